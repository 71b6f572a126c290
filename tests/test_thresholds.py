"""F49B says how many projects count, whether 20 % and 10 % are met, and how many more would close the gap."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from macros import compute, model
from macros.compute_check import rules
from macros.form_paper import sample

TODAY = date(2026, 11, 22)
FORM = "f49b-project-thresholds"
YES, NO = "ผ่าน", "ยังไม่ผ่าน"


def form(library: model.Library) -> model.Form:
    return next(form for form in library.forms if form.id == FORM)


def rows(within: int, planned: int, budgeted: int, beyond: int = 0) -> list[dict[str, object]]:
    """Projects in the order of the forum: `within` of them are the LAO's to do, the first of those planned, …"""
    own: list[dict[str, object]] = [
        {
            "rank": n,
            "project": f"โครงการ {n}",
            "power": "yes",
            "plan": "yes" if n <= planned else "no",
            "budget": "yes" if n <= budgeted else "no",
        }
        for n in range(1, within + 1)
    ]
    others: list[dict[str, object]] = [
        {"rank": within + n, "project": "ของหน่วยงานอื่น", "power": "no", "plan": "no", "budget": "no"}
        for n in range(1, beyond + 1)
    ]
    return [*own, *others]


def counted(library: model.Library, projects: list[dict[str, object]]) -> dict[str, Any]:
    return compute.complete(form(library).fields, {"lao": "เทศบาลตำบลแสงทอง", "projects": projects}, TODAY)


def said(done: dict[str, Any], part: str) -> tuple[object, ...]:
    """Percent, result, needed at least, more to go."""
    return tuple(done.get(f"{part}_{name}") for name in ("rate", "verdict", "need", "more"))


@pytest.mark.parametrize(
    ("within", "planned", "rate", "verdict", "need", "more"),
    [
        (10, 2, Decimal(20), YES, 2, 0),  # exactly 20 %
        (40, 10, Decimal(25), YES, 8, 0),  # the case of F49
        (6, 1, Decimal("16.67"), NO, 2, 1),  # one of six; two of six would be 33.33
        (5, 1, Decimal(20), YES, 1, 0),
        (4, 1, Decimal(25), YES, 1, 0),
        (11, 2, Decimal("18.18"), NO, 3, 1),  # 20 % of 11 is 2.2: three
        (14, 2, Decimal("14.29"), NO, 3, 1),  # 2.8: three
        (30, 0, Decimal(0), NO, 6, 6),
        (1, 0, Decimal(0), NO, 1, 1),
    ],
)
def test_twenty_percent_of_those_within_its_powers_are_planned(
    within: int, planned: int, rate: Decimal, verdict: str, need: int, more: int, library: model.Library
) -> None:
    done = counted(library, rows(within, planned, 0, beyond=3))
    assert (done["all_count"], done["stage_count"], done["plan_count"]) == (within + 3, within, planned)
    assert said(done, "plan") == (rate, verdict, need, more)


@pytest.mark.parametrize(
    ("planned", "budgeted", "rate", "verdict", "need", "more"),
    [
        (10, 2, Decimal(20), YES, 1, 0),
        (10, 1, Decimal(10), YES, 1, 0),  # exactly 10 %
        (11, 1, Decimal("9.09"), NO, 2, 1),  # 1.1: two
        (20, 1, Decimal(5), NO, 2, 1),
        (19, 2, Decimal("10.53"), YES, 2, 0),
        (30, 0, Decimal(0), NO, 3, 3),
    ],
)
def test_ten_percent_of_the_planned_are_in_the_draft_budget(
    planned: int, budgeted: int, rate: Decimal, verdict: str, need: int, more: int, library: model.Library
) -> None:
    assert said(counted(library, rows(40, planned, budgeted)), "budget") == (rate, verdict, need, more)


@pytest.mark.parametrize(
    ("within", "planned", "rate"),
    [
        (2001, 400, Decimal("19.99")),
        (4001, 800, Decimal("20.00")),  # 19.995…: shown as 20.00, and still short
    ],
)
def test_just_below_is_below_whatever_the_percent_is_rounded_to(
    within: int, planned: int, rate: Decimal, library: model.Library
) -> None:
    done = counted(library, rows(within, planned, planned))
    assert said(done, "plan") == (rate, NO, planned + 1, 1)


def test_no_project_within_its_powers_gives_no_percent_and_does_not_pass(library: model.Library) -> None:
    done = counted(library, rows(0, 0, 0, beyond=2))
    assert [done[key] for key in ("all_count", "stage_count", "plan_count", "budget_count")] == [2, 0, 0, 0]
    assert said(done, "plan") == (None, NO, 1, 1)
    assert said(done, "budget") == (None, NO, 1, 1)
    assert done["summary"].startswith("ยังไม่มีโครงการที่อยู่ในอำนาจหน้าที่")


