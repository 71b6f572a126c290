"""Neutral blocks: what a paper says, before anyone decides whether it becomes HTML, DOCX, XLSX or PDF.

A renderer gets blocks and nothing else. Text carries Arabic digits; a renderer of official papers turns them Thai.
A slot is a place that a value goes; its `key` is the same in the web form, the HTML preview, the Word content control
and the spreadsheet map: `host` for a field, `members.name` for a column of a repeated table, `members.n` for the row
number, `total|words` for baht in words, and `committee=appointed` for a tick.

    form_blocks(form, None)            blank copy: every slot without a value, repeats `blank_rows` times
    form_blocks(form, sample(form))    sample copy
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from macros import model, thai

Values = Mapping[str, object]


@dataclass(frozen=True)
class Text:
    """Fixed words."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class Slot:
    """A place for a value. `value` is display text with Arabic digits, None in a blank copy."""

    key: str
    label: str
    type: model.FieldType
    value: str | None = None
    width: Literal["s", "m", "l"] = "l"
    options: tuple[str, ...] = ()
    bold: bool = False


@dataclass(frozen=True)
class Tick:
    """A box that is ticked when the choice in `key` (`field=option`) is taken; `checked` None in a blank copy."""

    key: str
    label: str
    checked: bool | None = None


Inline = Text | Slot | Tick
Line = tuple[Inline, ...]
Style = Literal["body", "flat", "clause", "item", "right", "note"]
Align = Literal["left", "centre", "right"]


@dataclass(frozen=True)
class Heading:
    """`level` 1 is the centred title, 2 a bold line at the margin."""

    line: Line
    level: Literal[1, 2]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. `clause` and `item` carry their number as text, so every format and every reader agrees on it."""

    line: Line
    style: Style = "body"


@dataclass(frozen=True)
class GridColumn:
    """Head of a table column; neighbours with the same `group` share an upper head. `width` is a share."""

    title: str
    width: float = 1
    align: Align = "left"
    group: str | None = None


@dataclass(frozen=True)
class Grid:
    """A table whose head repeats on each page. `scope` is the table field that its rows repeat, None for fixed rows."""

    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[Line, ...], ...]
    scope: str | None = None


@dataclass(frozen=True)
class Repeat:
    """Blocks once for each row of the table field `scope`."""

    scope: str
    instances: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True)
class Choice:
    """Blocks that stay only if `key` (`field=option`) holds. A blank copy has all, to strike out by hand."""

    key: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Signature:
    """A signature block: a dotted line with `role` behind it, then centred lines; never split over pages."""

    lines: tuple[Line, ...]
    role: str | None = None


@dataclass(frozen=True)
class Annex:
    """New page with a centred title."""

    line: Line


@dataclass(frozen=True)
class Check:
    """An item of a checklist on paper: number, box, what to do, then details as label and words."""

    id: str
    no: str
    text: str
    details: tuple[tuple[str, str], ...] = ()


Block = Heading | Paragraph | Grid | Repeat | Choice | Signature | Annex | Check


@dataclass(frozen=True)
class Stamp:
    """What every file carries in its footer and properties: which record, which version, where it lives."""

    id: str
    title: str
    version: str
    updated: date
    page: str
    digits: model.Digits = "thai"
    landscape: bool = False
    draft: bool = False


# --- From a form to blocks -------------------------------------------------------------------------------------------


def sample(form: model.Form) -> Values:
    """The sample values of a form, as its fields give them."""
    return {field.id: field.sample for field in form.fields if field.sample is not None}


def form_blocks(form: model.Form, values: Values | None) -> tuple[Block, ...]:
    """The paper of a form, blank (`values` None) or filled."""
    numbers = {clause.id: str(n) for n, clause in enumerate(_clauses(form.document), start=1)}
    scope = _Scope({field.id: field for field in form.fields}, values, numbers)
    return tuple(scope.blocks(form.document))


def form_stamp(form: model.Form) -> Stamp:
    """The stamp of a form's files."""
    return Stamp(
        form.id,
        form.title,
        form.version,
        form.updated,
        f"templates/{form.id}.html",
        form.digits,
        form.landscape,
        form.lawyer,
    )


def _clauses(parts: Sequence[model.Part]) -> Iterator[model.Clause]:
    for part in parts:
        if isinstance(part, model.Clause):
            yield part
        if isinstance(part, model.Each | model.When):
            yield from _clauses(part.parts)


_PLACEHOLDER = re.compile(r"\{([^{}]+)\}|\*\*")


