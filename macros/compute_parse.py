"""The language of computed fields, from text to a plain tree.

    parse("plan - sum(receipts.amount where member = name)")
    ("-", ("name", "plan"), ("call", "sum", (("of", "receipts", "amount"),), ("=", …)))

    expression   a or b · a and b · not a · a = b (!= < <= > >=) · a + b · a - b · a * b · a / b · -a · (a)
    value        12.50 · "text" · field · table.column · this.column · name(a, b) · name(a where condition)

Names get their meaning in `macros.compute_names`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

#: A node: its kind, then its parts; nothing but tuples, texts, whole numbers and None, so that it is JSON as it stands.
Node = tuple[Any, ...]

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<text>"[^"]*"|'[^']*')|(?P<name>[a-z_][a-z0-9_]*)"""
    r"""|(?P<sign><=|>=|!=|[-+*/=<>(),.]))"""
)
_COMPARE = ("=", "!=", "<=", ">=", "<", ">")
_WORDS = ("and", "or", "not", "where")
#: Deeper than any sum that people write; the parser calls itself.
_DEEPEST = 40


class ComputeError(Exception):
    """An expression that means nothing: what is wrong, and what to write instead, in Thai."""

    def __init__(self, wrong: str, write: str) -> None:
        super().__init__(wrong)
        self.wrong, self.write = wrong, write


@cache
def parse(text: str) -> Node:
    """The tree of an expression. Raises ComputeError."""
    parser = _Parser(_tokens(text))
    node = parser.either()
    if parser.kind != "end":
        raise ComputeError(f"อ่านสูตรไม่ออกที่ {parser.word}", "ตรวจวงเล็บ จุลภาค และเครื่องหมาย")
    return node


def _tokens(text: str) -> list[tuple[str, str]]:
    tokens, place = [], 0
    while text[place:].strip():
        match = _TOKEN.match(text, place)
        if match is None:
            raise ComputeError(
                f"อ่านสูตรไม่ออกที่ {text[place:].strip()[:20]}", "ใช้ชื่อช่อง ตัวเลข + - * / และชื่อสูตรที่มีในคู่มือผู้ดูแลเนื้อหา"
            )
        kind = str(match.lastgroup)
        word = match[kind]
        tokens.append(("sign" if word in _WORDS else kind, word))
        place = match.end()
    return [*tokens, ("end", "ท้ายสูตร")]


class _Parser:
    """Reads from the loosest binding to the tightest."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.tokens, self.place, self.depth = tokens, 0, 0

    @property
    def kind(self) -> str:
        return self.tokens[self.place][0]

    @property
    def word(self) -> str:
        return self.tokens[self.place][1]

    def take(self, *signs: str) -> str | None:
        """The next sign if it is one of these."""
        if self.kind != "sign" or self.word not in signs:
            return None
        self.place += 1
        return self.tokens[self.place - 1][1]

    def need(self, sign: str) -> None:
        if self.take(sign) is None:
            raise ComputeError(
                f"สูตรขาด {sign} ก่อน {self.word}", f"เติม {sign} ให้ครบ ถ้าสูตรมีจุลภาค ให้ครอบทั้งสูตรด้วยเครื่องหมายคำพูด"
            )

    def either(self) -> Node:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ComputeError("สูตรซ้อนวงเล็บลึกเกินไป", "แยกเป็นช่องคำนวณหลายช่อง")
        node = self.both()
        while self.take("or"):
            node = ("or", node, self.both())
        self.depth -= 1
        return node

    def both(self) -> Node:
        node = self.negated()
        while self.take("and"):
            node = ("and", node, self.negated())
        return node

    def negated(self) -> Node:
        turns = 0
        while self.take("not"):
            turns += 1
        node = self.compared()
        return ("not", node) if turns % 2 else node

    def compared(self) -> Node:
        node = self.added()
        sign = self.take(*_COMPARE)
        return (sign, node, self.added()) if sign else node

    def added(self) -> Node:
        node = self.multiplied()
        while sign := self.take("+", "-"):
            node = (sign, node, self.multiplied())
        return node

    def multiplied(self) -> Node:
        node = self.signed()
        while sign := self.take("*", "/"):
            node = (sign, node, self.signed())
        return node

    def signed(self) -> Node:
        turns = 0
        while self.take("-"):
            turns += 1
        node = self.single()
        return ("neg", node) if turns % 2 else node

    def single(self) -> Node:
        if self.take("("):
            node = self.either()
            self.need(")")
            return node
        kind, word = self.kind, self.word
        self.place += 1
        match kind:
            case "number":
                return ("num", word)
            case "text":
                return ("text", word[1:-1])
            case "name":
                return self.named(word)
        raise ComputeError(f"สูตรไม่สมบูรณ์ที่ {word}", "ใส่ชื่อช่อง ตัวเลข หรือ “ข้อความ” ตรงนี้")

    def named(self, name: str) -> Node:
        if self.take("."):
            column, kind = self.word, self.kind
            self.place += 1
            if kind != "name":
                raise ComputeError(f"หลัง {name}. ต้องเป็นชื่อคอลัมน์", "เขียน ตาราง.คอลัมน์ เช่น rows.amount")
            return ("of", name, column)
        return self.call(name) if self.take("(") else ("name", name)

    def call(self, name: str) -> Node:
        arguments: list[Node] = []
        where = None
        if not self.take(")"):
            arguments.append(self.either())
            while self.take(","):
                arguments.append(self.either())
            where = self.either() if self.take("where") else None
            self.need(")")
        return ("call", name, tuple(arguments), where)
