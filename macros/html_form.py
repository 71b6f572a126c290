"""A form as a section of a page: what it is, its files, native controls to fill it, and the paper beside them.

    render(form, facts, href)    '<div class="kb-form" data-kb-form="f07-council-motion" …>…</div>'

Without JavaScript the page is a form to read, fill by hand and print, with ready files to download. JavaScript
(`docs/assets/js/form.js`) adds memory, checks, rows, the live paper, and files made from what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from macros import compute_check, form_paper, html, html_document, html_field, model, thai, xlsx
from macros.field_definitions import as_script, definitions
from macros.html import Href
from macros.html_downloads import downloads
from macros.html_field import words


def render(form: model.Form, facts: Mapping[str, model.Fact], href: Href) -> str:
    """The whole section. `href` turns a path of the site into a link from the page it stands on."""
    data = (
        f'data-kb-form="{form.id}" data-no="{form.no}" data-title="{words(form.title)}" data-version="{form.version}"'
        f' data-digits="{form.digits}"'
    )
    parts = [
        f'<div class="kb-form" {data}>',
        _header(form),
        f'<script type="application/json" data-fields>{as_script(definitions(form, facts))}</script>',
        f'<script type="application/json" data-rules>{as_script(_rules(form))}</script>',
        f'<div class="kb-before">{_prepare(form)}{_downloads(form, href)}</div>',
        f'<div class="kb-formgrid{" kb-formgrid--wide" if form.landscape else ""}">',
        _controls(form, facts),
        _preview(form),
        "</div>",
        "</div>",
    ]
    return "\n".join(part for part in parts if part)


def _rules(form: model.Form) -> list[dict[str, object]]:
    return [rule.as_data() for rule in compute_check.rules(form)]


def _header(form: model.Form) -> str:
    meta = [f"<span>ใช้ในหัวข้อ {_joined(_entry_numbers(form))}</span>"] if _entry_numbers(form) else []
    asked = sum(not field.compute for field in form.fields)
    meta.append(f"<span>{asked}&nbsp;ช่อง ใช้เวลาราว&nbsp;{form.minutes}&nbsp;นาที</span>")
    if form.lawyer:
        meta.append(html.lawyer())
    return (
        f'<header class="kb-entry"><span class="kb-entry__no" aria-hidden="true">{form.no}</span>\n'
        f'<h1 id="f-{form.id}"><span class="kb-hidden">{form.no} </span>{html.title(form.title)}</h1>\n'
        f'<div class="kb-entry__meta kb-meta">{" ".join(meta)}</div></header>\n'
        f'<p class="kb-lead">{words(form.summary)}</p>'
    )


def _entry_numbers(form: model.Form) -> list[str]:
    """`m-2-1-2` is heading 2.1.2; entries without a number (forewords) are not named here."""
    return [entry.removeprefix("m-").replace("-", ".") for entry in form.entries if re.fullmatch(r"m(-\d+)+", entry)]


def _joined(names: Sequence[str]) -> str:
    return " และ ".join([" ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _prepare(form: model.Form) -> str:
    if not form.prepare:
        return ""
    items = "".join(f"<li>{words(item)}</li>" for item in form.prepare)
    return (
        f'<section class="kb-prepare" aria-labelledby="f-{form.id}-prepare">'
        f'<h2 id="f-{form.id}-prepare">เตรียมก่อนกรอก</h2><ul>{items}</ul></section>'
    )


def _downloads(form: model.Form, href: Href) -> str:
    return (
        f'<section class="kb-ready" aria-labelledby="f-{form.id}-files"><h2 id="f-{form.id}-files">ดาวน์โหลดไปใช้เลย</h2>'
        f"{downloads(form, href, look='kb-btn')}</section>"
    )


def _controls(form: model.Form, facts: Mapping[str, model.Fact]) -> str:
    # method="dialog" outside a dialog submits nowhere: Enter must not reload the page and lose what was typed
    head = (
        f'<form class="kb-fields" method="dialog" novalidate autocomplete="off" aria-labelledby="f-{form.id}-fill">'
        f'\n<h2 id="f-{form.id}-fill">กรอกในหน้านี้</h2>'
        "\n<noscript data-search-exclude><p>เบราว์เซอร์นี้ปิดจาวาสคริปต์ กรอกแล้วสั่งพิมพ์หน้านี้ได้ หรือใช้ไฟล์แบบเปล่าข้างบน "
        "แต่สิ่งที่กรอกจะไม่ถูกบันทึก</p></noscript>"
        '\n<div class="kb-errors" role="alert" tabindex="-1" data-errors hidden></div>'
        "\n<div data-kb-save></div>"
    )
    groups = "\n".join(_group(form, group, facts) for group in form.groups)
    return f"{head}\n{groups}\n{_bar(form)}\n</form>"


def _group(form: model.Form, group: model.Group, facts: Mapping[str, model.Fact]) -> str:
    head = f"f-{form.id}-g-{group.id}"
    help_ = f'<p class="kb-help">{words(group.help)}</p>' if group.help else ""
    fields = "\n".join(
        html_field.render(field, f"fld-{form.id}-{field.id}", facts.get(field.fact) if field.fact else None)
        for field in group.fields
    )
    return (
        f'<section class="kb-group" aria-labelledby="{head}"><h3 id="{head}">{html.title(group.title)}</h3>{help_}\n'
        f"{fields}\n</section>"
    )


def _bar(form: model.Form) -> str:
    csv = '<button type="button" class="kb-btn" data-make="csv">CSV</button>' if _has_rows(form) else ""
    excel = (
        f'<button type="button" class="kb-btn" data-make="xlsx">Excel</button>{csv}'
        '<button type="button" class="kb-btn kb-btn--quiet" data-import>นำ Excel หรือ CSV กลับเข้า</button>'
        if form.spreadsheet
        else ""
    )
    checked = " checked" if form.digits == "thai" else ""
    return (
        '<div class="kb-bar" role="group" aria-label="ดาวน์โหลดฉบับที่กรอก" data-bar data-search-exclude hidden>'
        '<button type="button" class="kb-btn kb-btn--main" data-make="docx">Word</button>'
        f"{excel}"
        '<button type="button" class="kb-btn" data-make="print">พิมพ์ หรือ PDF</button>'
        f'<label class="kb-choice"><input type="checkbox" role="switch" data-thai{checked}>'
        "<span>ใช้เลขไทย</span></label>"
        '<p class="kb-bar__note kb-meta" role="status" data-made>'
        "จะเก็บเป็น PDF ให้กดพิมพ์ แล้วเลือก “บันทึกเป็น PDF”</p></div>"
    )


def _has_rows(form: model.Form) -> bool:
    """Whether a table of the paper has rows to type in: those are what a CSV file holds."""
    return any(grid.scope for grid in xlsx.grids(form_paper.form_blocks(form, None)))


def _preview(form: model.Form) -> str:
    paper = html_document.render(form_paper.form_blocks(form, None), digits=form.digits)
    wide = " kb-paper--wide" if form.landscape else ""
    return (
        '<details class="kb-preview" open><summary data-search-exclude>ตัวอย่างเอกสาร'
        ' <span class="kb-meta">A4 · ช่องที่ยังว่างเป็นสีเหลือง พิมพ์ออกเป็นเส้นจุด</span></summary>\n'
        '<div class="kb-preview__scroll" tabindex="0" role="region" aria-label="ตัวอย่างเอกสาร">'
        f'<div class="kb-paper{wide}"><div class="kb-paper__sheet">\n'
        f'<div class="kb-paper__body" data-paper>{paper}</div>\n'
        f"{_foot(form)}\n</div></div></div></details>"
    )


def _foot(form: model.Form) -> str:
    stamp = form_paper.form_stamp(form)
    return (
        f'<div class="kb-paper__foot" data-foot data-search-exclude>{form.no} · รุ่น {form.version} · '
        f"ปรับปรุง {thai.short_date(form.updated)} · <span data-page-address>{stamp.page}</span></div>"
    )
