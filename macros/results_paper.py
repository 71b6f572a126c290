"""The report of a room's test results: a Word paper of one or two pages and a workbook of four sheets, both blank.

    template_script.of_report(results_paper.blocks(), results_paper.sheets(), results_paper.stamp(day), DEFINITIONS)

The numbers come from `docs/assets/js/results-report.js`, which uses the ids of `DEFINITIONS`. Nobody is named: persons
are the numbers that they drew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from macros import model
from macros.blocks import (
    Align,
    Block,
    Choice,
    Emblem,
    Grid,
    GridColumn,
    Heading,
    Label,
    Line,
    Paragraph,
    Signature,
    Slot,
    Split,
    Stamp,
    Text,
)

ID = "test-results"
TITLE = "รายงานผลการทดสอบก่อนและหลังการอบรม"
VERSION = "2569.1"
_RULES = (
    "พัฒนาการ = (หลัง − ก่อน) ÷ (เต็ม − ก่อน) × 100 ของห้องและของบทคิดจากคะแนนรวมของผู้ที่ทำทั้งสองรอบ "
    "ผู้ที่ได้เต็มตั้งแต่ก่อนเรียนไม่มีพัฒนาการรายคน แต่อยู่ในคะแนนรวม"
)
_PROPOSED = "เกณฑ์ผ่านร้อยละ 70 และเกณฑ์สอนซ้ำเมื่อพัฒนาการต่ำกว่าร้อยละ 30 เป็นข้อเสนอของผู้จัดทำ"

#: Columns of a word or two, which would otherwise touch the numbers before them.
_SHORT = {"id", "advice", "result", "level", "number"}
#: A column: id, head, share of the width, type.
Column = tuple[str, str, float, model.FieldType]
_ROUND: tuple[Column, ...] = (
    ("before_right", "ก่อนเรียน ถูก", 1, "number"),
    ("before_of", "จากทั้งหมด", 1, "number"),
    ("before", "ร้อยละ", 1, "number"),
    ("after_right", "หลังเรียน ถูก", 1, "number"),
    ("after_of", "จากทั้งหมด", 1, "number"),
    ("after", "ร้อยละ", 1, "number"),
    ("change", "เปลี่ยน (จุด)", 1, "number"),
    ("gain", "พัฒนาการ (ร้อยละ)", 1, "number"),
)
#: Tables of the workbook by what they repeat.
TABLES: dict[str, tuple[Column, ...]] = {
    "chapters": (
        ("title", "บท", 3, "text"),
        ("count", "จำนวนข้อ", 1, "number"),
        *_ROUND,
        ("advice", "ข้อแนะนำ", 1, "text"),
    ),
    "questions": (
        ("no", "ข้อ", 0.6, "number"),
        ("id", "รหัส", 0.8, "text"),
        ("chapter", "บท", 2, "text"),
        ("question", "คำถาม", 4, "long"),
        *_ROUND,
        ("right", "คำตอบที่ถูก", 2.5, "long"),
        ("wrong", "ผิดหรือไม่ตอบ (คน)", 1, "number"),
        ("blank", "ไม่ตอบ (คน)", 1, "number"),
        ("common", "คำตอบผิดที่เลือกมากที่สุด", 3, "long"),
    ),
    "persons": (
        ("number", "เลขผู้เข้าอบรม", 1.2, "text"),
        ("before", "ก่อนเรียน", 1, "number"),
        ("after", "หลังเรียน", 1, "number"),
        ("change", "เปลี่ยน", 1, "number"),
        ("gain", "พัฒนาการ (ร้อยละ)", 1.2, "number"),
        ("result", "ผลหลังเรียน", 1, "text"),
        ("note", "หมายเหตุ", 2, "text"),
    ),
    "remarks": (
        ("file", "ไฟล์", 2.5, "text"),
        ("place", "ที่", 1.5, "text"),
        ("level", "ระดับ", 1, "text"),
        ("words", "เรื่อง", 5, "long"),
    ),
}
#: Tables of the Word paper that the workbook has not.
_PAPER_TABLES: dict[str, tuple[Column, ...]] = {
    "weakest": (
        ("title", "หัวข้อ", 2.4, "text"),
        ("after_words", "ถูกหลังเรียน (ร้อยละ)", 1, "text"),
        ("read", "เรื่องที่ควรทบทวน", 3.2, "long"),
    ),
    "hardest": (
        ("no", "ข้อ", 0.5, "number"),
        ("question", "คำถาม", 3, "long"),
        ("wrong_words", "ผิด (ร้อยละ)", 1.4, "text"),
        ("common", "คำตอบผิดที่เลือกมากที่สุด", 2.6, "long"),
    ),
}
#: A row of each as it may be written.
_LIKE = {
    "weakest": ("บทที่ 2 รวมกลุ่ม สภา ประชาคม", "100.0", "อ่าน 2.1.2 ประชุมสภาเพื่อเห็นชอบ, 2.1 ขั้นที่ 1 ประชุมหารือ · ฝึก W2"),
    "hardest": (
        "20",
        "ตามเอกสารสรุปการเสนอญัตติ ยื่นก่อนวันประชุมกี่วัน",
        "20 จาก 20 (100.0)",
        "“ประชาคม แล้วรวมกลุ่ม แล้วสภา” 20 คน",
    ),
}
_ROUNDS = (("before", "ก่อนเรียน"), ("after", "หลังเรียน"))
_PER_ROUND = (
    ("จำนวนคน", "count"),
    ("คะแนนเฉลี่ย", "average"),
    ("เฉลี่ยร้อยละ", "share"),
    ("จำนวนคนที่ผ่าน", "passed"),
    ("ผ่านร้อยละ", "rate"),
)
_IN_WORDS = ("before_words", "after_words", "change_words", "gain_words")
_NUMBERS = (
    *("full", "pairs", "gain", "was_full", "pass", "reteach", "faults"),
    *(f"{name}_{what}" for name in ("before", "after") for what in ("count", "average", "share", "passed", "rate")),
)
_TEXTS = (
    *("paper", "topics", "before_days", "after_days", "small", "conclusion", "last"),
    *(f"{name}_{what}_words" for name in ("before", "after") for what in ("average", "share", "rate")),
)


def _definition(name: str, kind: str) -> dict[str, Any]:
    return {"id": name, "type": kind}


def _columns(name: str, columns: tuple[Column, ...]) -> list[dict[str, Any]]:
    more = [_definition(each, "text") for each in _IN_WORDS] if name == "chapters" else []
    return [_definition(each, kind) for each, _, _, kind in columns] + more


#: What the browser fills in, as `macros.field_definitions` describes the fields of a form.
DEFINITIONS: tuple[dict[str, Any], ...] = (
    *(_definition(name, "text") for name in _TEXTS),
    *(_definition(name, "number") for name in _NUMBERS),
    *(
        _definition(name, "table") | {"columns": _columns(name, columns)}
        for name, columns in (TABLES | _PAPER_TABLES).items()
    ),
)


def stamp(updated: date) -> Stamp:
    """The stamp of both files; `updated` is the day of the newest questions."""
    return Stamp(id=ID, title=TITLE, version=VERSION, updated=updated, page="training/results.html")


# --- The Word paper ---------------------------------------------------------------------------------------------------


def blocks() -> tuple[Block, ...]:
    """The blank paper, a memo to whoever held the training."""
    return tuple(_memo())


def _memo() -> Iterator[Block]:
    yield Emblem("memo", (Text("บันทึกข้อความ", bold=True),))
    yield Paragraph((Text("ส่วนราชการ ", bold=True), _slot("office")), "flat")
    yield Split((Text("ที่ ", bold=True), _slot("number", width="m")), (Text("วันที่ ", bold=True), _slot("day", width="m")))
    yield Paragraph((Text("เรื่อง ", bold=True), Text(TITLE)), "flat")
    yield Label((Text("เรียน", bold=True),), ((_slot("to"),),))
    yield Paragraph(
        (
            *_said(("ตามที่ได้จัดอบรม ", "course"), (" และทดสอบด้วยข้อสอบรหัส ", "paper"), (" จำนวน ", "full")),
            *_said((" ข้อ เรื่อง ", "topics"), (" ก่อนเรียนวันที่ ", "before_days"), (" หลังเรียนวันที่ ", "after_days")),
            Text(" ขอรายงานผลดังนี้"),
        )
    )
    yield from _section("1. ผลของห้อง", _rounds())
    yield Paragraph((_slot("conclusion"),), "body")
    yield from _section("2. ผลตามบท", _chapters())
    yield from _section("3. หัวข้อที่ยังอ่อนที่สุดหลังเรียน", *_either("weakest", "ไม่มี หรือไม่มีคำตอบหลังเรียนรายข้อ"))
    yield from _section("4. ข้อที่ตอบผิดมากที่สุด", *_either("hardest", "ไม่มี หรือไม่มีคำตอบรายข้อ"))
    yield Paragraph((Text(f"{_RULES} {_PROPOSED}"),), "note")
    yield Choice("small=any", (Paragraph((_slot("small"),), "note"),))
    yield Paragraph((Text("จึงเรียนมาเพื่อโปรดทราบ และพิจารณาสอนซ้ำหัวข้อที่ยังไม่ถึงเกณฑ์"),), "body")
    yield Signature(
        ((Text("("), _slot("reporter", width="m"), Text(")")), (Text("ตำแหน่ง "), _slot("position", width="m")))
    )


def _section(heading: str, *inner: Block) -> Iterator[Block]:
    yield Heading((Text(heading, bold=True),), 2)
    yield from inner


def _rounds() -> Grid:
    heads = ("รอบ", "จำนวน (คน)", "คะแนนเฉลี่ย", "ร้อยละ", "ผ่าน (คน)", "ผ่านร้อยละ")
    what = ("count", "average_words", "share_words", "passed", "rate_words")
    rows: tuple[tuple[Line, ...], ...] = tuple(
        ((Text(words),), *((_slot(f"{name}_{each}", width="s"),) for each in what)) for name, words in _ROUNDS
    )
    columns = tuple(GridColumn(head, 1, "right" if n else "left") for n, head in enumerate(heads))
    typical = _typical(("ก่อนเรียน", "40", "13.95", "100.0", "40", "100.0"))
    return Grid(columns, rows, typical=typical)


def _chapters() -> Grid:
    heads: tuple[tuple[str, str, float, Align], ...] = (
        ("title", "บท", 3, "left"),
        ("count", "ข้อ", 0.6, "right"),
        ("before_words", "ก่อนเรียน", 1, "right"),
        ("after_words", "หลังเรียน", 1, "right"),
        ("change_words", "เปลี่ยน", 0.9, "right"),
        ("gain_words", "พัฒนาการ", 1, "right"),
        ("advice", "ข้อแนะนำ", 1.1, "left"),
    )
    return Grid(
        tuple(GridColumn(head, width, align) for _, head, width, align in heads),
        (tuple((_slot(f"chapters.{name}", width="s"),) for name, *_ in heads),),
        scope="chapters",
        typical=_typical(("3.7–3.8 ประชาสัมพันธ์ ติดตาม", "14", "100.0", "100.0", "+100.0", "−100.0", "ผ่านเกณฑ์")),
    )


def _typical(*rows: tuple[str, ...]) -> tuple[tuple[Line, ...], ...]:
    """What the rows will be about as long as."""
    return tuple(tuple((Text(words),) for words in row) for row in rows)


def _either(name: str, none: str) -> tuple[Block, ...]:
    """The table, or what to say without rows."""
    empty = Paragraph((Text(none),), "flat")
    table = replace(_table(name, _PAPER_TABLES[name]), typical=_typical(_LIKE[name]))
    return Choice(f"{name}=any", (table,)), Choice(f"{name}!=any", (empty,))


# --- The workbook -----------------------------------------------------------------------------------------------------


def sheets() -> tuple[tuple[str, tuple[Block, ...]], ...]:
    """Blank sheets with their names, in the order of the workbook."""
    return (
        ("สรุป", (*_title(TITLE), *_summary(), _table("chapters", TABLES["chapters"]), *_notes())),
        ("รายข้อ", (*_title("ผลรายข้อ"), _last(), _table("questions", TABLES["questions"]))),
        ("รายเลขผู้เข้าอบรม", (*_title("ผลตามเลขผู้เข้าอบรม"), _table("persons", TABLES["persons"]))),
        ("จุดที่ต้องแก้", (*_title("ไฟล์และผลที่ต้องแก้หรือควรตรวจ"), _table("remarks", TABLES["remarks"]))),
    )


def _title(words: str) -> Iterator[Block]:
    yield Heading((Text(words, bold=True),), 1)


def _summary() -> Iterator[Block]:
    for words, name in (
        ("รหัสชุดข้อสอบ", "paper"),
        ("คะแนนเต็ม", "full"),
        *((f"{what} {round_}", f"{name}_{key}") for name, round_ in _ROUNDS for what, key in _PER_ROUND),
        ("จำนวนคนที่ทำทั้งสองรอบ", "pairs"),
        ("จำนวนคนที่ได้เต็มตั้งแต่ก่อนเรียน", "was_full"),
        ("พัฒนาการของห้อง ร้อยละ", "gain"),
        ("จุดที่ต้องแก้ ดูแผ่นงานสุดท้าย", "faults"),
    ):
        kind: model.FieldType = "text" if name in _TEXTS else "number"
        yield Paragraph((Text(f"{words} "), Slot(name, words, kind, width="s")), "flat")
    yield Heading((Text("ผลตามบท", bold=True),), 2)


def _notes() -> Iterator[Block]:
    for words in (_RULES, _PROPOSED, "ไม่มีชื่อบุคคล กลุ่มที่มีไม่ถึง 5 คน ตัวเลขบอกผลของแต่ละคนได้ ใช้ภายในผู้จัดอบรมเท่านั้น"):
        yield Paragraph((Text(words),), "note")


def _last() -> Paragraph:
    return Paragraph((Text("ผิดและไม่ตอบนับจากรอบ "), Slot("last", "ผิดและไม่ตอบนับจากรอบ", "text", width="s")), "flat")


def _table(name: str, columns: tuple[Column, ...]) -> Grid:
    heads = tuple(GridColumn(head, width, _align(each, kind)) for each, head, width, kind in columns)
    cells = tuple((Slot(f"{name}.{each}", head, kind, width="s"),) for each, head, _, kind in columns)
    return Grid(heads, (cells,), scope=name, spare=0)


# --- Parts ------------------------------------------------------------------------------------------------------------


def _align(name: str, kind: model.FieldType) -> Align:
    return "right" if kind == "number" else "centre" if name in _SHORT else "left"


def _said(*parts: tuple[str, str]) -> Line:
    return tuple(piece for before, name in parts for piece in (Text(before), _slot(name, width="m")))


def _slot(key: str, kind: model.FieldType = "text", width: Any = "l") -> Slot:
    return Slot(key, key, kind, width=width)
