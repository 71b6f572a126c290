"""PDF of a form or checklist: `render(form_blocks(form, values), form_stamp(form)) -> bytes`.

Blocks become JSON (`macros.pdf_data`), `paper.typ` sets them, `macros.pdf_text` makes the text exact. The paper is
A4, tagged, in Sarabun; equal input gives equal bytes on every machine.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import typst

from macros import pdf_data
from macros.blocks import Block, Stamp
from macros.fonts import pdf_characters, pdf_fonts
from macros.pdf_text import exact_text

FONT_CACHE = Path(__file__).parent.parent / ".cache" / "pdf-fonts"
#: An A4 page becomes about 400 by 560 pixels: sharp at half that size on any screen.
PICTURE_PPI = 48
TEMPLATE = Path(__file__).with_name("paper.typ")


def render(blocks: Sequence[Block], stamp: Stamp) -> bytes:
    """The paper as a tagged PDF."""
    day = datetime(stamp.updated.year, stamp.updated.month, stamp.updated.day, tzinfo=UTC)
    pdf = compiler().compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        sys_inputs=_inputs(blocks, stamp),
        pdf_standards="ua-1",
        timestamp=int(day.timestamp()),
    )
    assert isinstance(pdf, bytes)  # a list only for formats with a file for each page
    return exact_text(pdf)


def picture(blocks: Sequence[Block], stamp: Stamp) -> bytes:
    """The first page as a small PNG, by which people know a paper again."""
    pages = compiler().compile(TEMPLATE.read_bytes(), format="png", ppi=PICTURE_PPI, sys_inputs=_inputs(blocks, stamp))
    first = pages[0] if isinstance(pages, list) else pages
    assert isinstance(first, bytes)
    return first


def _inputs(blocks: Sequence[Block], stamp: Stamp) -> dict[str, str]:
    return {"paper": json.dumps(pdf_data.data(blocks, stamp, characters()), ensure_ascii=False)}


@cache
def fonts_folder() -> Path:
    """The patched fonts, made when they are first asked for."""
    return pdf_fonts(FONT_CACHE)


@cache
def characters() -> frozenset[int]:
    """Code points that the fonts can draw."""
    return pdf_characters(fonts_folder())


@cache
def compiler() -> typst.Compiler:
    """One compiler for all papers, so that fonts are read once."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts_folder())])
    return typst.Compiler(font_paths=fonts)
