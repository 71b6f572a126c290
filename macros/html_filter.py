"""Filters over a long list: words, choices and buttons. They need JavaScript, so they stay hidden until it shows them.

    frame(filters, items, "รายการ", 66)    the list with its filters, the count and the way back from "nothing found"

An entry carries `data-entry` and one `data-<facet>` for each facet, with its values between spaces; the browser code is
`docs/assets/js/list-filter.js`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from macros.html import table_of, text

Options = Iterable[tuple[str, str]]


def frame(filters: str, items: str, unit: str, total: int, note: str = "") -> str:
    """The whole list. `items` are `<li data-entry>`s in their lists, in `<section data-group>`s if they are grouped."""
    return (
        f'<div data-kb="list-filter"><form class="kb-listfilter" data-filters hidden>{filters}</form>'
        f'<p class="kb-meta" role="status" data-count data-unit="{unit}">{total} {unit} {note}</p>{items}'
        f"<p data-none hidden>ไม่มี{unit}ที่ตรงกับตัวกรอง "
        '<button type="button" class="kb-btn kb-btn--quiet" data-reset>แสดงทั้งหมด</button></p></div>'
    )


def compare(filters: str, heads: Sequence[str], rows: str, unit: str, total: int) -> str:
    """Rows side by side: each has a box (`data-pick`), and a button leaves only the chosen ones (`compare.js`)."""
    only = (
        '<p data-compare hidden><button type="button" class="kb-btn" aria-pressed="false">เทียบเฉพาะที่เลือก</button></p>'
    )
    return frame(filters, only + table_of(heads, rows, "kb-table kb-compare"), unit, total)


def search(name: str, label: str, placeholder: str) -> str:
    """The box for words."""
    return (
        f'<div class="kb-field"><label for="{name}">{label}</label><input class="kb-in" id="{name}" type="search" '
        f'placeholder="{text(placeholder)}" autocomplete="off"></div>'
    )


def select(name: str, facet: str, label: str, everything: str, options: Options) -> str:
    """One value of a facet from a list."""
    choices = "".join(f'<option value="{text(value)}">{text(words)}</option>' for value, words in options)
    return (
        f'<div class="kb-field"><label for="{name}">{label}</label>'
        f'<select class="kb-in" id="{name}" data-facet="{facet}">'
        f'<option value="">{everything}</option>{choices}</select></div>'
    )


def buttons(facet: str, label: str, everything: str, options: Options) -> str:
    """One value of a facet at a press."""
    rest = "".join(
        f'<button type="button" aria-pressed="false" data-facet="{facet}" data-value="{key}">{words}</button>'
        for key, words in options
    )
    return (
        f'<div class="kb-filters" role="group" aria-label="{label}"><button type="button" aria-pressed="true" '
        f'data-facet="{facet}" data-value="">{everything}</button>{rest}</div>'
    )
