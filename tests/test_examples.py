"""Numbers of worked examples: what pages print is worked out from data, by value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from macros import examples, model
from macros.compute_parse import ComputeError
from macros.lookup import Lookup

PLACES = model.Field(
    "places", "แห่ง", "table",
    columns=(
        model.Field("name", "แห่ง", "text"),
        model.Field("tons", "ตัน", "number"),
        model.Field("alone", "บาท/ตัน", "baht"),
        model.Field("year", "บาท/ปี", "baht", compute="tons * alone"),
    ),
    sample=[{"name": "ก | ข", "tons": 2100, "alone": 1070}, {"name": "ค", "tons": 840, "alone": 1350.5}],
)  # fmt: skip
EXAMPLE = model.Example(
    "cost", "ต้นทุน", date(2026, 11, 22), (PLACES, model.Field("day", "วัน", "date", sample="2026-02-25"))
)


@pytest.fixture
def lookup(library: model.Library) -> Lookup:
    return Lookup(replace(library, examples=(EXAMPLE,)))


@pytest.mark.parametrize(
    ("expression", "row", "places", "shown"),
    [
        ("sum(places.year)", None, None, "3,381,420"),
        ("sum(places.year) / sum(places.tons)", None, None, "1,150.14"),
        ("sum(places.year) / sum(places.tons)", None, 0, "1,150"),
        ("places.alone", 2, None, "1,350.50"),
        ("places.year - places.tons * 1000", 1, None, "147,000"),
        ("count(places where tons > 1000)", None, None, "1"),
        ("day", None, None, "25 กุมภาพันธ์ 2569"),
        ("places.name", 1, None, "ก &#124; ข"),
    ],
)
def test_a_figure_is_an_expression_over_the_data(
    lookup: Lookup, expression: str, row: int | None, places: int | None, shown: str
) -> None:
    assert examples.figure(lookup, str, "cost", expression, row, places) == shown


def test_rows_become_a_table_with_sums_and_no_stray_bars(lookup: Lookup) -> None:
    assert examples.figures(lookup, str, "cost", "places", "name tons year", total="tons year").splitlines() == [
        "| แห่ง | ตัน | บาท/ปี |",
        "| --- | ---: | ---: |",
        "| ก &#124; ข | 2,100 | 2,247,000 |",
        "| ค | 840 | 1,134,420 |",
        "| รวม | 2,940 | 3,381,420 |",
    ]


def test_an_example_takes_over_the_fields_of_its_form(library: model.Library) -> None:
    taken = replace(EXAMPLE, form="f18-annual-budget")
    form = next(form for form in library.forms if form.id == "f18-annual-budget")
    worked = examples.worked(replace(library, examples=(taken,)), "cost")
    assert {field.id for field in form.fields} < worked.by_id.keys()


@pytest.mark.parametrize(("expression", "row"), [("sum(nothing.year)", None), ("places.year", 3), ("day.year", 1)])
def test_what_cannot_be_worked_out_is_said(lookup: Lookup, expression: str, row: int | None) -> None:
    with pytest.raises(ComputeError):
        examples.worked(lookup.library, "cost").value(expression, row)


def test_a_wrong_call_on_a_page_is_reported_with_its_line(tmp_path: Path, lookup: Lookup) -> None:
    (tmp_path / "docs").mkdir()
    page = tmp_path / "docs" / "a.md"
    page.write_text(
        'ดี {{ figure("cost", "sum(places.tons)") }}\nผิด {{ figure("cost", "sum(places.gone)") }}\n', "utf-8"
    )
    problems = list(examples.figure_problems(tmp_path, lookup.library))
    assert [(problem.place.file, problem.place.line) for problem in problems] == [("docs/a.md", 2)]


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [(None, None, "–"), (Fraction(0), None, "0"), (Fraction(-5, 2), None, "-2.50"), (True, None, "ใช่")],
)
def test_values_read_as_people_write_them(value: object, places: int | None, shown: str) -> None:
    assert examples.shown(value, places) == shown
