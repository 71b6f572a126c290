"""The sheets of the account books that people type in: where the year starts, receipts, payments, journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from macros.account_books import CAPACITY, ZERO, Books, paid
from macros.xlsx_book import DATE, MONEY, Book
from macros.xlsx_books_places import CHART_ROW, FIRST, MEMBER_ROW, MEMBERS, TO, as_date


def start(book: Book, books: Books) -> None:
    """Names, days of the year and of the period; accounts brought forward and budgeted; members."""
    note = "พิมพ์เฉพาะช่องสีอ่อน เริ่มจากแผ่นนี้ แล้วลงรับเงิน จ่ายเงิน และปรับปรุง แผ่นที่เหลือคำนวณให้"
    sheet = book.sheet("ตั้งต้น", book.title, note, (44, 20, 20, 20, 18, 22))
    asked = (("ชื่อศูนย์", "centre_name"), ("เจ้าภาพผู้เก็บเงินและทำบัญชี", "host"), ("ปีงบประมาณ (พ.ศ.)", "fiscal_year"))
    for row, (label, name) in enumerate(asked, start=3):
        sheet.write(row - 1, 0, label, book.look("label"))
        book.put(sheet, f"B{row}", books.words.get(name))
    first, last = books.period
    days = (("วันแรกของปีงบประมาณ", first), ("วันแรกของงวดที่รายงาน", first), ("วันสุดท้ายของงวดที่รายงาน", last))
    for row, (label, day) in enumerate(days, start=6):
        sheet.write(row - 1, 0, label, book.look("label"))
        book.put(sheet, f"B{row}", day, DATE)
        only_dates(sheet, f"B{row}")
    titles = (
        "บัญชี",
        "ยกมา เดบิต (บาท)",
        "ยกมา เครดิต (บาท)",
        "ประมาณการหรืองบอนุมัติ (บาท)",
        "โอนเพิ่ม/ลด (บาท)",
        "ผูกพันยังไม่จ่าย (บาท)",
    )
    book.head(sheet, CHART_ROW - 1, titles)
    for row, (code, label) in enumerate(books.chart.items(), start=CHART_ROW):
        sheet.write(f"A{row}", label, book.look("worked"))
        debit, credit = books.opening(label) if books.rows else (None, None)
        values = [debit, credit]
        if code[0] in "45":
            values += [books.budget(code, name) for name in ("approved", "moved", "committed")]
        for letter, value in zip("BCDEF", values, strict=False):
            book.put(sheet, f"{letter}{row}", value or None, MONEY)
    last_row = CHART_ROW + len(books.chart) - 1
    sheet.write(f"A{last_row + 1}", "รวมยอดยกมา", book.look("sum"))
    sums = [sum(pair, ZERO) for pair in zip(*map(books.opening, books.chart.values()), strict=True)]
    for letter, result in zip("BC", sums, strict=True):
        formula = f"SUM({letter}{CHART_ROW}:{letter}{last_row})"
        book.work(sheet, f"{letter}{last_row + 1}", formula, result, MONEY, "sum")
    test = f"ROUND(B{last_row + 1}-C{last_row + 1},2)=0"
    book.work(sheet, f"D{last_row + 1}", f'IF({test},"","ยอดยกมาเดบิตไม่เท่ากับเครดิต")', "", look="warning")
    book.head(sheet, MEMBER_ROW - 1, ("ภาคีสมาชิก (ชื่อเต็ม ใช้ชื่อเดียวกันในแผ่นรับเงิน)",))
    for n in range(MEMBERS):
        book.put(sheet, f"A{MEMBER_ROW + n}", books.members[n] if n < len(books.members) else None)


def receipts(book: Book, books: Books) -> None:
    """Cash receipts, one row a receipt, with the day on which the bank had it."""
    note = "หนึ่งแถวต่อหนึ่งใบเสร็จ ช่องท้ายใส่วันที่ธนาคารลงให้ ใช้กระทบยอด"
    sheet = book.sheet("รับเงิน", "สมุดเงินสดรับ", note, (6, 16, 16, 40, 36, 24, 20, 18, 18, 3))
    titles = (
        "ที่",
        "วันที่รับ",
        "เล่มที่/เลขที่ใบเสร็จ",
        "ได้รับเงินจาก",
        "รายการ",
        "หมวดรายรับ",
        "วิธีรับ",
        "จำนวน (บาท)",
        "วันที่ธนาคารลงให้",
    )
    book.head(sheet, FIRST - 1, titles)
    last = FIRST + CAPACITY["cash_receipts"] - 1
    for row, held in numbered(books.of("cash_receipts"), CAPACITY["cash_receipts"]):
        day = as_date(held.get("date"))
        values = (
            day,
            held.get("receipt"),
            held.get("from"),
            held.get("item"),
            books.chart.get(held.get("account", "")),
        )
        type_row(
            book,
            sheet,
            row,
            (*values, books.channels.get(held.get("channel", "")), amount(held, "amount"), day),
            "BCDEFGHI",
            "BI",
            "H",
        )
        _mark(book, sheet, row, "J", "I", f'G{row}<>"{books.channels["cash"]}"')
    sheet.set_column("J:J", None, None, {"hidden": True})
    finish(
        sheet,
        last,
        "BI",
        "H",
        {
            "F": chart_range(books, "4"),
            "G": list(books.channels.values()),
            "D": f"='ตั้งต้น'!$A${MEMBER_ROW}:$A${MEMBER_ROW + MEMBERS - 1}",
        },
        free="D",
    )


def payments(book: Book, books: Books) -> None:
    """Cash payments, one row a voucher, with the day on which the cheque was cashed."""
    note = "หนึ่งแถวต่อหนึ่งฎีกา ช่องท้ายใส่วันที่เช็คขึ้นเงินหรือโอนออก เช็คที่ยังไม่ขึ้นเงินให้เว้นว่าง"
    sheet = book.sheet("จ่ายเงิน", "สมุดเงินสดจ่าย", note, (6, 16, 12, 22, 34, 32, 28, 18, 16, 16, 18, 18, 3))
    titles = (
        "ที่",
        "วันที่จ่าย",
        "เลขที่ฎีกา",
        "เลขที่เช็คหรือโอน",
        "จ่ายให้",
        "รายการ",
        "หมวดรายจ่าย",
        "จำนวนตามฎีกา (บาท)",
        "ภาษีหัก ณ ที่จ่าย (บาท)",
        "ค่าปรับ (บาท)",
        "จ่ายสุทธิ (บาท)",
        "วันที่ขึ้นเงิน",
    )
    book.head(sheet, FIRST - 1, titles)
    last = FIRST + CAPACITY["cash_payments"] - 1
    rows = books.of("cash_payments")
    for row, held in numbered(rows, CAPACITY["cash_payments"]):
        day = as_date(held.get("date"))
        names = ("voucher", "pay_ref", "payee", "item")
        values = (day, *(held.get(name) for name in names), books.chart.get(held.get("account", "")))
        sums = tuple(amount(held, name) for name in ("amount", "tax", "fine"))
        type_row(
            book, sheet, row, (*values, *sums, None if books.is_outstanding(held) else day), "BCDEFGHIJL", "BL", "HIJ"
        )
        net = paid(held) if held else None
        book.work(sheet, f"K{row}", f'IF(ISNUMBER(H{row}),H{row}-N(I{row})-N(J{row}),"")', net, MONEY)
        _mark(book, sheet, row, "M", "L", f"N(K{row})<>0", row - FIRST + 1 if books.is_outstanding(held) else "")
    sheet.set_column("M:M", None, None, {"hidden": True})
    finish(sheet, last, "BL", "HIJ", {"G": chart_range(books, "5")})


def journal(book: Book, books: Books) -> None:
    """What passes through neither cash book: its debit and its credit account."""
    note = "รายการที่ไม่ผ่านสมุดเงินสด เช่น นำเงินสดฝากธนาคาร นำส่งภาษีที่หักไว้"
    sheet = book.sheet("ปรับปรุง", "รายการปรับปรุง", note, (6, 16, 18, 44, 30, 30, 18))
    book.head(sheet, FIRST - 1, ("ที่", "วันที่", "เลขที่ใบปรับปรุง", "รายการ", "เดบิตบัญชี", "เครดิตบัญชี", "จำนวน (บาท)"))
    last = FIRST + CAPACITY["journal_entries"] - 1
    for row, held in numbered(books.of("journal_entries"), CAPACITY["journal_entries"]):
        accounts = (books.chart.get(held.get(name, "")) for name in ("debit_account", "credit_account"))
        values = (as_date(held.get("date")), held.get("ref"), held.get("item"), *accounts, amount(held, "amount"))
        type_row(book, sheet, row, values, "BCDEFG", "B", "G")
    every = chart_range(books, "12345")
    finish(sheet, last, "B", "G", {"E": every, "F": every})


# --- Helpers ---------------------------------------------------------------------------------------------------------


def numbered(rows: Sequence[Any], capacity: int) -> list[tuple[int, Any]]:
    """Row of the sheet, counted from 1, and what it holds."""
    return [(FIRST + n, rows[n] if n < len(rows) else {}) for n in range(capacity)]


def type_row(book: Book, sheet: Any, row: int, values: Sequence[object], letters: str, dates: str, sums: str) -> None:
    """The number of a row and its cells to type in."""
    sheet.write_number(f"A{row}", row - FIRST + 1, book.look("worked"))
    for letter, value in zip(letters, values, strict=True):
        book.put(sheet, f"{letter}{row}", value, DATE if letter in dates else MONEY if letter in sums else "")


def finish(sheet: Any, last: int, dates: str, sums: str, lists: dict[str, Any], free: str = "") -> None:
    """Let only what fits into the columns; `free` lists only propose."""
    for letter in dates:
        only_dates(sheet, f"{letter}{FIRST}:{letter}{last}")
    for letter in sums:
        rule = {"validate": "decimal", "criteria": "between", "minimum": -999999999999, "maximum": 999999999999}
        sheet.data_validation(
            f"{letter}{FIRST}:{letter}{last}", rule | {"error_title": "ไม่ใช่จำนวนเงิน", "error_message": "พิมพ์เฉพาะตัวเลข"}
        )
    for letter, source in lists.items():
        rule = {
            "validate": "list",
            "source": source,
            "error_title": "เลือกจากรายการ",
            "error_message": "กดลูกศรข้างช่อง แล้วเลือกจากรายการ",
        }
        sheet.data_validation(
            f"{letter}{FIRST}:{letter}{last}", rule | ({"error_type": "warning"} if letter in free else {})
        )
    sheet.freeze_panes(FIRST - 1, 0)
    sheet.repeat_rows(FIRST - 2)


def _mark(book: Book, sheet: Any, row: int, letter: str, bank: str, also: str, result: object = "") -> None:
    """The place of a row that the bank does not have at the end of the period, else nothing."""
    late = f'OR({bank}{row}="",{bank}{row}>{TO})'
    test = f"AND(ISNUMBER(B{row}),B{row}<={TO},{late},{also})"
    book.work(sheet, f"{letter}{row}", f'IF({test},{row - FIRST + 1},"")', result)


def only_dates(sheet: Any, cells: str) -> None:
    """Let only dates into these cells."""
    rule = {"validate": "date", "criteria": "between", "minimum": date(2000, 1, 1), "maximum": date(2100, 12, 31)}
    words = {"input_title": "พิมพ์ปีเป็น ค.ศ.", "input_message": "เช่น 25/2/2026 แล้วช่องนี้จะแสดงเป็น พ.ศ. ให้เอง"}
    sheet.data_validation(cells, rule | words)


def chart_range(books: Books, classes: str) -> str:
    """Where the accounts of these classes stand, for lists to choose from."""
    rows = [row for row, code in enumerate(books.chart, start=CHART_ROW) if code[0] in classes]
    return f"='ตั้งต้น'!$A${rows[0]}:$A${rows[-1]}"


def amount(row: Any, name: str) -> Decimal | None:
    """An amount as it was typed, None if it was not."""
    return Decimal(str(row[name])) if row.get(name) is not None else None
