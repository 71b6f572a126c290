"""What the build makes for the search: sections, and the script that holds them."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from macros import search_index
from macros.search_index import SWAP, Section, index_script, sections
from macros.search_pages import search_page

PAGES = (
    search_page("manual/2-1.html", "ขั้นที่ 1", '<h1 id="m-2-1">2.1 ขั้นตอนที่ 1</h1><p>ก</p>'),
    search_page(
        "manual/2-1-2.html",
        "ประชุมสภา",
        '<p>ใคร</p><ul><li>นายก</li></ul><h1 id="m-2-1-2">2.1.2 การประชุมสภา</h1>'
        '<h2 id="m-2-1-2-quorum">องค์ประชุม &amp; มติ<a class="headerlink">#</a></h2>กึ่งหนึ่ง',
    ),
    search_page(
        "companions/wm.html",
        "คู่มือปฏิบัติงาน",
        '<h1 id="wm">คู่มือปฏิบัติงาน</h1><h2 id="wm-9">9. มาตรฐาน</h2><h3 id="wm-9-1">9.1 ระยะเวลา</h3>',
    ),
)


def test_a_page_and_its_main_heading_are_one_and_lead_to_the_heading():
    found = {s.place: s for s in sections(PAGES, None)}
    page = found["manual/2-1-2.html#m-2-1-2"]
    assert page.title == "2.1.2 การประชุมสภา"
    assert page.names == ("ประชุมสภา", "2.1.2", "การประชุมสภา")
    assert page.blocks == ("ใคร", "นายก")
    assert "manual/2-1-2.html" not in found


def test_a_section_knows_its_page_and_the_way_to_it():
    found = sections(PAGES, None)
    quorum = next(s for s in found if s.place.endswith("-quorum"))
    assert quorum.title == "องค์ประชุม & มติ"
    assert quorum.path == "2.1 ขั้นที่ 1 › ประชุมสภา"
    assert found[quorum.entry].place == "manual/2-1-2.html#m-2-1-2"


def test_in_a_companion_a_part_belongs_to_its_article_and_the_article_to_itself():
    found = sections(PAGES, None)
    places = [s.place.partition("#")[2] for s in found]
    assert found[places.index("wm-9-1")].entry == places.index("wm-9")
    assert found[places.index("wm-9")].entry == places.index("wm-9")


def test_a_part_with_parts_of_its_own_and_those_beside_it_stand_for_themselves():
    page = search_page(
        "companions/cp.html",
        "แผน",
        '<h1 id="cp">แผน</h1><h2 id="cp-3">ข้อ 3 นิยาม</h2><h3 id="cp-3-1">3.1 ต้นแบบ</h3>'
        '<h3 id="cp-3-2">3.2 เกณฑ์</h3><h4 id="cp-3-2-1">เกณฑ์ที่ 1</h4><h4 id="free">ลอย</h4>',
    )
    found = sections([page], None)
    names = [s.place.partition("#")[2] for s in found]
    assert [(name, names[s.entry]) for name, s in zip(names, found, strict=True)][2:] == [
        ("cp-3-1", "cp-3-1"),
        ("cp-3-2", "cp-3-2"),
        ("cp-3-2-1", "cp-3-2"),
        ("free", "cp-3"),
    ]


def test_only_companions_nest_their_parts_by_name():
    page = search_page(
        "glossary.html", "คำ", '<h1 id="g">คำ</h1><h2 id="g-centre">ศูนย์</h2><h2 id="g-centre-rule">ระเบียบ</h2>'
    )
    assert [s.entry for s in sections([page], None)] == [0, 1, 2]


def test_a_title_is_also_a_name_without_its_number_and_by_its_parts():
    page = search_page("glossary.html", "คำ", '<h1 id="g">คำ</h1><h2 id="g-x">ข้อ 4 ศูนย์ (Hub)</h2>')
    assert sections([page], None)[1].names == ("ศูนย์ (Hub)", "ศูนย์", "Hub")


def test_marks_come_once_and_in_their_order():
    assert search_index.in_order("ท่ี กว่่า ทํานํ้า เเผน\u200bงาน") == "ที่ กว่า ทำน้ำ แผนงาน"


def test_text_after_a_box_with_a_heading_belongs_to_what_stood_before_the_box():
    box = '<h1 id="a">ก</h1><section><h2 id="b">ข</h2><p>ในกล่อง</p></section><p>นอกกล่อง</p>'
    assert [(part.id, part.blocks) for part in search_page("a.html", "", box).parts] == [
        ("a", ("นอกกล่อง",)),
        ("b", ("ในกล่อง",)),
    ]


def test_cells_of_a_table_are_not_one_word_but_words_in_one_line_are():
    table = '<h1 id="a">ก</h1><table><tr><td>ขยะ</td><td>น้ำ</td></tr></table><p>บันทึก<b>ข้อ</b>ตกลง</p>'
    assert search_page("a.html", "", table).parts[0].blocks == ("ขยะ", "น้ำ", "บันทึกข้อตกลง")


def test_what_its_author_keeps_out_of_the_search_is_not_in_it():
    page = (
        '<h1 id="a">ก</h1><p data-search-exclude>ลับ</p> เปิด<!-- ลับ --><template>ลับ</template>'
        '<h2 id="b" data-search-exclude>ลับ</h2>'
    )
    assert [part.blocks for part in search_page("a.html", "", page).parts] == [("เปิด",)]


def test_letters_are_exchanged_one_for_one():
    assert len(SWAP[0]) == len(SWAP[1]) == len(set(SWAP[0] + SWAP[1])) / 2
    assert not set(SWAP[1]) & set('\\"`<|\t\n\x7f0123456789 .,()/-:')


def test_a_paragraph_that_stands_twice_is_written_once():
    one = Section("a#x", "ชื่อ", "คู่มือ", 0, 100, (), "", ("ข้อความที่ยาวพอสมควร",))
    two = Section("a#y", "ชื่อ", "คู่มือ", 1, 100, (), "", ("ข้อความที่ยาวพอสมควร",))
    data = json.loads(index_script([one, two]).decode().split("searchData = ")[1].rstrip(";\n"))
    assert data["texts"].split("\n")[1].endswith("\t\x7f0")


def test_the_index_is_a_script_that_runs_on_file_addresses(tmp_path: Path):
    search_index.publish(tmp_path, None, PAGES)
    script = (tmp_path / "assets" / "search" / "index.js").read_bytes()
    assert script.startswith(b"(self.KB = self.KB || {}).searchData = ")


def test_an_entry_is_also_found_by_what_people_type_for_it(library):
    entry = next(entry for entry in library.entries if entry.id == "m-3-9-4")
    page = search_page("manual/3-9-4.html", "ยกเลิกศูนย์", '<h1 id="m-3-9-4">3.9.4 การยกเลิกศูนย์</h1>')
    assert entry.typed
    assert set(entry.typed) <= set(sections([page], library)[0].names)


def test_words_typed_for_an_entry_say_something_new_and_answer_no_judged_query(library):
    judged = yaml.safe_load((Path(__file__).parent / "search-queries.yml").read_text(encoding="utf-8"))
    asked = {str(query["q"]).lower() for query in judged}
    for entry in library.entries:
        assert set(entry.typed).isdisjoint({entry.title, entry.short}), entry.id
        assert {word.lower() for word in entry.typed}.isdisjoint(asked), entry.id


def test_keys_of_the_training_are_not_in_the_index_of_the_site(site):
    places = (site / search_index.INDEX).read_text(encoding="utf-8")
    assert "training/exercises/w03.html" in places
    assert "training/keys/" not in places


def test_the_engine_carries_the_editors_words(library):
    script = search_index.engine(library, Path(__file__).parents[1] / "docs").decode()
    first = script.splitlines()[0]
    assert "บันทึกข้อตกลง" in first  # glossary
    assert "ลงขัน" in first  # search-words.yml
    assert "KB.SearchEngine = SearchEngine" in script
