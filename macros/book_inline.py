"""Words of a page for `book.typ`: texts, links, labels, blanks. `Inlines(page).of(children)` gives plain JSON.

A text is a string, {"k": "whole", "s": …} where no line may break, {"k": "chance"} where one may. All else is a dict
with its kind. Signs that the font lacks, elements and classes that nobody has decided about are problems of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.book_links import Link
from macros.book_page import Json, Page
from macros.book_tree import Element
from macros.pdf_data import GUARD
from macros.pdf_words import pieces
from macros.thai import MONTHS

Children = Sequence[Element | str]

BLOCKS = frozenset(
    (
        *("p", "ul", "ol", "li", "dl", "div", "section", "header", "table", "blockquote", "figure", "figcaption"),
        *("details", "summary", "h1", "h2", "h3", "h4", "form"),
    )
)
#: Elements whose words stay, without a look of their own.
_PLAIN = frozenset({"span", "span.kb-contents__no", "small", "label"})
#: Certainty and status, told apart on paper by their frames.
_TAGS = {"brand", "line", "own", "law", "ok", "warn", "stop"}
#: What only a screen can use: signs of links, icons, words for screen readers that the eye has already.
LEFT_OUT = frozenset(
    ("headerlink", "kb-i", "kb-hidden", "kb-noprint", "kb-btn", "kb-actions", "kb-listfilter", "kb-seealso")
)

_MORE_GUARD = (
    "พระราชบัญญัติ|ราชกิจจานุเบกษา|รัฐธรรมนูญ|กระจายอำนาจ|ความร่วมมือ|บันทึก|เช็กลิสต์|แบบฟอร์ม|นิติกร|ผู้ว่าราชการจังหวัด|"
    "นายอำเภอ|ประชาคม|สมาชิก|ภาคี|เจ้าภาพ|ระเบียบ|โครงการ|ประกาศ|รายงาน|ตรวจสอบ|เลขานุการ|สำนักงาน|สำเนา|อำนาจหน้าที่"
)
#: A word that stays whole takes the marks that belong to it along, or they would begin or end a line alone.
_NUMBERED = r"(?:ข้อ|มาตรา|หมวด|ม\.|พ\.ศ\.|หน้า|บทที่) ?[0-9๐-๙]+(?:\.[0-9๐-๙]+)*"
_DATE = rf"[0-9๐-๙]+ (?:{'|'.join(MONTHS)})"
_WHOLE = re.compile(rf"[(“\"'‘\[]*(?:{_NUMBERED}|{_DATE}|{GUARD}|{_MORE_GUARD})[)”\"'’\],.;:ฯๆ]*")
_SPACES = re.compile(r"[ \t\r\n]+")


class Inlines:
    """Turns what stands in a line into JSON; text is trimmed at both ends and between two spaces."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def of(self, children: Children) -> list[Json | str]:
        """The words of one paragraph or cell."""
        return _trimmed(list(self._all(children)))

    def _all(self, children: Children) -> Iterator[Json | str]:
        for child in children:
            if isinstance(child, str):
                yield from self.text(child)
            else:
                yield from self._element(child)

    def text(self, words: str) -> Iterator[Json | str]:
        """A text with its unbreakable words and its chances to break."""
        for n, piece in enumerate(pieces(self.page.drawable(_SPACES.sub(" ", words)))):
            if n and not piece.startswith(" "):
                yield {"k": "chance"}
            start = 0
            for match in _WHOLE.finditer(piece):
                if match.start() > start:
                    yield piece[start : match.start()]
                yield {"k": "whole", "s": match.group()}
                start = match.end()
            if start < len(piece):
                yield piece[start:]

    def _element(self, element: Element) -> Iterator[Json | str]:
        if LEFT_OUT.intersection(element.classes) or "hidden" in element.attributes or element.tag == "wbr":
            return
        if name := self.page.anchor(element):
            yield {"k": "anchor", "id": name}
        inner = element.children
        match element.tag, element.classes:
            case "br", _:
                yield {"k": "br"}
            case (("strong" | "b"), []):
                yield {"k": "strong", "c": list(self._all(inner))}
            case (("em" | "i"), []):
                yield {"k": "strong", "c": list(self._all(inner))}  # Sarabun's italics are hard to read at this size
            case "q", ["kb-quote"]:
                yield "“"
                yield from self._all(inner)
                yield "”"
            case "a", _:
                yield from self._link(element)
            case "span", ["kb-nw"]:
                yield {"k": "whole", "s": self.page.drawable(element.words())}
            case "span", ["kb-tag", kind] if kind.removeprefix("kb-tag--") in _TAGS:
                words = self.page.drawable(element.words().strip())
                yield {"k": "tag", "style": kind.removeprefix("kb-tag--"), "s": words}
            case (("span" | "small"), ["kb-meta" | "kb-diagram__when"]):
                yield {"k": "meta", "c": [" ", *self._all(inner)]}
            case "span", ["kb-slot", *rest]:
                yield self._slot(element, rest)
            case "span", ["kb-tick"]:
                yield from self.text(element.words())
            case "span", ["kb-doc__line"]:
                yield {"k": "blank", "width": "m"}
            case _ if element.name in _PLAIN:
                yield from self._all(inner)
            case _:
                self.page.unknown(element)

    def _link(self, element: Element) -> Iterator[Json | str]:
        link = self.page.link(element)
        inner = list(self._all(element.children))
        if link is None:
            yield from inner
            return
        yield {"k": "link", "to": link.to, "inside": link.inside, "c": _trimmed(inner)}
        yield from _address(link)

    def _slot(self, element: Element, looks: list[str]) -> Json:
        """A place for a value in a sample: the value, or dots to write on."""
        words = element.words()
        if not words:
            return {"k": "blank", "width": next(look.removeprefix("kb-slot--") for look in looks)}
        filled: list[Json | str] = []
        for child in element.children:
            filled += [{"k": "br"}] if isinstance(child, Element) else list(self.text(child))
        return {"k": "strong", "c": filled} if "kb-slot--bold" in looks else {"k": "slot", "c": filled}


def _address(link: Link) -> Iterator[Json | str]:
    """Where a link leads, for those who hold paper."""
    if link.shown:
        first, *rest = re.split(r"(?<=[/-])", f" [{link.shown}]")
        yield {"k": "meta", "c": [first, *(part for piece in rest for part in ({"k": "chance"}, piece))]}


def _trimmed(inlines: list[Json | str]) -> list[Json | str]:
    """Without spaces at both ends, and with one where two meet."""
    out: list[Json | str] = []
    for inline in inlines:
        if isinstance(inline, str) and inline.startswith(" ") and (not out or _ends_in_space(out[-1])):
            inline = inline.lstrip(" ")
        if inline != "":
            out.append(inline)
    while out and isinstance(out[-1], str):
        out[-1] = out[-1].rstrip(" ")
        if out[-1]:
            break
        out.pop()
    return out


def _ends_in_space(inline: Json | str) -> bool:
    return inline.endswith(" ") if isinstance(inline, str) else inline["k"] == "br"
