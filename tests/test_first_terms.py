"""The first abbreviation on a page is explained, the others are left alone."""

from __future__ import annotations

from xml.etree import ElementTree

import markdown
import pytest

from macros import model
from macros.first_terms import FirstTerms

TERMS = (
    model.Term("tao", "องค์การบริหารส่วนตำบล", "อปท. ระดับตำบล", "high", abbreviation="อบต."),
    model.Term("dla", "กรมส่งเสริมการปกครองท้องถิ่น", "กรมในกระทรวงมหาดไทย", "high", abbreviation="สถ."),
    model.Term("mou", "บันทึกข้อตกลง", "หนังสือที่ตกลงกัน", "own", abbreviation="MOU"),
)


def html(text: str, page: str = "manual/1.md") -> str:
    terms = FirstTerms(TERMS, lambda: page, lambda target: f"../{target}")
    return markdown.markdown(text, extensions=[terms, "tables", "attr_list"])


def test_the_first_of_each_links_to_its_meaning_and_the_next_does_not() -> None:
    assert html("ใน อบต. และ อบต. อื่น") == (
        '<p>ใน <a class="kb-term" href="../glossary.md#g-tao" title="องค์การบริหารส่วนตำบล: อปท. ระดับตำบล">อบต.</a>'
        " และ อบต. อื่น</p>"
    )


def test_text_around_and_between_several_is_kept_in_order() -> None:
    made = html("ก่อน อบต. กลาง **MOU** ท้าย สถ. จบ")
    assert "".join(ElementTree.fromstring(made).itertext()) == "ก่อน อบต. กลาง MOU ท้าย สถ. จบ"
    assert made.count("kb-term") == 3
    assert made.index("ก่อน") < made.index("g-tao") < made.index("กลาง") < made.index("g-mou") < made.index("g-dla")


@pytest.mark.parametrize("text", ["สถจ. เป็นสำนักงาน", "อบต.ทุ่งฟ้าใส", "## อบต. ทำอะไร", "`อบต.`", "[อบต.](x.html)"])
def test_longer_words_headings_code_and_links_stay_as_they_are(text: str) -> None:
    assert "kb-term" not in html(text)


def test_links_that_macros_write_are_left_whole() -> None:
    link = '<a class="kb-law" href="r.html">อบต. ม.73</a>'
    assert html(f"ดู {link} แล้วถาม อบต. อื่น").count("kb-term") == 1
    assert link in html(f"ดู {link} แล้วถาม อบต. อื่น")


def test_table_cells_are_explained_too() -> None:
    assert html("| ก | ข |\n| --- | --- |\n| อบต. | x |").count("kb-term") == 1


def test_the_glossary_itself_is_left_alone() -> None:
    assert "kb-term" not in html("อบต.", page="glossary.md")
