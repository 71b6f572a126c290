"""The decision path, the table of cases and the explained abbreviations in a real browser."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from macros import model
from tests.browser.conftest import OpenSite

WASTE = ("อยู่ในอำนาจหน้าที่ของทุกแห่ง", "ไม่ใช่ เป็นงานบริการประจำ", "ไม่ต้อง ใช้เจ้าภาพทำแทนได้", "ใช้", "ใช่")


def answer(page: Page, *answers: str) -> None:
    for words in answers:
        page.locator("[data-way]:visible").get_by_role("link", name=words, exact=True).click()


def test_the_answers_lead_to_a_route_with_its_papers(page: Page, site: Path, open_site: OpenSite) -> None:
    open_site(page, site, "decision.html")
    expect(page.locator("[data-way]:visible")).to_have_count(1)
    answer(page, *WASTE)
    route = page.locator("#way-waste")
    expect(route).to_be_focused()
    shown = page.locator("[data-way]:visible")
    expect(shown).to_have_count(1)
    expect(shown.get_by_role("link", name="F10", exact=False).first).to_be_visible()
    expect(shown.get_by_role("table")).to_contain_text("อบต.")
    expect(page.locator(".kb-way__trail li")).to_have_count(len(WASTE))


def test_back_takes_the_last_answer_away_and_starting_anew_all(page: Page, site: Path, open_site: OpenSite) -> None:
    open_site(page, site, "decision.html")
    answer(page, *WASTE)
    page.go_back()
    expect(page.locator("[data-way]:visible h3")).to_contain_text("มูลฝอย")
    expect(page.locator(".kb-way__trail li")).to_have_count(len(WASTE) - 1)
    page.get_by_role("link", name="เริ่มใหม่").click()
    expect(page.locator(".kb-way__trail")).to_be_hidden()


def test_every_question_and_every_route_is_reached_by_answers(library: model.Library) -> None:
    asks = {ask.id: ask for ask in library.asks}
    seen: set[str] = set()
    open_ends = [library.asks[0].id]
    while open_ends:
        way = open_ends.pop()
        if way not in seen:
            seen.add(way)
            open_ends += [each.to for each in asks[way].answers] if way in asks else []
    assert seen == asks.keys() | {route.id for route in library.routes}


def test_without_scripts_all_questions_and_routes_stand_on_the_page(
    page: Page, site: Path, library: model.Library
) -> None:
    page.route("**/*.js", lambda route: route.abort())
    page.goto((site / "decision.html").as_uri())
    expect(page.locator("[data-way]:visible")).to_have_count(len(library.asks) + len(library.routes))


def test_cases_are_filtered_and_chosen_ones_stand_alone(
    page: Page, site: Path, open_site: OpenSite, library: model.Library
) -> None:
    open_site(page, site, "cases/compare.html")
    rows = page.locator("tr[data-entry]:visible")
    page.select_option("#k-country", "ไทย")
    thai = [case for case in library.cases if case.country == "ไทย"]
    expect(rows).to_have_count(len(thai))
    button = page.locator("[data-compare] button")
    expect(button).to_be_disabled()
    for number in (0, 2):
        rows.nth(number).get_by_role("checkbox").check()
    button.click()
    expect(page.locator("tr[data-entry]:visible")).to_have_count(2)
    button.click()
    expect(rows).to_have_count(len(thai))


def test_an_abbreviation_is_explained_on_focus(page: Page, site: Path, open_site: OpenSite) -> None:
    open_site(page, site, "manual/2-1-1.html")
    term = page.locator("p > a.kb-term").first
    meaning = term.get_attribute("title") or ""
    assert meaning
    term.focus()
    expect(page.get_by_role("tooltip").filter(has_text=meaning[:40])).to_be_visible()
