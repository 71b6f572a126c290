"""Where things stand in the account books, for formulas of other sheets to look at."""

from __future__ import annotations

from datetime import date

from macros.account_books import CAPACITY, LINES, Books

#: First row below title, note and head, counted from 1; first rows of the chart and of the members on the first sheet.
FIRST, CHART_ROW, MEMBER_ROW, MEMBERS = 4, 12, 35, 12
#: Last row of the sheet of postings, and the first account of the trial balance.
LAST = FIRST + sum(CAPACITY[fact] * LINES[fact] for fact in CAPACITY) - 1
TRIAL_ROW = 5
YEAR_START, FROM, TO = "'ตั้งต้น'!$B$6", "'ตั้งต้น'!$B$7", "'ตั้งต้น'!$B$8"


def post(letter: str) -> str:
    """A column of the sheet of postings."""
    return f"'ผ่านบัญชี'!${letter}${FIRST}:${letter}${LAST}"


def posted(letter: str, account: str, first: str | None, last: str, before: bool = False) -> str:
    """Sum of debits (E) or credits (F) of an account between two days; `before` leaves the last day out."""
    start = f',{post("A")},">="&{first}' if first else ""
    return f'SUMIFS({post(letter)},{post("D")},{account}{start},{post("A")},"{"<" if before else "<="}"&{last})'


def opening(letter: str, account: str, books: Books) -> str:
    """Balance brought forward of an account, from the chart."""
    last = CHART_ROW + len(books.chart) - 1
    return f"SUMIF('ตั้งต้น'!$A${CHART_ROW}:$A${last},{account},'ตั้งต้น'!${letter}${CHART_ROW}:${letter}${last})"


def trial_cell(books: Books, code: str, letter: str) -> str:
    """A cell of an account in the trial balance."""
    return f"'งบทดลอง'!{letter}{TRIAL_ROW + list(books.chart).index(code)}"


def rows_of(sheet: str, letter: str) -> str:
    """A column of a sheet to type in."""
    fact = {"รับเงิน": "cash_receipts", "จ่ายเงิน": "cash_payments"}[sheet]
    return f"'{sheet}'!${letter}${FIRST}:${letter}${FIRST + CAPACITY[fact] - 1}"


def as_date(value: object) -> date | None:
    """A day as the data keep it."""
    return date.fromisoformat(str(value)) if value else None
