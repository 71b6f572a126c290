"""What the names in an expression mean, and whether kinds fit: a parsed tree becomes one that says where values are.

    resolve(parse("plan - paid"), fields, table)    (("-", ("cell", "plan", "number"), …), "number")

Three readers go by the resolved tree and by nothing else: `macros.compute`, `compute.js` and `macros.xlsx_formula`.

    ("num", "12.5") ("text", "ก") ("none",) ("option", id, label)
    ("field", id, kind)     a field of the form
    ("cell", column, kind)  a column of the row that is being worked out
    ("item", column, kind)  a column of the row that a `where` looks at
    ("compare", sign, kind, a, b) ("and", a, b) ("or", a, b) ("not", a) ("neg", a) ("+", a, b) …
    ("if", c, a, b) ("round", a, places) ("min", a, …) ("max", a, …) ("days", from, to) ("today",) ("row",)
    ("default", a, b) ("empty", a) ("label", a, ((id, label), …)) ("contains", text, a) ("among", table, column, a)
    ("has", field, option, label) ("sum", table, column, where) ("count", table, where) ("lowest", table, column)
    ("highest", table, column) ("prev", column, start) ("share", column, total, places)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from macros import model
from macros.compute_parse import ComputeError, Node

Kind = Literal["number", "text", "date", "choice", "choices", "truth", "none"]
Typed = tuple[Node, Kind]

KINDS: dict[str, Kind] = {
    "text": "text",
    "long": "text",
    "date": "date",
    "number": "number",
    "baht": "number",
    "percent": "number",
    "choice": "choice",
    "choices": "choices",
    "yes": "truth",
}
_WORDS = {"number": "ตัวเลข", "text": "ข้อความ", "date": "วันที่", "choice": "ตัวเลือก", "truth": "จริงหรือเท็จ"}
_MOST_PLACES = 6


def resolve(node: Node, fields: Mapping[str, model.Field], table: model.Field | None = None) -> Typed:
    """The tree with its names looked up, and the kind of its value. Raises ComputeError."""
    return _Resolver(fields, table).node(node)


def _fail(wrong: str, write: str) -> ComputeError:
    return ComputeError(wrong, write)


def _has_item(node: object) -> bool:
    """Does the node look at the rows of the `where` it stands in, not at those of one within?"""
    if not isinstance(node, tuple) or node[:1] in (("sum",), ("count",)):
        return False
    return node[:1] == ("item",) or any(map(_has_item, node))


@dataclass(frozen=True)
class _Resolver:
    """`table` is the table whose column is worked out, `over` the one whose rows a `where` looks at."""

    fields: Mapping[str, model.Field]
    table: model.Field | None = None
    over: model.Field | None = None

    def node(self, node: Node) -> Typed:
        match node:
            case ("num", _):
                return node, "number"
            case ("text", ""):
                return ("none",), "none"
            case ("text", _):
                return node, "text"
            case ("name", name):
                return self.name(name)
            case ("of", "this", column):
                return self.own(column)
            case ("of", table, column):
                raise _fail(f"{table}.{column} มีหลายแถว ใช้ลำพังไม่ได้", f"เขียนเป็น sum({table}.{column})")
            case ("neg", a):
                return ("neg", self.of(a, "number")), "number"
            case ("not", a):
                return ("not", self.of(a, "truth")), "truth"
            case ("and" | "or" as word, a, b):
                return (word, self.of(a, "truth"), self.of(b, "truth")), "truth"
            case ("+" | "-" | "*" | "/" as sign, a, b):
                return (sign, self.of(a, "number"), self.of(b, "number")), "number"
            case ("call", name, arguments, where):
                return self.call(name, arguments, where)
        return self.compare(*node)

    def of(self, node: Node, kind: Kind) -> Node:
        """The node, which must be of this kind."""
        resolved, found = self.node(node)
        if found not in (kind, "none"):
            raise _fail(f"ต้องเป็น{_WORDS.get(kind, kind)} แต่ได้{_WORDS.get(found, found)}", "ใช้ช่องที่ชนิดตรงกัน")
        if (
            self.over
            and resolved[0] not in ("compare", "and", "or", "not", "empty", "contains", "item")
            and _has_item(resolved)
        ):
            raise _fail("ใน where คอลัมน์ต้องอยู่ลำพังข้างหนึ่งของเครื่องหมาย", "เช่น where account = code หรือทำคอลัมน์คำนวณก่อน")
        return resolved

    # --- Names -------------------------------------------------------------------------------------------------------

    def name(self, name: str) -> Typed:
        for table, word in ((self.over, "item"), (self.table, "cell")):
            column = next((c for c in table.columns if c.id == name), None) if table else None
            if column:
                return (word, name, KINDS[column.type]), KINDS[column.type]
        field = self.fields.get(name)
        if field is None:
            raise _fail(f"สูตรใช้ {name} แต่ไม่มีช่องนี้", "แก้ชื่อให้ตรงกับ id ของช่องหรือคอลัมน์")
        if field.type == "table":
            raise _fail(f"{name} เป็นตาราง ใช้เป็นค่าเดียวไม่ได้", f"เขียนเป็น sum({name}.คอลัมน์) หรือ count({name})")
        return ("field", name, KINDS[field.type]), KINDS[field.type]

    def own(self, name: str) -> Typed:
        if self.table is None:
            raise _fail(f"this.{name} ใช้ได้ในคอลัมน์ของตารางเท่านั้น", "ใช้ชื่อช่องเปล่า ๆ")
        return ("cell", name, KINDS[self.column(self.table, name).type]), KINDS[self.column(self.table, name).type]

    def rows(self, name: str) -> model.Field:
        field = self.fields.get(name)
        if field is None or field.type != "table":
            raise _fail(f"สูตรใช้ตาราง {name} แต่ไม่มีช่องชนิดตารางชื่อนี้", "ใช้ชื่อช่องที่ type: table")
        return field

    def column(self, table: model.Field, name: str) -> model.Field:
        for column in table.columns:
            if column.id == name:
                return column
        raise _fail(f"ตาราง {table.id} ไม่มีคอลัมน์ {name}", f"ใช้หนึ่งใน: {', '.join(c.id for c in table.columns)}")

    def options(self, node: Node) -> tuple[tuple[str, str], ...]:
        """Id and label of the options of a choice that is a field or a column."""
        word, name = node[0], node[1]
        table = self.over if word == "item" else self.table
        field = self.fields[name] if word == "field" or table is None else self.column(table, name)
        return tuple((option.id, option.label) for option in field.options)

    # --- Comparing ---------------------------------------------------------------------------------------------------

    def compare(self, sign: str, a: Node, b: Node) -> Typed:
        (left, kind), (right, other) = self.node(a), self.node(b)
        if "none" in (kind, other):
            raise _fail('เทียบกับ "" ไม่ได้', "ใช้ empty(ช่อง) ถามว่าว่างหรือไม่")
        if kind == "choice" and right[0] == "text":
            right, other = self.option(left, right[1]), "choice"
        if other == "choice" and left[0] == "text":
            left, kind = self.option(right, left[1]), "choice"
        if kind != other or kind == "choices" or (kind == "truth" and self.over):
            raise _fail(
                f"เทียบ{_WORDS.get(kind, kind)}กับ{_WORDS.get(other, other)}ไม่ได้",
                "เทียบค่าชนิดเดียวกัน ตัวเลือกใช้ label(ช่อง) เป็นข้อความ",
            )
        if sign not in ("=", "!=") and kind not in ("number", "date"):
            raise _fail(f"{_WORDS[kind]}ใช้ {sign} ไม่ได้", "ใช้ = หรือ !=")
        if any(_has_item(side) and side[0] != "item" for side in (left, right)):
            raise _fail("ใน where คอลัมน์ต้องอยู่ลำพังข้างหนึ่งของเครื่องหมาย", "เช่น where account = code หรือทำคอลัมน์คำนวณก่อน")
        return ("compare", sign, kind, left, right), "truth"

    def option(self, choice: Node, name: str) -> Node:
        labels = dict(self.options(choice))
        if name not in labels:
            raise _fail(f"ช่อง {choice[1]} ไม่มีตัวเลือก {name}", f"ใช้หนึ่งใน: {', '.join(labels)}")
        return ("option", name, labels[name])

    # --- Functions ---------------------------------------------------------------------------------------------------

    def call(self, name: str, arguments: Sequence[Node], where: Node | None) -> Typed:
        known: dict[str, tuple[Callable[..., Typed], int, int]] = {
            "if": (self.either, 3, 3),
            "round": (self.round, 2, 2),
            "min": (self.extreme("min", "lowest"), 1, 9),
            "max": (self.extreme("max", "highest"), 1, 9),
            "days": (lambda a, b: (("days", self.of(a, "date"), self.of(b, "date")), "number"), 2, 2),
            "today": (lambda: (("today",), "date"), 0, 0),
            "row": (lambda: (self.in_row(("row",), "row()"), "number"), 0, 0),
            "default": (self.default, 2, 2),
            "empty": (lambda a: (("empty", self.node(a)[0]), "truth"), 1, 1),
            "label": (self.label, 1, 1),
            "contains": (self.contains, 2, 2),
            "prev": (self.prev, 2, 2),
            "share": (self.share, 3, 3),
            "sum": (lambda a: self.sum(a, where), 1, 1),
            "count": (lambda a: self.count(a, where), 1, 1),
        }
        if name not in known:
            raise _fail(f"ไม่รู้จักสูตร {name}()", f"ใช้หนึ่งใน: {', '.join(known)}")
        make, least, most = known[name]
        if not least <= len(arguments) <= most:
            raise _fail(
                f"{name}() มี {len(arguments)} ค่า", f"ใส่ {least} ค่า" if least == most else f"ใส่ {least} ถึง {most} ค่า"
            )
        if where and name not in ("sum", "count"):
            raise _fail(f"{name}() ใช้ where ไม่ได้", "where ใช้กับ sum และ count")
        return make(*arguments)

    def either(self, condition: Node, a: Node, b: Node) -> Typed:
        test = self.of(condition, "truth")
        (yes, kind), (no, other) = self.node(a), self.node(b)
        if kind != other and "none" not in (kind, other):
            raise _fail(
                f"if ได้{_WORDS.get(kind, kind)}ทางหนึ่ง ได้{_WORDS.get(other, other)}อีกทางหนึ่ง", "ให้สองทางเป็นชนิดเดียวกัน"
            )
        return ("if", test, yes, no), other if kind == "none" else kind

    def default(self, a: Node, b: Node) -> Typed:
        (value, kind), (instead, other) = self.node(a), self.node(b)
        if kind != other and "none" not in (kind, other):
            raise _fail(f"default() ได้{_WORDS.get(kind, kind)}กับ{_WORDS.get(other, other)}", "ให้สองค่าเป็นชนิดเดียวกัน")
        return ("default", value, instead), other if kind == "none" else kind

    def places(self, node: Node) -> int:
        if node[0] != "num" or "." in node[1] or int(node[1]) > _MOST_PLACES:
            raise _fail("จำนวนตำแหน่งทศนิยมต้องเป็นเลขเขียนไว้ในสูตร", f"ใช้ 0 ถึง {_MOST_PLACES}")
        return int(node[1])

    def round(self, a: Node, places: Node) -> Typed:
        return ("round", self.of(a, "number"), self.places(places)), "number"

    def extreme(self, name: str, of_column: str) -> Callable[..., Typed]:
        def make(*arguments: Node) -> Typed:
            if len(arguments) == 1 and arguments[0][0] == "of" and arguments[0][1] != "this":
                table, column = self.numbers(arguments[0])
                return (of_column, table.id, column.id), KINDS[column.type]
            return (name, *(self.of(each, "number") for each in arguments)), "number"

        return make

    def numbers(self, node: Node, *kinds: Kind) -> tuple[model.Field, model.Field]:
        """The table and the column that `table.column` names."""
        if node[0] != "of":
            raise _fail("ต้องบอกคอลัมน์ที่จะรวม", "เขียน ตาราง.คอลัมน์ เช่น sum(rows.amount)")
        table = self.rows(node[1])
        column = self.column(table, node[2])
        if KINDS[column.type] not in (kinds or ("number", "date")):
            raise _fail(f"คอลัมน์ {table.id}.{column.id} ไม่ใช่ตัวเลข", "ใช้คอลัมน์ type: number, baht หรือ percent")
        return table, column

    def sum(self, node: Node, where: Node | None) -> Typed:
        table, column = self.numbers(node, "number")
        return ("sum", table.id, column.id, self.where(table, where)), "number"

    def count(self, node: Node, where: Node | None) -> Typed:
        if node[0] != "name":
            raise _fail("count() นับแถวของตาราง", "เขียน count(ตาราง) หรือ count(ตาราง where เงื่อนไข)")
        table = self.rows(node[1])
        return ("count", table.id, self.where(table, where)), "number"

    def where(self, table: model.Field, condition: Node | None) -> Node | None:
        if condition is None:
            return None
        if self.over:
            raise _fail("มี where ซ้อนใน where", "แยกเป็นคอลัมน์คำนวณ")
        return _Resolver(self.fields, self.table, table).of(condition, "truth")

    def label(self, node: Node) -> Typed:
        choice = self.of(node, "choice")
        if choice[0] not in ("field", "cell"):
            raise _fail("label() ใช้กับช่องชนิด choice", "ใส่ชื่อช่อง")
        return ("label", choice, self.options(choice)), "text"

    def contains(self, held: Node, node: Node) -> Typed:
        if held[0] == "of" and held[1] != "this":
            table, column = self.numbers(held, "text")
            return ("among", table.id, column.id, self.of(node, "text")), "truth"
        place, kind = self.node(held)
        if kind == "choices" and place[0] == "field" and node[0] == "text":
            return ("has", place[1], *self.option(place, node[1])[1:]), "truth"
        if kind != "text":
            raise _fail(
                f"contains() หาใน{_WORDS.get(kind, kind)}ไม่ได้", "ใช้ช่องข้อความ ตาราง.คอลัมน์ หรือช่อง choices กับรหัสตัวเลือก"
            )
        return ("contains", place, self.of(node, "text")), "truth"

    # --- Within a table ----------------------------------------------------------------------------------------------

    def in_row(self, node: Node, shown: str) -> Node:
        if self.table is None:
            raise _fail(f"{shown} ใช้ได้ในคอลัมน์ของตารางเท่านั้น", "ย้ายสูตรไปไว้ในคอลัมน์")
        return node

    def column_of_row(self, node: Node, shown: str) -> model.Field:
        self.in_row(node, shown)
        assert self.table
        if node[0] != "name":
            raise _fail(f"ค่าแรกของ {shown} ต้องเป็นชื่อคอลัมน์ของตารางนี้", "ทำคอลัมน์คำนวณก่อน แล้วใส่ชื่อคอลัมน์นั้น")
        column = self.column(self.table, node[1])
        if KINDS[column.type] != "number":
            raise _fail(f"{shown} ใช้คอลัมน์ {column.id} ที่ไม่ใช่ตัวเลข", "ใช้คอลัมน์ตัวเลข")
        return column

    def prev(self, node: Node, start: Node) -> Typed:
        return ("prev", self.column_of_row(node, "prev()").id, self.of(start, "number")), "number"

    def share(self, node: Node, total: Node, places: Node) -> Typed:
        column = self.column_of_row(node, "share()")
        return ("share", column.id, self.of(total, "number"), self.places(places)), "number"
