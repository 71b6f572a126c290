"""Shares drawn on a form's page: in words for everybody, as bars for those who see."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenSite

PAGE = "templates/f18-annual-budget.html"
XLSX = "f18-annual-budget-sample.xlsx"


def test_the_shares_of_a_budget_are_a_table_of_names_bars_and_words(
    page: Page, site: Path, open_site: OpenSite
) -> None:
    open_site(page, site, PAGE)
    chart = page.locator("[data-chart]").first
    expect(chart).to_be_hidden()
    page.set_input_files('input[type=file][accept=".xlsx,.csv"]', site / "templates" / "files" / XLSX)
    page.get_by_role("button", name="แทนของเดิม").click()
    expect(chart.locator("caption")).to_have_text("สัดส่วนส่วนแบ่งทั้งปี (บาท) รวม 1,000,000.00")
    rows = chart.get_by_role("row")
    expect(rows).to_have_count(3)
    expect(rows.first).to_contain_text("เทศบาลตำบลแสงทอง")
    expect(rows.first).to_contain_text("450,000.00 (45.0%)")
    widths = chart.locator("i").evaluate_all("bars => bars.map((bar) => Math.round(bar.getBoundingClientRect().width))")
    assert widths[0] > widths[1] > widths[2] > 0
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
