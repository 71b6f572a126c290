"""The linked account books: LibreOffice comes to the same figures in every cell, and the worked example is right."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import warnings
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from macros import model, xlsx_books
from macros.account_books import Books

SOFFICE = shutil.which("soffice")
UPDATED = date(2026, 11, 22)


def harder(books: Books) -> Books:
    """The example with a balance brought forward, cash, tax and a fine held back, and a journal."""
    rows = {name: list(held) for name, held in books.rows.items()}
    rows["opening_balances"] = [{"account": "1102", "debit": 1000.25}, {"account": "3101", "credit": 1000.25}]
    receipt = {"date": "2026-12-21", "receipt": "1/0005", "from": "ผู้ใช้บริการ", "item": "ค่าบริการ"}
    rows["cash_receipts"].append(receipt | {"account": "4104", "channel": "cash", "amount": 480.5})
    payment = {"date": "2026-12-22", "voucher": "5/2570", "pay_ref": "เช็ค 5", "payee": "ผู้รับจ้าง", "item": "จ้างเหมา"}
    rows["cash_payments"].append(payment | {"account": "5102", "amount": 10700, "tax": 100, "fine": 33.33})
    rows["journal_entries"] = [
        {"date": "2026-12-23", "item": "ฝากเงินสด", "debit_account": "1102", "credit_account": "1101", "amount": 480.5},
        {"date": "2026-12-28", "item": "นำส่งภาษี", "debit_account": "2101", "credit_account": "1102", "amount": 100},
    ]
    return replace(books, rows=rows)


def opened(content: bytes) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(content), data_only=True)


def without_results(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            sheet = name.startswith("xl/worksheets/sheet")
            new.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", data) if sheet else data)
    return out.getvalue()


def recalculated(content: bytes, folder: Path) -> Any:
    if SOFFICE is None:
        pytest.skip("LibreOffice (soffice) is not installed; it is needed only to recalculate spreadsheets here")
    (folder / "in").mkdir()
    (folder / "in" / "books.xlsx").write_bytes(without_results(content))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "in" / "books.xlsx")], check=True, capture_output=True, timeout=180)
    return opened((folder / "books.xlsx").read_bytes())


def differing(carried: Any, worked: Any) -> list[tuple[str, str, object, object]]:
    found = []
    for sheet in carried:
        for row in sheet.iter_rows():
            for cell in row:
                a, b = cell.value or 0, worked[sheet.title][cell.coordinate].value or 0
                numbers = isinstance(a, int | float) and isinstance(b, int | float)
                if abs(a - b) > 0.004 if numbers else a != b:
                    found.append((sheet.title, cell.coordinate, a, b))
    return found


def column(sheet: Any, label: str, letter: str) -> Any:
    return next(sheet[f"{letter}{cell.row}"].value for cell in sheet["A"] if str(cell.value).startswith(label))


@pytest.mark.parametrize("kind", ["blank", "sample", "harder"])
def test_every_formula_comes_to_what_the_file_carries(kind: str, library: model.Library, tmp_path: Path) -> None:
    books = Books.blank(library.facts) if kind == "blank" else Books.of_samples(library.facts)
    content = xlsx_books.render(harder(books) if kind == "harder" else books, UPDATED)
    assert differing(opened(content), recalculated(content, tmp_path)) == []


def test_the_worked_example(library: model.Library) -> None:
    book = opened(xlsx_books.render(Books.of_samples(library.facts), UPDATED))
    ledger = book["แยกประเภท"]
    assert [ledger[f"G{row}"].value for row in (7, 9, 14)] == [155_000, 500_000, 343_250]
    trial = book["งบทดลอง"]
    assert [column(trial, "รวม", letter) for letter in "FG"] == [500_250, 500_250]
    report = book["รายงาน"]
    assert [column(report, "รวมรายจ่าย", letter) for letter in "BDFG"] == [1_000_000, 157_000, 843_000, 15.7]
    assert column(report, "ยกไป", "B") == 343_250
    bank = book["กระทบยอด"]
    assert [bank[f"B{row}"].value for row in (4, 5, 7, 11, 12)] == [349_750, 6_500, 343_250, 343_250, 0]


def test_what_is_held_back_and_deposited_still_balances(library: model.Library) -> None:
    books = harder(Books.of_samples(library.facts))
    left = {code: books.balance(label) for code, label in books.chart.items()}
    assert sum(left.values()) == 0
    assert left["1101"] == left["2101"] == 0
    assert left["4109"] == Decimal("-33.33")
    assert left["1102"] == Decimal("1000.25") + 343_250 - Decimal("10566.67") + Decimal("480.5") - 100


def test_an_entry_without_its_other_account_is_told(library: model.Library, tmp_path: Path) -> None:
    books = Books.of_samples(library.facts)
    rows = {**books.rows, "opening_balances": [{"account": "1102", "debit": 500}]}
    book = recalculated(xlsx_books.render(replace(books, rows=rows), UPDATED), tmp_path)
    assert column(book["งบทดลอง"], "ผลต่าง", "B") == 500
    assert column(book["งบทดลอง"], "ผลต่าง", "C").startswith("ไม่ลงตัว")


def test_only_cells_to_type_in_are_open(library: model.Library) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_books.render(Books.of_samples(library.facts), UPDATED)))
    for sheet in book:
        assert sheet.protection.sheet
        assert not [
            c.coordinate for row in sheet.iter_rows() for c in row if c.data_type == "f" and not c.protection.locked
        ]
    assert not book["รับเงิน"]["H4"].protection.locked


def test_equal_books_give_equal_bytes(library: model.Library) -> None:
    assert xlsx_books.render(Books.blank(library.facts), UPDATED) == xlsx_books.render(
        Books.blank(library.facts), UPDATED
    )