@dataclass(frozen=True)
class _Scope:
    """Resolves placeholders: first the row that is being repeated, then the form."""

    fields: Mapping[str, model.Field]
    values: Values | None
    clauses: Mapping[str, str]
    table: model.Field | None = None
    row: Mapping[str, object] | None = None
    n: int = 0

    def blocks(self, parts: Sequence[model.Part]) -> Iterator[Block]:
        for part in parts:
            yield from self.block(part)

    def block(self, part: model.Part) -> Iterator[Block]:
        match part:
            case model.Title(text):
                yield Heading(self.line(text, bold=True), 1)
            case model.Heading(text):
                yield Heading(self.line(text, bold=True), 2)
            case model.Para(text):
                yield Paragraph(self.line(text), "body")
            case model.Flat(text):
                yield Paragraph(self.line(text), "flat")
            case model.Right(text):
                yield Paragraph(self.line(text), "right")
            case model.Note(text):
                yield Paragraph(self.line(text), "note")
            case model.Annex(title):
                yield Annex(self.line(title, bold=True))
            case model.Items(texts):
                for n, text in enumerate(texts, start=1):
                    yield Paragraph((Text(f"({n}) "), *self.line(text)), "item")
            case model.Clause():
                yield from self.clause(part)
            case model.Choices(field):
                yield from self.ticks(self.fields[field])
            case model.Table():
                yield self.grid(part)
            case model.Each(field, parts):
                instances = (tuple(scope.blocks(parts)) for scope in self.rows(self.fields[field]))
                yield Repeat(field, tuple(instances))
            case model.When(field, equals, parts):
                if self.values is None:
                    yield Choice(f"{field}={equals}", tuple(self.blocks(parts)))
                elif equals in chosen(self.values.get(field)):
                    yield from self.blocks(parts)
            case model.Signature(lines, role):
                yield Signature(tuple(self.line(line) for line in lines), role)

    def clause(self, clause: model.Clause) -> Iterator[Block]:
        no = self.clauses[clause.id]
        head = (Text(f"ข้อ {no} "), Text(clause.title, bold=True))
        tail = (Text("  "), *self.line(clause.text)) if clause.text else ()
        yield Paragraph((*head, *tail), "clause")
        for n, item in enumerate(clause.items, start=1):
            yield Paragraph((Text(f"{no}.{n} "), *self.line(item)), "item")
        if clause.closing:
            yield Paragraph(self.line(clause.closing), "body")
        yield from self.blocks(clause.parts)

    def ticks(self, field: model.Field) -> Iterator[Block]:
        for option in field.options:
            box = self.tick(f"{field.id}={option.id}", option.label)
            yield Paragraph((box, Text(f" {option.label}")), "item")

    def grid(self, table: model.Table) -> Grid:
        columns = tuple(GridColumn(c.title, c.width, c.align, c.group) for c in table.columns)
        if table.field is None:
            return Grid(columns, tuple(tuple(self.line(cell) for cell in row) for row in table.rows))
        rows = tuple(
            tuple((scope.tick(c.tick, c.title),) if c.tick else scope.line(c.text) for c in table.columns)
            for scope in self.rows(self.fields[table.field])
        )
        return Grid(columns, rows, table.field)

    def rows(self, field: model.Field) -> Iterator[_Scope]:
        if self.values is None:
            rows: Sequence[Mapping[str, object]] = [{}] * max(field.blank_rows, 1)
        else:
            rows = self.values.get(field.id) or []  # type: ignore[assignment]
        for n, row in enumerate(rows, start=1):
            yield _Scope(self.fields, self.values, self.clauses, field, row, n)

    def tick(self, key: str, label: str) -> Tick:
        name, _, option = key.partition("=")
        row_key, _, value = self.look_up(name)
        checked = None if self.values is None else option in chosen(value)
        return Tick(f"{row_key}={option}", label, checked)

    def line(self, text: str, *, bold: bool = False) -> Line:
        out: list[Inline] = []
        start = 0
        for match in _PLACEHOLDER.finditer(text):
            if match.start() > start:
                out.append(Text(text[start : match.start()], bold))
            start = match.end()
            if match.group() == "**":
                bold = not bold
            else:
                out.append(self.inline(match.group(1), bold))
        if start < len(text):
            out.append(Text(text[start:], bold))
        return tuple(out)

    def inline(self, name: str, bold: bool) -> Inline:
        if name.startswith("ข้อ:"):
            return Text(f"ข้อ {self.clauses[name.removeprefix('ข้อ:')]}", bold)
        name, _, form = name.partition("|")
        key, field, value = self.look_up(name)
        if field is None:
            return Slot(key, "ลำดับ", "number", str(value) if value else None, "s", bold=bold)
        if field.type == "yes":
            return Tick(f"{key}=yes", field.label, None if self.values is None else bool(value))
        shown = None if value in (None, "") else display(field, value, words=form == "words")
        options = tuple(option.label for option in field.options) if field.type == "choice" else ()
        return Slot(key + (f"|{form}" if form else ""), field.label, field.type, shown, field.width, options, bold)

    def look_up(self, name: str) -> tuple[str, model.Field | None, object]:
        """Key, field and value of a name: a column of the repeated row, the row number `n`, or a field of the form."""
        if self.table is not None:
            if name == "n":
                return f"{self.table.id}.n", None, self.n
            for column in self.table.columns:
                if column.id == name:
                    return f"{self.table.id}.{name}", column, (self.row or {}).get(name)
        return name, self.fields[name], (self.values or {}).get(name)


def chosen(value: object) -> tuple[str, ...]:
    """The option ids that a choice, a list of choices or a yes field holds."""
    if value is True:
        return ("yes",)
    if isinstance(value, str):
        return (value,)
    return tuple(str(v) for v in value) if isinstance(value, list | tuple) else ()


def display(field: model.Field, value: object, *, words: bool = False) -> str:
    """A value as people read it: dates พ.ศ., baht with decimals (or in words), labels of options."""
    labels = {option.id: option.label for option in field.options}
    match field.type:
        case "date":
            return thai.long_date(value if isinstance(value, date) else date.fromisoformat(str(value)))
        case "baht":
            return thai.baht_words(str(value)) if words else thai.baht(str(value))
        case "choice" | "choices":
            return ", ".join(labels[v] for v in chosen(value))
        case "number" if isinstance(value, int):
            return f"{value:,}"
        case _:
            return str(value)
