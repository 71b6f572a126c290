"""The test before and after a training: questions with four choices, the chapters they belong to, and fixed sets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from macros.marks import About, Certainty, EntryRef, ExamChapterRef, ExamQuestionRef, Id, LawRef, SourceRef

ChoiceId = Literal["a", "b", "c", "d"]
CHOICES: tuple[ChoiceId, ...] = ("a", "b", "c", "d")


@dataclass(frozen=True)
class ExamChapter:
    """A part of the manual that questions are drawn and scored by. Its id stands in addresses and in result files."""

    id: Annotated[str, Id("exam-chapter", r"[1-9](-[1-9])?"), About("รหัสในที่อยู่และไฟล์ผล เช่น 2 หรือ 3-1 ห้ามเปลี่ยน")]
    no: Annotated[str, About("เลขที่อ่านออก เช่น บทที่ 2 หรือ 3.1–3.4")]
    title: str
    entry: Annotated[EntryRef, About("หัวข้อคู่มือที่ให้อ่านเมื่อบทนี้ได้คะแนนน้อย")]


@dataclass(frozen=True)
class Choices:
    """The four choices in the order of the data; they are shuffled before anybody sees them."""

    a: str
    b: str
    c: str
    d: str


@dataclass(frozen=True)
class ExamQuestion:
    """One question with exactly one right choice, and a reason that teaches."""

    id: Annotated[str, Id("exam-question", r"t-[0-9]{2}"), About("รหัสข้อ เช่น t-07 ไฟล์ผลอ้างรหัสนี้ ห้ามใช้ซ้ำ")]
    chapter: ExamChapterRef
    question: str
    choices: Annotated[Choices, About("ตัวเลือกสี่ข้อ a b c d ตัวเลือกผิดต้องน่าเชื่อและผิดแน่")]
    answer: Annotated[ChoiceId, About("ตัวเลือกที่ถูก ข้อเดียว")]
    reason: Annotated[str, About("เหตุผลเป็นประโยคเต็ม บอกด้วยว่าตัวเลือกอื่นผิดเพราะอะไร")]
    entry: Annotated[EntryRef, About("หัวข้อคู่มือที่สอนเรื่องนี้")]
    certainty: Annotated[
        Certainty | Literal["own"], About("own = ข้อเสนอของผู้จัดทำหรือตัวเลขสมมติ คำถามต้องไม่เขียนเหมือนกฎหมาย")
    ]
    laws: tuple[LawRef, ...] = ()
    sources: tuple[SourceRef, ...] = ()
    lawyer: Annotated[bool, About("ต้องให้นิติกรตรวจก่อนใช้")] = False

    @property
    def right(self) -> str:
        """The words of the right choice."""
        return str(getattr(self.choices, self.answer))


@dataclass(frozen=True)
class ExamSet:
    """A fixed list of questions, printed beforehand. Its id also serves as the code of a room."""

    id: Annotated[str, Id("exam-set", r"set-[a-z]"), About("รหัสชุด เช่น set-a ใช้เป็นรหัสห้องได้")]
    title: str
    summary: str
    minutes: Annotated[int, About("เวลาทำเป็นนาที")]
    version: str
    updated: date
    questions: tuple[ExamQuestionRef, ...]
