"""A checklist in a real browser, on the real page: it remembers, counts, filters and prints."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Page, expect

PAGE = "checklists/council.html"


def item(page: Page, name: str):
    return page.locator(f'[data-item="{name}"]')


def answer(page: Page, name: str, words: str) -> None:
    item(page, name).locator(".kb-seg label", has_text=words).click()


@pytest.fixture
def checklist(page: Page, open_site, site: Path) -> Page:
    open_site(page, site, PAGE)
    return page


def test_answers_survive_a_reload_and_are_counted_in_words(checklist):
    total = checklist.locator("[data-item]").count()
    assert total == 6
    answer(checklist, "council-01", "ทำแล้ว")
    answer(checklist, "council-02", "ไม่ใช้")
    checklist.reload()
    expect(item(checklist, "council-01")).to_have_attribute("data-state", "done")
    expect(item(checklist, "council-02")).to_have_attribute("data-state", "na")
    expect(checklist.locator("[data-count]")).to_have_text(f"ทำแล้ว 1 จาก {total} ข้อ")
    expect(checklist.locator("[data-left]")).to_contain_text(f"เหลือ {total - 2} ข้อ · ไม่ใช้ 1 ข้อ")


def test_who_due_and_note_are_kept_and_shown(checklist):
    one = item(checklist, "council-01")
    one.locator("summary").click()
    one.get_by_label("ผู้รับผิดชอบ").fill("ปลัด อบต.ทุ่งฟ้าใส")
    one.get_by_label("กำหนดเสร็จ").fill("๑๙ ม.ค. ๒๕๖๙")
    one.get_by_label("บันทึก").fill("รอวันประชุม <b>สภา</b>")
    one.get_by_label("บันทึก").blur()
    checklist.reload()
    expect(one.locator('[data-show="who"]')).to_have_text("ปลัด อบต.ทุ่งฟ้าใส")
    expect(one.locator('[data-show="due"]')).to_have_text("19 มกราคม 2569")
    expect(one.locator('[data-show="note"]')).to_have_text("รอวันประชุม <b>สภา</b>")
    expect(one).to_have_attribute("data-late", "")


def test_a_date_that_cannot_be_read_is_said_and_not_lost(checklist):
    one = item(checklist, "council-01")
    one.locator("summary").click()
    one.get_by_label("กำหนดเสร็จ").fill("31/2/2569")
    one.get_by_label("กำหนดเสร็จ").blur()
    expect(one.get_by_role("alert")).not_to_be_empty()
    expect(one.get_by_label("กำหนดเสร็จ")).to_have_value("31/2/2569")


def test_what_is_being_typed_survives_a_reload(checklist):
    one = item(checklist, "council-01")
    one.locator("summary").click()
    one.get_by_label("บันทึก").press_sequentially("รอวันประชุม")
    checklist.reload()
    expect(one.locator('[data-show="note"]')).to_have_text("รอวันประชุม")


def test_a_date_that_cannot_be_read_is_there_after_a_reload_with_its_message(checklist):
    one = item(checklist, "council-01")
    one.locator("summary").click()
    one.get_by_label("กำหนดเสร็จ").fill("29/2/2569")
    checklist.reload()
    one.locator("summary").click()
    expect(one.get_by_label("กำหนดเสร็จ")).to_have_value("29/2/2569")
    expect(one.get_by_role("alert")).to_have_text("ไม่มีวันที่ 29 กุมภาพันธ์ 2569")
    expect(one.locator('[data-show="due"]')).to_have_text("29/2/2569 (อ่านวันที่ไม่ออก)")


def test_answers_that_somebody_edited_by_hand_do_not_stop_the_others(checklist):
    answer(checklist, "council-02", "ทำแล้ว")
    odd = [{"state": "toString"}, {"due": 5}, {"due": "2026-13-45"}, {"who": {}}, None]
    checklist.evaluate(
        """odd => {
          const workspace = KB.store.current();
          const items = [...document.querySelectorAll('[data-item]:not([data-item="council-02"])')];
          odd.forEach((each, i) => (workspace.runs.council.answers[items[i].dataset.item] = each));
          localStorage.setItem("kb:workspace:" + workspace.id, JSON.stringify(workspace));
        }""",
        odd,
    )
    checklist.reload()
    expect(checklist.locator("[data-count]")).to_contain_text("ทำแล้ว 1 จาก")
    for other in checklist.locator("[data-item]").all()[: len(odd) + 1]:
        other.locator(".kb-seg label", has_text="ทำแล้ว").click()
    checklist.reload()
    expect(checklist.locator("[data-count]")).to_contain_text(f"ทำแล้ว {len(odd) + 1} จาก")


def test_a_damaged_link_opens_the_page_all_the_same(page, open_site, site):
    open_site(page, site, PAGE)
    page.goto(f"{page.url}#%E0%")
    page.reload()
    expect(page.locator("[data-left]")).to_contain_text("เหลือ")


def test_a_filter_keeps_what_is_answered_under_it(checklist):
    checklist.get_by_role("button", name=re.compile("^ยังไม่เสร็จ")).click()
    answer(checklist, "council-01", "ทำแล้ว")
    expect(item(checklist, "council-01")).to_be_visible()
    checklist.get_by_role("button", name=re.compile("^ยังไม่เสร็จ")).click()
    expect(item(checklist, "council-01")).to_be_hidden()
    checklist.get_by_role("button", name=re.compile("^ไม่ใช้")).click()
    expect(checklist.locator("[data-result]")).to_have_text("ไม่มีข้อในตัวกรองนี้")
    checklist.get_by_role("button", name="แสดงทั้งหมด").click()
    expect(item(checklist, "council-01")).to_be_visible()


def test_a_link_to_an_item_shows_it(page, open_site, site):
    open_site(page, site, PAGE)
    link = f"{page.url}#council-06"
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator("#council-06")).to_be_in_viewport()


def test_the_backup_is_a_workspace_file_with_the_answers(checklist, tmp_path):
    answer(checklist, "council-01", "ทำแล้ว")
    with checklist.expect_download() as download:
        checklist.get_by_text("สำรอง นำกลับ หรือล้างแฟ้มงาน").click()
        checklist.get_by_role("button", name="สำรองเป็นไฟล์").click()
    download.value.save_as(tmp_path / "backup.json")
    saved = json.loads((tmp_path / "backup.json").read_text(encoding="utf-8"))
    assert saved["schema"] == "workspace-2"
    assert saved["runs"]["council"]["answers"]["council-01"]["state"] == "done"


def test_it_prints_as_it_stands(checklist):
    answer(checklist, "council-01", "ทำแล้ว")
    answer(checklist, "council-02", "ไม่ใช้")
    reader = pypdf.PdfReader(io.BytesIO(checklist.pdf(format="A4", prefer_css_page_size=True)))
    text = "".join(page.extract_text() for page in reader.pages)
    assert {"☑", "☒", "☐"} <= set(text)
    assert "สำรองเป็นไฟล์" not in text.replace(" ", "")


def test_an_empty_filter_does_not_print_that_there_is_nothing(checklist):
    checklist.get_by_role("button", name=re.compile("^ทำแล้ว")).click()
    expect(checklist.locator("[data-result]")).to_be_visible()
    checklist.emulate_media(media="print")
    expect(checklist.locator("[data-result]")).to_be_hidden()
    expect(item(checklist, "council-01")).to_be_visible()


def test_blocked_storage_leaves_the_page_working_and_says_so(page, open_site, site):
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {configurable: true, get() { throw new DOMException('no'); }})"
    )
    open_site(page, site, PAGE)
    answer(page, "council-01", "ทำแล้ว")
    expect(page.locator("[data-count]")).to_contain_text("ทำแล้ว 1 จาก")
    expect(page.locator(".kb-save").first).to_contain_text("ไม่ให้เก็บข้อมูล")


def test_full_storage_is_said_and_the_answer_stays_on_the_page(page, open_site, site):
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }")
    open_site(page, site, PAGE)
    answer(page, "council-01", "ทำแล้ว")
    expect(item(page, "council-01")).to_have_attribute("data-state", "done")
    expect(page.locator(".kb-save").first).to_contain_text("เต็ม")


def test_without_javascript_every_item_can_be_answered(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / PAGE).as_uri())
    answer(page, "council-01", "ทำแล้ว")
    expect(page.locator("#council-01-done")).to_be_checked()
    expect(page.locator("[data-filters]")).to_be_hidden()
    context.close()
