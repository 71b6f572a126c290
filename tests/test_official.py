"""Parts of official papers: what they become as blocks, and in each format."""

from __future__ import annotations

import io
import re
from datetime import date

import openpyxl
import pypdf
import pytest
import yaml

from macros import docx, html_document, model, ooxml, pdf, xlsx
from macros.blocks import Block, Choice, Emblem, Grid, Label, Paragraph, Repeat, Slot, Split, Stamp, Text
from macros.form_paper import form_blocks
from macros.page_keep import with_next
from macros.records import Reader
from macros.thai import arabic_digits

STAMP = Stamp("f99-letter", "หนังสือ", "2569.1", date(2026, 11, 21), "templates/f99-letter.html")
HEAD = """
id: f99-letter
title: หนังสือ
short: หนังสือ
kind: หนังสือ
stage: start
paper: letter
summary: ทดสอบ
version: "2569.1"
updated: 2026-11-21
minutes: 5
basis: ข้อเสนอของผู้จัดทำ
groups:
  - id: all
    title: ทั้งหมด
    fields:
      - {id: to, label: เรียน, type: text, sample: ปลัด}
      - {id: link, label: ลิงก์, type: text}
      - {id: joint, label: ออกร่วมกัน, type: yes}
      - {id: how, label: แบบ, type: choice, options: [{id: own, label: ของเรา}, {id: joint, label: ร่วม}], sample: own}
      - id: rows
        label: รายการ
        type: table
        blank_rows: 1
        columns:
          - {id: name, label: ชื่อ, type: text}
          - {id: money, label: เงิน, type: baht}
          - {id: note, label: บันทึก, type: text}
        sample: [{name: ก, money: 100.25, note: ด่วน}, {name: ข, money: 0.75}, {name: ค}]
document:
"""
ROWS = [{"name": "ก", "money": 100.25, "note": "ด่วน"}, {"name": "ข", "money": 0.75}, {"name": "ค"}]
FULL = {"to": "ปลัด", "how": "own", "rows": ROWS}


def form(parts: str) -> model.Form:
    """A form that prints these parts."""
    reader = Reader("f99.yml")
    read = reader.read(
        model.Form, yaml.compose(HEAD + "\n".join("  " + line for line in parts.strip().split("\n"))), ""
    )
    assert not reader.problems, reader.problems
    assert isinstance(read, model.Form)
    return read


def blocks(parts: str, values: dict[str, object] | None = None) -> tuple[Block, ...]:
    return form_blocks(form(parts), values)


def word(parts: str, values: dict[str, object] | None = None) -> str:
    return ooxml.parts(docx.render(blocks(parts, values), STAMP))["word/document.xml"]


def page(parts: str, values: dict[str, object] | None = None) -> str:
    return html_document.render(blocks(parts, values), digits="arabic")


def printed(parts: str, values: dict[str, object] | None = None) -> str:
    read = pypdf.PdfReader(io.BytesIO(pdf.render(blocks(parts, values), STAMP)))
    return arabic_digits(re.sub(r"[\s.]", "", "".join(sheet.extract_text() for sheet in read.pages)))


# --- Emblem, halves, labels ------------------------------------------------------------------------------------------


def test_room_for_the_garuda_is_explained_in_blank_copies_only() -> None:
    assert blocks("- emblem: true") == (Emblem("letter", noted=True),)
    assert blocks("- emblem: true", FULL) == (Emblem("letter", noted=False),)
    assert "เว้นที่สำหรับตราครุฑ" in printed("- emblem: true")
    assert "ครุฑ" not in printed("- emblem: true", FULL)
    assert 'w:line="1701" w:lineRule="exact"' in word("- emblem: true", FULL)
    assert "ครุฑ" not in word("- emblem: true", FULL)
    assert 'w:tag w:val="?-"' in word("- emblem: true")


def test_a_memo_has_its_title_beside_the_emblem() -> None:
    (emblem,) = blocks("- emblem: memo\n- title: บันทึกข้อความ")
    assert emblem == Emblem("memo", (Text("บันทึกข้อความ", bold=True),), noted=True)
    assert "บันทึกข้อความ" in printed("- emblem: memo\n- title: บันทึกข้อความ", FULL)
    assert word("- emblem: memo\n- title: บันทึกข้อความ").count("<w:tc>") == 3


def test_lines_in_two_halves_that_follow_each_other_share_a_table() -> None:
    parts = '- split: {left: "ที่ 1", right: สำนักงาน}\n- split: {left: ก, right: "{to}"}\n- para: ท้าย'
    assert isinstance(blocks(parts)[0], Split)
    xml = word(parts, FULL)
    assert xml.count("<w:tbl>") == 1
    assert xml.count("<w:tr>") == 2
    assert '<w:gridCol w:w="4535"/><w:gridCol w:w="4536"/>' in xml
    assert page(parts, FULL).startswith('<div class="kb-doc__split"><p>ที่ 1</p><p>สำนักงาน</p></div>')


