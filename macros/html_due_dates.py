"""Due dates of the two-monthly report F49: the rounds with their months, for any year.

Without scripts it says the month and the day that we propose; `docs/assets/js/due-dates.js` adds the year, moves days
that fall on a weekend, and makes a calendar file.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros import thai
from macros.html import Href, text
from macros.lookup import Lookup

#: Day of the month after a round, as we propose it: the pilot's report, and the province's ten days later.
PILOT, PROVINCE = 7, 17


@dataclass(frozen=True)
class Shape:
    """One way to divide a fiscal year: rounds as first and last month."""

    id: str
    short: str
    title: str
    rounds: tuple[tuple[int, int], ...]


SHAPES = (
    Shape(
        "year", "ต.ค. ถึง ก.ย. 6 รอบ", "ทั้งปีงบประมาณ 6 รอบ เริ่มตุลาคม", ((10, 11), (12, 1), (2, 3), (4, 5), (6, 7), (8, 9))
    ),
    Shape(
        "guideline",
        "ม.ค. ถึง ก.ย. 5 รอบ",
        "ตามช่วงของแนวทาง พ.ศ. 2554 เริ่มมกราคม 5 รอบ รอบสุดท้ายเดือนเดียว",
        ((1, 2), (3, 4), (5, 6), (7, 8), (9, 9)),
    ),
)


def due_dates(_: Lookup, __: Href) -> str:
    """The rounds of both shapes, with room for a year and a day."""
    choices = "".join(f'<option value="{shape.id}">{text(shape.short)}</option>' for shape in SHAPES)
    tables = "".join(_table(shape) for shape in SHAPES)
    return (
        '<section class="kb-planner" data-kb="due-dates" aria-label="กำหนดส่งรายงาน F49">'
        '<form class="kb-listfilter" data-plan hidden>'
        '<div class="kb-field"><label for="due-year">ปีงบประมาณ พ.ศ.</label>'
        '<input class="kb-in" id="due-year" name="year" inputmode="numeric" placeholder="2570" '
        'aria-describedby="due-wrong" autocomplete="off"></div>'
        '<div class="kb-field"><label for="due-day">ส่งอำเภอวันที่เท่าใด</label>'
        f'<input class="kb-in" id="due-day" name="day" inputmode="numeric" value="{PILOT}" '
        'aria-describedby="due-wrong" autocomplete="off"></div>'
        '<div class="kb-field"><label for="due-shape">แบ่งรอบอย่างไร</label>'
        f'<select class="kb-in" id="due-shape" name="shape">{choices}</select></div>'
        '</form><p class="kb-err" id="due-wrong" role="alert" data-wrong hidden></p>'
        f'<p role="status" data-result></p>{tables}'
        '<div data-files hidden><p class="kb-actions kb-noprint">'
        '<button type="button" class="kb-btn" data-ics="pilot">ปฏิทินของแห่งต้นแบบ (.ics)</button> '
        '<button type="button" class="kb-btn" data-ics="province">ปฏิทินของจังหวัด (.ics)</button></p></div>'
        '<p role="status" data-made></p></section>'
    )


def _table(shape: Shape) -> str:
    heads = "".join(
        f'<th scope="col" role="columnheader">{words}</th>'
        for words in ("รอบ", "ช่วง", "แห่งต้นแบบส่งท้องถิ่นอำเภอ", "จังหวัดรวบรวมส่ง สถ.")
    )
    rows = "".join(_row(n, *months) for n, months in enumerate(shape.rounds, start=1))
    return (
        f'<div data-shape="{shape.id}"><table class="kb-table" role="table"><caption>{text(shape.title)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead><tbody role="rowgroup">{rows}</tbody></table></div>'
    )


def _row(n: int, first: int, last: int) -> str:
    period = thai.MONTHS[first - 1] if first == last else f"{thai.MONTHS[first - 1]}ถึง{thai.MONTHS[last - 1]}"
    after = thai.MONTHS[last % 12]
    return (
        f'<tr role="row" data-first="{first}" data-last="{last}"><th scope="row" role="rowheader">{n}</th>'
        f'<td role="cell" data-label="ช่วง" data-period>{period}</td>'
        f'<td role="cell" data-label="ส่งอำเภอ" data-pilot>{PILOT} {after}</td>'
        f'<td role="cell" data-label="จังหวัดส่ง" data-province>{PROVINCE} {after}</td></tr>'
    )
