"""Numbers of worked examples: typed once as data, worked out as forms are, read by pages.

    {{ figure("f18-annual-budget", "sum(lines.amount)") }}      a value of a form's sample copy: 1,000,000
    {{ figure("unit-cost", "cost / tons", places=2) }}          a value of data/examples/unit-cost.yml: 1,150.00
    {{ figure("unit-cost", "places.tons", row=1) }}             a cell of a table, rows counted from 1
    {{ figures("unit-cost", "places", "name tons", total="tons") }}    the rows as a table

The second argument is an expression in the language of computed fields, so that arithmetic on a page is arithmetic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from macros import model, thai
from macros.compute import Work, formulas
from macros.compute_names import resolve
from macros.compute_parse import ComputeError, parse
from macros.compute_values import rounded
from macros.html import Href, text
from macros.problems import Place, Problem

if TYPE_CHECKING:
    from macros.lookup import Lookup

_CALL = re.compile(r"\{\{\s*figure\(\s*\"([^\"]+)\"\s*,\s*\"([^\"]+)\"(?:[^}]*?\brow=(\d+))?")


@dataclass(frozen=True)
class Worked:
    """The fields of an example with their values worked out."""

    fields: tuple[model.Field, ...]
    today: date

    @cached_property
    def work(self) -> Work:
        """The sample values, worked out when they are asked for."""
        values = {field.id: field.sample for field in self.fields if field.sample is not None}
        return Work(self.fields, values, formulas(self.fields), self.today)

    @cached_property
    def by_id(self) -> Mapping[str, model.Field]:
        """Fields by id."""
        return {field.id: field for field in self.fields}

    def value(self, expression: str, row: int | None = None) -> Any:
        """What an expression comes to. With a row (from 1) the expression starts with `table.` and reads that row.

        Raises ComputeError with what is wrong and what to write.
        """
        if row is None:
            return self.work.value(resolve(parse(expression), self.by_id)[0], None)
        name = expression.split(".")[0]
        table = self.by_id.get(name)
        if table is None or table.type != "table" or not 1 <= row <= len(self.work.rows[name]):
            raise ComputeError(f"ไม่มีแถวที่ {row} ของ {name}", "ใช้ชื่อตารางของตัวอย่างนี้ นับแถวจาก 1")
        inner = expression.replace(f"{name}.", "")
        return self.work.value(resolve(parse(inner), self.by_id, table)[0], (name, row - 1))


def worked(library: model.Library, name: str) -> Worked:
    """The example `name`: one of `data/examples`, or a form's sample copy."""
    forms = {form.id: form for form in library.forms}
    if name in forms:
        return Worked(forms[name].fields, forms[name].updated)
    example = next(example for example in library.examples if example.id == name)
    taken = forms[example.form].fields if example.form else ()
    return Worked((*taken, *example.fields), example.updated)


class Examples:
    """The worked examples of a library, each worked out once however many pages ask."""

    def __init__(self, library: model.Library) -> None:
        self._library = library
        self._known: dict[str, Worked] = {}

    def __getitem__(self, name: str) -> Worked:
        if name not in self._known:
            self._known[name] = worked(self._library, name)
        return self._known[name]


def shown(value: object, places: int | None = None, labels: Mapping[str, str] | None = None) -> str:
    """A value as a page prints it: digits in groups of three, days in พ.ศ., no decimals that say nothing.

    >>> shown(Fraction(23810, 100))
    '238.10'
    >>> shown(Fraction(4200))
    '4,200'
    """
    match value:
        case None:
            return "–"
        case bool():
            return "ใช่" if value else "ไม่ใช่"
        case Fraction():
            exact = rounded(value, 2 if places is None else places)
            decimals = places if places is not None else 0 if exact.denominator == 1 else 2
            return f"{float(exact):,.{decimals}f}"
        case date():
            return thai.long_date(value)
        case _:
            return (labels or {}).get(str(value), str(value))


def figure(
    lookup: Lookup, _: Href, name: str, expression: str, row: int | None = None, places: int | None = None
) -> str:
    """A number, a day or words of a worked example."""
    example = lookup.examples[name]
    return text(shown(example.value(expression, row), places, _labels(example.by_id, expression)))


def _labels(fields: Mapping[str, model.Field], expression: str) -> dict[str, str]:
    name, _, column = expression.partition(".")
    field = fields.get(name)
    columns = {each.id: each for each in field.columns} if field else {}
    found = columns.get(column, field)
    options: tuple[model.Option, ...] = found.options if found else ()
    return {option.id: option.label for option in options}


def figures(lookup: Lookup, _: Href, name: str, table: str, columns: str, total: str = "") -> str:
    """Rows of a table of a worked example as a Markdown table, with a last row of sums of the columns in `total`."""
    example = lookup.examples[name]
    field = example.by_id[table]
    shown_columns = [next(c for c in field.columns if c.id == column) for column in columns.split()]
    rows = [
        [_cell(column, example.work.cell(table, n, column.id)) for column in shown_columns]
        for n in range(len(example.work.rows[table]))
    ]
    if total:
        sums = [
            _cell(column, example.value(f"sum({table}.{column.id})")) if column.id in total.split() else ""
            for column in shown_columns
        ]
        rows.append(["รวม" if n == 0 and not words else words for n, words in enumerate(sums)])
    heads = [text(column.label) for column in shown_columns]
    aligned = ["---:" if column.type in ("number", "baht", "percent") else "---" for column in shown_columns]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, aligned, *rows))


def shown_cell(column: model.Field, value: object) -> str:
    """A value in a table as plain text: labels for choices, satang only where there are any, nothing for no value."""
    labels = {option.id: option.label for option in column.options}
    return "" if value is None else shown(value, 2 if column.type == "baht" and _satang(value) else None, labels)


def _cell(column: model.Field, value: object) -> str:
    return text(shown_cell(column, value)).replace("|", "&#124;").replace("\n", " ")


def _satang(value: object) -> bool:
    return isinstance(value, Fraction) and value.denominator != 1


def figure_problems(root: Path, library: model.Library) -> Iterator[Problem]:
    """Calls of `figure` in pages whose expression cannot be worked out, by file and line."""
    known = {form.id for form in library.forms} | {example.id for example in library.examples}
    examples = Examples(library)
    for path in sorted((root / "docs").rglob("*.md")):
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), start=1):
            for name, expression, row in _CALL.findall(line):
                if name not in known:
                    continue
                try:
                    value = examples[name].value(expression, int(row) if row else None)
                except ComputeError as error:
                    yield Problem(Place(path.relative_to(root).as_posix(), number), error.wrong, error.write)
                    continue
                if value is None:
                    place = Place(path.relative_to(root).as_posix(), number)
                    yield Problem(place, f"{expression} ของ {name} ไม่มีค่า", "ตรวจว่าตัวอย่างกรอกช่องที่สูตรใช้ครบ")
