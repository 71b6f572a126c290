"""HTML of a page as a tree: `parsed('<p>ดู <b>ข้อ 1</b></p>')`. Only what our pages hold; nothing is repaired."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

#: Elements without an end.
VOID = frozenset({"br", "col", "hr", "img", "input", "wbr"})


@dataclass
class Element:
    """An element with its children, texts among them."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """Its classes as written."""
        return self.attributes.get("class", "").split()

    @property
    def name(self) -> str:
        """How people find it: "span.kb-meta"."""
        return ".".join([self.tag, *self.classes])

    def find(self, tag: str) -> list[Element]:
        """The children with a tag."""
        return [child for child in self.children if isinstance(child, Element) and child.tag == tag]

    def words(self) -> str:
        """All text inside."""
        return "".join(child if isinstance(child, str) else child.words() for child in self.children)

    def every(self) -> Iterator[Element]:
        """All elements inside, in the order of the page."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.every()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("page")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.open[-1].tag != tag:
            raise ValueError(f"<{self.open[-1].name}> ปิดด้วย </{tag}>")
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parsed(html: str) -> Element:
    """The root above all elements. Raises ValueError if an element is not closed, or closed by another's end."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if len(reader.open) > 1:
        raise ValueError(f"<{reader.open[-1].name}> ไม่มีแท็กปิด")
    return reader.open[0]
