"""A workbook of several linked sheets: looks, cells to type in, cells with formulas that know their results.

book = Book("สมุดบัญชี", updated)
sheet = book.sheet("รับเงิน", "สมุดเงินสดรับ", "หนึ่งแถวต่อหนึ่งใบเสร็จ", (6, 16))
book.put(sheet, "B4", 250, MONEY)
book.work(sheet, "B5", "B4*2", 500, MONEY)
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import xlsxwriter

from macros.ooxml import FONT
from macros.xlsx_sheet import ROW_HEIGHT

DATE, MONEY, RATE = "[$-107041E]d mmm yyyy", "#,##0.00", "0.0"
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 20},
    "note": {"font_size": 14},
    "label": {},
    "head": {
        "bold": True,
        "align": "center",
        "valign": "vcenter",
        "border": 1,
        "bg_color": "#E8EEF2",
        "text_wrap": True,
    },
    "input": {"border": 1, "locked": False, "bg_color": "#FBF9EE"},
    "worked": {"border": 1, "bg_color": "#F0F0F0"},
    "sum": {"border": 1, "bold": True, "bg_color": "#F0F0F0"},
    "said": {"bold": True},
    "warning": {"bold": True, "font_color": "#B00020"},
}


class Book:
    """The workbook with its formats. Cells are named as people name them: B4."""

    def __init__(self, title: str, updated: date) -> None:
        self.title = title
        self._out = io.BytesIO()
        self.file = xlsxwriter.Workbook(self._out, {"in_memory": True})
        self.file.set_properties({"title": title, "created": datetime.combine(updated, time())})
        self._formats: dict[tuple[str, str], Any] = {}

    def look(self, look: str, number: str = "") -> Any:
        """A format: one of the looks, with a number format."""
        if (look, number) not in self._formats:
            given = {"font_name": FONT, "font_size": 16, "valign": "top"} | ({"num_format": number} if number else {})
            self._formats[look, number] = self.file.add_format(given | _LOOKS[look])
        return self._formats[look, number]

    def sheet(self, name: str, title: str, note: str, widths: Sequence[float]) -> Any:
        """A sheet with its title, ready to print on A4 across."""
        sheet = self.file.add_worksheet(name)
        sheet.set_default_row(ROW_HEIGHT)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_row(0, ROW_HEIGHT * 1.25)
        sheet.write("A1", title, self.look("title"))
        sheet.write("A2", note, self.look("note"))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f'&L&"{FONT},Regular"&12{self.title} · {name}&Rหน้า &P จาก &N')
        sheet.protect("", {"format_rows": True, "format_columns": True, "autofilter": True, "sort": True})
        return sheet

    def head(self, sheet: Any, row: int, titles: Sequence[str]) -> None:
        """A head in the row `row`, counted from 1."""
        for column, title in enumerate(titles):
            sheet.write(row - 1, column, title, self.look("head"))
        sheet.set_row(row - 1, ROW_HEIGHT * 2)

    def put(self, sheet: Any, ref: str, value: object, number: str = "") -> None:
        """A cell to type in, with what is already typed."""
        style = self.look("input", number)
        if value is None or value == "":
            sheet.write_blank(ref, None, style)
        elif isinstance(value, date):
            sheet.write_datetime(ref, datetime.combine(value, time()), style)
        elif isinstance(value, Decimal | int | float):
            sheet.write_number(ref, float(value), style)
        else:
            sheet.write_string(ref, str(value), style)

    def work(
        self, sheet: Any, ref: str, formula: str, result: object = "", number: str = "", look: str = "worked"
    ) -> None:
        """A locked cell with a formula and what it comes to."""
        if isinstance(result, date):
            result = (result - date(1899, 12, 30)).days
        shown = float(result) if isinstance(result, Decimal) else "" if result is None else result
        sheet.write_formula(ref, f"={formula}", self.look(look, number), shown)

    def verdict(self, sheet: Any, ref: str, test: str, good: str, bad: str) -> None:
        """A cell that says whether a test holds, in red where it does not."""
        self.work(sheet, ref, f'IF({test},"{good}","{bad}")', good, look="said")
        red = {"type": "text", "criteria": "begins with", "value": bad, "format": self.look("warning")}
        sheet.conditional_format(ref, red)

    def close(self) -> bytes:
        """The finished file."""
        self.file.close()
        return self._out.getvalue()
