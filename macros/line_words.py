"""Lines of inline pieces as plain words, for formats whose cells hold no mixture of words and slots.

words((Text("รวม "), Slot("total", …), Text(" บาท")))     "รวม ……… บาท"
labels(…)                                                 ["รวม (บาท)"]
"""

from __future__ import annotations

from collections.abc import Sequence

from macros.blocks import Line, Slot, Tick


def words(line: Line) -> str:
    """A line as words: blanks are dots, boxes are drawn."""
    out = ""
    for piece in line:
        match piece:
            case Slot(value=value):
                out += "………" if value is None else value
            case Tick(checked=checked):
                out += "☑" if checked else "☐"
            case _:
                out += piece.text
    return out


def between(line: Line) -> list[str]:
    """The words before each slot, and after the last one."""
    out = [""]
    for piece in line:
        if isinstance(piece, Slot):
            out.append("")
        else:
            out[-1] += words((piece,))
    return out


def labels(line: Line, slots: Sequence[Slot]) -> list[str]:
    """What stands before each slot, or the slot's own label where that says nothing; a last unit goes in brackets."""
    everything = [piece for piece in line if isinstance(piece, Slot)]
    *before, after = (_closed(text.strip(" ():;,\u00a0")) for text in between(line))
    found = [text or slot.label for text, slot in zip(before, everything, strict=True)]
    if after:
        found[-1] += f" ({after})"
    return [label for label, slot in zip(found, everything, strict=True) if any(slot is wanted for wanted in slots)]


def _closed(text: str) -> str:
    """A bracket that was opened among the words is closed."""
    return text + ")" * (text.count("(") - text.count(")"))


def around(line: Line) -> tuple[str, str]:
    """The words before and after the first slot."""
    place = next(n for n, piece in enumerate(line) if isinstance(piece, Slot))
    return words(line[:place]), words(line[place + 1 :])


def only(line: Line) -> Slot | Tick | None:
    """The one slot or tick of a line, whatever words stand around it."""
    inputs = [piece for piece in line if isinstance(piece, Slot | Tick)]
    return inputs[0] if len(inputs) == 1 else None
