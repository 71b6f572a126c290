"""The room's scenario: one small file, and every computer of the room begins with the same facts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenSite
from tests.browser.test_workspace import import_text, message, workspace


@pytest.mark.parametrize("name", [f"w{n}" for n in range(1, 13)])
def test_an_empty_browser_takes_a_scenario_in_as_it_is(page: Page, site: Path, file_site: OpenSite, name: str) -> None:
    text = (site / "training" / "files" / f"{name}-scenario.json").read_text(encoding="utf-8")
    file_site(page, site, "checklists/council.html")
    import_text(page, text)
    expect(message(page)).to_contain_text("เข้าแล้ว")
    held, made = workspace(page), json.loads(text)
    assert held["name"] == made["name"]
    assert held["facts"] == made["facts"]
    assert {form: kept["values"] for form, kept in held["forms"].items()} == {
        form: kept["values"] for form, kept in made["forms"].items()
    }


def test_a_form_opens_with_the_facts_of_the_room(page: Page, site: Path, open_site: OpenSite) -> None:
    text = (site / "training" / "files" / "w5-scenario.json").read_text(encoding="utf-8")
    open_site(page, site, "templates/f18-annual-budget.html")
    import_text(page, text)
    expect(page.locator("#fld-f18-annual-budget-host")).to_have_value("เทศบาลตำบลแสงทอง")
    expect(page.locator("#fld-f18-annual-budget-total_budget")).to_have_value("1,000,000.00")
    expect(page.locator("#fld-f18-annual-budget-w_equal")).to_have_value("30")
    assert "shares" not in workspace(page)["forms"]["f18-annual-budget"]["values"]  # what the room works out


def test_the_page_of_an_exercise_does_not_overflow_a_phone(page: Page, site: Path, file_site: OpenSite) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for path in ("exercises/w05", "exercises/w07", "keys/w11", "agendas/two-days", "handouts", "discussions"):
        file_site(page, site, f"training/{path}.html")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
