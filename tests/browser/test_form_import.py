"""A spreadsheet of a form comes back into the page: what was filled, nothing else, and every fault with its place."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from playwright.sync_api import Page, expect

from macros import document, model
from tests import survey_returns
from tests.browser.conftest import OpenSite

FORM = "f19-contribution-register"
PAGE = f"templates/{FORM}.html"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sample(site: Path, form: str = FORM) -> bytes:
    return (site / "templates" / "files" / f"{form}-sample.xlsx").read_bytes()


def choose(page: Page, content: bytes, name: str = "back.xlsx") -> None:
    file = {"name": name, "mimeType": XLSX, "buffer": content}
    page.set_input_files('input[type=file][accept=".xlsx,.csv"]', file)  # type: ignore[arg-type]


def kept(page: Page, form: str = FORM) -> dict[str, Any]:
    workspace = page.evaluate("KB.store.current()")
    return {**workspace["facts"], **workspace["forms"].get(form, {"values": {}})["values"]}


def edited(content: bytes, **cells: Any) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    for ref, value in cells.items():
        book.worksheets[0][ref] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def columns_of_the_sheet(form: model.Form, field: model.Field) -> set[str]:
    """Columns that are typed in and stand alone in a cell of the sheet; the rest of a form may be on paper only."""
    tables = [part for part in form.document if isinstance(part, document.Table) and part.field == field.id]
    typed = {column.id for column in field.columns if not column.compute}
    shown = (
        {column.tick.split("=")[0] if column.tick else column.text.strip("{}") for column in tables[0].columns}
        if tables
        else set()
    )
    return typed & shown


@pytest.fixture
def register(page: Page, site: Path, open_site: OpenSite) -> Page:
    open_site(page, site, PAGE)
    return page


def test_every_ledger_comes_back_from_its_sample_file_as_it_was_filled(
    page: Page, site: Path, http_site: OpenSite, library: model.Library
) -> None:
    for form in (form for form in library.forms if form.spreadsheet):
        http_site(page, site, f"templates/{form.id}.html")
        page.evaluate("KB.store.clear()")
        choose(page, sample(site, form.id))
        page.get_by_role("button", name="แทนของเดิม").click()
        got = kept(page, form.id)
        wanted = {
            field.id: field for field in form.fields if not field.compute and field.type == "table" and field.sample
        }
        for name, field in wanted.items():
            columns = columns_of_the_sheet(form, field)
            rows = [{k: v for k, v in row.items() if k in columns} for row in field.sample]  # type: ignore[attr-defined]
            if any(rows):
                came = [{k: v for k, v in row.items() if k in columns} for row in got[field.fact or name]]
                assert came == rows, f"{form.id} {name}"


def test_nothing_changes_before_it_is_confirmed_and_it_can_be_undone(register: Page, site: Path) -> None:
    choose(register, sample(site))
    expect(register.locator(".kb-import[open]")).to_contain_text("พบ 6 แถวใน “งวดเงินสมทบ”")
    assert "rows" not in kept(register)
    register.get_by_role("button", name="แทนของเดิม").click()
    assert len(kept(register)["rows"]) == 6
    expect(register.locator(f"#fld-{FORM}-rows-1-plan")).to_have_value("225,000.00")
    register.get_by_role("button", name="เลิกทำการนำเข้าจาก Excel").click()
    assert "rows" not in kept(register)
    expect(register.locator(f"#fld-{FORM}-rows-1-plan")).to_have_value("")


def test_rows_that_somebody_added_in_the_browser_come_back_too(register: Page, site: Path) -> None:
    rows = [{"member": f"แห่งที่ {n}", "term": 1, "plan": n * 100.5, "due": "2026-11-30"} for n in range(1, 31)]
    script = """([form, rows]) => {
      KB.store.update((ws) => (ws.forms[form] = { values: { rows, year: "2570" } }));
      return KB.formFile(form, KB.store.current(), "xlsx")
        .then(({ blob }) => blob.arrayBuffer()).then((buffer) => [...new Uint8Array(buffer)]);
    }"""
    content = bytes(register.evaluate(script, [FORM, rows]))
    register.evaluate("KB.store.clear()")
    choose(register, content)
    register.get_by_role("button", name="แทนของเดิม").click()
    assert (kept(register)["rows"], kept(register)["year"]) == (rows, "2570")


def test_a_file_that_is_too_long_brings_its_first_rows_and_says_what_was_left_out(
    page: Page, site: Path, open_site: OpenSite
) -> None:
    form = "f01-cooperation-survey"
    open_site(page, site, f"templates/{form}.html")
    blank = (site / "templates" / "files" / f"{form}-blank.xlsx").read_bytes()
    choose(page, survey_returns.long_book(blank, 1_100), "long.xlsx")
    dialog = page.locator(".kb-import[open]")
    expect(dialog).to_contain_text("นำเข้าจาก long.xlsx")
    expect(dialog).to_contain_text("อ่านถึงแถวที่ 1,000 ข้างล่างนั้นมีข้อมูลอีก 104 แถวที่ยังไม่ได้อ่าน")
    page.get_by_role("button", name="แทนของเดิม").click()
    assert [row["service"] for row in kept(page, form)["rows"]] == [f"งานที่ {n}" for n in range(1, 997)]


def test_days_counted_from_1904_are_the_same_days(register: Page, site: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(sample(site)))
    book.epoch = CALENDAR_MAC_1904
    out = io.BytesIO()
    book.save(out)
    choose(register, sample(site))
    register.get_by_role("button", name="แทนของเดิม").click()
    wanted = kept(register)
    register.evaluate("KB.store.clear()")
    choose(register, out.getvalue())
    register.get_by_role("button", name="แทนของเดิม").click()
    assert kept(register) == wanted
    assert wanted["rows"][0]["due"] == "2026-11-30"


def test_what_cannot_be_read_is_named_with_row_and_column_and_kept_as_typed(register: Page, site: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(sample(site))).worksheets[0]
    first = next(cell for row in book.iter_rows() for cell in row if cell.value == 225000)
    due = next(cell for cell in book[first.row] if getattr(cell.value, "year", 0) == 2026)
    wrong = {first.coordinate: "สองแสน", due.coordinate: "31/2/2569"}
    choose(register, edited(sample(site), **wrong))
    dialog = register.locator(".kb-import[open]")
    expect(dialog).to_contain_text(f"แถว {first.row} คอลัมน์ {first.column_letter}: “สองแสน” ไม่ใช่ตัวเลข")
    expect(dialog).to_contain_text(f"แถว {due.row} คอลัมน์ {due.column_letter}: ไม่มีวันที่ 31 กุมภาพันธ์ 2569")
    register.get_by_role("button", name="แทนของเดิม").click()
    assert (kept(register)["rows"][0]["plan"], kept(register)["rows"][0]["due"]) == ("สองแสน", "31/2/2569")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xlsx", b"", "ไฟล์เสียหายหรือไม่ใช่ไฟล์ Excel"),
        ("a.xlsx", b"PK\x03\x04 nothing more", "ไฟล์เสียหายหรือไม่ใช่ไฟล์ Excel"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0 old", ".xls รุ่นเก่า"),
        ("a.csv", "ก,ข\n1,2\n".encode(), "บรรทัดแรกของ CSV ต้องเป็นชื่อคอลัมน์"),
    ],
)
def test_a_file_that_is_no_sheet_of_this_form_says_so_and_changes_nothing(
    register: Page, name: str, content: bytes, words: str
) -> None:
    choose(register, content, name)
    expect(register.locator("[data-made]")).to_contain_text(words)
    expect(register.locator("[data-made]")).to_contain_text("ข้อมูลในหน้านี้ยังอยู่ตามเดิม")


def test_a_sheet_of_another_form_is_refused(register: Page, site: Path) -> None:
    choose(register, sample(site, "f01-cooperation-survey"))
    expect(register.locator("[data-made]")).to_contain_text("ไม่ใช่ไฟล์ Excel ของแบบฟอร์มนี้")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp874", "utf-16"])
def test_csv_is_added_below_by_the_names_of_its_columns(register: Page, encoding: str) -> None:
    script = """form => KB.store.update((ws) => (ws.forms[form] = { values: { rows: [{ member: "เดิม" }] } }))"""
    register.evaluate(script, FORM)
    text = 'ภาคี,งวดที่,ยอดของงวด (บาท),กำหนดชำระ,แปลก\n"ทต.แสงทอง, เจ้าภาพ",๑,"225,000.00",๓๐ พ.ย. ๒๕๖๙,x\n'
    choose(register, text.encode(encoding), "rows.csv")
    expect(register.locator(".kb-import[open]")).to_contain_text("ไม่รู้จักหัวคอลัมน์ “แปลก” (E)")
    register.get_by_role("button", name="ต่อท้ายแถวเดิม").click()
    wanted = {"member": "ทต.แสงทอง, เจ้าภาพ", "term": 1, "plan": 225000, "due": "2026-11-30"}
    assert kept(register)["rows"] == [{"member": "เดิม"}, wanted]
