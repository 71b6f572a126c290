"""A process with its standard hours, and a planner that spreads them over working days.

Without scripts it is the table of steps and hours; `docs/assets/js/planner.js` adds first day, pace and dates.
"""

from __future__ import annotations

from macros import model
from macros.html import Href, link, text, title
from macros.lookup import Lookup


def planner(lookup: Lookup, href: Href, name: str) -> str:
    """The steps of the process `name` with hours, running share and room for dates."""
    process = next(each for each in lookup.library.processes if each.id == name)
    rows = "".join(_step(lookup, href, process, n, step) for n, step in enumerate(process.steps, start=1))
    heads = "".join(
        f'<th scope="col" role="columnheader"{" data-date hidden" if words in ("เริ่ม", "เสร็จ") else ""}>{words}</th>'
        for words in ("ขั้น", "ทำอะไร", "ใคร", "ชั่วโมง", "เริ่ม", "เสร็จ")
    )
    note = f'<p class="kb-note">{text(process.note)}</p>' if process.note else ""
    total = _hours(process.hours)
    return (
        f'<section class="kb-planner" data-kb="planner" aria-labelledby="p-{process.id}">'
        f'<h3 id="p-{process.id}">{title(process.title)} รวม {total} ชั่วโมง</h3>{note}'
        f'<form class="kb-listfilter" data-plan hidden>'
        f'<div class="kb-field"><label for="p-{process.id}-day">วันเริ่มงาน</label>'
        f'<input class="kb-in" id="p-{process.id}-day" name="day" inputmode="numeric" placeholder="1/10/2569" '
        f'aria-describedby="p-{process.id}-wrong" autocomplete="off"></div>'
        f'<div class="kb-field"><label for="p-{process.id}-week">ทำได้สัปดาห์ละ (ชั่วโมง ทั้งทีมรวมกัน)</label>'
        f'<input class="kb-in" id="p-{process.id}-week" name="week" inputmode="decimal" value="35"></div>'
        f'<p class="kb-error" id="p-{process.id}-wrong" data-wrong hidden></p></form>'
        f'<p role="status" data-result></p>'
        f'<table class="kb-table" role="table"><thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table></section>'
    )


def _step(lookup: Lookup, href: Href, process: model.Process, n: int, step: model.ProcessStep) -> str:
    result = f'<span class="kb-meta">ได้: {text(step.result)}</span>' if step.result else ""
    done = link(href(f"checklists/{process.checklist}.html#{step.item}"), "ข้อในเช็กลิสต์") if step.item else ""
    return (
        f'<tr role="row" data-hours="{step.hours:g}"><th scope="row" role="rowheader">{n}</th>'
        f'<td role="cell" data-label="ทำอะไร">{text(step.text)} {result} {done}</td>'
        f'<td role="cell" data-label="ใคร">{text(step.who or "")}</td>'
        f'<td role="cell" data-label="ชั่วโมง">{_hours(step.hours)}</td>'
        '<td role="cell" data-label="เริ่ม" data-date data-start hidden></td>'
        '<td role="cell" data-label="เสร็จ" data-date data-end hidden></td></tr>'
    )


def _hours(hours: float) -> str:
    return f"{hours:,.0f}" if hours == int(hours) else f"{hours:,.1f}"
