"""The paper of a form as neutral blocks, blank or filled.

form_blocks(form, None)            blank copy: every slot without a value, repeats `blank_rows` times
form_blocks(form, sample(form))    sample copy
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from macros import compute, document, model
from macros.blocks import (
    Annex,
    Block,
    Choice,
    Emblem,
    Grid,
    GridColumn,
    Heading,
    Inline,
    Label,
    Line,
    Paragraph,
    Repeat,
    Signature,
    Signatures,
    Slot,
    Split,
    Stamp,
    Style,
    Text,
    Tick,
)
from macros.compute_parse import Node
from macros.field_display import chosen, display, plain_number

Values = Mapping[str, object]


def sample(form: model.Form) -> Values:
    """The sample values of a form, as its fields give them."""
    return {field.id: field.sample for field in form.fields if field.sample is not None}


def form_blocks(form: model.Form, values: Values | None) -> tuple[Block, ...]:
    """The paper of a form, blank (`values` None) or filled."""
    numbers = {clause.id: str(n) for n, clause in enumerate(_clauses(form.document), start=1)}
    done = None if values is None else compute.complete(form.fields, values, today=form.updated)
    fields = {field.id: field for field in form.fields}
    trees = compute.formulas(form.fields)
    like = _Scope(fields, compute.complete(form.fields, sample(form), today=form.updated), numbers, trees=trees)
    scope = _Scope(fields, done, numbers, trees=trees, like=like)
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
    #: How computed values are worked out, by slot key.
    trees: Mapping[str, Node] = field(default_factory=dict)
    #: The same form with its sample values, from which blank tables know how much room they need.
    like: _Scope | None = None

    def blocks(self, parts: Sequence[document.Part]) -> Iterator[Block]:
        for before, part, after in zip((None, *parts), parts, (*parts[1:], None), strict=False):
            match part:
                case document.Emblem("memo"):
                    title = after.text if isinstance(after, document.Title) else ""
                    yield Emblem("memo", self.line(title, bold=True), noted=self.values is None)
                case document.Title() if isinstance(before, document.Emblem) and before.kind == "memo":
                    pass  # stands beside the emblem
                case document.When():
                    alone = isinstance(before, document.When) or not isinstance(after, document.When)
                    yield from self.alternative(part, first=not alone)
                case _:
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
            case document.Signature(lines, role, plain):
                yield self.signature(lines, role, plain=plain)
            case _:
                yield from self.official(part)

    def official(self, part: document.Part) -> Iterator[Block]:
        match part:
            case document.Emblem():
                yield Emblem("letter", noted=self.values is None)
            case document.Split(left, right):
                yield Split(self.line(left), self.line(right))
            case document.Label():
                yield from self.label(part)
            case document.Closing(text):
                yield Paragraph(self.line(text), "closing")
            case document.Foot(lines):
                yield from (Paragraph(self.line(line), "foot") for line in lines)
            case document.Numbered():
                yield from self.numbered(part)
            case document.Signatures(field, lines, role):
                blocks = (scope.signature(lines, role) for scope in self.rows(self.fields[field]))
                yield Signatures(field, tuple(blocks))

    def signature(self, lines: Sequence[str], role: str | None, *, plain: bool = False) -> Signature:
        return Signature(tuple(self.line(line) for line in lines), role, plain)

    def label(self, part: document.Label) -> Iterator[Block]:
        """A label of rows goes when there are none; a blank copy shows two at least, as one alone has no number."""
        head, blank = self.line(part.label), self.values is None
        if part.field is None:
            yield Label(head, tuple(self.line(text) for text in (*part.items, *filter(None, [part.text]))))
            return
        lines = tuple(scope.line(part.text or "") for scope in self.rows(self.fields[part.field], least=2))
        if blank:
            yield Choice(f"{part.field}=any", (Label(head, lines, part.field, open=True),))
        elif lines:
            yield Label(head, lines, part.field)

    def numbered(self, part: document.Numbered) -> Iterator[Block]:
        style: Style = "numbered" if part.level == 1 else "sub"
        left, right = ("", ". ") if part.level == 1 else ("(", ") ")
        for n, text in enumerate(part.texts, start=part.start):
            yield Paragraph((Text(f"{left}{n}{right}"), *self.line(text)), style)
        if part.field:
            lines = [scope.line(f"{left}{{n}}{right}{part.text or ''}") for scope in self.rows(self.fields[part.field])]
            yield Repeat(part.field, tuple((Paragraph(line, style),) for line in lines))

    def alternative(self, part: document.When, *, first: bool) -> Iterator[Block]:
        """What hangs on a choice: all of it in a blank copy, what is taken in a filled one."""
        key, field, value = self.look_up(part.field)
        assert field is not None
        inverted = part.inverted != (field.type == "yes" and part.equals == "no")
        option = "yes" if field.type == "yes" else part.equals
        if self.values is None:
            words = next((o.label for o in field.options if o.id == option), field.label)
            verb = ("ไม่" if inverted else "") + ("มี" if option == "any" else "เลือก")
            repeated = self.table is not None and option == "any"  # a line to fill in or not, as its row says
            label = "" if repeated else f"(ใช้เมื่อ{verb} “{words}”)"
            yield Choice(f"{key}{'!' * inverted}={option}", tuple(self.blocks(part.parts)), label, first)
        elif (value not in (None, "", [], ()) if option == "any" else option in chosen(value)) != inverted:
            yield from self.blocks(part.parts)

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
            fixed = tuple(tuple(self.line(cell) for cell in row) for row in table.rows)
            return Grid(columns, fixed, row_height=table.row_height)
        typical = self.like.table_rows(table) if self.like else ()
        return Grid(columns, self.table_rows(table), table.field, self.totals(table), table.row_height, typical)

    def table_rows(self, table: document.Table) -> tuple[tuple[Line, ...], ...]:
        """The cells of a table that repeats a field."""
        return tuple(
            tuple((scope.tick(c.tick, c.title),) if c.tick else scope.line(c.text) for c in table.columns)
            for scope in self.rows(self.fields[table.field or ""])
        )

    def totals(self, table: document.Table) -> tuple[Line, ...]:
        """The last row of a table: the word before the first sum, and the sums."""
        if not any(column.total for column in table.columns):
            return ()
        sums = [self.total(table.field or "", column) if column.total else () for column in table.columns]
        return ((Text("รวม", bold=True),), *sums[1:])

    def total(self, table: str, column: document.Column) -> Line:
        name = column.text.strip("{}")
        field = next(c for c in self.fields[table].columns if c.id == name)
        rows = None if self.values is None else self.values.get(table) or []
        numbers = [Decimal(str(row[name])) for row in rows or [] if row.get(name) not in (None, "")]  # type: ignore[attr-defined]
        shown = display(field, plain_number(sum(numbers, Decimal(0)))) if numbers else None
        return (Slot(f"{table}.{name}.total", f"รวม{column.title}", field.type, shown, field.width, bold=True),)

    def rows(self, field: model.Field, *, least: int = 1) -> Iterator[_Scope]:
        if self.values is None:
            rows: Sequence[Mapping[str, object]] = [{}] * max(field.blank_rows, least)
        else:
            rows = self.values.get(field.id) or []  # type: ignore[assignment]
        for n, row in enumerate(rows, start=1):
            yield _Scope(self.fields, self.values, self.clauses, field, row, n, self.trees)

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
        tree, slot_key = self.trees.get(key), key + (f"|{form}" if form else "")
        return Slot(slot_key, field.label, field.type, shown, field.width, options, bold, tree)

    def look_up(self, name: str) -> tuple[str, model.Field | None, object]:
        """Key, field and value of a name: a column of the repeated row, the row number `n`, or a field of the form."""
        if self.table is not None:
            if name == "n":
                return f"{self.table.id}.n", None, self.n
            for column in self.table.columns:
                if column.id == name:
                    return f"{self.table.id}.{name}", column, (self.row or {}).get(name)
        return name, self.fields[name], (self.values or {}).get(name)
