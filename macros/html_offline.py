"""The tool of the page about using the site without a network: what can be kept, how much it is, what is kept now.

render()    '<div data-kb="offline">…'

The browser code (`offline-page.js`) finds its way by `data-part`, fills in sizes, and shows what applies.
"""

from __future__ import annotations

from macros.html import icon, text
from macros.offline import PARTS


def render() -> str:
    """State, parts to choose, progress and buttons."""
    return (
        '<div class="kb-card kb-offline" data-kb="offline" data-search-exclude>'
        '<p class="kb-offline__state" data-part="state" role="status">ต้องเปิดจาวาสคริปต์จึงจะเก็บเว็บไว้ในเครื่องได้</p>'
        f'<div data-part="tool" hidden>{_parts()}'
        '<p class="kb-meta" data-part="sum" hidden></p>'
        '<div class="kb-offline__bar"><progress data-part="bar" aria-label="เก็บไว้ในเครื่อง" hidden></progress>'
        '<span class="kb-meta" data-part="percent"></span></div>'
        f'<div class="kb-actions">{_buttons()}</div>'
        '<p data-part="said" role="status" hidden></p></div></div>'
    )


def _parts() -> str:
    rows = "".join(_row(name, part.title, part.about) for name, part in PARTS.items())
    return f'<fieldset class="kb-offline__parts"><legend>เลือกส่วนที่จะเก็บ</legend>{rows}</fieldset>'


def _row(name: str, title: str, about: str) -> str:
    fixed = " checked disabled" if name == "core" else ""
    return (
        f'<div class="kb-offline__part" data-row><input type="checkbox" name="part" value="{name}" id="part-{name}" '
        f'data-name="{text(title)}" aria-describedby="part-{name}-about"{fixed}>'
        f'<label for="part-{name}">{text(title)}</label><span class="kb-meta" data-size></span>'
        f'<span class="kb-meta" id="part-{name}-about">{text(about)}</span></div>'
    )


def _buttons() -> str:
    kinds = (
        ("get", "kb-btn--main", "เก็บไว้ในเครื่อง"),
        ("take", "kb-btn--main", "ใช้รุ่นใหม่"),
        ("stop", "", "หยุดไว้ก่อน"),
        ("remove", "kb-btn--danger", "เอาออกจากเครื่อง"),
    )
    buttons = "".join(
        f'<button type="button" class="kb-btn {kind}" data-part="{name}" hidden>{words}</button>'
        for name, kind, words in kinds
    )
    return (
        f'{buttons}<button type="button" class="kb-btn kb-btn--quiet" data-part="all">'
        f"{icon('material/check-all')}เลือกทุกส่วน</button>"
    )
