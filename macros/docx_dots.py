"""How many dots a blank has on paper: room to write, and no line that turns because of them."""

from __future__ import annotations

from macros.blocks import Line, Slot

#: By width of the field.
_DOTS = {"s": 8, "m": 18, "l": 32}
LONG = 100
SIGNATURE = 22
#: Signatures that stand side by side.
PAIR = 18
#: A row of dots that must fit half a line.
HALF = 26
RECORD = 18
_LABEL = 44


def dots(slot: Slot, most: int) -> str:
    """What stands in a blank slot. Invisible break chances let a long row of dots turn with the line."""
    count = min(LONG if slot.type == "long" else _DOTS[slot.width], most)
    return "\u200b".join("…" * min(4, count - start) for start in range(0, count, 4))


def share(line: Line) -> int:
    """Dots of each blank in a line that should not turn."""
    return _LABEL // max(1, sum(isinstance(piece, Slot) and piece.value is None for piece in line))


def most(style: str, line: Line) -> int:
    """The most dots of a blank in a paragraph of this style."""
    if style in ("numbered", "sub"):
        return share(line)
    return HALF if style == "right" else LONG
