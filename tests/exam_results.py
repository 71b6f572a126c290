"""A room of twenty-one persons who took a test before and after a training, and files that are wrong in every way.

The paper has five questions of chapter 1 (1 to 5 below) and five of chapter 2 (6 to 10). Persons 01 to 10 knew 1–4 and
then 1–7; 11 to 18 knew 1, 2, 6 and then 1–6; 19 knew all and then all but 10; 20 came only before and knew 1–5; 21 came
only after and knew 1–7. What that comes to was reckoned by hand: the tests state the numbers.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from macros import model

QUESTIONS = ("t-01", "t-02", "t-03", "t-04", "t-05", "t-13", "t-14", "t-15", "t-16", "t-17")
PAPER = {"seed": "room-1", "chapters": ["1", "2"], "count": 10, "questions": list(QUESTIONS)}
#: Round, first and last participant, numbers of the questions that they answered right.
ROOM = (
    ("before", 1, 10, (1, 2, 3, 4)),
    ("after", 1, 10, (1, 2, 3, 4, 5, 6, 7)),
    ("before", 11, 18, (1, 2, 6)),
    ("after", 11, 18, (1, 2, 3, 4, 5, 6)),
    ("before", 19, 19, (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)),
    ("after", 19, 19, (1, 2, 3, 4, 5, 6, 7, 8, 9)),
    ("before", 20, 20, (1, 2, 3, 4, 5)),
    ("after", 21, 21, (1, 2, 3, 4, 5, 6, 7)),
)
DAYS = {"before": "2026-11-22", "after": "2026-11-23"}

#: Right choice of each question.
Key = Mapping[str, str]


def key_of(library: model.Library) -> Key:
    """The answers of the site's own questions."""
    return {question.id: question.answer for question in library.exam_questions}


def answers(key: Key, right: Sequence[int], wrong: int = 0) -> dict[str, str]:
    """Right answers to some questions, to the others the wrong choice number `wrong` of three; 9 stays empty."""
    given = {}
    for number, question in enumerate(QUESTIONS, start=1):
        others = [choice for choice in "abcd" if choice != key[question]]
        if number in right:
            given[question] = key[question]
        elif number != 9:
            given[question] = others[wrong]
    return given


def result(round_: str, participant: str, given: Mapping[str, str], **changes: Any) -> dict[str, Any]:
    """One result as the test page writes it, with some values changed."""
    return {
        "schema": "kb-test-result-1",
        "paper": PAPER,
        "round": round_,
        "participant": participant,
        "taken": DAYS[round_],
        "answers": dict(given),
        **changes,
    }


def name_of(held: Mapping[str, Any]) -> str:
    """The file name that the test page gives."""
    return f"kb-test-{held['paper']['seed']}-{held['round']}-{held['participant']}.json"


def room(key: Key) -> dict[str, bytes]:
    """The forty good files by name. In question 10, from person 15 on the second wrong choice is taken."""
    made = [
        result(round_, f"{number:02}", answers(key, right, wrong=1 if number >= 15 else 0))
        for round_, first, last, right in ROOM
        for number in range(first, last + 1)
    ]
    return {name_of(each): as_file(each) for each in made}


def faulty(key: Key) -> dict[str, tuple[bytes, str]]:
    """Files that nobody can use, by name, each with words of what must be said of it."""
    good = answers(key, (1, 2, 3))
    other = PAPER | {"seed": "room-2", "questions": list(QUESTIONS[::-1])}
    moved = PAPER | {"questions": list(QUESTIONS[::-1])}
    strange = PAPER | {"questions": [*QUESTIONS[:9], "t-99"]}
    return {
        "empty.json": (b"", "ไฟล์ว่าง"),
        "cut.json": (as_file(result("before", "30", good))[:90], "ไม่ใช่ JSON"),
        "letter.json": ('"สวัสดี"'.encode(), "ไม่ใช่ผลทดสอบของเว็บนี้"),
        "project.json": (b'{"schema": 2, "facts": {}, "forms": {}}', "เป็นแฟ้มงาน"),
        "newer.json": (as_file(result("before", "30", good, schema="kb-test-result-2")), "เว็บรุ่นอื่น"),
        "question.json": (as_file(result("before", "30", good, paper=strange)), "“t-99” ไม่มีในคลังข้อสอบ"),
        "outside.json": (as_file(result("before", "30", {"t-20": "a"})), "“t-20” ซึ่งไม่อยู่ในชุดข้อสอบนี้"),
        "choice.json": (as_file(result("before", "30", {"t-01": "e"})), "“e” ซึ่งไม่มีให้เลือก"),
        "count.json": (as_file(result("before", "30", good, paper=PAPER | {"count": 12})), "จำนวนข้อ 12 ไม่ตรง"),
        "round.json": (as_file(result("before", "30", good, round="during")), "ไม่บอกว่าก่อนหรือหลังเรียน"),
        "name.json": (as_file(result("before", "นายตัวอย่าง ใจดี", good)), "เลขผู้เข้าอบรมไม่ใช่ตัวเลข"),
        "day.json": (as_file(result("before", "30", good, taken="22/11/2569")), "วันที่ทดสอบไม่ถูกต้อง"),
        "huge.json": (b" " * 5_000_001, "ไฟล์ใหญ่เกิน 5 MB"),
        "marks.xlsx": (zipped({"xl/workbook.xml": b"<x/>"}), "เป็นไฟล์ Excel"),
        "other-room.json": (as_file(result("before", "30", good, paper=other)), "“room-2” 10 ข้อ ไม่ใช่ชุดของห้องนี้"),
        "other-site.json": (as_file(result("before", "30", good, paper=moved)), "รหัสชุดเดียวกับห้องนี้ แต่ข้อไม่ตรงกัน"),
    }


def as_file(content: object) -> bytes:
    """The bytes of a JSON file."""
    return json.dumps(content, ensure_ascii=False).encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as a ZIP."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def write(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Writes the files; returns their paths."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]
