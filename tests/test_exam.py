"""The test before and after a training: its questions, how a room's paper is drawn, its files."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from datetime import date

import docx
import jsonschema
import pypdf
import pytest

from macros import docx as word_file
from macros import exam_files, exam_paper, html_exam, model, pdf, result_schema
from macros.exam_draw import Bank, Order, Paper, Random, draw, quotas, right_places
from macros.examples import figure
from macros.lookup import Lookup
from macros.model.exam import CHOICES
from macros.page_keep import with_next


@pytest.fixture(scope="module")
def bank(library: model.Library) -> Bank:
    return Bank.of(library)


def question(library: model.Library, name: str) -> model.ExamQuestion:
    return next(each for each in library.exam_questions if each.id == name)


# --- Questions -------------------------------------------------------------------------------------------------------


def test_fifty_questions_each_with_four_different_choices_and_a_reason(library: model.Library) -> None:
    assert [q.id for q in library.exam_questions] == [f"t-{n:02}" for n in range(1, 51)]
    for q in library.exam_questions:
        choices = [getattr(q.choices, choice) for choice in CHOICES]
        assert len(set(choices)) == 4, q.id
        assert q.right in choices, q.id
        assert len(q.reason) >= 80, q.id  # a sentence that teaches, not "ตาม ม.55"


def test_chapters_have_the_questions_of_the_research(library: model.Library) -> None:
    counts = Counter(q.chapter for q in library.exam_questions)
    assert [(c.id, counts[c.id]) for c in library.exam_chapters] == [
        *(("1", 12), ("2", 14), ("3-1", 8)),
        *(("3-5", 8), ("3-7", 5), ("3-9", 3)),
    ]


def test_what_is_stated_as_read_rests_on_something_that_was_read(library: model.Library) -> None:
    sure = {s.id: s.certainty for s in library.sources}
    laws = {r.id: r.certainty for r in library.regulations}
    for q in library.exam_questions:
        grounds = [sure[s] for s in q.sources] + [laws[law.partition("#")[0]] for law in q.laws]
        if q.certainty != "own":
            assert grounds, q.id
        if q.certainty == "high":
            assert set(grounds) == {"high"}, q.id


def test_our_own_practice_is_never_worded_as_law(library: model.Library) -> None:
    said = ("ที่เว็บนี้", "ตัวอย่างสมมติ", "งบทดลอง")  # how debit and credit work is neither law nor proposal
    own = [q for q in library.exam_questions if q.certainty == "own"]
    assert [q.id for q in own if not any(words in q.question for words in said)] == []
    assert [q.id for q in own if "กฎหมายกำหนด" in q.question or "ตามกฎหมาย" in q.question] == []


def test_the_amounts_of_the_worked_questions(library: model.Library) -> None:
    fixed, variable, tons = 300_000, 700_000, (2_100, 1_260, 840)
    share = fixed // 3 + variable * tons[1] // sum(tons)
    mistakes = (variable * tons[1] // sum(tons), (fixed + variable) * tons[1] // sum(tons), (fixed + variable) // 3)
    split = question(library, "t-39")
    assert split.right == f"{share:,} บาท" == "310,000 บาท"
    assert [split.choices.a, split.choices.c, split.choices.d] == [f"{wrong:,} บาท" for wrong in mistakes]
    net = question(library, "t-46")
    assert net.right == f"{714_000 - 300_000:,} บาท" == "414,000 บาท"
    assert net.choices.b == f"{714_000 + 300_000:,} บาท"


def test_the_worked_questions_use_the_figures_of_the_pages(library: model.Library) -> None:
    lookup = Lookup(library)
    figures = [figure(lookup, str, "unit-cost", f"sum(places.{column})") for column in ("saved", "net")]
    assert figures == ["714,000", "414,000"]


def test_the_fixed_sets_hold_each_question_once(library: model.Library) -> None:
    assert [len(each.questions) for each in library.exam_sets] == [10, 20, 20]
    assert [name for each in library.exam_sets for name in each.questions] == [q.id for q in library.exam_questions]


# --- Drawing ---------------------------------------------------------------------------------------------------------


def test_numbers_come_from_the_code_alone() -> None:
    random = Random("r7k2")
    assert [random.below(1000) for _ in range(6)] == [11, 50, 555, 195, 307, 497]
    assert Random("").below(1) == 0


@pytest.mark.parametrize(
    ("sizes", "count", "shares"),
    [
        ([12, 14, 8, 8, 5, 3], 10, [2, 2, 2, 2, 1, 1]),
        ([12, 14, 8, 8, 5, 3], 20, [5, 5, 3, 3, 2, 2]),
        ([12, 14, 8, 8, 5, 3], 50, [12, 14, 8, 8, 5, 3]),
        ([12, 14], 99, [12, 14]),
        ([12, 14, 8, 8, 5, 3], 3, [1, 1, 1, 0, 0, 0]),
        ([3], 2, [2]),
        ([5, 3], 0, [0, 0]),
    ],
)
def test_questions_are_spread_over_the_chapters_by_size(sizes: list[int], count: int, shares: list[int]) -> None:
    assert quotas(sizes, count) == shares
    assert sum(shares) == min(count, sum(sizes))


def test_one_code_gives_one_paper_and_another_code_another(bank: Bank) -> None:
    first = draw(bank, Order("r7k2", ("1", "3-5"), 8))
    assert first == draw(bank, Order("r7k2", ("3-5", "1"), 8))
    assert first.questions != draw(bank, Order("r7k3", ("1", "3-5"), 8)).questions
    assert first.chapters == ("1", "3-5")
    assert len({drawn.id for drawn in first.questions}) == first.count == 8


def test_every_question_shows_its_four_choices_once(bank: Bank) -> None:
    paper = draw(bank, Order("abc", (), 50))
    assert sorted(drawn.id for drawn in paper.questions) == [q.id for q in bank.questions]
    assert all(sorted(drawn.choices) == list(CHOICES) for drawn in paper.questions)


def shown_places(bank: Bank, paper: Paper) -> Counter[int]:
    answers = {q.id: q.answer for q in bank.questions}
    return Counter(drawn.shown(answers[drawn.id]) for drawn in paper.questions)


@pytest.mark.parametrize("seed", ["set-a", "set-b", "set-c", "r7k2", "ngan69", "1"])
def test_no_letter_is_right_oftener_than_another(bank: Bank, seed: str) -> None:
    counts = shown_places(bank, draw(bank, Order(seed, (), 20)))
    assert max(counts.values()) - min(counts[place] for place in range(4)) <= 1


def test_right_places_are_mixed_and_not_dealt_in_fours() -> None:
    places = right_places(40, Random("mix"))
    fours = [set(places[n : n + 4]) for n in range(0, 40, 4)]
    assert Counter(places) == {0: 10, 1: 10, 2: 10, 3: 10}
    assert any(len(four) < 4 for four in fours)


@pytest.mark.parametrize(
    ("code", "order"),
    [
        ("k7m2-20", Order("k7m2-20", (), 20)),
        ("k7m2-20-126", Order("k7m2-20-126", ("1", "2", "3-9"), 20)),
        ("ngan69", Order("ngan69", (), 10)),
        ("room-2", Order("room-2", (), 10)),
        ("ngan-2569", Order("ngan-2569", (), 10)),
        ("k7m2-00", Order("k7m2-00", (), 10)),
    ],
)
def test_a_code_says_how_many_questions_of_which_chapters(bank: Bank, code: str, order: Order) -> None:
    assert Order.of(code, bank.chapters) == order


def test_the_code_of_a_fixed_set_is_that_set_whatever_else_is_asked(bank: Bank) -> None:
    paper = draw(bank, Order("set-b", ("3-9",), 3))
    assert [drawn.id for drawn in paper.questions] == [f"t-{n}" for n in range(11, 31)]
    assert paper.chapters == ("1", "2", "3-1")


# --- The file of a result --------------------------------------------------------------------------------------------

RESULT = {
    "schema": "kb-test-result-1",
    "paper": {"seed": "r7k2", "chapters": ["1", "3-5"], "count": 2, "questions": ["t-04", "t-39"]},
    "round": "before",
    "participant": "07",
    "taken": "2026-11-22",
    "answers": {"t-04": "b"},
}


def faults(result: object) -> list[str]:
    validator = jsonschema.Draft202012Validator(result_schema.schemas()["test-result-1"])
    return [error.json_path for error in validator.iter_errors(result)]


def test_the_schema_takes_a_result_and_names_what_is_wrong_with_another() -> None:
    assert faults(RESULT) == []
    assert faults(RESULT | {"participant": "สมศรี"}) == ["$.participant"]
    assert faults(RESULT | {"round": "later"}) == ["$.round"]
    assert faults(RESULT | {"answers": {"t-04": "ข"}}) == ["$.answers['t-04']"]
    assert faults({key: value for key, value in RESULT.items() if key != "paper"}) == ["$"]


# --- Papers ----------------------------------------------------------------------------------------------------------


def sheet(library: model.Library, code: str) -> exam_paper.Sheet:
    bank = Bank.of(library)
    return exam_paper.sheet_of(draw(bank, Order.of(code, bank.chapters)), Lookup(library), f"รหัส {code}")


STAMP = exam_paper.stamp("exam-b", "แบบทดสอบ", "2569.1", date(2026, 11, 22))


def lines_of(content: bytes) -> list[str]:
    body = docx.Document(io.BytesIO(content)).element.body
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return ["".join(t.text or "" for t in p.iter(f"{space}t")) for p in body.iter(f"{space}p")]


def test_a_printed_set_asks_every_question_and_answers_none(library: model.Library) -> None:
    drawn = sheet(library, "set-b")
    lines = lines_of(word_file.render(exam_paper.paper_blocks(drawn), STAMP))
    for n, each in enumerate(drawn.questions, start=1):
        at = lines.index(f"{n}. {each.question}")
        assert lines[at + 1 : at + 5] == [
            f"{letter}. {words}" for letter, words in zip("กขคง", each.choices, strict=True)
        ]
    said = "\n".join(lines)
    assert [each.name for each in drawn.questions if each.reason in said or each.grounds in said] == []
    assert "กระดาษคำตอบ" in lines
    assert lines.count("☐") == 4 * 20


def test_a_key_says_letter_right_choice_reason_and_grounds(library: model.Library) -> None:
    drawn = sheet(library, "set-c")
    lines = lines_of(word_file.render(exam_paper.key_blocks(drawn), STAMP))
    for n, each in enumerate(drawn.questions, start=1):
        right = question(library, each.name).right
        at = lines.index(f"{n}. {each.question}")
        assert each.choices["กขคง".index(each.letter)] == right
        assert lines[at + 1 : at + 4] == [f"ตอบ {each.letter}. {right}", each.reason, f"ที่มา {each.grounds}"]
    row = next(line for line in lines if line.startswith("เฉลยเรียงตามข้อ"))
    assert row.split()[2:] == [each.letter for each in drawn.questions]


def test_the_pdf_of_a_set_can_be_read_back(library: model.Library) -> None:
    drawn = sheet(library, "set-a")
    pages = pypdf.PdfReader(io.BytesIO(pdf.render(exam_paper.paper_blocks(drawn), STAMP))).pages
    said = re.sub(r"\s", "", "".join(page.extract_text() for page in pages))
    assert [each.name for each in drawn.questions if re.sub(r"\s", "", each.question) not in said] == []


def test_a_question_is_never_parted_from_its_choices(library: model.Library) -> None:
    (repeat,) = (block for block in exam_paper.paper_blocks(sheet(library, "set-a")) if hasattr(block, "instances"))
    assert [held for _, held in with_next(repeat.instances[0])] == [True, True, True, True, False]


def test_the_files_of_the_sets_and_the_blanks(library: model.Library) -> None:
    bank = Bank.of(library)
    made = [record for record, _ in exam_files.jobs(library)]
    stamps = [record[1].id for record in made if isinstance(record, tuple)]
    expected = [f"exam-{each.id[-1]}{key}" for each in bank.sets for key in ("", "-key")]
    assert stamps == [*expected, "exam-paper", "exam-key"]


def test_own_and_unsure_questions_say_so_in_the_key(library: model.Library) -> None:
    lookup = Lookup(library)
    said = {q.id: exam_paper.grounds(q, lookup) for q in library.exam_questions}
    assert said["t-05"] == (
        "อ่านจากตัวบท · ม.73 พ.ร.บ.สภาตำบลและ อบต. 2537 · ม.57 ทวิ พ.ร.บ.เทศบาล 2496 · อ่านต่อ 1.3 ข้อพิจารณา"
    )
    assert said["t-15"].startswith("ตามที่เผยแพร่ · ให้นิติกรตรวจก่อนใช้ · ")
    assert said["t-41"].startswith("ข้อเสนอของผู้จัดทำ · ")
    assert said["t-03"].startswith("อ่านจากต้นเอกสาร · ")


# --- Pages -----------------------------------------------------------------------------------------------------------


def test_the_page_of_the_room_holds_no_question_before_it_begins(library: model.Library) -> None:
    page = html_exam.exam_test(Lookup(library), lambda target: f"../{target}")
    assert [q.id for q in library.exam_questions if q.question in page or q.right in page] == []
    assert "\n" not in page
    assert 'data-root="../"' in page


def test_the_trainers_page_answers_all_questions_without_scripts(library: model.Library) -> None:
    page = html_exam.exam_answers(Lookup(library), lambda target: f"../../{target}")
    assert re.findall(r'<h4 id="(t-\d\d)">', page) == [q.id for q in library.exam_questions]
    assert page.count("ข้อเสนอของผู้จัดทำ") == sum(q.certainty == "own" for q in library.exam_questions) == 13
    assert 'href="../../regulations.html#r-tao-act-2537-s73"' in page


def test_the_script_of_questions_leads_to_law_and_manual(library: model.Library) -> None:
    script = exam_files.bank_script(library).decode()
    bank = json.loads(script.partition(".examBank = ")[2].removesuffix(";\n"))
    assert [q["id"] for q in bank["questions"]] == [q.id for q in library.exam_questions]
    fifth = bank["questions"][4]
    assert fifth["laws"][0] == ["regulations.html#r-tao-act-2537-s73", "ม.73 พ.ร.บ.สภาตำบลและ อบต. 2537"]
    assert fifth["read"] == ["manual/1-3.html#m-1-3", "1.3 ข้อพิจารณา"]
    assert [chapter["href"].split("#")[1] for chapter in bank["chapters"]] == [
        *("m-1", "m-2", "m-3-1", "m-3-5", "m-3-7", "m-3-9")
    ]
