"""A checklist on paper: the words a person needs who has nothing but the paper in hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from macros import model
from macros.blocks import Check, Paragraph, Slot, Text
from macros.checklist_paper import checklist_blocks, due_words, law_words
from macros.field_definitions import definitions
from macros.lookup import Lookup
from tests.browser.form_site import FACTS, FORM

ITEM = model.Item("a-1", "ทำ", "ช้า", "ปลัด", "own")


def lookup(library: model.Library) -> Lookup:
    return Lookup(library)


def drawn(library: model.Library, item: model.Item, **more: object) -> tuple[Check, list[str]]:
    section = model.ChecklistSection("s-1", "ช่วง", (item,))
    checklist = model.Checklist(
        *("a", "รายการ", "รายการ", "start", "ใช้ลอง", "วันประชุม", "2569.1", date(2026, 11, 21), (section,)), **more
    )
    blocks = checklist_blocks(checklist, lookup(library))
    lines = [
        "".join(piece.text if isinstance(piece, Text) else f"[{piece.key}]" for piece in block.line)
        for block in blocks
        if isinstance(block, Paragraph)
    ]
    return next(block for block in blocks if isinstance(block, Check)), lines


def test_an_act_is_named_once_for_its_sections(library):
    laws = ("municipality-act-2496#s24", "municipality-act-2496#s26", "tao-act-2537#s73", "procurement-act-2560")
    short = {name: lookup(library).regulations[name].short for name in ("tao-act-2537", "procurement-act-2560")}
    assert law_words(laws, lookup(library)) == (
        f"ม.24, ม.26 พ.ร.บ.เทศบาล 2496; ม.73 {short['tao-act-2537']}; {short['procurement-act-2560']}"
    )


def test_an_item_of_law_says_its_sections_and_that_it_cannot_be_missing(library):
    item = replace(ITEM, basis="law", required=True, laws=("tao-act-2537#s73",), only_if=("has-tao", "money"))
    details = dict(drawn(library, item)[0].details)
    assert details["ขาดไม่ได้ เพราะ"] == "ช้า"
    assert details["ฐานกฎหมาย"].startswith("ม.73 ")
    conditions = lookup(library).conditions
    assert details["เฉพาะเมื่อ"] == f"{conditions['has-tao'].label} และ{conditions['money'].label}"
    assert "ที่มา" not in details


def test_an_item_of_a_document_says_which_and_where_in_it(library):
    item = replace(ITEM, basis="seed", sources=("seed-001",), clause="ข้อ 8.1 ขั้นที่ 3")
    details = dict(drawn(library, item)[0].details)
    assert details["ที่มา"] == f"{lookup(library).sources['seed-001'].title} ข้อ 8.1 ขั้นที่ 3"


def test_a_proposal_says_that_it_is_one(library):
    assert dict(drawn(library, ITEM)[0].details)["ที่มา"] == "ข้อเสนอของผู้จัดทำ"
    with_law = dict(drawn(library, replace(ITEM, laws=("tao-act-2537#s73",)))[0].details)
    assert with_law["กฎหมายที่เกี่ยวข้อง"].startswith("ม.73")
    assert with_law["ที่มา"] == "ข้อเสนอของผู้จัดทำ"


def test_the_proposed_position_stands_apart_from_the_place_to_name_somebody(library):
    check, _ = drawn(library, ITEM)
    assert check.who == "ปลัด"
    assert [slot.key for slot in check.record] == ["a-1.who", "a-1.due", "a-1.evidence", "a-1.note"]
    assert all(isinstance(slot, Slot) and slot.value is None for slot in check.record)


@pytest.mark.parametrize(
    ("days", "words"),
    [(35, "ภายใน 35 วันหลังวันประชุม"), (-7, "อย่างน้อย 7 วันก่อนวันประชุม"), (0, "ในวันประชุม")],
)
def test_a_proposed_date_counts_before_and_after_the_start(days, words):
    assert due_words(days, "วันประชุม") == words


def test_the_head_has_room_for_project_day_and_count(library):
    _, lines = drawn(library, ITEM)
    assert lines[1:4] == [
        "แฟ้มงาน [head.workspace]",
        "พิมพ์เมื่อ [head.printed]",
        "ทำแล้ว [head.done] จาก 1 ข้อ เหลือ [head.left] ข้อ ไม่ใช้ [head.na] ข้อ",
    ]
    assert "รอบ (ปีงบประมาณ) [head.round]" in drawn(library, ITEM, round="ปีงบประมาณ")[1]


def test_definitions_carry_what_the_fact_adds_and_nothing_empty():
    by_id = {each["id"]: each for each in definitions(FORM, FACTS)}
    assert by_id["service"] == {"id": "service", "type": "text", "fact": "service"}
    assert by_id["members"]["min_rows"] == 2
    assert by_id["members"]["columns"][1]["options"] == [["host", "เจ้าภาพ"], ["each", "แต่ละแห่ง"]]
    bare = replace(FORM, groups=(model.Group("a", "ก", (replace(FORM.fields[1], columns=()),)),))
    assert definitions(bare, FACTS)[0]["columns"] == by_id["members"]["columns"]
