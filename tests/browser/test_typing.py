"""What people type for dates and amounts, and what the pages make of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import form_site
from tests.browser.conftest import OpenSite

PAGE = "templates/f99-example.html"
TOTAL = "#fld-f99-example-total"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("typing-site")
    form_site.write(folder)
    return folder


def test_a_date_is_read_in_every_shape_that_officials_write(page: Page, site: Path, http_site: OpenSite) -> None:
    http_site(page, site, PAGE)
    shapes = [
        "25/2/2569",
        "25-2-69",
        "25.02.2569",
        "25022569",
        "25/2/2026",
        "2569-02-25",
        "๒๕ ก.พ. ๒๕๖๙",
        "25กพ69",
        "25 ก. พ. 2569",
        "25 ก.พ. ค.ศ. 2026",
        "วันที่ 25 เดือน กุมภาพันธ์ พ.ศ. 2569",
        "วันพุธที่ ๒๕ กุมภาพันธ์ พ.ศ. ๒๕๖๙",
        "25 กุมภาพันธ์ พุทธศักราช 2569",
        "25\u200b กุมภาพันธ์\u00a02569",
    ]
    read = page.evaluate("all => all.map(text => KB.thai.parseDate(text).iso)", shapes)
    assert dict(zip(shapes, read, strict=True)) == dict.fromkeys(shapes, "2026-02-25")


def test_a_date_that_is_none_is_never_guessed(page: Page, site: Path, http_site: OpenSite) -> None:
    http_site(page, site, PAGE)
    shapes = [
        "29/2/2569",
        "30/2/2569",
        "31/4/2569",
        "0/1/2569",
        "25/13/2569",
        "25/2/256",
        "กุมภาพันธ์ 2569",
        "25",
        "25/2/26",
    ]
    read = page.evaluate("all => all.map(text => KB.thai.parseDate(text))", shapes)
    assert [list(each) for each in read] == [["problem"]] * len(shapes)


def test_an_amount_is_read_or_left_alone_but_never_guessed(page: Page, site: Path, http_site: OpenSite) -> None:
    http_site(page, site, PAGE)
    wanted = {
        **{"1,234.5": 1234.5, "๑,๒๓๔": 1234, "-5": -5, ".5": 0.5},
        **{"54,000.-": 54000, "54,000.- บาท": 54000, "฿54 000 บาทถ้วน": 54000},
        **dict.fromkeys(["1,5", "10,0000", "1,,000", "1e9", "สิบ", "99999999999999"]),
    }
    assert page.evaluate("all => all.map(text => KB.thai.parseNumber(text))", list(wanted)) == list(wanted.values())


@pytest.mark.parametrize("text", ["30 %", "ร้อยละ ๓๐"])
def test_a_percentage_may_carry_its_word_or_sign(page: Page, site: Path, http_site: OpenSite, text: str) -> None:
    http_site(page, site, PAGE)
    page.fill("#fld-f99-example-share", text)
    page.locator("#fld-f99-example-share").blur()
    assert page.locator("#fld-f99-example-share-err").is_hidden()
    page.wait_for_timeout(100)
    assert "ร้อยละ ๓๐" in page.locator("[data-paper]").inner_text()


def test_news_from_another_tab_leaves_an_amount_that_is_being_typed(
    page: Page, site: Path, http_site: OpenSite
) -> None:
    http_site(page, site, PAGE)
    other = page.context.new_page()
    http_site(other, site, PAGE)
    page.click(TOTAL)
    page.keyboard.type("12")
    page.wait_for_timeout(500)
    other.fill("#fld-f99-example-service", "ขยะ")
    page.wait_for_function("document.querySelector('#fld-f99-example-service').value === 'ขยะ'")
    page.keyboard.type("34")
    assert page.input_value(TOTAL) == "1234"
