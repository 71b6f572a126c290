"""Tables of a spreadsheet: heads that repeat, rows to type in, one kind of value for each column."""

from __future__ import annotations

from dataclasses import replace

from xlsxwriter.utility import xl_col_to_name

from macros import line_words
from macros.blocks import Grid, Line, Slot, Tick
from macros.docx_grid import before_total, groups
from macros.sheet_map import SheetColumn, SheetMap, SheetTable
from macros.xlsx_sheet import TICK, Sheet, kind

#: Rows of the main table at least, and of others on the same sheet.
MIN_ROWS, FEW_ROWS = 30, 12
_ALIGN = {"left": "left", "centre": "center", "right": "right"}


def write(sheet: Sheet, where: SheetMap, grid: Grid, top: int, *, main: bool) -> int:
    """Write a table from row `top` on and note its cells; the `main` one holds its head. Returns the next free row."""
    first = _head(sheet, grid, top)
    if main:
        sheet.head_rows(top, first - 1)
    rows = _rows(grid, MIN_ROWS if main else FEW_ROWS)
    for row, cells in enumerate(rows, start=first):
        for place, line in enumerate(cells):
            _cell(sheet, where, grid, row, place, line)
    if grid.scope and rows:
        name = grid.scope if grid.scope not in where.tables else f"{grid.scope}#2"
        where.tables[name] = _columns(sheet, rows[0], first, first + len(rows) - 1)
    bottom = first + len(rows)
    if grid.row_height:
        for row in range(first, bottom):
            sheet.at_least(row, grid.row_height)
    if grid.total:
        _total(sheet, grid, first, bottom)
    return bottom + bool(grid.total) + 1


def _total(sheet: Sheet, grid: Grid, first: int, bottom: int) -> None:
    """The last row: sums as formulas, so that they follow what is typed above."""
    span = before_total(grid)
    sheet.text(bottom, 0, span - 1, line_words.words(grid.total[0]), "head")
    for place in range(span, len(grid.columns)):
        slot = line_words.only(grid.total[place])
        if isinstance(slot, Slot):
            sheet.total(bottom, place, first, bottom - 1, slot, _ALIGN[grid.columns[place].align])
        else:
            sheet.text(bottom, place, place, "", "cell")


def _head(sheet: Sheet, grid: Grid, row: int) -> int:
    """One head row, or two when columns share an upper head; a column without a group spans both."""
    grouped = any(column.group for column in grid.columns)
    last = row + 1 if grouped else row
    place = 0
    for group, columns in groups(grid.columns):
        if group:
            sheet.text(row, place, place + len(columns) - 1, group, "head")
        for column in columns:
            sheet.text(last if group else row, place, place, column.title, "head", last_row=last)
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


def _cell(sheet: Sheet, where: SheetMap, grid: Grid, row: int, place: int, line: Line) -> None:
    """A cell; those of a table with fixed rows are known by their own keys."""
    align = _ALIGN[grid.columns[place].align]
    match line_words.only(line):
        case Tick(key, _, checked):
            ref = sheet.tick(row, place, checked)
            if grid.scope is None:
                where.note(key, "yes", ref)
                sheet.choose(row, row, place, (TICK,))
        case Slot() as slot:
            around = line_words.around(line)
            ref = sheet.slot(row, place, place, slot, look="input", align=align, around=around)
            if grid.scope is None:
                where.note(slot.key, kind(slot), ref)
                sheet.check(row, row, place, slot)
        case None if any(isinstance(piece, Slot) for piece in line):
            slots = [piece for piece in line if isinstance(piece, Slot) and not _is_number(piece)]
            filled = any(slot.value is not None for slot in slots)
            mixed = Slot("", "", "text", line_words.words(line) if filled else None)
            sheet.slot(row, place, place, mixed, look="input", align=align)
        case None if not line:
            sheet.slot(row, place, place, Slot("", "", "text"), look="input", align=align)
        case None:
            sheet.text(row, place, place, line_words.words(line), "cell")


def _columns(sheet: Sheet, lines: tuple[Line, ...], first: int, last: int) -> SheetTable:
    """Checks for whole columns, and what the map says of them."""
    table = SheetTable(first + 1, last + 1)
    for place, line in enumerate(lines):
        letter = xl_col_to_name(place)
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
