"""The trainer's kit: what people should be able to do, the agendas, the exercises, the discussions, the hand-outs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from macros.marks import About, CaseRef, ChecklistRef, EntryRef, FactRef, FormRef, Id, LawRef, Ref, SourceRef
from macros.model.training_parts import Part

#: The four groups that a room is made of.
Audience = Literal["executives", "managers", "officers", "people"]
#: What a session of an agenda is.
SessionKind = Literal["opening", "test", "talk", "exercise", "discussion", "break", "meal", "closing"]

ObjectiveRef = Annotated[str, Ref("objective")]
ExerciseRef = Annotated[str, Ref("exercise")]
DiscussionRef = Annotated[str, Ref("discussion")]
HandoutRef = Annotated[str, Ref("handout")]


@dataclass(frozen=True)
class Objective:
    """Something a participant can do afterwards, worded so that one can see whether they can."""

    id: Annotated[str, Id("objective", r"o-[a-z0-9]+(-[a-z0-9]+)*")]
    chapter: Annotated[str, About("บทของคู่มือ เช่น บทที่ 1 หรือ 3.5–3.6")]
    no: Annotated[str, About("เลขวัตถุประสงค์ เช่น 1.2")]
    text: Annotated[str, About("ขึ้นต้นด้วยคำกริยาที่สังเกตได้ เช่น คำนวณ ตรวจ เขียน")]
    shown: Annotated[str, About("ดูจากอะไรว่าทำได้")]
    entries: tuple[EntryRef, ...] = ()


@dataclass(frozen=True)
class Phase:
    """A stretch of an exercise."""

    minutes: int
    title: str
    text: Annotated[str | None, About("ใครทำอะไร")] = None


@dataclass(frozen=True)
class Mistake:
    """What groups get wrong, and the question that lets them see it themselves."""

    what: str
    ask: str


@dataclass(frozen=True)
class Criterion:
    """One thing that a good answer shows, and what it is worth."""

    text: str
    points: int


@dataclass(frozen=True)
class Prefill:
    """Fields of a form that stand filled in when the room's scenario is opened: the form's sample values."""

    form: FormRef
    fields: Annotated[tuple[str, ...], About("รหัสช่องของแบบฟอร์ม ที่ไม่ได้มาจากข้อมูลกลาง")]


@dataclass(frozen=True)
class Exercise:
    """An exercise: what the room gets, how to run it, and, always on papers of its own, the key.

    `plan` is the whole exercise; `short_plan` one that fits an agenda with less time. Points of `criteria` sum to 10.
    """

    id: Annotated[str, Id("exercise", r"w([1-9]|1\d)")]
    title: str
    short: Annotated[str, About("ชื่อสั้นในเมนูและวาระ")]
    purpose: Annotated[str, About("ทำแล้วได้อะไร หนึ่งถึงสองประโยค")]
    version: str
    updated: date
    objectives: tuple[ObjectiveRef, ...]
    group: Annotated[str, About("ขนาดกลุ่มและการจัดกลุ่ม")]
    plan: Annotated[tuple[Phase, ...], About("แผนเวลาเต็ม")]
    materials: tuple[str, ...]
    scenario: Annotated[tuple[Part, ...], About("สถานการณ์และตัวเลขที่ผู้เข้าอบรมได้")]
    tasks: Annotated[tuple[str, ...], About("สิ่งที่กลุ่มต้องทำ ตามลำดับ")]
    handout: Annotated[tuple[Part, ...], About("ตารางและที่เขียนในใบงาน ไม่มีคำตอบ")]
    product: Annotated[str, About("กระดาษหรือผลที่กลุ่มถือกลับไป")]
    run: Annotated[tuple[str, ...], About("วิทยากรทำอะไรตามลำดับ")]
    mistakes: tuple[Mistake, ...]
    debrief: Annotated[tuple[str, ...], About("คำถามปิดท้าย")]
    key: Annotated[tuple[Part, ...], About("เฉลยหรือแนวคำตอบ")]
    criteria: tuple[Criterion, ...]
    short_plan: Annotated[tuple[Phase, ...], About("แผนเวลาแบบย่อ")] = ()
    entries: tuple[EntryRef, ...] = ()
    forms: tuple[FormRef, ...] = ()
    checklists: tuple[ChecklistRef, ...] = ()
    laws: tuple[LawRef, ...] = ()
    sources: tuple[SourceRef, ...] = ()
    lawyer: Annotated[bool, About("เฉลยเรื่องกฎหมาย ให้นิติกรตรวจก่อนใช้")] = False
    facts: Annotated[tuple[FactRef, ...], About("ข้อมูลกลางที่ไฟล์สถานการณ์ของห้องมีให้ เช่น members")] = ()
    prefill: Annotated[tuple[Prefill, ...], About("ช่องของแบบฟอร์มที่ไฟล์สถานการณ์กรอกไว้ให้")] = ()

    @property
    def no(self) -> str:
        """The number that trainers speak of: `W7`."""
        return self.id.upper()

    @property
    def page(self) -> str:
        """Path of its page below docs/, without ending: `training/exercises/w07`."""
        return f"training/exercises/{self.stem}"

    @property
    def key_page(self) -> str:
        """Path of the page of its key."""
        return f"training/keys/{self.stem}"

    @property
    def stem(self) -> str:
        """`w7` → `w07`, the name of its pages."""
        return f"w{int(self.id[1:]):02d}"

    @property
    def minutes(self) -> int:
        """The whole exercise, in minutes."""
        return sum(phase.minutes for phase in self.plan)

    @property
    def short_minutes(self) -> int:
        """The short form, in minutes; 0 if there is none."""
        return sum(phase.minutes for phase in self.short_plan)


@dataclass(frozen=True)
class Session:
    """A line of an agenda."""

    start: Annotated[str, About('เวลาเริ่ม 24 ชั่วโมง ครอบ " " เช่น "08:30"')]
    minutes: int
    kind: SessionKind
    title: str
    result: Annotated[str, About("จบช่วงนี้แล้วห้องมีอะไรในมือ")]
    leader: Annotated[str, About("ใครนำ เช่น วิทยากรหลัก")]
    text: Annotated[str | None, About("ทำอะไรในช่วงนี้")] = None
    materials: tuple[str, ...] = ()
    exercise: ExerciseRef | None = None
    short: Annotated[bool, About("ใช้แผนเวลาแบบย่อของแบบฝึก")] = False
    discussions: tuple[DiscussionRef, ...] = ()
    entries: tuple[EntryRef, ...] = ()
    forms: tuple[FormRef, ...] = ()
    handouts: tuple[HandoutRef, ...] = ()


@dataclass(frozen=True)
class Day:
    """A day of an agenda, from `start` to `end`; its sessions fill it exactly."""

    title: str
    start: str
    end: str
    sessions: tuple[Session, ...]
    homework: str | None = None


@dataclass(frozen=True)
class Agenda:
    """A course of half a day, a day or two."""

    id: Annotated[str, Id("agenda")]
    title: str
    short: str
    summary: str
    version: str
    updated: date
    audiences: tuple[Audience, ...]
    prepare: Annotated[tuple[str, ...], About("ต้องเตรียมก่อนวันงาน")]
    days: tuple[Day, ...]

    @property
    def sessions(self) -> tuple[Session, ...]:
        """All sessions in order."""
        return tuple(session for day in self.days for session in day.sessions)


@dataclass(frozen=True)
class Known:
    """What sources say of a case: which of its statements the facilitator brings in, counted from 1."""

    case: CaseRef
    lines: tuple[int, ...]


@dataclass(frozen=True)
class Discussion:
    """A question on cases, with what the facilitator may bring in: what sources say, and what we make of it."""

    id: Annotated[str, Id("discussion", r"d-\d")]
    question: str
    minutes: int
    known: Annotated[tuple[Known, ...], About("ข้อความของกรณีที่วิทยากรหยิบมาใช้")]
    points: Annotated[tuple[str, ...], About("ประเด็นที่วิทยากรชวนคิด (ข้อเสนอของผู้จัดทำ)")]
    unknown: Annotated[tuple[str, ...], About("สิ่งที่ไม่พบในแหล่ง ที่ห้องมักถาม")] = ()
    entries: tuple[EntryRef, ...] = ()
    laws: tuple[LawRef, ...] = ()

    @property
    def cases(self) -> tuple[str, ...]:
        """The cases in question."""
        return tuple(each.case for each in self.known)


@dataclass(frozen=True)
class Handout:
    """A paper to print that belongs to no single exercise."""

    id: Annotated[str, Id("handout")]
    title: str
    use: Annotated[str, About("แจกใคร เมื่อใด")]
    version: str
    updated: date
    parts: tuple[Part, ...]
    landscape: bool = False
