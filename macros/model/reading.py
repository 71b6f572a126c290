"""What people read: entries of the manual, terms, questions, practices, cases, agencies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from macros.marks import About, Certainty, ChecklistRef, EntryRef, FormRef, Id, ItemRef, LawRef, SourceRef


@dataclass(frozen=True)
class See:
    """A place in a companion document that goes on where an entry ends."""

    to: Annotated[str, About("หน้าและจุดเชื่อม เช่น companions/work-manual.html#wm-13")]
    words: str


@dataclass(frozen=True)
class Entry:
    """One heading of the printed manual's table of contents; facts stay empty while it has no `page` here."""

    id: Annotated[str, Id("entry", r"m-[a-z0-9]+(-[a-z0-9]+)*")]
    title: Annotated[str, About("ชื่อตามสารบัญของคู่มือ ห้ามแก้ถ้อยคำ")]
    printed: Annotated[str, About("เลขหน้าในฉบับพิมพ์ เช่น 13 หรือ ก")]
    no: Annotated[str | None, About("เลขหัวข้อ เช่น 2.1.2")] = None
    short: Annotated[str | None, About("ชื่อสั้นในเมนูและแผนที่หน้าแรก")] = None
    page: Annotated[str | None, About("หน้าเว็บที่เรียบเรียงแล้ว เช่น manual/2-1-2.md")] = None
    minutes: Annotated[int | None, About("เวลาอ่านเป็นนาที")] = None
    brief: Annotated[tuple[str, ...], About("สรุปใน 1 นาที สองถึงสี่ข้อ")] = ()
    who: str | None = None
    time: str | None = None
    papers: str | None = None
    result: str | None = None
    laws: tuple[LawRef, ...] = ()
    checklists: tuple[ChecklistRef, ...] = ()
    forms: tuple[FormRef, ...] = ()
    sources: tuple[SourceRef, ...] = ()
    see: Annotated[tuple[See, ...], About("อ่านต่อในเอกสารประกอบ")] = ()
    typed: Annotated[tuple[str, ...], About("คำที่คนพิมพ์เมื่อหาหัวข้อนี้ ใช้ค้นเท่านั้น ไม่แสดง")] = ()


@dataclass(frozen=True)
class Term:
    """A glossary entry. `typed` are the ways people type it in a search box; they widen search, they are not shown."""

    id: Annotated[str, Id("term"), About("ส่วนหลัง g- ของจุดเชื่อม เช่น mou")]
    term: str
    meaning: str
    certainty: Annotated[Certainty | Literal["own"], About("own = คำอธิบายของผู้จัดทำ")]
    abbreviation: str | None = None
    english: str | None = None
    synonyms: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()
    entries: tuple[EntryRef, ...] = ()
    sources: tuple[SourceRef, ...] = ()


@dataclass(frozen=True)
class SearchWords:
    """Words for the same thing that are no glossary term: months, everyday speech. They widen search only."""

    id: Annotated[str, Id("searchwords")]
    same: Annotated[tuple[str, ...], About("คำที่หน้าเว็บใช้ แทนกันได้ในการค้น")]
    typed: Annotated[tuple[str, ...], About("คำที่คนพิมพ์ แล้วให้ค้นคำใน same ด้วย")] = ()


@dataclass(frozen=True)
class SearchTask:
    """A common task that the search box offers before anything is typed."""

    id: Annotated[str, Id("searchtask")]
    title: str
    page: Annotated[str, About("ที่อยู่ในเว็บ เช่น manual/2-1-2.html")]


@dataclass(frozen=True)
class Question:
    """A question that staff ask, with the short answer first."""

    id: Annotated[str, Id("question", r"q-\d\d")]
    question: str
    short: Annotated[str, About("คำตอบสั้นหนึ่งประโยค อ่านแล้วไปต่อได้")]
    answer: Annotated[str, About("เหตุผล ฐานกฎหมาย และสิ่งที่ต้องทำ ไม่ซ้ำคำตอบสั้น")]
    certainty: Annotated[Certainty | Literal["own"], About("own = คำอธิบายของผู้จัดทำ")]
    topic: str
    lawyer: bool = False
    laws: tuple[LawRef, ...] = ()
    entries: tuple[EntryRef, ...] = ()
    forms: tuple[FormRef, ...] = ()
    sources: tuple[SourceRef, ...] = ()