def test_a_label_of_rows_is_numbered_when_there_are_several_and_goes_when_there_are_none() -> None:
    parts = '- label: {label: อ้างถึง, field: rows, text: "{name}"}'
    (one,) = blocks(parts, {"rows": ROWS[:1]})
    (three,) = blocks(parts, FULL)
    assert isinstance(one, Label)
    assert isinstance(three, Label)
    assert one.number(1) == ()
    assert three.number(2) == (Slot("rows.n", "ลำดับ", "number", "2", "s"), Text(". "))
    assert blocks(parts, {"rows": []}) == () == blocks(parts, {"to": "ปลัด"})
    assert printed(parts, FULL).startswith("อ้างถึง1ก2ข3ค")


def test_a_blank_label_of_rows_says_what_the_browser_must_decide() -> None:
    parts = '- label: {label: อ้างถึง, field: rows, text: "{name}"}'
    (choice,) = blocks(parts)
    assert isinstance(choice, Choice)
    assert (choice.key, choice.label) == ("rows=any", "")
    tags = re.findall(r'<w:tag w:val="([^"]+)"', word(parts))
    assert tags == ["?rows=any", "rows[]", *_row("?rows.n=first"), *_row()]
    html = page(parts)
    assert html.count('data-when="rows.n=first"') == 1
    assert html.count('data-when="rows.n=many"') == 2


def _row(*first: str) -> list[str]:
    return ["rows[]#", *first, "?rows.n=many", "rows.n", "rows.name"]


def test_fixed_items_of_a_label_are_numbered_as_words() -> None:
    parts = "- label: {label: สิ่งที่ส่งมาด้วย, items: [วาระ, แบบสำรวจ]}"
    assert "1. วาระ" in page(parts)
    assert "2. แบบสำรวจ" in page(parts)
    assert "1. " not in page("- label: {label: เรียน, text: ปลัด}")


# --- Numbered lists, feet, signatures --------------------------------------------------------------------------------


def test_numbered_lists_of_texts_and_of_rows() -> None:
    texts = blocks("- numbered: {texts: [ก, ข], start: 3}")
    assert [paragraph.line[0] for paragraph in texts if isinstance(paragraph, Paragraph)] == [Text("3. "), Text("4. ")]
    (rows,) = blocks('- numbered: {field: rows, text: "{name}", level: 2}', FULL)
    assert isinstance(rows, Repeat)
    assert len(rows.instances) == 3
    assert printed('- numbered: {field: rows, text: "{name}", level: 2}', FULL).startswith("(1)ก(2)ข(3)ค")


def test_signatures_stand_in_pairs_and_one_alone_at_the_right() -> None:
    parts = '- signatures: {field: rows, role: ภาคี, lines: ["({name})"]}'
    three, one = word(parts, FULL), word(parts, {"rows": ROWS[:1]})
    assert three.count("<w:tr>") == 2
    assert three.count("(ลงชื่อ)") == 3
    assert 'w:val="rows[]2"' in three
    assert one.count("<w:tr>") == 1
    assert one.index("<w:p/>") < one.index("(ลงชื่อ)")
    assert page(parts, FULL).count("data-instance") == 3
    assert printed(parts, FULL).count("(ลงชื่อ)") == 3


def test_the_signature_of_a_letter_has_no_dotted_line() -> None:
    parts = '- closing: ขอแสดงความนับถือ\n- signature: {plain: true, lines: ["(ชื่อ)", "{to}"]}\n- foot: [กอง, โทร. 0]'
    assert "(ลงชื่อ)" not in word(parts)
    assert "ลงชื่อ" not in printed(parts)
    assert "ลงชื่อ" not in page(parts)
    assert [style for style in re.findall(r'pStyle w:val="(\w+)"', word(parts)) if style in ("Closing", "Foot")] == [
        "Closing",
        "Foot",
        "Foot",
    ]


def test_what_stands_before_a_signature_stays_with_it() -> None:
    sign = "- signature: {lines: [ก]}\n- signature: {lines: [ข]}\n- note: หมายเหตุ"
    kept = [keep for _, keep in with_next(blocks(f"- para: ก่อน\n- para: ติด\n{sign}"))]
    assert kept == [False, True, True, True, False]
    table = '- table: {field: rows, columns: [{title: ชื่อ, text: "{name}"}]}\n- closing: ลา'
    assert '<w:pStyle w:val="AfterTable"/><w:keepNext/>' in word(table, FULL)


@pytest.mark.parametrize("lines", range(24, 44))
def test_no_signature_stands_alone_on_a_page(lines: int) -> None:
    parts = "\n".join(f"- flat: บรรทัด{n}" for n in range(lines)) + "\n- para: ติดกับลายมือชื่อ\n- signature: {lines: [ก]}"
    read = pypdf.PdfReader(io.BytesIO(pdf.render(blocks(parts), STAMP)))
    last = read.pages[-1].extract_text()
    assert "(ลงชื่อ)" in last
    assert "ติดกับลายมือชื่อ" in last


# --- Tables ----------------------------------------------------------------------------------------------------------

