"""The search box in a real browser, over http and from the disk, on the real index."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

#: What people type → a page that must be among the first three, and why this one is in the list.
QUERIES = {
    "ประชุมสภาเพื่อเห็นชอบ": ("manual/2-1-2.html", "words inside unspaced Thai"),
    "ญัตติ": ("templates/f07-council-motion.html", "a form by what it is"),
    "๒.๑.๓": ("manual/2-1-3.html", "Thai digits"),
    "2.2.3": ("manual/2-2-3.html", "an entry by its number"),
    "อ.ป.ท.": ("glossary.html", "an abbreviation with dots"),
    "อปท": ("glossary.html", "an abbreviation without dots"),
    "เอ็มโอยู": ("manual/2-2", "a synonym of the glossary"),
    "บันทึก ข้อ ตกลง": ("manual/2-2", "spaces where Thai has none"),
    "มาตรา 57 ทวิ": ("regulations.html", "a section as people say it"),
    "ม.57 ทวิ": ("regulations.html", "a section as people write it"),
    "ประชาคมท้องถิน": ("manual/2-1-3.html", "a missing tone mark"),
    "แบบสำรวจ": ("companions/survey.html", "a companion document"),
    "รายชื่อระเบียบ": ("regulations.html", "the list of regulations"),
}


def results(page: Page, words: str) -> list[str]:
    """Addresses of the results for what was typed; Material listens to keyup, which fill() does not send."""
    box = page.locator("input.md-search__input")
    box.click()
    box.fill(words)
    box.dispatch_event("keyup")
    page.wait_for_timeout(150)
    expect(page.locator(".md-search-result__meta")).not_to_have_text("กำลังเริ่มต้นการค้นหา", timeout=20_000)
    page.wait_for_timeout(400)
    links = page.locator(".md-search-result__item > .md-search-result__link")
    return [links.nth(i).get_attribute("href") or "" for i in range(links.count())]


@pytest.fixture(params=["http", "file"], scope="module")
def search_page(request, browser, site: Path, serve):
    """One page for all queries; opening the site anew for each would test the same thing slowly."""
    page = browser.new_page(viewport={"width": 1366, "height": 900})
    page.goto(f"{serve(site)}/index.html" if request.param == "http" else (site / "index.html").as_uri())
    yield page
    page.close()


@pytest.mark.parametrize("words", QUERIES)
def test_a_query_finds_its_page_among_the_first_three(search_page, words):
    wanted, _ = QUERIES[words]
    assert any(wanted in link for link in results(search_page, words)[:3])


def test_several_words_must_all_be_there(search_page):
    assert 0 < len(results(search_page, "ขยะ ญัตติ")) <= len(results(search_page, "ญัตติ"))


def test_hits_are_marked_and_user_text_is_never_markup(search_page):
    assert results(search_page, "<img src=x onerror=alert(1)>") == []
    results(search_page, "ความยินยอม")
    assert search_page.locator(".md-search-result mark").first.inner_text()
    assert search_page.locator(".md-search-result img").count() == 0


def test_results_lead_to_sections(search_page):
    results(search_page, "องค์ประชุม")
    links = search_page.locator(".md-search-result__link")
    assert any("#" in (links.nth(i).get_attribute("href") or "") for i in range(links.count()))


def test_enter_in_the_home_search_form_opens_the_box(page, open_site, site):
    open_site(page, site, "index.html")
    page.get_by_role("searchbox", name="ค้นทั้งเว็บ").fill("ญัตติ")
    page.keyboard.press("Enter")
    expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=20_000)


def test_words_that_come_without_a_key_are_searched_too(page, open_site, site):
    open_site(page, site, "glossary.html")
    page.locator("input.md-search__input").click()
    page.locator("input.md-search__input").fill("ญัตติ")  # an input event and nothing else, as when pasting by mouse
    expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=20_000)
