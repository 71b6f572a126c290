"""The theme in a real browser: narrow screens, keyboard, file://, dark, paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from tests.theme_site import build

pytestmark = pytest.mark.browser

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAGES = ["index.html", "manual/2-1-2.html"]
WORKSPACE = {
    "schema": "workspace-1",
    "id": "w1",
    "name": "ศูนย์ความร่วมมือลุ่มน้ำแสงทอง",
    "created": "2026-01-15T03:00:00Z",
    "updated": "2026-01-15T03:00:00Z",
    "facts": {},
    "runs": {"group": {"version": "1", "answers": {"group-01": {"state": "done"}, "group-02": {"state": "done"}}}},
    "forms": {},
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of the built site, as on a USB stick."""
    return build(tmp_path_factory.mktemp("theme")).as_uri()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1366, "height": 900})
    yield page
    page.close()


def at_phone(page: Page, address: str, width: int = 390) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)


def make_dark(page: Page) -> None:
    page.locator("label[title=เปลี่ยนเป็นพื้นมืด]").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


@pytest.mark.parametrize("address", [*PAGES, "help.html"])
@pytest.mark.parametrize("width", [320, 390, 768, 1366])
def test_no_page_scrolls_sideways(page: Page, site: str, address: str, width: int) -> None:
    at_phone(page, f"{site}/{address}", width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [390, 1366])
@pytest.mark.parametrize("address", PAGES)
def test_no_page_has_an_accessibility_fault(page: Page, site: str, address: str, width: int, dark: bool) -> None:
    at_phone(page, f"{site}/{address}", width)
    if dark:
        make_dark(page)
        page.wait_for_timeout(400)  # the theme fades some colours
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found] == []


