"""The workspace when storage is forbidden, damaged or taken away: nothing that was typed gets lost, and it is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenSite

PAGE = "templates/f09-framework-mou.html"
PLACE = "#fld-f09-framework-mou-place"
BLOCKED = "Object.defineProperty(window, 'localStorage', {configurable: true, get() { throw new DOMException('no') }})"
OTHER = {
    **{"schema": "workspace-1", "id": "other", "name": "อื่น"},
    **{"created": "2026-01-01T00:00:00Z", "updated": "2026-01-01T00:00:00Z"},
    **{"facts": {"place": "จากไฟล์"}, "runs": {}, "forms": {}},
}


def import_file(page: Page, content: object) -> None:
    page.click(".kb-keep summary")
    file = {"name": "a.json", "mimeType": "application/json", "buffer": json.dumps(content).encode()}
    page.set_input_files(".kb-keep input[type=file]", file)  # type: ignore[arg-type]


def test_a_browser_that_forbids_storage_is_named_before_anything_is_typed(
    page: Page, site: Path, open_site: OpenSite
) -> None:
    page.add_init_script(BLOCKED)
    open_site(page, site, PAGE)
    expect(page.locator(".kb-save[role=alert]")).to_contain_text("ไม่ให้เก็บข้อมูล")


def test_an_import_hands_over_what_only_the_page_holds_before_it_replaces_it(
    page: Page, site: Path, http_site: OpenSite
) -> None:
    page.add_init_script(BLOCKED)
    http_site(page, site, PAGE)
    page.fill(PLACE, "พิมพ์ไว้")
    page.wait_for_timeout(500)
    with page.expect_download() as waiting:
        import_file(page, OTHER)
    expect(page.locator(PLACE)).to_have_value("จากไฟล์")
    expect(page.locator(".kb-keep__message")).to_contain_text("ดาวน์โหลดเป็นไฟล์ให้แล้ว")
    assert json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))["facts"] == {"place": "พิมพ์ไว้"}


@pytest.mark.parametrize(
    "index",
    ["{", "null", '{"list": [1, null, "x"], "current": "none"}', '{"list": [], "current": {"a": 1}}'],
)
def test_a_damaged_list_of_workspaces_hides_none_of_them(
    page: Page, site: Path, http_site: OpenSite, index: str
) -> None:
    http_site(page, site, PAGE)
    page.fill(PLACE, "เดิม")
    expect(page.locator(".kb-save")).to_contain_text("บันทึกในเครื่องนี้แล้ว")
    page.evaluate("index => localStorage.setItem('kb:workspaces', index)", index)
    page.reload()
    expect(page.locator(PLACE)).to_have_value("เดิม")
    page.fill(PLACE, "ใหม่")
    page.wait_for_timeout(500)
    page.reload()
    expect(page.locator(PLACE)).to_have_value("ใหม่")


def test_the_back_button_brings_the_home_page_up_to_date(page: Page, site: Path, http_site: OpenSite) -> None:
    root = http_site(page, site, "index.html")
    other = page.context.new_page()
    other.goto(f"{root}/checklists/talks-to-signing.html")
    other.click('label[for="meet-01-done"]')
    expect(page.locator("#kb-continue")).to_contain_text("ทำแล้ว 1 จาก")