@dataclass(frozen=True)
class Practice:
    """One of the sixteen good practices of the DELGOSEA documents."""

    id: Annotated[str, Id("practice", r"dg-p\d\d")]
    title: str
    country: str
    place: str
    theme: Annotated[str, About("ประเด็นหนึ่งในสี่ของโครงการ")]
    gist: Annotated[str, About("ทำอะไร เท่าที่แหล่งบอก")]
    sources: tuple[SourceRef, ...]
    use: Annotated[str | None, About("ใครนำไปใช้ได้ อย่างไร (ข้อเสนอของผู้จัดทำ)")] = None
    pilot: Annotated[str | None, About("เมืองไทยที่นำไปถอดแบบ")] = None
    unknown: Annotated[tuple[str, ...], About("สิ่งที่ไม่พบในแหล่ง")] = ()
    entries: tuple[EntryRef, ...] = ()


@dataclass(frozen=True)
class ProcessStep:
    """A step of a process with the standard time that the document gives it."""

    text: str
    hours: Annotated[float, About("เวลามาตรฐานเป็นชั่วโมง ตามเอกสาร")]
    who: str | None = None
    result: Annotated[str | None, About("เอกสารหรือผลที่ได้")] = None
    item: Annotated[ItemRef | None, About("ข้อในเช็กลิสต์ที่ตรงกับขั้นนี้")] = None


@dataclass(frozen=True)
class Process:
    """Work in steps with standard hours, which a planner spreads over days."""

    id: Annotated[str, Id("process")]
    title: str
    hours: Annotated[float, About("เวลารวมตามเอกสาร ต้องเท่าผลบวกของทุกขั้น ถ้าเอกสารบวกผิดให้บอกใน note")]
    steps: tuple[ProcessStep, ...]
    sources: tuple[SourceRef, ...]
    checklist: ChecklistRef | None = None
    note: str | None = None


@dataclass(frozen=True)
class Bar:
    """A row of a chart: a value for each column, empty where the source has none."""

    label: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Chart:
    """Figures of a document as a table with bars."""

    id: Annotated[str, Id("chart")]
    title: str
    summary: Annotated[str, About("อ่านแผนภูมินี้ได้ว่าอะไร ใช้แทนภาพสำหรับคนที่มองไม่เห็น")]
    unit: str
    columns: Annotated[tuple[str, ...], About("หัวคอลัมน์ เช่น ปี พ.ศ.")]
    rows: tuple[Bar, ...]
    sources: tuple[SourceRef, ...]
    note: str | None = None


@dataclass(frozen=True)
class Statement:
    """One thing that a source says of a case."""

    text: str
    certainty: Certainty
    sources: tuple[SourceRef, ...]


@dataclass(frozen=True)
class Case:
    """A cooperation that happened, in Thailand or abroad. What no source says is in `unknown`, never guessed."""

    id: Annotated[str, Id("case", r"case-[a-z]?\d\d[a-z]?")]
    title: str
    country: str
    place: Annotated[str, About("จังหวัดหรือเมือง")]
    year: Annotated[str, About("ปี พ.ศ. หรือช่วงปี เช่น 2562 หรือ 2553–2555")]
    service: Annotated[str, About("เรื่องที่ร่วม ใช้กรอง เช่น ขยะมูลฝอย")]
    shape: Annotated[str, About("รูปแบบ ใช้กรอง เช่น เจ้าภาพ, เครือข่าย, อบจ. เป็นแกน, งานวิจัย")]
    partners: Annotated[str | None, About("ใครร่วมกับใคร กี่แห่ง")] = None
    money: Annotated[str | None, About("เงินและสูตร เท่าที่แหล่งบอก")] = None
    statements: tuple[Statement, ...] = ()
    lessons: Annotated[tuple[str, ...], About("บทเรียนที่ใช้ได้กับงานของผู้อ่าน")] = ()
    unknown: Annotated[tuple[str, ...], About("สิ่งที่ไม่พบในแหล่ง")] = ()
    entries: tuple[EntryRef, ...] = ()
    forms: tuple[FormRef, ...] = ()


@dataclass(frozen=True)
class Agency:
    """A public office that people turn to. Offices only: no names, no personal numbers."""

    id: Annotated[str, Id("agency")]
    name: str
    role: Annotated[str, About("เกี่ยวกับความร่วมมืออย่างไร")]
    ask: Annotated[tuple[str, ...], About("เรื่องที่ควรถามหน่วยงานนี้")]
    certainty: Certainty
    short: str | None = None
    address: str | None = None
    phone: Annotated[str | None, About("หมายเลขกลางของสำนักงานที่เผยแพร่แล้วเท่านั้น")] = None
    note: str | None = None
    sources: tuple[SourceRef, ...] = ()
