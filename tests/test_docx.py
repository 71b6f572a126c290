"""Word documents: exact XML of small ones, structure and bytes of a whole agreement, hostile values."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import docx as reader
import pytest
from lxml import etree

from macros import document, docx, model, ooxml
from macros.blocks import (
    Annex,
    Block,
    Check,
    Choice,
    Grid,
    GridColumn,
    Heading,
    Paragraph,
    Repeat,
    Signature,
    Slot,
    Stamp,
    Text,
    Tick,
)
from macros.form_paper import form_blocks, form_stamp, sample

STAMP = Stamp("f99-example", "แบบตัวอย่าง", "2569.1", date(2026, 11, 21), "templates/f99-example.html")
W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
W |= {"w14": "http://schemas.microsoft.com/office/word/2010/wordml"}
W |= {"w15": "http://schemas.microsoft.com/office/word/2012/wordml"}
VAL = f"{{{W['w']}}}val"
DISPLAY = VAL.removesuffix("val") + "displayText"

# --- A realistic agreement: three parties, twenty-two clauses, tables, signatures ------------------------------------

CLAUSES = {
    "นิยาม": "ในบันทึกข้อตกลงนี้ “ศูนย์” หมายถึง ศูนย์ความร่วมมือลุ่มน้ำแสงทอง “เจ้าภาพ” หมายถึง {host}",
    "ฐานอำนาจ": "ภาคีสมาชิกดำเนินการตามมาตรา 21 วรรคสอง แห่งพระราชบัญญัติกำหนดแผนและขั้นตอนการกระจายอำนาจให้แก่"
    "องค์กรปกครองส่วนท้องถิ่น พ.ศ. 2542 ประกอบกฎหมายจัดตั้งของตน ข้อตกลงนี้ไม่ตัดอำนาจหน้าที่ตามกฎหมายของภาคีสมาชิกใด",
    "วัตถุประสงค์": "เพื่อจัดบริการด้าน{service}ร่วมกันให้ทั่วถึงและประหยัด วัดผลตามตัวชี้วัดในภาคผนวก ก",
    "ขอบเขต": "พื้นที่ บริการ และระดับบริการเป็นไปตามภาคผนวก ข โครงการใหม่เพิ่มได้โดยบันทึกแนบท้าย",
    "ระยะเวลา": "มีผลตั้งแต่วันที่ {start_date} ถึงวันที่ {end_date} ทบทวนทุกปี",
    "ศูนย์": "ให้มีศูนย์เป็นกลไกบริหาร ศูนย์ไม่มีฐานะเป็นนิติบุคคล การทำนิติกรรม การเงิน และพัสดุให้กระทำในนามเจ้าภาพ",
    "คณะกรรมการ": "ประกอบด้วยผู้บริหารของภาคีสมาชิกทุกแห่งหรือผู้ที่ได้รับมอบ แห่งละ 1 คน เลือกกันเป็นประธานวาระ 2 ปี",
    "เจ้าภาพและสำนักงาน": "เจ้าภาพจัดสถานที่ เลขานุการ เก็บเอกสาร และรายงาน",
    "หน้าที่ภาคีสมาชิก": "ร่วมประชุม ตั้งงบประมาณ ให้ข้อมูล ใช้ทรัพยากรร่วมตามแผน และแจ้งเหตุขัดข้อง",
    "เงินสมทบ": "ภาคีสมาชิกสมทบเงินรวม {total_budget} บาท ({total_budget|words}) ตามตารางดังนี้",
    "ทรัพย์สิน": "ทรัพย์เดิมเป็นของเจ้าของเดิม ทรัพย์ที่จัดหาใหม่ให้ระบุเจ้าของและสัดส่วนก่อนจัดหา",
    "บุคลากร": "ยังสังกัดเดิม มอบหมายงานเป็นหนังสือ สิทธิและวินัยตามต้นสังกัด",
    "จัดซื้อจัดจ้าง": "ผู้จัดหาคือ{procure} ตามพระราชบัญญัติการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ พ.ศ. 2560",
    "รายงานและเปิดเผย": "คณะกรรมการรายงานภาคีและสภาทุก 6 เดือน เปิดเผยแผน งบประมาณ มติ และผลประเมินต่อสาธารณะ",
    "ข้อมูลส่วนบุคคล": "ใช้เท่าที่จำเป็นตามภารกิจ แลกเปลี่ยนแบบไม่ระบุตัวเป็นหลัก",
    "ความรับผิดต่อบุคคลภายนอก": "ฝ่ายที่เจ้าหน้าที่ของตนกระทำรับผิดตามกฎหมาย แจ้งกันภายใน 3 วัน",
    "สมาชิกใหม่": "ยื่นคำขอพร้อมมติสภา คณะกรรมการพิจารณาภายใน 60 วัน ลงนามบันทึกแนบท้าย",
    "ถอนตัวและให้พ้น": "แจ้งเป็นหนังสือล่วงหน้าไม่น้อยกว่า 90 วัน มีผลสิ้นปีงบประมาณ ทั้งนี้ไม่ล้างหนี้ที่เกิดแล้วตาม{ข้อ:c10}",
    "แก้ไข": "ทำเป็นหนังสือและได้รับความเห็นชอบของสภาท้องถิ่นทุกแห่ง",
    "ข้อพิพาท": "ให้คณะกรรมการไกล่เกลี่ยภายใน 30 วัน ถ้าไม่ยุติให้เสนอผู้กำกับดูแล",
    "เลิก": "เลิกเมื่อครบกำหนดหรือภาคีสมาชิกเห็นชอบร่วมกัน โดยชำระบัญชีตาม{ข้อ:c10}",
    "บังคับใช้": "ทำขึ้นตามจำนวนภาคี มีข้อความตรงกัน ทุกฝ่ายอ่านและเข้าใจแล้วจึงลงนามไว้",
}
MEMBERS = [
    {"name": name, "by": f"นายก{short}", "by_name": "(ชื่อ-สกุล)", "date": day, "baht": baht, "committee": "appointed"}
    for name, short, day, baht in (
        ("เทศบาลตำบลแสงทอง", "เทศมนตรีตำบลแสงทอง", "2026-01-26", 450000),
        ("องค์การบริหารส่วนตำบลทุ่งฟ้าใส", "องค์การบริหารส่วนตำบลทุ่งฟ้าใส", "2026-01-28", 310000),
        ("องค์การบริหารส่วนตำบลคลองเพชรสมมุติ", "องค์การบริหารส่วนตำบลคลองเพชรสมมุติ", "2026-01-30", 240000),
    )
]


def agreement() -> model.Form:
    """A framework agreement of ordinary size."""
    yes_no = (model.Option("appointed", "แต่งตั้ง"), model.Option("not-appointed", "ไม่ได้แต่งตั้ง"))
    columns = (
        model.Field("name", "ชื่อ อปท.", "text", required=True),
        model.Field("by", "ผู้ลงนาม (ตำแหน่ง)", "text", width="m"),
        model.Field("by_name", "ชื่อผู้ลงนาม", "text", width="m"),
        model.Field("date", "วันที่สภามีมติ", "date", width="s"),
        model.Field("baht", "เงินสมทบ (บาท)", "baht", width="s"),
        model.Field("committee", "คณะกรรมการ", "choice", options=yes_no),
    )
    procure = (model.Option("host", "เจ้าภาพ"), model.Option("each", "ภาคีสมาชิกแต่ละแห่ง"))
    fields = (
        model.Field("service", "ภารกิจที่ร่วมกัน", "text", sample="การจัดการขยะมูลฝอย"),
        model.Field("host", "เจ้าภาพ", "text", sample="เทศบาลตำบลแสงทอง"),
        model.Field("place", "สถานที่ลงนาม", "text", width="m", sample="ศาลากลางจังหวัดสมมุติบุรี"),
        model.Field("signed_on", "วันที่ลงนาม", "date", width="m", sample="2026-02-25"),
        model.Field("start_date", "วันเริ่ม", "date", width="m", sample="2026-03-01"),
        model.Field("end_date", "วันสิ้นสุด", "date", width="m", sample="2029-02-28"),
        model.Field("total_budget", "เงินรวม", "baht", width="m", sample=1000000),
        model.Field("procure", "ผู้จัดซื้อจัดจ้าง", "choice", width="m", options=procure, sample="host"),
        model.Field("reason", "ความเป็นมา", "long", sample="พื้นที่ต่อเนื่องกัน\nหลุมฝังกลบเดิมใกล้เต็ม"),
        model.Field("members", "ภาคีสมาชิก", "table", columns=columns, blank_rows=3, sample=MEMBERS),
    )
    money = document.Table(
        (
            document.Column("ที่", "{n}", 0.4, "centre"),
            document.Column("ภาคีสมาชิก", "{name}", 2.4),
            document.Column("เงินสมทบ (บาท)", "{baht}", 1, "right"),
            document.Column("มติสภา", "{date}", 1.2, "centre"),
            document.Column("แต่งตั้ง", group="คณะกรรมการ", tick="committee=appointed", align="centre", width=0.7),
            document.Column("ไม่ได้แต่งตั้ง", group="คณะกรรมการ", tick="committee=not-appointed", align="centre", width=0.7),
        ),
        "members",
    )
    targets = document.Table(
        (document.Column("ตัวชี้วัด", width=3), document.Column("เป้าหมาย", width=1)),
        rows=(("ขยะตกค้างลดลงจากปีฐาน", "ร้อยละ 20"), ("ต้นทุนต่อตันลดลง", "ไม่เกิน 1,000 บาท")),
    )
    clauses = tuple(
        document.Clause(
            f"c{n}",
            title,
            text,
            items=("ลดต้นทุนต่อตัน", "ใช้หลุมฝังกลบร่วมกันโดยไม่กระทบสิ่งแวดล้อมและสุขภาพของประชาชนในพื้นที่ใกล้เคียง")
            if title == "วัตถุประสงค์"
            else (),
            closing="ให้ชำระภายในไตรมาสแรกของปีงบประมาณ" if title == "เงินสมทบ" else None,
            parts=(money,) if title == "เงินสมทบ" else (),
        )
        for n, (title, text) in enumerate(CLAUSES.items(), start=1)
    )
    parts = (
        document.Title("บันทึกข้อตกลงว่าด้วยความร่วมมือระหว่างองค์กรปกครองส่วนท้องถิ่น"),
        document.Title("ด้าน{service}"),
        document.Right("ทำที่ {place}"),
        document.Right("วันที่ {signed_on}"),
        document.Para("บันทึกข้อตกลงฉบับนี้ทำขึ้นระหว่าง"),
        document.Each("members", (document.Flat("{n}. {name} โดย {by} ตามมติสภาเมื่อวันที่ {date}"),)),
        document.Para("ซึ่งต่อไปเรียกแต่ละแห่งว่า **“ภาคีสมาชิก”** โดยมีความเป็นมาว่า {reason}"),
        *clauses,
        document.Choices("procure"),
        document.When("procure", "each", (document.Para("ให้แต่ละแห่งส่งสำเนาสัญญาแก่เจ้าภาพภายใน 15 วัน"),)),
        document.Each("members", (document.Signature(("({by_name})", "{by}"), "ภาคีสมาชิก"),)),
        document.Signature(("(ชื่อ-สกุล)", "ปลัดเทศบาลตำบลแสงทอง"), "พยาน"),
        document.Annex("ภาคผนวก ก ตัวชี้วัด"),
        document.Heading("เป้าหมายปีแรก"),
        targets,
        document.Items(("เก็บข้อมูลทุกเดือน", "รายงานทุกไตรมาส")),
        document.Note("ร่างตัวอย่างเพื่อการเรียนรู้ ให้นิติกรของ อปท. ตรวจก่อนใช้"),
    )
    return model.Form(
        id="f99-example",
        title="บันทึกข้อตกลงตัวอย่าง",
        short="ตัวอย่าง",
        kind="บันทึกข้อตกลง",
        stage="agreement",
        paper="agreement",
        summary="",
        version="2569.1",
        updated=date(2026, 11, 21),
        minutes=20,
        basis="ข้อเสนอของผู้จัดทำ",
        groups=(model.Group("all", "ทั้งหมด", fields),),
        document=parts,
        lawyer=True,
    )


def blank_and_sample() -> tuple[bytes, bytes]:
    form = agreement()
    return tuple(docx.render(form_blocks(form, values), form_stamp(form)) for values in (None, sample(form)))  # type: ignore[return-value]


def document_xml(blocks: tuple[Block, ...], stamp: Stamp = STAMP) -> str:
    """The blocks' own XML, without the document around them."""
    xml = ooxml.parts(docx.render(blocks, stamp))["word/document.xml"]
    return re.sub(r' w:id w:val="\d+"', "", xml[xml.index("<w:body>") + 8 : xml.index("<w:sectPr>")])


