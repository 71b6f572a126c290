"""Tables of a Word document: ruled, with heads that repeat on each page and rows that do not split."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, groupby

from macros.blocks import Grid, GridColumn, Inline, Line, Slot, Text, Tick

#: Dots in a blank cell: the ruled cell is the place to write, the dots only show where to click.
DOTS = 4
_ALIGN = {"left": "", "centre": '<w:jc w:val="center"/>', "right": '<w:jc w:val="right"/>'}
_MIDDLE = '<w:vAlign w:val="center"/>'
_WIDE = 6
#: Width of a Thai letter or digit in TH Sarabun; head words up to `_SHORT` letters stay whole, of longer ones `_PART`.
_EM, _SHORT, _PART = 0.46, 9, 6
_PADDING = 160
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_NUMBER = re.compile(r"[\d.,/%-]{1,16}")
_ROW_HEIGHT = 454  # 0.8 cm: room to write by hand
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def is_wide(grid: Grid) -> bool:
    """Whether the table has so many columns that 16 pt would break words."""
    return len(grid.columns) > _WIDE


def table(grid: Grid, rows: str, width: int) -> str:
    """The table of the rows, `width` twentieths of a point wide."""
    columns = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths(grid, width))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'
    )


def widths(grid: Grid, width: int) -> list[int]:
    """Whole widths that sum up exactly: the columns' shares, but none so narrow that a number or short word breaks."""
    least = [_least(grid, place) for place in range(len(grid.columns))]
    if sum(least) >= width:
        return _whole([float(each) for each in least], width)
    shares = [column.width for column in grid.columns]
    narrow: set[int] = set()
    while True:
        rest = width - sum(least[place] for place in narrow)
        unit = rest / sum(share for place, share in enumerate(shares) if place not in narrow)
        new = {place for place, share in enumerate(shares) if place not in narrow and share * unit < least[place]}
        if not new:
            return _whole([least[n] if n in narrow else share * unit for n, share in enumerate(shares)], width)
        narrow |= new


def _whole(lengths: Sequence[float], width: int) -> list[int]:
    total = sum(lengths)
    edges = [round(width * sofar / total) for sofar in accumulate(lengths)]
    return [right - left for left, right in zip([0, *edges], edges, strict=False)]


def _least(grid: Grid, place: int) -> int:
    """What a column needs, in twentieths of a point: its short head words, amounts and names of months on one line."""
    column = grid.columns[place]
    lengths = [_letters(word) for word in column.title.split()]
    words = [length if length <= _SHORT else _PART for length in lengths]
    cells = (piece for row in grid.rows for piece in row[place])
    words += [_needs(piece) for piece in cells]
    size = 14 if is_wide(grid) else 16
    return round(max(words, default=1) * _EM * size * 20) + _PADDING


def _needs(piece: Inline) -> float:
    """Letters of a piece that must not be broken; a blank slot needs what will come."""
    match piece:
        case Slot(type="baht", value=value):
            return max(len(value or ""), len("450,000.00"))
        case Slot(type="date"):
            return _letters("กุมภาพันธ์")
        case Slot(value=text) | Text(text=text):
            return max((len(number) for number in _NUMBER.findall(text or "")), default=1)
        case _:
            return 2


def _letters(word: str) -> float:
    """Letters that take width: marks above and below take none, capitals half as much again."""
    return len(_MARKS.sub("", word)) + 0.5 * sum(letter.isupper() for letter in word)


def row(grid: Grid, lines: Sequence[Line], write: Callable[[Line], str], *, small: bool) -> str:
    """A row of the body; a tick stands in the middle of its cell, whatever the column's alignment."""
    style = "TableSmall" if small else "TableText"
    cells = ""
    for column, line in zip(grid.columns, lines, strict=True):
        ticked = any(isinstance(piece, Tick) for piece in line)
        align = _ALIGN["centre" if ticked else column.align]
        paragraph = f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{align}</w:pPr>{write(line)}</w:p>'
        cells += _cell(paragraph, _MIDDLE if ticked else "")
    return _row(f'<w:trHeight w:val="{_ROW_HEIGHT}" w:hRule="atLeast"/>', cells)


def head(grid: Grid, run: Callable[[str], str], *, small: bool) -> str:
    """One head row, or two when columns share an upper head; a column without a group spans both."""
    style = "TableSmallHead" if small else "TableHead"

    def cell(text: str, merge: str = "") -> str:
        inner = run(text) if text else ""
        return _cell(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>', merge + _MIDDLE)

    if not any(column.group for column in grid.columns):
        return _row("<w:tblHeader/>", "".join(cell(column.title) for column in grid.columns))
    upper = "".join(
        cell(group, f'<w:gridSpan w:val="{len(columns)}"/>')
        if group
        else "".join(cell(column.title, '<w:vMerge w:val="restart"/>') for column in columns)
        for group, columns in groups(grid.columns)
    )
    lower = "".join(
        cell(column.title) if column.group else cell("", '<w:vMerge w:val="continue"/>') for column in grid.columns
    )
    return _row("<w:tblHeader/>", upper) + _row("<w:tblHeader/>", lower)


def groups(columns: Sequence[GridColumn]) -> Iterator[tuple[str | None, list[GridColumn]]]:
    """Neighbouring columns that share an upper head."""
    for group, members in groupby(columns, key=lambda column: column.group):
        yield group, list(members)


def _row(properties: str, cells: str) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{cells}</w:tr>"


def _cell(paragraph: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph}</w:tc>"
