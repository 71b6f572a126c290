"""YAML nodes to records, driven by the annotations of `macros.model`.

Nothing here knows a particular record. A class field without default is required; `Id` and `Ref` marks are collected,
so that `macros.load` can say which id is defined twice and which is used but nowhere defined.
"""

from __future__ import annotations

import re
import types
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import yaml

from macros import marks
from macros.problems import Place, Problem

#: Ids that need to be unique only among their neighbours; all other kinds are unique in the whole library.
LOCAL = {"section", "option", "field", "group", "clause"}
_BAD = object()


@dataclass
class Reader:
    """Reads the nodes of one file and remembers problems, definitions and uses of ids."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    defined: list[tuple[str, str, Place]] = field(default_factory=list)
    used: list[tuple[str, str, Place]] = field(default_factory=list)
    record: str = ""
    #: Where the parts of a record stand: (record, key that the part stands under, its id, or its number in a list).
    parts: dict[tuple[str, str, str], Place] = field(default_factory=dict)

    def place(self, node: yaml.Node) -> Place:
        """Where a node stands."""
        return Place(self.file, node.start_mark.line + 1, self.record)

    def complain(self, node: yaml.Node, wrong: str, write: str) -> Any:
        """Remember a problem; the value that could not be read is `_BAD`."""
        self.problems.append(Problem(self.place(node), wrong, write))
        return _BAD

    def read(self, kind: Any, node: yaml.Node, name: str) -> Any:
        """The value of `node` as `kind` wants it; `name` is the key it stands under, for messages."""
        origin, args = get_origin(kind), get_args(kind)
        if origin is Annotated:
            return self._marked(args[0], args[1:], node, name)
        if origin in (Union, types.UnionType):
            return self._union(args, node, name)
        if origin is tuple:
            return self._sequence(args[0], node, name)
        if origin is Literal:
            return self._literal(args, node, name)
        if is_dataclass(kind):
            return self._record(kind, node, name)
        if kind is object:
            return self._plain(node, name)
        return self._scalar(kind, node, name)

    def _marked(self, kind: Any, meta: tuple[Any, ...], node: yaml.Node, name: str) -> Any:
        if marks.MayBeEmpty() in meta and isinstance(node, yaml.ScalarNode) and not node.value.strip():
            return ""
        value = self.read(kind, node, name)
        for mark in meta:
            if value is _BAD or value is None:
                break
            if isinstance(mark, marks.Ref):
                self.used.append((mark.kind, value, self.place(node)))
            elif isinstance(mark, marks.Id) and not re.fullmatch(mark.pattern, value):
                self.complain(node, f"{name}: {value} ผิดรูป", "ใช้ a-z ตัวเล็ก ตัวเลข และขีดกลาง ตามแบบในคู่มือผู้ดูแลเนื้อหา")
        return value

    def _union(self, kinds: tuple[Any, ...], node: yaml.Node, name: str) -> Any:
        if type(None) in kinds:
            if isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null"):
                return None
            kinds = tuple(k for k in kinds if k is not type(None))
            return self.read(kinds[0] if len(kinds) == 1 else Union[kinds], node, name)  # noqa: UP007
        if all(hasattr(kind, "KEY") for kind in kinds):
            return self._part({kind.KEY: kind for kind in kinds}, node)
        words = [word for kind in kinds for word in get_args(kind)]  # a union of Literals
        return self._literal(tuple(words), node, name)

    def _part(self, kinds: dict[str, Any], node: yaml.Node) -> Any:
        """A mapping with one key that names the part: `- para: ข้อความ`."""
        names = ", ".join(kinds)
        if not isinstance(node, yaml.MappingNode) or len(node.value) != 1:
            return self.complain(node, "ส่วนของเอกสารต้องมีชื่อชนิดเดียว", f"ขึ้นต้นด้วยชนิดหนึ่งใน: {names}")
        key, content = node.value[0]
        if key.value not in kinds:
            return self.complain(key, f"ไม่รู้จักชนิด {key.value}", f"ใช้ชนิดหนึ่งใน: {names}")
        kind = kinds[key.value]
        if isinstance(content, yaml.MappingNode):
            return self._record(kind, content, key.value)
        first = fields(kind)[0].name
        value = self.read(hints(kind)[first], content, key.value)
        return _BAD if value is _BAD else kind(value)

    def _sequence(self, kind: Any, node: yaml.Node, name: str) -> Any:
        if not isinstance(node, yaml.SequenceNode):
            return self.complain(node, f"{name} ต้องเป็นรายการ", "ขึ้นบรรทัดใหม่แล้วใส่ - นำหน้าแต่ละข้อ")
        values = [self.read(kind, child, name) for child in node.value]
        self._unique_neighbours(kind, node, values)
        read = [(child, value) for child, value in zip(node.value, values, strict=True) if value is not _BAD]
        self.parts |= {(self.record, name, str(n)): self.place(child) for n, (child, _) in enumerate(read)}
        return tuple(value for _, value in read)

    def _unique_neighbours(self, kind: Any, node: yaml.SequenceNode, values: list[Any]) -> None:
        mark = id_mark(kind)
        if mark is None or mark.kind not in LOCAL:
            return
        seen: set[str] = set()
        for child, value in zip(node.value, values, strict=True):
            if value is not _BAD and value.id in seen:
                self.complain(child, f"id: {value.id} ซ้ำในรายการเดียวกัน", "ตั้งชื่อใหม่ให้ไม่ซ้ำ")
            seen.add(getattr(value, "id", ""))

    def _literal(self, words: tuple[Any, ...], node: yaml.Node, name: str) -> Any:
        value = node.value if isinstance(node, yaml.ScalarNode) else ""
        if value in words:
            return value
        return self.complain(node, f"{name}: {value} ใช้ไม่ได้", f"เลือกหนึ่งใน: {', '.join(words)}")

    def _record(self, kind: Any, node: yaml.Node, name: str) -> Any:
        if not isinstance(node, yaml.MappingNode):
            return self.complain(node, f"{name} ต้องเป็นชุดข้อมูล", "ใส่ช่องย่อยเป็น ชื่อช่อง: ค่า ทีละบรรทัด")
        outer, mark = self.record, id_mark(kind)
        if mark and mark.kind not in LOCAL:
            ids = (child.value for key, child in node.value if key.value == "id" and isinstance(child, yaml.ScalarNode))
            self.record = next(ids, outer)
        found = self._keys(kind, node)
        values = self._values(kind, node, found)
        if mark and mark.kind not in LOCAL and "id" in values:
            self.defined.append((mark.kind, values["id"], self.place(node)))
        elif mark and "id" in values:
            self.parts[self.record, name, values["id"]] = self.place(node)
        self.record = outer
        required = {f.name for f in fields(kind) if f.default is MISSING}
        return kind(**values) if required <= values.keys() else _BAD

    def _keys(self, kind: Any, node: yaml.MappingNode) -> dict[str, yaml.Node]:
        known, found = keys(kind), {}
        for key, child in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.complain(key, "ชื่อช่องไม่ใช่คำเดียว", "เขียน ชื่อช่อง: ค่า")
            elif key.value not in known:
                near = get_close_matches(key.value, known, n=1)
                hint = f"น่าจะเป็น {near[0]}" if near else f"ใช้ได้เฉพาะ: {', '.join(known)}"
                self.complain(key, f"ไม่รู้จักช่อง {key.value}", hint)
            elif known[key.value] in found:
                self.complain(key, f"มีช่อง {key.value} สองครั้ง", "เหลือไว้ครั้งเดียว")
            else:
                found[known[key.value]] = child
        return found

    def _values(self, kind: Any, node: yaml.MappingNode, found: dict[str, yaml.Node]) -> dict[str, Any]:
        values = {}
        for f in fields(kind):
            if f.name in found:
                value = self.read(hints(kind)[f.name], found[f.name], f.name)
                if value is not _BAD:
                    values[f.name] = value
            elif f.default is MISSING:
                self.complain(node, f"ไม่มี {f.name}", f"เพิ่มบรรทัด {f.name}: {about(hints(kind)[f.name])}".rstrip(": "))
        return values

    def _scalar(self, kind: type, node: yaml.Node, name: str) -> Any:
        if not isinstance(node, yaml.ScalarNode):
            return self.complain(node, f"{name} ต้องเป็นค่าเดียว", "เขียนค่าต่อท้ายเครื่องหมาย : ในบรรทัดเดียวกัน")
        if kind is str:
            text = node.value.strip()
            return text or self.complain(node, f"{name} ว่าง", "เขียนข้อความ หรือลบบรรทัดนี้ถ้าไม่บังคับ")
        value = self._plain(node, name)
        if value is _BAD:
            return _BAD
        if kind is float and isinstance(value, int | float):
            return float(value)
        if isinstance(value, kind) and not (kind is int and isinstance(value, bool)):
            return value
        wanted = {int: "จำนวนเต็ม เช่น 20", float: "ตัวเลข", bool: "true หรือ false", date: "วันที่ ค.ศ. เช่น 2026-11-21"}
        return self.complain(node, f"{name}: {node.value} ผิดชนิด", f"เขียนเป็น{wanted[kind]}")

    def _plain(self, node: yaml.Node, name: str) -> Any:
        try:
            return plain(node)
        except (yaml.YAMLError, ValueError, TypeError):  # a tag, a ring of aliases, 2026-13-45, a list as a key
            return self.complain(node, f"อ่านค่าของ {name} ไม่ได้", 'ใส่ " " ครอบค่า ไม่ใช้ ! & * และตรวจวันที่')


@cache
def hints(kind: Any) -> dict[str, Any]:
    """Field annotations of a record class, marks included; class variables left out."""
    known = get_type_hints(kind, include_extras=True)
    return {f.name: known[f.name] for f in fields(kind)}


@cache
def keys(kind: Any) -> dict[str, str]:
    """The words of YAML for the fields of a record class, and the field each one means."""
    return {word: name for name, annotation in hints(kind).items() for word in key_words(name, annotation)}


def key_words(name: str, annotation: Any) -> tuple[str, ...]:
    """The words that stand for a field in YAML, its own name if nothing else is marked."""
    found = get_args(annotation)[1:] if get_origin(annotation) is Annotated else ()
    return next((m.names for m in found if isinstance(m, marks.Key)), (name,))


def id_mark(kind: Any) -> marks.Id | None:
    """The `Id` mark on a record's `id` field, if it is a record with one."""
    if not isinstance(kind, type) or not is_dataclass(kind):
        return None
    annotation = hints(kind).get("id")
    return next((m for m in get_args(annotation)[1:] if isinstance(m, marks.Id)), None) if annotation else None


def about(annotation: Any) -> str:
    """The Thai sentence on a field, empty if it has none."""
    if get_origin(annotation) is not Annotated:
        return ""
    return next((m.text for m in get_args(annotation)[1:] if isinstance(m, marks.About)), "")


def plain(node: yaml.Node) -> Any:
    """A node as plain Python values, the YAML 1.1 way; dates stay ISO text only if quoted."""
    loader = yaml.SafeLoader("")
    return loader.construct_object(node, deep=True)
