"""The paper of a form as neutral blocks, blank or filled.

form_blocks(form, None)            blank copy: every slot without a value, repeats `blank_rows` times
form_blocks(form, sample(form))    sample copy
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from macros import document, model, thai
from macros.blocks import (
    Annex,
    Block,
    Choice,
    Grid,
    GridColumn,
    Heading,
    Inline,
    Line,
    Paragraph,
    Repeat,
    Signature,
    Slot,
    Stamp,
    Text,
    Tick,
)

Values = Mapping[str, object]


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


def _clauses(parts: Sequence[document.Part]) -> Iterator[document.Clause]:
    for part in parts:
        if isinstance(part, document.Clause):
            yield part
        if isinstance(part, document.Each | document.When):
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

    def blocks(self, parts: Sequence[document.Part]) -> Iterator[Block]:
        for part in parts:
            yield from self.block(part)

    def block(self, part: document.Part) -> Iterator[Block]:
        match part:
            case document.Title(text):
                yield Heading(self.line(text, bold=True), 1)
            case document.Heading(text):
                yield Heading(self.line(text, bold=True), 2)
            case document.Para(text):
                yield Paragraph(self.line(text), "body")
            case document.Flat(text):
                yield Paragraph(self.line(text), "flat")
            case document.Right(text):
                yield Paragraph(self.line(text), "right")
            case document.Note(text):
                yield Paragraph(self.line(text), "note")
            case document.Annex(title):
                yield Annex(self.line(title, bold=True))
            case document.Items(texts):
                for n, text in enumerate(texts, start=1):
                    yield Paragraph((Text(f"({n}) "), *self.line(text)), "item")
            case document.Clause():
                yield from self.clause(part)
            case document.Choices(field):
                yield from self.ticks(self.fields[field])
            case document.Table():
                yield self.grid(part)
            case document.Each(field, parts):
                instances = (tuple(scope.blocks(parts)) for scope in self.rows(self.fields[field]))
                yield Repeat(field, tuple(instances))
            case document.When(field, equals, parts):
                if self.values is None:
                    yield Choice(f"{field}={equals}", tuple(self.blocks(parts)))
                elif equals in chosen(self.values.get(field)):
                    yield from self.blocks(parts)
            case document.Signature(lines, role):
                yield Signature(tuple(self.line(line) for line in lines), role)

    def clause(self, clause: document.Clause) -> Iterator[Block]:
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

    def grid(self, table: document.Table) -> Grid:
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
