"""The form page in a real browser: what is typed stays, shows on the paper, and comes out of the files."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import docx as python_docx
import openpyxl
import pypdfium2 as pdfium
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import form_site
from tests.browser.conftest import OpenSite

PAGE = "templates/f99-example.html"
HOSTILE = "<script>alert(1)</script> =cmd|' /C calc'!A0 \x0b\x01 ]]> &amp; 😀 บรรทัดหนึ่ง"
Fill = Callable[[str, str], None]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("form-site")
    form_site.write(folder)
    return folder


def field(name: str) -> str:
    return f"#fld-f99-example-{name}"


def fill(page: Page, name: str, text: str) -> None:
    page.fill(field(name), text)
    page.locator(field(name)).blur()


def saved(page: Page) -> None:
    """Waits until the rest in typing has saved."""
    expect(page.locator(".kb-save")).to_contain_text("บันทึกในเครื่องนี้แล้ว")
    page.wait_for_timeout(500)


def workspace(page: Page) -> dict[str, object]:
    index = json.loads(page.evaluate("localStorage.getItem('kb:workspaces')"))
    content: dict[str, object] = json.loads(page.evaluate(f"localStorage.getItem('kb:workspace:{index['current']}')"))
    return content


def download(page: Page, kind: str = "docx") -> bytes:
    with page.expect_download() as waiting:
        page.click(f"[data-make={kind}]")
    return Path(waiting.value.path()).read_bytes()


def document_text(content: bytes) -> str:
    """All text of a Word file, content controls included, paragraph by paragraph."""
    body = python_docx.Document(io.BytesIO(content)).element.body
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    lines = (
        "".join((t.text or "") if t.tag == f"{w}t" else "\n" for t in p.iter(f"{w}t", f"{w}br"))
        for p in body.iter(f"{w}p")
    )
    return "\n".join(lines)


def paper(page: Page) -> str:
    page.wait_for_timeout(100)
    return page.locator("[data-paper]").inner_text()


# --- Remembering -----------------------------------------------------------------------------------------------------


def test_what_is_typed_survives_a_reload(page: Page, site: Path, open_site: OpenSite) -> None:
    open_site(page, site, PAGE)
    fill(page, "service", "การจัดการขยะ")
    fill(page, "signed_on", "๒๑ พ.ย. ๒๕๖๙")
    fill(page, "members-1-name", "ทต.แสงทอง")
    page.check(field("procure-host"))
    page.check(field("wants-b"))
    page.check(field("agreed"))
    saved(page)

    page.reload()

    assert page.input_value(field("service")) == "การจัดการขยะ"
    assert page.input_value(field("signed_on")) == "21/11/2569"
    assert page.input_value(field("members-1-name")) == "ทต.แสงทอง"
    assert page.is_checked(field("procure-host"))
    assert page.is_checked(field("wants-b"))
    assert page.is_checked(field("agreed"))


def test_shared_facts_and_own_values_are_kept_apart(page: Page, site: Path, http_site: OpenSite) -> None:
    http_site(page, site, PAGE)
    fill(page, "service", "น้ำ")
    fill(page, "total", "310000")
    fill(page, "signed_on", "25/2/2569")
    saved(page)

    kept = workspace(page)

    assert kept["schema"] == "workspace-2"
    assert kept["facts"] == {"service": "น้ำ"}
    assert kept["forms"] == {
        "f99-example": {"values": {"total": 310000, "signed_on": "2026-02-25"}, "version": "2569.1"}
    }


def test_a_row_keeps_the_columns_of_other_forms(page: Page, site: Path, http_site: OpenSite) -> None:
    http_site(page, site, PAGE)
    page.evaluate(
        "KB.store.update(ws => { ws.facts.members = [{name: 'ก', district: 'เมือง'}, {name: 'ข', district: 'ดง'}] })"
    )
    page.reload()

    fill(page, "members-1-name", "กก")
    saved(page)

    assert workspace(page)["facts"]["members"][0] == {"name": "กก", "district": "เมือง"}  # type: ignore[index]


def test_two_tabs_of_one_form_do_not_undo_each_other(context: BrowserContext, site: Path, http_site: OpenSite) -> None:
    first, second = context.new_page(), context.new_page()
    http_site(first, site, PAGE)
    fill(first, "service", "ขยะ")
    saved(first)
    http_site(second, site, PAGE)
    fill(second, "total", "5")
    saved(second)

    expect(first.locator(field("total"))).to_have_value("5.00")
    expect(first.locator(".kb-save")).to_contain_text("อีกแท็บหนึ่ง")
    fill(first, "share", "30")
    saved(first)

    assert workspace(first)["forms"]["f99-example"]["values"] == {"total": 5, "share": 30}  # type: ignore[index]


def test_the_back_button_shows_what_was_typed(page: Page, site: Path, http_site: OpenSite) -> None:
    root = http_site(page, site, PAGE)
    page.fill(field("service"), "พิมพ์แล้วออกทันที")

    page.goto(f"{root}/assets/js/thai.js")
    page.go_back()

    expect(page.locator(field("service"))).to_have_value("พิมพ์แล้วออกทันที")


BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


@pytest.mark.parametrize(("script", "words"), [(BLOCKED, "ไม่ให้เก็บข้อมูล"), (FULL, "พื้นที่ในเครื่องเต็ม")])
def test_without_storage_the_page_says_so_and_still_works(
    page: Page, site: Path, open_site: OpenSite, script: str, words: str
) -> None:
    page.add_init_script(script)
    open_site(page, site, PAGE)
    fill(page, "service", "ขยะ")
    fill(page, "total", "7")

    expect(page.locator(".kb-save[role=alert]")).to_contain_text(words)
    assert "ขยะ" in document_text(download(page))
    with page.expect_download() as waiting:
        page.locator("[data-kb-save] > .kb-actions button", has_text="สำรองเป็นไฟล์").click()
    backup = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    assert backup["facts"] == {"service": "ขยะ"}
    assert backup["forms"]["f99-example"]["values"] == {"total": 7}


@pytest.mark.parametrize(
    ("stored", "words"),
    [("{broken", "อ่านแฟ้มงานเดิมในเครื่องนี้ไม่ได้"), ('{"schema": "workspace-3"}', "เว็บรุ่นใหม่กว่า")],
)
def test_a_workspace_that_cannot_be_read_is_not_overwritten(
    page: Page, site: Path, http_site: OpenSite, stored: str, words: str
) -> None:
    http_site(page, site, PAGE)
    page.evaluate(
        "stored => { localStorage.setItem('kb:workspace:old', stored);"
        ' localStorage.setItem(\'kb:workspaces\', \'{"current": "old", "list": [{"id": "old"}]}\') }',
        stored,
    )
    page.reload()
    expect(page.locator(".kb-save")).to_contain_text(words)

    fill(page, "service", "ใหม่")
    saved(page)

    assert page.evaluate("localStorage.getItem('kb:workspace:old')") == stored
    assert workspace(page)["facts"] == {"service": "ใหม่"}


def test_clearing_names_the_workspace_and_leaves_nothing(page: Page, site: Path, http_site: OpenSite) -> None:
    http_site(page, site, PAGE)
    fill(page, "service", "ลับ")
    saved(page)

    page.click(".kb-keep summary")
    page.click(".kb-keep .kb-btn--danger")
    expect(page.locator("dialog[open]")).to_contain_text("ล้างแฟ้มงาน “แฟ้มงานของฉัน”")
    page.click("dialog[open] .kb-btn--danger")

    assert page.input_value(field("service")) == ""
    assert page.evaluate("Object.keys(localStorage)") == []


def import_file(page: Page, content: str) -> None:
    file = {"name": "a.json", "mimeType": "application/json", "buffer": content.encode()}
    page.set_input_files(".kb-keep input[type=file]", file)  # type: ignore[arg-type]


def test_a_backup_comes_back_with_ids_that_nobody_knows(page: Page, site: Path, http_site: OpenSite) -> None:
    http_site(page, site, PAGE)
    fill(page, "service", "เดิม")
    saved(page)
    backup = workspace(page) | {"id": "w-from-file", "facts": {"service": "จากไฟล์", "unknown": 1}}

    import_file(page, json.dumps(backup))
    page.click("dialog[open] .kb-btn--main")

    expect(page.locator(field("service"))).to_have_value("จากไฟล์")
    assert workspace(page)["facts"] == {"service": "จากไฟล์", "unknown": 1}
    assert page.evaluate("KB.store.list().length") == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("ไม่ใช่ json", "ไม่ครบหรือเสียหาย"),
        ('{"a": 1}', "ไม่ใช่แฟ้มงานของเว็บนี้"),
        ('{"schema": "workspace-7"}', "รุ่นใหม่กว่า"),
        ('{"schema": "workspace-1", "id": "x", "name": "x", "facts": [], "runs": {}, "forms": {}}', "ไม่ครบหรือเสียหาย"),
    ],
)
def test_a_bad_backup_changes_nothing(page: Page, site: Path, http_site: OpenSite, content: str, words: str) -> None:
    http_site(page, site, PAGE)
    fill(page, "service", "เดิม")
    saved(page)

    import_file(page, content)

    page.click(".kb-keep summary")
    expect(page.locator(".kb-keep__message")).to_contain_text(words)
    assert workspace(page)["facts"] == {"service": "เดิม"}


# --- Rows ------------------------------------------------------------------------------------------------------------


def test_rows_come_and_go_and_come_back_with_the_focus(page: Page, site: Path, http_site: OpenSite) -> None:
    http_site(page, site, PAGE)
    for n, name in enumerate(("ก", "ข", "ค"), start=1):
        fill(page, f"members-{n}-name", name)

    page.click("[data-add]")
    expect(page.locator(field("members-4-name"))).to_be_focused()
    page.keyboard.type("ง")
    page.locator("[data-delete]").nth(1).click()

    expect(page.locator("#fld-f99-example-members-2-head")).to_be_focused()
    expect(page.locator("[data-status]")).to_contain_text("ลบแห่งที่ 2 แล้ว")
    assert [page.input_value(field(f"members-{n}-name")) for n in (1, 2, 3)] == ["ก", "ค", "ง"]
    page.click("[data-status] button")
    assert [page.input_value(field(f"members-{n}-name")) for n in (1, 2, 3, 4)] == ["ก", "ข", "ค", "ง"]
    saved(page)
    assert [row["name"] for row in workspace(page)["facts"]["members"]] == ["ก", "ข", "ค", "ง"]  # type: ignore[index]


def test_money_adds_up_below_the_rows(page: Page, site: Path, http_site: OpenSite) -> None:
    http_site(page, site, PAGE)
    fill(page, "members-1-amount", "54000")
    fill(page, "members-2-amount", "๑,๐๐๐.๕๐")

    expect(page.locator("[data-total]")).to_have_text("รวมเงินสมทบ (บาท) 55,000.50 บาท")


# --- The paper -------------------------------------------------------------------------------------------------------


def test_the_paper_follows_what_is_typed(page: Page, site: Path, http_site: OpenSite) -> None:
    http_site(page, site, PAGE)
    blank = paper(page)
    assert "เจ้าภาพจัดซื้อแทนทุกแห่ง" in blank
    assert "แต่ละแห่งจัดซื้อเอง" in blank
    assert "๓. " in blank

    fill(page, "total", "1200")
    fill(page, "members-1-name", "ทต.แสงทอง")
    fill(page, "members-2-name", "อบต.ทุ่งฟ้าใส")
    page.select_option(field("members-2-kind"), "host")
    page.check(field("procure-each"))

    filled = paper(page)
    assert "เงิน ๑,๒๐๐.๐๐ บาท (หนึ่งพันสองร้อยบาทถ้วน)" in filled
    assert "๒. อบต.ทุ่งฟ้าใส" in filled
    assert "๓. " not in filled
    assert "เจ้าภาพจัดซื้อแทนทุกแห่ง" not in filled
    assert "มีข้อตกลงย่อยแนบท้าย" not in filled
    assert page.locator("[data-tick='members.kind=host']").all_inner_texts() == ["☐", "☑"]


def test_the_digits_switch_turns_the_whole_paper(page: Page, site: Path, http_site: OpenSite) -> None:
    http_site(page, site, PAGE)
    fill(page, "total", "1200")

    page.uncheck("[data-thai]")

    assert "บันทึกข้อตกลง ข้อ 1" in paper(page)
    assert "1,200.00" in paper(page)


def test_hostile_text_appears_as_text(page: Page, site: Path, http_site: OpenSite) -> None:
    http_site(page, site, PAGE)
    fill(page, "service", "<img src=x onerror=document.title='hacked'>")
    saved(page)
    page.reload()

    assert "<img src=x" in paper(page)
    assert page.title() != "hacked"


def printed(page: Page) -> list[str]:
    """The text of each page of the PDF that the print dialog would make."""
    document = pdfium.PdfDocument(page.pdf(prefer_css_page_size=True))
    return [document[n].get_textpage().get_text_range() for n in range(len(document))]


@pytest.mark.parametrize("width", [390, 1366])
def test_only_the_paper_prints(page: Page, site: Path, http_site: OpenSite, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    http_site(page, site, PAGE)
    fill(page, "service", "=SERVICE=")

    first, second = printed(page)

    assert "=SERVICE=" in first
    assert "F99" in first
    assert f"{PAGE}" in second
    assert "2569" in second
    assert "Word" not in first + second
    assert page.title() == "แบบตัวอย่าง"


# --- Word and Excel --------------------------------------------------------------------------------------------------


def test_the_word_file_holds_what_was_typed(page: Page, site: Path, open_site: OpenSite) -> None:
    open_site(page, site, PAGE)
    fill(page, "service", "การจัดการขยะ")
    fill(page, "signed_on", "25/2/2569")
    fill(page, "total", "310000")
    fill(page, "share", "30")
    fill(page, "reason", "บรรทัดหนึ่ง\nบรรทัดสอง")
    for n in range(1, 5):
        if n > 3:
            page.click("[data-add]")
        fill(page, f"members-{n}-name", f"แห่ง {n}")
        fill(page, f"members-{n}-resolution_date", f"{n}/1/2569")
    page.select_option(field("members-4-kind"), "each")
    page.check(field("procure-host"))
    page.check(field("wants-a"))

    content = download(page)
    text = document_text(content)

    assert "วันที่ ๒๕ กุมภาพันธ์ ๒๕๖๙" in text
    assert "ด้านการจัดการขยะ เงิน ๓๑๐,๐๐๐.๐๐ บาท (สามแสนหนึ่งหมื่นบาทถ้วน) ร้อยละ ๓๐" in text
    assert "๔. แห่ง ๔ มติเมื่อ ๔ มกราคม ๒๕๖๙" in text
    assert "๕. " not in text
    assert "เหตุผล บรรทัดหนึ่ง\nบรรทัดสอง" in text
    assert "เจ้าภาพจัดซื้อแทนทุกแห่ง" in text
    assert "แต่ละแห่งจัดซื้อเอง" not in text
    assert "มีข้อตกลงย่อย" not in text
    assert "☑ เห็นชอบ" in text
    assert "☐ ยินยอม" in text
    assert "http://example.test/2569" in text
    document = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    assert document.count('w:fullDate="2026-02-25T00:00:00Z"') == 1
    assert 'w:val="PlaceholderText"' not in "".join(
        part for part in document.split("<w:sdt>") if '"members.name"' in part
    )


def test_a_word_file_of_an_empty_form_is_the_blank_copy(page: Page, site: Path, http_site: OpenSite) -> None:
    http_site(page, site, PAGE)
    page.uncheck("[data-thai]")

    text = document_text(download(page))

    assert "บันทึกข้อตกลง ข้อ 1" in text
    assert "3. …" in text
    assert "แต่ละแห่งจัดซื้อเอง" in text


def test_the_control_numbers_of_a_word_file_stay_unique(page: Page, site: Path, http_site: OpenSite) -> None:
    http_site(page, site, PAGE)
    for n in (1, 2, 3):
        fill(page, f"members-{n}-name", str(n))

    root = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(download(page))).read("word/document.xml"))

    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    ids = [element.get(f"{w}val") for properties in root.iter(f"{w}sdtPr") for element in properties.findall(f"{w}id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("compress", [True, False], ids=["deflated", "stored"])
def test_hostile_text_goes_into_the_files_as_text(page: Page, site: Path, http_site: OpenSite, compress: bool) -> None:
    if not compress:
        page.add_init_script("delete window.CompressionStream")
    http_site(page, site, PAGE)
    page.evaluate(
        "text => { for (const name of ['service', 'reason', 'members-1-name']) {"
        " const box = document.querySelector('#fld-f99-example-' + name); box.value = text;"
        " box.dispatchEvent(new Event('input', {bubbles: true})) } }",
        HOSTILE + "ก" * 10_000,
    )
    page.uncheck("[data-thai]")
    clean = HOSTILE.replace("\x0b\x01", "") + "ก" * 10_000

    assert document_text(download(page)).count(clean) == 5
    sheet = openpyxl.load_workbook(io.BytesIO(download(page, "xlsx"))).active
    assert [cell.data_type for row in sheet.iter_rows() for cell in row if cell.value == clean] == ["s", "s", "s"]


def test_the_excel_file_holds_numbers_dates_and_more_rows_than_prepared(
    page: Page, site: Path, http_site: OpenSite
) -> None:
    http_site(page, site, PAGE)
    members = [{"name": f"แห่ง {n}", "amount": n, "kind": "host"} for n in range(1, 36)]
    page.evaluate("rows => KB.store.update(ws => { ws.facts.members = rows })", members)
    page.reload()
    fill(page, "signed_on", "25/2/2569")
    fill(page, "service", "=1+1")
    fill(page, "reason", "ท้ายตาราง")

    sheet = openpyxl.load_workbook(io.BytesIO(download(page, "xlsx"))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]

    assert [35, "แห่ง 35", "✓", None, 35] in rows
    assert any(str(cell) == "2026-02-25 00:00:00" for row in rows for cell in row)
    assert any(cell.value == "=1+1" and cell.data_type == "s" for row in sheet.iter_rows() for cell in row)
    last = next(n for n, row in enumerate(rows) if row[1] == "แห่ง 35")
    assert any("ท้ายตาราง" in map(str, row) for row in rows[last:])
    assert any("E15:E49" in str(check.sqref) for check in sheet.data_validations.dataValidation)


def test_a_template_that_does_not_load_says_so(page: Page, site: Path, http_site: OpenSite) -> None:
    page.route("**/assets/forms/*", lambda route: route.abort())
    http_site(page, site, PAGE)

    page.click("[data-make=docx]")

    expect(page.locator("[data-made]")).to_contain_text("โหลดแม่แบบไม่ได้")


# --- Checking --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("signed_on", "31/2/2569", "ไม่มีวันที่ 31 กุมภาพันธ์ 2569"),
        ("signed_on", "พรุ่งนี้", "อ่านวันที่ไม่ออก"),
        ("total", "ห้าพัน", "ต้องเป็นตัวเลข"),
        ("share", "120", "0 ถึง 100"),
        ("reason", "เลข 1-2345-67890-12-3", "เลขประจำตัว 13 หลัก"),
        ("service", "โทร ๐๘๑-๒๓๔-๕๖๗๘", "เบอร์มือถือ"),
    ],
)
def test_a_mistake_is_named_on_leaving_the_field_and_kept_as_typed(
    page: Page, site: Path, http_site: OpenSite, name: str, text: str, words: str
) -> None:
    http_site(page, site, PAGE)
    fill(page, name, text)

    expect(page.locator(f"{field(name)}-err")).to_contain_text(words)
    expect(page.locator(field(name))).to_have_attribute("aria-invalid", "true")
    saved(page)
    page.reload()
    assert page.input_value(field(name)) == text


def test_an_empty_required_field_is_not_scolded_before_the_download(
    page: Page, site: Path, http_site: OpenSite
) -> None:
    http_site(page, site, PAGE)
    page.focus(field("service"))
    page.focus(field("total"))

    expect(page.locator(f"{field('service')}-err")).to_be_hidden()


def test_a_download_is_never_stopped_and_the_summary_leads_to_what_is_missing(
    page: Page, site: Path, http_site: OpenSite
) -> None:
    http_site(page, site, PAGE)
    fill(page, "start_date", "2/3/2569")
    fill(page, "end_date", "1/3/2569")
    fill(page, "members-1-amount", "5")

    assert download(page)

    summary = page.locator("[data-errors]")
    expect(summary).to_be_focused()
    assert summary.locator("a").all_inner_texts() == [
        "ภาคีสมาชิกต้องมีอย่างน้อย 2 แห่ง กรอกแล้ว 1",
        "วันสิ้นสุดมาก่อนวันเริ่ม",
        "ยังไม่ได้กรอกภารกิจ",
        "แห่งที่ 1: ยังไม่ได้กรอกชื่อ อปท.",
        "ยังไม่ได้กรอกวันที่ลงนาม",
    ]
    summary.locator("a").nth(2).click()
    expect(page.locator(field("service"))).to_be_focused()
    fill(page, "service", "ขยะ")
    expect(summary.locator("h2")).to_have_text("ยังมี 4 จุดที่ควรดูอีกครั้ง")


def test_dates_and_money_are_read_back_in_words(page: Page, site: Path, http_site: OpenSite) -> None:
    http_site(page, site, PAGE)
    fill(page, "signed_on", "21112569")
    fill(page, "total", "54,000.5")

    expect(page.locator(f"{field('signed_on')}-read")).to_have_text("21 พฤศจิกายน 2569")
    expect(page.locator(field("total"))).to_have_value("54,000.50")
    expect(page.locator(f"{field('total')}-read")).to_have_text("ห้าหมื่นสี่พันบาทห้าสิบสตางค์")


def test_a_choice_can_be_taken_back(page: Page, site: Path, http_site: OpenSite) -> None:
    http_site(page, site, PAGE)
    page.check(field("procure-host"))

    page.click("[data-unset]")

    assert not page.is_checked(field("procure-host"))
    expect(page.locator("[data-unset]")).to_be_hidden()


# --- Everybody -------------------------------------------------------------------------------------------------------


def test_inside_line_the_page_offers_the_real_browser_before_anything_is_typed(
    context: BrowserContext, page: Page, site: Path, http_site: OpenSite
) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'userAgent', {get: () => 'Mozilla/5.0 Line/14.1.0'})")
    http_site(page, site, PAGE)

    link = page.locator("[data-kb-save] a")
    expect(page.locator("[data-kb-save]")).to_contain_text("แอป LINE")
    assert "openExternalBrowser=1" in str(link.get_attribute("href"))


@pytest.mark.parametrize("width", [320, 390, 820, 1366])
def test_nothing_scrolls_sideways(page: Page, site: Path, http_site: OpenSite, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    http_site(page, site, PAGE)
    fill(page, "service", "ยาวมาก" * 40)
    fill(page, "members-1-amount", "9999999999")
    page.click("[data-make=docx]")

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("scheme", "width"), [("default", 1366), ("slate", 390)])
def test_axe_finds_nothing(page: Page, tmp_path: Path, file_site: OpenSite, scheme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    form_site.write(tmp_path, scheme=scheme)
    file_site(page, tmp_path, PAGE)
    fill(page, "signed_on", "31/2/2569")
    fill(page, "members-1-name", "ก")
    download(page)
    page.click(".kb-keep summary")
    page.locator(".kb-preview").evaluate("preview => { preview.open = true }")

    violations = Axe().run(page).response["violations"]
    assert [(found["id"], [node["html"] for node in found["nodes"]]) for found in violations] == []


def test_without_scripts_the_fields_are_there_to_fill_and_print(browser: object, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto((site / PAGE).as_uri())

    expect(page.locator(field("members-3-name"))).to_be_visible()
    expect(page.locator("[data-bar]")).to_be_hidden()
    expect(page.locator("[data-delete]").first).to_be_hidden()
    page.fill(field("service"), "พิมพ์ด้วยมือ")
    page.press(field("service"), "Enter")
    page.emulate_media(media="print")
    expect(page.locator(field("service"))).to_be_visible()
    expect(page.locator("[data-paper]")).to_be_hidden()
    context.close()
