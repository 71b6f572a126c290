"""Small pieces of HTML that several pages share: escaping, icons, tags, unbroken Thai words.

Everything here returns one string without blank lines, because Markdown would end a raw block at the first one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from html import escape
from pathlib import Path

import material

from macros import model

Href = Callable[[str], str]
_ICONS = Path(material.__file__).parent / "templates" / ".icons"
#: Words that browsers like to break in the middle. Only for short strings from data (titles, labels).
UNBROKEN = """
องค์กรปกครอง ส่วนท้องถิ่น ท้องถิ่น กระจายอำนาจ อำนาจ ความร่วมมือ บันทึกข้อตกลง ข้อตกลง ประชุมสภา คณะผู้บริหาร ประชาคม
เห็นชอบ เทศบาล องค์การบริหาร ราชการ แผ่นดิน บูรณาการ งบประมาณ พระราชบัญญัติ กระทรวง มหาดไทย มูลฝอย รัฐธรรมนูญ
ราชอาณาจักร จัดซื้อจัดจ้าง สาธารณภัย สาธารณะ ระเบียบ สมาชิกภาพ สมาชิก ดำเนินงาน เช็กลิสต์
"""
_LONGEST_FIRST = sorted(UNBROKEN.split(), key=len, reverse=True)
_UNBROKEN = re.compile(f"(?:{'|'.join(_LONGEST_FIRST)})ฯ?")
#: A link in a sentence passes through Markdown, in a table row even a | counts: these go in as character references.
_MARKDOWN = {ord(character): f"&#{ord(character)};" for character in "\\`*_[]{}|"}

CERTAINTY: dict[str, tuple[str, str | None, str]] = {
    "law": ("kb-tag--brand", "material/check-decagram-outline", "อ่านจากตัวบท"),
    "high": ("kb-tag--brand", "material/check-decagram-outline", "อ่านจากต้นเอกสาร"),
    "medium": ("kb-tag--line", None, "ตามที่เผยแพร่"),
    "own": ("kb-tag--own", None, "ข้อเสนอของผู้จัดทำ"),
}
STATUS: dict[str, tuple[str, str, str]] = {
    "in-force": ("kb-tag--ok", "material/check-circle-outline", "ใช้อยู่"),
    "amended": ("kb-tag--brand", "material/update", "แก้ไขแล้ว"),
    "replaced": ("kb-tag--warn", "material/swap-horizontal", "ถูกแทน"),
    "repealed": ("kb-tag--stop", "material/cancel", "ยกเลิก"),
    "unknown": ("kb-tag--line", "material/help-circle-outline", "ควรตรวจสถานะ"),
}


def text(value: str) -> str:
    """Plain text made safe for HTML and for Markdown around it; nothing a record says is ever markup."""
    return escape(value, quote=True).translate(_MARKDOWN)


def title(value: str) -> str:
    """A short string from data, with known words kept whole (never zero-width characters: they end up in copies)."""
    return _UNBROKEN.sub(lambda m: f'<wbr><span class="kb-nw">{m.group()}</span><wbr>', text(value))


@cache
def icon(name: str) -> str:
    """One of Material's icons inline, decoration only: `icon("material/bank-outline")`."""
    svg = (_ICONS / f"{name}.svg").read_text(encoding="utf-8")
    return svg.replace("<svg ", '<svg class="kb-i" aria-hidden="true" focusable="false" ', 1)


def tag(kind: str, words: str, picture: str | None = None) -> str:
    """A word in a small box. It says its meaning; colour only repeats it."""
    return f'<span class="kb-tag {kind}">{icon(picture) if picture else ""}{text(words)}</span>'


def certainty(level: str) -> str:
    """How sure a statement is. "law" is "high" for acts, whose text was read and not only a document about it."""
    kind, picture, words = CERTAINTY[level]
    return tag(kind, words, picture)


def status(value: model.Status) -> str:
    """What became of a regulation."""
    kind, picture, words = STATUS[value]
    return tag(kind, words, picture)


def lawyer() -> str:
    """ให้นิติกรตรวจก่อนใช้."""
    return tag("kb-tag--law", "ให้นิติกรตรวจก่อนใช้", "material/scale-balance")


def own() -> str:
    """ข้อเสนอของผู้จัดทำ."""
    return certainty("own")


def published(who: str) -> str:
    """A statement that rests on what somebody published."""
    return tag("kb-tag--line", f"ตามที่เผยแพร่โดย {who}")


def verify() -> str:
    """An open question, never a fact."""
    return tag("kb-tag--line", "ควรตรวจสอบ", "material/help-circle-outline")


def link(href: str, words: str) -> str:
    """A link with plain words."""
    return f'<a href="{text(href)}">{text(words)}</a>'


def joined(parts: Iterable[str]) -> str:
    """Parts of a meta line, separated by a middle dot."""
    return " · ".join(parts)


def links_list(rows: Iterable[tuple[str, str, str, str]]) -> str:
    """`kb-links`: icon name, address, words, meta."""
    items = (
        f'<li><a href="{text(href)}">{icon(picture)} <span>{text(words)}</span> '
        f'<span class="kb-meta">{text(meta)}</span></a></li>'
        for picture, href, words, meta in rows
    )
    return f'<ul class="kb-links">{"".join(items)}</ul>'


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of safe HTML cells that turns into cards on a phone; the first cell of a row heads it."""
    body = "".join(
        f'<tr role="row"><th scope="row" role="rowheader">{first}</th>{_cells(heads[1:], rest)}</tr>'
        for first, *rest in rows
    )
    return table_of(heads, body)


def table_of(heads: Sequence[str], body: str, kind: str = "kb-table") -> str:
    """A table around rows that are already HTML, with the roles that survive its layout as cards."""
    head = "".join(f'<th scope="col" role="columnheader">{text(words)}</th>' for words in heads)
    return (
        f'<table class="{kind}" role="table"><thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def _cells(heads: Sequence[str], cells: Iterable[str]) -> str:
    return "".join(
        f'<td role="cell" data-label="{text(words)}">{cell}</td>' for words, cell in zip(heads, cells, strict=True)
    )
