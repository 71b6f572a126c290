"""The paper as HTML: exact output for each kind of block."""

from __future__ import annotations

from datetime import date

import pytest

from macros import document, form_paper, html_document, model
from macros.blocks import (
    Annex,
    Check,
    Choice,
    Grid,
    GridColumn,
    Heading,
    Paragraph,
    Repeat,
    Signature,
    Slot,
    Text,
    Tick,
)

HOST = Slot("host", "เจ้าภาพ", "text", width="m")


def test_a_title_is_centred_and_a_heading_stands_at_the_margin() -> None:
    out = html_document.render([Heading((Text("ญัตติ", bold=True),), 1), Heading((Text("หลักการ"),), 2)])

    assert (
        out == '<p class="kb-doc__title"><strong>ญัตติ</strong></p><p class="kb-doc__heading"><strong>หลักการ</strong></p>'
    )


def test_a_title_keeps_known_words_whole() -> None:
    out = html_document.render([Heading((Text("ข้อ 1 บันทึกข้อตกลง"),), 1)])

    assert '<strong>ข้อ ๑ <wbr><span class="kb-nw">บันทึกข้อตกลง</span><wbr></strong>' in out


def test_an_empty_slot_says_what_it_is_for() -> None:
    out = html_document.render([Paragraph((Text("ให้ "), HOST))])

    assert out == (
        '<p class="kb-doc__body">ให้ <span class="kb-slot kb-slot--m" data-slot="host" title="เจ้าภาพ"></span></p>'
    )


def test_a_filled_slot_shows_its_value_with_the_digits_of_the_paper() -> None:
    slot = Slot("total|words", "เงินรวม", "baht", "54,000.00", "s", bold=True)

    thai = html_document.render([Paragraph((slot,), "flat")])
    arabic = html_document.render([Paragraph((slot,), "flat")], digits="arabic")

    start = (
        '<p class="kb-doc__flat"><span class="kb-slot kb-slot--s kb-slot--filled kb-slot--bold"'
        ' data-slot="total|words" title="เงินรวม">'
    )
    assert thai == f"{start}๕๔,๐๐๐.๐๐</span></p>"
    assert arabic == f"{start}54,000.00</span></p>"


def test_addresses_keep_their_digits() -> None:
    out = html_document.render([Paragraph((Text("ข้อ 1 ดู http://a.test/1"),), "note")])

    assert out == '<p class="kb-doc__note">ข้อ ๑ ดู http://a.test/1</p>'


def test_a_value_with_markup_stays_text() -> None:
    slot = Slot("host", 'ก"ข', "text", "<b>\nสอง", "s")

    out = html_document.render([Paragraph((slot,))])

    assert 'title="ก&quot;ข">&lt;b&gt;<br>สอง</span>' in out


@pytest.mark.parametrize(("checked", "box"), [(None, "☐"), (False, "☐"), (True, "☑")])
def test_a_tick_is_a_box(checked: bool | None, box: str) -> None:
    out = html_document.render([Paragraph((Tick("procure=host", "เจ้าภาพ", checked), Text(" เจ้าภาพ")), "item")])

    assert out == f'<p class="kb-doc__item"><span class="kb-tick" data-tick="procure=host">{box}</span> เจ้าภาพ</p>'


def test_repeats_and_alternatives_are_marked_for_the_browser() -> None:
    out = html_document.render(
        [
            Repeat("members", ((Paragraph((Text("ก"),)),), (Paragraph((Text("ข"),)),))),
            Choice("procure=host", (Paragraph((Text("ค"),)),), "(ใช้เมื่อเลือก “เจ้าภาพ”)"),
        ]
    )

    assert out == (
        '<div data-repeat="members"><div data-instance><p class="kb-doc__body">ก</p></div>'
        '<div data-instance><p class="kb-doc__body">ข</p></div></div>'
        '<p class="kb-doc__hint" data-hint="procure=host">(ใช้เมื่อเลือก “เจ้าภาพ”)</p>'
        '<div class="kb-doc__choice" data-when="procure=host"><p class="kb-doc__body">ค</p></div>'
    )


