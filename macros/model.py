"""The records of the knowledge base: what a checklist, a form, a regulation … *is*.

Every class is frozen and typed. The same annotations drive three things, so they cannot drift apart:
the loader's checks (`macros.load`), the JSON Schemas that editors complete against (`macros.schema`) and
the open data (`macros.opendata`). `Id` marks a definition, `Ref` marks a use; the loader checks one against the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from macros.document import Part
from macros.marks import (
    About,
    Certainty,
    ChecklistRef,
    ConditionRef,
    Digits,
    EntryRef,
    FactRef,
    FormRef,
    Id,
    ItemRef,
    LawRef,
    RegulationRef,
    SourceRef,
)

# --- Sources and law -------------------------------------------------------------------------------------------------


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


# --- The manual and its companions -----------------------------------------------------------------------------------


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
class Question:
    """A question that staff ask, with the short answer first."""

    id: Annotated[str, Id("question", r"q-\d\d")]
    question: str
    short: Annotated[str, About("คำตอบสั้นหนึ่งประโยค อ่านแล้วไปต่อได้")]
    answer: Annotated[str, About("เหตุผล ฐานกฎหมาย และสิ่งที่ต้องทำ ไม่ซ้ำคำตอบสั้น")]
    certainty: Certainty
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
    theme: str
    gist: str
    sources: tuple[SourceRef, ...]


# --- Law at a glance, cases, agencies, worked examples ---------------------------------------------------------------


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


@dataclass(frozen=True)
class Example:
    """The numbers of a worked example: typed once here, worked out and printed by pages with `figure`.

    With `form`, all fields of that form and their sample values belong to the example too.
    """

    id: Annotated[str, Id("example")]
    title: str
    updated: date
    fields: Annotated[tuple[Field, ...], About("ช่องและค่าใน sample เหมือนช่องของแบบฟอร์ม")]
    form: FormRef | None = None


# --- Checklists ------------------------------------------------------------------------------------------------------


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


#: Where in the life of a cooperation a checklist belongs; the last two are in play only once somebody starts them.
Stage = Literal["start", "agreement", "centre", "change", "companion"]


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


# --- Forms: what is asked --------------------------------------------------------------------------------------------

FieldType = Literal["text", "long", "date", "number", "baht", "percent", "choice", "choices", "yes", "table"]


@dataclass(frozen=True)
class Option:
    """One answer of a choice."""

    id: Annotated[str, Id("option", r"[a-z0-9]+(-[a-z0-9]+)*")]
    label: str


@dataclass(frozen=True)
class Field:
    """One thing a form asks. `fact` ties it to the workspace: typed once, used by every form.

    `sample` is the value in the sample copy (dates ISO `2026-02-25`, baht a number, choices a list of option ids,
    tables a list of rows keyed by column id), always of the fictional cast.
    """

    id: Annotated[str, Id("field", r"[a-z][a-z0-9_]*")]
    label: str
    type: FieldType
    required: bool = False
    help: str | None = None
    placeholder: Annotated[str | None, About("ตัวอย่างคำตอบในช่อง")] = None
    width: Literal["s", "m", "l"] = "l"
    fact: FactRef | None = None
    options: tuple[Option, ...] = ()
    columns: tuple[Field, ...] = ()
    row: Annotated[str | None, About("ชื่อเรียกหนึ่งแถวของตาราง เช่น แห่ง")] = None
    min_rows: int = 0
    blank_rows: Annotated[int, About("จำนวนแถวว่างในแบบเปล่า")] = 3
    chart: Annotated[bool, About("คอลัมน์ตัวเลขที่หน้าเว็บวาดเป็นสัดส่วนของผลรวม")] = False
    sample: object = None
    compute: Annotated[str | None, About("สูตรคำนวณ ผู้กรอกไม่ต้องพิมพ์ เช่น plan - received")] = None


@dataclass(frozen=True)
class Fact:
    """A fact of a project, typed once. Same shape as a form field.

    `book` marks the rows of an account book: shared by forms, but no part of what a project is asked on its own page.
    """

    id: Annotated[str, Id("fact", r"[a-z][a-z0-9_]*")]
    label: str
    type: FieldType
    help: str | None = None
    placeholder: str | None = None
    options: tuple[Option, ...] = ()
    columns: tuple[Field, ...] = ()
    row: str | None = None
    sample: object = None
    book: Annotated[bool, About("รายการในสมุดบัญชี กรอกในแบบฟอร์ม ไม่ถามในหน้าแฟ้มงาน")] = False


@dataclass(frozen=True)
class Group:
    """A part of a form on the page."""

    id: Annotated[str, Id("group", r"[a-z][a-z0-9_]*")]
    title: str
    fields: tuple[Field, ...]
    help: str | None = None


@dataclass(frozen=True)
class Check:
    """Something that must hold in a filled form; where it does not, the user is told, never stopped."""

    test: Annotated[str, About("สิ่งที่ต้องเป็นจริง เช่น sum(rows.debit) = sum(rows.credit)")]
    say: Annotated[str, About("บอกผู้กรอกเมื่อไม่จริง ใส่ {ชื่อช่อง} ได้")]
    field: Annotated[str | None, About("ช่องที่ข้อความไปขึ้น เขียน ตาราง.คอลัมน์ จะตรวจทีละแถว ไม่เขียนคือช่องแรกในสูตร")] = None


#: Kinds of papers, by which people look for a form.
Paper = Literal["letter", "order", "meeting", "motion", "agreement", "rules", "plan", "ledger", "survey", "report"]


@dataclass(frozen=True)
class Form:
    """A form: what it asks (`groups`) and what it prints (`document`)."""

    id: Annotated[str, Id("form", r"f\d\d[a-z]?(-[a-z0-9]+)+")]
    title: str
    short: Annotated[str, About("ชื่อสั้นในเมนูและปุ่ม")]
    kind: Annotated[str, About("ชนิดเอกสาร เช่น ญัตติ บันทึกข้อตกลง แบบสำรวจ")]
    stage: Annotated[Stage, About("ใช้ในขั้นใดของโครงการ เหมือน stage ของเช็กลิสต์")]
    paper: Annotated[Paper, About("กลุ่มของเอกสารในหน้ารวมแบบฟอร์ม")]
    summary: Annotated[str, About("ใช้ทำอะไร เมื่อใด หนึ่งถึงสองประโยค")]
    version: str
    updated: date
    minutes: Annotated[int, About("เวลากรอกเป็นนาที")]
    basis: Annotated[str, About("ที่มาของแบบ เช่น แบบสำรวจของ สถ. หรือ ข้อเสนอของผู้จัดทำ")]
    groups: tuple[Group, ...]
    document: tuple[Part, ...]
    landscape: bool = False
    spreadsheet: Annotated[bool, About("เป็นตาราง ต้องมีไฟล์ Excel ด้วย")] = False
    digits: Annotated[Digits, About("เลขในเอกสาร ค่าเริ่มต้น thai")] = "thai"
    lawyer: bool = False
    signers: Annotated[tuple[str, ...], About("ตำแหน่งที่ลงนาม")] = ()
    prepare: Annotated[tuple[str, ...], About("สิ่งที่ต้องมีในมือก่อนกรอก")] = ()
    attach: Annotated[tuple[str, ...], About("เอกสารที่ต้องแนบ")] = ()
    checks: Annotated[tuple[Check, ...], About("สิ่งที่ต้องเป็นจริงในแบบที่กรอกแล้ว")] = ()
    mistakes: Annotated[tuple[str, ...], About("ข้อที่มักพลาด")] = ()
    entries: tuple[EntryRef, ...] = ()
    items: tuple[ItemRef, ...] = ()
    laws: tuple[LawRef, ...] = ()
    sources: tuple[SourceRef, ...] = ()

    @property
    def no(self) -> str:
        """The number staff speak of: `F07`."""
        return self.id.split("-")[0].upper()

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields in order."""
        return tuple(field for group in self.groups for field in group.fields)


# --- Everything ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Library:
    """All records, in the order of their files. Look-ups by id are in `macros.lookup`."""

    sources: tuple[Source, ...]
    regulations: tuple[Regulation, ...]
    entries: tuple[Entry, ...]
    terms: tuple[Term, ...]
    questions: tuple[Question, ...]
    practices: tuple[Practice, ...]
    changes: tuple[Change, ...]
    approvals: tuple[Approval, ...]
    cases: tuple[Case, ...]
    agencies: tuple[Agency, ...]
    conditions: tuple[Condition, ...]
    facts: tuple[Fact, ...]
    checklists: tuple[Checklist, ...]
    forms: tuple[Form, ...]
    examples: tuple[Example, ...]
    retired: tuple[Retired, ...] = ()
