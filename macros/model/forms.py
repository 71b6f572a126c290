"""Forms: what is asked, what is printed, what must hold; and the numbers of worked examples, which work alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from macros.document import Part
from macros.marks import About, Digits, EntryRef, FactRef, FormRef, Id, ItemRef, LawRef, SourceRef
from macros.model.checklists import Stage

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
