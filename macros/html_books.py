"""The account books of a year as links to one linked workbook."""

from __future__ import annotations

from macros.html import Href
from macros.html_downloads import COPIES
from macros.lookup import Lookup


def books_name(copy: str) -> str:
    """Site path of the workbook; `copy` is blank or sample."""
    return f"templates/files/account-books-{copy}.xlsx"


def account_books(lookup: Lookup, href: Href) -> str:
    """What the workbook is for, and its blank copy and worked example."""
    links = " ".join(
        f'<a class="kb-btn" href="{href(books_name(copy))}" download>'
        f'<span class="kb-hidden">สมุดบัญชีทั้งชุด </span>Excel {words}</a>'
        for copy, words in COPIES.items()
    )
    return (
        '<section class="kb-read kb-noprint" aria-labelledby="account-books">'
        '<h2 id="account-books">สมุดบัญชีทั้งชุดในไฟล์เดียว</h2>'
        "<p>ถ้าทำบัญชีทั้งปีใน Excel ใช้ไฟล์นี้แทนการกรอกทีละแบบ ลงรับเงิน จ่ายเงิน และรายการปรับปรุง "
        "แล้วบัญชีแยกประเภท งบทดลอง รายงานรับ–จ่าย และงบกระทบยอดธนาคารคำนวณต่อกันให้ทุกแผ่น</p>"
        f"<p data-search-exclude>{links}</p></section>"
    )
