"""A checklist as a spreadsheet: one row for each thing to do, with columns for who, when and the proof.

In the map, the cells of an item are `<item id>.status`, `.who`, `.due` and `.note`.
"""

from __future__ import annotations

from collections.abc import Sequence

from macros.blocks import Block, Check, Heading, Paragraph, Slot, Stamp, Text
from macros.sheet_map import SheetMap
from macros.xlsx_sheet import Sheet

STATES = ("ยังไม่เสร็จ", "ทำแล้ว", "ไม่ใช้")
_WHO = "ผู้รับผิดชอบ"
_HEADS = ("ลำดับ", "สิ่งที่ต้องทำ", "สถานะ", _WHO, "กำหนดเสร็จ", "บันทึก/หลักฐาน", "รายละเอียด")
_WIDTHS = (6, 34, 10, 20, 12, 22, 42)
_LAST = len(_HEADS) - 1


def render(blocks: Sequence[Block], stamp: Stamp) -> tuple[bytes, SheetMap]:
    """The checklist as .xlsx and the map of its cells; equal input gives equal bytes."""
    sheet, where, row = Sheet(stamp, _WIDTHS), SheetMap(), 0
    headed = False
    for block in blocks:
        if not headed and (isinstance(block, Check) or (isinstance(block, Heading) and block.level == 2)):
            _heads(sheet, row)
            headed, row = True, row + 1
        match block:
            case Check():
                _item(sheet, where, row, block)
            case Heading(line, level):
                sheet.text(row, 0, _LAST, _words(line), "title" if level == 1 else "section")
            case Paragraph(line, style) if line:
                sheet.text(row, 0, _LAST, _words(line), "note" if style == "note" else "body")
            case _:
                continue
        row += 1
    return sheet.close(), where


def _heads(sheet: Sheet, row: int) -> None:
    for column, head in enumerate(_HEADS):
        sheet.text(row, column, column, head, "head")
    sheet.head_rows(row, row)


def _item(sheet: Sheet, where: SheetMap, row: int, check: Check) -> None:
    """The position that is responsible by default stands in its cell, to be overtyped by who really does it."""
    sheet.text(row, 0, 0, check.no, "cell")
    sheet.text(row, 1, 1, check.text, "cell")
    slots = (
        Slot(f"{check.id}.status", "สถานะ", "choice", STATES[0], options=STATES),
        Slot(f"{check.id}.who", _WHO, "text", next((words for label, words in check.details if label == _WHO), None)),
        Slot(f"{check.id}.due", "กำหนดเสร็จ", "date"),
        Slot(f"{check.id}.note", "บันทึก/หลักฐาน", "long"),
    )
    for column, slot in enumerate(slots, start=2):
        where.note(slot.key, slot.type, sheet.slot(row, column, column, slot, look="input"))
        sheet.check(row, row, column, slot)
    details = "\n".join(f"{label}: {words}" for label, words in check.details if label != _WHO)
    sheet.text(row, _LAST, _LAST, details, "cell")


def _words(line: tuple[object, ...]) -> str:
    return "".join(piece.text for piece in line if isinstance(piece, Text))
