"""One page of the site on its way into the book: its links, its anchors, what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from macros.book_links import Link, Links
from macros.book_tree import Element
from macros.pdf_words import printable

Json = dict[str, Any]


class BookError(Exception):
    """What cannot be printed, one line for each place, in Thai."""


@dataclass
class Page:
    """`url` as in the site; `level` of its title in the book. Problems gather in `problems`."""

    url: str
    level: int
    links: Links
    characters: frozenset[int]
    problems: list[str] = field(default_factory=list)

    def anchor(self, element: Element) -> str | None:
        """The name of an element as a place of the book."""
        name = element.attributes.get("id")
        return f"{self.url}#{name}" if name else None

    def link(self, element: Element) -> Link | None:
        """Where a link leads; None, and a problem, if nowhere."""
        address = element.attributes.get("href", "")
        found = self.links.of(self.url, address, element.words())
        if found is None:
            self.problem(f"ลิงก์ {address} ไม่มีปลายทางในเล่ม", "ตรวจชื่อจุดเชื่อม (#…) ของหน้าปลายทาง")
        return found

    def drawable(self, text: str) -> str:
        """The text, with only signs that the font of the book has."""
        drawn = printable(text.replace("●", "•"), self.characters)
        if "[U+" in drawn and "[U+" not in text:
            self.problem(f"มีอักขระที่ฟอนต์ของเล่มไม่มี ใน “{drawn.strip()[:60]}”", "ใช้เครื่องหมายอื่น")
        return drawn

    def unknown(self, element: Element) -> None:
        """Nothing vanishes silently: somebody has to decide what becomes of it on paper."""
        self.problem(
            f"<{element.name}> ยังไม่มีแบบสำหรับพิมพ์ “{' '.join(element.words().split())[:60]}”",
            "เพิ่มใน macros/book_blocks.py หรือ book_inline.py",
        )

    def problem(self, what: str, advice: str) -> None:
        """Note a problem once."""
        line = f"{self.url}: {what} ({advice})"
        if line not in self.problems:
            self.problems.append(line)


Translate = Callable[[Element, Page], list[Json]]
