"""One printable sheet for typing into: looks, typed cells, checks on what is typed, page set-up.

sheet = Sheet(stamp, widths=[8, 40, 20])
sheet.text(0, 0, 2, "แบบสำรวจ", "title")
sheet.slot(1, 1, 2, slot)
sheet.close()       bytes; the same for the same calls
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from macros import column_widths
from macros.blocks import Slot, Stamp
from macros.docx_parts import DRAFT
from macros.model import FieldType
from macros.ooxml import FONT, clean, date_of, number_of
from macros.xlsx_checks import CHECKS

#: TH Sarabun 16 is cut by Excel's own row height.
ROW_HEIGHT = 24
_LINE_HEIGHT = 22
TICK = "✓"
_CELL_LIMIT = 32_767
_LIST_LIMIT = 255
#: Excel measures columns in digits of Calibri 11 (5.25 pt); a letter of TH Sarabun 16 takes 5.3 pt on average.
LETTER = 1.05
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 20, "align": "center"},
    "heading": {"bold": True, "font_size": 18},
    "body": {},
    "label": {"align": "right"},
    "note": {"font_size": 14},
    "head": {"bold": True, "align": "center", "border": 1, "bg_color": "#E8EEF2"},
    "section": {"bold": True, "border": 1, "bg_color": "#F3F6F8"},
    "cell": {"border": 1, "valign": "top"},
    "detail": {"border": 1, "valign": "top", "font_size": 14},
    "input": {"border": 1, "locked": False, "valign": "top"},
    "worked": {"border": 1, "valign": "top", "bg_color": "#F0F0F0"},
    "warning": {"bold": True, "font_color": "#B00020"},
    "sum": {"border": 1, "bold": True, "bg_color": "#F0F0F0"},
    "line": {"bottom": 4, "locked": False, "bg_color": "#FBF9EE"},
}
_FORMATS = {"date": "[$-107041E]d mmm yyyy", "baht": "#,##0.00", "percent": 'General"%"'}
_NUMBERS = {"baht", "number", "percent"}


class Sheet:
    """A sheet of a workbook, most often its only one. Rows and columns count from 0."""

    def __init__(self, stamp: Stamp, widths: Sequence[float], name: str = "", beside: Sheet | None = None) -> None:
        """Columns as wide as `widths` letters, A4 landscape, one page wide. `beside` is in the same workbook."""
        self._out: io.BytesIO = beside._out if beside else io.BytesIO()
        self._book: Any = beside._book if beside else _book(self._out, stamp)
        self._sheet = self._book.add_worksheet((name or stamp.id)[:31])
        self._formats: dict[tuple[str, str, str], Any] = beside._formats if beside else {}
        self._lists: dict[tuple[str, ...], str] = {}
        self._heights: dict[int, float] = {}
        self._breaks: list[int] = []
        #: Cells whose value is worked out, as they were written; formulas need to know where all others are.
        self.computed: list[tuple[int, int, Slot, str, tuple[str, str]]] = []
        self.widths = widths
        self._set_up(stamp)

    def _set_up(self, stamp: Stamp) -> None:
        self._sheet.set_default_row(ROW_HEIGHT)
        for column, width in enumerate(self.widths):
            self._sheet.set_column(column, column, width * LETTER + 1)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_margins(left=0.5, right=0.4, top=0.7, bottom=0.7)
        font = f'&"{FONT},Regular"'
        address = f"{stamp.id} · ฉบับ {stamp.version} · {stamp.page}".replace("&", "&&")
        self._sheet.set_footer(f"&L{font}&12{address}&R{font}&12หน้า &P จาก &N")
        if stamp.draft:
            self._sheet.set_header(f"&R{font}&14{DRAFT}")
        self._sheet.protect("", {"format_rows": True, "format_columns": True, "autofilter": True})

    def finish(self) -> None:
        """Make the rows as high as they need."""
        self._sheet.set_h_pagebreaks(self._breaks)
        for row, height in self._heights.items():
            self._sheet.set_row(row, min(height, 400))

    def close(self) -> bytes:
        """The finished file; other sheets beside this one were finished before."""
        self.finish()
        self._book.close()
        return self._out.getvalue()

    # --- Cells -------------------------------------------------------------------------------------------------------

    def text(self, row: int, first: int, last: int, text: str, look: str, *, last_row: int | None = None) -> None:
        """Fixed words over the columns `first`…`last`; the row grows with the text."""
        words = _limited(text)
        bottom = row if last_row is None else last_row
        style = self._format(look)
        self._merge(row, first, bottom, last, style)
        self._sheet.write_string(row, first, words, style) if words else None
        size = style.font_size
        need = _height(column_widths.lines(words, self._room(first, last) * 16 / size)) * size / 16
        for each in range(row, bottom + 1):
            self._grow(each, need / (bottom - row + 1))

    def slot(
        self,
        row: int,
        first: int,
        last: int,
        slot: Slot,
        *,
        look: str = "line",
        align: str = "left",
        around: tuple[str, str] = ("", ""),
    ) -> str:
        """A cell to type in; `around` are fixed words shown before and after the value. Returns its reference."""
        style = self._format(look, _number_format(slot, around), align)
        self._merge(row, first, row, last, style)
        self._write(row, first, slot, style)
        if slot.compute:
            self.computed.append((row, first, slot, align, around))
        if slot.value:
            self._grow(row, _height(column_widths.lines(clean(slot.value), self._room(first, last))))
        return str(xl_rowcol_to_cell(row, first))

    def formula(self, row: int, column: int, formula: str, slot: Slot, align: str, around: tuple[str, str]) -> None:
        """A locked cell that Excel works out; it knows its value before."""
        style = self._format("worked", _number_format(slot, around), align)
        write = self._sheet.write_array_formula if formula.startswith("{") else self._sheet.write_formula
        place = (row, column, row, column) if formula.startswith("{") else (row, column)
        write(*place, formula, style, _result(slot))

    def margin(self, column: int) -> None:
        """Room for words beside the paper, which are not printed."""
        self._sheet.set_column(column, column, 60)
        self._sheet.print_area(0, 0, 1_048_575, column - 1)

    def warning(self, row: int, first: int, last: int, formula: str) -> None:
        """A cell that says in red what does not hold."""
        style = self._format("warning")
        self._merge(row, first, row, last, style)
        self._sheet.write_formula(row, first, formula, style, "")

    def tick(self, row: int, column: int, checked: bool | None, look: str = "input", *, last: int | None = None) -> str:
        """A cell, as wide as to column `last`, that holds ✓ or nothing. Returns its reference."""
        style = self._format(look, "", "center")
        self._merge(row, column, row, column if last is None else last, style)
        self._sheet.write(row, column, TICK if checked else None, style)
        return str(xl_rowcol_to_cell(row, column))

    def total(self, row: int, span: tuple[int, int], first: int, last: int, slot: Slot, align: str) -> None:
        """A locked cell that sums the rows `first`…`last` above it; it knows its result before Excel works it out."""
        column = span[0]
        cells = f"{xl_rowcol_to_cell(first, column)}:{xl_rowcol_to_cell(last, column)}"
        style = self._format("sum", _number_format(slot, ("", "")), align)
        self._merge(row, column, row, span[1], style)
        result = number_of(slot.value or "") or 0
        self._sheet.write_formula(row, column, f"=SUM({cells})", style, float(result) if result % 1 else int(result))

    def at_least(self, row: int, height: float) -> None:
        """A row of at least this height in cm."""
        self._grow(row, height * 72 / 2.54)

    def _write(self, row: int, column: int, slot: Slot, style: Any) -> None:
        """A value as what it is; never as a formula or link, whatever it starts with."""
        day = date_of(slot.value or "") if kind(slot) == "date" else None
        number = number_of(slot.value or "") if kind(slot) in _NUMBERS else None
        if not slot.value:
            self._sheet.write_blank(row, column, None, style)
        elif day:
            self._sheet.write_datetime(row, column, day, style)
        elif number is not None:
            self._sheet.write_number(row, column, int(number) if number == int(number) else float(number), style)
        else:
            self._sheet.write_string(row, column, _limited(slot.value), style)

    def _merge(self, row: int, first: int, bottom: int, last: int, style: Any) -> None:
        if (row, first) == (bottom, last):
            self._sheet.write_blank(row, first, None, style)
        else:
            self._sheet.merge_range(row, first, bottom, last, "", style)

    def _room(self, first: int, last: int) -> float:
        return sum(self.widths[first : last + 1])

    def _grow(self, row: int, height: float) -> None:
        """Excel does not grow rows of merged cells by itself."""
        if height > self._heights.get(row, ROW_HEIGHT):
            self._heights[row] = height

    def _format(self, look: str, number: str = "", align: str = "") -> Any:
        key = (look, number, align)
        if key not in self._formats:
            given = {"font_name": FONT, "font_size": 16, "text_wrap": True, "valign": "vcenter"}
            given |= {"align": align} if align else {}
            given |= {"num_format": number} if number else {}
            self._formats[key] = self._book.add_format(given | _LOOKS[look])
        return self._formats[key]

    # --- Checks ------------------------------------------------------------------------------------------------------

    def check(self, first_row: int, last_row: int, column: int, slot: Slot) -> None:
        """Let only values of the slot's type into these cells."""
        if slot.compute:
            return
        if slot.options:
            self.choose(first_row, last_row, column, slot.options)
        elif kind(slot) in CHECKS:
            self._sheet.data_validation(first_row, column, last_row, column, CHECKS[kind(slot)])

    def choose(self, first_row: int, last_row: int, column: int, options: Sequence[str]) -> None:
        """Let only one of the options into these cells."""
        rule = {
            "validate": "list",
            "source": self._source(tuple(options)),
            "error_title": "เลือกจากรายการ",
            "error_message": "กดลูกศรข้างช่อง แล้วเลือกจากรายการ",
        }
        self._sheet.data_validation(first_row, column, last_row, column, rule)

    def _source(self, options: tuple[str, ...]) -> list[str] | str:
        """The options themselves, or, when Excel cannot take them in the rule, where they stand in a hidden column."""
        if len(",".join(options)) <= _LIST_LIMIT and not any("," in option for option in options):
            return list(options)
        if options not in self._lists:
            column = len(self.widths) + 1 + len(self._lists)
            self._sheet.set_column(column, column, None, None, {"hidden": True})
            for row, option in enumerate(options):
                self._sheet.write_string(row, column, _limited(option))
            ends = (xl_rowcol_to_cell(row, column, True, True) for row in (0, len(options) - 1))
            self._lists[options] = "=" + ":".join(ends)
        return self._lists[options]

    def filter(self, head: int, last: int) -> None:
        """Arrows in the row `head` that show only some of the rows down to `last`."""
        self._sheet.autofilter(head, 0, last, len(self.widths) - 1)

    # --- Page --------------------------------------------------------------------------------------------------------

    def new_page(self, row: int) -> None:
        """A printed page begins with this row."""
        self._breaks.append(row)

    def head_rows(self, first: int, last: int) -> None:
        """Repeat these rows on each printed page, and hold them on the screen if they leave room for the rest."""
        self._sheet.repeat_rows(first, last)
        if sum(self._heights.get(row, ROW_HEIGHT) for row in range(last + 1)) <= 330:
            self._sheet.freeze_panes(last + 1, 0)


