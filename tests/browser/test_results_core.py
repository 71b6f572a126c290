"""Reading, merging and scoring of test results without a page: every figure was reckoned by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

SCRIPTS = Path(__file__).parents[2] / "docs" / "assets" / "js"
NAMES = ("thai", "exam-draw", "results-read", "results-merge", "results-score", "results-typed")
#: Four questions of two chapters; the right choice of all is a.
KNOWN = {
    name: {"id": name, "chapter": chapter, "answer": "a", "choices": [{"id": each, "text": each} for each in "abcd"]}
    for name, chapter in (("q1", "1"), ("q2", "1"), ("q3", "2"), ("q4", "2"))
}
PAPER = {"seed": "s", "chapters": ["1", "2"], "count": 4, "questions": list(KNOWN)}
SCORE = """
({ returns, known, choices = {}, room = "" }) => {
  const result = KB.resultsMerge(returns, { choices, room });
  return { ...KB.resultsScore(result.persons, result.room.paper, known), merge: result };
}
"""

#: Rooms of one person with full marks, score before and after: whether they pass, are taught again, and their gain.
ALONE = """
marks => marks.map(([count, before, after]) => {
  const round = (score) => ({ score, answers: null });
  const person = { label: "01", before: round(before), after: round(after) };
  const { after: second, pairs } = KB.resultsScore([person], { seed: "", chapters: [], count, questions: [] }, {});
  return [second.passed.part, pairs.reteach, pairs.gain];
})
"""
#: The data file of some results, and the one that comes of opening it again.
TWICE = """
([results, known]) => {
  const file = (returns, decided) => KB.resultsMerge.merged(KB.resultsMerge(returns, decided).held, decided);
  const once = file(results.map((each) => ({ results: [each] })), { choices: { "01/before": "all" }, room: "" });
  const content = KB.resultsRead(JSON.stringify(once), known);
  return [once, file([content], content)];
}
"""


@pytest.fixture(scope="module")
def core(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    for name in NAMES:
        page.add_script_tag(path=SCRIPTS / f"{name}.js")
    yield page
    page.close()


def taken(participant: str, round_: str, marks: str, day: str = "2026-11-22") -> dict[str, Any]:
    """A result: a letter for each question, `-` where there is none."""
    given = {name: mark for name, mark in zip(KNOWN, marks, strict=True) if mark != "-"}
    return {
        "paper": PAPER,
        "round": round_,
        "participant": participant,
        "taken": day,
        "answers": given,
        "score": marks.count("a"),
    }


def scored(core: Page, *results: dict[str, Any], choices: dict[str, str] | None = None) -> dict[str, Any]:
    """The figures of a room whose results came in one file each."""
    returns = [{"results": [each]} for each in results]
    figures: dict[str, Any] = core.evaluate(SCORE, {"returns": returns, "known": KNOWN, "choices": choices or {}})
    return figures


def read(core: Page, content: object) -> dict[str, Any]:
    text = content if isinstance(content, str) else json.dumps(content)
    found: dict[str, Any] = core.evaluate("([text, known]) => KB.resultsRead(text, known)", [text, KNOWN])
    return found


def one(**changes: Any) -> dict[str, Any]:
    """A whole result file of somebody who knew the first two of four."""
    answers = {"q1": "a", "q2": "a", "q3": "b"}
    whole = {"paper": PAPER, "round": "after", "participant": "7", "taken": "2026-11-22", "answers": answers}
    return {"schema": "kb-test-result-1", **whole, **changes}


# --- Reading ---------------------------------------------------------------------------------------------------------


def test_a_result_is_read_with_its_score_and_its_number_in_two_digits(core: Page) -> None:
    content = read(core, one(participant="๗"))
    assert content["refused"] == ""
    [result] = content["results"]
    assert (result["participant"], result["round"], result["score"]) == ("07", "after", 2)
    assert result["answers"] == {"q1": "a", "q2": "a", "q3": "b"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "ไฟล์ว่าง"),
        ("  \n", "ไฟล์ว่าง"),
        ("{", "ไม่ใช่ JSON"),
        ("[]", "ไม่ใช่ผลทดสอบของเว็บนี้"),
        ("null", "ไม่ใช่ผลทดสอบของเว็บนี้"),
        ({"schema": 2, "facts": {}, "forms": {}}, "เป็นแฟ้มงาน"),
        (one(schema="kb-test-result-9"), "เว็บรุ่นอื่น"),
        (one(paper=None), "ไม่บอกชุดข้อสอบครบ"),
        (one(paper=PAPER | {"count": 5}), "จำนวนข้อ 5 ไม่ตรงกับรายการข้อ 4 ข้อ"),
        (one(paper=PAPER | {"questions": ["q1", "q1", "q2", "q3"]}), "จำนวนข้อ 4 ไม่ตรงกับรายการข้อ 4 ข้อ"),
        (one(paper=PAPER | {"questions": ["q1", "q2", "q3", "toString"]}), "“toString” ไม่มีในคลังข้อสอบ"),
        (one(round="during"), "ไม่บอกว่าก่อนหรือหลังเรียน"),
        (one(participant="สมหญิง"), "เลขผู้เข้าอบรมไม่ใช่ตัวเลข"),
        (one(participant="1234"), "เลขผู้เข้าอบรมไม่ใช่ตัวเลข"),
        (one(taken="2569-13-01"), "วันที่ทดสอบไม่ถูกต้อง"),
        (one(answers=["a"]), "ไม่มีรายการคำตอบ"),
        (one(answers={"q9": "a"}), "“q9” ซึ่งไม่อยู่ในชุดข้อสอบนี้"),
        (one(answers={"q1": "e"}), "คำตอบข้อ q1 เป็น “e” ซึ่งไม่มีให้เลือก"),
        (one(answers={"q1": None}), "คำตอบข้อ q1 เป็น “null” ซึ่งไม่มีให้เลือก"),
        ({**one(), "answers": None, "score": 3}, "ไม่มีรายการคำตอบ"),
    ],
)
def test_what_cannot_count_says_why(core: Page, content: object, words: str) -> None:
    found = read(core, content)
    assert words in found["refused"]
    assert found["results"] == []


def test_a_name_in_place_of_a_number_is_not_repeated(core: Page) -> None:
    assert "สมหญิง" not in json.dumps(read(core, one(participant="สมหญิง")), ensure_ascii=False)


def test_of_a_merged_file_only_the_wrong_results_are_left_out(core: Page) -> None:
    good = {"paper": 0, "round": "before", "participant": "01", "taken": "", "score": 3}
    bad = [good | {"score": 5}, good | {"paper": 4}, 7, good | {"score": -1}]
    found = read(core, {"schema": "kb-test-results-1", "papers": [PAPER], "room": "", "results": [good, *bad]})
    assert [result["score"] for result in found["results"]] == [3]
    assert [(each["place"], each["level"]) for each in found["remarks"]] == [
        (f"ผลที่ {n}", "fault") for n in (2, 3, 4, 5)
    ]


# --- Scoring ---------------------------------------------------------------------------------------------------------


def test_a_room_of_four_by_hand(core: Page) -> None:
    """01: 1 then 3. 02: 4 then 3. 03: 2 before only. 04: 3 after only. Full marks 4, so 3 passes."""
    figures = scored(
        core,
        *(taken("01", "before", "abbb"), taken("01", "after", "aaab")),
        *(taken("02", "before", "aaaa"), taken("02", "after", "aaac")),
        *(taken("03", "before", "aa--"), taken("04", "after", "aaa-")),
    )
    before, after, pairs = figures["before"], figures["after"], figures["pairs"]
    assert (before["count"], before["average"], before["passed"]) == (
        3,
        {"part": 7, "whole": 3},
        {"part": 1, "whole": 3},
    )
    assert (after["count"], after["average"], after["passed"]) == (3, {"part": 9, "whole": 3}, {"part": 3, "whole": 3})
    # both rounds: 01 and 02, (6 − 5) of the 8 − 5 that were left
    assert (pairs["count"], pairs["gain"], pairs["wasFull"]) == (2, {"part": 1, "whole": 3}, 1)
    assert [(each["label"], each["gain"], each["wasFull"]) for each in figures["persons"]] == [
        ("01", {"part": 2, "whole": 3}, False),
        ("02", None, True),
        ("03", None, False),
        ("04", None, False),
    ]
    first, second = figures["chapters"]
    assert (first["before"], first["after"]) == ({"part": 5, "whole": 6}, {"part": 6, "whole": 6})
    assert (second["before"], second["after"]) == ({"part": 2, "whole": 6}, {"part": 3, "whole": 6})
    # chapter 2 of the two pairs: 2 of 4 before, 2 of 4 after
    assert (second["gain"], second["reteach"]) == ({"part": 0, "whole": 2}, True)
    assert [each["id"] for each in figures["weakest"]] == ["2"]
    assert [(each["id"], each["wrong"]) for each in figures["hardest"]] == [("q4", {"part": 3, "whole": 3})]
    assert figures["small"] is True


def test_seventy_percent_passes_and_thirty_percent_is_not_taught_again(core: Page) -> None:
    """Exactly at the thresholds: 70 of 100 passes; a gain of 3 of 10 is enough, 29 of 100 is not."""
    round_ = {"part": 0, "whole": 0}
    marks = [(10, 0, 7), (10, 0, 6), (10, 0, 3), (100, 0, 29), (10, 10, 9)]
    assert core.evaluate(ALONE, marks) == [
        [1, False, {"part": 7, "whole": 10}],
        [0, False, {"part": 6, "whole": 10}],
        [0, False, {"part": 3, "whole": 10}],
        [0, True, {"part": 29, "whole": 100}],
        [1, False, None],
    ]
    assert core.evaluate("share => KB.resultsScore.percent(share)", round_) is None


@pytest.mark.parametrize(
    ("part", "whole", "shown"), [(1, 3, 33.3), (2, 3, 66.7), (1, 16, 6.3), (1, 8, 12.5), (-1, 3, -33.3)]
)
def test_percents_have_one_decimal_and_halves_go_up(core: Page, part: int, whole: int, shown: float) -> None:
    assert core.evaluate("share => KB.resultsScore.percent(share)", {"part": part, "whole": whole}) == shown


def test_the_commonest_wrong_choice_counts_those_who_answered(core: Page) -> None:
    marks = ("abaa", "acaa", "acaa", "a-aa", "abaa", "aaaa")
    figures = scored(core, *(taken(f"{n:02}", "after", each) for n, each in enumerate(marks, start=1)))
    [hardest] = figures["hardest"]
    assert (hardest["id"], hardest["wrong"], hardest["blank"]) == ("q2", {"part": 5, "whole": 6}, 1)
    assert (hardest["common"], hardest["times"]) == (["b", "c"], 2)


def test_without_results_after_the_questions_are_judged_by_those_before(core: Page) -> None:
    figures = scored(core, taken("01", "before", "abaa"))
    assert (figures["last"], figures["weakest"]) == ("before", [])
    assert [each["id"] for each in figures["hardest"]] == ["q2"]
    assert figures["chapters"][0]["gain"] is None


# --- Merging ---------------------------------------------------------------------------------------------------------


def test_the_same_result_twice_counts_once(core: Page) -> None:
    figures = scored(core, taken("01", "before", "aabb"), taken("01", "before", "aabb"))
    assert (figures["before"]["count"], figures["merge"]["dropped"], figures["merge"]["open"]) == (1, 1, [])


def test_results_that_contradict_do_not_count_until_somebody_chooses(core: Page) -> None:
    results = (
        taken("01", "before", "aabb"),
        taken("01", "before", "aaab", "2026-11-23"),
        taken("02", "before", "aaaa"),
    )
    undecided = scored(core, *results)
    assert undecided["before"]["average"] == {"part": 4, "whole": 1}
    [group] = undecided["merge"]["open"]
    ids = {each["score"]: each["id"] for each in group["held"]}
    latest = core.evaluate("group => KB.resultsMerge.latest(group).score", group)
    assert latest == 3
    chosen = scored(core, *results, choices={"01/before": ids[2]})
    assert chosen["before"]["average"] == {"part": 6, "whole": 2}
    two = scored(core, *results, choices={"01/before": "all"})
    assert [each["label"] for each in two["persons"]] == ["01 (1)", "01 (2)", "02"]
    assert two["before"]["average"] == {"part": 9, "whole": 3}


def test_of_two_results_of_one_day_none_is_the_latest(core: Page) -> None:
    [group] = scored(core, taken("01", "before", "aabb"), taken("01", "before", "aaab"))["merge"]["groups"]
    assert core.evaluate("group => KB.resultsMerge.latest(group)", group) is None


def test_the_figures_do_not_depend_on_the_order_of_the_files(core: Page) -> None:
    results = [taken(f"{n:02}", round_, "aab-") for n in (3, 1, 2) for round_ in ("after", "before")]
    results.append(taken("01", "after", "aabb"))
    forward, backward = (scored(core, *each) for each in (results, results[::-1]))
    for figures in (forward, backward):
        figures["merge"] = figures["merge"]["dropped"], len(figures["merge"]["open"])
    assert forward == backward
    assert forward["merge"] == (0, 1)


def test_a_merged_set_reopens_as_it_was(core: Page) -> None:
    results = [taken("02", "after", "aabb"), taken("01", "before", "ab--"), taken("01", "before", "aaab")]
    results.append(taken("03", "before", "aaaa") | {"answers": None, "score": 2})
    results.append(taken("04", "after", "aaaa") | {"paper": PAPER | {"seed": "other"}})
    first, second = core.evaluate(TWICE, [results, KNOWN])
    assert first == second
    assert len(first["results"]) == 5
    assert json.dumps(first) == json.dumps(second)


# --- Typed -----------------------------------------------------------------------------------------------------------


def typed(core: Page, rows: list[list[str]]) -> dict[str, Any]:
    """The paper shows the choices of question 1 as d c b a, of the others in their order."""
    shown = [{"id": name, "choices": list("dcba" if name == "q1" else "abcd")} for name in KNOWN]
    room = {"paper": PAPER, "sheet": {"questions": shown}, "known": KNOWN}
    found: dict[str, Any] = core.evaluate("([rows, room]) => KB.resultsTyped(rows, room)", [rows, room])
    return found


def test_typed_letters_are_of_the_paper_and_scores_may_be_thai(core: Page) -> None:
    found = typed(core, [["1", "งกขค", "ง ก ก -"], ["๐๒", "๓", ""], ["", "", ""], ["3", "4111", "DaAa"]])
    assert found["faults"] == []
    assert [(each["participant"], each["round"], each["score"], each["answers"]) for each in found["results"]] == [
        ("01", "before", 2, {"q1": "a", "q2": "a", "q3": "b", "q4": "c"}),
        ("01", "after", 3, {"q1": "a", "q2": "a", "q3": "a"}),
        ("02", "before", 3, None),
        ("03", "before", 4, {"q1": "a", "q2": "a", "q3": "a", "q4": "a"}),
        ("03", "after", 4, {"q1": "a", "q2": "a", "q3": "a", "q4": "a"}),
    ]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (["1", "5", ""], "ผู้เข้าอบรม 01 ก่อนเรียน: คะแนน 5 เกินคะแนนเต็ม 4"),
        (["1", "", "กข"], "ผู้เข้าอบรม 01 หลังเรียน: มี 2 คำตอบ แต่ข้อสอบมี 4 ข้อ"),
        (["1", "กขคจ", ""], "“กขคจ” อ่านไม่ออก"),
        (["1", "=1+1", ""], "“=1+1” อ่านไม่ออก"),
        (["1", "1.5", ""], "อ่านไม่ออก"),
        (["สมชาย", "3", ""], "เลขผู้เข้าอบรมต้องเป็นตัวเลข"),
        (["", "3", ""], "ยังไม่ได้พิมพ์เลขผู้เข้าอบรม"),
    ],
)
def test_a_typed_cell_that_cannot_be_read_is_named_and_does_not_count(core: Page, row: list[str], words: str) -> None:
    found = typed(core, [["9", "3", "3"], row])
    [fault] = found["faults"]
    assert fault["row"] == 2
    assert words in fault["words"]
    assert len(found["results"]) == 2


def test_cells_of_a_spreadsheet_become_rows_of_the_table(core: Page) -> None:
    paste = "([text, column, count]) => KB.resultsTyped.pasted(text, column, count)"
    assert core.evaluate(paste, ["1\t7\t9\r\n2\t5\t8\r\n", 0, 10]) == [["1", "7", "9"], ["2", "5", "8"]]
    assert core.evaluate(paste, ["1\tก\tข\t\tง\n", 0, 4]) == [["1", "กข-ง"]]
    assert core.evaluate(paste, ["1\tก\tข\tค\tง\tก\tก\tก\tก", 0, 4]) == [["1", "กขคง", "กกกก"]]
    assert core.evaluate(paste, ["ก\tข\tค\tง\n\t\t\t", 1, 4]) == [["กขคง"], [""]]