def test_no_project_at_all_counts_nothing(library: model.Library) -> None:
    done = counted(library, [])
    assert not [key for key in done if key.endswith(("_count", "_rate", "_verdict", "_need", "_more"))]


def test_what_is_not_its_to_do_or_not_planned_does_not_count(library: model.Library) -> None:
    projects: list[dict[str, object]] = [
        {"rank": 1, "power": "no", "plan": "yes", "budget": "yes"},
        {"rank": 2, "power": "yes", "plan": "no", "budget": "yes"},
        {"rank": 3, "power": "yes", "plan": "yes", "budget": "yes"},
        {"rank": 4, "power": "yes", "plan": "yes"},
        {"rank": 5, "project": "ยังไม่ตอบ"},
    ]
    done = counted(library, projects)
    assert [done[key] for key in ("all_count", "stage_count", "plan_count", "budget_count")] == [5, 3, 2, 1]
    assert [row.get("tier") for row in done["projects"]] == ["ไม่นับ", "ก", "ค", None, None]


@pytest.mark.parametrize(
    ("within", "planned", "budgeted", "after", "summary"),
    [
        (40, 10, 2, 1, "ผ่านทั้งสองเกณฑ์"),
        (60, 10, 1, 2, "ข้อ 4 ยังขาด ส่วนข้อ 5 ผ่านจากจำนวนในแผนขณะนี้"),  # with 12 planned, one is no longer 10 %
        (10, 2, 0, 1, "ผ่านข้อ 4 แต่ข้อ 5 ยังขาด"),
        (60, 0, 0, 2, "ยังขาดทั้งสองเกณฑ์"),
    ],
)
def test_closing_one_gap_may_open_the_other(
    within: int, planned: int, budgeted: int, after: int, summary: str, library: model.Library
) -> None:
    done = counted(library, rows(within, planned, budgeted))
    assert (done["budget_after"], done["summary"]) == (after, summary)


def test_as_many_more_as_it_says_close_the_gap_and_one_less_does_not(library: model.Library) -> None:
    for within in range(1, 31):
        for planned in range(within + 1):
            more = counted(library, rows(within, planned, 0))["plan_more"]
            assert counted(library, rows(within, planned + more, 0))["plan_verdict"] == YES
            if more:
                assert counted(library, rows(within, planned + more - 1, 0))["plan_verdict"] == NO


def wrong(library: model.Library, projects: list[dict[str, object]]) -> list[tuple[str, int]]:
    """The checks that do not hold: field and row from 1."""
    own = form(library)
    work = compute.Work(own.fields, {"projects": projects}, compute.formulas(own.fields), TODAY)
    return [
        (rule.field.removeprefix("projects."), n + 1)
        for rule in rules(own)
        for n in range(len(projects))
        if work.value(rule.test, ("projects", n)) is False
    ]


def test_a_project_that_is_passed_over_needs_a_reason(library: model.Library) -> None:
    first: dict[str, object] = {"rank": 1, "power": "yes", "basis": "ม.50 (2)", "plan": "no", "budget": "no"}
    second = first | {"rank": 2, "plan": "yes", "proof": "แผน หน้า 1"}
    third = first | {"rank": 3}
    assert wrong(library, [first, second, third]) == [("reason", 1)]
    assert wrong(library, [first | {"reason": "รอผลสำรวจ"}, second, third]) == []


def test_answers_that_cannot_be_are_named(library: model.Library) -> None:
    projects: list[dict[str, object]] = [
        {"rank": 1, "power": "no", "plan": "yes", "budget": "no", "reason": "ส่งจังหวัด", "proof": "แผน หน้า 1"},
        {"rank": 2, "power": "yes", "basis": "ม.50 (2)", "plan": "no", "budget": "yes"},
        {"rank": 2, "power": "yes", "plan": "yes", "budget": "no"},
        {"rank": 4, "power": "no", "plan": "no", "budget": "no"},
    ]
    assert sorted(wrong(library, projects)) == [
        ("basis", 3),
        ("budget", 2),
        ("plan", 1),
        ("proof", 3),
        ("rank", 2),
        ("rank", 3),
        ("reason", 4),
    ]


def test_the_sample_is_one_project_short(library: model.Library) -> None:
    done = compute.complete(form(library).fields, sample(form(library)), TODAY)
    assert [done[key] for key in ("all_count", "stage_count", "plan_count", "budget_count")] == [14, 11, 2, 1]
    assert said(done, "plan") == (Decimal("18.18"), NO, 3, 1)
    assert said(done, "budget") == (Decimal(50), YES, 1, 0)
