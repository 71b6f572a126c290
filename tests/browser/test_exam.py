"""The test on the screen and the trainer's page of it, in a real browser: one code, one paper everywhere."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import docx
import jsonschema
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from macros import exam_paper, model, result_schema
from macros.exam_draw import Bank, Order, Paper, draw
from macros.lookup import Lookup
from tests.browser.conftest import OpenSite
from tests.browser.test_a11y import RULES

TEST, ROOM = "training/test.html", "training/keys/test.html"
BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
CODES = (
    "set-a",
    "set-b",
    "set-c",
    "k7m2-10",
    "k7m2-20-12",
    "k7m2-03",
    "room-2",
    "k7m2-20-9",
    "ngan69",
    "a",
    "zzzzzzzzzzzzzzzz-50",
    "0-0-0",
)


@pytest.fixture(scope="session")
def bank(library: model.Library) -> Bank:
    return Bank.of(library)


def paper_of(bank: Bank, code: str) -> Paper:
    return draw(bank, Order.of(code, bank.chapters))


def plain(paper: Paper) -> dict[str, Any]:
    return {
        "seed": paper.seed,
        "chapters": list(paper.chapters),
        "count": paper.count,
        "questions": [{"id": drawn.id, "choices": list(drawn.choices)} for drawn in paper.questions],
    }


def start(page: Page, code: str = "k7m2-06-1", round_: str = "before", number: str = "07") -> None:
    """Fills the first form of an open test page in and goes on to the questions."""
    page.fill("#exam-seed", code)
    page.check(f"[name=round][value={round_}]")
    page.fill("#exam-participant", number)
    page.click("[data-setup] [type=submit]")


def answer(page: Page, paper: Paper, choices: dict[str, str]) -> None:
    for n, drawn in enumerate(paper.questions, start=1):
        if drawn.id in choices:
            page.check(f"#exam-{n} input[value={choices[drawn.id]}]")


def right(bank: Bank, paper: Paper) -> dict[str, str]:
    answers = {question.id: question.answer for question in bank.questions}
    return {drawn.id: answers[drawn.id] for drawn in paper.questions}


# --- The same paper everywhere ---------------------------------------------------------------------------------------


def test_the_browser_draws_what_python_draws(page: Page, file_site: OpenSite, site: Path, bank: Bank) -> None:
    file_site(page, site, TEST)
    for code in CODES:
        drawn = page.evaluate("code => KB.exam.draw(KB.examBank, KB.exam.order(code))", code)
        assert drawn == plain(paper_of(bank, code)), code
    chapters = [chapter.id for chapter in bank.chapters]
    for n in range(60):
        asked = tuple(chapter for at, chapter in enumerate(chapters) if (n >> at) & 1)
        order = {"seed": f"r{n}", "chapters": list(asked), "count": n}
        drawn = page.evaluate("order => KB.exam.draw(KB.examBank, order)", order)
        assert drawn == plain(draw(bank, Order(f"r{n}", asked, n))), order


def test_letters_of_a_paper_come_back_as_the_answers_they_stand_for(
    page: Page, file_site: OpenSite, site: Path, bank: Bank
) -> None:
    file_site(page, site, TEST)
    paper = paper_of(bank, "set-b")
    answers = {drawn.id: "abcd"[n % 4] for n, drawn in enumerate(paper.questions) if n % 7}
    letters = page.evaluate("([paper, answers]) => KB.exam.letters(paper, answers)", [plain(paper), answers])
    expected = [exam_paper.LETTERS[d.shown(answers[d.id])] if d.id in answers else "–" for d in paper.questions]
    assert letters.split() == expected
    read = "([paper, typed]) => KB.exam.fromLetters(paper, typed)"
    assert page.evaluate(read, [plain(paper), letters]) == {"answers": answers, "marks": 20, "unknown": []}
    digits = " ".join(str("กขคง".index(mark) + 1) if mark != "–" else "0" for mark in expected)
    assert page.evaluate(read, [plain(paper), digits])["answers"] == answers
    assert page.evaluate(read, [plain(paper), "กxข"])["unknown"] == ["x"]


@pytest.mark.parametrize(
    ("typed", "seed"),
    [
        (" K7M2-10 ", "k7m2-10"),
        ("k๗m๒", "k7m2"),
        ("Set A", "set-a"),
        ("ห้อง1", ""),
        ("-x", ""),
        ("x" * 21, ""),
        ("../x", ""),
    ],
)
def test_a_code_as_people_type_it(page: Page, file_site: OpenSite, site: Path, typed: str, seed: str) -> None:
    file_site(page, site, TEST)
    assert page.evaluate("typed => KB.exam.seedOf(typed)", typed) == seed


# --- Taking it -------------------------------------------------------------------------------------------------------


def test_from_code_to_score_with_the_keyboard_alone(page: Page, open_site: OpenSite, site: Path, bank: Bank) -> None:
    open_site(page, site, TEST)
    paper = paper_of(bank, "k7m2-04-1")
    key = right(bank, paper)
    page.focus("#exam-seed")
    page.keyboard.type("K7M2-04-1")
    for keys in ("Tab", "Space", "Tab"):  # before
        page.keyboard.press(keys)
    page.keyboard.type("07")
    page.keyboard.press("Enter")
    expect(page.locator("#exam-test")).to_be_focused()
    expect(page.locator(".kb-exam__bar")).to_contain_text("ตอบแล้ว 0 จาก 4 ข้อ")
    page.keyboard.press("Tab")  # the link to the end
    for n, drawn in enumerate(paper.questions, start=1):
        page.keyboard.press("Tab")
        if n > 1:
            page.keyboard.press("Tab")  # past "no answer" of the question before
        page.keyboard.press("Space")
        for _ in range(drawn.shown(key[drawn.id])):
            page.keyboard.press("ArrowDown")
    expect(page.locator(".kb-exam__bar")).to_contain_text("ตอบแล้ว 4 จาก 4 ข้อ")
    page.get_by_role("button", name="ส่งคำตอบ").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#exam-result")).to_be_focused()
    expect(page.locator("#exam-result")).to_have_text("ได้ 4 จาก 4 ข้อ")


def test_what_is_left_open_is_named_and_reached_before_handing_in(
    page: Page, open_site: OpenSite, site: Path, bank: Bank
) -> None:
    open_site(page, site, TEST)
    start(page)
    paper = paper_of(bank, "k7m2-06-1")
    choices = right(bank, paper)
    third, fifth = paper.questions[2], paper.questions[4]
    answer(page, paper, {name: choice for name, choice in choices.items() if name not in (third.id, fifth.id)})
    assert page.locator(".kb-exam__list .is-open").all_inner_texts() == ["ข้อ 3 ยังไม่ตอบ", "ข้อ 5 ยังไม่ตอบ"]
    page.get_by_role("button", name="ส่งคำตอบ").click()
    expect(page.locator("[data-sure]")).to_contain_text("ยังไม่ตอบ 2 ข้อ")
    page.get_by_role("link", name="ข้อ 3 ยังไม่ตอบ").click()
    expect(page.locator("#exam-3 input").first).to_be_focused()
    wrong = next(choice for choice in third.choices if choice != choices[third.id])
    page.check(f"#exam-3 input[value={wrong}]")
    expect(page.locator("[data-sure]")).to_be_hidden()
    page.get_by_role("button", name="ส่งคำตอบ").click()
    page.get_by_role("button", name="ส่งทั้งที่ยังไม่ครบ").click()
    expect(page.locator("#exam-result")).to_have_text("ได้ 4 จาก 6 ข้อ")


def test_an_answer_can_be_taken_back(page: Page, file_site: OpenSite, site: Path) -> None:
    file_site(page, site, TEST)
    start(page)
    page.locator("#exam-1 input").first.check()
    page.get_by_role("button", name="ไม่ตอบข้อ 1").click()
    assert page.locator("#exam-1 input:checked").count() == 0
    expect(page.locator(".kb-exam__bar")).to_contain_text("ตอบแล้ว 0 จาก 6 ข้อ")
    assert page.evaluate("KB.examPage.draft.answers") == {}


def test_score_by_chapter_and_reasons_with_links(page: Page, open_site: OpenSite, site: Path, bank: Bank) -> None:
    open_site(page, site, TEST)
    start(page, code="set-b", round_="after")
    paper = paper_of(bank, "set-b")
    choices = {name: choice for name, choice in right(bank, paper).items() if name > "t-12"}  # chapter 1 left out
    answer(page, paper, choices)
    page.get_by_role("button", name="ส่งคำตอบ").click()
    page.get_by_role("button", name="ส่งทั้งที่ยังไม่ครบ").click()
    rows = page.locator("[data-result] tbody tr").all()
    assert [row.locator("td").all_inner_texts()[:2] for row in rows] == [["0", "2 ข้อ"], ["14", "14 ข้อ"], ["4", "4 ข้อ"]]
    reasons = page.locator(".kb-exam__reasons li")
    assert reasons.count() == 20
    first = bank.questions[10]
    expect(reasons.first).to_contain_text(first.reason)
    expect(reasons.first).to_contain_text("ไม่ได้ตอบ")
    for address in reasons.locator("a").evaluate_all("links => links.map(link => link.href)"):
        path = address.split("#")[0]
        assert "/regulations.html" in path or "/manual/" in path
        assert "/training/" not in path


def test_before_the_training_the_reasons_stay_closed(page: Page, file_site: OpenSite, site: Path) -> None:
    file_site(page, site, TEST)
    start(page)
    page.get_by_role("button", name="ส่งคำตอบ").click()
    page.get_by_role("button", name="ส่งทั้งที่ยังไม่ครบ").click()
    expect(page.locator(".kb-exam__reasons ol")).to_be_hidden()
    page.locator(".kb-exam__reasons summary").click()
    expect(page.locator(".kb-exam__reasons ol")).to_be_visible()


def test_the_first_form_says_what_is_missing_and_goes_there(page: Page, file_site: OpenSite, site: Path) -> None:
    file_site(page, site, TEST)
    page.fill("#exam-seed", "k7m2")
    page.fill("#exam-participant", "สมศรี"[:3])
    page.click("[data-setup] [type=submit]")
    expect(page.locator("#exam-seed-err")).to_be_hidden()
    expect(page.locator("#exam-round-err")).to_have_text("เลือกว่าเป็นรอบก่อนหรือหลังอบรม")
    expect(page.locator("#exam-participant-err")).to_contain_text("ไม่ใส่ชื่อ")
    expect(page.locator("[name=round]").first).to_be_focused()
    expect(page.locator("#exam-participant")).to_have_attribute("aria-invalid", "true")


def test_a_link_fills_the_first_form_in(page: Page, http_site: OpenSite, site: Path) -> None:
    http_site(page, site, f"{TEST}?seed=k7m2&n=12&ch=2,3-5&round=after")
    assert page.input_value("#exam-seed") == "k7m2"
    assert page.input_value("#exam-count") == "12"
    assert page.locator("[name=chapters]:checked").evaluate_all("boxes => boxes.map(box => box.value)") == ["2", "3-5"]
    expect(page.locator("[name=round][value=after]")).to_be_checked()
    expect(page.locator("[data-plan]")).to_have_text("รหัส k7m2 ได้ 12 ข้อ จาก บทที่ 2 · 3.5–3.6")


# --- What stays, what leaves -----------------------------------------------------------------------------------------


def test_answers_survive_a_reload_and_go_when_they_are_cleared(
    page: Page, open_site: OpenSite, site: Path, bank: Bank
) -> None:
    open_site(page, site, TEST)
    start(page)
    paper = paper_of(bank, "k7m2-06-1")
    kept = dict(list(right(bank, paper).items())[:2])
    answer(page, paper, kept)
    page.reload()
    expect(page.locator(".kb-exam__bar")).to_contain_text("ตอบแล้ว 2 จาก 6 ข้อ")
    assert page.evaluate("KB.examPage.draft.answers") == kept
    assert page.evaluate("KB.storage.index().list") == []  # no workspace was made of it
    page.get_by_role("button", name="ล้างและเริ่มใหม่").click()
    expect(page.locator("#exam-setup")).to_be_focused()
    assert page.input_value("#exam-seed") == "k7m2-06-1"
    assert page.input_value("#exam-participant") == ""
    page.reload()
    expect(page.locator("[data-setup]")).to_be_visible()
    assert not re.search(r"\bt-\d\d\b", page.evaluate("JSON.stringify(localStorage)"))


def test_a_link_of_another_room_does_not_take_the_open_test_away(page: Page, http_site: OpenSite, site: Path) -> None:
    http_site(page, site, TEST)
    start(page)
    page.locator("#exam-1 input").first.check()
    http_site(page, site, f"{TEST}?seed=other")
    expect(page.locator("[data-offer]")).to_contain_text("รหัส k7m2-06-1 ก่อนอบรม เลขผู้เรียน 07")
    page.get_by_role("button", name="ทำของเดิมต่อ").click()
    expect(page.locator(".kb-exam__bar")).to_contain_text("ตอบแล้ว 1 จาก 6 ข้อ")


def test_where_nothing_can_be_kept_the_page_says_so_and_goes_on(page: Page, http_site: OpenSite, site: Path) -> None:
    page.add_init_script(BLOCKED)
    http_site(page, site, TEST)
    start(page)
    expect(page.locator("[data-trouble]")).to_contain_text("ไม่ให้เก็บคำตอบ")
    page.locator("#exam-1 input").first.check()
    expect(page.locator(".kb-exam__bar")).to_contain_text("ตอบแล้ว 1 จาก 6 ข้อ")


@pytest.mark.parametrize(
    "kept",
    [
        "{",
        "[]",
        '{"seed":"a","chapters":["99"],"count":5,"round":"after","participant":"1","answers":{},"taken":""}',
        '{"seed":"../x","answers":{}}',
        '{"seed":"a","answers":{},"round":"x"}',
    ],
)
def test_a_broken_draft_is_as_none(page: Page, http_site: OpenSite, site: Path, kept: str) -> None:
    http_site(page, site, TEST)
    page.evaluate("kept => KB.storage.setting('exam', kept)", kept)
    page.reload()
    expect(page.locator("[data-setup]")).to_be_visible()


def test_the_result_is_a_file_that_fits_its_schema(
    page: Page, open_site: OpenSite, site: Path, bank: Bank, tmp_path: Path
) -> None:
    open_site(page, site, TEST)
    start(page, code="k7m2-04-12", round_="after", number="๗")
    paper = paper_of(bank, "k7m2-04-12")
    given = dict(list(right(bank, paper).items())[1:])
    answer(page, paper, given)
    page.get_by_role("button", name="ส่งคำตอบ").click()
    page.get_by_role("button", name="ส่งทั้งที่ยังไม่ครบ").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="ดาวน์โหลดไฟล์ผล").click()
    assert download.value.suggested_filename == "kb-test-k7m2-04-12-after-07.json"
    download.value.save_as(tmp_path / "result.json")
    result = json.loads((tmp_path / "result.json").read_text("utf-8"))
    published = json.loads((site / "schema" / "test-result-1.json").read_text("utf-8"))
    assert published == result_schema.schemas()["test-result-1"]
    jsonschema.Draft202012Validator(published).validate(result)
    day = result.pop("taken")
    assert day == page.evaluate("KB.thai.iso(new Date())")
    assert result == {
        "schema": "kb-test-result-1",
        "paper": {
            "seed": "k7m2-04-12",
            "chapters": ["1", "2"],
            "count": 4,
            "questions": [drawn.id for drawn in paper.questions],
        },
        "round": "after",
        "participant": "07",
        "answers": given,
    }


def test_paper_from_the_screen_has_no_answer_on_it(page: Page, file_site: OpenSite, site: Path) -> None:
    file_site(page, site, TEST)
    start(page)
    page.locator("#exam-1 input").first.check()
    page.emulate_media(media="print")
    assert page.locator("#exam-1 input").first.evaluate("box => getComputedStyle(box).appearance") == "none"
    for hidden in (".kb-exam__bar", ".kb-exam__review", "#training-test-paper", "[data-setup]"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator(".kb-exam__sign").first).to_contain_text("รหัสห้อง k7m2-06-1")


@pytest.mark.parametrize(("width", "scheme"), [(1366, "default"), (390, "slate")])
def test_every_stage_is_accessible_and_never_wider_than_the_screen(
    page: Page, http_site: OpenSite, site: Path, width: int, scheme: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    http_site(page, site, TEST)

    def look() -> None:
        page.evaluate("scrollTo(0, 0)")  # else the header lies over a choice, and axe measures what is left of it
        page.evaluate(f"document.body.setAttribute('data-md-color-scheme', '{scheme}')")
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(rule["id"], node["target"]) for rule in found for node in rule["nodes"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.click("[data-setup] [type=submit]")  # with faults
    look()
    start(page, round_="after")
    page.locator("#exam-1 input").first.check()
    page.get_by_role("button", name="ส่งคำตอบ").click()
    look()
    page.get_by_role("button", name="ส่งทั้งที่ยังไม่ครบ").click()
    look()


def test_without_scripts_the_paper_test_is_offered(browser: Any, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / TEST).as_uri())
    expect(page.locator("noscript .kb-note")).to_contain_text("ใช้แบบทดสอบบนกระดาษด้านล่างแทน")
    files = page.locator(".kb-files a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert [(site / "training" / name).is_file() for name in files] == [True] * 6
    assert not any("key" in name for name in files)
    context.close()


# --- The trainer's page ----------------------------------------------------------------------------------------------


def word(page: Page, kind: str, tmp_path: Path) -> list[str]:
    """Lines of the Word file that a button makes."""
    with page.expect_download() as download:
        page.click(f"[data-get={kind}]")
    download.value.save_as(tmp_path / download.value.suggested_filename)
    content = (tmp_path / download.value.suggested_filename).read_bytes()
    body = docx.Document(io.BytesIO(content)).element.body
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return ["".join(t.text or "" for t in p.iter(f"{space}t")) for p in body.iter(f"{space}p")]


def test_a_room_gets_its_paper_and_its_key_in_word(
    page: Page, open_site: OpenSite, site: Path, library: model.Library, bank: Bank, tmp_path: Path
) -> None:
    open_site(page, site, ROOM)
    page.fill("#exam-seed", "k7m2-07-2")
    sheet = exam_paper.sheet_of(paper_of(bank, "k7m2-07-2"), Lookup(library), "")
    lines = word(page, "exam-paper", tmp_path)
    assert "รหัสห้อง k7m2-07-2   จำนวน 7 ข้อ" in lines
    for n, each in enumerate(sheet.questions, start=1):
        at = lines.index(f"{n}. {each.question}")
        assert lines[at + 1 : at + 5] == [
            f"{letter}. {words}" for letter, words in zip("กขคง", each.choices, strict=True)
        ]
        assert not any(each.reason in line for line in lines)
    assert lines.count("☐") == 4 * 7
    key = word(page, "exam-key", tmp_path)
    for n, each in enumerate(sheet.questions, start=1):
        at = key.index(f"{n}. {each.question}")
        words = each.choices["กขคง".index(each.letter)]
        assert key[at + 1 : at + 4] == [f"ตอบ {each.letter}. {words}", each.reason, f"ที่มา {each.grounds}"]


def test_chapters_and_count_make_a_code_that_says_them(page: Page, file_site: OpenSite, site: Path, bank: Bank) -> None:
    file_site(page, site, ROOM)
    page.check("[name=chapters][value='2']")
    page.check("[name=chapters][value='3-9']")
    page.select_option("#exam-count", "20")
    code = page.input_value("#exam-seed")
    assert code[4:] == "-20-26"
    paper = paper_of(bank, code)
    assert (paper.chapters, paper.count) == (("2", "3-9"), 17)
    letters = page.locator("#exam-room-key + p").inner_text().removeprefix("เรียงตามข้อ ทีละห้าข้อ").split()
    answers = {question.id: question.answer for question in bank.questions}
    assert letters == [exam_paper.LETTERS[drawn.shown(answers[drawn.id])] for drawn in paper.questions]
    page.get_by_role("link", name="เปิดหน้าทำแบบทดสอบของรหัสนี้").click()
    expect(page.locator("#exam-seed")).to_have_value(code)
    page.goto(page.url.replace("training/test.html", "training/keys/test.html"))
    expect(page.locator("#exam-seed")).to_have_value(code)
