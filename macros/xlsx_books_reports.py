"""Report and bank reconciliation of the account books: nobody types here but what the bank says."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from macros.account_books import BANK, CAPACITY, CASH, ZERO, Books, paid
from macros.xlsx_book import DATE, MONEY, RATE, Book
from macros.xlsx_books_places import (
    CHART_ROW,
    FIRST,
    FROM,
    MEMBER_ROW,
    MEMBERS,
    TO,
    YEAR_START,
    as_date,
    posted,
    rows_of,
    trial_cell,
)

#: Cheques and deposits that a reconciliation lists.
CHEQUES, DEPOSITS = 20, 10


# --- Report ----------------------------------------------------------------------------------------------------------


def report(book: Book, books: Books) -> None:
    """Receipts and payments of the period against the budget, cash at both ends, and each member's part."""
    note = "งวดและปีตามแผ่นตั้งต้น ช่องสะสมนับตั้งแต่วันแรกของปีงบประมาณ"
    sheet = book.sheet("รายงาน", "รายงานรับ–จ่าย", note, (44, 20, 20, 20, 20, 20, 14))
    rows = [(code, label) for code, label in books.chart.items() if code[0] in "45"]
    heads = ("หมวด", "งบสุทธิทั้งปี (บาท)", "งวดนี้ (บาท)", "สะสม (บาท)", "ผูกพัน (บาท)", "คงเหลือ (บาท)", "ร้อยละ")
    row, ends = 4, {}
    for kind, title in (("4", "รวมรายรับ"), ("5", "รวมรายจ่าย")):
        first = row + 1
        book.head(sheet, row, heads)
        for code, label in (each for each in rows if each[0][0] == kind):
            row += 1
            _line(book, sheet, row, code, label, books)
        row += 1
        ends[kind] = row
        _sum(book, sheet, row, title, first, kind, books)
        row += 2
    row = _cash(book, sheet, row, ends, books)
    _members(book, sheet, row + 1, ends, books)


def _figures(books: Books, code: str, label: str) -> list[Any]:
    """Budget, this period, this year, committed, left and percent of an account."""
    debit, credit = books.moved(label, *books.period)
    moved = credit - debit if code[0] == "4" else debit - credit
    plan = sum((books.budget(code, name) or ZERO for name in ("approved", "moved")), ZERO)
    bound = books.budget(code, "committed") or ZERO
    return [plan, moved, moved, bound, plan - moved - bound, moved / plan * 100 if plan else ""]


def _total(books: Books, kind: str) -> list[Any]:
    """The figures of all accounts of a class together; percent makes no sum."""
    lines = [_figures(books, code, label) for code, label in books.chart.items() if code[0] == kind]
    return [sum((line[n] for line in lines), ZERO) for n in range(5)]


def _line(book: Book, sheet: Any, row: int, code: str, label: str, books: Books) -> None:
    source = CHART_ROW + list(books.chart).index(code)
    add, less = ("F", "E") if code[0] == "4" else ("E", "F")
    moved = [
        f"{posted(add, f'$A{row}', start, TO)}-{posted(less, f'$A{row}', start, TO)}" for start in (FROM, YEAR_START)
    ]
    formulas = [f"N('ตั้งต้น'!D{source})+N('ตั้งต้น'!E{source})", *moved, f"N('ตั้งต้น'!F{source})"]
    formulas += [f"ROUND(B{row}-D{row}-E{row},2)", f'IF(B{row}=0,"",D{row}/B{row}*100)']
    book.work(sheet, f"A{row}", f"'ตั้งต้น'!A{source}", label)
    for letter, formula, result in zip("BCDEFG", formulas, _figures(books, code, label), strict=True):
        book.work(sheet, f"{letter}{row}", formula, result, RATE if letter == "G" else MONEY)


def _sum(book: Book, sheet: Any, row: int, title: str, first: int, kind: str, books: Books) -> None:
    sums = _total(books, kind)
    sheet.write(f"A{row}", title, book.look("sum"))
    for letter, result in zip("BCDEF", sums, strict=True):
        book.work(sheet, f"{letter}{row}", f"SUM({letter}{first}:{letter}{row - 1})", result, MONEY, "sum")
    rate = sums[2] / sums[0] * 100 if sums[0] else ""
    book.work(sheet, f"G{row}", f'IF(B{row}=0,"",D{row}/B{row}*100)', rate, RATE, "sum")


