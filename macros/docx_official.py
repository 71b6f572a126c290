"""Layout of official papers in a Word document: tables without borders, room for the garuda, labels with their text.

All lengths are in twentieths of a point.
"""

from __future__ import annotations

from collections.abc import Sequence

from macros import column_widths, ooxml
from macros.blocks import EMBLEM_NOTE, Line, Text
from macros.docx_parts import CM

_EMBLEM, _MEMO_EMBLEM = round(3 * CM), round(1.5 * CM)
#: Width of a letter of TH Sarabun 16, and the gap between a label and its text.
_LETTER, _GAP = 0.235 * CM, 0.35 * CM
_EMPTY = "<w:p/>"


def table(rows: str, widths: Sequence[int]) -> str:
    """A table that only puts things side by side: no borders, no padding, so that its text starts at the margin."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def row(cells: Sequence[str], height: int = 0) -> str:
    """A row of cells, each one or more paragraphs, that does not split over pages."""
    exact = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    inner = "".join(f"<w:tc><w:tcPr/>{cell or _EMPTY}</w:tc>" for cell in cells)
    return f"<w:tr><w:trPr><w:cantSplit/>{exact}</w:trPr>{inner}</w:tr>"


def _paragraph(style: str, inner: str, more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{inner}</w:p>'


# --- Two halves, pairs of signatures ---------------------------------------------------------------------------------


def split_row(left: str, right: str) -> str:
    """A line in two halves."""
    return row([_paragraph("Flat", left), _paragraph("Flat", right)])


def split(rows: str, width: int, *, closed: bool) -> str:
    """Lines in two halves; `closed` puts a small gap behind, where another table would join this one."""
    return table(rows, _halves(width)) + (_paragraph("AfterTable", "") if closed else "")


def pair_row(signatures: Sequence[str], *, alone: bool) -> str:
    """One or two signatures; a single one that is the only one at all stands at the right."""
    second = signatures[1] if len(signatures) > 1 else ""
    return row(["", signatures[0]] if alone else [signatures[0], second])


def wide_row(signature: str) -> str:
    """One signature across both halves."""
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{signature or _EMPTY}</w:tc>'
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}</w:tr>"


def pairs(rows: str, width: int, *, held: bool) -> str:
    """Rows of signatures; `held` keeps them on the page of what follows."""
    return table(rows, _halves(width)) + _paragraph("AfterTable", "", "<w:keepNext/>" if held else "")


def _halves(width: int) -> list[int]:
    return [width // 2, width - width // 2]


# --- Garuda ----------------------------------------------------------------------------------------------------------


def emblem_note() -> str:
    """What a blank copy says in the room of the garuda."""
    properties = f'<w:rPr>{ooxml.fonts()}<w:color w:val="808080"/><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr>'
    return f"<w:r>{properties}{ooxml.content(EMBLEM_NOTE)}</w:r>"


def letter_emblem(note: str) -> str:
    """A line as high as the garuda of letters, orders and announcements."""
    return _paragraph("Emblem", note, f'<w:spacing w:line="{_EMBLEM}" w:lineRule="exact"/>')


def memo_emblem(note: str, title: str, width: int) -> str:
    """The room at the left and the title in the middle of the page."""
    rest = width - 2 * _MEMO_EMBLEM
    cells = [_paragraph("Emblem", note), _paragraph("Heading1", title), ""]
    return table(row(cells, _MEMO_EMBLEM), [_MEMO_EMBLEM, rest, _MEMO_EMBLEM])


# --- Labels ----------------------------------------------------------------------------------------------------------


def label_line(label: Line, head: str, text: str, *, first: bool) -> str:
    """A label and its text, whose lines all start at one place; lines after the first have no label."""
    words = "".join(piece.text for piece in label if isinstance(piece, Text))
    left = round(column_widths.letters(words) * _LETTER + _GAP)
    place = f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>' + ("" if first else '<w:spacing w:before="0"/>')
    indent = f'<w:ind w:left="{left}" w:hanging="{left}"/>'
    return _paragraph("Label", head + "<w:r><w:tab/></w:r>" + text, place + indent)
