"""Page parts that macros make, by exact output on a small library."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import markdown

from macros import (
    html,
    html_catalogue,
    html_checklist,
    html_checklist_item,
    html_glossary,
    html_law,
    html_manual,
    model,
)
from macros.lookup import Lookup
from macros.phone_tables import PhoneTables
from macros.registry import relative

LAW = model.Regulation(
    "tao-act-2537", "พ.ร.บ. <ทดสอบ>", "พ.ร.บ.อบต. 2537", "พ.ร.บ.", 2537, "มหาดไทย", "amended", "high", "ความยินยอม",
    ("authority",), "ตัวบท",
    (model.Section("s73", "ม.73", "ต้องยินยอม", quote="ได้รับความยินยอม", lawyer=True),),
)  # fmt: skip
OLD = model.Regulation(
    "old-act", "ฉบับเก่า", "ฉบับเก่า", "พ.ร.บ.", 2500, "มหาดไทย", "replaced", "medium", "ประวัติ", ("history",), "เว็บ",
    replaced_by="tao-act-2537",
)  # fmt: skip
ENTRY = model.Entry(
    "m-2-1-2", "การประชุมสภา", "13", "2.1.2", "ประชุมสภา", "manual/2-1-2.md", 6, ("นายกเสนอ <b>ญัตติ</b>",), "นายก",
    laws=("tao-act-2537#s73",), checklists=("talks",), sources=("seed-000",),
)  # fmt: skip
LATER = model.Entry("m-3-1", "ฐานข้อมูล", "48", "3.1")
ITEM = model.Item("council-01", "ยื่นญัตติ", "ไม่ทันสมัย", "ปลัด", "law", True, laws=("tao-act-2537#s73",), due_days=14)
BEFORE = model.Item(
    "council-02", "ส่งเอกสาร", "อ่านไม่ทัน", "นิติกร", "seed", only_if=("has-tao",), sources=("seed-002",),
    clause="ข้อ 2 (1)", due_days=-7,
)  # fmt: skip
CHECKLIST = model.Checklist(
    "talks", "จากหารือ", "หารือ", "start", "ครบ", "วันประชุม", "2569.1", date(2026, 11, 21),
    (model.ChecklistSection("talks-1", "สภา", (ITEM, BEFORE), "m-2-1-2"),), round="ปีงบประมาณ",
)  # fmt: skip
ANSWER = model.Condition("has-tao", "มี อบต. เป็นภาคี", member_types=("tao",))
OTHER = model.Condition("money", "จ่ายเงินให้กัน")
TERM = model.Term("mou", "บันทึกข้อตกลง", "หนังสือแสดงข้อตกลง", "high", "MOU", typed=("เอ็มโอยู",), entries=("m-2-1-2",))
LIBRARY = model.Library(
    (model.Source("seed-000", "สารบัญคู่มือ", "ทั้งฉบับ", "high"), model.Source("seed-002", "แบบสำรวจ", "ทั้งฉบับ", "high")),
    (OLD, LAW), (ENTRY, LATER), (TERM,), (), (), (ANSWER, OTHER), (), (CHECKLIST,), (),
)  # fmt: skip
LOOKUP = Lookup(LIBRARY, (("manual/2-1-2.md", "tao-act-2537"),))


def href(target: str) -> str:
    return target


def test_addresses_are_relative_to_the_page():
    assert relative("manual/2-1-2.html", "regulations.html#r-x") == "../regulations.html#r-x"
    assert relative("index.html", "manual/index.html") == "manual/index.html"
    assert relative("templates/f01.html", "templates/files/f01-blank.docx") == "files/f01-blank.docx"


def test_text_of_records_is_never_markup():
    assert html.text("<script>&\"'") == "&lt;script&gt;&amp;&quot;&#x27;"
    assert "<b>ญัตติ" not in html_manual.entry_head(LOOKUP, href, "m-2-1-2")
    assert "&lt;ทดสอบ&gt;" in html_law.regulations(LOOKUP, href)


def test_known_words_of_titles_are_kept_whole_longest_first():
    assert html.title("พ.ร.บ.กระจายอำนาจฯ") == 'พ.ร.บ.<wbr><span class="kb-nw">กระจายอำนาจฯ</span><wbr>'


def test_law_link_names_section_and_act():
    assert html_law.law_link(LOOKUP, href, "tao-act-2537#s73") == (
        '<a class="kb-law" href="regulations.html#r-tao-act-2537-s73">ม.73 พ.ร.บ.อบต. 2537</a>'
    )


def test_every_regulation_says_status_replacement_certainty_and_where_it_is_cited():
    out = html_law.regulations(LOOKUP, href)
    assert out.index('id="r-tao-act-2537"') < out.index('id="r-old-act"')  # most cited first
    for words in ("แก้ไขแล้ว", "ถูกแทน", "แทนโดย", "อ่านจากตัวบท", "ให้นิติกรตรวจก่อนใช้", 'id="r-tao-act-2537-s73"'):
        assert words in out
    assert 'อ้างใน <a href="manual/2-1-2.html#m-2-1-2">2.1.2 ประชุมสภา</a>' in out
    assert "ยังไม่มีหน้าใดอ้างถึง" in out


def test_entry_head_has_number_heading_page_and_provenance_in_order():
    out = html_manual.entry_head(LOOKUP, href, "m-2-1-2")
    parts = ("kb-entry__no", '<h1 id="m-2-1-2">', "ฉบับพิมพ์ หน้า 13", html_manual.PROVENANCE, "สรุปใน 1 นาที", "ฐานกฎหมาย")
    assert sorted(parts, key=out.index) == list(parts)
    assert 'href="checklists/talks.html#talks-1"' in out
    assert "\n\n" not in out


def test_contents_link_what_is_written_and_name_the_printed_page_of_the_rest():
    out = html_manual.contents(LOOKUP, href)
    assert '<a href="manual/2-1-2.html#m-2-1-2">' in out
    assert '<li id="toc-m-3-1"' in out
    assert "หน้า 48" in out
    assert html_manual.entry_link(LOOKUP, href, "m-3-1").startswith('<a href="manual/index.html#toc-m-3-1">')


def test_checklist_item_is_native_and_labelled():
    out = html_checklist.render(LOOKUP, href, "talks")
    assert '<h3 id="council-01">' in out
    assert '<input type="radio" id="council-01-open" name="council-01" value="open" checked>' in out
    assert 'role="radiogroup" aria-labelledby="council-01"' in out
    assert "\n\n" not in out


def test_proposed_times_are_said_in_words_with_the_day_they_count_from():
    out = html_checklist.render(LOOKUP, href, "talks")
    assert "ควรเสร็จภายใน 14 วันนับจากวันประชุม (เสนอ)" in out
    assert "<dt>ควรเสร็จ</dt><dd>ก่อนวันประชุม 7 วัน (ข้อเสนอของผู้จัดทำ)</dd>" in out
    assert html_checklist_item.due_words(0, "วันประชุม") == "ภายในวันประชุม"


def test_a_source_says_where_in_it_and_is_linked_if_it_has_a_page():
    out = html_checklist.render(LOOKUP, href, "talks")
    assert '<dt>ที่มา</dt><dd><a href="companions/survey.html">แบบสำรวจ</a> ข้อ 2 (1)</dd>' in out


def test_a_checklist_asks_only_the_conditions_that_it_uses():
    out = html_checklist.render(LOOKUP, href, "talks")
    assert 'data-condition="has-tao"' in out
    assert 'data-condition="money"' not in out
    assert "ใช้เฉพาะเมื่อมี อบต. เป็นภาคี" in out


def test_a_long_checklist_has_a_bar_in_place_of_cells():
    many = tuple(replace(ITEM, id=f"many-{number}") for number in range(25))
    long = replace(CHECKLIST, sections=(model.ChecklistSection("talks-1", "สภา", many),))
    lookup = Lookup(replace(LIBRARY, checklists=(long,)))
    assert "data-meter" in html_checklist.render(lookup, href, "talks")
    assert "data-cell" in html_checklist.render(LOOKUP, href, "talks")
    assert "data-cell" not in html_checklist.render(lookup, href, "talks")


def test_term_link_and_glossary_entry():
    assert html_glossary.term_link(LOOKUP, href, "mou") == (
        '<a class="kb-term" href="glossary.html#g-mou" title="หนังสือแสดงข้อตกลง">MOU</a>'
    )
    out = html_glossary.glossary(LOOKUP, href)
    assert '<h2 id="g-mou">บันทึกข้อตกลง (MOU)</h2>' in out
    assert "เอ็มโอยู" not in out  # what people type widens the search, it is not taught


def test_checklist_catalogue_has_stages_counts_and_files():
    out = html_catalogue.checklist_catalogue(LOOKUP, href)
    assert '<h2 id="checklists-start">ริเริ่ม</h2>' in out
    assert '<h3><a href="checklists/talks.html">จากหารือ</a></h3><p>ครบ</p>' in out
    assert "2 ข้อ ขาดไม่ได้ 1 ข้อ · ฉบับ 2569.1 · ทำได้หลายรอบ แยกตามปีงบประมาณ" in out
    assert 'href="checklists/files/talks-blank.xlsx" download' in out
    assert "checklists-centre" not in out  # no heading over nothing


def test_a_page_that_was_divided_names_what_each_list_holds_now():
    out = html_catalogue.moved_checklists(LOOKUP, href, "talks")
    assert '<li data-moved="talks-1 council-01 council-02"><h2><a href="checklists/talks.html">' in out


def test_an_entry_without_a_page_leads_to_its_checklist_once():
    chapter = replace(LATER, id="m-3-9", no="3.9", checklists=("talks",))
    below = replace(LATER, id="m-3-9-1", no="3.9.1", checklists=("talks",))
    out = html_manual.contents(Lookup(replace(LIBRARY, entries=(chapter, below))), href)
    assert out.count('href="checklists/talks.html"') == 1


def test_the_button_of_an_entry_opens_its_section_its_list_or_the_lists():
    one = html_manual.entry_head(LOOKUP, href, "m-2-1-2")
    assert 'href="checklists/talks.html#talks-1"' in one
    assert "เปิดเช็กลิสต์ 2 ข้อ" in one
    several = replace(ENTRY, checklists=("talks", "talks"))
    out = html_manual.entry_head(Lookup(replace(LIBRARY, entries=(several,))), href, "m-2-1-2")
    assert 'href="#m-2-1-2-tools"' in out
    assert "ดูเช็กลิสต์ 2 ฉบับ" in out


def test_markdown_tables_get_labels_row_heads_and_roles():
    out = markdown.markdown("| ใคร | ทำ |\n| --- | --- |\n| นายก | เสนอ |\n", extensions=["tables", PhoneTables()])
    assert '<table class="kb-table" role="table">' in out
    assert '<th role="rowheader" scope="row">นายก</th>' in out
    assert '<td data-label="ทำ" role="cell">เสนอ</td>' in out


def test_a_label_is_words_even_where_a_head_has_a_tag_in_it():
    table = f"| ใคร {html.own()} | อะไร |\n|---|---|\n| นายก | ลงนาม |\n"
    assert 'data-label="อะไร"' in markdown.markdown(table, extensions=["tables", PhoneTables()])
    turned = markdown.markdown(
        f"| ก | ใคร {html.own()} |\n|---|---|\n| 1 | นายก |\n", extensions=["tables", PhoneTables()]
    )
    assert 'data-label="ใคร ข้อเสนอของผู้จัดทำ"' in turned
