"""Layout of official papers as HTML: room for the garuda, lines in two halves, labels with their text."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Literal

from macros import column_widths
from macros.blocks import EMBLEM_NOTE, Label, Line, Text


def emblem(kind: Literal["letter", "memo"], title: str) -> str:
    """Room for the garuda. The page is a blank copy, so it says what the room is for; on paper that stays unprinted."""
    note = f'<span class="kb-doc__emblem">{EMBLEM_NOTE}</span>'
    if kind == "letter":
        return f'<p class="kb-doc__garuda">{note}</p>'
    return f'<div class="kb-doc__memo">{note}<p class="kb-doc__title">{title}</p></div>'


def split(left: str, right: str) -> str:
    """A line in two halves."""
    return f'<div class="kb-doc__split"><p>{left}</p><p>{right}</p></div>'


def label(block: Label, line: Callable[[Line], str]) -> str:
    """A label and its lines, one below the other. The browser shows the label at the first line only."""
    rows = [_label_line(block, n, line) for n in range(1, len(block.lines) + 1)]
    if block.scope is None:
        return "".join(rows)
    inner = "".join(f"<div data-instance>{row}</div>" for row in rows)
    return f'<div data-repeat="{escape(block.scope)}">{inner}</div>'


def _label_line(block: Label, n: int, line: Callable[[Line], str]) -> str:
    term = _open(block, "first", line(block.label)) if n == 1 else ""
    number = _open(block, "many", line(block.number(n)))
    words = "".join(piece.text for piece in block.label if isinstance(piece, Text))
    width = f"--kb-term: {0.6 * column_widths.letters(words):.1f}em"  # the same on every line, so that texts align
    return f'<div class="kb-doc__label" style="{width}"><p>{term}</p><p>{number}{line(block.lines[n - 1])}</p></div>'


def _open(block: Label, which: str, inner: str) -> str:
    """What depends on how many rows there will be."""
    return f'<span data-when="{escape(block.scope or "")}.n={which}">{inner}</span>' if block.open else inner