def _book(out: io.BytesIO, stamp: Stamp) -> Any:
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties(
        {"title": clean(stamp.title), "subject": stamp.id, "created": datetime.combine(stamp.updated, time())}
    )
    return book


def _height(lines: int) -> float:
    return ROW_HEIGHT + (lines - 1) * _LINE_HEIGHT


def kind(slot: Slot) -> FieldType:
    """What a cell holds: baht in words is text."""
    return "text" if "|" in slot.key else slot.type


def _result(slot: Slot) -> str | float:
    """The value of a slot as a formula leaves it in its cell; dates count the days since 1899."""
    text = slot.value or ""
    if kind(slot) == "date" and (day := date_of(text)):
        return (day - date(1899, 12, 30)).days
    number = number_of(text) if kind(slot) in _NUMBERS else None
    return text if number is None else int(number) if number == int(number) else float(number)


def _limited(text: str) -> str:
    words = clean(text)
    return words if len(words.encode("utf-16-le")) // 2 <= _CELL_LIMIT else words[: _CELL_LIMIT // 2]


def _number_format(slot: Slot, around: tuple[str, str]) -> str:
    before, after = (f'"{clean(words).replace(chr(34), "")}"' if words.strip() else "" for words in around)
    base = _FORMATS.get(kind(slot), "")
    if not before and not after:
        return base
    if kind(slot) in _NUMBERS or kind(slot) == "date":
        return f"{before}{base or 'General'}{after}"
    return f"{before}General{after};{before}-General{after};{before}General{after};{before}@{after}"
