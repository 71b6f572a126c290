"""Postings, ledger and trial balance of the account books: nobody types here but the account to look at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from macros.account_books import BANK, CAPACITY, CASH, HELD, LINES, OTHER_INCOME, ZERO, Books, Posting
from macros.xlsx_book import DATE, MONEY, Book
from macros.xlsx_books_places import CHART_ROW, FIRST, FROM, TO, TRIAL_ROW, YEAR_START, opening, post, posted

#: Lines that a ledger shows.
LEDGER_LINES = 600


def postings(book: Book, books: Books) -> None:
    """Every row of the three books as its debits and credits."""
    note = "คำนวณให้ทุกช่อง หนึ่งรายการลงอย่างน้อยสองบรรทัด เดบิตเท่ากับเครดิต"
    sheet = book.sheet("ผ่านบัญชี", "รายการผ่านบัญชี", note, (16, 18, 44, 30, 18, 18, 3))
    book.head(sheet, FIRST - 1, ("วันที่", "อ้างถึง", "รายการ", "บัญชี", "เดบิต (บาท)", "เครดิต (บาท)"))
    done = iter(books.postings())
    row = FIRST
    for fact, capacity in CAPACITY.items():
        for n in range(capacity):
            held = n < len(books.of(fact))
            for line in range(LINES[fact]):
                _posting(book, sheet, row, _formulas(books, fact, FIRST + n, line), next(done) if held else None, books)
                row += 1
    sheet.set_column("G:G", None, None, {"hidden": True})
    sheet.freeze_panes(FIRST - 1, 0)
    sheet.repeat_rows(FIRST - 2)


def _posting(book: Book, sheet: Any, row: int, formulas: Sequence[str], line: Posting | None, books: Books) -> None:
    held = (line.day, line.ref, line.item, line.account, line.debit, line.credit) if line else ("",) * 6
    formats = (DATE, "", "", "", MONEY, MONEY)
    for letter, formula, result, number in zip("ABCDEF", formulas, held, formats, strict=True):
        book.work(sheet, f"{letter}{row}", formula, result, number)
    first, last = books.period
    order: object = ""
    if line and line.day and first and last and line.account == books.chart[BANK] and first <= line.day <= last:
        order = (line.day - date(1899, 12, 30)).days + row / 100000
    inside = f"D{row}='แยกประเภท'!$B$3,ISNUMBER(A{row}),A{row}>='ตั้งต้น'!$B$7,A{row}<='ตั้งต้น'!$B$8"
    book.work(sheet, f"G{row}", f'IF(AND({inside}),A{row}+ROW()/100000,"")', order, "0.00000")


def _formulas(books: Books, fact: str, row: int, line: int) -> tuple[str, ...]:
    """Date, reference, item, account, debit and credit of one line of a row."""
    chart = books.chart
    if fact == "cash_receipts":
        at = f"'รับเงิน'!{{}}{row}".format
        place = f'IF({at("G")}="{books.channels["cash"]}","{chart[CASH]}","{chart[BANK]}")'
        account = f'IF({at("G")}="","",{place})' if line == 0 else f'{at("F")}&""'
        sums = (_filled(at("H")), '""') if line == 0 else ('""', _filled(at("H")))
        return _head(at, "B", "C", "E", "H", account, sums)
    if fact == "cash_payments":
        at = f"'จ่ายเงิน'!{{}}{row}".format
        part = (at("H"), at("K"), at("I"), at("J"))[line]
        account = (
            f'{at("G")}&""',
            _named(at("K"), chart[BANK]),
            _named(at("I"), chart[HELD]),
            _named(at("J"), chart[OTHER_INCOME]),
        )[line]
        sums = (_filled(part), '""') if line == 0 else ('""', _filled(part))
        return _head(at, "B", "C", "F", "H", account, sums)
    at = f"'ปรับปรุง'!{{}}{row}".format
    sums = (_filled(at("G")), '""') if line == 0 else ('""', _filled(at("G")))
    return _head(at, "B", "C", "D", "G", f'{at("EF"[line])}&""', sums)


def _head(at: Any, day: str, ref: str, item: str, held: str, account: str, sums: tuple[str, str]) -> tuple[str, ...]:
    words = (f'IF(ISNUMBER({at(day)}),{at(day)},"")', f'{at(ref)}&""', f'{at(item)}&""')
    return (*words, f'IF(ISNUMBER({at(held)}),{account},"")', *sums)


def _filled(ref: str) -> str:
    return f'IF(ISNUMBER({ref}),{ref},"")'


def _named(ref: str, label: str) -> str:
    return f'IF(N({ref})=0,"","{label}")'


# --- Ledger ----------------------------------------------------------------------------------------------------------


def ledger(book: Book, books: Books) -> None:
    """One account that the reader chooses, its postings of the period in order of date."""
    sheet = book.sheet(
        "แยกประเภท", "บัญชีแยกประเภท", "เลือกบัญชีที่ช่อง B3 ก่อนพิมพ์ให้กรองช่องว่างออก", (12, 34, 18, 44, 18, 18, 18, 12, 3, 3)
    )
    sheet.write("A3", "บัญชี", book.look("label"))
    book.put(sheet, "B3", books.chart[BANK])
    end = CHART_ROW + len(books.chart) - 1
    sheet.data_validation("B3", {"validate": "list", "source": f"='ตั้งต้น'!$A${CHART_ROW}:$A${end}"})
    book.head(sheet, 5, ("ที่", "วันที่", "อ้างถึง", "รายการ", "เดบิต (บาท)", "เครดิต (บาท)", "คงเหลือ (บาท)", "ด้าน"))
    carried = f"{opening('B', '$B$3', books)}-{opening('C', '$B$3', books)}"
    carried += f"+{posted('E', '$B$3', YEAR_START, FROM, True)}-{posted('F', '$B$3', YEAR_START, FROM, True)}"
    sheet.write("D6", "ยอดยกมา", book.look("worked"))
    debit, credit = books.opening(books.chart[BANK])
    book.work(sheet, "J6", f"ROUND({carried},2)", debit - credit, MONEY)
    _balance(book, sheet, 6, debit - credit)
    lines = sorted((line for line in books.postings() if line.account == books.chart[BANK]), key=lambda x: str(x.day))
    running = debit - credit
    for n in range(LEDGER_LINES):
        row, line = 7 + n, lines[n] if n < len(lines) else None
        place = f"MATCH(SMALL({post('G')},{n + 1}),{post('G')},0)"
        book.work(sheet, f"I{row}", f'IFERROR({place},"")', _place(books, line))
        book.work(sheet, f"A{row}", f'IF(I{row}="","",{n + 1})', n + 1 if line else "")
        held = (line.day, line.ref, line.item, line.debit, line.credit) if line else ("",) * 5
        for letter, source, result, number in zip("BCDEF", "ABCEF", held, (DATE, "", "", MONEY, MONEY), strict=True):
            book.work(sheet, f"{letter}{row}", f'IF($I{row}="","",INDEX({post(source)},$I{row}))', result, number)
        running += (line.debit or ZERO) - (line.credit or ZERO) if line else ZERO
        change = f'IF(I{row}="","",ROUND(J{row - 1}+N(E{row})-N(F{row}),2))'
        book.work(sheet, f"J{row}", change, running if line else "", MONEY)
        _balance(book, sheet, row, running if line else None)
    sheet.set_column("I:J", None, None, {"hidden": True})
    sheet.autofilter(4, 0, 6 + LEDGER_LINES - 1, 7)
    sheet.freeze_panes(5, 0)
    sheet.repeat_rows(4)


def _balance(book: Book, sheet: Any, row: int, result: Decimal | None) -> None:
    side = "" if result is None else "เดบิต" if result >= 0 else "เครดิต"
    book.work(sheet, f"G{row}", f'IF(J{row}="","",ABS(J{row}))', "" if result is None else abs(result), MONEY)
    book.work(sheet, f"H{row}", f'IF(J{row}="","",IF(J{row}>=0,"เดบิต","เครดิต"))', side)


def _place(books: Books, line: Any) -> object:
    """Where a posting stands among all rows of its sheet, which has room for more of each kind."""
    at = 0
    for fact, capacity in CAPACITY.items():
        for row in books.of(fact):
            for found in books.lines(fact, row):
                at += 1
                if found == line:
                    return at
        at += (capacity - len(books.of(fact))) * LINES[fact]
    return ""


# --- Trial balance ---------------------------------------------------------------------------------------------------


def trial_balance(book: Book, books: Books) -> None:
    """Every account: brought forward, moved since the year began, balance; debits must equal credits."""
    note = "ถึงวันสุดท้ายของงวดในแผ่นตั้งต้น ระหว่างงวดนับตั้งแต่วันแรกของปีงบประมาณ"
    sheet = book.sheet("งบทดลอง", "งบทดลอง", note, (36, 19, 19, 19, 19, 19, 19))
    heads = ("ยกมา เดบิต", "ยกมา เครดิต", "ระหว่างงวด เดบิต", "ระหว่างงวด เครดิต", "คงเหลือ เดบิต", "คงเหลือ เครดิต")
    book.head(sheet, TRIAL_ROW - 1, ("บัญชี", *heads))
    sums = [ZERO] * 6
    for n, account in enumerate(books.chart.values()):
        row, source = TRIAL_ROW + n, CHART_ROW + n
        left = books.balance(account)
        results = [*books.opening(account), *books.moved(account, *books.period), max(left, ZERO), max(-left, ZERO)]
        sums = [a + b for a, b in zip(sums, results, strict=True)]
        net = f"ROUND(B{row}-C{row}+D{row}-E{row},2)"
        formulas = [f"N('ตั้งต้น'!B{source})", f"N('ตั้งต้น'!C{source})"]
        formulas += [posted(letter, f"$A{row}", YEAR_START, TO) for letter in "EF"]
        formulas += [f"MAX({net},0)", f"MAX(-{net},0)"]
        book.work(sheet, f"A{row}", f"'ตั้งต้น'!A{source}", account)
        for letter, formula, result in zip("BCDEFG", formulas, results, strict=True):
            book.work(sheet, f"{letter}{row}", formula, result, MONEY)
    end = TRIAL_ROW + len(books.chart)
    sheet.write(f"A{end}", "รวม", book.look("sum"))
    for letter, result in zip("BCDEFG", sums, strict=True):
        book.work(sheet, f"{letter}{end}", f"SUM({letter}{TRIAL_ROW}:{letter}{end - 1})", result, MONEY, "sum")
    sheet.write(f"A{end + 1}", "ผลต่างคงเหลือ", book.look("label"))
    book.work(sheet, f"B{end + 1}", f"ROUND(F{end}-G{end},2)", sums[4] - sums[5], MONEY)
    pairs = (("B", "C"), ("D", "E"), ("F", "G"))
    even = ",".join(f"ROUND({a}{end}-{b}{end},2)=0" for a, b in pairs)
    words = ("ลงตัว เดบิตเท่ากับเครดิต", "ไม่ลงตัว ตรวจยอดยกมา และรายการที่ยังไม่เลือกหมวด วิธีรับ หรือบัญชี")
    book.verdict(sheet, f"C{end + 1}", f"AND({even})", *words)
    sheet.repeat_rows(TRIAL_ROW - 2)