TOTAL = """
- table:
    field: rows
    row_height: 1.5
    columns:
      - {title: ที่, text: "{n}"}
      - {title: ชื่อ, text: "{name}"}
      - {title: เงิน, text: "{money}", total: true}
      - {title: ลงชื่อรับ, text: ""}
"""


def test_a_column_is_summed_in_the_last_row() -> None:
    (grid,) = blocks(TOTAL, FULL)
    assert isinstance(grid, Grid)
    assert grid.total == ((Text("รวม", bold=True),), (), grid.total[2], ())
    (slot,) = grid.total[2]
    assert isinstance(slot, Slot)
    assert (slot.key, slot.value) == ("rows.money.total", "101.00")
    assert '<w:gridSpan w:val="2"/>' in word(TOTAL, FULL)
    assert "101.00" in arabic_digits(word(TOTAL, FULL))
    assert "รวม10100" in printed(TOTAL, FULL)
    assert '<tfoot><tr><th scope="row" colspan="2"><strong>รวม</strong></th>' in page(TOTAL, FULL)


def test_the_sum_of_a_spreadsheet_is_a_formula_that_knows_its_result() -> None:
    content, where = xlsx.render(blocks(TOTAL, FULL), STAMP)
    rows = where.tables["rows"]
    formula, value = (
        openpyxl.load_workbook(io.BytesIO(content), data_only=known).active[f"C{rows.last + 1}"]
        for known in (False, True)
    )
    assert (formula.value, value.value) == (f"=SUM(C{rows.first}:C{rows.last})", 101)
    assert formula.protection.locked


def test_an_empty_cell_is_a_box_to_write_in() -> None:
    assert 'w:trHeight w:val="850"' in word(TOTAL)
    assert 'style="height:1.5cm"' in page(TOTAL)
    content, where = xlsx.render(blocks(TOTAL), STAMP)
    assert not openpyxl.load_workbook(io.BytesIO(content)).active[f"D{where.tables['rows'].first}"].protection.locked


# --- Alternatives ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "values", "shown"),
    [
        ("field: how, is: own", FULL, True),
        ("field: how, is: own, not: true", FULL, False),
        ("field: how, equals: joint, not: true", FULL, True),
        ("field: joint, is: yes", FULL, False),
        ("field: joint, is: no", FULL, True),
        ("field: joint, is: no", FULL | {"joint": True}, False),
        ("field: link, is: any", FULL, False),
        ("field: link, is: any", FULL | {"link": "https://a.b"}, True),
        ("field: rows, is: any, not: true", FULL, False),
    ],
)
def test_an_alternative_stays_only_if_its_condition_holds(when: str, values: dict[str, object], shown: bool) -> None:
    assert bool(blocks(f"- when: {{{when}, parts: [{{para: ก}}]}}", values)) is shown


def test_blank_alternatives_say_once_what_to_do_and_each_when_it_is_used() -> None:
    own, joint = (
        "- when: {field: how, is: own, parts: [{para: ก}]}",
        "- when: {field: how, is: joint, parts: [{para: ข}]}",
    )
    first, second = blocks(f"{own}\n{joint}")
    assert isinstance(first, Choice)
    assert isinstance(second, Choice)
    assert (first.key, first.label, first.first) == ("how=own", "(ใช้เมื่อเลือก “ของเรา”)", True)
    assert (second.key, second.label, second.first) == ("how=joint", "(ใช้เมื่อเลือก “ร่วม”)", False)
    for words in (printed(f"{own}\n{joint}"), re.sub("<[^>]+>|\\s", "", word(f"{own}\n{joint}"))):
        assert words.count("(เลือกใช้ข้อความที่ตรงแล้วขีดข้อความอื่นออก)") == 1
        assert words.index("ของเรา") < words.index("ร่วม")
    assert page(own).startswith('<p class="kb-doc__hint" data-hint="how=own">(ใช้เมื่อเลือก “ของเรา”)</p>')


def test_the_other_side_of_a_condition_has_a_key_of_its_own() -> None:
    keys = [
        block.key
        for part in ("field: how, is: own, not: true", "field: joint, is: no", "field: link, is: any")
        for block in blocks(f"- when: {{{part}, parts: [{{para: ก}}]}}")
        if isinstance(block, Choice)
    ]
    assert keys == ["how!=own", "joint!=yes", "link=any"]


def test_inside_a_repeat_a_column_decides() -> None:
    parts = '- each: {field: rows, parts: [{when: {field: note, is: any, parts: [{flat: "{note}"}]}}]}'
    (repeat,) = blocks(parts, FULL)
    assert isinstance(repeat, Repeat)
    assert [len(instance) for instance in repeat.instances] == [1, 0, 0]
    assert 'w:val="?rows.note=any"' in word(parts)


def test_a_table_in_an_alternative_has_a_control_of_its_own() -> None:
    xml = word('- when: {field: how, is: own, parts: [{para: ก}, {signatures: {field: rows, lines: ["{name}"]}}]}')
    assert xml.count('<w:tag w:val="?how=own"/>') == 2
    assert "<w:date>" not in word('- when: {field: how, is: own, parts: [{para: "{to}"}]}')