def test_a_table_has_widths_a_head_and_an_instance_for_each_row() -> None:
    grid = Grid(
        (GridColumn("ที่", 1, "centre"), GridColumn("บาท", 3, "right")),
        (((Text("1"),), (Text("2"),)),),
        "members",
    )

    assert html_document.render([grid]) == (
        '<div class="kb-doc__grid" tabindex="0" role="group" aria-label="ตาราง ที่, บาท"><table class="kb-doc__table">'
        '<colgroup><col style="width:25.0%"><col style="width:75.0%"></colgroup>'
        '<thead><tr><th scope="col">ที่</th><th scope="col">บาท</th></tr></thead>'
        '<tbody data-repeat="members"><tr data-instance><td class="kb-doc__c">๑</td><td class="kb-doc__r">๒</td></tr>'
        "</tbody></table></div>"
    )


def test_columns_of_a_group_share_an_upper_head() -> None:
    columns = (GridColumn("ที่"), GridColumn("มี", group="กรรมการ"), GridColumn("ไม่มี", group="กรรมการ"))

    out = html_document.render([Grid(columns, (((), (), ()),))])

    assert (
        '<thead><tr><th scope="col" rowspan="2">ที่</th><th scope="colgroup" colspan="2">กรรมการ</th></tr>'
        '<tr><th scope="col">มี</th><th scope="col">ไม่มี</th></tr></thead>'
        "<tbody><tr><td></td><td></td><td></td></tr></tbody>"
    ) in out


def test_a_signature_has_a_line_a_role_and_its_lines() -> None:
    out = html_document.render([Signature(((Text("(ชื่อ-สกุล)"),),), "พยาน")])

    assert out == (
        '<div class="kb-doc__sign"><p>(ลงชื่อ)<span class="kb-doc__line"></span> พยาน</p><p>(ชื่อ-สกุล)</p></div>'
    )


def test_an_annex_starts_a_page_and_a_check_has_a_box() -> None:
    out = html_document.render([Annex((Text("ภาคผนวก ก"),)), Check("a-1", "1", "ยื่นญัตติ", (("ใคร", "ปลัด"),))])

    assert out == (
        '<p class="kb-doc__title kb-doc__annex"><strong>ภาคผนวก ก</strong></p>'
        '<div class="kb-doc__check"><p class="kb-doc__flat">๑ ☐ ยื่นญัตติ</p><p class="kb-doc__note">ใคร ปลัด</p></div>'
    )


def test_a_blank_form_keeps_all_alternatives_and_its_blank_rows() -> None:
    field = model.Field("who", "ผู้จัดซื้อ", "choice", options=(model.Option("a", "ก"), model.Option("b", "ข")))
    rows = model.Field("rows", "แถว", "table", columns=(model.Field("name", "ชื่อ", "text"),), blank_rows=2)
    form = model.Form(
        id="f98-x",
        title="x",
        short="x",
        kind="x",
        stage="agreement",
        paper="agreement",
        summary="x",
        version="1",
        updated=date(2026, 1, 1),
        minutes=1,
        basis="x",
        groups=(model.Group("g", "g", (field, rows)),),
        document=(
            document.When("who", "a", (document.Para("แบบ ก"),)),
            document.When("who", "b", (document.Para("แบบ ข"),)),
            document.Each("rows", (document.Flat("{n}. {name}"),)),
        ),
    )

    out = html_document.render(form_paper.form_blocks(form, None))

    assert out.count("data-when=") == 2
    assert out.count("data-instance") == 2
    assert 'data-slot="rows.n" title="ลำดับ">๒</span>. <span class="kb-slot kb-slot--l" data-slot="rows.name"' in out