def _cash(book: Book, sheet: Any, row: int, ends: dict[str, int], books: Books) -> int:
    """Cash and bank at both ends of the period; what comes out must be what the trial balance has."""
    book.head(sheet, row, ("เงินสดและเงินฝากธนาคาร", "งวดนี้ (บาท)", "สะสม (บาท)"))
    both = [books.chart[CASH], books.chart[BANK]]
    start = sum((books.opening(label)[0] - books.opening(label)[1] for label in both), ZERO)
    end = sum((books.balance(label) for label in both), ZERO)
    income, paid = ends["4"], ends["5"]
    received, spent = (_total(books, kind)[1] for kind in ("4", "5"))
    year = "+".join(f"{trial_cell(books, code, 'B')}-{trial_cell(books, code, 'C')}" for code in (CASH, BANK))
    named = [trial_cell(books, code, "A") for code in (CASH, BANK)]
    before = "+".join(
        f"{posted('E', cell, YEAR_START, FROM, True)}-{posted('F', cell, YEAR_START, FROM, True)}" for cell in named
    )
    trial = "+".join(f"{trial_cell(books, code, 'F')}-{trial_cell(books, code, 'G')}" for code in (CASH, BANK))
    other = (
        f"ROUND(B{row + 5}-B{row + 1}-B{row + 2}+B{row + 3},2)",
        f"ROUND(C{row + 5}-C{row + 1}-C{row + 2}+C{row + 3},2)",
    )
    lines: Sequence[tuple[str, str, str, Decimal, Decimal]] = (
        ("ยกมา", f"{year}+{before}", year, start, start),
        ("บวก รายรับ", f"C{income}", f"D{income}", received, received),
        ("หัก รายจ่าย", f"C{paid}", f"D{paid}", spent, spent),
        ("บวกหรือหัก ภาษีที่หักไว้และรายการปรับปรุงอื่น", *other, end - start - received + spent, end - start - received + spent),
        ("ยกไป (เท่ากับงบทดลอง)", trial, trial, end, end),
    )
    for n, (label, *formulas, first, second) in enumerate(lines, start=row + 1):
        look = "sum" if n == row + 5 else "worked"
        sheet.write(f"A{n}", label, book.look(look))
        book.work(sheet, f"B{n}", formulas[0], first, MONEY, look)
        book.work(sheet, f"C{n}", formulas[1], second, MONEY, look)
    return row + 6


def _members(book: Book, sheet: Any, row: int, ends: dict[str, int], books: Books) -> None:
    """Contributions of each member, and its part of what is left, by what was received of it."""
    book.head(
        sheet,
        row,
        ("รายแห่ง (แบ่งตามเงินสมทบที่รับสะสม)", "รับงวดนี้ (บาท)", "รับสะสม (บาท)", "ส่วนของยอดยกไป (บาท)", "สัดส่วนร้อยละ"),
    )
    end, left = row + MEMBERS, f"$C${row - 2}"
    given = [books.given(name) for name in books.members]
    total = sum((books.balance(books.chart[code]) for code in (CASH, BANK)), ZERO)
    last = FIRST + CAPACITY["cash_receipts"] - 1
    amounts, who, kind, day = (f"'รับเงิน'!${c}${FIRST}:${c}${last}" for c in "HDFB")
    for n in range(MEMBERS):
        at, held = row + 1 + n, given[n] if n < len(given) else None
        book.work(sheet, f"A{at}", f"'ตั้งต้น'!A{MEMBER_ROW + n}&\"\"", books.members[n] if held is not None else "")
        for letter, start in (("B", FROM), ("C", YEAR_START)):
            found = f'SUMIFS({amounts},{who},$A{at},{kind},"{books.chart["4101"]}",{day},">="&{start},{day},"<="&{TO})'
            book.work(sheet, f"{letter}{at}", f'IF($A{at}="","",{found})', held, MONEY)
        base = f"SUM($C${row + 1}:$C${end})"
        upto = f"SUM($C${row + 1}:$C{at})"
        part = books.part_of(n, total)
        share = f"ROUND({upto}/{base}*{left},2)-ROUND(({upto}-$C{at})/{base}*{left},2)"
        book.work(sheet, f"D{at}", f'IF(OR($A{at}="",{base}=0),"",ROUND({share},2))', part, MONEY)
        rate = held / sum(given) * 100 if held and sum(given) else None
        book.work(sheet, f"E{at}", f'IF(OR($A{at}="",{base}=0),"",$C{at}/{base}*100)', rate, RATE)


# --- Bank reconciliation ---------------------------------------------------------------------------------------------


