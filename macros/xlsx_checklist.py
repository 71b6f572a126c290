"""A checklist as a spreadsheet: one row for each thing to do, with columns for who, when and the proof.

In the map, the cells of an item are `<item id>.status`, `.who`, `.due`, `.evidence` and `.note`; the lines of the head
are composed of words and slots, and its details end with the date that is proposed (`.proposed`).
"""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.utility import xl_rowcol_to_cell

from macros import line_words
from macros.blocks import PROPOSED, Block, Check, Heading, Line, Paragraph, Slot, Stamp
from macros.sheet_map import SheetMap
from macros.xlsx_sheet import Sheet

STATES = ("ยังไม่เสร็จ", "ทำแล้ว", "ไม่ใช้", "ไม่เข้าเงื่อนไข")
_HEADS = ("ลำดับ", "สิ่งที่ต้องทำ", "สถานะ", "ผู้รับผิดชอบ", "กำหนดเสร็จ", "หลักฐาน", "บันทึก", "รายละเอียด")
_WIDTHS = (6, 34, 12, 19, 12, 18, 20, 46)
_LAST = len(_HEADS) - 1


def render(blocks: Sequence[Block], stamp: Stamp) -> tuple[bytes, SheetMap]:
    """The checklist as .xlsx and the map of its cells; equal input gives equal bytes."""
    sheet, where, row = Sheet(stamp, _WIDTHS), SheetMap(), 0
    head = last = -1
    for block in blocks:
        if head < 0 and (isinstance(block, Check) or (isinstance(block, Heading) and block.level == 2)):
            _heads(sheet, row)
            head, row = row, row + 1
        match block:
            case Check():
                _item(sheet, where, row, block)
                last = row
            case Heading(line, level):
                _line(sheet, where, row, line, "title" if level == 1 else "section")
            case Paragraph(line, style) if line:
                _line(sheet, where, row, line, "note" if style == "note" else "body")
            case _:
                continue
        row += 1
    if last > head >= 0:
        sheet.filter(head, last)
    return sheet.close(), where


def _heads(sheet: Sheet, row: int) -> None:
    for column, head in enumerate(_HEADS):
        sheet.text(row, column, column, head, "head")
    sheet.head_rows(row, row)


def _line(sheet: Sheet, where: SheetMap, row: int, line: Line, look: str) -> None:
    """A line over all columns; if it has slots, the browser writes the whole line anew."""
    sheet.text(row, 0, _LAST, line_words.words(line), look)
    if any(isinstance(piece, Slot) for piece in line):
        where.composed[f"A{row + 1}"] = "".join(
            f"{{{piece.key}}}" if isinstance(piece, Slot) else line_words.words((piece,)) for piece in line
        )


def _item(sheet: Sheet, where: SheetMap, row: int, check: Check) -> None:
    """The position that is proposed stands in its cell, to be overtyped by who really does it, and in the details."""
    sheet.slot(row, 0, 0, Slot("", "ลำดับ", "number", check.no), look="cell")
    sheet.text(row, 1, 1, check.text, "cell")
    who, *others = check.record
    slots = (
        Slot(f"{check.id}.status", "สถานะ", "choice", STATES[0], options=STATES),
        Slot(who.key, who.label, who.type, check.who or None),
        *others,
    )
    for column, slot in enumerate(slots, start=2):
        where.note(slot.key, slot.type, sheet.slot(row, column, column, slot, look="input"))
        sheet.check(row, row, column, slot)
    proposed = ((PROPOSED, check.who),) if check.who else ()
    details = "\n".join(f"{label}: {words}" for label, words in (*check.details, *proposed))
    sheet.text(row, _LAST, _LAST, details, "detail")
    where.composed[xl_rowcol_to_cell(row, _LAST)] = f"{details}{{{check.id}.proposed}}"
