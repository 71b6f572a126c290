"""What leads people through: the decision path to a legal route, and pictures drawn from data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from macros.marks import About, ApprovalRef, ChecklistRef, EntryRef, FormRef, Id, LawRef, WayRef


@dataclass(frozen=True)
class Route:
    """A legal way to work together, and what it takes."""

    id: Annotated[str, Id("route", r"way-[a-z0-9]+(-[a-z0-9]+)*")]
    title: str
    summary: Annotated[str, About("ใช้เมื่อใด ได้อะไร ไม่ได้อะไร")]
    who: Annotated[str, About("อปท. ประเภทใดใช้ได้")]
    steps: Annotated[tuple[str, ...], About("ต้องทำอะไรให้ครบ ตามลำดับ")]
    approvals: Annotated[tuple[ApprovalRef, ...], About("เรื่องที่ต้องอนุมัติ จาก approvals.yml")] = ()
    laws: tuple[LawRef, ...] = ()
    entries: tuple[EntryRef, ...] = ()
    forms: tuple[FormRef, ...] = ()
    checklists: tuple[ChecklistRef, ...] = ()
    lawyer: bool = False


@dataclass(frozen=True)
class Answer:
    """An answer of the decision path, and where it leads: to another question or to a route."""

    label: str
    to: WayRef


@dataclass(frozen=True)
class Ask:
    """A question of the decision path. The first of the file is where it starts."""

    id: Annotated[str, Id("ask", r"ask-[a-z0-9]+(-[a-z0-9]+)*")]
    question: str
    answers: tuple[Answer, ...]
    help: str | None = None


@dataclass(frozen=True)
class Node:
    """A step, a body or a book in a picture."""

    text: str
    note: str | None = None
    months: Annotated[tuple[int, ...], About("เดือนปฏิทิน 1–12 สำหรับภาพแบบ year")] = ()
    entry: EntryRef | None = None
    checklist: ChecklistRef | None = None
    form: FormRef | None = None
    parts: Annotated[tuple[Node, ...], About("สิ่งที่อยู่ใต้ลงไป สำหรับภาพแบบ tree")] = ()


@dataclass(frozen=True)
class Lane:
    """A row or a column of a picture."""

    title: str
    nodes: tuple[Node, ...]
    note: str | None = None


@dataclass(frozen=True)
class Diagram:
    """A picture drawn from data as lists and tables that read aloud, wrap and print.

    path: stages side by side; lanes: a column of steps each; tree: what stands below what; year: lanes over the months
    of a fiscal year; flow: columns through which papers pass.
    """

    id: Annotated[str, Id("diagram")]
    title: str
    kind: Literal["path", "lanes", "tree", "year", "flow"]
    summary: Annotated[str, About("อ่านภาพนี้ได้ว่าอะไร หนึ่งถึงสองประโยค")]
    lanes: tuple[Lane, ...]
    own: Annotated[bool, About("เป็นข้อเสนอของผู้จัดทำ")] = True
