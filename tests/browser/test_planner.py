"""The planner in a real browser: hours of a process over working days, and what it says of wrong input."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from macros import model
from tests.browser.conftest import OpenSite

PAGE = "companions/work-manual.html"
#: The totals that the manual prints in its article 9.1.
TOTALS = {"participation-network": 738, "participation-hub": 1110}
#: 738 hours from Thursday 1 October 2569 at 6 hours a day, counted on a calendar by hand.
NETWORK = [
    ("1/10/2569", "28/10/2569"),
    ("29/10/2569", "2/12/2569"),
    ("3/12/2569", "16/12/2569"),
    ("17/12/2569", "6/1/2570"),
    ("7/1/2570", "3/2/2570"),
    ("4/2/2570", "22/3/2570"),
]


def planner(page: Page, process: str) -> Locator:
    return page.locator(f'[data-kb="planner"][aria-labelledby="p-{process}"]')


def fill(page: Page, process: str, *, day: str, week: str = "30") -> Locator:
    """Types a first day and hours a week, and leaves the box, as people do."""
    page.fill(f"#p-{process}-week", week)
    page.fill(f"#p-{process}-day", day)
    page.locator(f"#p-{process}-day").blur()
    return planner(page, process)


def dates(tool: Locator) -> list[tuple[str, str]]:
    starts, ends = (tool.locator(f"[{name}]").all_text_contents() for name in ("data-start", "data-end"))
    return list(zip(starts, ends, strict=True))


@pytest.mark.parametrize("name", TOTALS)
def test_the_hours_of_the_steps_sum_to_the_total_of_the_manual(name: str, library: model.Library) -> None:
    process = next(each for each in library.processes if each.id == name)
    assert process.hours == TOTALS[name] == sum(step.hours for step in process.steps)
    assert len(process.steps) == 6
    assert "ข้อเสนอของผู้จัดทำ" in (process.note or ""), "the manual gives no hours of a step: these are ours"
    checklist = next(each for each in library.checklists if each.id == process.checklist)
    assert {step.item for step in process.steps} <= {item.id for item in checklist.items}


def test_every_step_gets_its_dates(page: Page, site: Path, open_site: OpenSite) -> None:
    open_site(page, site, PAGE)
    tool = fill(page, "participation-network", day="1/10/2569")
    assert dates(tool) == NETWORK
    expect(tool.locator("[data-end]").first).to_be_visible()
    expect(tool.locator("[data-result]")).to_have_text(
        "เสร็จทั้งหมด 22 มีนาคม 2570 นับวันจันทร์ถึงศุกร์ ยังไม่หักวันหยุดราชการ รวมทุกขั้น 738 ชั่วโมง เท่าเวลามาตรฐาน"
    )
    expect(planner(page, "participation-hub").locator("[data-end]").first).to_be_hidden()


def test_twice_the_hours_a_week_take_half_the_days(page: Page, site: Path, http_site: OpenSite) -> None:
    http_site(page, site, PAGE)
    tool = fill(page, "participation-hub", day="๑ ต.ค. ๒๕๖๙", week="60")
    # 12 hours a day: step 5 ends in the middle of a Monday, where step 6 begins; then two weeks more
    assert dates(tool)[-2:] == [("24/12/2569", "25/1/2570"), ("25/1/2570", "8/2/2570")]
    expect(tool.locator("[data-result]")).to_contain_text("เสร็จทั้งหมด 8 กุมภาพันธ์ 2570")


@pytest.mark.parametrize("day", ["3/10/2569", "4/10/2569"])
def test_a_weekend_starts_on_monday_and_says_so(page: Page, site: Path, http_site: OpenSite, day: str) -> None:
    http_site(page, site, PAGE)
    tool = fill(page, "participation-network", day=day)
    assert dates(tool)[0] == ("5/10/2569", "30/10/2569")
    expect(tool.locator("[data-result]")).to_contain_text("จึงเริ่มนับวันจันทร์ที่ 5 ตุลาคม 2569")


def test_a_wrong_date_says_so_and_leaves_no_dates(page: Page, site: Path, open_site: OpenSite) -> None:
    open_site(page, site, PAGE)
    tool = fill(page, "participation-network", day="1/10/2569")
    day, wrong = page.locator("#p-participation-network-day"), page.locator("#p-participation-network-day-wrong")
    day.fill("31/2/2570")
    expect(wrong).to_be_hidden()  # half typed is not wrong yet
    day.blur()
    expect(wrong).to_have_text("ไม่มีวันที่ 31 กุมภาพันธ์ 2570")
    expect(day).to_have_attribute("aria-invalid", "true")
    assert set(dates(tool)) == {("", "")}
    expect(tool.locator("[data-start]").first).to_be_hidden()
    day.fill("1/3/2570")
    expect(wrong).to_be_hidden()
    expect(day).not_to_have_attribute("aria-invalid", "true")
    assert dates(tool)[0][0] == "1/3/2570"


@pytest.mark.parametrize("week", ["0", "0.0000001", "สามสิบ", "", "2001"])
def test_hours_a_week_that_nobody_has_are_refused(page: Page, site: Path, http_site: OpenSite, week: str) -> None:
    http_site(page, site, PAGE)
    tool = fill(page, "participation-network", day="1/10/2569", week=week)
    expect(page.locator("#p-participation-network-week-wrong")).to_have_text("ใส่ชั่วโมงต่อสัปดาห์เป็นตัวเลข 1 ถึง 2,000")
    assert set(dates(tool)) == {("", "")}


def test_the_hours_of_a_step_can_be_changed_and_the_sum_is_held_against_the_total(
    page: Page, site: Path, http_site: OpenSite
) -> None:
    http_site(page, site, PAGE)
    tool = fill(page, "participation-network", day="1/10/2569")
    result = tool.locator("[data-result]")
    first = tool.get_by_label("ชั่วโมงของขั้นที่ 1", exact=True)
    first.fill("90")
    expect(result).to_contain_text("รวมทุกขั้น 708 ชั่วโมง น้อยกว่าเวลามาตรฐาน 30 ชั่วโมง")
    assert dates(tool)[0] == ("1/10/2569", "21/10/2569")
    first.fill("150.5")
    expect(result).to_contain_text("รวมทุกขั้น 768.5 ชั่วโมง มากกว่าเวลามาตรฐาน 30.5 ชั่วโมง")
    first.fill("มาก")
    expect(result).to_have_text("ขั้นที่ 1 ยังไม่ใช่จำนวนชั่วโมงที่อ่านได้")
    assert set(dates(tool)) == {("", "")}


def test_without_scripts_the_table_stands_with_its_hours(site: Path) -> None:
    html = (site / PAGE).read_text("utf-8")
    for process, total in TOTALS.items():
        block = re.search(rf'<section class="kb-planner"[^>]*p-{process}".*?</section>', html, re.DOTALL)
        assert block
        assert sum(float(hours) for hours in re.findall(r'data-hours="([\d.]+)"', block.group())) == total
        assert "data-plan hidden" in block.group()
