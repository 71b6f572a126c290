"""Blocks as a spreadsheet to fill in Excel, and a map that tells the browser which cell belongs to which slot.

content, where = render(form_blocks(form, None), form_stamp(form))
where.cells["province"]                   "D2"
where.tables["rows"].columns["rows.host"] SheetColumn("C", "text")
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from xlsxwriter.utility import xl_rowcol_to_cell

from macros import column_widths, line_words, ooxml, xlsx_checklist, xlsx_formula, xlsx_grid
from macros.blocks import (
    Annex,
    Block,
    Check,
    Choice,
    Emblem,
    Grid,
    Heading,
    Label,
    Line,
    Paragraph,
    Repeat,
    Signature,
    Signatures,
    Slot,
    Split,
    Stamp,
    Text,
    Tick,
)
from macros.compute_check import Rule
from macros.sheet_map import SheetMap, sheet_part
from macros.xlsx_sheet import TICK, Sheet, kind

__all__ = ["SheetMap", "parts", "render", "render_book"]

parts = ooxml.parts

_PAGE = 125.0  # letters of TH Sarabun 16 on a landscape page
_LABEL = 40
_SIGN = f"(ลงชื่อ){'.' * 50}"


def render(blocks: Sequence[Block], stamp: Stamp, rules: Sequence[Rule] = ()) -> tuple[bytes, SheetMap]:
    """The workbook as .xlsx and its map; equal input gives equal bytes. It warns where a rule does not hold."""
    if any(isinstance(block, Check) for block in blocks):
        return xlsx_checklist.render(blocks, stamp)
    writer = _written(blocks, stamp)
    xlsx_formula.write(writer.sheet, writer.map, rules, writer.row, len(writer.sheet.widths))
    return writer.sheet.close(), writer.map


def render_book(sheets: Sequence[tuple[str, Sequence[Block]]], stamp: Stamp) -> tuple[bytes, tuple[SheetMap, ...]]:
    """A workbook of several sheets, each with its name, and the map of each."""
    writers: list[_Writer] = []
    for name, blocks in sheets:
        writers.append(_written(blocks, stamp, name, writers[0].sheet if writers else None))
    for writer in writers[1:]:
        writer.sheet.finish()
    maps = tuple(replace(writer.map, sheet=sheet_part(n)) for n, writer in enumerate(writers, start=1))
    return writers[0].sheet.close(), maps


def _written(blocks: Sequence[Block], stamp: Stamp, name: str = "", beside: Sheet | None = None) -> _Writer:
    tables = list(grids(blocks))
    main = next((grid for grid in tables if grid.scope), None)
    writer = _Writer(Sheet(stamp, _widths(tables), name, beside), main)
    for block in blocks:
        writer.block(block)
    return writer


def grids(blocks: Sequence[Block]) -> Iterator[Grid]:
    """The tables of a paper, those of its alternatives too."""
    for block in blocks:
        if isinstance(block, Grid):
            yield block
        if isinstance(block, Choice):
            yield from grids(block.blocks)


def _widths(grids: Sequence[Grid]) -> list[float]:
    """Widths in letters that suit the tables of most columns, others take several; four at least, for labels."""
    if not grids:
        return [_PAGE / 4] * 4
    main = max(grids, key=lambda grid: len(grid.columns))
    total = sum(column.width for column in main.columns)
    widths = [column.width * _PAGE / total for column in main.columns]
    for grid in (grid for grid in grids if len(grid.columns) == len(widths)):
        for place in range(len(widths)):
            widths[place] = max(widths[place], column_widths.least(grid, place) + 1)
    return widths + [_PAGE / 8] * (4 - len(widths))


class _Writer:
    """Writes blocks from the top down and notes where each slot went."""

    def __init__(self, sheet: Sheet, main: Grid | None) -> None:
        self.sheet, self.main = sheet, main
        self.map = SheetMap()
        self.row = 0
        self.last = len(sheet.widths) - 1

    def block(self, block: Block) -> None:
        match block:
            case Heading(line, level):
                if level == 1 and self.row == 0:
                    self.title(line)
                else:
                    self.line(line, "title" if level == 1 else "heading")
            case Annex(line):
                self.row += 1
                self.sheet.new_page(self.row)
                self.line(line, "title")
            case Paragraph(line, style):
                self.line(line, "note" if style == "note" else "body", right=style == "right")
            case Grid():
                self.row = xlsx_grid.write(self.sheet, self.map, block, self.row, main=block is self.main)
            case Repeat(_, instances):
                for blocks in instances:
                    self.plain(blocks)
            case Choice(_, blocks):
                for inner in blocks:
                    self.block(inner)
            case Signature(lines):
                self.sign(block)
                for line in lines:
                    self.line(line, "body", right=True)
            case Signatures(_, signatures):
                self.plain(signatures)
            case Split(left, right):
                self.line(left, "body")
                self.line(right, "body", right=True)
            case Label() if block.scope is None:
                for n, line in enumerate(block.lines, start=1):
                    head = (*block.label, Text("  ")) if n == 1 else ()
                    self.line((*head, *block.number(n), *line), "body")
            case Label():
                self.plain((block,))
            case Emblem(_, line) if line:
                self.line(line, "title")

    def sign(self, signature: Signature) -> None:
        """Room to sign, with the line for it where the paper has one."""
        self.row += 1
        if not signature.plain:
            self.text(_SIGN + (signature.role or ""), "body", right=True)

    # --- Lines -------------------------------------------------------------------------------------------------------

    def line(self, line: Line, look: str, *, right: bool = False) -> None:
        """Words alone fill the row; each slot gets a row of its own, label left and cell right of it."""
        slots = [piece for piece in line if isinstance(piece, Slot) and piece.key not in self.map.cells]
        if isinstance(line[0] if line else None, Tick) and not slots:
            self.ticked(line)
        elif slots and all(len(words) <= _LABEL for words in line_words.between(line)):
            for slot, label in zip(slots, line_words.labels(line, slots), strict=True):
                self.pair(label, slot, right=right)
        else:
            self.text(line_words.words(line), look, right=right)
            for slot in slots:
                self.pair(slot.label, slot, right=right)

    def title(self, line: Line) -> None:
        """The paper's name above everything, as a whole; what it says of the case is asked below it."""
        slots = [piece for piece in line if isinstance(piece, Slot)]
        if slots:
            self.map.composed[xl_rowcol_to_cell(self.row, 0)] = "".join(
                f"{{{piece.key}}}" if isinstance(piece, Slot) else line_words.words((piece,)) for piece in line
            )
        self.text(line_words.words(line), "title")
        for slot in slots:
            self.pair(slot.label, slot, right=False)

    def text(self, text: str, look: str, *, right: bool = False) -> None:
        self.sheet.text(self.row, self.at(0.5) if right else 0, self.last, text, look)
        self.row += 1

    def pair(self, label: str, slot: Slot, *, right: bool) -> None:
        start, middle = (self.at(0.5), self.at(0.66)) if right else (0, self.at(0.25))
        middle = max(middle, start + 1)
        end = self.last if right else max(middle, self.at(0.75) - 1)
        self.sheet.text(self.row, start, middle - 1, label, "label")
        self.map.note(slot.key, kind(slot), self.sheet.slot(self.row, middle, end, slot))
        self.sheet.check(self.row, self.row, middle, slot)
        self.row += 1

    def ticked(self, line: Line) -> None:
        tick = line[0]
        assert isinstance(tick, Tick)
        self.map.note(tick.key, "yes", self.sheet.tick(self.row, 0, tick.checked))
        self.sheet.choose(self.row, self.row, 0, (TICK,))
        self.sheet.text(self.row, 1, self.last, line_words.words(line[1:]).strip(), "body")
        self.row += 1

    def plain(self, blocks: Sequence[Block]) -> None:
        """Repeated blocks as words: their slots have no cell of their own, for one key would name many cells."""
        for block in blocks:
            match block:
                case Heading(line) | Paragraph(line) | Annex(line):
                    self.text(line_words.words(line), "body")
                case Signature(lines):
                    self.sign(block)
                    for line in lines:
                        self.text(line_words.words(line), "body", right=True)
                case Label(label):
                    for n, line in enumerate(block.lines, start=1):
                        head = line_words.words(label) + "  " if n == 1 else ""
                        self.text(head + line_words.words((*block.number(n), *line)), "body")
                case Choice(_, inner):
                    self.plain(inner)
                case Grid():
                    self.row = xlsx_grid.write(self.sheet, SheetMap(), replace(block, scope=None), self.row, main=False)
                case _:
                    pass

    def at(self, part: float) -> int:
        """The first column that starts after this part of the width."""
        edges = [0.0, *accumulate(self.sheet.widths)]
        return next(n for n, edge in enumerate(edges) if edge >= part * edges[-1] - 0.5)
