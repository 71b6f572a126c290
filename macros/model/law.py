"""Sources, regulations and what they ask: changes since the manual was printed, approvals by type of organization."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from macros.marks import About, Certainty, Id, LawRef, RegulationRef


@dataclass(frozen=True)
class Source:
    """A document that statements rest on, and how much of it was really read."""

    id: Annotated[str, Id("source"), About("รหัสแหล่ง เช่น seed-000")]
    title: str
    read: Annotated[str, About("อ่านได้แค่ไหน เช่น ทั้งฉบับ หรือ เฉพาะบทคัดย่อ")]
    certainty: Certainty
    where: Annotated[str | None, About("ที่อยู่ของเอกสาร เช่น เลขเอกสารหรือชื่อเว็บไซต์")] = None


Status = Literal["in-force", "amended", "replaced", "repealed", "unknown"]
Topic = Literal[
    "authority",
    "money",
    "accounting",
    "planning",
    "participation",
    "meetings",
    "contracts",
    "documents",
    "oversight",
    "waste",
    "disaster",
    "health",
    "equipment",
    "staff",
    "data",
    "openness",
    "monitoring",
    "dispute",
    "history",
]


@dataclass(frozen=True)
class Section:
    """One section of a regulation in our own words. `quote` is a short operative phrase, letter for letter."""

    id: Annotated[str, About("รหัสมาตราในระเบียบนี้ เช่น s73 หรือ s57bis"), Id("section", r"[a-z0-9]+(-[a-z0-9]+)*")]
    no: Annotated[str, About("เลขที่อ่านออก เช่น ม.57 ทวิ หรือ ข้อ 12")]
    gist: Annotated[str, About("สาระด้วยถ้อยคำของเรา")]
    certainty: Certainty = "high"
    quote: str | None = None
    lawyer: Annotated[bool, About("ต้องให้นิติกรตรวจก่อนใช้")] = False


@dataclass(frozen=True)
class Regulation:
    """A law, regulation or circular with its status and what replaced it."""

    id: Annotated[str, Id("regulation")]
    title: str
    short: Annotated[str, About("ชื่อสั้นที่ใช้อ้างในข้อความ เช่น พ.ร.บ.เทศบาล 2496")]
    type: Literal["รัฐธรรมนูญ", "พ.ร.ป.", "พ.ร.บ.", "พ.ร.ก.", "พ.ร.ฎ.", "กฎกระทรวง", "ระเบียบ", "ประกาศ", "หนังสือสั่งการ"]
    year: Annotated[int, About("ปี พ.ศ.")]
    issuer: str
    status: Status
    certainty: Certainty
    relevance: Annotated[str, About("เกี่ยวกับความร่วมมืออย่างไร")]
    topics: tuple[Topic, ...]
    source: Annotated[str, About("อ่านจากที่ใด เมื่อใด")]
    sections: tuple[Section, ...] = ()
    replaced_by: RegulationRef | None = None
    review_by: Annotated[date | None, About("ต้องกลับมาตรวจสถานะภายในวันนี้")] = None
    note: Annotated[str | None, About("สิ่งที่ต้องรู้ก่อนอ้าง เช่น สถานะที่ยังไม่ชัด")] = None


@dataclass(frozen=True)
class Change:
    """Something that is different today from when the manual was printed."""

    id: Annotated[str, Id("change")]
    matter: Annotated[str, About("เรื่อง เช่น การจัดซื้อจัดจ้าง")]
    then: Annotated[str, About("เมื่อพิมพ์คู่มือ")]
    now: Annotated[str, About("ปัจจุบัน")]
    effect: Annotated[str, About("ผู้ใช้คู่มือต้องทำต่างไปอย่างไร")]
    certainty: Certainty
    laws: tuple[LawRef, ...] = ()
    lawyer: bool = False


@dataclass(frozen=True)
class Approval:
    """One matter that somebody must agree to, and who, by type of organization. Empty: nothing found in law."""

    id: Annotated[str, Id("approval")]
    matter: str
    tao: Annotated[str | None, About("อบต.")] = None
    municipality: Annotated[str | None, About("เทศบาล")] = None
    pao: Annotated[str | None, About("อบจ.")] = None
    certainty: Certainty = "high"
    laws: tuple[LawRef, ...] = ()
    lawyer: bool = False