def reconciliation(book: Book, books: Books) -> None:
    """What the bank says and what the books say, cheques and deposits on their way found by the days of the bank."""
    note = "เช็คค้างจ่ายและเงินฝากระหว่างทางหามาจากช่องวันที่ของธนาคารในแผ่นจ่ายเงินและรับเงิน"
    sheet = book.sheet("กระทบยอด", "งบกระทบยอดเงินฝากธนาคาร", note, (60, 22, 24, 36, 20))
    cheques = [(n, row) for n, row in enumerate(books.of("cash_payments"), start=1) if books.is_outstanding(row)]
    drawn = sum((paid(row) for _, row in cheques), ZERO)
    balance = books.balance(books.chart[BANK])
    lines: Sequence[tuple[str, str | None, Any]] = (
        ("ยอดตามใบแจ้งยอดของธนาคาร ณ วันสุดท้ายของงวด (พิมพ์)", None, balance + drawn if books.rows else None),
        ("หัก เช็คค้างจ่าย", waiting("จ่ายเงิน", "M", "K"), drawn),
        ("บวก เงินฝากระหว่างทาง", waiting("รับเงิน", "J", "H"), ZERO),
        ("ยอดธนาคารที่ปรับแล้ว", "ROUND(N(B4)-B5+B6,2)", balance),
        ("ยอดตามสมุด (บัญชี 1102 ในงบทดลอง)", bank_balance(books), balance),
        ("บวก ธนาคารเพิ่มแล้ว สมุดยังไม่ลง เช่น ดอกเบี้ย (พิมพ์)", None, None),
        ("หัก ธนาคารหักแล้ว สมุดยังไม่ลง เช่น ค่าธรรมเนียม (พิมพ์)", None, None),
        ("ยอดสมุดที่ปรับแล้ว", "ROUND(B8+N(B9)-N(B10),2)", balance),
        ("ผลต่าง (ต้องเป็นศูนย์)", "ROUND(B7-B11,2)", ZERO),
    )
    for row, (label, formula, result) in enumerate(lines, start=4):
        look = "sum" if row in (7, 11, 12) else "worked"
        sheet.write(f"A{row}", label, book.look(look))
        if formula is None:
            book.put(sheet, f"B{row}", result, MONEY)
        else:
            book.work(sheet, f"B{row}", formula, result, MONEY, look)
    book.verdict(sheet, "A13", "B12=0", "ตรงกัน", "ยังไม่ตรง หาเหตุของผลต่างก่อนลงนาม")
    held = [(n, (row["voucher"], as_date(row["date"]), row["pay_ref"], row["payee"], paid(row))) for n, row in cheques]
    heads = ("เลขที่ฎีกา", "วันที่จ่าย", "เช็คหรือโอน", "จ่ายให้", "จำนวน (บาท)")
    _list(book, sheet, 15, "เช็คค้างจ่าย", heads, "จ่ายเงิน", ("M", "CBDEK"), CHEQUES, held)
    heads = ("ใบเสร็จ", "วันที่รับ", "รายการ", "ได้รับเงินจาก", "จำนวน (บาท)")
    _list(book, sheet, 18 + CHEQUES, "เงินฝากระหว่างทาง", heads, "รับเงิน", ("J", "CBEDH"), DEPOSITS, [])


def bank_balance(books: Books) -> str:
    """The bank's account in the trial balance, credit negative."""
    return f"{trial_cell(books, BANK, 'F')}-{trial_cell(books, BANK, 'G')}"


def waiting(sheet: str, mark: str, sums: str) -> str:
    """Sum of the rows that the bank does not have yet."""
    return f'SUMIF({rows_of(sheet, mark)},">0",{rows_of(sheet, sums)})'


def _list(
    book: Book,
    sheet: Any,
    row: int,
    title: str,
    heads: Sequence[str],
    source: str,
    letters: tuple[str, str],
    most: int,
    held: Sequence[tuple[int, Sequence[Any]]],
) -> None:
    """The rows of a sheet that the bank does not have yet, as many as there is room for."""
    mark, columns = letters
    sheet.write(f"A{row}", f"{title} (แสดงได้ {most} รายการแรก ยอดรวมนับทุกรายการ)", book.look("label"))
    book.head(sheet, row + 1, heads)
    for n in range(most):
        place = f"SMALL({rows_of(source, mark)},{n + 1})"
        results = held[n][1] if n < len(held) else ("",) * 5
        for letter, column, result, number in zip("ABCDE", columns, results, ("", DATE, "", "", MONEY), strict=True):
            formula = f'IFERROR(INDEX({rows_of(source, column)},{place})&"","")' if not number else ""
            formula = formula or f'IFERROR(INDEX({rows_of(source, column)},{place}),"")'
            book.work(sheet, f"{letter}{row + 2 + n}", formula, result, number)
