"""What the pages say, by heading: the sections that the search finds.

Read from the HTML of each page's content with lxml; the theme's own index of the same pages would take five times as
long and would join the cells of a table into one word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import html

#: Words go on across the borders of these, and of no other element.
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "ins", "mark", "q", "s", "small", "span"),
        *("strong", "sub", "sup", "time", "u", "wbr"),
    )
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SKIPPED = frozenset(("script", "style", "object", "template"))


@dataclass(frozen=True)
class Part:
    """What stands under a heading, up to the next. What comes before the first heading has no id and level 0."""

    id: str
    level: int
    title: str
    blocks: tuple[str, ...]


@dataclass(frozen=True)
class SearchPage:
    """A page and its parts in reading order; `title` is its short name."""

    url: str
    title: str
    parts: tuple[Part, ...]

    @property
    def heading(self) -> Part | None:
        """The page's main heading."""
        return next((part for part in self.parts if part.level == 1), None)


@dataclass
class _Open:
    """A part that is being read; `None` among its words ends a block."""

    id: str = ""
    level: int = 0
    title: str = ""
    words: list[str | None] = field(default_factory=list)

    def closed(self) -> Part:
        blocks, block = [], list[str]()
        for word in [*self.words, None]:
            if word is not None:
                block.append(word)
            elif text := " ".join("".join(block).split()):
                blocks.append(text)
            if word is None:
                block = []
        return Part(self.id, self.level, self.title, tuple(blocks))


def search_page(url: str, title: str, content: str) -> SearchPage:
    """The parts of a page whose content is the HTML `content`."""
    root = html.fragment_fromstring(content, create_parent="div") if content.strip() else html.Element("div")
    parts = [_Open()]
    _read(root, parts[0], parts)
    return SearchPage(url, title, tuple(part.closed() for part in parts if part.level or any(part.words)))


def _read(element: Any, part: _Open, parts: list[_Open]) -> None:
    """Give the text below `element` to `part`. A heading inside opens a part, which ends where `element` ends."""
    part.words.append(element.text or "")
    for child in element:
        if child.tag in _HEADINGS and child.get("id") and not _left_out(child):
            part = _Open(child.get("id"), _HEADINGS[child.tag], " ".join("".join(_words(child)).split()))
            parts.append(part)
        elif not _left_out(child):
            border = child.tag not in _INLINE
            part.words += [None] if border else []
            _read(child, part, parts)
            part.words += [None] if border else []
        part.words.append(child.tail or "")


def _words(heading: Any) -> Iterator[str]:
    """The text of a heading without the link to itself."""
    yield heading.text or ""
    for child in heading:
        if not _left_out(child) and child.get("class") != "headerlink":
            yield from _words(child)
        yield child.tail or ""


def _left_out(element: Any) -> bool:
    """Comments, scripts, and what its author keeps out of the search."""
    return not isinstance(element.tag, str) or element.tag in _SKIPPED or "data-search-exclude" in element.attrib
