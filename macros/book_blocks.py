"""Paragraphs, headings, lists and frames of a page for `book.typ`. `Blocks(page).of(root.children)` gives plain JSON.

What the site shows is what is printed: only what needs a screen (filters, buttons) is left out, and an element or class
that nobody has decided about is a problem of the page, never a gap in the book.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.book_inline import BLOCKS, LEFT_OUT, Children, Inlines
from macros.book_page import Json, Page
from macros.book_tables import Tables
from macros.book_tree import Element

#: Elements that only group what is in them.
_GROUPS = frozenset(
    {"div", "section", "details", "div.kb-steplist", "div.kb-diagram__scroll"}
    | {f"div.{name}" for name in ("kb-paper__sheet", "kb-doc__grid", "kb-doc__signs", "kb-doc__check")}
)
#: Lists whose items are sections with headings of their own: no bullets.
_SECTION_LISTS = frozenset({"kb-faq", "kb-glossary", "kb-cases", "kb-list"})
_PARAGRAPHS = {
    "": "body",
    "kb-lead": "body",
    "kb-meta": "meta",
    "kb-note": "note",
    "kb-note kb-note--law": "law",
    "kb-note kb-note--warn": "warn",
    "kb-faq__short": "strong",
    "kb-diagram__lane": "lane",
    "kb-doc__hint": "doc-note",
    "kb-doc__garuda": "doc-note",
    "kb-doc__title kb-doc__annex": "doc-annex",
}
_DOCUMENT = frozenset(
    (
        "title",
        "heading",
        "body",
        "flat",
        "clause",
        "item",
        "sub",
        "numbered",
        "note",
        "right",
        "closing",
        "foot",
        "ticks",
    )
)


class Blocks:
    """Turns the elements of one page into JSON. `left_out` are sentences that the book says once for all pages."""

    def __init__(self, page: Page, left_out: Sequence[str] = ()) -> None:
        self.page = page
        self.left_out = frozenset(left_out)
        self.inlines = Inlines(page)
        self.tables = Tables(page, self.of)
        self.deepest = page.level  # of the headings so far: readers of PDF stumble where a level is skipped

    def of(self, children: Children) -> list[Json]:
        """The blocks; words that stand between them become paragraphs."""
        out: list[Json] = []
        line: list[Element | str] = []
        for child in children:
            if isinstance(child, str) or child.tag not in BLOCKS:
                line.append(child)
                continue
            out += self._paragraph("body", line)
            line = []
            out += self._block(child)
            if out and out[-1]["k"] == "paper" and out[-1]["wide"]:
                out = _with_lead(out)
        return out + self._paragraph("body", line)

    def _paragraph(self, style: str, children: Children, anchor: str | None = None) -> list[Json]:
        words = self.inlines.of(children)
        if anchor:
            words.insert(0, {"k": "anchor", "id": anchor})
        anchors = [each for each in words if not isinstance(each, str) and each["k"] == "anchor"]
        if all(not isinstance(each, str) and each["k"] in ("anchor", "br") for each in words):
            return [{"k": "place", "c": anchors}] if anchors else []
        return [{"k": "p", "style": style, "c": words}]

    def _block(self, element: Element) -> list[Json]:
        if LEFT_OUT.intersection(element.classes) or "hidden" in element.attributes:
            return []
        match element.tag, element.classes:
            case "p", _:
                return self._plain(element)
            case (("h1" | "h2" | "h3" | "h4"), []):
                return [self._heading(element)]
            case "header", ["kb-entry"]:
                return self.of(element.find("h1"))  # the rest is the part's number and meta line
            case "section", ["kb-card", "kb-brief"]:
                return [{"k": "frame", "style": "brief", "c": self._brief(element)}]
            case (("ul" | "ol"), classes) if _SECTION_LISTS.intersection(classes):
                return [block for item in element.find("li") for block in self._section(item)]
            case "ol", ["kb-contents"]:
                return self._paragraph("body", ["สารบัญอยู่ต้นเล่ม มีเลขหน้าของเล่มนี้และของฉบับพิมพ์"])
            case "ol", ["kb-diagram__lanes"]:
                return [{"k": "lanes", "c": [self._anchored(item) for item in element.find("li")]}]
            case (("ul" | "ol"), _):
                return [self._list(element)]
            case "dl", _:
                return [{"k": "facts", "rows": list(self._facts(element))}]
            case "blockquote", []:
                return [{"k": "frame", "style": "quote", "c": self.of(element.children)}]
            case "figure", _:
                return [{"k": "frame", "style": "figure", "c": self.of(element.children)}]
            case "figcaption", _:
                return self._caption(element)
            case "summary", []:
                return self._paragraph("label", element.children)
            case "table", _:
                return [self.tables.of(element)]
            case "div", ["kb-paper", *wide]:
                return [{"k": "paper", "wide": bool(wide), "c": self.of(element.children)}]
            case "div", ["kb-doc__sign", *_]:
                return [{"k": "sign", "lines": [self.inlines.of(line.children) for line in element.find("p")]}]
            case "div", ["kb-doc__split"]:
                return [{"k": "split", "halves": [self.inlines.of(half.children) for half in element.find("p")]}]
            case "div", ["kb-doc__label"]:
                row = [self.inlines.of(each.children) for each in element.find("p")]
                return [{"k": "facts", "rows": [row], "tight": True}]
            case _ if element.name in _GROUPS:
                return self._anchored(element)
        self.page.unknown(element)
        return []

    def _anchored(self, element: Element) -> list[Json]:
        anchor = self.page.anchor(element)
        place = [{"k": "place", "c": [{"k": "anchor", "id": anchor}]}] if anchor else []
        return [*place, *self.of(element.children)]

    def _plain(self, element: Element) -> list[Json]:
        if element.words().strip() in self.left_out:
            return []
        classes = " ".join(element.classes)
        style = _PARAGRAPHS.get(classes)
        if style is None and classes.removeprefix("kb-doc__") in _DOCUMENT and classes.startswith("kb-doc__"):
            style = classes.replace("kb-doc__", "doc-")
        if style is None:
            self.page.unknown(element)
            return []
        return self._paragraph(style, element.children, self.page.anchor(element))

    def _heading(self, element: Element) -> Json:
        rank = int(element.tag[1]) - 1
        level = min(self.page.level + rank, self.deepest + 1)
        self.deepest = level
        words = self.inlines.of(element.children)
        return {"k": "h", "level": level, "rank": rank, "id": self.page.anchor(element), "c": words}

    def _brief(self, element: Element) -> Iterator[Json] | list[Json]:
        """Its heading is the same on every page, so it is no heading of the book."""
        out: list[Json] = []
        for child in element.children:
            if isinstance(child, Element) and child.tag == "h2":
                out += self._paragraph("label", child.children, self.page.anchor(child))
            else:
                out += self.of([child])
        return out

    def _section(self, item: Element) -> list[Json]:
        """An item with a heading: what stands before the heading follows it."""
        blocks = self._anchored(item)
        first = next((n for n, block in enumerate(blocks) if block["k"] == "h"), 0)
        return [*blocks[first : first + 1], *blocks[:first], *blocks[first + 1 :]] if blocks else []

    def _list(self, element: Element) -> Json:
        known = {"kb-links", "kb-sources", "kb-sub"}
        if any(name not in known for name in element.classes):
            self.page.unknown(element)
        style = "links" if "kb-links" in element.classes else "small" if "kb-sources" in element.classes else "body"
        return {
            "k": "list",
            "style": style,
            "first": int(element.attributes.get("start", "1")) if element.tag == "ol" else None,
            "items": [self._anchored(item) for item in element.find("li")],
        }

    def _facts(self, element: Element) -> Iterator[list[list[Json | str]]]:
        for pair in element.find("div"):
            anchor = self.page.anchor(pair)
            term = [part for each in pair.find("dt") for part in self.inlines.of(each.children)]
            value = [part for each in pair.find("dd") for part in self.inlines.of(each.children)]
            yield [[*([{"k": "anchor", "id": anchor}] if anchor else []), *term], value]

    def _caption(self, element: Element) -> list[Json]:
        """The first line of a figure is its title."""
        blocks = self.of(element.children)
        if blocks and blocks[0]["k"] == "p":
            blocks[0]["style"] = "label"
        return blocks


def _with_lead(blocks: list[Json]) -> list[Json]:
    """A paper across opens a page; its heading and the words below that come along, or their page stays empty."""
    *before, paper = blocks
    start = next((n for n in reversed(range(len(before))) if before[n]["k"] not in ("p", "place")), None)
    if start is None or before[start]["k"] != "h":
        return [*before, paper | {"lead": []}]
    return [*before[:start], paper | {"lead": before[start:]}]
