"""The blank report of test results: a slot for all that the browser fills in, sheets that are numbered as they lie."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from html import unescape

import docx
import openpyxl

from macros import html_results, model, results_paper
from macros.docx import render
from macros.lookup import Lookup
from macros.xlsx import render_book

STAMP = results_paper.stamp(date(2026, 11, 22))
IDS = {field["id"]: {column["id"] for column in field.get("columns", ())} for field in results_paper.DEFINITIONS}


def test_every_slot_of_both_files_is_one_that_the_browser_fills_or_the_trainer_writes() -> None:
    document = docx.Document(io.BytesIO(render(results_paper.blocks(), STAMP)))
    tags = set(re.findall(r'<w:tag w:val="([^"]+)"', document.element.xml))
    slots = {tag for tag in tags if not tag.endswith("]") and not tag.endswith("#") and not tag.startswith("?")}
    written = {"office", "number", "day", "to", "course", "reporter", "position"}
    assert {tag.partition(".")[0] for tag in slots} - set(IDS) == written
    assert all(tag.partition(".")[2] in IDS[tag.partition(".")[0]] for tag in slots if "." in tag)
    _, maps = render_book(results_paper.sheets(), STAMP)
    assert {key for where in maps for key in where.cells} <= set(IDS)
    for where in maps:
        for scope, table in where.tables.items():
            assert {key.partition(".")[2] for key in table.columns} <= IDS[scope]


def test_each_map_names_the_sheet_that_it_is_of() -> None:
    content, maps = render_book(results_paper.sheets(), STAMP)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["สรุป", "รายข้อ", "รายเลขผู้เข้าอบรม", "จุดที่ต้องแก้"]
    assert [where.sheet for where in maps] == [f"xl/worksheets/sheet{n}.xml" for n in (1, 2, 3, 4)]
    assert [list(where.tables) for where in maps] == [["chapters"], ["questions"], ["persons"], ["remarks"]]
    assert [table.last - table.first for where in maps for table in where.tables.values()] == [0, 0, 0, 0]
    assert render_book(results_paper.sheets(), STAMP)[0] == content


def test_each_chapter_of_the_test_leads_to_exercises(library: model.Library) -> None:
    page = html_results.test_results(Lookup(library), lambda target: f"../{target}")
    held = re.search(r'data-links="([^"]*)"', page)
    assert held
    exercises = json.loads(unescape(held[1]))["exercises"]
    assert list(exercises) == [chapter.id for chapter in library.exam_chapters]
    assert all(1 <= len(found) <= 3 for found in exercises.values())
    assert exercises["3-5"] == [
        {"href": "training/exercises/w09.html", "title": "W9 บัญชีครบวงจร"},
        {"href": "training/exercises/w05.html", "title": "W5 สูตรเงิน"},
    ]


def test_the_page_says_what_to_do_without_javascript_and_where_the_root_of_the_site_is(library: model.Library) -> None:
    page = html_results.test_results(Lookup(library), lambda target: f"../{target}")
    assert '<a href="../templates/files/f39-training-test-blank.xlsx">ใบสรุปคะแนน F39</a>' in page
    assert "&quot;root&quot;: &quot;../&quot;" in page
    assert "\n" not in page
