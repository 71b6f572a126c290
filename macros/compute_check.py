"""Checks of the expressions of a form: names, kinds, circles; and its rules, ready for the browser and for Excel."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from macros import model
from macros.compute_names import KINDS, resolve
from macros.compute_parse import ComputeError, Node, parse
from macros.problems import Place, Problem

#: What a computed field may be, and the kind its expression must have.
RESULTS = ("number", "baht", "percent", "text", "long", "date")
_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
Places = Mapping[tuple[str, str, str], Place]
Wrong = tuple[str, str]


@dataclass(frozen=True)
class Rule:
    """A check of a form, resolved. `table` is the table whose rows are checked one by one, None for the whole form."""

    test: Node
    say: tuple[str | Node, ...]
    field: str
    table: str | None

    def as_data(self) -> dict[str, object]:
        """For the browser: `say` is texts and places of values in turn."""
        return {"test": self.test, "say": self.say, "field": self.field, "table": self.table}


def rules(form: model.Form) -> tuple[Rule, ...]:
    """The checks of a form, resolved. Raises ComputeError."""
    return tuple(_rule(form, check) for check in form.checks)


def _rule(form: model.Form, check: model.Check) -> Rule:
    fields = {field.id: field for field in form.fields}
    tree = parse(check.test)
    name, _, column = (check.field or _first_name(tree)).partition(".")
    table = fields.get(name) if column and check.field else None
    if name not in fields or (table and column not in {c.id for c in table.columns}):
        raise ComputeError(f"ข้อตรวจชี้ไปที่ {check.field or name} แต่ไม่มีช่องนี้", "เขียน field เป็นช่อง หรือ ตาราง.คอลัมน์")
    test, kind = resolve(tree, fields, table)
    if kind != "truth":
        raise ComputeError("test ไม่ได้ถามว่าจริงหรือไม่", "เขียนสิ่งที่ต้องเป็นจริง เช่น sum(rows.debit) = sum(rows.credit)")
    parts = _PLACEHOLDER.split(check.say)
    say = tuple(resolve(("name", part), fields, table)[0] if n % 2 else part for n, part in enumerate(parts))
    return Rule(test, say, f"{name}.{column}" if table else name, table.id if table else None)


def _first_name(tree: object) -> str:
    if not isinstance(tree, tuple):
        return ""
    if tree[0] in ("name", "of"):
        return str(tree[1])
    return next((name for part in tree[1:] if (name := _first_name(part))), "")


def fact_problems(fact: model.Fact, place: Place) -> Iterator[Problem]:
    """A fact is typed: forms work out what they need of it."""
    for column in fact.columns:
        if column.compute:
            yield Problem(place, f"ข้อมูลกลาง {fact.id} มีคอลัมน์คำนวณ {column.id}", "ย้าย compute ไปไว้ในแบบฟอร์มที่ใช้")


def compute_problems(form: model.Form, place: Place, parts: Places = MappingProxyType({})) -> list[Problem]:
    """Every problem of the expressions of a form, at the field, the column or the check."""
    fields = {field.id: field for field in form.fields}
    columns = [column.id for field in form.fields for column in field.columns]
    problems, trees = [], {}
    for field, table in _computed(form.fields):
        kept, unsure = ("columns", columns.count(field.id) > 1) if table else ("fields", False)
        at = parts.get((form.id, "fields", table.id if table and unsure else field.id), place)
        where = parts.get((form.id, kept, field.id), at) if not unsure else at
        key = f"{table.id}.{field.id}" if table else field.id
        problems += [Problem(where, f"ช่อง {key}: {wrong}", write) for wrong, write in _settings(field)]
        try:
            trees[key] = _resolved(field, fields, table)
        except ComputeError as error:
            problems.append(Problem(where, f"ช่อง {key}: {error.wrong}", error.write))
    problems += [
        Problem(parts.get((form.id, "fields", name.split(".")[0]), place), *wrong) for name, wrong in _circles(trees)
    ]
    for n, check in enumerate(form.checks):
        try:
            _rule(form, check)
        except ComputeError as error:
            problems.append(Problem(parts.get((form.id, "checks", str(n)), place), error.wrong, error.write))
    return problems


def _computed(fields: Sequence[model.Field]) -> Iterator[tuple[model.Field, model.Field | None]]:
    """Computed fields and columns, a column with its table."""
    for field in fields:
        if field.compute:
            yield field, None
        yield from ((column, field) for column in field.columns if column.compute)


def _settings(field: model.Field) -> Iterator[Wrong]:
    if field.type not in RESULTS:
        yield f"type: {field.type} คำนวณไม่ได้", f"ใช้หนึ่งใน: {', '.join(RESULTS)}"
    for name in ("required", "fact", "sample"):
        if getattr(field, name):
            yield f"มีทั้ง compute และ {name}", f"ลบ {name} ช่องที่คำนวณไม่มีใครพิมพ์"


def _resolved(field: model.Field, fields: Mapping[str, model.Field], table: model.Field | None) -> Node:
    node, kind = resolve(parse(field.compute or ""), fields, table)
    if field.type in RESULTS and kind not in (KINDS[field.type], "none"):
        raise ComputeError(f"เป็น {field.type} แต่สูตรได้ค่าชนิดอื่น", "แก้ type หรือแก้สูตร")
    return node


# --- Circles ---------------------------------------------------------------------------------------------------------


def _circles(trees: Mapping[str, Node]) -> Iterator[tuple[str, Wrong]]:
    """Values that need themselves; the previous row's value is another one."""
    needs = {key: set(_needed(tree, key)) & trees.keys() for key, tree in trees.items()}
    reported: set[str] = set()
    for key in needs:
        path = _way_back(key, needs)
        if path and not reported & set(path):
            reported |= set(path)
            yield (
                key,
                (f"คำนวณวนกัน {' → '.join([*path, path[0]])}", "ให้ช่องหนึ่งในวงนี้เป็นช่องพิมพ์ หรือใช้ prev() เอาค่าของแถวก่อน"),
            )


def _way_back(start: str, needs: Mapping[str, set[str]]) -> list[str]:
    """A way from a key over what it needs back to itself, empty if there is none."""
    seen, ways = {start}, [[start]]
    while ways:
        way = ways.pop()
        for key in sorted(needs[way[-1]]):
            if key == start:
                return way
            if key not in seen:
                seen.add(key)
                ways.append([*way, key])
    return []


def _needed(node: object, key: str, over: str = "") -> Iterator[str]:
    """Keys of the values that a tree needs; `over` is the table of the `where` it stands in."""
    if not isinstance(node, tuple) or not node:
        return
    own = key.partition(".")[0]
    match node:
        case ("field", name, _) | ("has", name, _, _):
            yield name
        case ("cell", column, _):
            yield f"{own}.{column}"
        case ("item", column, _):
            yield f"{over}.{column}"
        case ("sum" | "lowest" | "highest" | "among", table, column, *rest):
            yield f"{table}.{column}"
            for part in rest:
                yield from _needed(part, key, table if node[0] == "sum" else over)
        case ("count", table, where):
            yield from _needed(where, key, table)
        case ("prev", _, start):
            yield from _needed(start, key, over)
        case ("share", column, total, _):
            yield f"{own}.{column}"
            yield from _needed(total, key, over)
        case _:
            for part in node[1:]:
                yield from _needed(part, key, over)
