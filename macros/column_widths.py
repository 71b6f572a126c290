"""How much room Thai text takes in a table, in letters: enough to keep words whole and to guess wrapped lines.

letters("ไม่ได้แต่งตั้ง")     9: marks above and below take no width
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from macros.blocks import Grid, Inline, Line, Slot, Text

#: Head words up to `_SHORT` letters stay whole, of longer ones `_PART` letters do.
_SHORT, _PART = 9, 6
#: Thai digits are wider than letters.
_DIGIT = 1.2
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_NUMBER = re.compile(r"[\d.,/%-]{1,16}")


def letters(text: str) -> float:
    """Letters of a text that take width; capitals take half as much again."""
    return len(_MARKS.sub("", text)) + 0.5 * sum(letter.isupper() for letter in text)


def least(grid: Grid, place: int) -> float:
    """Letters that a column needs on one line: its short head words, amounts and names of months."""
    lengths = [letters(word) for word in grid.columns[place].title.split()]
    heads = [length if length <= _SHORT else _PART for length in lengths]
    rows = (*grid.rows, *grid.typical, *((grid.total,) if grid.total else ()))
    return max([*heads, *(_needs(piece) for row in rows for piece in row[place])], default=1)


def most_lines(grid: Grid, widths: Sequence[float]) -> int:
    """Lines of the tallest cell when the columns are so many letters wide."""
    rows = grid.typical or grid.rows
    return max(
        (lines(_words(line), width) for row in rows for line, width in zip(row, widths, strict=True)),
        default=1,
    )


def _words(line: Line) -> str:
    return "".join(piece.value or "" if isinstance(piece, Slot) else getattr(piece, "text", "") for piece in line)


def _needs(piece: Inline) -> float:
    """Letters of a piece that must not be broken; a blank slot needs what will come."""
    match piece:
        case Slot(type="baht", key=key, value=value) if "|" not in key:
            return max(len(value or ""), len("1,000,000.00"))
        case Slot(type="date"):
            return letters("กุมภาพันธ์")
        case Slot(value=text) | Text(text=text):
            return max((len(number) * _DIGIT for number in _NUMBER.findall(text or "")), default=1)
        case _:
            return 2


def lines(text: str, width: float) -> int:
    """Lines that a text fills in a column `width` letters wide, rather one too many: Thai breaks at words only."""
    return sum(max(1, math.ceil(letters(line) * 1.1 / max(width, 1))) for line in text.split("\n"))