def tree(data: bytes, part: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(ooxml.parts(data)[part].encode())


def tags(data: bytes) -> list[str]:
    return [tag.get(VAL, "") for tag in tree(data).iterfind(".//w:sdtPr/w:tag", W)]


def text_of(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iterfind(".//w:t", W))


# --- Exact XML -------------------------------------------------------------------------------------------------------


def test_paragraph_with_a_blank_slot() -> None:
    slot = Slot("place", "สถานที่", "text", width="s")
    assert re.sub(r'<w:id w:val="\d+"/>', "", document_xml((Paragraph((Text("ทำที่ 1 "), slot), "right"),))) == (
        '<w:p><w:pPr><w:pStyle w:val="RightHalf"/></w:pPr><w:r><w:t xml:space="preserve">ทำที่ ๑ </w:t></w:r>'
        '<w:sdt><w:sdtPr><w:alias w:val="สถานที่"/><w:tag w:val="place"/><w:showingPlcHdr/><w:text/></w:sdtPr>'
        '<w:sdtContent><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>'
        '<w:t xml:space="preserve">…………\u200b…………</w:t></w:r></w:sdtContent></w:sdt></w:p>'
    )


def test_first_title_is_larger_and_a_real_heading() -> None:
    title = (Text("บันทึก", bold=True),)
    assert document_xml((Heading(title, 1), Heading(title, 1))) == (
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:rPr><w:b/><w:bCs/><w:sz w:val="36"/>'
        '<w:szCs w:val="36"/></w:rPr><w:t xml:space="preserve">บันทึก</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:rPr><w:b/><w:bCs/></w:rPr>'
        '<w:t xml:space="preserve">บันทึก</w:t></w:r></w:p>'
    )


def test_date_with_a_value_is_a_date_picker_on_that_day() -> None:
    xml = document_xml((Paragraph((Slot("d", "วันที่", "date", "25 กุมภาพันธ์ 2569", bold=True),)),))
    assert (
        '<w:date w:fullDate="2026-02-25T00:00:00Z"><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="th-TH"/>'
        '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="thai"/></w:date>'
    ) in xml
    assert "<w:sdtPr><w:rPr><w:b/><w:bCs/></w:rPr><w:alias" in xml
    assert "๒๕ กุมภาพันธ์ ๒๕๖๙" in xml
    assert "showingPlcHdr" not in xml


def test_choice_slot_lists_its_options() -> None:
    xml = document_xml((Paragraph((Slot("who", "ผู้จัดซื้อ", "choice", options=("เจ้าภาพ", "แบบ 2")),)),))
    assert '<w:listItem w:displayText="แบบ ๒" w:value="แบบ ๒"/></w:dropDownList>' in xml


def test_long_slot_takes_several_lines() -> None:
    assert '<w:text w:multiLine="1"/>' in document_xml((Paragraph((Slot("why", "เหตุผล", "long"),)),))


def test_value_of_several_lines_is_rich_text_because_libreoffice_misplaces_breaks_in_plain_controls() -> None:
    xml = document_xml((Paragraph((Slot("why", "เหตุผล", "long", "ก\nข"),)),))
    assert "<w:text" not in xml
    assert '<w:t xml:space="preserve">ก</w:t><w:br/><w:t xml:space="preserve">ข</w:t>' in xml


def test_tick_is_a_checkbox_with_its_key() -> None:
    root = tree(docx.render((Paragraph((Tick("a=b", "ก", True), Tick("a=c", "ข"))),), STAMP))
    assert [box.get(f"{{{W['w14']}}}val") for box in root.iterfind(".//w14:checked", W)] == ["1", "0"]
    assert [tag.get(VAL) for tag in root.iterfind(".//w:tag", W)] == ["a=b", "a=c"]
    assert text_of(root) == "☑☐"


def test_choice_wraps_its_blocks() -> None:
    root = tree(docx.render((Choice("procure=host", (Paragraph((Text("ก"),)),)),), STAMP))
    assert root.find("w:body/w:sdt/w:sdtPr/w:tag", W).get(VAL) == "?procure=host"  # type: ignore[union-attr]
    assert root.find("w:body/w:sdt/w:sdtContent/w:p", W) is not None


def test_repeat_wraps_all_instances_and_each_one() -> None:
    instances = tuple((Paragraph((Slot("members.name", "ชื่อ", "text", name),)),) for name in "กข")
    root = tree(docx.render((Repeat("members", instances),), STAMP))
    outer = root.find("w:body/w:sdt", W)
    assert outer is not None
    assert outer.find("w:sdtPr/w15:repeatingSection", W) is not None
    assert outer.find("w:sdtPr/w:tag", W).get(VAL) == "members[]"  # type: ignore[union-attr]
    inner = outer.findall("w:sdtContent/w:sdt", W)
    assert [text_of(each) for each in inner] == ["ก", "ข"]
    assert all(each.find("w:sdtPr/w15:repeatingSectionItem", W) is not None for each in inner)
    assert {each.find("w:sdtPr/w:tag", W).get(VAL) for each in inner} == {"members[]#"}  # type: ignore[union-attr]


def test_signature_holds_together_up_to_its_last_line() -> None:
    xml = document_xml((Signature(((Text("(ชื่อ-สกุล)"),), (Text("ปลัด"),)), "พยาน"),))
    assert xml.count('<w:pStyle w:val="SignatureLine"/>') == 3
    assert xml.count('<w:keepNext w:val="0"/>') == 1
    assert xml.index('<w:keepNext w:val="0"/>') > xml.index("(ชื่อ-สกุล)")
    assert f"(ลงชื่อ){'…' * 22}พยาน" in xml


def test_line_to_sign_on_is_shorter_before_a_longer_role() -> None:
    assert f"(ลงชื่อ){'…' * 15}ผู้บริหารท้องถิ่น<" in document_xml((Signature((), "ผู้บริหารท้องถิ่น"),))


def test_annex_starts_a_page() -> None:
    assert document_xml((Annex((Text("ภาคผนวก"),)),)).startswith(
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:pageBreakBefore/></w:pPr>'
    )


def test_check_has_box_text_details_and_room_for_who_and_when() -> None:
    data = docx.render((Check("meet-01", "1", "ส่งหนังสือเชิญ", (("เพราะ", "ไม่รู้เรื่อง"),), "ปลัด"),), STAMP)
    places = [f"meet-01.{name}" for name in ("who", "due", "evidence", "note")]
    assert tags(data) == ["meet-01.state", *(tag for place in places for tag in (f"?{place}=shown", place))]
    assert [text_of(p).split("…")[0] for p in tree(data).iterfind(".//w:p", W)] == [
        "๑☐ส่งหนังสือเชิญ",
        "เพราะ: ไม่รู้เรื่อง",
        "ผู้รับผิดชอบที่เสนอ: ปลัด  มอบให้ ",
    ]


def test_the_box_of_a_check_has_three_states() -> None:
    root = tree(docx.render((Check("meet-01", "1", "ส่งหนังสือเชิญ"),), STAMP))
    boxes = [item.get(DISPLAY) for item in root.iterfind(".//w:dropDownList/w:listItem", W)]
    assert boxes == ["☐", "☑", "☒"]


# --- Tables ----------------------------------------------------------------------------------------------------------

GRID = Grid(
    (GridColumn("ที่", 1, "centre"), GridColumn("ก", 2, group="คณะ"), GridColumn("ข", 2, group="คณะ")),
    ((((Slot("t.n", "ลำดับ", "number", "1"),)), (Text("คำ"),), (Tick("t.a=b", "ข"),)),),
    "t",
)


def test_grouped_heads_merge_and_repeat_on_each_page() -> None:
    root = tree(docx.render((GRID,), STAMP))
    heads = root.findall(".//w:tbl/w:tr", W)
    assert len(heads) == 2
    assert all(row.find("w:trPr/w:tblHeader", W) is not None for row in heads)
    assert [text_of(cell) for cell in heads[0].findall("w:tc", W)] == ["ที่", "คณะ"]
    assert heads[0].find("w:tc[2]/w:tcPr/w:gridSpan", W).get(VAL) == "2"  # type: ignore[union-attr]
    assert [merge.get(VAL) for merge in root.iterfind(".//w:vMerge", W)] == ["restart", "continue"]


def test_rows_of_a_table_repeat_and_do_not_split() -> None:
    root = tree(docx.render((GRID,), STAMP))
    row = root.find(".//w:tbl/w:sdt/w:sdtContent/w:sdt/w:sdtContent/w:tr", W)
    assert row is not None
    assert row.find("w:trPr/w:cantSplit", W) is not None
    assert row.find("w:tc[3]/w:p/w:pPr/w:jc", W).get(VAL) == "center"  # type: ignore[union-attr]
    assert tags(docx.render((GRID,), STAMP)) == ["t[]", "t[]#", "t.n", "t.a=b"]


def test_fixed_rows_stand_without_controls() -> None:
    assert tags(docx.render((Grid((GridColumn("ก"),), (((Text("ข"),),),)),), STAMP)) == []


def test_columns_fill_the_text_width_of_the_page() -> None:
    for landscape, width in ((False, 9071), (True, 14003)):
        stamp = Stamp("f", "t", "1", date(2026, 1, 1), "p", landscape=landscape)
        root = tree(docx.render((GRID,), stamp))
        key = f"{{{W['w']}}}w"
        assert sum(int(column.get(key, "0")) for column in root.iterfind(".//w:gridCol", W)) == width


def test_narrow_columns_get_room_for_amounts_and_short_words() -> None:
    grid = Grid((GridColumn("ยาว", 9), GridColumn("บาท", 1)), (((Text("ก"),), (Slot("b", "บาท", "baht"),)),))
    root = tree(docx.render((grid,), STAMP))
    assert [c.get(f"{{{W['w']}}}w") for c in root.iterfind(".//w:gridCol", W)] == ["7260", "1811"]


# --- The package -----------------------------------------------------------------------------------------------------


def test_every_style_names_font_sizes_and_language() -> None:
    root = tree(docx.render((), STAMP), "word/styles.xml")
    runs = [root.find("w:docDefaults/w:rPrDefault/w:rPr", W)]
    runs += [style.find("w:rPr", W) for style in root.iterfind("w:style[@w:type='paragraph']", W)]
    assert len(runs) > 15
    for run in runs:
        assert run is not None
        assert sorted(run.find("w:rFonts", W).attrib.values()) == ["TH SarabunPSK"] * 4  # type: ignore[union-attr]
        assert run.find("w:sz", W).get(VAL) == run.find("w:szCs", W).get(VAL)  # type: ignore[union-attr]
        assert (run.find("w:b", W) is None) == (run.find("w:bCs", W) is None)
        assert set(run.find("w:lang", W).attrib.values()) == {"th-TH"}  # type: ignore[union-attr]


def test_styles_that_blocks_use_exist() -> None:
    for data in blank_and_sample():
        known = {s.get(f"{{{W['w']}}}styleId") for s in tree(data, "word/styles.xml").iterfind("w:style", W)}
        assert {s.get(VAL) for s in tree(data).iterfind(".//w:pStyle", W)} <= known


def test_font_table_names_the_other_name() -> None:
    fonts = ooxml.parts(docx.render((), STAMP))["word/fontTable.xml"]
    assert '<w:font w:name="TH SarabunPSK"><w:altName w:val="TH Sarabun New"/>' in fonts


def test_page_is_a4_with_official_margins() -> None:
    xml = ooxml.parts(docx.render((), STAMP))["word/document.xml"]
    assert '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1134" w:bottom="1134" w:left="1701"' in xml


def test_footer_counts_pages_in_thai_and_keeps_the_address_arabic() -> None:
    footer = ooxml.parts(docx.render((), STAMP))["word/footer.xml"]
    assert r'<w:fldSimple w:instr=" PAGE \* THAIARABIC ">' in footer
    assert "f99-example · ฉบับ 2569.1 · templates/f99-example.html" in footer


def test_arabic_digits_when_the_form_asks_for_them() -> None:
    stamp = Stamp("f", "t", "1", date(2026, 1, 1), "p", digits="arabic")
    parts = ooxml.parts(docx.render((Paragraph((Text("ข้อ 1"),)),), stamp))
    assert "ข้อ 1" in parts["word/document.xml"]
    assert '<w:fldSimple w:instr=" PAGE ">' in parts["word/footer.xml"]


def test_drafts_say_so_on_every_page() -> None:
    stamp = Stamp("f", "t", "1", date(2026, 1, 1), "p", draft=True)
    assert "ร่างตัวอย่าง ให้นิติกรตรวจก่อนใช้" in ooxml.parts(docx.render((), stamp))["word/header.xml"]
    assert "word/header.xml" not in ooxml.parts(docx.render((), STAMP))


def test_properties_carry_title_language_and_date() -> None:
    properties = reader.Document(io.BytesIO(docx.render((), STAMP))).core_properties
    assert (properties.title, properties.language) == ("แบบตัวอย่าง", "th-TH")
    assert properties.created is not None
    assert properties.created.date() == STAMP.updated


# --- A whole agreement -----------------------------------------------------------------------------------------------


def test_agreement_opens_and_says_everything_in_order() -> None:
    _, filled = blank_and_sample()
    assert len(reader.Document(io.BytesIO(filled)).paragraphs) > 30
    said = text_of(tree(filled))
    wanted = ["ข้อ ๑ นิยาม", "ข้อ ๑๐ เงินสมทบ", "๑,๐๐๐,๐๐๐.๐๐ บาท (หนึ่งล้านบาทถ้วน)", "ข้อ ๒๒ บังคับใช้", "ภาคผนวก ก ตัวชี้วัด"]
    places = [said.index(words) for words in wanted]
    assert places == sorted(places)
    assert not re.search("[0-9]", said)


def test_blank_agreement_has_a_control_for_every_slot_and_numbers_none_twice() -> None:
    blank, _ = blank_and_sample()
    root = tree(blank)
    numbers = [each.get(VAL) for each in root.iterfind(".//w:sdtPr/w:id", W)]
    assert len(numbers) == len(set(numbers)) > 50
    assert {"members[]", "members[]#", "members.name", "total_budget|words", "?procure=each", "procure=host"} <= set(
        tags(blank)
    )


def test_parts_of_the_blank_copy_are_all_text() -> None:
    blank, _ = blank_and_sample()
    parts = ooxml.parts(blank)
    assert ooxml.package(parts) == blank
    assert all(etree.fromstring(xml.encode()) is not None for xml in parts.values())


def test_bytes_do_not_depend_on_the_process() -> None:
    program = (
        "import hashlib,importlib.util,sys;"
        "spec=importlib.util.spec_from_file_location('t',sys.argv[1]);t=importlib.util.module_from_spec(spec);"
        "spec.loader.exec_module(t);print(*(hashlib.sha256(d).hexdigest() for d in t.blank_and_sample()))"
    )
    here = [hashlib.sha256(data).hexdigest() for data in blank_and_sample()]
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run(
            [sys.executable, "-c", program, str(Path(__file__))], env=env, check=True, capture_output=True, text=True
        )
        assert done.stdout.split() == here


HOSTILE = [
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "]]>&amp;</w:t>",
    "\"'><w:p/>",
    "😀 ปั๊ม น้ำ",
    "ก" * 10_000,
    "{host} ** {n}",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_values_stand_as_typed(value: str) -> None:
    stamp = Stamp("f", value, "1", date(2026, 1, 1), "p", digits="arabic")
    slot = Slot("k", value, "text", value, options=(value,))
    root = tree(docx.render((Paragraph((slot,)),), stamp))
    assert text_of(root) == value


def test_forbidden_characters_are_dropped_and_the_file_stays_well_formed() -> None:
    value = "ก\x00\x08\x0b\ud800ข\uffff\nค"
    root = tree(docx.render((Paragraph((Slot("k", value, "text", value),)),), STAMP))
    assert text_of(root) == "กขค"
    assert len(root.findall(".//w:br", W)) == 1


@pytest.mark.parametrize("blocks", [(), (Repeat("m", ()),), (Choice("a=b", ()),), (Grid((GridColumn("ก"),), (), "m"),)])
def test_nothing_to_say_is_still_a_document(blocks: tuple[Block, ...]) -> None:
    reader.Document(io.BytesIO(docx.render(blocks, STAMP)))
