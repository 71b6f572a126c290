"""Runs of Thai text in a PPTX: the font is named for Latin and for complex scripts, and the language is Thai."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.oxml.ns import qn
from pptx.util import Pt

from macros.pptx_theme import FONT, LANG


def plain_paragraph(frame: Any, words: str) -> None:
    """The only paragraph of a frame."""
    paragraph(frame.paragraphs[0], words)


def paragraph(
    item: Any,
    words: str,
    *,
    lead: str = "",
    mark: str = "",
    size: Pt | None = None,
    bold: bool = False,
    colour: str | None = None,
) -> None:
    """Fill a paragraph: `lead` bold in front, `mark` small behind. `colour` is a name of the theme's colours."""
    if lead:
        _run(item, f"{lead} " if words else lead, size, True, colour or "tx2")
    if words:
        _run(item, words, size, bold, colour)
    if mark:
        _run(item, f"  ({mark})", Pt(22), False, "tx2")
    end = item._p.get_or_add_endParaRPr()
    end.set("lang", LANG)
    if size:
        end.set("sz", str(int(size.pt * 100)))


def _run(item: Any, words: str, size: Pt | None, bold: bool, colour: str | None) -> None:
    run = item.add_run()
    run.text = words
    properties = run._r.get_or_add_rPr()
    properties.set("lang", LANG)
    properties.set("altLang", "en-US")
    if size:
        properties.set("sz", str(int(size.pt * 100)))
    if bold:
        properties.set("b", "1")
    properties.set("dirty", "0")
    if colour:
        fill = etree.SubElement(properties, qn("a:solidFill"))
        etree.SubElement(fill, qn("a:schemeClr"), val={"lt1": "bg1"}.get(colour, colour))
    for script in ("latin", "ea", "cs"):
        etree.SubElement(properties, qn(f"a:{script}"), typeface=FONT)
