"""Parts of a hand-out, of notes and of a key: what a trainer's paper says, as editors write it in YAML.

Each part is a mapping with one key that names it (`KEY`), as the parts of a form's document are. Text may hold
figures of worked examples, `[[unit-cost | sum(places.tons)]]`, which `macros.training_text` works out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from macros.marks import About, MayBeEmpty, Ref


@dataclass(frozen=True)
class Head:
    """A bold line over what follows."""

    KEY: ClassVar[str] = "head"
    text: str


@dataclass(frozen=True)
class Para:
    """A paragraph."""

    KEY: ClassVar[str] = "para"
    text: str


@dataclass(frozen=True)
class Bullets:
    """A list without order."""

    KEY: ClassVar[str] = "list"
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Steps:
    """A list in order, numbered from 1."""

    KEY: ClassVar[str] = "steps"
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Aside:
    """A small remark: where a number comes from, what is made up."""

    KEY: ClassVar[str] = "aside"
    text: str


@dataclass(frozen=True)
class Column:
    """Head of a table column."""

    title: str
    width: Annotated[float, About("ส่วนของความกว้าง เช่น 2 กว้างเป็นสองเท่าของ 1")] = 1
    align: Literal["left", "centre", "right"] = "left"


@dataclass(frozen=True)
class Table:
    """A table with given rows; an empty cell is a place to write in."""

    KEY: ClassVar[str] = "table"
    columns: tuple[Column, ...]
    rows: tuple[tuple[Annotated[str, MayBeEmpty()], ...], ...]
    row_height: Annotated[float, About("ความสูงของแถวที่ต้องเขียนเป็นเซนติเมตร 0 คือตามข้อความ")] = 0


@dataclass(frozen=True)
class Figures:
    """Rows of a worked example as a table; columns named in `blank` are left for the participants to work out."""

    KEY: ClassVar[str] = "figures"
    example: Annotated[str, Ref("figures"), About("รหัสตัวอย่างคำนวณหรือแบบฟอร์ม")]
    table: Annotated[str, About("ชื่อตารางในตัวอย่าง")]
    columns: tuple[str, ...]
    total: Annotated[tuple[str, ...], About("คอลัมน์ที่รวมยอดในแถวท้าย")] = ()
    blank: Annotated[tuple[str, ...], About("คอลัมน์ที่เว้นไว้ให้ผู้เข้าอบรมเขียน")] = ()


@dataclass(frozen=True)
class Lines:
    """A line to write on, with a word in front; several if the answer is longer."""

    KEY: ClassVar[str] = "lines"
    label: str
    count: Annotated[int, About("จำนวนบรรทัดว่าง")] = 2


Part = Head | Para | Bullets | Steps | Aside | Table | Figures | Lines
