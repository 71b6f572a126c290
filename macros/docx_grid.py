"""Tables of a Word document: ruled, with heads that repeat on each page and rows that do not split."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, groupby

from macros import column_widths
from macros.blocks import Grid, GridColumn, Line, Tick

#: Dots in a blank cell: the ruled cell is the place to write, the dots only show where to click.
DOTS = 4
_ALIGN = {"left": "", "centre": '<w:jc w:val="center"/>', "right": '<w:jc w:val="right"/>'}
_MIDDLE = '<w:vAlign w:val="center"/>'
#: Type of table text in points, and the styles that say it.
SIZES = (16, 14, 12, 10)
STYLES = {16: "TableText", 14: "TableSmall", 12: "TableFine", 10: "TableFinest"}
#: Lines of the tallest cell before the type gets smaller.
_TALLEST = 5
_READABLE = 12
#: With more columns than this a table starts at the second size.
WIDE = 6
#: Width of a bold Thai letter in TH Sarabun, with some slack.
_EM = 0.43
_PADDING = 160
_ROW_HEIGHT = 454  # 0.8 cm: room to write by hand
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def size(grid: Grid, width: int) -> int:
    """The largest type in points at which no amount, date or short word breaks and, if 12 pt can do it, no cell is a
    tower of words; the smallest if there is none."""
    usual = SIZES[1:] if len(grid.columns) > WIDE else SIZES
    whole = [points for points in usual if sum(_least(grid, points)) <= width]
    low = (points for points in whole if points >= _READABLE and _tallest(grid, width, points) <= _TALLEST)
    return next(low, whole[0] if whole else SIZES[-1])


def _tallest(grid: Grid, width: int, points: int) -> int:
    letters = [(each - _PADDING) / (_EM * 20 * points) for each in _widths(grid, width, points)]
    return column_widths.most_lines(grid, letters)


def _least(grid: Grid, points: int) -> list[int]:
    """What each column needs at least, in twentieths of a point."""
    return [round(column_widths.least(grid, n) * _EM * 20 * points) + _PADDING for n in range(len(grid.columns))]


def table(grid: Grid, rows: str, width: int) -> str:
    """The table of the rows, `width` twentieths of a point wide."""
    columns = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths(grid, width))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/>'
        '</w:tblCellMar><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'
    )


def widths(grid: Grid, width: int) -> list[int]:
    """Whole widths that sum up exactly: the columns' shares, but none so narrow that a number or short word breaks."""
    return _widths(grid, width, size(grid, width))


def _widths(grid: Grid, width: int, points: int) -> list[int]:
    least = _least(grid, points)
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


def row(
    grid: Grid, lines: Sequence[Line], write: Callable[[Line], str], *, points: int, held: bool = False, span: int = 1
) -> str:
    """A row of the body; a tick stands in the middle of its cell, whatever the column's alignment.

    `held` keeps the row on the page of what follows; the first cell spans `span` columns, those behind it are left out.
    """
    style = STYLES[points]
    cells = ""
    for place, (column, line) in enumerate(zip(grid.columns, lines, strict=True)):
        if 0 < place < span:
            continue
        ticked = any(isinstance(piece, Tick) for piece in line)
        align = _ALIGN["centre" if ticked or (place == 0 and span > 1) else column.align]
        keep = "<w:keepNext/>" if held else ""
        paragraph = f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{align}</w:pPr>{write(line)}</w:p>'
        spanned = f'<w:gridSpan w:val="{span}"/>' if place == 0 and span > 1 else ""
        cells += _cell(paragraph, spanned + (_MIDDLE if ticked else ""))
    height = max(_ROW_HEIGHT, round(grid.row_height * 1440 / 2.54))
    return _row(f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>', cells)


def total_row(grid: Grid, write: Callable[[Line], str], *, points: int, held: bool = False) -> str:
    """The sums, with the word for them across the columns before the first sum."""
    return row(grid, grid.total, write, points=points, held=held, span=before_total(grid))


def before_total(grid: Grid) -> int:
    """Columns before the first sum."""
    return next((place for place, line in enumerate(grid.total) if place and line), 1)


def head(grid: Grid, run: Callable[[str], str], *, points: int) -> str:
    """One head row, or two when columns share an upper head; a column without a group spans both."""
    style = f"{STYLES[points]}Head"

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
