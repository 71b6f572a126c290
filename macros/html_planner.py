"""A process with its standard hours, and a planner that spreads them over working days.

Without scripts it is the table of steps and hours; `docs/assets/js/planner.js` makes the hours of each step editable
and adds a first day, hours a week and dates.
"""

from __future__ import annotations

from macros import model
from macros.html import Href, text, title
from macros.lookup import Lookup

#: What one person gets done in a week beside other work: the calendar of the two checklists reckons with it too.
HOURS_A_WEEK = 30
_DATES = ("เริ่ม", "เสร็จ")
_HEADS = ("ขั้น", "ทำอะไร", "ใคร", "ชั่วโมง", *_DATES)


def planner(lookup: Lookup, href: Href, name: str) -> str:
    """The steps of the process `name` with hours, a form for the first day, and room for dates."""
    process = next(each for each in lookup.library.processes if each.id == name)
    here = f"p-{process.id}"
    total = _hours(process.hours)
    heads = "".join(
        f'<th scope="col" role="columnheader"{" data-date hidden" if words in _DATES else ""}>{words}</th>'
        for words in _HEADS
    )
    rows = "".join(_step(href, process, n, step) for n, step in enumerate(process.steps, start=1))
    note = f'<p class="kb-note">{text(process.note)}</p>' if process.note else ""
    return (
        f'<section class="kb-planner" data-kb="planner" data-total="{process.hours:g}" aria-labelledby="{here}">'
        f'<h4 id="{here}">ปฏิทินงาน: {title(process.title)} รวม {total} ชั่วโมง</h4>{note}{_form(here)}'
        '<p role="status" data-result></p>'
        f'<table class="kb-table" role="table"><thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table></section>'
    )


def _form(here: str) -> str:
    """First day and hours a week; each says below itself what is wrong with it."""
    return (
        '<form class="kb-listfilter" data-plan hidden>'
        + _field(here, "day", "วันเริ่มงาน", 'inputmode="numeric" placeholder="1/10/2569"')
        + _field(here, "week", "ทำได้สัปดาห์ละกี่ชั่วโมง (ทั้งทีม)", f'inputmode="decimal" value="{HOURS_A_WEEK}"')
        + "</form>"
        + "".join(f'<p class="kb-err" id="{here}-{name}-wrong" role="alert" hidden></p>' for name in ("day", "week"))
    )


def _field(here: str, name: str, label: str, more: str) -> str:
    return (
        f'<div class="kb-field"><label for="{here}-{name}">{label}</label>'
        f'<input class="kb-in" id="{here}-{name}" name="{name}" {more} autocomplete="off" '
        f'aria-describedby="{here}-{name}-wrong"></div>'
    )


def _step(href: Href, process: model.Process, n: int, step: model.ProcessStep) -> str:
    result = f'<br><span class="kb-meta">ได้: {text(step.result)}</span>' if step.result else ""
    target = href(f"checklists/{process.checklist}.html#{step.item}")
    done = f'<br><a href="{text(target)}">{title("ข้อในเช็กลิสต์")}</a>' if step.item else ""
    return (
        f'<tr role="row" data-hours="{step.hours:g}"><th scope="row" role="rowheader">{n}</th>'
        f'<td role="cell" data-label="ทำอะไร">{text(step.text)}{result}{done}</td>'
        f'<td role="cell" data-label="ใคร">{text(step.who or "")}</td>'
        f'<td role="cell" data-label="ชั่วโมง" data-given>{_hours(step.hours)}</td>'
        '<td role="cell" data-label="เริ่ม" data-date data-start hidden></td>'
        '<td role="cell" data-label="เสร็จ" data-date data-end hidden></td></tr>'
    )


def _hours(hours: float) -> str:
    return f"{hours:,.0f}" if hours == int(hours) else f"{hours:,.1f}"
