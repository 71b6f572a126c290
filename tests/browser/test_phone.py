"""Filling and downloading on an Android-sized phone with a finger: the same page, the same file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OpenSite

AGENT = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 360, "height": 740},
        device_scale_factor=2,
        is_mobile=True,
        has_touch=True,
        user_agent=AGENT,
        locale="th-TH",
        timezone_id="Asia/Bangkok",
    )
    yield context.new_page()
    context.close()


def test_a_form_is_filled_with_a_finger_and_its_word_file_comes_down(
    phone: Page, site: Path, http_site: OpenSite
) -> None:
    http_site(phone, site, "templates/f03-meeting-invitation.html")
    box = phone.locator("#fld-f03-meeting-invitation-subject")
    box.tap()
    box.fill("ขอเชิญประชุมจากโทรศัพท์")
    expect(phone.locator(".kb-save").first).to_contain_text("บันทึกในเครื่องนี้แล้ว")
    with phone.expect_download() as waiting:
        phone.locator('[data-make="docx"]').tap()
    document = docx.Document(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    assert "ขอเชิญประชุมจากโทรศัพท์" in "".join(element.text or "" for element in document.element.iter())


def test_a_checklist_is_ticked_with_a_finger_and_remembered(phone: Page, site: Path, http_site: OpenSite) -> None:
    http_site(phone, site, "checklists/council.html")
    phone.locator('label[for="council-01-done"]').tap()
    phone.reload()
    expect(phone.locator("#council-01-done")).to_be_checked()
    with phone.expect_download() as waiting:
        phone.get_by_role("button", name="Word ตามที่เป็นอยู่").or_(phone.locator("[data-file=docx]")).first.tap()
    assert waiting.value.suggested_filename.endswith(".docx")
