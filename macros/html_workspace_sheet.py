"""The parts of the workspace page that are complete without JavaScript: all checklists with their blank files, the
project's facts and its yes/no conditions. Native controls: they print as a sheet to fill by hand.
"""

from __future__ import annotations

from macros import html_field, model
from macros.catalogue import STAGES, in_order
from macros.html import Href, text, title
from macros.html_downloads import FORMATS
from macros.lookup import Lookup

ANSWERS = (("yes", "ใช่"), ("no", "ไม่ใช่"), ("", "ยังไม่รู้"))


# --- Conditions ------------------------------------------------------------------------------------------------------


def conditions(lookup: Lookup) -> str:
    """Yes, no or not known yet, for each condition."""
    rows = "".join(_condition(condition) for condition in lookup.library.conditions)
    return (
        '<section class="kb-card" data-part="conditions" aria-labelledby="conditions">'
        '<h2 id="conditions">เงื่อนไขของโครงการ</h2>'
        '<p class="kb-meta">ตอบว่าไม่ใช่ ข้อที่ไม่เกี่ยวจะนับเป็น “ไม่ใช้” ให้เอง</p>'
        f'<form class="kb-yesno" method="dialog" autocomplete="off" data-search-exclude>{rows}</form></section>'
    )


def _condition(condition: model.Condition) -> str:
    name = f"if-{condition.id}"
    help_ = f'<span class="kb-help" id="{name}-help">{text(condition.help)}</span>' if condition.help else ""
    radios = "".join(
        f'<input type="radio" id="{name}-{value or "unknown"}" name="{name}" value="{value}"'
        f'{"" if value else " checked"}><label for="{name}-{value or "unknown"}">{words}</label>'
        for value, words in ANSWERS
    )
    return (
        f'<fieldset data-condition="{condition.id}" aria-describedby="{name}-help {name}-from">'
        f"<legend>{text(condition.label)}</legend>{help_}"
        f'<div class="kb-seg">{radios}</div><span class="kb-meta" id="{name}-from" data-from></span></fieldset>'
    )


# --- Checklists ------------------------------------------------------------------------------------------------------


def blank_lists(lookup: Lookup, href: Href) -> str:
    """All checklists by stage, with blank files and, on paper, room to write."""
    stages = "".join(
        f'<h3 id="ws-stage-{stage}">{words}</h3>{_blank_stage(lists, href)}'
        for stage, words in STAGES.items()
        if (lists := [each for each in in_order(lookup.library) if each.stage == stage])
    )
    return f'<section data-blank aria-labelledby="ws-all"><h2 id="ws-all">เช็กลิสต์ทั้งหมด</h2>{stages}</section>'


def _blank_stage(lists: list[model.Checklist], href: Href) -> str:
    screen, paper = ' class="kb-noprint"', ' class="kb-ws__write"'
    heads = (("เช็กลิสต์", ""), ("จำนวน", ""), ("แบบเปล่า", screen), ("ผู้รับผิดชอบ", paper), ("เสร็จเมื่อ", paper))
    head = "".join(f'<th role="columnheader" scope="col"{where}>{words}</th>' for words, where in heads)
    rows = "".join(_blank_row(each, href, screen, paper) for each in lists)
    return (
        '<table class="kb-table kb-ws__blank" role="table"><thead role="rowgroup">'
        f'<tr role="row">{head}</tr></thead><tbody role="rowgroup">{rows}</tbody></table>'
    )


def _blank_row(checklist: model.Checklist, href: Href, screen: str, paper: str) -> str:
    stem = href(f"checklists/files/{checklist.id}-blank")
    files = " ".join(
        f'<a class="kb-do" href="{stem}.{suffix}" download>'
        f'<span class="kb-hidden">{text(checklist.short)} แบบเปล่า </span>{words}</a>'
        for suffix, words in FORMATS.items()
    )
    page = href(f"checklists/{checklist.id}.html")
    return (
        f'<tr role="row"><th role="rowheader" scope="row"><a href="{page}">{title(checklist.title)}</a></th>'
        f'<td role="cell" data-label="จำนวน">{len(checklist.items)} ข้อ</td>'
        f'<td role="cell" data-label="แบบเปล่า"{screen}>{files}</td>'
        f'<td role="cell"{paper}></td><td role="cell"{paper}></td></tr>'
    )


# --- Facts -----------------------------------------------------------------------------------------------------------


def facts_form(lookup: Lookup) -> str:
    """Every fact as a field; `data-field` is the fact's id."""
    fields = "".join(
        html_field.render(fact_field(fact), f"fact-{fact.id}") for fact in lookup.library.facts if not fact.book
    )
    return (
        '<section class="kb-ws__facts" aria-labelledby="facts"><h2 id="facts" tabindex="-1">ข้อมูลกลางของโครงการ</h2>'
        '<p class="kb-lead">กรอกครั้งเดียว ทุกแบบฟอร์มและเช็กลิสต์ของโครงการนี้หยิบไปใช้ เว้นว่างไว้ก่อนได้</p>'
        '<form class="kb-fields" method="dialog" novalidate autocomplete="off" aria-labelledby="facts" data-facts '
        f"data-search-exclude>{fields}</form></section>"
    )


def fact_field(fact: model.Fact) -> model.Field:
    """The fact as a field of its own. Marked required, because "(ไม่บังคับ)" at every field says nothing."""
    return model.Field(
        id=fact.id,
        label=fact.label,
        type=fact.type,
        required=True,
        help=fact.help,
        placeholder=fact.placeholder,
        options=fact.options,
        columns=fact.columns,
        row=fact.row,
    )
