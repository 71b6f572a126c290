"""Forty result files of a room, files that are wrong in every way, and typed marks: the right report, nothing lost.

The figures of the room of `tests/exam_results.py` were reckoned by hand.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import docx
import jsonschema
import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from macros import model, result_schema, results_schema
from tests import exam_results
from tests.browser.conftest import OpenSite
from tests.exam_results import Key

PAGE = "training/results.html"
FIGURES = "KB.resultsPage.figures"


@pytest.fixture(scope="session")
def key(library: model.Library) -> Key:
    return exam_results.key_of(library)


@pytest.fixture(scope="session")
def forty(tmp_path_factory: pytest.TempPathFactory, key: Key) -> list[Path]:
    return exam_results.write(tmp_path_factory.mktemp("room"), exam_results.room(key))


@pytest.fixture(scope="session")
def wrong(tmp_path_factory: pytest.TempPathFactory, key: Key) -> list[Path]:
    files = {name: content for name, (content, _) in exam_results.faulty(key).items()}
    return exam_results.write(tmp_path_factory.mktemp("wrong"), files)


def choose(page: Page, *paths: Path) -> None:
    before = page.evaluate("KB.resultsPage.returns.length")
    page.set_input_files("#rs-pick", paths)
    page.wait_for_function("n => !KB.resultsPage.busy && KB.resultsPage.returns.length > n", arg=before)


def give(page: Page, files: dict[str, bytes]) -> None:
    """Chooses files that are nowhere on the disk."""
    before = page.evaluate("KB.resultsPage.returns.length")
    given = [{"name": name, "mimeType": "", "buffer": content} for name, content in files.items()]
    page.set_input_files("#rs-pick", given)  # type: ignore[arg-type]
    page.wait_for_function("n => !KB.resultsPage.busy && KB.resultsPage.returns.length > n", arg=before)


def download(page: Page, kind: str) -> bytes:
    with page.expect_download() as waiting:
        page.locator(f'[data-get="{kind}"]').click()
    return Path(waiting.value.path()).read_bytes()


def said(page: Page) -> list[dict[str, str]]:
    remarks: list[dict[str, str]] = page.evaluate("KB.resultsPage.remarks()")
    return remarks


def body(page: Page, part: str) -> Any:
    return page.locator(f'[data-part="{part}"] [data-body]')


def cells(page: Page, part: str) -> list[list[str]]:
    """Words of the first table of a part, row by row."""
    rows: list[list[str]] = (
        body(page, part)
        .locator("table.kb-table")
        .first.locator("tbody tr")
        .evaluate_all("rows => rows.map((row) => [...row.cells].map((cell) => cell.textContent))")
    )
    return rows


@pytest.fixture
def room(page: Page, site: Path, open_site: OpenSite, forty: list[Path]) -> Page:
    open_site(page, site, PAGE)
    choose(page, *forty)
    return page


@pytest.fixture
def empty(page: Page, site: Path, http_site: OpenSite) -> Page:
    http_site(page, site, PAGE)
    return page


def test_the_files_of_these_tests_are_as_the_test_page_writes_them(key: Key) -> None:
    for content in exam_results.room(key).values():
        jsonschema.validate(json.loads(content), result_schema.schemas()["test-result-1"])


# --- The report -------------------------------------------------------------------------------------------------------


def test_forty_files_become_the_figures_reckoned_by_hand(room: Page) -> None:
    expect(room.locator("[data-status]")).to_have_text("อ่านครบ 40 ไฟล์")
    assert cells(room, "summary") == [
        ["ก่อนเรียน ทุกคน", "20", "3.95", "39.5", "1 จาก 20 (5.0)"],
        ["หลังเรียน ทุกคน", "20", "6.70", "67.0", "12 จาก 20 (60.0)"],
        ["ก่อนเรียน ผู้ทำทั้งสองรอบ", "19", "3.89", "38.9", "1 จาก 19 (5.3)"],
        ["หลังเรียน ผู้ทำทั้งสองรอบ", "19", "6.68", "66.8", "11 จาก 19 (57.9)"],
    ]
    expect(body(room, "summary")).to_contain_text("45.7 (53 จาก 116 คะแนนที่ยังขาด)")
    assert [row[1:] for row in cells(room, "chapters")] == [
        ["5", "66 จาก 100 (66.0)", "100 จาก 100 (100.0)", "100.0", "ผ่านเกณฑ์"],
        ["5", "13 จาก 100 (13.0)", "34 จาก 100 (34.0)", "23.2", "สอนซ้ำ"],
    ]
    bars = (
        body(room, "chapters")
        .locator(".kb-bars__table tbody tr")
        .evaluate_all("rows => rows.map((row) => [...row.cells].slice(1).map((cell) => cell.textContent))")
    )
    assert bars == [["66.0", "100.0", "+34.0"], ["13.0", "34.0", "+21.0"]]
    assert [row[1:] for row in cells(room, "questions")][4:] == [
        ["2 จาก 20 (10.0)", "20 จาก 20 (100.0)", "+90.0", "100.0"],
        ["9 จาก 20 (45.0)", "20 จาก 20 (100.0)", "+55.0", "100.0"],
        ["1 จาก 20 (5.0)", "12 จาก 20 (60.0)", "+55.0", "55.6"],
        ["1 จาก 20 (5.0)", "1 จาก 20 (5.0)", "0.0", "0.0"],
        ["1 จาก 20 (5.0)", "1 จาก 20 (5.0)", "0.0", "0.0"],
        ["1 จาก 20 (5.0)", "0 จาก 20 (0.0)", "−5.0", "−5.6"],
    ]
    persons = {row[0]: row[1:] for row in cells(room, "persons")}
    assert len(persons) == 21
    assert persons["01"] == ["4", "7", "+3", "50.0", "ผ่าน"]
    assert persons["11"] == ["3", "6", "+3", "42.9", "ไม่ผ่าน"]
    assert persons["19"] == ["10", "9", "−1", "เต็มแต่แรก", "ผ่าน"]
    assert persons["20"] == ["5", "–", "–", "–", "–"]
    assert persons["21"] == ["–", "7", "–", "–", "ผ่าน"]


def test_the_weakest_topic_links_to_the_manual_and_the_hardest_items_say_what_was_chosen(
    room: Page, library: model.Library
) -> None:
    weakest = body(room, "weakest").locator("li")
    expect(weakest).to_have_count(1)  # chapter 1 was all right
    expect(weakest).to_contain_text("บทที่ 2")
    expect(weakest).to_contain_text("สอนซ้ำ")
    links = weakest.locator("a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    assert links[0].startswith("../manual/2-1-2.html#m-2-1-2")
    assert links[-3:] == [f"../training/exercises/{name}.html" for name in ("w04", "w01", "w02")]
    rows = cells(room, "hardest")
    assert [row[1] for row in rows] == ["20 จาก 20 (100.0)", "19 จาก 20 (95.0)", "19 จาก 20 (95.0)", "8 จาก 20 (40.0)"]
    tenth = next(each for each in library.exam_questions if each.id == exam_results.QUESTIONS[9])
    others = [getattr(tenth.choices, each) for each in "abcd" if each != tenth.answer]
    # persons 01 to 14 took the first wrong choice, 15 to 19 and 21 the second
    assert rows[0][2] == f"“{others[0]}” 14 คน"
    assert rows[0][3] == tenth.right
    assert rows[2][2] == "ไม่ได้ตอบ"


def test_before_without_after_is_said_and_counts_where_it_can(room: Page) -> None:
    assert [(each["place"], each["level"], each["words"].split(" ไม่มี")[0]) for each in said(room)] == [
        ("ผู้เข้าอบรม 20", "check", "มีแต่ก่อนเรียน"),
        ("ผู้เข้าอบรม 21", "check", "มีแต่หลังเรียน"),
    ]


def test_faulty_files_are_named_with_what_is_wrong_and_change_no_figure(
    room: Page, wrong: list[Path], key: Key
) -> None:
    before = room.evaluate(FIGURES)
    choose(room, *wrong)
    assert room.evaluate(FIGURES) == before
    remarks = said(room)
    for name, (_, words) in exam_results.faulty(key).items():
        own = [each["words"] for each in remarks if each["file"] == name and each["level"] == "fault"]
        assert len(own) == 1, name
        assert words in own[0], name
    assert "นายตัวอย่าง" not in room.locator(".kb-merge").inner_text()
    table = body(room, "remarks").locator("tbody tr")
    expect(table).to_have_count(len(wrong) + 2)  # and the two who took one round only
    expect(room.locator("[data-count]")).to_contain_text("56 ไฟล์ อ่านได้ 42 อ่านไม่ได้ 14")


def test_a_zip_is_read_like_its_files(empty: Page, key: Key) -> None:
    files = {f"ห้อง 1/{name}": content for name, content in exam_results.room(key).items()}
    files |= {"__MACOSX/._kb-test.json": b"x", "อ่านก่อน.txt": b"x", "empty.json": b""}
    give(empty, {"room.zip": exam_results.zipped(files), "cut.zip": exam_results.zipped(files)[:900]})
    assert empty.evaluate(f"{FIGURES}.pairs.count") == 19
    faults = [
        (each["file"], each["words"].removeprefix("ไม่นับ: ")[:11]) for each in said(empty) if each["level"] == "fault"
    ]
    assert faults == [
        ("room.zip › empty.json", "ไฟล์ว่าง ขอ"),
        ("room.zip › อ่านก่อน.txt", "ไม่ใช่ไฟล์ "),
        ("cut.zip", "ZIP เสียหาย"),
    ]


# --- Twice ------------------------------------------------------------------------------------------------------------


def test_the_same_result_twice_counts_once_and_a_different_one_waits_for_a_choice(room: Page, key: Key) -> None:
    again = exam_results.room(key)["kb-test-room-1-before-01.json"]
    other = exam_results.result("after", "02", exam_results.answers(key, (1, 2, 3)), taken="2026-11-24")
    give(room, {"again.json": again, "second.json": exam_results.as_file(other)})
    expect(room.locator("[data-count]")).to_contain_text("ตัดผลซ้ำ 1 · ผลซ้ำที่ยังไม่ได้เลือก 1 คน ยังไม่นับ")
    assert room.evaluate(f"{FIGURES}.after.count") == 19
    group = body(room, "twice").locator("fieldset")
    group.get_by_label("second.json 3 จาก 10 คะแนน").check()
    assert room.evaluate(f"{FIGURES}.after.average") == {"part": 130, "whole": 20}
    expect(group.get_by_label("second.json 3 จาก 10 คะแนน")).to_be_focused()
    group.get_by_label("kb-test-room-1-after-02.json").check()
    assert room.evaluate(f"{FIGURES}.after.average") == {"part": 134, "whole": 20}
    group.get_by_label("เป็นคนละคนที่ใช้เลขเดียวกัน").check()
    assert room.evaluate(f"[{FIGURES}.after.count, {FIGURES}.pairs.count, {FIGURES}.persons.length]") == [21, 18, 23]


def test_the_newest_is_taken_for_all_when_somebody_asks_for_it(room: Page, key: Key) -> None:
    newer = exam_results.result("after", "02", exam_results.answers(key, (1,)), taken="2026-11-24")
    same_day = exam_results.result("after", "03", exam_results.answers(key, (1,)))
    give(room, {"newer.json": exam_results.as_file(newer), "same-day.json": exam_results.as_file(same_day)})
    room.get_by_role("button", name="ใช้ฉบับที่ทำล่าสุดทุกคนที่วันที่บอกได้").click()
    expect(room.locator("[data-made]")).to_have_text("เลือกแล้ว 1 คน เหลือ 1 คนที่วันที่ไม่พอให้ตัดสิน")
    assert room.evaluate(f"{FIGURES}.after.average") == {"part": 134 - 7 - 7 + 1, "whole": 19}


def test_the_room_may_be_that_of_another_paper(room: Page, wrong: list[Path]) -> None:
    choose(room, *(path for path in wrong if path.name == "other-room.json"))
    room.get_by_label("รหัส room-2 10 ข้อ มี 1 ผล").check()
    assert room.evaluate(f"{FIGURES}.before.average") == {"part": 3, "whole": 1}
    assert sum("ไม่ใช่ชุดของห้องนี้ “room-2”" in each["words"] for each in said(room)) == 40
    room.get_by_label("รหัส room-1 10 ข้อ มี 40 ผล").check()
    assert room.evaluate(f"{FIGURES}.before.average") == {"part": 79, "whole": 20}


def test_a_file_can_be_left_out_and_taken_back(room: Page) -> None:
    room.locator('[data-part="files"] summary').click()
    room.get_by_role("button", name="ไม่นับ kb-test-room-1-after-21.json").click()
    assert room.evaluate(f"{FIGURES}.after.count") == 19
    button = room.get_by_role("button", name="นับ kb-test-room-1-after-21.json", exact=True)
    expect(button).to_be_focused()
    button.click()
    assert room.evaluate(f"{FIGURES}.after.count") == 20


# --- Typed ------------------------------------------------------------------------------------------------------------


def cell(page: Page, column: str, row: int) -> Any:
    return page.get_by_label(f"{column} แถวที่ {row}", exact=True)


def test_marks_from_paper_are_typed_beside_the_files(room: Page) -> None:
    room.locator("[data-typing] summary").click()
    expect(room.locator("#rs-paper")).to_contain_text("ชุดของไฟล์ที่เลือก: รหัส room-1 10 ข้อ")
    cell(room, "เลขผู้เข้าอบรม", 1).fill("๒๐")
    cell(room, "หลังเรียน", 1).fill("๘")
    cell(room, "หลังเรียน", 1).blur()
    assert room.evaluate(f"[{FIGURES}.after.count, {FIGURES}.after.average.part, {FIGURES}.pairs.count]") == [
        21,
        142,
        20,
    ]
    cell(room, "หลังเรียน", 1).fill("18")
    cell(room, "หลังเรียน", 1).blur()
    expect(room.locator(".kb-results__faults")).to_have_text("แถวที่ 1 ผู้เข้าอบรม 20 หลังเรียน: คะแนน 18 เกินคะแนนเต็ม 10")
    assert cell(room, "หลังเรียน", 1).get_attribute("aria-invalid") == "true"
    assert room.evaluate(f"{FIGURES}.after.count") == 20


def test_starting_anew_can_be_taken_back_with_what_was_typed(room: Page) -> None:
    room.locator("[data-typing] summary").click()
    cell(room, "เลขผู้เข้าอบรม", 2).fill("20")
    cell(room, "หลังเรียน", 2).fill("8")
    cell(room, "หลังเรียน", 2).blur()
    figures = room.evaluate(FIGURES)
    room.locator("[data-clear]").click()
    assert cell(room, "หลังเรียน", 2).input_value() == ""
    room.get_by_role("button", name="เลิกทำ").click()
    assert cell(room, "หลังเรียน", 2).input_value() == "8"
    assert room.evaluate(FIGURES) == figures
    cell(room, "หลังเรียน", 2).fill("9")
    cell(room, "หลังเรียน", 2).blur()
    assert room.evaluate(f"{FIGURES}.after.average.part") == figures["after"]["average"]["part"] + 1


PASTE = """([input, text]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  input.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def test_letters_of_a_fixed_set_are_pasted_from_a_spreadsheet(empty: Page, key: Key, library: model.Library) -> None:
    """A column for each question; the letters are those that the room sees, which the code has shuffled."""
    empty.locator("[data-typing] summary").click()
    empty.locator("#rs-paper").select_option("set-a")
    shown = empty.evaluate('KB.exam.draw(KB.examBank, KB.exam.order("set-a")).questions')
    right = ["กขคง"[each["choices"].index(key[each["id"]])] for each in shown]
    rows = ["\t".join((f"{n}", *right[:n], *([""] * (10 - n)))) for n in range(1, 13 - 2)]
    empty.evaluate(PASTE, [cell(empty, "เลขผู้เข้าอบรม", 3).element_handle(), "\r\n".join(rows) + "\r\n"])
    assert cell(empty, "ก่อนเรียน", 12).input_value() == "".join(right)
    assert empty.evaluate(f"{FIGURES}.persons.map((each) => each.before)") == list(range(1, 11))
    assert empty.evaluate(f"{FIGURES}.questions.map((each) => each.before.part)") == list(range(10, 0, -1))


def test_scores_alone_make_a_report_without_questions(empty: Page) -> None:
    empty.locator("[data-typing] summary").click()
    empty.locator("#rs-paper").select_option("*scores")
    empty.get_by_label("คะแนนเต็ม").fill("๒๐")
    empty.evaluate(PASTE, [cell(empty, "เลขผู้เข้าอบรม", 1).element_handle(), "1\t10\t15\n2\t12\t๑๔\n3\t8\t\n"])
    assert empty.evaluate(f"{FIGURES}.pairs.gain") == {"part": 7, "whole": 18}
    expect(empty.locator('[data-part="chapters"]')).to_be_hidden()
    expect(empty.locator('[data-part="summary"]')).to_contain_text("กลุ่มที่มีไม่ถึง 5 คน")
    jsonschema.validate(json.loads(download(empty, "json")), results_schema.schemas()["test-results-1"])
    book = openpyxl.load_workbook(io.BytesIO(download(empty, "xlsx")))
    assert [row[1].value for row in book["รายเลขผู้เข้าอบรม"].iter_rows(min_row=3, max_row=5)] == [10, 12, 8]


# --- Files ------------------------------------------------------------------------------------------------------------


def test_the_merged_file_reopens_unchanged_with_its_choices(room: Page, wrong: list[Path], key: Key) -> None:
    other = exam_results.result("after", "02", exam_results.answers(key, (1, 2, 3)), taken="2026-11-24")
    give(room, {"second.json": exam_results.as_file(other)})
    choose(room, *(path for path in wrong if path.name == "other-room.json"))
    body(room, "twice").get_by_label("second.json").check()
    first, figures = download(room, "json"), room.evaluate(FIGURES)
    assert len(json.loads(first)["results"]) == 42  # the one of the other room and the one not chosen too
    assert b"second.json" not in first
    jsonschema.validate(json.loads(first), results_schema.schemas()["test-results-1"])
    room.locator("[data-clear]").click()
    expect(room.locator("[data-results]")).to_be_hidden()
    give(room, {"merged.json": first})
    assert room.evaluate(FIGURES) == figures
    assert download(room, "json") == first


def test_the_spreadsheet_has_four_sheets_and_numbers_are_numbers(room: Page, wrong: list[Path]) -> None:
    choose(room, *wrong)
    book = openpyxl.load_workbook(io.BytesIO(download(room, "xlsx")))
    assert book.sheetnames == ["สรุป", "รายข้อ", "รายเลขผู้เข้าอบรม", "จุดที่ต้องแก้"]
    values = {row[0].value: next((c.value for c in row[1:] if c.value is not None), None) for row in book["สรุป"]}
    assert values["คะแนนเฉลี่ย ก่อนเรียน"] == 3.95
    assert values["ผ่านร้อยละ หลังเรียน"] == 60
    assert values["พัฒนาการของห้อง ร้อยละ"] == 45.7
    questions = list(book["รายข้อ"].iter_rows(min_row=4, values_only=True))
    assert len(questions) == 10
    assert questions[9][:2] == (10, "t-17")
    assert questions[9][4:12] == (1, 20, 5, 0, 20, 0, -5, -5.6)
    persons = list(book["รายเลขผู้เข้าอบรม"].iter_rows(min_row=3, values_only=True))
    assert persons[0][:6] == ("01", 4, 7, 3, 50, "ผ่าน")
    assert persons[19][:4] == ("20", 5, None, None)
    faults = list(book["จุดที่ต้องแก้"].iter_rows(min_row=3, values_only=True))
    assert {row[0] for row in faults if row[2] == "ต้องแก้"} == {path.name for path in wrong}


def test_the_word_report_is_a_memo_with_thai_digits_or_arabic_ones(room: Page) -> None:
    text = document_text(download(room, "docx"))
    assert "บันทึกข้อความ" in text
    assert "ข้อสอบรหัส room-1 จำนวน ๑๐ ข้อ" in text  # a code stays as it is typed
    assert "ทำทั้งสองรอบ ๑๙ คน พัฒนาการของห้องร้อยละ ๔๕.๗ หัวข้อที่ควรสอนซ้ำ: บทที่ ๒" in text
    assert "kb-test" not in text  # files may be called after persons
    room.get_by_label("อารบิก").check()
    assert "พัฒนาการของห้องร้อยละ 45.7" in document_text(download(room, "docx"))


def document_text(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    runs = document.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")
    return "".join(run.text or "" for run in runs)


# --- The page ---------------------------------------------------------------------------------------------------------


def test_what_files_say_is_never_markup_or_formula(empty: Page, key: Key) -> None:
    image = "<img src=x onerror=alert(1)>"
    bad = exam_results.result("before", image, {}, paper=exam_results.PAPER)
    seed = exam_results.result("before", "1", {}, paper=exam_results.PAPER | {"seed": image})
    give(empty, {f"=cmd{image}.json": exam_results.as_file(bad), "seed.json": exam_results.as_file(seed)})
    assert empty.locator(".kb-merge img").count() == 0
    csv = download(empty, "csv").decode("utf-8-sig")
    assert csv.splitlines()[1].startswith("\"'=cmd<img")
    book = openpyxl.load_workbook(io.BytesIO(download(empty, "xlsx")))
    assert book["จุดที่ต้องแก้"]["A3"].value.startswith("=cmd<img")
    assert book["จุดที่ต้องแก้"]["A3"].data_type == "s"


def test_nothing_is_kept_in_the_browser(room: Page) -> None:
    assert "room-1" not in room.evaluate("JSON.stringify({ ...localStorage, ...sessionStorage })")


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_the_page_with_results_has_no_barrier(empty: Page, forty: list[Path], wrong: list[Path], scheme: str) -> None:
    empty.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    choose(empty, *forty, *wrong)
    empty.locator("[data-typing] summary").click()
    cell(empty, "ก่อนเรียน", 1).fill("x")
    cell(empty, "ก่อนเรียน", 1).blur()
    found = Axe().run(empty, context=".kb-merge").response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


@pytest.mark.parametrize("width", [320, 390, 768])
def test_nothing_is_wider_than_the_screen(empty: Page, forty: list[Path], wrong: list[Path], width: int) -> None:
    choose(empty, *forty, *wrong)
    empty.locator("[data-typing] summary").click()
    empty.set_viewport_size({"width": width, "height": 800})
    assert empty.evaluate("document.documentElement.scrollWidth") <= width
