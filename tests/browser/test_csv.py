"""The tables of a form as CSV: the columns of the spreadsheet, a line a row, and back again without a change."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from macros import model
from tests.browser.conftest import OpenSite
from tests.browser.test_form_import import choose, kept

FORM = "f01-cooperation-survey"
PAGE = f"templates/{FORM}.html"
GROUPS = ("องค์กรปกครองส่วนท้องถิ่นที่จัดทำความร่วมมือ", "คณะกรรมการบริหารกิจการที่จัดทำความร่วมมือ", "ระเบียบข้อตกลง")
HEADS = [
    "ลำดับที่",
    "ชื่อบริการสาธารณะที่ทำความร่วมมือกันให้บริการประชาชน",
    f"{GROUPS[0]}: องค์กรปกครองส่วนท้องถิ่นเจ้าภาพ",
    f"{GROUPS[0]}: องค์กรปกครองส่วนท้องถิ่นที่ร่วมลงนาม",
    "วันที่ลงนามความร่วมมือ",
    f"{GROUPS[1]}: แต่งตั้ง",
    f"{GROUPS[1]}: ไม่ได้แต่งตั้ง",
    f"{GROUPS[2]}: จัดทำ",
    f"{GROUPS[2]}: ไม่ได้จัดทำ",
    f"{GROUPS[2]}: ทำ MOU",
    "วัตถุประสงค์ความร่วมมือ",
    "ปัญหา/อุปสรรคความร่วมมือ",
]
ROW = {
    "service": "การกำจัดขยะมูลฝอยรวม",
    "host": "เทศบาลตำบลแสงทอง",
    "cosign": 'อบต.ทุ่งฟ้าใส, อบต. "คลองเพชรสมมุติ"',
    "signed_on": "2026-02-25",
    "committee": "appointed",
    "rule": "mou",
    "objective": "ลดต้นทุน\nต่อตัน",
}
HOSTILE = ["=1+1", "+66", "-ไม่มี", "@SUM(A1)", "'=1", "''-2", "'คำพูด'", "＝１", '=HYPERLINK("x")', "ปกติ"]


def put(page: Page, form: str, values: dict[str, Any]) -> None:
    page.evaluate("([form, values]) => KB.store.update((ws) => (ws.forms[form] = { values }))", [form, values])


def download(page: Page) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.locator('[data-make="csv"]').click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def lines(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.fixture
def survey(page: Page, site: Path, open_site: OpenSite) -> Page:
    open_site(page, site, PAGE)
    return page


def test_the_survey_is_a_line_for_each_service_under_the_heads_of_the_spreadsheet(survey: Page) -> None:
    put(survey, FORM, {"rows": [ROW, {"service": "ถนน", "rule": "not-made"}]})
    name, content = download(survey)
    assert (name[: len(FORM)], name[-4:]) == (FORM, ".csv")
    assert (content[:3], content[-2:]) == (b"\xef\xbb\xbf", b"\r\n")
    first = ["1", ROW["service"], ROW["host"], ROW["cosign"], "2026-02-25", "✓", "", "", "", "✓", ROW["objective"], ""]
    second = ["2", "ถนน", "", "", "", "", "", "", "✓", "", "", ""]
    assert lines(content) == [HEADS, first, second]
    expect(survey.locator("[data-made]")).to_contain_text("วันที่เป็นปี ค.ศ.-เดือน-วัน")


def test_what_a_spreadsheet_would_work_out_is_text_and_comes_back_as_typed(survey: Page) -> None:
    rows = [{**ROW, "service": text, "objective": text} for text in HOSTILE]
    put(survey, FORM, {"rows": rows})
    _, content = download(survey)
    cells = [cell for line in lines(content)[1:] for cell in line]
    assert [cell for cell in cells if cell[:1] in tuple("=+-@\t\r＝＋－＠")] == []
    survey.evaluate("KB.store.clear()")
    choose(survey, content, "back.csv")
    survey.get_by_role("button", name="แทนของเดิม").click()
    assert kept(survey, FORM)["rows"] == rows


def test_the_merging_page_reads_the_csv_without_a_remark(survey: Page, site: Path, http_site: OpenSite) -> None:
    rows = [{**ROW, "problem": text} for text in HOSTILE] + [{**ROW, "service": "ถนน", "rule": "not-made"}]
    put(survey, FORM, {"rows": rows})
    _, content = download(survey)
    http_site(survey, site, "companions/survey-merge.html")
    survey.set_input_files("#sm-pick", {"name": "a.csv", "mimeType": "", "buffer": content})
    survey.wait_for_function("!KB.surveyPage.busy && KB.surveyPage.returns.length > 0")
    assert survey.evaluate("KB.surveyFiles.remarks(KB.surveyPage.returns)") == []
    assert survey.evaluate("KB.surveyPage.returns[0].lines.map(({ values }) => values)") == rows


def test_the_whole_sheet_saved_as_csv_comes_back_too(survey: Page, site: Path) -> None:
    title = ["แบบสำรวจข้อมูลการจัดทำความร่วมมือบริการสาธารณะระหว่างองค์กรปกครองส่วนท้องถิ่น"]
    upper = ["ลำดับที่", HEADS[1], GROUPS[0], "", HEADS[4], GROUPS[1], "", GROUPS[2], "", "", *HEADS[10:]]
    lower = ["", "", *(head.split(": ")[1] if ": " in head else "" for head in HEADS[2:])]
    row = ["1", "ถนน", "ทต.แสงทอง", "อบต.ทุ่งฟ้าใส", "25/2/2569", "", "✓", "", "✓", "", "เร็วขึ้น", ""]
    out = io.StringIO()
    csv.writer(out).writerows([title, ["จังหวัด", "", "", "", "สมมุติบุรี"], upper, lower, row])
    choose(survey, out.getvalue().encode("cp874", errors="replace"), "sheet.csv")
    survey.get_by_role("button", name="แทนของเดิม").click()
    assert kept(survey, FORM)["rows"] == [
        {"service": "ถนน", "host": "ทต.แสงทอง", "cosign": "อบต.ทุ่งฟ้าใส", "signed_on": "2026-02-25"}
        | {"committee": "not-appointed", "rule": "not-made", "objective": "เร็วขึ้น"}
    ]


def test_every_table_of_every_form_comes_back_from_its_csv(
    page: Page, site: Path, http_site: OpenSite, library: model.Library
) -> None:
    seen = 0
    for form in (form for form in library.forms if form.spreadsheet):
        http_site(page, site, f"templates/{form.id}.html")
        if not page.locator('[data-make="csv"]').count():
            continue
        page.evaluate("KB.store.clear()")
        put_samples(page, form)
        before = kept(page, form.id)
        _, content = download(page)
        for table, name, file in tables(page, form, content):
            seen += 1
            comes_back(page, form, table, (name, file), before)
    assert seen >= 80


def put_samples(page: Page, form: model.Form) -> None:
    facts = {field.fact: field.sample for field in form.fields if field.fact and field.sample is not None}
    values = {field.id: field.sample for field in form.fields if not field.fact and field.sample is not None}
    page.evaluate(
        """([form, facts, values]) => KB.store.update((ws) => {
          Object.assign(ws.facts, facts);
          ws.forms[form] = { values };
        })""",
        [form.id, facts, values],
    )


def tables(page: Page, form: model.Form, content: bytes) -> list[tuple[str, str, bytes]]:
    """The tables of a form by name, with name and content of their files."""
    names = page.evaluate(
        "form => KB.templates.load('forms', form).then((t) => Object.keys(t.xlsx.map.tables))", form.id
    )
    if not content.startswith(b"PK"):
        return [(names[0], "rows.csv", content)]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(table, name, archive.read(name)) for table, name in zip(names, archive.namelist(), strict=True)]


def comes_back(page: Page, form: model.Form, table: str, file: tuple[str, bytes], before: dict[str, Any]) -> None:
    """Every column that stands in the file and is typed holds in every row what it held."""
    field = next(field for field in form.fields if field.id == table.split("#")[0])
    wanted = before.get(field.fact or field.id) or []
    name, content = file
    assert len(lines(content)) == 1 + len(wanted), (form.id, table)
    read = """async ([form, name, bytes]) => {
      const { fields, xlsx } = await KB.templates.load("forms", form);
      const [sheet] = await KB.readSheet(new File([new Uint8Array(bytes)], name), 1000);
      return KB.csvImport(fields, () => ({}), xlsx.map, sheet, name);
    }"""
    found = page.evaluate(read, [form.id, name, list(content)])
    assert found["problems"] == [], (form.id, table)
    rows = found["values"].get(field.id, [])
    typed = {column for row in rows for column in row}
    assert [{k: v for k, v in row.items() if k in typed} for row in wanted] == rows, (form.id, table)
