"""Parts of a document that only official papers have: room for the garuda, labelled lines, closing words, foot lines.

They hold no other parts. `macros.document` joins them with the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from macros.marks import About


@dataclass(frozen=True)
class Emblem:
    """Room for the garuda, which is never drawn: 3 cm in the middle, or 1.5 cm at the left of a memo's title."""

    KEY: ClassVar[str] = "emblem"
    kind: Annotated[Literal["true", "memo"], About("true กลางหน้า 3 ซม. หรือ memo ซ้าย 1.5 ซม. ข้างชื่อ (title) ที่ตามมา")]


@dataclass(frozen=True)
class Split:
    """One line in two halves, e.g. number and office; each wraps inside its half."""

    KEY: ClassVar[str] = "split"
    left: str
    right: str


@dataclass(frozen=True)
class Label:
    """A word at the margin and its text beside it: เรื่อง, เรียน, อ้างถึง, สิ่งที่ส่งมาด้วย."""

    KEY: ClassVar[str] = "label"
    label: str
    text: Annotated[str | None, About("ข้อความหลังป้าย หรือข้อความของหนึ่งแถวเมื่อมี field")] = None
    items: Annotated[tuple[str, ...], About("หลายบรรทัด มีเลขนำเมื่อมากกว่าหนึ่ง")] = ()
    field: Annotated[str | None, About("ช่องชนิดตาราง หนึ่งแถวหนึ่งบรรทัด ไม่มีแถวไม่พิมพ์")] = None


@dataclass(frozen=True)
class Closing:
    """Words above the signature, centred in the right half: ขอแสดงความนับถือ."""

    KEY: ClassVar[str] = "closing"
    text: str


@dataclass(frozen=True)
class Foot:
    """Lines at the left margin after the signature: who owns the matter, telephone of the office."""

    KEY: ClassVar[str] = "foot"
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Numbered:
    """A list 1. 2. 3., of the rows of a table field or of fixed texts; level 2 is (1) (2) (3)."""

    KEY: ClassVar[str] = "numbered"
    texts: tuple[str, ...] = ()
    field: Annotated[str | None, About("ช่องชนิดตารางที่ให้ข้อ")] = None
    text: Annotated[str | None, About("ข้อความของหนึ่งแถว ใช้คู่กับ field")] = None
    level: Annotated[int, About("1 คือ 1. 2. 3. และ 2 คือ (1) (2) (3)")] = 1
    start: Annotated[int, About("เลขแรกของ texts")] = 1


@dataclass(frozen=True)
class Signatures:
    """One signature block for each row of a table field, two side by side."""

    KEY: ClassVar[str] = "signatures"
    field: Annotated[str, About("ช่องชนิดตาราง หนึ่งแถวหนึ่งลายมือชื่อ")]
    lines: tuple[str, ...]
    role: Annotated[str | None, About("คำหลังเส้นลงชื่อ เช่น ภาคี")] = None
