"""The paper that sums up the merged returns of the cooperation survey (F01): a blank one, for the browser to fill.

    template_script.of_paper(survey_paper.blocks(), survey_paper.stamp(form), survey_paper.DEFINITIONS)

Its numbers come from `docs/assets/js/survey-summary.js`, which uses the ids of `DEFINITIONS`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from macros import form_paper, model
from macros.blocks import Block, Choice, Grid, GridColumn, Heading, Line, Paragraph, Slot, Stamp, Text

FORM = "f01-cooperation-survey"
ID = "survey-summary"
TITLE = "สรุปผลสำรวจความร่วมมือจัดบริการสาธารณะระหว่างองค์กรปกครองส่วนท้องถิ่น"

#: Tables of counts: id, heading, what is counted.
TALLIES = (
    ("services", "จำแนกตามบริการ", "บริการ"),
    ("hosts", "จำแนกตามเจ้าภาพ", "องค์กรปกครองส่วนท้องถิ่นเจ้าภาพ"),
    ("committee", "จำแนกตามคณะกรรมการ", "คณะกรรมการ"),
    ("rule", "จำแนกตามระเบียบข้อตกลง", "ระเบียบข้อตกลง"),
    ("state", "ปัญหา/อุปสรรค", "สถานะ"),
    ("kinds", "ปัญหาจำแนกตามเรื่อง", "เรื่อง"),
)
NUMBERS = ("files", "read", "refused", "rows", "organizations", "faults", "dropped", "open")


def _column(name: str, kind: str = "text") -> dict[str, Any]:
    return {"id": name, "type": kind}


#: What the browser fills in, as `macros.field_definitions` describes the fields of a form.
DEFINITIONS: tuple[dict[str, Any], ...] = (
    _column("province"),
    _column("made_on", "date"),
    *(_column(name, "number") for name in NUMBERS),
    *(
        _column(name, "table") | {"columns": [_column("label"), _column("count", "number"), _column("share")]}
        for name, *_ in TALLIES
    ),
    _column("problems", "table") | {"columns": [_column("service"), _column("host"), _column("problem", "long")]},
    _column("remarks", "table") | {"columns": [_column("file"), _column("place"), _column("words", "long")]},
)


def stamp(form: model.Form) -> Stamp:
    """The stamp of the form itself, for this paper; Arabic digits, because it names files and cells."""
    return replace(
        form_paper.form_stamp(form),
        id=ID,
        title=TITLE,
        page="companions/survey-merge.html",
        digits="arabic",
        landscape=False,
    )


def blocks() -> tuple[Block, ...]:
    """The blank paper."""
    return tuple(_blocks())


def _blocks() -> Iterator[Block]:
    yield Heading((Text(TITLE, bold=True),), 1)
    yield Paragraph((Text("จังหวัด "), _slot("province"), Text(" จัดทำเมื่อ "), _slot("made_on", "date", "m")), "flat")
    yield Paragraph(
        _counts(("รับไฟล์ ", "files", " ไฟล์"), (" อ่านได้ ", "read", " ไฟล์"), (" อ่านไม่ได้ ", "refused", " ไฟล์")), "flat"
    )
    yield Paragraph(
        _counts(
            ("รวมได้ ", "rows", " บริการ"),
            (" อปท. ที่เกี่ยวข้อง ", "organizations", " แห่ง"),
            (" ตัดแถวซ้ำ ", "dropped", " แถว"),
            (" แถวซ้ำที่ยังไม่ได้ตัดสิน ", "open", " กลุ่ม"),
            (" จุดที่ต้องแก้ ", "faults", " จุด"),
        ),
        "flat",
    )
    for number, (name, heading, label) in enumerate(TALLIES, start=1):
        yield from _section(number, name, heading, _tally(name, label))
    yield Paragraph((Text("การจัดปัญหาเป็นเรื่องใช้คำในข้อความที่ อปท. เขียน หนึ่งแถวอาจอยู่หลายเรื่อง เป็นข้อเสนอของผู้จัดทำ"),), "note")
    yield from _section(
        7,
        "problems",
        "ปัญหา/อุปสรรคตามที่เขียน",
        _texts("problems", ("service", "บริการ"), ("host", "เจ้าภาพ"), ("problem", "ปัญหา/อุปสรรค")),
    )
    yield from _section(
        8, "remarks", "ไฟล์และช่องที่ต้องแก้", _texts("remarks", ("file", "ไฟล์"), ("place", "ที่"), ("words", "เรื่อง"))
    )


def _section(number: int, name: str, heading: str, grid: Grid) -> Iterator[Block]:
    yield Heading((Text(f"{number}. {heading}", bold=True),), 2)
    yield Choice(f"{name}=any", (grid,))
    yield Choice(f"{name}!=any", (Paragraph((Text("ไม่มี"),), "flat"),))


def _tally(name: str, label: str) -> Grid:
    columns = (GridColumn(label, 4), GridColumn("จำนวน", 1, "right"), GridColumn("ร้อยละ", 1, "right"))
    cells = (_slot(f"{name}.label"), _slot(f"{name}.count", "number", "s"), _slot(f"{name}.share", "text", "s"))
    return Grid(columns, (tuple((cell,) for cell in cells),), scope=name)


def _texts(name: str, *columns: tuple[str, str]) -> Grid:
    heads = tuple(GridColumn(head, 2 if n == len(columns) - 1 else 1) for n, (_, head) in enumerate(columns))
    types: tuple[model.FieldType, ...] = ("text", "text", "long")
    cells = tuple((_slot(f"{name}.{column}", types[n]),) for n, (column, _) in enumerate(columns))
    return Grid(heads, (cells,), scope=name)


def _counts(*parts: tuple[str, str, str]) -> Line:
    return tuple(
        piece for before, name, after in parts for piece in (Text(before), _slot(name, "number", "s"), Text(after))
    )


def _slot(key: str, kind: model.FieldType = "text", width: Any = "l") -> Slot:
    return Slot(key, key, kind, width=width)
