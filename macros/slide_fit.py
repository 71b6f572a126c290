"""How much fits on a slide that the last row of a room can read: six lines of sixty Thai letters.

A letter that stands above or below another takes no width, so it is not counted. Decks of chapters that say more are a
problem of the data, named with what to write; decks of exercises are cut into more slides.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from macros.slides import Body, Columns, Grid, Large, Line, Lines, Show

_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
LINE = 60
MOST_LINES = 6
TITLE = 52
#: Letters across a table and its lines, head included; its type is a little smaller than that of a sentence.
TABLE_LINE = 80
TABLE_LINES = 9
#: The same in the larger type of a table that leaves room.
ROOMY_LINE = 66
ROOMY_LINES = 7
TABLE_ROWS = 7
#: Letters across all columns of a picture, and lines in each.
PICTURE_LINE = 76
PICTURE_LINES = 9
LARGE_LINE = 42


def width(text: str) -> int:
    """Letters side by side.

    >>> width("ที่นี่")
    3
    """
    return len(_MARKS.sub("", text))


def lines_of(text: str, line: int = LINE) -> int:
    """Lines that a text takes."""
    return max(1, math.ceil(width(text) / line))


def line_cost(line: Line) -> int:
    """Lines that a sentence with its lead takes."""
    return lines_of(f"{line.lead} {line.text}".strip(), LINE - 4 * line.deep)


def problems(show: Show) -> Iterator[tuple[str, str]]:
    """What does not fit on a slide, and what to do."""
    if width(show.title) > TITLE:
        yield f"ชื่อแผ่นยาว {width(show.title)} ตัวอักษร", f"เขียนไม่เกิน {TITLE} ตัวอักษร"
    used, most = _cost(show.body)
    if used > most:
        yield f"เนื้อหายาว {used} บรรทัด เกิน {most} บรรทัด", f"ตัดให้สั้นหรือแยกเป็นสองแผ่น บรรทัดละไม่เกิน {LINE} ตัวอักษร"


def _cost(body: Body) -> tuple[int, int]:
    if isinstance(body, Lines):
        return sum(line_cost(line) for line in body.lines), MOST_LINES
    if isinstance(body, Grid):
        return grid_cost(body), TABLE_LINES if len(body.rows) <= TABLE_ROWS else 0
    if isinstance(body, Columns):
        return max(_column_cost(body, n) for n in range(len(body.columns))), PICTURE_LINES
    return _large_cost(body), MOST_LINES


def _large_cost(body: Large) -> int:
    large = math.ceil(lines_of(body.text, LARGE_LINE) * 1.4) if body.text else 0
    return large + sum(lines_of(line) for line in body.lines)


def is_roomy(body: Grid) -> bool:
    """Whether a table leaves room for larger type."""
    return grid_cost(body, ROOMY_LINE) <= ROOMY_LINES


def grid_cost(body: Grid, line: int = TABLE_LINE) -> int:
    """Lines of a table: of each row its fullest cell."""
    widths = column_widths(body, line)
    rows = (body.heads, *body.rows)
    return sum(max(lines_of(cell, letters) for cell, letters in zip(row, widths, strict=True)) for row in rows)


def column_widths(body: Grid, line: int = TABLE_LINE) -> list[int]:
    """Letters that each column of a table holds: what it needs, shared out when all need more than there is."""
    needs = [max(width(row[n]) for row in (body.heads, *body.rows)) + 2 for n in range(len(body.heads))]
    if sum(needs) <= line:
        return [math.floor(need * line / sum(needs)) for need in needs]
    share = line / len(needs)
    narrow = [need <= share for need in needs]
    spare = line - sum(need for need, keep in zip(needs, narrow, strict=True) if keep)
    wide = sum(need for need, keep in zip(needs, narrow, strict=True) if not keep)
    return [need if keep else max(8, int(spare * need / wide)) for need, keep in zip(needs, narrow, strict=True)]


def _column_cost(body: Columns, n: int) -> int:
    letters = PICTURE_LINE // len(body.columns)
    column = body.columns[n]
    heads = lines_of(column.title, letters) + (lines_of(column.note, letters) if column.note else 0)
    return heads + sum(lines_of(node.text, letters - 2) for node in column.nodes)


def paged(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """The lines in groups that fit on a slide each; a line too long for a slide stands alone."""
    group: list[Line] = []
    for line in lines:
        if group and sum(map(line_cost, group)) + line_cost(line) > MOST_LINES:
            yield tuple(group)
            group = []
        group.append(line)
    if group:
        yield tuple(group)


def paged_grid(grid: Grid) -> Iterator[Grid]:
    """A table in pieces that fit on a slide each, with the head on all of them."""
    widths = column_widths(grid)
    rows: list[tuple[str, ...]] = []
    head = max(lines_of(cell, letters) for cell, letters in zip(grid.heads, widths, strict=True))
    used = head
    for row in grid.rows:
        cost = max(lines_of(cell, letters) for cell, letters in zip(row, widths, strict=True))
        if rows and (used + cost > TABLE_LINES or len(rows) == TABLE_ROWS):
            yield Grid(grid.heads, tuple(rows), grid.right)
            rows, used = [], head
        rows.append(row)
        used += cost
    yield Grid(grid.heads, tuple(rows), grid.right, grid.total)
