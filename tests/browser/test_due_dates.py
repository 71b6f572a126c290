"""Due dates of the two-monthly report: right in the year that is typed, and the same in the calendar file."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Page, expect

from macros import html_due_dates
from macros.lookup import Lookup
from tests.browser.conftest import OpenSite
from tests.browser.form_site import scripts
from tests.conftest import ROOT


@pytest.fixture
def rounds(page: Page, tmp_path: Path, open_site: OpenSite) -> Page:
    shutil.copytree(ROOT / "docs" / "assets" / "js", tmp_path / "js")
    tags = "".join(f'<script src="{name}.js"></script>' for name in scripts("duedates"))
    body = html_due_dates.due_dates(Lookup.__new__(Lookup), str)
    html = f'<!doctype html><html lang="th"><meta charset="utf-8"><title>กำหนดส่ง</title><body>{body}{tags}'
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    open_site(page, tmp_path, "page.html")
    return page


def cells(page: Page, name: str) -> list[str]:
    return page.locator(f"[data-{name}]:visible").all_inner_texts()


def test_without_a_year_the_months_stand(rounds: Page) -> None:
    assert cells(rounds, "period")[:2] == ["ตุลาคมถึงพฤศจิกายน", "ธันวาคมถึงมกราคม"]
    assert cells(rounds, "pilot")[0] == "7 ธันวาคม"
    expect(rounds.get_by_role("button")).to_have_count(0)


def test_a_year_gives_exact_days_and_weekends_move_to_monday(rounds: Page) -> None:
    rounds.get_by_label("ปีงบประมาณ พ.ศ.").fill("๒๕๗๐")
    assert cells(rounds, "period")[1] == "1 ธันวาคม 2569 ถึง 31 มกราคม 2570"
    # 7 Feb and 7 Aug 2027 are a Sunday and a Saturday; 17 Apr 2027 is a Saturday, 17 Oct 2027 a Sunday.
    assert cells(rounds, "pilot") == [
        "7 ธันวาคม 2569",
        "8 กุมภาพันธ์ 2570",
        "7 เมษายน 2570",
        "7 มิถุนายน 2570",
        "9 สิงหาคม 2570",
        "7 ตุลาคม 2570",
    ]
    assert cells(rounds, "province") == [
        "17 ธันวาคม 2569",
        "17 กุมภาพันธ์ 2570",
        "19 เมษายน 2570",
        "17 มิถุนายน 2570",
        "17 สิงหาคม 2570",
        "18 ตุลาคม 2570",
    ]


def test_the_rounds_of_the_guideline_begin_in_january(rounds: Page) -> None:
    rounds.get_by_label("แบ่งรอบอย่างไร").select_option("guideline")
    rounds.get_by_label("ปีงบประมาณ พ.ศ.").fill("2571")
    periods = cells(rounds, "period")
    assert (len(periods), periods[0]) == (5, "1 มกราคม 2571 ถึง 29 กุมภาพันธ์ 2571")  # 2028 is a leap year
    assert periods[4] == "1 กันยายน 2571 ถึง 30 กันยายน 2571"


@pytest.mark.parametrize(("year", "day"), [("2027", "7"), ("ปีนี้", "7"), ("2570", "31"), ("2570", ""), ("2570", "1.5")])
def test_what_cannot_be_is_said_and_no_date_is_shown(year: str, day: str, rounds: Page) -> None:
    rounds.get_by_label("ปีงบประมาณ พ.ศ.").fill(year)
    rounds.get_by_label("ส่งอำเภอวันที่เท่าใด").fill(day)
    expect(rounds.locator("[data-wrong]")).to_be_visible()
    assert cells(rounds, "pilot")[0] == "7 ธันวาคม"
    expect(rounds.get_by_role("button")).to_have_count(0)


def test_the_calendar_file_holds_the_same_days(rounds: Page) -> None:
    rounds.get_by_label("ปีงบประมาณ พ.ศ.").fill("2570")
    rounds.get_by_label("ส่งอำเภอวันที่เท่าใด").fill("10")
    with rounds.expect_download() as caught:
        rounds.get_by_role("button", name="ปฏิทินของแห่งต้นแบบ").click()
    assert caught.value.suggested_filename == "f49-2570-pilot.ics"
    events = icalendar.Calendar.from_ical(Path(caught.value.path()).read_bytes()).walk("VEVENT")
    assert [event.decoded("DTSTART") for event in events] == [
        date(2026, 12, 10),
        date(2027, 2, 10),
        date(2027, 4, 12),
        date(2027, 6, 10),
        date(2027, 8, 10),
        date(2027, 10, 11),
    ]
    assert len({event["UID"] for event in events}) == 6
    assert "ข้อเสนอ" in str(events[0]["DESCRIPTION"])