@pytest.mark.parametrize("address", PAGES)
def test_everything_to_press_on_a_phone_is_44_pixels_high(page: Page, site: str, address: str) -> None:
    at_phone(page, f"{site}/{address}")
    low = page.evaluate(
        """() => [...document.querySelectorAll(
             '.kb-btn, .kb-tasks a, .kb-sub a, .kb-links a, .kb-find input, label.md-header__button:not([hidden])')]
           .filter((e) => e.getBoundingClientRect().height && e.getBoundingClientRect().height < 43.5)
           .map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert low == []


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_and_closes_with_the_keyboard(page: Page, site: str, key: str) -> None:
    at_phone(page, f"{site}/manual/2-1-2.html", 320)
    menu = page.get_by_role("button", name="เมนู")
    menu.focus()
    page.keyboard.press(key)
    assert page.locator("#__drawer").is_checked()
    assert menu.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert not page.locator("#__drawer").is_checked()
    assert menu.evaluate("e => e === document.activeElement")


def test_focus_is_seen(page: Page, site: str) -> None:
    page.goto(f"{site}/index.html")
    page.locator(".kb-tasks a").first.focus()
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outline")
    assert "3px" in outline
    assert "solid" in outline


def test_the_box_on_the_home_page_finds_thai_without_a_server_or_a_network(page: Page, site: str) -> None:
    outside: list[str] = []
    page.on("request", lambda request: outside.append(request.url) if not request.url.startswith("file:") else None)
    page.goto(f"{site}/index.html")
    page.fill("#kb-q", "ตรวจสมัยประชุม")
    page.press("#kb-q", "Enter")
    page.locator(".md-search-result__meta", has_text="พบ").wait_for(timeout=5000)
    first = page.locator(".md-search-result__link").first.get_attribute("href") or ""
    assert first.startswith(f"{site}/manual/2-1-2.html#m-2-1-2")
    assert outside == []


def test_without_javascript_the_box_leads_to_the_contents(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/index.html")
    page.fill("#kb-q", "ญัตติ")
    page.get_by_role("button", name="ค้นหา").last.click()
    assert page.url.startswith(f"{site}/manual/index.html?q=")
    context.close()


def test_words_in_the_address_open_the_search(page: Page, site: str) -> None:
    page.goto(f"{site}/manual/index.html?q=ญัตติ")
    page.locator(".md-search-result__meta", has_text="พบ").wait_for(timeout=5000)


def test_a_first_visit_is_invited_and_a_later_one_goes_on(page: Page, site: str) -> None:
    page.goto(f"{site}/index.html")
    card = page.locator("#kb-continue")
    assert "เริ่มแฟ้มงาน" in card.inner_text()
    height = card.bounding_box()["height"]  # type: ignore[index]
    page.evaluate(
        "ws => { localStorage.setItem('kb:workspace:w1', JSON.stringify(ws));"
        " localStorage.setItem('kb:workspaces', JSON.stringify({current: 'w1', list: [{id: 'w1', name: ws.name}]})); }",
        json.loads(json.dumps(WORKSPACE)),
    )
    page.reload()
    words = card.inner_text()
    assert "ทำต่อจากครั้งก่อน" in words
    assert "ศูนย์ความร่วมมือลุ่มน้ำแสงทอง" in words
    assert "ทำแล้ว 2 จาก 6 ข้อ" in words
    assert "ถัดไป: เรื่อง group ข้อ 3" in words  # the list that was begun, although one before it is still open
    assert card.locator("[data-part=go]").get_attribute("href") == "checklists/group.html#group-03"
    assert page.locator("[data-here] .kb-path__here").inner_text() == "· ตอนนี้อยู่ขั้นนี้"
    assert "15 มกราคม 2569" in words
    assert abs(card.bounding_box()["height"] - height) < 40  # type: ignore[index]


def test_when_the_list_is_done_the_card_goes_on_with_the_next_and_the_path_moves(page: Page, site: str) -> None:
    page.goto(f"{site}/index.html")
    page.evaluate(
        "KB.store.update((ws) => { for (const list of ['ready', 'group']) ws.runs[list] = {version: '1', answers:"
        " Object.fromEntries(['01', '02', '03'].map((no) => [`${list}-${no}`, {state: 'done'}]))}; })"
    )
    page.reload()
    assert page.locator("#kb-continue [data-part=go]").get_attribute("href") == "checklists/mou.html#mou-01"
    assert page.locator("[data-here]").get_attribute("data-stage") == "agreement"
    assert page.locator("[data-passed]").get_attribute("data-stage") == "start"


def test_a_table_is_cards_on_a_phone_and_a_table_on_paper(page: Page, site: str) -> None:
    at_phone(page, f"{site}/manual/2-1-2.html")
    cell = page.locator(".kb-table td").first
    assert cell.evaluate("e => getComputedStyle(e, '::before').content") == '"สมัยสามัญ"'
    page.emulate_media(media="print")
    assert cell.evaluate("e => getComputedStyle(e).display") == "table-cell"
    assert cell.evaluate("e => getComputedStyle(e, '::before').content") == "none"


def test_paper_carries_the_text_and_nothing_to_press(page: Page, site: str) -> None:
    page.goto(f"{site}/manual/2-1-2.html")
    make_dark(page)
    page.emulate_media(media="print")
    for hidden in (".md-header", ".md-tabs", ".md-sidebar", ".md-path", ".kb-actions", ".md-footer__inner"):
        assert not page.locator(hidden).first.is_visible(), hidden
    for shown in (".kb-entry__no", "h1", ".kb-brief", ".kb-facts", ".kb-steplist", ".kb-table", ".md-copyright"):
        assert page.locator(shown).first.is_visible(), shown
    assert page.locator("h1").evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
    assert page.locator(".kb-table").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"


#: How far the highest marks reach above the top of their line, in pixels.
ABOVE_LINE = """(e) => {
  const { font, lineHeight } = getComputedStyle(e);
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = font;
  const { actualBoundingBoxAscent: ink, fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } =
    pen.measureText("ขึ้นปั๊ม");
  return ink - (up + (parseFloat(lineHeight) - up - down) / 2);
}"""


def test_on_paper_no_mark_reaches_out_of_its_line_onto_the_page_before(page: Page, site: str) -> None:
    page.goto(f"{site}/manual/2-1-2.html")
    page.emulate_media(media="print")
    for text in page.locator(".md-content :is(p, li):not([class])").all():
        if text.is_visible():
            assert text.evaluate(ABOVE_LINE) < 0.5, text.text_content()
