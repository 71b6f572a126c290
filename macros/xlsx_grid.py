"""Tables of a spreadsheet: heads that repeat, rows to type in, one kind of value for each column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from xlsxwriter.utility import xl_col_to_name

from macros import line_words
from macros.blocks import Grid, Line, Slot, Tick
from macros.docx_grid import before_total, groups
from macros.sheet_map import SheetColumn, SheetMap, SheetTable
from macros.xlsx_formula import has_share
from macros.xlsx_sheet import TICK, Sheet, kind

#: Rows of the main table at least, and of others on the same sheet.
MIN_ROWS, FEW_ROWS = 30, 12
_ALIGN = {"left": "left", "centre": "center", "right": "right"}


#: First and last sheet column of each column of a table.
Spans = list[tuple[int, int]]


def spans(grid: Grid, widths: Sequence[float]) -> Spans:
    """Which columns of the sheet each column of a table takes, so that a table of few columns has room too.

    A column whose formula is an array formula takes one: Excel refuses them in merged cells.
    """
    columns = len(grid.columns)
    if columns >= len(widths):
        return [(place, place) for place in range(columns)]
    total = sum(widths)
    share = total / sum(column.width for column in grid.columns)
    found: Spans = []
    first, edge, wanted = 0, 0.0, 0.0
    for place, column in enumerate(grid.columns):
        wanted += column.width * share
        latest = len(widths) - (columns - place - 1) - 1  # each column after this one needs one too
        last = first
        edge += widths[first]
        while not _is_array(grid, place) and last < latest and edge + widths[last + 1] / 2 <= wanted:
            last += 1
            edge += widths[last]
        found.append((first, last))
        first = last + 1
    return found


def _is_array(grid: Grid, place: int) -> bool:
    return any(isinstance(piece, Slot) and has_share(piece.compute) for row in grid.rows for piece in row[place])


def write(sheet: Sheet, where: SheetMap, grid: Grid, top: int, *, main: bool) -> int:
    """Write a table from row `top` on and note its cells; the `main` one holds its head. Returns the next free row."""
    places = spans(grid, sheet.widths)
    first = _head(sheet, grid, places, top)
    if main:
        sheet.head_rows(top, first - 1)
    ready = MIN_ROWS if main else FEW_ROWS
    rows = _rows(grid, ready if grid.spare is None else len(grid.rows) + grid.spare)
    for row, cells in enumerate(rows, start=first):
        for place, line in enumerate(cells):
            _cell(sheet, where, grid, row, place, places[place], line)
    if grid.scope and rows:
        name = grid.scope if grid.scope not in where.tables else f"{grid.scope}#2"
        where.tables[name] = _columns(sheet, grid, rows[0], places, first, first + len(rows) - 1)
    bottom = first + len(rows)
    if grid.row_height:
        for row in range(first, bottom):
            sheet.at_least(row, grid.row_height)
    if grid.total:
        _total(sheet, grid, places, first, bottom)
    return bottom + bool(grid.total) + 1


def _total(sheet: Sheet, grid: Grid, places: Spans, first: int, bottom: int) -> None:
    """The last row: sums as formulas, so that they follow what is typed above."""
    span = before_total(grid)
    sheet.text(bottom, 0, places[span - 1][1], line_words.words(grid.total[0]), "head")
    for place in range(span, len(grid.columns)):
        slot = line_words.only(grid.total[place])
        if isinstance(slot, Slot):
            sheet.total(bottom, places[place], first, bottom - 1, slot, _ALIGN[grid.columns[place].align])
        else:
            sheet.text(bottom, *places[place], "", "cell")


def _head(sheet: Sheet, grid: Grid, places: Spans, row: int) -> int:
    """One head row, or two when columns share an upper head; a column without a group spans both."""
    grouped = any(column.group for column in grid.columns)
    last = row + 1 if grouped else row
    place = 0
    for group, columns in groups(grid.columns):
        if group:
            sheet.text(row, places[place][0], places[place + len(columns) - 1][1], group, "head")
        for column in columns:
            sheet.text(last if group else row, *places[place], column.title, "head", last_row=last)
            place += 1
    return last + 1


def _rows(grid: Grid, least: int) -> list[tuple[Line, ...]]:
    """The rows, and blank ones: a spreadsheet is a register that goes on."""
    rows = list(grid.rows)
    if grid.scope and rows:
        rows += [tuple(_blank(line, n) for line in rows[0]) for n in range(len(rows) + 1, least + 1)]
    return rows


def _blank(line: Line, n: int) -> Line:
    return tuple(
        replace(piece, value=str(n) if _is_number(piece) else None)
        if isinstance(piece, Slot)
        else replace(piece, checked=None)
        if isinstance(piece, Tick)
        else piece
        for piece in line
    )


def _is_number(slot: Slot) -> bool:
    return slot.key.endswith(".n")


def _cell(sheet: Sheet, where: SheetMap, grid: Grid, row: int, place: int, span: tuple[int, int], line: Line) -> None:
    """A cell; those of a table with fixed rows are known by their own keys."""
    first, last = span
    align = _ALIGN[grid.columns[place].align]
    match line_words.only(line):
        case Tick(key, _, checked):
            ref = sheet.tick(row, first, checked, last=last)
            if grid.scope is None:
                where.note(key, "yes", ref)
                sheet.choose(row, row, first, (TICK,))
        case Slot() as slot:
            around = line_words.around(line)
            ref = sheet.slot(row, first, last, slot, look="input", align=align, around=around)
            if grid.scope is None:
                where.note(slot.key, kind(slot), ref)
                sheet.check(row, row, first, slot)
        case None if any(isinstance(piece, Slot) for piece in line):
            slots = [piece for piece in line if isinstance(piece, Slot) and not _is_number(piece)]
            filled = any(slot.value is not None for slot in slots)
            mixed = Slot("", "", "text", line_words.words(line) if filled else None)
            sheet.slot(row, first, last, mixed, look="input", align=align)
        case None if not line:
            sheet.slot(row, first, last, Slot("", "", "text"), look="input", align=align)
        case None:
            sheet.text(row, first, last, line_words.words(line), "cell")


def _columns(sheet: Sheet, grid: Grid, lines: tuple[Line, ...], places: Spans, first: int, last: int) -> SheetTable:
    """Checks for whole columns, and what the map says of them."""
    table = SheetTable(first + 1, last + 1)
    for (place, _), column, line in zip(places, grid.columns, lines, strict=True):
        letter = xl_col_to_name(place)
        table.heads[letter] = f"{column.group}: {column.title}" if column.group else column.title
        match line_words.only(line):
            case Tick(key):
                table.ticks[key] = letter
                sheet.choose(first, last, place, (TICK,))
            case Slot() as slot:
                table.columns[slot.key] = SheetColumn(letter, kind(slot))
                sheet.check(first, last, place, slot)
            case None if any(isinstance(piece, Slot) for piece in line):
                table.composed[letter] = "".join(
                    f"{{{piece.key}}}" if isinstance(piece, Slot) else line_words.words((piece,)) for piece in line
                )
    return table
