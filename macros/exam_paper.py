"""A test and its answer key as neutral blocks: printed sets, and the blanks that the browser fills for a room's code.

    paper_blocks(sheet)    the test with its answer sheet        key_blocks(sheet)    letters, reasons, sources
    sheet_of(draw(bank, Order("set-a")), lookup, "ชุด A")          None instead of a sheet: the blank to be filled

A key is a paper of its own, never the last page of a test.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from macros import model
from macros.blocks import Annex, Block, Grid, GridColumn, Heading, Line, Paragraph, Repeat, Slot, Stamp, Text
from macros.exam_draw import Paper
from macros.html import CERTAINTY
from macros.lookup import Lookup

TITLE = "แบบทดสอบก่อนและหลังอบรม"
KEY_TITLE = "เฉลยแบบทดสอบก่อนและหลังอบรม"
LETTERS = ("ก", "ข", "ค", "ง")
BLANK, BLANK_KEY = "exam-paper", "exam-key"
PAGE = "training/test.html"
_HOW = (
    "เลือกคำตอบที่ถูกที่สุดข้อเดียว ทำเครื่องหมายในกระดาษคำตอบแผ่นสุดท้าย ไม่เขียนชื่อ ใช้เลขผู้เรียนที่หยิบได้ และใช้เลขเดิมทั้งก่อนและหลังอบรม "
    "ไม่แน่ใจให้เว้นว่างได้ คำถามที่อ้างกฎหมายอ่านจากตัวบท ณ มิ.ย. 2564"
)
_USE = (
    "สำหรับวิทยากร ไม่แจกก่อนทดสอบหลังอบรม คะแนนใช้ปรับการสอน ไม่ใช้ประเมินผลงานของผู้เรียน ตัวบทกฎหมายอ่าน ณ มิ.ย. 2564 "
    "ตรวจกับราชกิจจานุเบกษาก่อนใช้"
)


@dataclass(frozen=True)
class Answered:
    """One question of a paper in words: as it is shown, the letter that is right, why, and what that rests on."""

    name: str
    question: str
    choices: tuple[str, ...]
    letter: str
    reason: str
    grounds: str


@dataclass(frozen=True)
class Sheet:
    """A drawn paper in words. `code` is what the room types, `title` what the paper is called."""

    code: str
    title: str
    questions: tuple[Answered, ...]

    @property
    def letters(self) -> str:
        """The right letters in fives, to lay beside an answer sheet."""
        fives = [self.questions[n : n + 5] for n in range(0, len(self.questions), 5)]
        return "   ".join("\u00a0".join(each.letter for each in five) for five in fives)


def sheet_of(paper: Paper, lookup: Lookup, title: str) -> Sheet:
    """The words of a drawn paper."""
    by_id = {question.id: question for question in lookup.library.exam_questions}
    answered = []
    for drawn in paper.questions:
        question = by_id[drawn.id]
        choices = tuple(getattr(question.choices, choice) for choice in drawn.choices)
        letter = LETTERS[drawn.shown(question.answer)]
        answered.append(
            Answered(question.id, question.question, choices, letter, question.reason, grounds(question, lookup))
        )
    return Sheet(paper.seed, title, tuple(answered))


def grounds(question: model.ExamQuestion, lookup: Lookup) -> str:
    """What a question rests on, in one line: how sure it is, laws, sources, where it is taught."""
    level = "law" if question.certainty == "high" and question.laws else question.certainty
    entry = lookup.entries[question.entry]
    parts = [
        CERTAINTY[level][2],
        *(["ให้นิติกรตรวจก่อนใช้"] if question.lawyer else []),
        *(law_words(lookup, law) for law in question.laws),
        *(lookup.sources[source].title for source in question.sources),
        f"อ่านต่อ {' '.join(part for part in (entry.no, entry.short or entry.title) if part)}",
    ]
    return " · ".join(parts)


def law_words(lookup: Lookup, name: str) -> str:
    """`ม.73 พ.ร.บ.อบต. 2537`."""
    regulation, section = lookup.law(name)
    return f"{section.no} {regulation.short}" if section else regulation.short


def stamp(name: str, title: str, version: str, updated: date, page: str = PAGE) -> Stamp:
    """Arabic digits: numbers and letters are called out and typed into the results tool as they stand."""
    return Stamp(name, title, version, updated, page, digits="arabic")


# --- The test --------------------------------------------------------------------------------------------------------


def paper_blocks(sheet: Sheet | None) -> tuple[Block, ...]:
    """The test, then its answer sheet on a page of its own."""
    return tuple(_paper(sheet))


def _paper(sheet: Sheet | None) -> Iterator[Block]:
    yield Heading((Text(TITLE, bold=True),), 1)
    yield from _head(sheet)
    yield Paragraph((Text(_HOW),), "note")
    yield Repeat("questions", tuple(tuple(_asked(n, each)) for n, each in _each(sheet)))
    yield Annex((Text("กระดาษคำตอบ", bold=True),))
    yield from _head(sheet)
    yield Paragraph(
        (Text("เลขผู้เรียน "), _open("participant", "เลขผู้เรียน", "s"), Text("   วันที่ "), _open("day", "วันที่", "m")), "flat"
    )
    yield Paragraph(
        (Text("☐ ก่อนอบรม   ☐ หลังอบรม   คะแนน "), _open("score", "คะแนน", "s"), Text(" จาก "), _count(sheet)), "flat"
    )
    yield Grid(
        (GridColumn("ข้อ", 1, "centre"), *(GridColumn(letter, 1, "centre") for letter in LETTERS)),
        tuple(((_number(n),), *(((Text("☐"),),) * 4)) for n, _ in _each(sheet)),
        scope="questions",
        row_height=0.8,
    )


def _asked(n: int, each: Answered | None) -> Iterator[Block]:
    yield Paragraph((*_nth(n), _place("questions.ask", each.question if each else None, bold=True)), "ask")
    for at, letter in enumerate(LETTERS):
        words = each.choices[at] if each else None
        yield Paragraph((Text(f"{letter}. "), _place(f"questions.choice{at + 1}", words)), "option")


def _head(sheet: Sheet | None) -> Iterator[Block]:
    yield Paragraph(
        (_place("title", sheet.title if sheet else None, bold=True), Text("   จำนวน "), _count(sheet), Text(" ข้อ")),
        "flat",
    )


# --- The key ---------------------------------------------------------------------------------------------------------


def key_blocks(sheet: Sheet | None) -> tuple[Block, ...]:
    """Right letters in a row, then each question with its right choice, reason and grounds."""
    return tuple(_key(sheet))


def _key(sheet: Sheet | None) -> Iterator[Block]:
    yield Heading((Text(KEY_TITLE, bold=True),), 1)
    yield from _head(sheet)
    yield Paragraph((Text(_USE),), "note")
    yield Paragraph(
        (Text("เฉลยเรียงตามข้อ ทีละห้าข้อ   ", bold=True), _place("letters", sheet.letters if sheet else None)), "flat"
    )
    yield Repeat("questions", tuple(tuple(_explained(n, each)) for n, each in _each(sheet)))


def _explained(n: int, each: Answered | None) -> Iterator[Block]:
    right = each.choices[LETTERS.index(each.letter)] if each else None
    yield Paragraph((*_nth(n), _place("questions.ask", each.question if each else None, bold=True)), "ask")
    letter = _place("questions.letter", each.letter if each else None, bold=True)
    yield Paragraph((Text("ตอบ ", bold=True), letter, Text(". "), _place("questions.right", right)), "option")
    yield Paragraph((_place("questions.reason", each.reason if each else None),), "option")
    yield Paragraph((Text("ที่มา "), _place("questions.grounds", each.grounds if each else None)), "option")


# --- Pieces ----------------------------------------------------------------------------------------------------------


def _each(sheet: Sheet | None) -> Sequence[tuple[int, Answered | None]]:
    return list(enumerate(sheet.questions, start=1)) if sheet else [(1, None)]


def _place(key: str, value: str | None, *, bold: bool = False) -> Text | Slot:
    """The words of a printed set, or the place that the browser fills."""
    return Text(value, bold) if value is not None else Slot(key, key, "text", bold=bold)


def _number(n: int) -> Slot:
    return Slot("questions.n", "ข้อ", "number", str(n), "s", bold=True)


def _nth(n: int) -> Line:
    return (_number(n), Text(". ", bold=True))


def _count(sheet: Sheet | None) -> Text | Slot:
    return Text(str(len(sheet.questions))) if sheet else Slot("count", "จำนวนข้อ", "number", width="s")


def _open(key: str, label: str, width: Any) -> Slot:
    return Slot(key, label, "text", width=width)


def _text(name: str) -> dict[str, Any]:
    return {"id": name, "type": "text"}


#: What the browser fills in, as `macros.field_definitions` describes the fields of a form.
DEFINITIONS: tuple[dict[str, Any], ...] = (
    _text("title"),
    {"id": "count", "type": "number"},
    _text("letters"),
    {
        "id": "questions",
        "type": "table",
        "columns": [
            _text(name)
            for name in ("ask", "choice1", "choice2", "choice3", "choice4", "letter", "right", "reason", "grounds")
        ],
    },
)
