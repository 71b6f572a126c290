"""Neutral blocks: what a paper says, before anyone decides whether it becomes HTML, DOCX, XLSX or PDF.

A renderer gets blocks and nothing else. Text carries Arabic digits; a renderer of official papers turns them Thai.
A slot is a place that a value goes; its `key` is the same in the web form, the HTML preview, the Word content control
and the spreadsheet map: `host` for a field, `members.name` for a column of a repeated table, `members.n` for the row
number, `total|words` for baht in words, and `committee=appointed` for a tick.

`macros.form_paper` and `macros.checklist_paper` make blocks; `docx`, `xlsx`, `pdf` and `html_document` draw them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from macros import marks, model
from macros.compute_parse import Node


@dataclass(frozen=True)
class Text:
    """Fixed words."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class Slot:
    """A place for a value. `value` is display text with Arabic digits, None in a blank copy.

    `compute` is the tree (`macros.compute_names`) that the value is worked out by, for a spreadsheet to go on with.
    """

    key: str
    label: str
    type: model.FieldType
    value: str | None = None
    width: Literal["s", "m", "l"] = "l"
    options: tuple[str, ...] = ()
    bold: bool = False
    compute: Node | None = None


@dataclass(frozen=True)
class Tick:
    """A box that is ticked when the choice in `key` (`field=option`) is taken; `checked` None in a blank copy."""

    key: str
    label: str
    checked: bool | None = None


Inline = Text | Slot | Tick
Line = tuple[Inline, ...]
#: `numbered` and `sub` carry their number themselves, `list` its bullet or number and hangs at the margin;
#: `closing` stands above a signature, `foot` below it. `ask` is a question of a test, `option` one of its choices: a
#: question is never parted from them.
Style = Literal[
    "body",
    "flat",
    "clause",
    "item",
    "right",
    "note",
    "numbered",
    "sub",
    "closing",
    "foot",
    "list",
    "ask",
    "option",
]
Align = Literal["left", "centre", "right"]


@dataclass(frozen=True)
class Heading:
    """`level` 1 is the centred title, 2 a bold line at the margin."""

    line: Line
    level: Literal[1, 2]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. `clause` and `item` carry their number as text, so every format and every reader agrees on it."""

    line: Line
    style: Style = "body"


@dataclass(frozen=True)
class GridColumn:
    """Head of a table column; neighbours with the same `group` share an upper head. `width` is a share."""

    title: str
    width: float = 1
    align: Align = "left"
    group: str | None = None


@dataclass(frozen=True)
class Grid:
    """A table whose head repeats on each page. `scope` is the table field that its rows repeat, None for fixed rows.

    `total` is the last row, a cell for each column, empty where nothing is summed. `row_height` is in cm, 0 for none.
    `typical` are rows of the sample copy: a blank copy is laid out for what will be written into it. `spare` are the
    rows that a spreadsheet keeps ready beyond `rows`; None for as many as a register needs.
    """

    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[Line, ...], ...]
    scope: str | None = None
    total: tuple[Line, ...] = ()
    row_height: float = 0
    typical: tuple[tuple[Line, ...], ...] = ()
    spare: int | None = None


@dataclass(frozen=True)
class Repeat:
    """Blocks once for each row of the table field `scope`."""

    scope: str
    instances: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True)
class Choice:
    """Blocks that stay only if `key` (`field=option`, `field!=option`, `field=any`) holds.

    A blank copy has all, to strike out by hand: `label` says above them when they are used, `first` begins a group of
    alternatives. Both go as soon as the choice is made.
    """

    key: str
    blocks: tuple[Block, ...]
    label: str = ""
    first: bool = False


@dataclass(frozen=True)
class Signature:
    """A signature block: a dotted line with `role` behind it, then centred lines; never split over pages.

    `plain` leaves room to sign without the dotted line, as letters and orders do.
    """

    lines: tuple[Line, ...]
    role: str | None = None
    plain: bool = False


@dataclass(frozen=True)
class Signatures:
    """Signatures side by side, two on a line, one for each row of the table field `scope`."""

    scope: str
    signatures: tuple[Signature, ...]


@dataclass(frozen=True)
class Emblem:
    """Room for the garuda, in a memo at the left of its title `line`. `noted` says in words what the room is for."""

    kind: Literal["letter", "memo"]
    line: Line = ()
    noted: bool = False


@dataclass(frozen=True)
class Split:
    """One line in two halves."""

    left: Line
    right: Line


@dataclass(frozen=True)
class Label:
    """A word at the margin with lines beside it, numbered if there are several.

    `scope` is the table field whose rows are the lines; `open` in a blank copy, where their number is not known yet.
    """

    label: Line
    lines: tuple[Line, ...]
    scope: str | None = None
    open: bool = False

    def number(self, n: int) -> Line:
        """The number before line `n`, counted from 1; nothing before a single line."""
        if len(self.lines) < 2:
            return ()
        number = Slot(f"{self.scope}.n", "ลำดับ", "number", str(n), "s") if self.scope else Text(str(n))
        return (number, Text(". "))


@dataclass(frozen=True)
class Annex:
    """New page with a centred title."""

    line: Line


#: What a blank copy says in the room of the garuda, and before a group of alternatives.
EMBLEM_NOTE = "เว้นที่สำหรับตราครุฑ"
CHOOSE = "(เลือกใช้ข้อความที่ตรง แล้วขีดข้อความอื่นออก)"
#: The three states of an item, as the box on paper shows them.
BOXES = ("☐", "☑", "☒")
#: Before the position that the checklist itself proposes; whoever is really named stands behind it, never in its place.
PROPOSED = "ผู้รับผิดชอบที่เสนอ"


@dataclass(frozen=True)
class Check:
    """An item of a checklist: number, box, what to do, details as label and words, who should do it.

    Its state is the slot `<id>.state`; `record` are the places to write. What an item that is settled leaves empty is
    not printed: the choice `<id>.who=shown` decides.
    """

    id: str
    no: str
    text: str
    details: tuple[tuple[str, str], ...] = ()
    who: str = ""

    @property
    def record(self) -> tuple[Slot, ...]:
        """Who really does it, by when, where the proof is, and a note."""
        return (
            Slot(f"{self.id}.who", "มอบให้", "text", width="m"),
            Slot(f"{self.id}.due", "กำหนดเสร็จ", "date", width="s"),
            Slot(f"{self.id}.evidence", "หลักฐาน", "text", width="m"),
            Slot(f"{self.id}.note", "บันทึก", "long", width="l"),
        )


Block = Heading | Paragraph | Grid | Repeat | Choice | Signature | Signatures | Annex | Check | Emblem | Split | Label


@dataclass(frozen=True)
class Stamp:
    """What every file carries in its footer and properties: which record, which version, where it lives."""

    id: str
    title: str
    version: str
    updated: date
    page: str
    digits: marks.Digits = "thai"
    landscape: bool = False
    draft: bool = False
