"""Pictures, charts, questions and tables of law made from small records, by value."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from macros import html_cases, html_chart, html_decision, html_diagram, html_faq, html_law, model
from macros.lookup import Lookup

SOURCE = model.Source("s", "แหล่ง", "ทั้งฉบับ", "high")
LAW = model.Regulation(
    "act", "พ.ร.บ.", "พ.ร.บ.", "พ.ร.บ.", 2537, "มท.", "in-force", "high", "เกี่ยว", ("authority",), "ตัวบท",
    (model.Section("s73", "ม.73", "ยินยอม"),),
)  # fmt: skip
APPROVAL = model.Approval("let-in", "ให้เข้ามา <b>ทำ</b>", tao="สภา อบต.", laws=("act#s73",), lawyer=True)
ROUTE = model.Route("way-x", "ข้อตกลง", "ใช้เมื่อร่วมกัน", "ทุกประเภท", ("ทำหนังสือ",), approvals=("let-in",))
OTHER = model.Route("way-y", "อย่างอื่น", "สรุป", "ทุกประเภท", ("ถาม",))
ASK = model.Ask("ask-x", "มี <i>อำนาจ</i> ไหม", (model.Answer("มี", "way-x"), model.Answer("ไม่มี", "way-y")))
YEAR = model.Diagram(
    "year", "วงรอบ", "year", "หนึ่งปี",
    (model.Lane("งบ", (model.Node("รับเงิน", months=(11, 5)), model.Node("ลงบัญชี", months=tuple(range(1, 13))))),),
)  # fmt: skip
TREE = model.Diagram(
    "tree", "โครงสร้าง", "tree", "ใครอยู่ใต้ใคร", (model.Lane("ก", (model.Node("บน", parts=(model.Node("ล่าง"),)),)),)
)
CHART = model.Chart(
    "c",
    "ปริมาณ",
    "เพิ่มขึ้น",
    "แห่ง",
    ("2560", "2561"),
    (model.Bar("ศูนย์", (5.0, 10.0)), model.Bar("อื่น", (None, 2.5))),
    ("s",),
)
QUESTION = model.Question("q-01", "ทำได้ไหม", "ทำได้", "เพราะ <ม.21>", "high", "อำนาจ", lawyer=True, laws=("act#s73",))
CASE = model.Case(
    "case-01", "ขยะร่วม", "ไทย", "ลำปาง", "2562", "ขยะ มูลฝอย", "เจ้าภาพ",
    statements=(model.Statement("ทำแล้ว", "medium", ("s",)),),
    lessons=("เริ่มเล็ก (ข้อเสนอของผู้จัดทำ)",), unknown=("เงิน",),
)  # fmt: skip

ABROAD = replace(CASE, id="case-i01", country="ญี่ปุ่น")


@pytest.fixture
def lookup(library: model.Library) -> Lookup:
    records = {
        "sources": (SOURCE,), "regulations": (LAW,), "approvals": (APPROVAL,), "routes": (ROUTE, OTHER), "asks": (ASK,),
        "diagrams": (YEAR, TREE), "charts": (CHART,), "questions": (QUESTION,), "cases": (ABROAD, CASE),
    }  # fmt: skip
    return Lookup(replace(library, **records))  # type: ignore[arg-type]


def words(html: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", html).split())


def test_a_year_has_its_months_in_columns_and_in_words(lookup: Lookup) -> None:
    made = html_diagram.diagram(lookup, str, "year")
    assert made.count("kb-diagram__on") == 2 + 12
    assert '<span class="kb-diagram__when">พ.ย. พ.ค.</span>' in made
    assert '<span class="kb-diagram__when">ทุกเดือน</span>' in made


def test_a_tree_nests_what_stands_below(lookup: Lookup) -> None:
    assert "<ul><li><span>บน</span><ul><li><span>ล่าง</span></li></ul></li></ul>" in html_diagram.diagram(
        lookup, str, "tree"
    )


def test_a_chart_is_a_table_whose_bars_are_shares_of_the_largest_value(lookup: Lookup) -> None:
    made = html_chart.chart(lookup, str, "c")
    assert re.findall(r"--kb-share:([\d.]+)%", made) == ["50.0", "100.0", "25.0"]
    assert words(made).startswith("ปริมาณ เพิ่มขึ้น หน่วย: แห่ง 2560 2561 ศูนย์ 5 10 อื่น – 2.50")


def test_approvals_say_where_no_section_was_found_and_are_never_markup(lookup: Lookup) -> None:
    made = html_law.approvals(lookup, str)
    assert "&lt;b&gt;ทำ" in made
    assert made.count("ไม่พบมาตราที่กำหนด") == 2
    assert 'data-label="อบต.">สภา อบต.<' in made


def test_answers_are_links_to_their_question_or_route(lookup: Lookup) -> None:
    made = html_decision.decision(lookup, str)
    assert re.findall(r'href="(#way-[xy])" data-answer', made) == ["#way-x", "#way-y"]
    assert "&lt;i&gt;" in made
    assert "ใครต้องเห็นชอบ" in made


def test_a_question_gives_the_short_answer_before_the_reasons(lookup: Lookup) -> None:
    made = words(html_faq.questions(lookup, str))
    assert made.index("ทำได้ไหม") < made.index("ทำได้ เพราะ &lt;ม.21&gt;") < made.index("ฐาน ม.73")


def test_thai_cases_come_first_and_our_lessons_say_so(lookup: Lookup) -> None:
    made = html_cases.cases(lookup, str)
    assert made.index('id="case-01"') < made.index('id="case-i01"')
    assert "เริ่มเล็ก <span" in made
    assert "(ข้อเสนอของผู้จัดทำ)" not in made
    assert 'data-service="ขยะ&#95;มูลฝอย"' in made
