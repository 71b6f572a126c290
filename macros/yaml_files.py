"""A YAML file as nodes with positions; what cannot be read becomes a problem in the editor's words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from macros.problems import Place, Problem

#: What PyYAML says → what is wrong, what to write.
_WORDS: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "ในข้อความมีเครื่องหมาย :", 'ใส่ " " ครอบข้อความทั้งหมดหลังชื่อช่อง'),
    (r"'\t'", "ย่อหน้าด้วยแท็บ", "ใช้ช่องว่างแทนแท็บ ย่อหน้าละสองช่อง"),
    ("special characters", "มีอักขระควบคุมที่มองไม่เห็น", "พิมพ์บรรทัดนี้ใหม่ หรือวางเป็นข้อความธรรมดา"),
    ("another document", "มีเส้น --- กลางไฟล์", "ลบเส้น --- ออก หนึ่งไฟล์เป็นข้อมูลชุดเดียว"),
    ("undefined alias", "ข้อความขึ้นต้นด้วย *", 'ใส่ " " ครอบข้อความ'),
)
_ELSE = 'ตรวจย่อหน้า เครื่องหมาย : และใส่ " " ครอบข้อความที่มี : หรือ # หรือขึ้นต้นด้วย {'
#: Neither XML nor UTF-8 can hold these; YAML lets them in as escapes: "\x01", "\ud800".
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def compose(content: bytes, file: str) -> tuple[yaml.Node | None, list[Problem]]:
    """The root node of a file, None if it cannot be read, and what is wrong with the file."""
    try:
        node = _composed(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return None, [Problem(Place(file, line), "ไฟล์ไม่ได้เก็บเป็น UTF-8", "บันทึกใหม่โดยเลือก Encoding: UTF-8")]
    except RecursionError:
        return None, [Problem(Place(file, 1), "ข้อมูลซ้อนกันลึกเกินไป", "ตรวจวงเล็บและย่อหน้า")]
    except yaml.YAMLError as error:
        return None, [_syntax_problem(error, content, file)]
    if node is None:
        return None, [Problem(Place(file, 1), "ไฟล์ว่าง", "เขียนข้อมูล หรือลบไฟล์")]
    return node, list(_forbidden(node, file))


def _composed(text: str) -> yaml.Node | None:
    """The root node; libyaml reads ten times as fast, but only PyYAML's own reader says well what is wrong."""
    try:
        return yaml.compose(text, Loader=yaml.CSafeLoader)
    except (AttributeError, RecursionError, yaml.YAMLError):  # AttributeError: PyYAML was built without libyaml
        return yaml.compose(text, Loader=yaml.SafeLoader)


def _syntax_problem(error: yaml.YAMLError, content: bytes, file: str) -> Problem:
    why = str(getattr(error, "problem", None) or getattr(error, "reason", ""))
    wrong, write = next(((wrong, write) for key, wrong, write in _WORDS if key in why), (why, _ELSE))
    mark = getattr(error, "problem_mark", None)
    position = getattr(error, "position", 0)
    line = mark.line if mark else content.decode("utf-8")[:position].count("\n")
    return Problem(Place(file, line + 1), f"อ่าน YAML ไม่ได้ ({wrong})", write)


def _forbidden(root: yaml.Node, file: str) -> Iterator[Problem]:
    """Characters that no page and no document could hold; each node once, as aliases may make a ring."""
    seen, waiting = set[int](), [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            if found := _FORBIDDEN.search(node.value):
                place = Place(file, node.start_mark.line + 1)
                yield Problem(place, f"มีอักขระที่ใช้ไม่ได้ {found.group()!a}", "ลบอักขระนี้ออก")
        elif isinstance(node, yaml.MappingNode):
            waiting += [part for pair in node.value for part in pair]
        else:
            waiting += node.value
