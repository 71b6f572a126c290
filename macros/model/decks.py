"""Slides of a chapter: what stands on each, and what the speaker says, asks and watches for.

A slide names data instead of repeating it: an entry's brief, a checklist's items, a law's words, a case's
statements, the rows of a worked example. Text may hold figures of worked examples,
`[[unit-cost | sum(places.tons)]]`. Decks of exercises have no record of their own: `macros.slide_exercise` makes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar, Literal

from macros.marks import About, CaseRef, EntryRef, Id, ItemRef, LawRef, MayBeEmpty, Ref

DiagramRef = Annotated[str, Ref("diagram")]
ExampleRef = Annotated[str, Ref("figures"), About("รหัสตัวอย่างคำนวณหรือแบบฟอร์ม")]
ExerciseRef = Annotated[str, Ref("exercise")]


@dataclass(frozen=True, kw_only=True)
class Slide:
    """What every slide has: a title, minutes, what the speaker says, where it comes from."""

    title: str
    minutes: Annotated[int, About("เวลาที่ใช้กับแผ่นนี้ นาที")]
    say: Annotated[tuple[str, ...], About("วิทยากรพูดอะไร ประโยคสั้น")]
    ask: Annotated[str | None, About("ถามห้องว่าอะไร")] = None
    wrong: Annotated[str | None, About("คนมักเข้าใจผิดหรือทำพลาดตรงไหน")] = None
    entries: Annotated[tuple[EntryRef, ...], About("หัวข้อคู่มือที่เป็นที่มาของแผ่นนี้")] = ()
    label: Annotated[Literal["own", "lawyer", "verify"] | None, About("ป้ายความแน่นอน ตามที่หน้าคู่มือมี")] = None
    published: Annotated[str | None, About("ตามที่เผยแพร่โดยใคร ถ้าเนื้อหามาจากที่นั่น")] = None


@dataclass(frozen=True, kw_only=True)
class Opener(Slide):
    """A part of the talk begins: one large sentence."""

    KEY: ClassVar[str] = "section"
    lead: str


@dataclass(frozen=True, kw_only=True)
class Points(Slide):
    """Short sentences, typed or taken from an entry's one-minute brief."""

    KEY: ClassVar[str] = "points"
    points: tuple[str, ...] = ()
    brief: Annotated[EntryRef | None, About("ใช้สรุปใน 1 นาทีของหัวข้อนี้")] = None
    pick: Annotated[tuple[int, ...], About("ใช้ข้อใดของสรุป นับจาก 1")] = ()

    @property
    def brief_entries(self) -> tuple[str, ...]:
        """The entries that this slide comes from, the one it takes sentences of first."""
        return tuple(dict.fromkeys((*((self.brief,) if self.brief else ()), *self.entries)))


@dataclass(frozen=True)
class Step:
    """A step in a few words, or a checklist's item in its own."""

    text: str | None = None
    item: Annotated[ItemRef | None, About("ข้อในเช็กลิสต์ที่ขั้นนี้ย่อมา")] = None


@dataclass(frozen=True, kw_only=True)
class Steps(Slide):
    """Things to do, in order."""

    KEY: ClassVar[str] = "steps"
    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class Table(Slide):
    """A table: typed rows, or rows of a worked example."""

    KEY: ClassVar[str] = "table"
    heads: Annotated[tuple[str, ...], About("หัวคอลัมน์ สั้น ๆ")]
    rows: tuple[tuple[Annotated[str, MayBeEmpty()], ...], ...] = ()
    example: ExampleRef | None = None
    of: Annotated[str | None, About("ชื่อตารางในตัวอย่างคำนวณ")] = None
    columns: Annotated[tuple[str, ...], About("คอลัมน์ของตารางนั้นที่แสดง")] = ()
    total: Annotated[tuple[str, ...], About("คอลัมน์ที่รวมยอดในแถวท้าย")] = ()


@dataclass(frozen=True, kw_only=True)
class Picture(Slide):
    """A picture of `data/diagrams.yml`, or some of its lanes."""

    KEY: ClassVar[str] = "picture"
    diagram: DiagramRef
    lanes: Annotated[tuple[int, ...], About("แสดงช่องใด นับจาก 1 ไม่ระบุคือทุกช่อง")] = ()
    depth: Annotated[int, About("ภาพแบบ tree แสดงลึกกี่ชั้น")] = 3


@dataclass(frozen=True, kw_only=True)
class Laws(Slide):
    """What sections of acts say, in their own words where the data quotes them, or in ours."""

    KEY: ClassVar[str] = "law"
    laws: tuple[LawRef, ...]
    gist: Annotated[bool, About("true = ใช้ใจความของเรา ไม่ใช้ถ้อยคำที่ยกมา")] = False


@dataclass(frozen=True, kw_only=True)
class CaseOf(Slide):
    """What sources say of a case, and what we make of it; statements and lessons by number, from 1."""

    KEY: ClassVar[str] = "case"
    case: CaseRef
    statements: tuple[int, ...]
    lessons: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Question(Slide):
    """A question to the room, with answers to choose from or to talk about."""

    KEY: ClassVar[str] = "question"
    question: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Task(Slide):
    """The room works: an exercise of the kit."""

    KEY: ClassVar[str] = "task"
    exercise: ExerciseRef


AnySlide = Opener | Points | Steps | Table | Picture | Laws | CaseOf | Question | Task


@dataclass(frozen=True)
class Deck:
    """The slides of a chapter. The first slide, with title and objectives, is made from this record."""

    id: Annotated[str, Id("deck", r"ch-\d(-\d)?")]
    title: str
    short: Annotated[str, About("ชื่อในเมนู")]
    chapter: Annotated[str, About("บทหรือหัวข้อที่สอน เช่น บทที่ 1 หรือ 3.5–3.6")]
    audience: Annotated[str, About("สอนใคร")]
    updated: date
    entries: Annotated[tuple[EntryRef, ...], About("หัวข้อคู่มือที่ชุดนี้สอน")]
    slides: tuple[AnySlide, ...]

    @property
    def minutes(self) -> int:
        """All slides together, without exercises and breaks."""
        return sum(slide.minutes for slide in self.slides)
