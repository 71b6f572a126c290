"""Spreadsheets: what stands in which cell, what may be typed there, where the browser finds it."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from macros import xlsx
from macros.blocks import (
    Block,
    Check,
    Choice,
    Grid,
    GridColumn,
    Heading,
    Line,
    Paragraph,
    Repeat,
    Signature,
    Slot,
    Stamp,
    Text,
    Tick,
)
from macros.sheet_map import SheetColumn, SheetMap

STAMP = Stamp("f99-survey", "แบบสำรวจ", "2569.1", date(2026, 11, 21), "templates/f99-survey.html", landscape=True)
COLUMNS = (
    GridColumn("ลำดับที่", 0.5, "centre"),
    GridColumn("ชื่อบริการ", 2),
    GridColumn("วันที่ลงนาม", 1),
    GridColumn("เงิน (บาท)", 1, "right"),
    GridColumn("แต่งตั้ง", 0.7, "centre", "คณะกรรมการ"),
    GridColumn("ไม่ได้แต่งตั้ง", 0.7, "centre", "คณะกรรมการ"),
    GridColumn("ระเบียบ", 1),
    GridColumn("ที่ตั้ง", 1),
)


def cells(n: int, filled: bool) -> tuple[Line, ...]:
    name, day, money, rule = ("ขยะ", "25 กุมภาพันธ์ 2569", "450,000.50", "จัดทำ") if filled else (None,) * 4
    return (
        (Slot("rows.n", "ลำดับ", "number", str(n)),),
        (Slot("rows.name", "ชื่อบริการ", "text", name),),
        (Slot("rows.day", "วันที่ลงนาม", "date", day),),
        (Slot("rows.money", "เงิน", "baht", money),),
        (Tick("rows.board=yes", "แต่งตั้ง", filled or None),),
        (Tick("rows.board=no", "ไม่ได้แต่งตั้ง", False if filled else None),),
        (Slot("rows.rule", "ระเบียบ", "choice", rule, options=("จัดทำ", "ทำ MOU")),),
        (Text("หมู่ "), Slot("rows.moo", "หมู่", "number", "1" if filled else None), Slot("rows.tambon", "ตำบล", "text")),
    )


def survey(filled: bool) -> tuple[Block, ...]:
    rows = tuple(cells(n, filled) for n in (1, 2))
    return (
        Heading((Text("แบบสำรวจ", bold=True),), 1),
        Paragraph((Text("จังหวัด"), Slot("province", "จังหวัด", "text", "สมมุติบุรี" if filled else None)), "flat"),
        Paragraph(
            (Text("รวมเงิน "), Slot("total", "รวม", "baht", "900,001.00" if filled else None), Text(" บาท")), "flat"
        ),
        Grid(COLUMNS, rows, "rows"),
        Paragraph((Text("วันที่ "), Slot("on", "วันที่", "date", "1 มกราคม 2569" if filled else None)), "right"),
    )


def rendered(blocks: tuple[Block, ...]) -> tuple[Any, SheetMap]:
    content, where = xlsx.render(blocks, STAMP)
    return openpyxl.load_workbook(io.BytesIO(content)).active, where


def rules(sheet: Any) -> dict[str, Any]:
    return {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}


# --- The map ---------------------------------------------------------------------------------------------------------


def test_map_says_where_each_slot_is() -> None:
    _, where = rendered(survey(False))
    assert where.sheet in xlsx.parts(xlsx.render(survey(False), STAMP)[0])
    assert where.cells == {"province": "C2", "total": "C3", "on": "F37"}
    assert where.types == {"province": "text", "total": "baht", "on": "date"}
    table = where.tables["rows"]
    assert (table.first, table.last) == (6, 35)
    assert table.columns["rows.day"] == SheetColumn("C", "date")
    assert list(table.columns) == ["rows.n", "rows.name", "rows.day", "rows.money", "rows.rule"]
    assert table.ticks == {"rows.board=yes": "E", "rows.board=no": "F"}
    assert table.composed == {"H": "หมู่ {rows.moo}{rows.tambon}"}


def test_map_as_plain_data() -> None:
    _, where = rendered(survey(False))
    assert where.as_dict()["tables"]["rows"]["columns"]["rows.money"] == {"column": "D", "type": "baht"}


def test_blank_and_filled_copies_have_the_same_map() -> None:
    assert rendered(survey(False))[1] == rendered(survey(True))[1]


def test_fixed_rows_are_known_by_their_own_keys() -> None:
    grid = Grid((GridColumn("เรื่อง"), GridColumn("จำนวน")), (((Text("ก"),), (Slot("a", "ก", "number"), Text(" คน"))),))
    sheet, where = rendered((grid,))
    assert where.cells == {"a": "B2"}
    assert sheet["B2"].number_format == 'General" คน"'


def test_baht_in_words_is_text() -> None:
    sheet, where = rendered((Paragraph((Slot("t|words", "ตัวอักษร", "baht", "หนึ่งบาทถ้วน"),), "flat"),))
    assert where.types == {"t|words": "text"}
    assert sheet[where.cells["t|words"]].value == "หนึ่งบาทถ้วน"
    assert rules(sheet) == {}


# --- Cells -----------------------------------------------------------------------------------------------------------


def test_values_are_what_they_are() -> None:
    sheet, where = rendered(survey(True))
    assert sheet["C2"].value == "สมมุติบุรี"
    assert sheet["C3"].value == 900001
    assert sheet[where.cells["on"]].value == datetime(2026, 1, 1)
    row = [cell.value for cell in sheet[6]]
    assert row == [1, "ขยะ", datetime(2026, 2, 25), 450000.5, "✓", None, "จัดทำ", "หมู่ 1………"]


def test_dates_show_the_buddhist_era() -> None:
    sheet, _ = rendered(survey(True))
    assert sheet["C6"].number_format == "[$-107041E]d mmm yyyy"


def test_registers_go_on_to_thirty_numbered_rows() -> None:
    sheet, _ = rendered(survey(True))
    assert [sheet.cell(row, 1).value for row in range(6, 36)] == list(range(1, 31))
    assert sheet["B35"].value is None


def test_longer_registers_keep_all_rows() -> None:
    grid = Grid(COLUMNS, tuple(cells(n, True) for n in range(1, 41)), "rows")
    assert rendered((grid,))[1].tables["rows"].last - rendered((grid,))[1].tables["rows"].first == 39


def test_cells_to_fill_are_open_and_the_rest_is_locked() -> None:
    sheet, _ = rendered(survey(False))
    assert sheet.protection.sheet
    assert not sheet.protection.password
    locked = {ref: sheet[ref].protection.locked for ref in ("A1", "A4", "C2", "B6", "E6", "H35")}
    assert locked == {"A1": True, "A4": True, "C2": False, "B6": False, "E6": False, "H35": False}


def test_only_fitting_values_may_be_typed() -> None:
    found = rules(rendered(survey(False))[0])
    assert found["C6:C35"].type == "date"
    assert (found["C6:C35"].formula1, found["C6:C35"].formula2) == ("36526", "73415")
    assert "ค.ศ." in found["C6:C35"].promptTitle
    assert found["D6:D35"].type == "decimal"
    assert found["G6:G35"].formula1 == '"จัดทำ,ทำ MOU"'
    assert found["E6:E35"].formula1 == found["F6:F35"].formula1 == '"✓"'
    assert found["F37"].type == "date"


def test_options_that_excel_cannot_list_stand_in_a_hidden_column() -> None:
    options = ("ก, ข", "ค")
    sheet, where = rendered((Paragraph((Slot("a", "ก", "choice", options=options),), "flat"),))
    assert rules(sheet)[where.cells["a"]].formula1 == "$F$1:$F$2"
    assert [sheet["F1"].value, sheet["F2"].value] == ["ก, ข", "ค"]
    assert sheet.column_dimensions["F"].hidden


def test_grouped_heads_merge() -> None:
    sheet, _ = rendered(survey(False))
    merged = {str(each) for each in sheet.merged_cells.ranges}
    assert {"A4:A5", "E4:F4", "G4:G5"} <= merged
    assert (sheet["E4"].value, sheet["E5"].value, sheet["F5"].value) == ("คณะกรรมการ", "แต่งตั้ง", "ไม่ได้แต่งตั้ง")


def test_page_is_landscape_one_page_wide_with_repeated_head() -> None:
    sheet, _ = rendered(survey(False))
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in ((1, 0), (None, 0))
    assert sheet.print_title_rows == "$4:$5"
    assert sheet.freeze_panes == "A6"
    assert "f99-survey · ฉบับ 2569.1 · templates/f99-survey.html" in sheet.oddFooter.left.text


def test_font_and_row_height_suit_each_other() -> None:
    sheet, _ = rendered(survey(False))
    assert {(sheet[ref].font.name, sheet[ref].font.sz) for ref in ("C2", "B6", "A4")} == {("TH SarabunPSK", 16)}
    assert sheet.sheet_format.defaultRowHeight == 24


def test_excel_calculates_on_load() -> None:
    assert 'fullCalcOnLoad="1"' in xlsx.parts(xlsx.render(survey(False), STAMP)[0])["xl/workbook.xml"]


# --- Blocks ----------------------------------------------------------------------------------------------------------


def test_sentences_stay_whole_and_their_slots_follow() -> None:
    line = (Text("ภาคีสมาชิกตกลงร่วมกันว่าจะชำระเงินสมทบให้แก่เจ้าภาพเป็นจำนวน "), Slot("a", "เงินสมทบ", "baht"), Text(" บาท"))
    sheet, where = rendered((Paragraph(line, "body"),))
    assert sheet["A1"].value == "ภาคีสมาชิกตกลงร่วมกันว่าจะชำระเงินสมทบให้แก่เจ้าภาพเป็นจำนวน ……… บาท"
    assert (sheet["A2"].value, where.cells["a"]) == ("เงินสมทบ", "B2")


def test_a_slot_has_one_cell_however_often_it_stands() -> None:
    line: Line = (Text("โดย "), Slot("a", "ก", "text", "นายก"))
    sheet, where = rendered((Paragraph(line, "flat"), Paragraph(line, "flat")))
    assert where.cells == {"a": "B1"}
    assert sheet["A2"].value == "โดย นายก"


def test_choices_are_ticked_in_a_cell_of_their_own() -> None:
    sheet, where = rendered((Paragraph((Tick("p=host", "เจ้าภาพ", True), Text(" เจ้าภาพ")), "item"),))
    assert (where.cells, sheet["A1"].value, sheet["B1"].value) == ({"p=host": "A1"}, "✓", "เจ้าภาพ")


def test_repeated_blocks_are_words_without_cells() -> None:
    instances = tuple(
        (Paragraph((Slot("m.n", "ลำดับ", "number", n), Text(". "), Slot("m.x", "x", "text"))),) for n in "12"
    )
    sheet, where = rendered((Repeat("m", instances), Choice("a=b", (Signature(((Text("ปลัด"),),), "พยาน"),))))
    assert where.cells == {}
    assert [sheet["A1"].value, sheet["A2"].value] == ["1. ………", "2. ………"]
    assert [cell.value for row in sheet.iter_rows() for cell in row if cell.value][-1] == "ปลัด"


def test_checklist_has_a_row_for_each_item() -> None:
    check = Check("meet-01", "1", "ส่งหนังสือเชิญ", (("เพราะ", "ช้า"),), "ปลัด")
    sheet, where = rendered((Heading((Text("รายการ"),), 1), Heading((Text("ประชุม"),), 2), check))
    assert [cell.value for cell in sheet[2]] == [
        "ลำดับ",
        "สิ่งที่ต้องทำ",
        "สถานะ",
        "ผู้รับผิดชอบ",
        "กำหนดเสร็จ",
        "หลักฐาน",
        "บันทึก",
        "รายละเอียด",
    ]
    details = "เพราะ: ช้า\nผู้รับผิดชอบที่เสนอ: ปลัด"
    row = [1, "ส่งหนังสือเชิญ", "ยังไม่เสร็จ", "ปลัด", None, None, None, details]
    assert [cell.value for cell in sheet[4]] == row
    assert rules(sheet)["C4"].formula1 == '"ยังไม่เสร็จ,ทำแล้ว,ไม่ใช้,ไม่เข้าเงื่อนไข"'
    places = dict(zip(("status", "who", "due", "evidence", "note"), "CDEFG", strict=True))
    assert where.cells == {f"meet-01.{name}": f"{column}4" for name, column in places.items()}
    assert where.composed == {"H4": f"{details}{{meet-01.proposed}}"}
    assert sheet.freeze_panes == "A3"
    assert sheet.auto_filter.ref == "A2:H4"


def test_a_line_of_words_and_slots_is_one_cell_that_the_browser_composes() -> None:
    line = (Text("ทำแล้ว "), Slot("head.done", "ทำแล้ว", "number"), Text(" ข้อ"))
    sheet, where = rendered((Paragraph(line, "flat"), Check("a-1", "1", "ก")))
    assert sheet["A1"].value == "ทำแล้ว ……… ข้อ"
    assert where.composed["A1"] == "ทำแล้ว {head.done} ข้อ"


# --- Values nobody expects -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        "=1+1",
        "+66",
        "-2+3",
        "@SUM(A1)",
        "=cmd|' /C calc'!A0",
        "<script>",
        "https://example.org",
        "_x0041_",
        "😀",
        "{=1}",
    ],
)
@pytest.mark.parametrize("kind", ["text", "date", "baht"])
def test_values_are_never_formulas_or_links(value: str, kind: Any) -> None:
    sheet, where = rendered((Paragraph((Slot("a", value, kind, value),), "flat"),))
    cell = sheet[where.cells["a"]]
    assert (cell.value, cell.data_type, cell.hyperlink) == (value, "s", None)


def test_fixed_words_are_never_formulas() -> None:
    sheet, _ = rendered((Heading((Text("=1+1"),), 1), Grid((GridColumn("=A1"),), (((Text("=A2"),),),))))
    assert [sheet[ref].data_type for ref in ("A1", "A2", "A3")] == ["s", "s", "s"]


def test_forbidden_characters_are_dropped_and_long_values_fit() -> None:
    lines: tuple[Block, ...] = (
        Paragraph((Slot("a", "ก", "long", "ก\x00\x0b\ud800\nข"),), "flat"),
        Paragraph((Slot("b", "ข", "long", "😀" * 40_000),), "flat"),
        Paragraph((Slot("c", "ค", "long", "ค" * 10_000),), "flat"),
    )
    sheet, where = rendered(lines)
    assert sheet[where.cells["a"]].value == "ก\nข"
    assert len(sheet[where.cells["b"]].value) == 16_383
    assert sheet[where.cells["c"]].value == "ค" * 10_000


@pytest.mark.parametrize("blocks", [(), (Repeat("m", ()),), (Grid(COLUMNS, (), "m"),), (Paragraph(()),)])
def test_nothing_to_say_is_still_a_workbook(blocks: tuple[Block, ...]) -> None:
    rendered(blocks)


def digests() -> list[str]:
    return [hashlib.sha256(xlsx.render(survey(filled), STAMP)[0]).hexdigest() for filled in (False, True)]


def test_bytes_do_not_depend_on_the_process() -> None:
    program = (
        "import importlib.util,sys;spec=importlib.util.spec_from_file_location('t',sys.argv[1]);"
        "t=importlib.util.module_from_spec(spec);spec.loader.exec_module(t);print(*t.digests())"
    )
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run(
            [sys.executable, "-c", program, str(Path(__file__))], env=env, check=True, capture_output=True, text=True
        )
        assert done.stdout.split() == digests()
