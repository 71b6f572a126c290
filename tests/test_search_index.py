"""What the build makes for the search: sections, and the script that holds them."""

from __future__ import annotations

import json
from pathlib import Path

from macros import search_index
from macros.search_index import SWAP, Section, index_script, sections

DOCS = [
    {"location": "manual/2-1.html", "title": "ขั้นที่ 1", "text": "<p>ก</p>"},
    {"location": "manual/2-1.html#m-2-1", "title": "2.1 ขั้นตอนที่ 1", "text": ""},
    {"location": "manual/2-1-2.html", "title": "ประชุมสภา", "text": "<p>ใคร</p><ul><li>นายก</li></ul>"},
    {"location": "manual/2-1-2.html#m-2-1-2", "title": "2.1.2 การประชุมสภา", "text": ""},
    {"location": "manual/2-1-2.html#m-2-1-2-quorum", "title": "องค์ประชุม &amp; มติ", "text": "กึ่งหนึ่ง"},
    {"location": "companions/wm.html", "title": "คู่มือปฏิบัติงาน", "text": ""},
    {"location": "companions/wm.html#wm-9", "title": "9. มาตรฐาน", "text": ""},
    {"location": "companions/wm.html#wm-9-1", "title": "9.1 ระยะเวลา", "text": ""},
]
HEADS = {"manual/2-1.html": "m-2-1", "manual/2-1-2.html": "m-2-1-2", "companions/wm.html": "wm"}


def test_a_page_and_its_main_heading_are_one_and_lead_to_the_heading():
    found = {s.place: s for s in sections(DOCS, None, HEADS)}
    page = found["manual/2-1-2.html#m-2-1-2"]
    assert page.title == "2.1.2 การประชุมสภา"
    assert page.names == ("ประชุมสภา", "2.1.2")
    assert page.blocks == ("ใคร", "นายก")
    assert "manual/2-1-2.html" not in found


def test_a_section_knows_its_page_and_the_way_to_it():
    found = sections(DOCS, None, HEADS)
    quorum = next(s for s in found if s.place.endswith("-quorum"))
    assert quorum.title == "องค์ประชุม & มติ"
    assert quorum.path == "2.1 ขั้นที่ 1 › ประชุมสภา"
    assert found[quorum.entry].place == "manual/2-1-2.html#m-2-1-2"


def test_in_a_companion_a_part_belongs_to_its_article_and_the_article_to_itself():
    found = sections(DOCS, None, HEADS)
    places = [s.place.partition("#")[2] for s in found]
    assert found[places.index("wm-9-1")].entry == places.index("wm-9")
    assert found[places.index("wm-9")].entry == places.index("wm-9")


def test_letters_are_exchanged_one_for_one():
    assert len(SWAP[0]) == len(SWAP[1]) == len(set(SWAP[0] + SWAP[1])) / 2
    assert not set(SWAP[1]) & set('\\"`<|\t\n\x7f0123456789 .,()/-:')


def test_a_paragraph_that_stands_twice_is_written_once():
    one = Section("a#x", "ชื่อ", "คู่มือ", 0, 100, (), "", ("ข้อความที่ยาวพอสมควร",))
    two = Section("a#y", "ชื่อ", "คู่มือ", 1, 100, (), "", ("ข้อความที่ยาวพอสมควร",))
    data = json.loads(index_script([one, two]).decode().split("searchData = ")[1].rstrip(";\n"))
    assert data["texts"].split("\n")[1].endswith("\t\x7f0")


def test_the_theme_is_left_with_an_empty_index(tmp_path: Path):
    (tmp_path / "search").mkdir()
    source = tmp_path / "search" / "search_index.json"
    source.write_text(json.dumps({"config": {"lang": ["th"]}, "docs": DOCS}), encoding="utf-8")
    search_index.publish(tmp_path, None)
    assert json.loads(source.read_text(encoding="utf-8")) == {"config": {"lang": ["th"]}, "docs": []}
    assert (
        (tmp_path / "assets" / "search" / "index.js")
        .read_bytes()
        .startswith(b"(self.KB = self.KB || {}).searchData = ")
    )


def test_the_engine_carries_the_editors_words(library):
    script = search_index.engine(library, Path(__file__).parents[1] / "docs").decode()
    first = script.splitlines()[0]
    assert "บันทึกข้อตกลง" in first  # glossary
    assert "ลงขัน" in first  # search-words.yml
    assert "KB.SearchEngine = SearchEngine" in script
