"""The search engine by itself, in a real browser, on a few sections: no MkDocs, no worker, no box."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from macros.search_index import ENGINE, Section, index_script

DOCS = Path(__file__).parents[2] / "docs"
WORDS = [
    {"same": ["บันทึกข้อตกลง", "MOU"], "typed": ["เอ็มโอยู"]},
    {"same": ["กระทรวงมหาดไทย", "มท."], "typed": ["มท"]},
    {"same": ["องค์กรปกครองส่วนท้องถิ่น", "อปท."], "typed": ["อ.ป.ท."]},
]


def section(
    place: str, title: str, *blocks: str, kind: str = "คู่มือ", entry: int = 0, names: tuple[str, ...] = ()
) -> Section:
    return Section(place, title, kind, entry, 100, names, "", blocks)


#: Sections as others than the build may give them.
ANY = """const place = (place, title, ...blocks) => (
  { place, title, blocks, names: [], path: "", kind: 0, entry: 0, weight: 1 });"""
SECTIONS = [
    section("a#motion", "ญัตติ", "สภาท้องถิ่นลงมติในญัตติที่ขออนุมัติ", entry=0),
    section("a#mou", "บันทึกข้อตกลงความร่วมมือ", "ผู้บริหารลงนาม", entry=1),
    section("a#words", "เงินสมทบ", "ภาคีจ่ายเงินสมทบตามพ.ศ.2561 จำนวน 10,000 บาท", entry=2),
    section("a#moi", "ใครกำกับ", "กระทรวงมหาดไทย (มท.) กำกับ", entry=3),
    section("a#law", "ทำนอกเขต", "ตามมาตรา 57 ทวิ และ ม.21 ห้ามสับสนกับ ม.212", entry=4),
    section("a#no", "2.1.3 ประชาคมท้องถิ่น", "รับฟังความคิดเห็นของอปท.ทุกแห่ง", entry=5, names=("2.1.3",)),
    section("a#page", "หน้าใหญ่", entry=6),
    section("a#part", "องค์ประชุม", "ครึ่งหนึ่ง", entry=6),
    section("a#form", "คำขอ", "แบบฟอร์มสำหรับญัตติ", kind="แบบฟอร์ม", entry=8),
]


@pytest.fixture
def engine(page: Page) -> Page:
    """A blank page that holds an engine, `E`, and one without Intl.Segmenter, `P`."""
    code = "".join((DOCS / name).read_text(encoding="utf-8") for name in ENGINE if not name.endswith("worker.js"))
    page.add_script_tag(content=code)
    page.add_script_tag(content=index_script(SECTIONS).decode())
    page.evaluate(
        """(words) => {
          window.E = new KB.SearchEngine(KB.searchData, words);
          window.P = new KB.SearchEngine(KB.searchData, words, true);
        }""",
        WORDS,
    )
    return page


def places(engine: Page, words: str, which: str = "E") -> list[str]:
    found: list[str] = engine.evaluate(f"(words) => {which}.search(words).items.map((item) => item.place)", words)
    return found


def folded(engine: Page, text: str) -> str:
    out: str = engine.evaluate("(text) => KB.searchFold.folded(text)", text)
    return out


@pytest.mark.parametrize(
    "spellings",
    [
        ("อปท.", "อ.ป.ท.", "อ ป ท", "อปท"),
        ("มาตรา ๒๑", "ม.21", "ม 21", "section 21"),
        ("57 ทวิ", "๕๗ทวิ", "57 bis"),
        ("ทำนํ้า", "ทํานํ้า", "ทำน้ำ"),
        ("เเผน", "แผน", "แผ\u200bน"),
        ("กว่่า", "กว่า"),
        ("10,000", "๑๐๐๐๐"),
        ("MOU", "mou"),
    ],
)
def test_spellings_fold_to_the_same(engine, spellings):
    assert len({folded(engine, text) for text in spellings}) == 1


def test_folding_keeps_what_must_differ_apart(engine):
    assert folded(engine, "2.1.3") != folded(engine, "213")
    assert folded(engine, "ม.21") != folded(engine, "ม.212")
    assert folded(engine, "สหการ") != folded(engine, "สหกรณ์")


def test_a_hit_is_marked_where_it_stands_in_the_original(engine):
    pieces = engine.evaluate(
        """() => KB.searchExcerpt.marked("ตาม อ.ป.ท. และ มาตรา ๕๗  ทวิ", E.words.parse("อปท ม.57ทวิ").terms)"""
    )
    assert [text for text, is_hit in pieces if is_hit] == ["อ.ป.ท", "มาตรา ๕๗  ทวิ"]
    assert "".join(text for text, _ in pieces) == "ตาม อ.ป.ท. และ มาตรา ๕๗  ทวิ"


def test_a_word_inside_unspaced_text_is_found(engine):
    assert places(engine, "อนุมัติ") == ["a#motion"]


def test_a_title_beats_a_text(engine):
    assert places(engine, "ญัตติ")[0] == "a#motion"


def test_a_section_number_is_whole_or_nothing(engine):
    assert places(engine, "มาตรา ๒๑") == ["a#law"]
    assert places(engine, "ม.2") == []
    assert places(engine, "57 bis") == ["a#law"]


def test_an_entry_is_found_by_its_number(engine):
    assert places(engine, "๒.๑.๓")[0] == "a#no"
    assert places(engine, "ข้อ 2.1.3")[0] == "a#no"


def test_synonyms_are_found_too_and_come_second(engine):
    assert places(engine, "เอ็มโอยู") == ["a#mou"]
    assert places(engine, "บันทึก ข้อ ตกลง")[0] == "a#mou"


def test_an_abbreviation_is_not_found_inside_words(engine):
    found = places(engine, "กระทรวงมหาดไทย")
    assert "a#words" not in found  # เงินสมทบ holds มท


def test_years_are_found_in_both_eras(engine):
    assert places(engine, "2018") == ["a#words"]


def test_a_quoted_phrase_must_stand_in_a_row(engine):
    assert places(engine, '"ความคิดเห็นของอปท"') == ["a#no"]
    assert places(engine, '"เห็นความคิด"') == []


def test_what_is_being_typed_is_found_by_its_beginning(engine):
    assert places(engine, "ประชาค")[0] == "a#no"


def test_a_slip_is_put_right_only_when_nothing_matches(engine):
    answer = engine.evaluate("() => E.search('ประชาคมท้องถิน')")
    assert [answer["instead"], answer["items"][0]["place"]] == ["ประชาคมท้องถิ่น", "a#no"]
    assert engine.evaluate("() => E.search('ประชาคมท้องถิ่น').instead") == ""


def test_without_a_segmenter_the_vocabulary_of_the_index_cuts(engine):
    assert places(engine, "ญัตติเงินสมทบ", "P")[:2] != []
    assert engine.evaluate("() => P.words.cut('ญัตติเงินสมทบ')") == ["ญัตติ", "เงินสมทบ"]


def test_a_kind_filters_and_all_kinds_are_told(engine):
    answer = engine.evaluate("() => E.search('ญัตติ', 'แบบฟอร์ม')")
    assert [item["place"] for item in answer["items"]] == ["a#form"]
    assert answer["kinds"] == ["คู่มือ", "แบบฟอร์ม"]


def test_nothing_found_offers_near_names(engine):
    answer = engine.evaluate("() => E.search('xญัตติx yเงินy'.replace(/[ก-์]+/g, (word) => word[0] + 'ฬ' + word.slice(1)))")
    assert all(isinstance(name, str) for name in answer["near"])
    assert engine.evaluate("() => KB.searchSlips.near(E.words, 'ญัตตฬ')") == ["ญัตติ"]


def test_texts_survive_the_way_through_the_script(engine):
    texts = ["กขค abc {}<>|~`\"'\\ $1 ฿ 😀 é", "\u2028 </script>"]
    script = index_script([section("p#x", texts[0], texts[1], texts[1], entry=0)]).decode()
    assert "</script" not in script
    engine.add_script_tag(content=script)
    got = engine.evaluate(
        """() => {
          const store = new KB.searchStore.Store(KB.searchData);
          store.folded();
          return [store.title(0), store.block(0, 0), store.block(0, 1)];
        }"""
    )
    assert got == [texts[0], texts[1], texts[1]]
    assert json.dumps(got)


def test_an_engine_is_made_of_any_sections_without_a_build(engine):
    found = engine.evaluate(
        f"""() => {{ {ANY}
          const packed = KB.searchStore.pack([place("a", "ญัตติ\\tและมติ", "สภาลงมติ", "กุ้งแห้ง")], ["หน้า"]);
          const {{ items }} = new KB.SearchEngine(packed, []).search("กุ้ง");
          return [items[0].place, items[0].title[0][0], items[0].text];
        }}"""
    )
    assert found == ["a", "ญัตติ และมติ", [["กุ้ง", True], ["แห้ง", False]]]


def test_a_page_and_its_sections_are_one_result(engine):
    items = engine.evaluate(
        "() => E.search('องค์ประชุม').items.map(({ place, parts }) => [place, parts.map((p) => p.place)])"
    )
    assert items == [["a#page", ["a#part"]]]


def test_the_very_name_is_found_with_words_that_ask_and_with_another_beginning(engine):
    assert places(engine, "ญัตติคืออะไร")[0] == "a#motion"
    assert places(engine, "การประชาคมท้องถิ่น")[0] == "a#no"


def test_a_number_at_the_end_must_be_whole_and_its_words_need_not_stand_alone(engine):
    engine.evaluate(
        f"""() => {{ {ANY}
          const both = [place("a", "แนวทางตัวชี้วัดที่ 2.5"), {{ ...place("b", "ตัวชี้วัดที่ 2.51"), entry: 1 }}];
          const packed = KB.searchStore.pack(both, ["หน้า"]);
          window.N = new KB.SearchEngine(packed, [{{ same: ["ตัวชี้วัดที่ 2.5"], typed: [] }}]);
        }}"""
    )
    assert places(engine, "ตัวชี้วัดที่ 2.5", "N") == ["a"]
