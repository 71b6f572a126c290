"""The trainer's kit: times that fit, keys that are worked out and stay apart, files that open."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import jsonschema
import pypdf
import pytest

from macros import html_training, model, training_check, training_files, training_paper, workspace_schema
from macros.blocks import Block, Grid, Heading, Paragraph, Text
from macros.examples import shown
from macros.lookup import Lookup
from macros.problems import Place
from macros.training_course_paper import as_minutes, end
from macros.training_scenario import has_scenario, scenario
from macros.training_text import plain, texts
from tests.conftest import ROOT

TRAINING = ROOT / "docs" / "training"
W = [f"w{n}" for n in range(1, 13)]


@pytest.fixture(scope="module")
def lookup(library: model.Library) -> Lookup:
    return Lookup(library)


def words(blocks: Iterable[Block]) -> str:
    """The fixed words of a paper."""
    found: list[str] = []
    for block in blocks:
        lines = [block.line] if isinstance(block, Heading | Paragraph) else []
        if isinstance(block, Grid):
            lines += [cell for row in block.rows for cell in row]
        found += ["".join(piece.text for piece in line if isinstance(piece, Text)) for line in lines]
    return "\n".join(found)


def column(lookup: Lookup, example: str, name: str) -> str:
    """A column of a worked example as `a/b/c`."""
    found = lookup.examples[example]
    table, _, cell = name.partition(".")
    return "/".join(shown(found.work.cell(table, n, cell)) for n in range(len(found.work.rows[table])))


# --- Arithmetic ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("example", "expression", "value"),
    [
        ("training-w6", "arrears_term", "62,000"),
        ("training-w6", "arrears_total", "124,000"),
        ("training-w6", "asset", "900,000"),
        ("training-w6", "sum(givers.paid)", "1,250,000"),
        ("training-w6", "sum(givers.part)", "900,000"),
        ("training-w8", "sum(rows.budget)", "1,000,000"),
        ("training-w8", "sum(rows.right_sum)", "1,000,000"),
        ("training-w8", "sum(rows.gap)", "5,400"),
        ("training-w8", "gap_2", "1,760"),
        ("training-w8", "gap_3", "3,640"),
        ("f27-trial-balance", "d1102", "343,250"),
        ("f29-bank-reconciliation", "bank_adjusted", "343,250"),
        ("ch3-6-error", "doubled_bank - d1102", "155,000"),
        ("training-w10", "spent", "17,550"),
        ("training-w10", "left", "2,450"),
        ("training-w11", "saving_total", "714,000"),
        ("training-w11", "net_total", "414,000"),
        ("training-w11", "adjusted_net", "330,000"),
        ("training-w11", "fewer_cost", "1,061.67"),
        ("training-w12", "years_before", "4.40"),
        ("training-w12", "years_after", "3.83"),
        ("training-w12", "years_new_sorts", "3.99"),
        ("training-w12", "years_all_sort", "4.39"),
    ],
)
def test_a_figure_of_a_key_is_what_its_expression_comes_to(
    lookup: Lookup, example: str, expression: str, value: str
) -> None:
    assert shown(lookup.examples[example].value(expression)) == value


@pytest.mark.parametrize(
    ("example", "name", "values"),
    [
        ("training-w5", "places.equal", "333,334/333,333/333,333"),
        ("training-w5", "places.by_people", "545,238/305,714/149,048"),
        ("training-w5", "places.by_tons", "500,000/300,000/200,000"),
        ("training-w5", "places.by_income", "600,000/300,000/100,000"),
        ("training-w5", "places.mixed", "450,000/310,000/240,000"),
        ("training-w6", "givers.percent", "48/32/20"),
        ("training-w6", "givers.part", "432,000/288,000/180,000"),
        ("training-w8", "rows.gap", "0/5,400/0/0/0"),
        ("unit-cost", "places.net", "89,000/114,200/210,800"),
    ],
)
def test_the_parts_of_each_place_are_right(lookup: Lookup, example: str, name: str, values: str) -> None:
    assert column(lookup, example, name) == values


@pytest.mark.parametrize("name", ["equal", "by_people", "by_tons", "by_income", "mixed"])
def test_every_formula_of_w5_shares_out_the_whole_budget(lookup: Lookup, name: str) -> None:
    example = lookup.examples["training-w5"]
    assert example.value(f"sum(places.{name})") == example.value("total_budget")


@pytest.mark.parametrize(
    ("mine", "other"),
    [
        (("training-w5", "places.by_tons"), ("unit-cost", "places.by_tons")),
        (("training-w5", "places.equal"), ("unit-cost", "places.equal")),
        (("training-w5", "places.by_people"), ("unit-cost", "places.by_people")),
        (("training-w5", "places.cap"), ("unit-cost", "places.cap")),
        (("training-w5", "places.mixed"), ("f18-annual-budget", "shares.amount")),
    ],
)
def test_the_kit_says_what_the_manual_says(lookup: Lookup, mine: tuple[str, str], other: tuple[str, str]) -> None:
    assert column(lookup, *mine) == column(lookup, *other)


def test_the_income_of_the_survey_is_the_income_of_w5(lookup: Lookup) -> None:
    income = lookup.examples["training-w5"].value("places.income", row=2)
    assert income == lookup.examples["f02-needs-survey"].value("own_revenue")


def test_only_two_formulas_of_w5_keep_every_place_below_its_ceiling(lookup: Lookup) -> None:
    example = lookup.examples["training-w5"]
    over = {n: example.value(f"sum(places.{n}_over)") for n in ("equal", "by_people", "by_tons", "by_income", "mixed")}
    assert {name for name, amount in over.items() if amount == 0} == {"by_tons", "mixed"}


def test_with_a_new_member_the_pit_of_w12_is_full_in_its_fourth_year(lookup: Lookup) -> None:
    example = lookup.examples["training-w12"]
    assert 3 < example.value("years_after") < 4 < example.value("years_before") < 5
    assert example.value("years_new_sorts") < 4 < example.value("years_all_sort")


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("w2", ["1,449,000", "1,234,800", "214,200", "100,000", "114,200"]),
        ("w5", ["333,333", "500,000", "300,000", "200,000", "450,000", "310,000", "240,000"]),
        ("w6", ["124,000", "432,000", "288,000", "180,000", "56,000"]),
        ("w8", ["213,900", "219,300", "5,400", "600", "3,640"]),
        ("w9", ["343,250", "349,750", "500,250", "6,500", "155,000"]),
        ("w11", ["714,000", "414,000", "330,000", "1,765", "1,061.67"]),
        ("w12", ["4.40", "3.83", "3.99", "4.39", "4,820"]),
    ],
)
def test_a_key_shows_its_figures(lookup: Lookup, name: str, values: list[str]) -> None:
    key = words(training_paper.key(lookup.exercises[name], lookup))
    assert [value for value in values if value not in key] == []


_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+")


def test_no_amount_is_typed_into_the_kit(library: model.Library) -> None:
    records = (*library.exercises, *library.agendas, *library.discussions, *library.handouts, *library.objectives)
    typed = [(record.id, text) for record in records for text in texts(record) if _AMOUNT.search(text)]
    pages = [path.name for path in TRAINING.rglob("*.md") if _AMOUNT.search(path.read_text("utf-8"))]
    assert (typed, pages) == ([], [])


# --- Exercises -------------------------------------------------------------------------------------------------------


def test_there_are_twelve_exercises_in_their_order(library: model.Library) -> None:
    assert [exercise.id for exercise in library.exercises] == W


@pytest.mark.parametrize("name", W)
def test_an_exercise_is_complete(lookup: Lookup, name: str) -> None:
    exercise = lookup.exercises[name]
    assert exercise.objectives
    assert exercise.entries
    assert exercise.forms
    assert exercise.checklists
    assert exercise.materials
    assert len(exercise.tasks) >= 4
    assert len(exercise.run) >= 3
    assert len(exercise.mistakes) >= 4
    assert len(exercise.debrief) >= 2
    assert exercise.key
    assert exercise.handout
    assert sum(criterion.points for criterion in exercise.criteria) == 10


def test_every_objective_is_practised_in_an_exercise(library: model.Library) -> None:
    practised = {name for exercise in library.exercises for name in exercise.objectives}
    # 1.1 and the ten questions are for the talk and the screening sheet of the half day
    assert {objective.id for objective in library.objectives} - practised == {"o-1-1"}


@pytest.mark.parametrize("name", W)
def test_nothing_of_the_key_stands_on_what_participants_get(lookup: Lookup, name: str) -> None:
    exercise = lookup.exercises[name]
    handout = words(training_paper.handout(exercise, lookup))
    page = html_training.exercise(lookup, lambda target: target, name)
    shared = {plain(lookup, text) for text in texts((exercise.scenario, exercise.tasks, exercise.handout))}
    answers = {text for text in (plain(lookup, t) for t in texts(exercise.key)) if len(text) > 25}
    assert len(answers) > 3
    assert [text for text in answers - shared if text in handout or text in page] == []


@pytest.mark.parametrize(
    ("name", "hidden"),
    [
        ("w5", ["333,333", "545,238", "450,000"]),
        ("w6", ["432,000", "288,000", "180,000"]),
        ("w8", ["213,900", "5,400"]),
        ("w9", ["343,250", "500,250", "157,000"]),
        ("w11", ["714,000", "414,000"]),
        ("w12", ["379,979", "4,820"]),
    ],
)
def test_the_hand_out_does_not_give_the_result_away(lookup: Lookup, name: str, hidden: list[str]) -> None:
    exercise = lookup.exercises[name]
    handout = words(training_paper.handout(exercise, lookup)).split()
    page = html_training.exercise(lookup, lambda target: target, name)
    cells = set(re.findall(r"[\d,.]+\d", page))
    assert [value for value in hidden if value in handout or value in cells] == []


def test_pages_of_keys_are_kept_out_of_the_search() -> None:
    pages = sorted((TRAINING / "keys").glob("*.md"))
    assert {f"w{n:02d}" for n in range(1, 13)} <= {path.stem for path in pages}
    assert [p.name for p in pages if "search:\n  exclude: true\n" not in p.read_text("utf-8")] == []


# --- Agendas ---------------------------------------------------------------------------------------------------------

DAYS = {"half-day": [210], "one-day": [510], "two-days": [465, 465]}


@pytest.mark.parametrize("name", DAYS)
def test_the_sessions_of_a_day_fill_it_exactly_and_do_not_overlap(lookup: Lookup, name: str) -> None:
    days = lookup.agendas[name].days
    for day in days:
        starts = [session.start for session in day.sessions]
        ends = [end(session.start, session.minutes) for session in day.sessions]
        assert starts == [day.start, *ends[:-1]]
        assert ends[-1] == day.end
    assert [as_minutes(day.end) - as_minutes(day.start) for day in days] == DAYS[name]
    assert [sum(session.minutes for session in day.sessions) for day in days] == DAYS[name]


@pytest.mark.parametrize("name", DAYS)
def test_nobody_sits_longer_than_two_and_a_half_hours_and_whole_days_have_lunch(lookup: Lookup, name: str) -> None:
    for day in lookup.agendas[name].days:
        seated = 0
        for session in day.sessions:
            seated = 0 if session.kind in ("break", "meal") else seated + session.minutes
            assert seated <= 150
        kinds = [session.kind for session in day.sessions]
        whole = as_minutes(day.end) - as_minutes(day.start) > 300
        assert kinds.count("meal") == whole
        assert kinds.count("break") == 1 + whole


def test_an_agenda_gives_an_exercise_the_time_that_its_plan_takes(lookup: Lookup) -> None:
    wrong = [
        (agenda.id, session.start)
        for agenda in lookup.agendas.values()
        for session in agenda.sessions
        if session.exercise
        and session.minutes
        != getattr(lookup.exercises[session.exercise], "short_minutes" if session.short else "minutes")
    ]
    assert wrong == []


def test_the_longer_agendas_hold_the_exercises_that_they_promise(lookup: Lookup) -> None:
    held = {a.id: [s.exercise for s in a.sessions if s.exercise] for a in lookup.agendas.values()}
    assert held == {"half-day": ["w5"], "one-day": W[:6], "two-days": [*W[:5], *W[6:]]}


@pytest.mark.parametrize("name", DAYS)
def test_every_session_says_who_leads_and_what_the_room_has_afterwards(lookup: Lookup, name: str) -> None:
    sessions = lookup.agendas[name].sessions
    assert all(session.leader and session.result for session in sessions)
    assert sessions[0].kind == "test"
    assert "f05-registration" in sessions[0].forms
    assert "course-evaluation" in sessions[-1].handouts


def test_the_evaluation_has_eight_items_of_five_levels(lookup: Lookup) -> None:
    blocks = training_files.training_course_paper.sheet(lookup.handouts["course-evaluation"], lookup)
    grid = next(block for block in blocks if isinstance(block, Grid))
    assert len(grid.rows) == 8
    assert [words((Paragraph(cell),)) for cell in grid.rows[0][2:]] == ["5", "4", "3", "2", "1"]


# --- Checks of the loader --------------------------------------------------------------------------------------------


def found(library: model.Library) -> list[str]:
    records = (*library.exercises, *library.agendas, *library.discussions, *library.handouts)
    places = {record.id: Place("a.yml", 1, record.id) for record in records}
    return [problem.wrong for problem in training_check.problems(library, places)]


def test_the_kit_as_it_is_has_no_problem(library: model.Library) -> None:
    assert found(library) == []


def with_agenda(library: model.Library, session: model.Session, at: int) -> model.Library:
    agenda = library.agendas[0]
    day = agenda.days[0]
    sessions = (*day.sessions[:at], session, *day.sessions[at + 1 :])
    changed = replace(agenda, days=(replace(day, sessions=sessions),))
    return replace(library, agendas=(changed, *library.agendas[1:]))


def test_a_session_that_starts_late_is_named(library: model.Library) -> None:
    session = replace(library.agendas[0].days[0].sessions[1], start="08:55")
    assert found(with_agenda(library, session, 1)) == [
        "ครึ่งวัน: ช่วง 08:55 ควรเริ่ม 08:50",
        "ครึ่งวัน: ช่วง 09:15 ควรเริ่ม 09:20",
    ]


def test_an_exercise_whose_time_does_not_fit_is_named(library: model.Library) -> None:
    day = library.agendas[0].days[0]
    at = next(n for n, session in enumerate(day.sessions) if session.exercise)
    session = replace(day.sessions[at], short=False)
    assert found(with_agenda(library, session, at)) == ["11:15 ให้เวลา W5 20 นาที แต่แผนของแบบฝึกใช้ 45 นาที"]


@pytest.mark.parametrize(
    ("change", "words_"),
    [
        ({"criteria": (model.Criterion("ครบ", 9),)}, "คะแนนใน criteria รวม 9"),
        ({"facts": ("no_such",)}, "ข้อมูลกลาง no_such ไม่มี sample"),
        ({"debrief": ("[[unit-cost | sum(places.no)]]",)}, "places"),
        ({"debrief": ("[[no-such | total]]",)}, "ไม่มีตัวอย่าง no-such"),
        ({"prefill": (model.Prefill("f18-annual-budget", ("total_budget",)),)}, "กรอกช่อง total_budget ล่วงหน้าไม่ได้"),
    ],
)
def test_a_fault_of_an_exercise_is_named(library: model.Library, change: dict[str, object], words_: str) -> None:
    changed = replace(library.exercises[0], **change)  # type: ignore[arg-type]
    problems = found(replace(library, exercises=(changed, *library.exercises[1:])))
    assert len(problems) == 1
    assert words_ in problems[0]


# --- Files -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", W)
def test_a_scenario_is_a_workspace_file_with_the_values_of_the_data(lookup: Lookup, name: str) -> None:
    exercise = lookup.exercises[name]
    assert has_scenario(exercise)
    made = json.loads(json.dumps(scenario(exercise, lookup)))
    jsonschema.validate(made, workspace_schema.schemas()["workspace-2"])
    assert set(made["facts"]) == set(exercise.facts)
    values = {f"/facts/{fact}" for fact in made["facts"]}
    values |= {f"/forms/{form}/values/{v}" for form, held in made["forms"].items() for v in held["values"]}
    assert set(made["edits"]) == values
    assert made["copies"] == {f"kit-{name}": len(values)}


def test_the_scenario_of_the_account_books_brings_the_budget_but_not_the_entries(lookup: Lookup) -> None:
    facts = scenario(lookup.exercises["w9"], lookup)["facts"]
    assert {"budget_lines", "opening_balances"} <= set(facts)
    assert not {"cash_receipts", "cash_payments"} & set(facts)


PAPERS = [f"{name}-{copy}" for name in W for copy in ("handout", "notes", "key")]
PAPERS += [*(f"agenda-{name}" for name in DAYS), "discussion-questions", "discussion-notes"]


@pytest.mark.parametrize("stem", PAPERS)
def test_a_paper_opens_in_word_and_as_pdf(site: Path, stem: str) -> None:
    folder = site / "training" / "files"
    with zipfile.ZipFile(folder / f"{stem}.docx") as package:
        assert package.testzip() is None
        assert len(package.read("word/document.xml")) > 5_000
    reader = pypdf.PdfReader(io.BytesIO((folder / f"{stem}.pdf").read_bytes()))
    assert len(reader.pages) >= 1
    assert len(reader.pages[0].extract_text()) > 100


def test_every_one_page_hand_out_is_one_page(site: Path, library: model.Library) -> None:
    pages = {
        sheet.id: len(pypdf.PdfReader(site / "training" / "files" / f"sheet-{sheet.id}.pdf").pages)
        for sheet in library.handouts
    }
    assert set(pages.values()) == {1}, pages


def test_no_file_of_the_kit_is_made_that_no_page_links_to(site: Path) -> None:
    pages = "".join(path.read_text("utf-8") for path in (site / "training").rglob("*.html"))
    stems = {"agenda", "discussion", "sheet", *W}
    made = [p.name for p in (site / "training" / "files").iterdir() if p.name.split("-")[0] in stems]
    assert [name for name in made if f"files/{name}" not in pages] == []


def test_the_page_of_the_room_links_to_no_key_file(site: Path) -> None:
    for path in (site / "training" / "exercises").glob("w*.html"):
        assert not re.search(r"files/w\d+-(key|notes)", path.read_text("utf-8")), path.name
