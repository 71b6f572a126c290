"""All account books of a year in one workbook: type in three sheets, the other sheets follow.

    content = render(Books.of_samples(library.facts), stamp_date)

    ตั้งต้น     chart of accounts with balances brought forward and budget, members, period
    รับเงิน จ่ายเงิน ปรับปรุง     cash receipts, cash payments, journal: to type in
    ผ่านบัญชี   every row as its debits and credits    แยกประเภท   one account, in order of date
    งบทดลอง   รายงาน   กระทบยอด   trial balance, receipts and payments against the budget, bank reconciliation

Formulas are those of Excel 2007, which LibreOffice knows too.
"""

from __future__ import annotations

from datetime import date

from macros import xlsx_books_input as typed
from macros import xlsx_books_ledger as ledgers
from macros import xlsx_books_reports as reports
from macros.account_books import Books
from macros.xlsx_book import Book

TITLE = "สมุดบัญชีเงินร่วมของศูนย์ ทั้งปี"


def render(books: Books, updated: date) -> bytes:
    """The workbook as .xlsx; equal input gives equal bytes."""
    book = Book(TITLE, updated)
    sheets = (typed.start, typed.receipts, typed.payments, typed.journal)
    worked = (ledgers.postings, ledgers.ledger, ledgers.trial_balance, reports.report, reports.reconciliation)
    for sheet in (*sheets, *worked):
        sheet(book, books)
    return book.close()
