"""Tables of a page for `book.typ`: cells, heads, and how wide each column has to be and would like to be.

Widths are in thousandths of the type size. The least keeps a column's numbers, Latin words and short heads whole; the
most is its longest cell on one line. Thai has no spaces to see words by: `book.typ` mends the few that stay too wide.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from fontTools.ttLib import TTFont

from macros.book_inline import Children, Inlines
from macros.book_page import Json, Page
from macros.book_tree import Element

_KNOWN = frozenset(
    {"table.kb-table", "table.kb-table.kb-table--wide", "table.kb-doc__table", "table.kb-diagram__year"}
    | {"table.kb-doc__table.kb-doc__table--small", "table.kb-bars__table"}
)
_GROUPS = {"thead": "head", "tbody": "body", "tfoot": "foot"}
_ALIGN = {"kb-doc__r": "right", "kb-doc__c": "centre", "kb-diagram__on": "centre"}
_THAI = re.compile("[\u0e00-\u0e7f]")
#: Letters of a Thai word that a narrow column keeps whole, in heads and in other cells.
_HEAD, _CELL = 9, 7
#: Thai words of one segment are not longer.
_LONGEST = 16
#: Cells with more signs may break over pages, others stay whole.
LONG = 350
#: No word claims more of a table than this.
_WIDEST = 9000


class Tables:
    """Turns table elements into JSON; `blocks` translates what is in a cell."""

    def __init__(self, page: Page, blocks: Callable[[Children], list[Json]]) -> None:
        self.page = page
        self.blocks = blocks
        self.inlines = Inlines(page)

    def of(self, table: Element) -> Json:
        """Rows by group, and `columns`: least and most width of each."""
        if table.name not in _KNOWN:
            self.page.unknown(table)
        groups: dict[str, list[list[Json]]] = {"head": [], "body": [], "foot": []}
        for child in table.children:
            if isinstance(child, Element) and child.tag in _GROUPS:
                group = _GROUPS[child.tag]
                for row in child.find("tr"):
                    elements = [each for each in row.children if isinstance(each, Element)]
                    groups[group].append([self._cell(each, head=group == "head") for each in elements])
            elif isinstance(child, Element) and child.tag not in ("colgroup", "caption"):
                self.page.unknown(child)
        columns = _columns([*groups["head"], *groups["body"], *groups["foot"]])
        return {"k": "table", "document": "kb-doc__table" in table.classes, "columns": columns, **groups}

    def _cell(self, cell: Element, *, head: bool) -> Json:
        if cell.tag not in ("td", "th"):
            self.page.unknown(cell)
        align = next((_ALIGN[name] for name in cell.classes if name in _ALIGN), "left")
        style = cell.attributes.get("style", "")
        if "text-align" in style:
            align = style.partition("text-align:")[2].strip(" ;").replace("center", "centre")
        content = [] if _is_blank(cell) else self.blocks(cell.children)
        words = _words(content)
        out: Json = {"c": unlinked(content) if head else content, "align": align, "long": len(words) > LONG}
        out["widest"] = max((_widest(word, cell.tag == "th") for word in words.split()), default=0)
        out["words"] = words  # for the widths of columns; taken out again
        if cell.tag == "th":
            out["strong"] = True
        for name in ("colspan", "rowspan"):
            if name in cell.attributes:
                out[name] = int(cell.attributes[name])
        return out


def unlinked(part: Any) -> Any:
    """The same without links: a head that repeats on the next page is decoration there, and must hold none."""
    if isinstance(part, list):
        return [each for member in part for each in _unlinked_member(member)]
    return {name: unlinked(value) for name, value in part.items()} if isinstance(part, dict) else part


def _unlinked_member(member: Any) -> list[Any]:
    linked = isinstance(member, dict) and member.get("k") == "link"
    return unlinked(member["c"]) if linked else [unlinked(member)]


def _is_blank(cell: Element) -> bool:
    """A place to write, and nothing else: the borders of the cell say so."""
    return not cell.words().strip()


def _words(part: Any) -> str:
    """What will be printed of a piece of JSON, with a space wherever a line may break without one."""
    if isinstance(part, str):
        return part
    if isinstance(part, dict):
        if part["k"] in ("chance", "br", "tag"):
            return f" {part.get('s', '')} "
        inner = _words(part.get("s") or part.get("c") or part.get("items") or [])
        return f"{inner} " if part["k"] in ("p", "list") else inner
    return "".join(map(_words, part))


def _columns(rows: list[list[Json]]) -> list[tuple[int, int]]:
    """Least and most width of each column. Cells over several columns ask for nothing."""
    widths: dict[int, list[tuple[int, int]]] = {}
    taken: dict[int, set[int]] = {}
    for number, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while column in taken.get(number, ()):
                column += 1
            span, down = cell.get("colspan", 1), cell.get("rowspan", 1)
            for below in range(number + 1, number + down):
                taken.setdefault(below, set()).update(range(column, column + span))
            for place in range(column, column + span):
                widths.setdefault(place, [(0, 0)])
            words = cell.pop("words")
            if span == 1:
                widths[column].append(_wanted(words.split(), cell.get("strong", False)))
            column += span
    return [(max(least for least, _ in each), max(most for _, most in each)) for _, each in sorted(widths.items())]


def _wanted(words: list[str], bold: bool) -> tuple[int, int]:
    least = max((_least(word, bold) for word in words), default=0)
    return min(least, _WIDEST), width(" ".join(words), bold)


def _least(word: str, bold: bool) -> int:
    if not _THAI.search(word):
        return max(width(part, bold) for part in re.split(r"(?<=[/–])", word))
    whole = re.findall("[^\u0e00-\u0e7f]+|[\u0e00-\u0e7f]+", word)
    return max(_least_thai(part, bold) if _THAI.match(part) else width(part, bold) for part in whole)


def _widest(word: str, bold: bool) -> int:
    """Width that no part of a word can exceed: Thai breaks after `_LONGEST` letters at most."""
    parts = re.findall("[^\u0e00-\u0e7f]+|[\u0e00-\u0e7f]+", word)
    lead = ["".join(list(_clusters(part))[:_LONGEST]) if _THAI.match(part) else part for part in parts]
    return width("".join(lead), bold)


def _least_thai(word: str, bold: bool) -> int:
    return width("".join(list(_clusters(word))[: _HEAD if bold else _CELL]), bold)


def _clusters(word: str) -> Iterator[str]:
    """Letters with the marks above and below them."""
    yield from re.findall(".[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]*", word)


def width(text: str, bold: bool) -> int:
    """Width of a text on one line, in thousandths of the type size."""
    advances = _advances(bold)
    return sum(advances.get(ord(sign), 600) for sign in text)


@cache
def _advances(bold: bool) -> dict[int, int]:
    from macros.pdf import fonts_folder  # the patched fonts are made when first needed

    font = TTFont(fonts_folder() / f"Sarabun-{'Bold' if bold else 'Regular'}.ttf")
    scale = 1000 / font["head"].unitsPerEm
    return {code: round(font["hmtx"][name][0] * scale) for code, name in font.getBestCmap().items()}
