"""Checks of a form that its types cannot say: placeholders resolve, samples fit their fields, facts agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from macros import document, model
from macros.problems import Place, Problem

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
#: Prepared rows stand on every page and in every blank file: a slip of a zero would fill them.
MOST_ROWS = 60


def form_problems(
    form: model.Form,
    facts: Sequence[model.Fact],
    place: Place,
    parts: Mapping[tuple[str, str, str], Place] = MappingProxyType({}),
) -> list[Problem]:
    """Every problem of a form, at its field or part of the document, as far as `parts` knows them, else at the form."""
    check = _Check({f.id: f for f in form.fields}, {c.id for c in _clauses(form.document)})
    problems = [Problem(place, *wrong) for wrong in _repeated(form)]
    for number, part in enumerate(form.document):
        where = parts.get((form.id, "document", str(number)), place)
        problems += [Problem(where, *wrong) for wrong in check.parts((part,))]
    for field in form.fields:
        wrongs = [*check.unused(field.id), *_field(field), *_sample(field, field.sample), *_fact(field, facts)]
        problems += [Problem(parts.get((form.id, "fields", field.id), place), *wrong) for wrong in wrongs]
    return problems


Wrong = tuple[str, str]


def _clauses(parts: Sequence[document.Part]) -> Iterator[document.Clause]:
    return (part for part in parts if isinstance(part, document.Clause))


def _repeated(form: model.Form) -> Iterator[Wrong]:
    for noun, ids in (("ช่อง", [f.id for f in form.fields]), ("ข้อ", [c.id for c in _clauses(form.document)])):
        for name in sorted({i for i in ids if ids.count(i) > 1}):
            yield f"{noun} {name} มีสองครั้ง", "ตั้งชื่อใหม่ให้ไม่ซ้ำในแบบฟอร์มเดียวกัน"


class _Check:
    """Walks a document and remembers which fields it prints."""

    def __init__(self, fields: Mapping[str, model.Field], clauses: set[str]) -> None:
        self.fields, self.clauses = fields, clauses
        self.printed: set[str] = set()

    def unused(self, name: str) -> Iterator[Wrong]:
        if name not in self.printed:
            yield f"ช่อง {name} ไม่ได้ใช้ใน document", f"ใส่ {{{name}}} ในเอกสาร หรือลบช่องนี้ ผู้กรอกจะได้ไม่กรอกเปล่า"

    def parts(
        self, parts: Sequence[document.Part], table: model.Field | None = None, nested: bool = False
    ) -> Iterator[Wrong]:
        for part in parts:
            match part:
                case document.Clause():
                    if nested:
                        yield f"ข้อ {part.id} อยู่ใน each หรือ when", "ย้ายออกมา เลขข้อต้องไม่ขึ้นกับคำตอบ"
                    for text in (part.text, part.closing, *part.items):
                        yield from self.text(text, table)
                    yield from self.parts(part.parts, table, nested)
                case document.Items(lines) | document.Signature(lines) | document.Foot(lines):
                    for text in lines:
                        yield from self.text(text, table)
                case document.Choices(field):
                    yield from self.option(field, None)
                case document.When():
                    yield from self.when(part, table)
                    yield from self.parts(part.parts, table, True)
                case document.Each(field, inner):
                    yield from self.not_a_table(field)
                    yield from self.parts(inner, self.table(field), True)
                case document.Table():
                    yield from self.grid(part)
                case document.Annex(title):
                    yield from self.text(title, table)
                case document.Emblem() | document.Split() | document.Label():
                    yield from self.letter(part, table)
                case document.Numbered():
                    yield from self.numbered(part, table)
                case document.Signatures(field, lines):
                    yield from self.not_a_table(field)
                    for text in lines:
                        yield from self.text(text, self.table(field))
                case _:
                    yield from self.text(part.text, table)

    def letter(
        self, part: document.Emblem | document.Split | document.Label, table: model.Field | None
    ) -> Iterator[Wrong]:
        """The parts that only letters, orders and memos have."""
        match part:
            case document.Split(left, right):
                yield from (*self.text(left, table), *self.text(right, table))
            case document.Label(label, text, items, field):
                yield from self.not_a_table(field)
                yield from (*self.text(label, table), *self.text(text, self.table(field) if field else table))
                for item in items:
                    yield from self.text(item, table)
                if bool(text) == bool(items):
                    yield f"label {label} ต้องมี text หรือ items อย่างใดอย่างหนึ่ง", "text หนึ่งบรรทัด items หลายบรรทัด"
                if field and table:
                    yield f"label {label} มี field ใน each", "ย้ายออกมานอก each"

    def numbered(self, part: document.Numbered, table: model.Field | None) -> Iterator[Wrong]:
        yield from self.not_a_table(part.field)
        yield from self.text(part.text, self.table(part.field))
        for text in part.texts:
            yield from self.text(text, table)
        if bool(part.texts) == bool(part.field) or bool(part.text) != bool(part.field):
            yield "numbered ต้องมี texts หรือ field กับ text อย่างใดอย่างหนึ่ง", 'เช่น {field: duties, text: "{duty}"}'
        if part.level not in (1, 2):
            yield f"numbered มี level: {part.level}", "ใช้ 1 (1. 2. 3.) หรือ 2 ((1) (2) (3))"

    def when(self, part: document.When, table: model.Field | None) -> Iterator[Wrong]:
        """`any` asks whether there is a value at all, so it suits every field."""
        if part.equals == "any":
            if self.look_up(part.field, table) is None:
                yield f"when ใช้ {part.field} แต่ไม่มีช่องนี้", "เพิ่มช่องใน groups หรือแก้ชื่อให้ตรง"
            return
        field = self.look_up(part.field, table)
        no = field is not None and field.type == "yes" and part.equals == "no"
        yield from self.option(part.field, "yes" if no else part.equals, table)

    def table(self, name: str | None) -> model.Field | None:
        """The table field `name`, None if there is no such field or it is of another type."""
        field = self.fields.get(name or "")
        self.printed.add(name or "")
        return field if field and field.type == "table" else None

    def not_a_table(self, name: str | None) -> Iterator[Wrong]:
        if name and self.table(name) is None:
            yield f"{name} ไม่ใช่ช่องชนิดตาราง", "ใช้ชื่อช่องที่ type: table"

    def grid(self, part: document.Table) -> Iterator[Wrong]:
        yield from self.not_a_table(part.field)
        table = self.table(part.field)
        for row in part.rows:
            if len(row) != len(part.columns):
                yield f"ตารางมี {len(part.columns)} คอลัมน์ แต่แถวหนึ่งมี {len(row)} ช่อง", "เติมหรือลดช่องให้เท่ากัน"
            for cell in row:
                yield from self.text(cell, None)
        for column in part.columns:
            if column.tick:
                name, _, option = column.tick.partition("=")
                yield from self.option(name, option, table)
            else:
                yield from self.text(column.text, table)
        yield from self.totals(part, table)

    def totals(self, part: document.Table, table: model.Field | None) -> Iterator[Wrong]:
        columns = {f"{{{column.id}}}": column for column in table.columns} if table else {}
        for place, column in enumerate(part.columns):
            if not column.total:
                continue
            field = columns.get(column.text)
            if field is None or field.type not in ("number", "baht", "percent"):
                yield (
                    f"คอลัมน์ {column.title} รวมยอดไม่ได้",
                    "total ใช้กับ text ที่เป็นช่อง number baht หรือ percent ช่องเดียวของตาราง",
                )
            elif place == 0:
                yield f"คอลัมน์แรก ({column.title}) รวมยอดไม่ได้", "แถวรวมต้องมีที่สำหรับคำว่า รวม ให้มีคอลัมน์อื่นอยู่ก่อน"

    def look_up(self, name: str, table: model.Field | None) -> model.Field | None:
        columns = {column.id: column for column in table.columns} if table else {}
        if name in columns:
            return columns[name]
        self.printed.add(name)
        return self.fields.get(name)

    def option(self, name: str, option: str | None, table: model.Field | None = None) -> Iterator[Wrong]:
        field = self.look_up(name, table)
        if field is None or field.type not in ("choice", "choices", "yes"):
            yield f"{name} ไม่ใช่ช่องให้เลือก", "ใช้ชื่อช่องที่ type: choice, choices หรือ yes"
        elif option and option not in _options(field):
            yield f"ช่อง {name} ไม่มีตัวเลือก {option}", f"ใช้หนึ่งใน: {', '.join(_options(field))}"

    def text(self, text: str | None, table: model.Field | None) -> Iterator[Wrong]:
        if brace := re.search(r"[{}].{0,20}", _PLACEHOLDER.sub("", text or "")):
            yield f"วงเล็บปีกกาไม่ครบคู่ที่ {brace.group()}", "เขียน {ชื่อช่อง} ให้ครบทั้งเปิดและปิด"
        for name in _PLACEHOLDER.findall(text or ""):
            if name.startswith("ข้อ:"):
                if name.removeprefix("ข้อ:") not in self.clauses:
                    yield f"อ้าง {{{name}}} แต่ไม่มีข้อนี้", f"ใช้หนึ่งใน: {', '.join(sorted(self.clauses))}"
                continue
            name, _, form = name.partition("|")
            if name == "n" and table:
                continue
            field = self.look_up(name, table)
            if field is None:
                yield f"ใช้ {{{name}}} แต่ไม่มีช่องนี้", "เพิ่มช่องใน groups หรือแก้ชื่อให้ตรง"
            elif field.type == "table":
                yield f"{{{name}}} เป็นตาราง วางในข้อความไม่ได้", "ใช้ table: หรือ each:"
            elif form and (form != "words" or field.type != "baht"):
                yield f"{{{name}|{form}}} ใช้ไม่ได้", "|words ใช้กับช่อง type: baht เท่านั้น"


def _options(field: model.Field) -> tuple[str, ...]:
    return ("yes",) if field.type == "yes" else tuple(option.id for option in field.options)


def _field(field: model.Field) -> Iterator[Wrong]:
    if field.type in ("choice", "choices") and not field.options:
        yield f"ช่อง {field.id} ไม่มี options", "เพิ่มตัวเลือกอย่างน้อยสองข้อ"
    for name, count in (("min_rows", field.min_rows), ("blank_rows", field.blank_rows)):
        if not 0 <= count <= MOST_ROWS:
            yield f"ช่อง {field.id} มี {name}: {count}", f"ใช้ 0 ถึง {MOST_ROWS}"
    if field.type == "table" and not field.columns:
        yield f"ช่อง {field.id} ไม่มี columns", "เพิ่มคอลัมน์ของตาราง"
    for column in field.columns:
        if column.type == "table":
            yield f"คอลัมน์ {field.id}.{column.id} เป็นตาราง", "ตารางซ้อนตารางไม่ได้ แยกเป็นช่องใหม่"
        yield from _field(column)


def _fact(field: model.Field, facts: Sequence[model.Fact]) -> Iterator[Wrong]:
    fact = next((fact for fact in facts if fact.id == field.fact), None)
    if fact is None:
        return
    if fact.type != field.type:
        yield f"ช่อง {field.id} เป็น {field.type} แต่ข้อมูลกลาง {fact.id} เป็น {fact.type}", "ใช้ชนิดเดียวกัน"
    extra = {c.id for c in field.columns if not c.compute} - {c.id for c in fact.columns}
    if extra:
        yield f"ช่อง {field.id} มีคอลัมน์ {', '.join(sorted(extra))} ที่ข้อมูลกลางไม่มี", f"เพิ่มคอลัมน์ใน data/facts.yml ({fact.id})"


def _sample(field: model.Field, value: object) -> Iterator[Wrong]:
    """What is wrong with a sample value; nothing if there is no sample."""
    if value is None:
        return
    match field.type:
        case "table":
            yield from _sample_rows(field, value)
        case "date":
            if not _is_date(value):
                yield f"sample ของ {field.id}: {value} ไม่ใช่วันที่", 'เขียน ค.ศ. ในเครื่องหมายคำพูด เช่น "2026-02-25"'
        case "number" | "baht" | "percent":
            if not _is_number(value):
                yield f"sample ของ {field.id}: {value} ไม่ใช่ตัวเลข", "เขียนตัวเลขล้วน ไม่ใส่จุลภาค"
        case "choice" | "choices":
            chosen = value if isinstance(value, list) else [value]
            for word in sorted(str(v) for v in chosen if v not in _options(field)):
                yield f"sample ของ {field.id}: ไม่มีตัวเลือก {word}", f"ใช้หนึ่งใน: {', '.join(_options(field))}"
        case _:
            if isinstance(value, list | dict):
                yield f"sample ของ {field.id} เป็นรายการ", "เขียนเป็นข้อความเดียว"


def _sample_rows(field: model.Field, value: object) -> Iterator[Wrong]:
    columns = {column.id: column for column in field.columns}
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        yield f"sample ของ {field.id} ไม่ใช่รายการแถว", "เขียนเป็นรายการ แต่ละแถวเป็น {คอลัมน์: ค่า}"
        return
    for row in value:
        for name, cell in row.items():
            if name not in columns:
                yield f"sample ของ {field.id}: ไม่มีคอลัมน์ {name}", f"ใช้หนึ่งใน: {', '.join(columns)}"
            else:
                yield from _sample(columns[name], cell)


def _is_date(value: object) -> bool:
    try:
        return isinstance(value, date) or bool(date.fromisoformat(str(value)))
    except ValueError:
        return False


def _is_number(value: object) -> bool:
    try:
        return not isinstance(value, bool) and Decimal(str(value)).is_finite()
    except InvalidOperation:
        return False
