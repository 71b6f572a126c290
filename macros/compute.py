"""Computed fields worked out for sample copies: exact fractions, rounded once, at the end, as the paper shows them.

    complete(form.fields, {"plan": 100, "paid": 40}, today)    {"plan": 100, "paid": 40, "arrears": Decimal("60.00")}

What is missing gives no value, and so does a division by zero: the paper has dots there. A row in which nothing was
typed is no row. `docs/assets/js/compute.js` does the same in the browser, `macros.xlsx_formula` in Excel.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import floor
from typing import Any

from macros import model
from macros.compute_names import resolve
from macros.compute_parse import Node, parse
from macros.compute_values import is_held, kept, outcome, rounded, typed

Values = Mapping[str, object]
#: Remainders of shares are compared to this many decimals of the smallest unit, in all three evaluators.
REMAINDER = 4

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def formulas(fields: Sequence[model.Field]) -> dict[str, Node]:
    """The resolved trees by slot key: `arrears` for a field, `rows.balance` for a column. Raises ComputeError."""
    known = {field.id: field for field in fields}
    trees = {}
    for field in fields:
        if field.compute:
            trees[field.id] = resolve(parse(field.compute), known)[0]
        for column in field.columns:
            if column.compute:
                trees[f"{field.id}.{column.id}"] = resolve(parse(column.compute), known, field)[0]
    return trees


def complete(fields: Sequence[model.Field], values: Values, today: date) -> dict[str, object]:
    """The values with the computed ones put in. A form in which nothing was typed has none."""
    work = Work(fields, values, formulas(fields), today)
    done = {name: value for name, value in values.items() if name not in work.trees}
    for field in fields:
        if field.type == "table" and field.id in done:
            done[field.id] = [work.row(field, n) for n in range(len(work.rows[field.id]))]
        elif field.compute and done and (value := outcome(field.type, work.field(field.id))) is not None:
            done[field.id] = value
    return done


class Work:
    """Works values out when they are asked for, each once."""

    def __init__(self, fields: Sequence[model.Field], values: Values, trees: Mapping[str, Node], today: date) -> None:
        self.fields = {field.id: field for field in fields}
        self.values, self.trees, self.today = values, trees, today
        self.columns = {(f.id, c.id): c for f in fields for c in f.columns}
        self.rows = {field.id: self._rows(field) for field in fields if field.type == "table"}
        self._known: dict[tuple[object, ...], Any] = {}

    def _rows(self, table: model.Field) -> list[Values]:
        """The rows in which something was typed."""
        rows = self.values.get(table.id)
        ids = [column.id for column in table.columns if not column.compute]
        held = rows if isinstance(rows, list | tuple) else []
        return [row for row in held if isinstance(row, dict) and any(is_held(row.get(name)) for name in ids)]

    def row(self, table: model.Field, n: int) -> dict[str, object]:
        """A row with its computed columns put in."""
        typed_in = {
            name: value for name, value in self.rows[table.id][n].items() if f"{table.id}.{name}" not in self.trees
        }
        worked = {c.id: outcome(c.type, self.cell(table.id, n, c.id)) for c in table.columns if c.compute}
        return typed_in | {name: value for name, value in worked.items() if value is not None}

    def field(self, name: str) -> Any:
        """The value of a field of the form, typed or worked out."""
        return self._once((name,), self.fields[name], self.values.get(name), None)

    def cell(self, table: str, n: int, name: str) -> Any:
        """The value of a column in row `n`."""
        return self._once((table, n, name), self.columns[table, name], self.rows[table][n].get(name), (table, n))

    def _once(self, key: tuple[object, ...], field: model.Field, value: object, at: At) -> Any:
        if key not in self._known:
            tree = self.trees.get(f"{at[0]}.{field.id}" if at else field.id)
            self._known[key] = typed(field, value) if tree is None else kept(field.type, self.value(tree, at))
        return self._known[key]

    def value(self, node: Node, at: At, item: At = None) -> Any:
        """The value of a node in the row `at`; `item` is the row that a `where` looks at."""
        match node:
            case ("none",):
                return None
            case ("num", text):
                return Fraction(text)
            case ("text", text) | ("option", text, _):
                return text
            case ("field", name, _):
                return self.field(name)
            case ("cell", name, _) if at:
                return self.cell(*at, name)
            case ("item", name, _) if item:
                return self.cell(*item, name)
            case ("if", test, a, b):
                taken = self.value(test, at, item)
                return None if taken is None else self.value(a if taken else b, at, item)
            case ("and" | "or" as word, a, b):
                first = self.value(a, at, item)
                return first if first is None or first is (word == "or") else self.value(b, at, item)
            case ("default", a, b):
                first = self.value(a, at, item)
                return self.value(b, at, item) if first is None else first
            case ("empty", a):
                value = self.value(a, at, item)
                return value is None or value is False or value == ()
            case ("label", choice, labels):
                return dict(labels).get(self.value(choice, at, item))
            case ("has", name, option, _):
                return option in self.field(name)
            case ("today",):
                return self.today
            case ("row",) if at:
                return Fraction(at[1] + 1)
            case ("sum" | "count" | "lowest" | "highest" | "among", table, *_):
                return self._over(node, table, at)
            case ("prev", column, start) if at:
                return self._previous(column, start, at)
            case ("share", column, total, places) if at:
                return self._share(column, self.value(total, at), places, at)
        return self._plain(node, at, item)

    def _plain(self, node: Node, at: At, item: At) -> Any:
        """What has no value as soon as one of its operands has none."""
        parts = [self.value(part, at, item) if isinstance(part, tuple) else part for part in node[1:]]
        if None in parts:
            return None
        match node[0]:
            case "compare":
                return _COMPARE[parts[0]](parts[2], parts[3])
            case "not":
                return not parts[0]
            case "neg":
                return -parts[0]
            case "/":
                return parts[0] / parts[1] if parts[1] else None
            case "+" | "-" | "*" as sign:
                return {"+": operator.add, "-": operator.sub, "*": operator.mul}[sign](*parts)
            case "round":
                return rounded(parts[0], parts[1])
            case "min" | "max" as name:
                return (min if name == "min" else max)(parts)
            case "days":
                return Fraction((parts[1] - parts[0]).days)
            case "contains":
                return parts[1].strip() in parts[0]
        raise AssertionError(node)

    # --- Tables ------------------------------------------------------------------------------------------------------

    def _over(self, node: Node, table: str, at: At) -> Any:
        """Over all rows of a table; nothing at all gives no value, nothing that fits gives zero."""
        rows = range(len(self.rows[table]))
        if node[0] == "among":
            wanted = self.value(node[3], at)
            return None if wanted is None else any(self.cell(table, n, node[2]) == wanted for n in rows)
        if node[0] == "count":
            fits = [self._holds(node[2], at, (table, n)) for n in rows]
            return None if not fits or None in fits else Fraction(sum(map(bool, fits)))
        found = [(n, value) for n in rows if (value := self.cell(table, n, node[2])) is not None]
        if not found:
            return None
        if node[0] in ("lowest", "highest"):
            return (min if node[0] == "lowest" else max)(value for _, value in found)
        fits = [self._holds(node[3], at, (table, n)) for n in rows]
        return None if None in fits else sum((value for n, value in found if fits[n]), Fraction(0))

    def _holds(self, condition: Node | None, at: At, item: At) -> bool | None:
        """Does a row fit? What its own columns lack does not fit; what else is missing leaves all in the dark."""
        match condition:
            case None:
                return True
            case ("and" | "or" as word, a, b):
                both = self._holds(a, at, item), self._holds(b, at, item)
                return None if None in both else (all(both) if word == "and" else any(both))
            case ("not", a):
                fits = self._holds(a, at, item)
                return None if fits is None else not fits
        sides = [part for part in condition[1:] if isinstance(part, tuple)]
        missing = [side for side in sides if self.value(side, at, item) is None]
        if condition[0] in ("compare", "contains") and missing:
            return False if all(side[0] == "item" for side in missing) else None
        return self.value(condition, at, item)  # type: ignore[no-any-return]

    def _previous(self, column: str, start: Node, at: tuple[str, int]) -> Any:
        """The last value above in this column; row by row from the top, so that long ledgers do not nest."""
        above = [self.cell(at[0], n, column) for n in range(at[1])]
        return next((value for value in reversed(above) if value is not None), self.value(start, at))

    def _share(self, column: str, total: Any, places: int, at: tuple[str, int]) -> Any:
        """This row's part of the total: largest remainders first, upper rows first where they are equal."""
        weights = {n: w for n in range(len(self.rows[at[0]])) if (w := self.cell(at[0], n, column)) is not None}
        if total is None or at[1] not in weights or min(weights.values()) < 0 or not sum(weights.values()):
            return None
        units = rounded(total, places) * 10**places
        whole = sum(weights.values())
        exact = {n: rounded(units * weight / whole, REMAINDER) for n, weight in weights.items()}
        left = units - sum(floor(part) for part in exact.values())
        order = sorted(exact, key=lambda n: (floor(exact[n]) - exact[n], n))
        return Fraction(floor(exact[at[1]]) + (order.index(at[1]) < left), 10**places)


#: The row that is being worked out: its table and its place from 0.
At = tuple[str, int] | None
