"""A deck in a real browser: read, shown over the whole screen by keys, touch and buttons, printed, downloaded."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pptx import Presentation
from pypdf import PdfReader

from macros import model
from macros.deck_check import decks
from macros.lookup import Lookup
from macros.slides import Deck
from tests.browser.conftest import OpenSite

PAGE = "training/slides/ch-1.html"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.fixture(scope="module")
def deck(library: model.Library) -> Deck:
    return next(each for each in decks(Lookup(library)) if each.id == "ch-1")


def show(page: Page) -> None:
    page.get_by_role("button", name="ฉายเต็มจอ").click()
    expect(page.get_by_role("dialog", name="ฉายสไลด์")).to_be_visible()


def expect_slide(page: Page, number: int, deck: Deck) -> None:
    expect(page.locator(".kb-show .kb-slide:visible")).to_have_count(1)
    expect(page.locator(f"#slide-{number}")).to_be_visible()
    expect(page.locator(".kb-show__count")).to_have_text(f"{number}/{len(deck.shows)}")
    said = f"แผ่นที่ {number} จาก {len(deck.shows)} {deck.shows[number - 1].title}"
    expect(page.locator(".kb-show [role=status]")).to_have_text(said)
    assert page.evaluate("location.hash") == f"#slide-{number}"


def test_keys_and_remote_controls_turn_pages(page: Page, site: Path, open_site: OpenSite, deck: Deck) -> None:
    open_site(page, site, PAGE)
    show(page)
    last = len(deck.shows)
    expect_slide(page, 1, deck)
    for key, number in (
        ("ArrowRight", 2), ("PageDown", 3), (" ", 4), ("ArrowDown", 5), ("ArrowLeft", 4), ("PageUp", 3), ("ArrowUp", 2),
        ("Shift+Space", 1), ("ArrowLeft", 1), ("End", last), ("ArrowRight", last), ("Home", 1),
    ):  # fmt: skip
        page.keyboard.press(key)
        expect_slide(page, number, deck)


def test_leaving_gives_the_page_back_with_the_focus_where_it_was(
    page: Page, site: Path, open_site: OpenSite, deck: Deck
) -> None:
    open_site(page, site, PAGE)
    show(page)
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="เลิกฉาย").click()
    expect(page.get_by_role("dialog", name="ฉายสไลด์")).to_have_count(0)
    expect(page.get_by_role("button", name="ฉายเต็มจอ")).to_be_focused()
    expect(page.locator(".kb-deck .kb-slide:visible")).to_have_count(len(deck.shows))
    assert page.evaluate("[...document.body.children].filter((each) => each.ariaHidden === 'true').length") == 0
    show(page)  # and again, from where it was left
    expect_slide(page, 2, deck)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="ฉายสไลด์")).to_have_count(0)


def test_an_address_of_a_slide_is_where_the_show_begins(
    page: Page, site: Path, open_site: OpenSite, deck: Deck
) -> None:
    root = open_site(page, site, "training/slides/index.html")
    page.goto(f"{root}/{PAGE}#slide-5")
    expect(page.locator("#slide-5")).to_be_in_viewport()
    show(page)
    expect_slide(page, 5, deck)
    page.evaluate("location.hash = '#slide-7'")
    expect_slide(page, 7, deck)


def test_notes_are_beside_the_slide_and_the_theme_does_not_turn_the_page_of_the_site(
    page: Page, site: Path, http_site: OpenSite, deck: Deck
) -> None:
    http_site(page, site, PAGE)
    show(page)
    page.keyboard.press("n")
    notes = page.get_by_role("complementary", name="บันทึกวิทยากร")
    expect(notes).to_be_visible()
    page.keyboard.press("ArrowRight")
    for words in deck.shows[1].talk.say:
        expect(notes).to_contain_text(words)
    expect(notes).to_contain_text(deck.shows[1].talk.ask)
    assert page.url.endswith(f"{PAGE}#slide-2")
    page.locator(".kb-show__stage").dispatch_event("keydown", {"key": "ื", "bubbles": True})  # n on a Thai keyboard
    expect(notes).to_be_hidden()


def test_black_hides_everything_until_any_key(page: Page, site: Path, http_site: OpenSite, deck: Deck) -> None:
    http_site(page, site, PAGE)
    show(page)
    for key in ("b", "."):
        page.keyboard.press(key)
        expect(page.locator(".kb-show__black")).to_be_visible()
        page.keyboard.press("ArrowRight")
        expect(page.locator(".kb-show__black")).to_be_hidden()
    expect(page.locator("#slide-1")).to_be_visible()


def test_the_count_down_runs_stops_and_says_when_time_is_short(page: Page, site: Path, http_site: OpenSite) -> None:
    page.clock.install()
    http_site(page, site, "training/slides/w06.html")
    show(page)
    clock = page.locator("[data-do=timer]")
    expect(clock).to_have_text("จับเวลา 30:00")
    page.keyboard.press("t")
    page.clock.run_for(61_000)
    expect(clock).to_have_text("หยุดเวลา 28:59")
    page.keyboard.press("t")
    page.clock.run_for(61_000)
    expect(clock).to_have_text("จับเวลา 28:59")
    page.get_by_role("button", name="+1 นาที").click()
    expect(clock).to_have_text("จับเวลา 29:59")
    page.keyboard.press("t")
    page.clock.run_for(25 * 60_000)
    expect(page.locator(".kb-show [role=status]")).to_have_text("เหลือ 5 นาที")
    page.clock.run_for(6 * 60_000)
    expect(page.locator(".kb-show [role=status]")).to_have_text("หมดเวลา")
    expect(clock).to_have_text("หยุดเวลา −1:01")


def test_a_slide_with_a_time_of_its_own_sets_the_count_down(page: Page, site: Path, http_site: OpenSite) -> None:
    http_site(page, site, "training/slides/w04.html")
    show(page)
    expect(page.locator("[data-do=timer]")).to_have_text("จับเวลา 60:00")
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".kb-show .kb-slide:visible h2")).to_have_text("ลงมือทำ")
    expect(page.locator("[data-do=timer]")).to_have_text("จับเวลา 20:00")


def test_a_finger_swipes_and_taps(page: Page, site: Path, http_site: OpenSite, deck: Deck) -> None:
    http_site(page, site, PAGE)
    show(page)

    def finger(start: tuple[int, int], end: tuple[int, int]) -> None:
        for name, (x, y) in (("pointerdown", start), ("pointerup", end)):
            options = {"pointerType": "touch", "clientX": x, "clientY": y, "bubbles": True}
            page.locator(".kb-show__stage").dispatch_event(name, options)

    finger((900, 300), (500, 310))
    expect_slide(page, 2, deck)
    finger((1300, 300), (1302, 301))
    expect_slide(page, 3, deck)
    finger((40, 300), (41, 300))
    expect_slide(page, 2, deck)
    finger((500, 300), (510, 700))  # scrolls
    finger((680, 300), (680, 300))  # the middle
    expect_slide(page, 2, deck)
    finger((500, 300), (900, 310))
    expect_slide(page, 1, deck)


def test_tab_stays_within_the_show(page: Page, site: Path, http_site: OpenSite) -> None:
    http_site(page, site, PAGE)
    show(page)
    expect(page.locator(".kb-show__stage")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="เลิกฉาย")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".kb-show__stage")).to_be_focused()
    for _ in range(20):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.kb-show') !== null")


def test_space_on_a_button_presses_the_button(page: Page, site: Path, http_site: OpenSite, deck: Deck) -> None:
    http_site(page, site, PAGE)
    show(page)
    page.get_by_role("button", name="บันทึก").focus()
    page.keyboard.press(" ")
    expect(page.get_by_role("complementary", name="บันทึกวิทยากร")).to_be_visible()
    expect(page.locator("#slide-1")).to_be_visible()


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("size", [(1366, 768), (390, 844)])
def test_axe_finds_nothing_in_the_show(
    page: Page, site: Path, http_site: OpenSite, scheme: str, size: tuple[int, int], deck: Deck
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(reduced_motion="reduce")
    http_site(page, site, PAGE)
    page.evaluate(f"document.body.setAttribute('data-md-color-scheme', '{scheme}')")
    show(page)
    page.keyboard.press("n")
    for _ in deck.shows[:5]:
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(rule["id"], node["target"], node["failureSummary"]) for rule in found for node in rule["nodes"]] == []
        page.keyboard.press("ArrowRight")


@pytest.mark.parametrize("name", ["ch-1", "ch-2", "ch-3-1", "ch-3-5", "ch-3-7", "ch-3-9", "w01", "w05", "w09"])
def test_every_slide_fits_on_screens_of_rooms(page: Page, site: Path, http_site: OpenSite, name: str) -> None:
    http_site(page, site, f"training/slides/{name}.html")
    page.evaluate("document.fonts.ready")
    show(page)
    count = page.locator(".kb-show .kb-slide").count()
    over = []
    for width, height in ((1024, 768), (1366, 768)):
        page.set_viewport_size({"width": width, "height": height})
        page.keyboard.press("Home")
        for number in range(1, count + 1):
            stage = page.locator(".kb-show__stage")
            more = stage.evaluate("(at) => [at.scrollWidth - at.clientWidth, at.scrollHeight - at.clientHeight]")
            if max(more) > 1:
                over.append((width, number, more))
            page.keyboard.press("ArrowRight")
    assert over == []


def test_much_enlarged_a_slide_scrolls_down_and_not_sideways(page: Page, site: Path, http_site: OpenSite) -> None:
    page.set_viewport_size({"width": 341, "height": 192})  # 1366 by 768 at 400 %
    http_site(page, site, f"{PAGE}#slide-4")
    show(page)
    stage = page.locator(".kb-show__stage")
    assert stage.evaluate("(at) => at.scrollWidth - at.clientWidth") <= 0
    assert stage.evaluate("(at) => parseFloat(getComputedStyle(at.querySelector('td')).fontSize)") >= 14
    page.keyboard.press("ArrowDown")  # scrolls, and does not turn the page
    expect(page.locator("#slide-4")).to_be_visible()
    stage.evaluate("(at) => (at.scrollTop = at.scrollHeight)")
    expect(page.locator("#slide-4 .kb-slide__no")).to_be_in_viewport()
    for name in ("ก่อนหน้า", "ถัดไป", "เลิกฉาย"):
        expect(page.get_by_role("button", name=name)).to_be_in_viewport(ratio=1)


def test_without_scripts_the_deck_is_a_document(browser: Browser, site: Path, deck: Deck) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / PAGE).as_uri())
    titles = page.locator(".kb-slide h2").all_inner_texts()
    assert [title.replace("\u200b", "") for title in titles] == [show.title for show in deck.shows]
    assert page.get_by_role("button", name="ฉายเต็มจอ").count() == 0
    page.locator("#slide-2 summary").click()
    assert page.locator("#slide-2 dl").is_visible()
    assert page.get_by_role("link", name="PowerPoint").count() == 1
    context.close()


def test_it_prints_as_hand_outs_of_three_slides_a_page(page: Page, site: Path, file_site: OpenSite, deck: Deck) -> None:
    file_site(page, site, PAGE)
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(paper.pages) == -(-len(deck.shows) // 3)
    words = "".join(paper.pages[-1].extract_text().split())
    assert f"{len(deck.shows)}/{len(deck.shows)}" in words


def test_the_file_of_each_deck_is_there_and_opens(
    page: Page, site: Path, file_site: OpenSite, library: model.Library
) -> None:
    file_site(page, site, "training/slides/index.html")
    links = page.locator(".kb-decks a[download]")
    made = decks(Lookup(library))
    assert links.count() == len(made)
    for link, each in zip(links.all(), made, strict=True):
        path = site / "training" / "slides" / str(link.get_attribute("href"))
        assert len(Presentation(str(path.resolve())).slides) == len(each.shows)
