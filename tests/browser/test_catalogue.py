"""The catalogue of forms in a real browser: found by words, stage, kind and signer; a stage's forms in one ZIP."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
from playwright.sync_api import Page, expect

from macros import model
from tests.browser.conftest import OpenSite

PAGE = "templates/index.html"


def test_a_form_is_found_by_its_number_its_stage_and_its_kind(
    page: Page, site: Path, open_site: OpenSite, library: model.Library
) -> None:
    open_site(page, site, PAGE)
    entries = page.locator("[data-entry]")
    page.fill("#t-find", "F๐๙")
    expect(page.locator("[data-entry]:visible")).to_have_count(1)
    expect(page.locator("[data-count]")).to_have_text(f"พบ 1 จาก {len(library.forms)} แบบ")
    page.fill("#t-find", "")
    page.get_by_role("button", name="ข้อตกลง", exact=True).click()
    wanted = [form for form in library.forms if form.stage == "agreement"]
    expect(page.locator("[data-entry]:visible")).to_have_count(len(wanted))
    expect(page.locator("[data-group]:visible")).to_have_count(1)
    page.select_option("#t-paper", "survey")
    expect(page.locator("[data-entry]:visible")).to_have_count(len([f for f in wanted if f.paper == "survey"]))
    page.fill("#t-find", "ไม่มีคำนี้แน่นอน")
    page.get_by_role("button", name="แสดงทั้งหมด").click()
    expect(page.locator("[data-entry]:visible")).to_have_count(entries.count())


def test_every_form_is_there_and_shows_its_paper(
    page: Page, site: Path, http_site: OpenSite, library: model.Library
) -> None:
    http_site(page, site, PAGE)
    expect(page.locator("[data-entry]")).to_have_count(len(library.forms))
    for form in library.forms:
        assert (site / "assets" / "forms" / f"{form.id}.png").read_bytes().startswith(b"\x89PNG")
    pictures = page.locator(".kb-list__paper img")
    pictures.evaluate_all("images => images.forEach((each) => (each.loading = 'eager'))")
    assert (
        min(pictures.evaluate_all("images => Promise.all(images.map(async (i) => (await i.decode(), i.naturalWidth)))"))
        > 100
    )


def test_the_forms_of_a_stage_come_in_one_zip_with_what_the_project_says(
    page: Page, site: Path, open_site: OpenSite, library: model.Library
) -> None:
    open_site(page, site, PAGE)
    page.evaluate("KB.store.update((ws) => { ws.facts.service = 'การดับเพลิง <ร่วม>'; })")
    with page.expect_download() as waiting:
        page.locator('[data-stage-zip="agreement"]').click()
    archive = zipfile.ZipFile(waiting.value.path())
    wanted = {f"forms/{form.id}.docx" for form in library.forms if form.stage == "agreement"}
    assert wanted <= set(archive.namelist())
    document = docx.Document(io.BytesIO(archive.read("forms/f09-framework-mou.docx")))
    assert "การดับเพลิง <ร่วม>" in "".join(element.text or "" for element in document.element.iter())
    expect(page.locator('[data-stage-zip="agreement"] + [role=status]')).to_contain_text("ทำ ZIP แล้ว")
