"""Checklists: what to do, on what basis, and when it applies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from macros.marks import About, ConditionRef, EntryRef, FactRef, FormRef, Id, LawRef, SourceRef

#: Where in the life of a cooperation a checklist belongs; the last two are in play only once somebody starts them.
Stage = Literal["start", "agreement", "centre", "change", "companion"]


@dataclass(frozen=True)
class Condition:
    """A yes/no about a project that decides whether an item applies, e.g. "มี อบต. เป็นภาคี"."""

    id: Annotated[str, Id("condition")]
    label: Annotated[str, About("เขียนต่อท้ายคำว่า เฉพาะเมื่อ")]
    help: str | None = None
    member_types: Annotated[tuple[str, ...], About("ตอบเองว่าใช่เมื่อมีภาคีประเภทเหล่านี้ (รหัสประเภทในข้อมูลกลาง members)")] = ()


@dataclass(frozen=True)
class Item:
    """One thing to do or to check. Its id never changes: users' answers hang on it."""

    id: Annotated[str, Id("item")]
    text: Annotated[str, About("ขึ้นต้นด้วยคำกริยา บอกสิ่งที่ต้องทำให้เสร็จ")]
    why: Annotated[str, About("ไม่ทำแล้วเกิดอะไร")]
    who: Annotated[str, About("ตำแหน่งที่รับผิดชอบ")]
    basis: Annotated[Literal["law", "seed", "own"], About("law = มีกฎหมาย, seed = มีในเอกสารต้นทาง, own = ข้อเสนอของผู้จัดทำ")]
    required: Annotated[bool, About("ขาดไม่ได้ เพราะกฎหมายกำหนดหรือลงนามไม่ได้")] = False
    papers: Annotated[tuple[str, ...], About("เอกสารที่ต้องได้ นอกจากแบบฟอร์ม")] = ()
    forms: tuple[FormRef, ...] = ()
    laws: tuple[LawRef, ...] = ()
    sources: tuple[SourceRef, ...] = ()
    clause: Annotated[str | None, About("อยู่ตรงไหนของเอกสารใน sources เช่น ข้อ 8.1 ขั้นที่ 3")] = None
    entry: EntryRef | None = None
    only_if: Annotated[tuple[ConditionRef, ...], About("ทำเมื่อทุกเงื่อนไขเป็นจริง")] = ()
    due_days: Annotated[int | None, About("ควรเสร็จกี่วันหลังวันเริ่มนับ ติดลบคือก่อน (ข้อเสนอของผู้จัดทำ)")] = None
    lawyer: bool = False


@dataclass(frozen=True)
class ChecklistSection:
    """A part of a checklist, tied to the manual entry that explains it, if there is one."""

    id: Annotated[str, Id("checklist-section")]
    title: str
    items: tuple[Item, ...]
    entry: EntryRef | None = None


@dataclass(frozen=True)
class Checklist:
    """A list of things to do, in sections. The file is named after the id.

    `start` says in words which day `due_days` count from; `start_fact` is the fact that holds that day, if one does.
    """

    id: Annotated[str, Id("checklist")]
    title: str
    short: Annotated[str, About("ชื่อสั้นในเมนูและแฟ้มงาน ไม่เกินราว 24 ตัวอักษร")]
    stage: Annotated[Stage, About("start ริเริ่ม, agreement ข้อตกลง, centre ศูนย์, change ปรับหรือเลิก, companion เอกสารประกอบ")]
    summary: str
    start: Annotated[str, About("due_days นับจากวันใด เช่น วันที่ได้รับคำขอ")]
    version: Annotated[str, About("ปีงบประมาณ.ครั้งที่ เช่น 2569.1")]
    updated: date
    sections: tuple[ChecklistSection, ...]
    start_fact: Annotated[FactRef | None, About("ข้อมูลกลางที่เก็บวันเริ่มนับ")] = None
    round: Annotated[str | None, About("ทำซ้ำหลายรอบได้ แต่ละรอบต่างกันที่อะไร เช่น ปีงบประมาณ")] = None

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in order."""
        return tuple(item for section in self.sections for item in section.items)


@dataclass(frozen=True)
class Retired:
    """An id that is no longer in use: kept answers and other people's links still name it."""

    id: str
    text: Annotated[str | None, About("ข้อความเดิม ให้ผู้ที่เคยตอบไว้รู้ว่าคือข้อใด")] = None
    replaced_by: Annotated[str | None, About("รหัสข้อที่มาแทน")] = None
