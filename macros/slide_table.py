"""Tables on a slide: typed rows with figures in them, or rows of a worked example."""

from __future__ import annotations

import re
from collections.abc import Sequence

from macros.lookup import Lookup
from macros.model.decks import Table
from macros.model.training_parts import Figures
from macros.slides import Grid
from macros.training_paper import figure_rows
from macros.training_text import plain

_NUMBER = re.compile(r"[\d,.–−+-]+(?: ?(?:บาท|ตัน|%|แห่ง|คน|วัน))?")


def grid(lookup: Lookup, slide: Table) -> Grid:
    """The table of a slide; columns of numbers stand at the right."""
    heads, rows = slide.heads, slide.rows
    if slide.example and slide.of:
        _, worked = figure_rows(lookup, Figures(slide.example, slide.of, slide.columns, slide.total))
        rows = tuple(map(tuple, worked))
    else:
        rows = tuple(tuple(plain(lookup, cell) for cell in row) for row in rows)
    heads = tuple(plain(lookup, head) for head in heads)
    return Grid(heads, rows, aligned(heads, rows), bool(slide.total))


def aligned(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[bool, ...]:
    """Of each column whether it holds numbers, which stand at the right; the first one names the row."""
    return tuple(n > 0 and _numbers([row[n] for row in rows]) for n in range(len(heads)))


def _numbers(cells: list[str]) -> bool:
    said = [cell for cell in cells if cell]
    return bool(said) and all(_NUMBER.fullmatch(cell) for cell in said)
