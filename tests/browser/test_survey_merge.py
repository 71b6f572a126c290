"""Two hundred returned surveys, one in ten of them wrong: all rows come out, and each fault is named with its place."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from playwright.sync_api import Page, expect

from macros import model
from tests import survey_returns
from tests.browser.conftest import OpenSite
from tests.survey_returns import Return, Row

PAGE = "companions/survey-merge.html"
FORM = "f01-cooperation-survey"
#: Only text that stands in the columns; dates are ISO.
ROWS = "KB.surveyPage.result.rows.map(({ values }) => values)"


@pytest.fixture(scope="session")
def blank(site: Path) -> bytes:
    return (site / "templates" / "files" / f"{FORM}-blank.xlsx").read_bytes()


@pytest.fixture(scope="session")
def returns(
    tmp_path_factory: pytest.TempPathFactory, blank: bytes, library: model.Library
) -> tuple[Path, list[Return]]:
    form = next(form for form in library.forms if form.id == FORM)
    columns = next(field for field in form.fields if field.id == "rows").columns
    labels = {column.id: column.label for column in columns}
    options = {option.id: option.label for column in columns for option in column.options}
    folder = tmp_path_factory.mktemp("returns")
    return folder, survey_returns.write(folder, blank, labels, options)


def choose(page: Page, *paths: Path) -> None:
    before = page.evaluate("KB.surveyPage.returns.length")
    page.set_input_files("#sm-pick", paths)
    page.wait_for_function("n => !KB.surveyPage.busy && KB.surveyPage.returns.length > n", arg=before)


def one(page: Page, content: bytes, name: str = "return.xlsx") -> list[dict[str, Any]]:
    """Reads a single file; returns its remarks as level, place and words."""
    page.set_input_files("#sm-pick", {"name": name, "mimeType": "", "buffer": content})
    page.wait_for_function("!KB.surveyPage.busy && KB.surveyPage.returns.length > 0")
    said: list[dict[str, Any]] = page.evaluate("KB.surveyFiles.remarks(KB.surveyPage.returns)")
    return said


def ordered(rows: list[Row]) -> list[str]:
    return sorted(json.dumps(row, sort_keys=True, ensure_ascii=False) for row in rows)


def merged_rows(page: Page) -> list[Row]:
    rows: list[Row] = page.evaluate(ROWS)
    return rows


def download(page: Page, kind: str) -> bytes:
    with page.expect_download() as waiting:
        page.locator(f'[data-get="{kind}"]').click()
    return Path(waiting.value.path()).read_bytes()


def wanted_rows(returns: list[Return]) -> list[Row]:
    """Rows of all files; of two that are equal in every column one stays."""
    rows = [row for each in returns if not each.twice for row in each.rows]
    return [json.loads(row) for row in dict.fromkeys(ordered(rows))]


@pytest.fixture
def merged(page: Page, site: Path, open_site: OpenSite, returns: tuple[Path, list[Return]]) -> Page:
    open_site(page, site, PAGE)
    choose(page, *(returns[0] / each.name for each in returns[1]))
    return page


def test_two_hundred_returns_all_rows_all_faults_and_the_result_reopens_unchanged(
    merged: Page, returns: tuple[Path, list[Return]], tmp_path: Path
) -> None:
    made = returns[1]
    expect(merged.locator("[data-status]")).to_have_text("อ่านครบ 200 ไฟล์")
    rows = merged_rows(merged)
    assert ordered(rows) == ordered(wanted_rows(made))
    every_fault_is_named(merged, made)
    totals_are_those_of_the_rows(merged, wanted_rows(made))
    content = download(merged, "xlsx")
    assert filled_rows(content) == len(rows)
    merged.locator("[data-clear]").click()
    (tmp_path / "merged.xlsx").write_bytes(content)
    choose(merged, tmp_path / "merged.xlsx")
    assert merged_rows(merged) == rows
    assert merged.evaluate("KB.surveyPage.summary.provinces") == ["สมมุติบุรี"]


def every_fault_is_named(page: Page, returns: list[Return]) -> None:
    said = page.evaluate("KB.surveyFiles.remarks(KB.surveyPage.returns)")
    for each in returns:
        own = [(one["level"], one["place"], one["words"]) for one in said if one["file"] == each.name]
        for level, place, words in each.said:
            assert any((level, place) == got[:2] and words in got[2] for got in own), (each.name, words, own)
        if not each.said:
            assert own == [], each.name


def totals_are_those_of_the_rows(page: Page, rows: list[Row]) -> None:
    summary = page.evaluate("KB.surveyPage.summary")
    for name, column in (("services", "service"), ("hosts", "host")):
        counted = {tally["label"]: tally["count"] for tally in summary[name]}
        assert counted == Counter(row.get(column, "ไม่ได้กรอก") for row in rows)
    committee = Counter(row.get("committee") for row in rows)
    assert [tally["count"] for tally in summary["committee"]] == [
        committee["appointed"],
        committee["not-appointed"],
        committee[None],
    ]
    rule = Counter(row["rule"] for row in rows)
    assert [tally["count"] for tally in summary["rule"]] == [rule["made"], rule["not-made"], rule["mou"]]
    problem = Counter(row.get("problem") for row in rows)
    none, blank = problem["ไม่มี"], problem[None]
    assert [tally["count"] for tally in summary["state"]] == [len(rows) - none - blank, none, blank]


def filled_rows(content: bytes) -> int:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return sum(1 for (host,) in sheet.iter_rows(min_row=5, min_col=3, max_col=3, values_only=True) if host)


def test_of_rows_that_differ_all_stay_until_somebody_chooses(merged: Page) -> None:
    before = len(merged_rows(merged))
    assert merged.evaluate("KB.surveyPage.result.open") == 1
    group = merged.locator("#sm-twice ~ [data-body] fieldset").first
    expect(group).to_contain_text("return-012")
    expect(group).to_contain_text("ปัญหา: แก้ไขแล้ว รถชำรุด")
    group.get_by_label("return-013.xlsx").check()
    assert len(merged_rows(merged)) == before - 1
    group.get_by_label("เก็บทุกแถว").check()
    assert len(merged_rows(merged)) == before
    expect(merged.locator("[data-count]")).to_contain_text("ตัดแถวซ้ำ 1 แถว")  # the one that is equal in every column


def test_the_latest_report_is_taken_for_all_groups_at_once(merged: Page) -> None:
    before = len(merged_rows(merged))
    merged.get_by_role("button", name="ใช้ฉบับที่รายงานล่าสุดทุกกลุ่มที่มีวันที่").click()
    rows = merged_rows(merged)
    assert len(rows) == before - 1
    assert [row["problem"] for row in rows if row.get("problem", "").startswith("แก้ไขแล้ว")] == ["แก้ไขแล้ว รถชำรุด"]
    expect(merged.locator("[data-made]")).to_have_text("เลือกแล้ว 1 กลุ่ม เหลือ 0 กลุ่มที่วันที่ไม่พอให้ตัดสิน")


def test_a_file_that_came_twice_counts_once_unless_somebody_says_so(merged: Page) -> None:
    expect(merged.locator(".kb-merge__same li")).to_have_text("return-011.xlsx เหมือน return-010.xlsx นับด้วย")
    assert merged.evaluate("KB.surveyPage.result.dropped") == 1
    merged.get_by_label("return-011.xlsx เหมือน").check()
    assert merged.evaluate("KB.surveyPage.result.dropped") == 3  # its two rows are equal to those of the other


def test_the_summary_in_word_says_what_the_page_says(merged: Page) -> None:
    document = docx.Document(io.BytesIO(download(merged, "docx")))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    xml = document.element.xml
    rows = len(merged_rows(merged))
    assert f">{rows}<" in xml
    assert "สรุปผลสำรวจความร่วมมือ" in text
    services = merged.evaluate("KB.surveyPage.summary.services")[:40]
    assert all(f">{tally['label']}<" in xml for tally in services)
    assert "แก้ไขแล้ว รถชำรุด" in xml
    assert ">return-137.xlsx<" not in xml  # nothing in it must be corrected
    assert ">return-157.xlsx<" in xml


def test_the_list_of_faults_is_a_csv_without_formulas(page: Page, site: Path, http_site: OpenSite) -> None:
    http_site(page, site, PAGE)
    one(page, b"", "=cmd.xlsx")
    lines = download(page, "csv").decode("utf-8-sig").splitlines()
    assert lines[0] == '"ไฟล์","ที่","ระดับ","เรื่อง"'
    assert lines[1].startswith('"\'=cmd.xlsx","ทั้งไฟล์","ต้องแก้","อ่านไม่ได้: ไฟล์ว่าง')


def test_what_somebody_typed_is_never_markup_or_formula(
    page: Page, site: Path, http_site: OpenSite, blank: bytes
) -> None:
    http_site(page, site, PAGE)
    row = survey_returns.rows_of(1)[0] | {
        "service": "<img src=x onerror=alert(1)>",
        "objective": "'=1+1",
        "problem": "<b>งบ</b>",
    }
    one(page, survey_returns.saved(survey_returns.book_of(blank, [row])), "<i>.xlsx")
    assert page.locator(".kb-merge img, .kb-merge td i").count() == 0
    expect(page.locator("#sm-summary ~ [data-body]")).to_contain_text("<img src=x onerror=alert(1)>")
    with zipfile.ZipFile(io.BytesIO(download(page, "xlsx"))) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "&lt;img src=x onerror=alert(1)&gt;" in sheet


def test_a_file_that_is_too_long_is_read_in_turns_to_a_row_and_says_what_was_left_out(
    page: Page, site: Path, http_site: OpenSite, blank: bytes
) -> None:
    http_site(page, site, PAGE)
    page.evaluate("window.beats = 0; setInterval(() => (window.beats += 1))")
    page.evaluate("""() => {
      const { load } = KB.surveyPage;
      KB.surveyPage.load = (files) => (window.beats = 0) || load.call(KB.surveyPage, files);
    }""")
    said = one(page, survey_returns.long_book(blank, 10_050), "long.xlsx")
    assert page.evaluate("beats") >= 3  # the page had its turns
    assert said[0] == {
        "file": "long.xlsx",
        "place": "ทั้งไฟล์",
        "level": "fault",
        "words": "ไฟล์ยาวเกินกำหนด อ่านถึงแถวที่ 10,000 ข้างล่างนั้นมีข้อมูลอีก 54 แถวที่ยังไม่ได้อ่าน"
        " แบ่งเป็นหลายไฟล์ ไฟล์ละไม่เกิน 10,000 แถว แล้วเลือกใหม่",
    }
    expect(page.locator("#sm-remarks ~ [data-body]")).to_contain_text("มีข้อมูลอีก 54 แถว")
    assert page.evaluate("KB.surveyPage.returns[0].lines.length") == 9_996
    assert page.evaluate("KB.surveyPage.returns[0].lines[9995].values.service") == "งานที่ 9996"


def test_days_counted_from_1904_are_the_same_days(page: Page, site: Path, http_site: OpenSite, blank: bytes) -> None:
    http_site(page, site, PAGE)
    book = survey_returns.book_of(blank, survey_returns.rows_of(1))
    book.epoch = CALENDAR_MAC_1904
    content = survey_returns.saved(book)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b'date1904="1"' in archive.read("xl/workbook.xml")
    assert one(page, content) == []
    assert ordered(merged_rows(page)) == ordered(survey_returns.rows_of(1))
    assert page.evaluate("KB.surveyPage.returns[0].reported") == "2026-06-15"


def test_reading_can_be_stopped_and_what_was_read_stays(
    page: Page, site: Path, http_site: OpenSite, returns: tuple[Path, list[Return]]
) -> None:
    http_site(page, site, PAGE)
    page.evaluate("""() => new MutationObserver(() => document.querySelector("[data-cancel]").click())
      .observe(document.querySelector("[data-progress]"), { attributes: true })""")
    page.set_input_files("#sm-pick", [returns[0] / each.name for each in returns[1]])
    expect(page.locator("[data-status]")).to_contain_text("หยุดแล้ว อ่าน", timeout=30_000)
    read = page.evaluate("KB.surveyPage.returns.length")
    assert 0 <= read < 200
    expect(page.locator("[data-going]")).to_be_hidden()
    expect(page.locator("#sm-pick")).to_be_enabled()


def test_two_provinces_are_two_spreadsheets(
    page: Page, site: Path, http_site: OpenSite, blank: bytes, tmp_path: Path
) -> None:
    http_site(page, site, PAGE)
    for name, province in (("a.xlsx", "จังหวัดสมมุติบุรี"), ("b.xlsx", "ตัวอย่างนคร")):
        book = survey_returns.book_of(blank, survey_returns.rows_of(1))
        book.worksheets[0]["E2"] = province
        (tmp_path / name).write_bytes(survey_returns.saved(book))
    choose(page, tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    assert page.evaluate("KB.surveyPage.result.groups.length") == 0  # offices of one name in two provinces
    with zipfile.ZipFile(io.BytesIO(download(page, "xlsx"))) as archive:
        books = [openpyxl.load_workbook(io.BytesIO(archive.read(name))) for name in archive.namelist()]
    assert [book.worksheets[0]["E2"].value for book in books] == ["ตัวอย่างนคร", "สมมุติบุรี"]
    assert [book.worksheets[0]["C5"].value for book in books] == [survey_returns.office(1)] * 2


def test_starting_anew_can_be_taken_back(merged: Page) -> None:
    rows = merged_rows(merged)
    merged.locator("[data-clear]").click()
    expect(merged.locator("[data-results]")).to_be_hidden()
    merged.get_by_role("button", name="เลิกทำ").click()
    expect(merged.locator("[data-results]")).to_be_visible()
    assert merged_rows(merged) == rows


def test_nothing_is_kept_in_the_browser(merged: Page) -> None:
    kept = merged.evaluate("JSON.stringify({ ...localStorage, ...sessionStorage })")
    assert "สมมุติ0" not in kept
