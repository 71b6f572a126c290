"""A checklist as part of a project, in a real browser: conditions, dates, rounds, positions, files, old answers."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

COUNCIL = "checklists/council.html"
BUDGET = "checklists/budget.html"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
TAO = "council-05"  # only if an อบต. is a member


def item(page: Page, name: str):
    return page.locator(f'[data-item="{name}"]')


def answer(page: Page, name: str, words: str) -> None:
    item(page, name).locator(".kb-seg label", has_text=words).click()


def condition(page: Page, name: str, words: str) -> None:
    page.locator(f'[data-condition="{name}"] label', has_text=words).first.click()


def change(page: Page, code: str) -> None:
    """Changes the workspace as another page of the site would, and opens the page again."""
    page.evaluate(f"KB.store.update((ws) => {{ {code} }})")
    page.reload()


def in_days(page: Page, days: int) -> str:
    """ISO date counted from the browser's today."""
    return page.evaluate("days => KB.progress.plusDays(KB.progress.today(), days)", days)


def due_days(page: Page, checklist: str, name: str) -> int:
    """The proposed time of an item; it is content and may change."""
    return page.evaluate(
        """([list, name]) => KB.catalogue.lists.find((each) => each.id === list)
             .sections.flatMap((section) => section.items).find((item) => item.id === name).due_days""",
        [checklist, name],
    )


@pytest.fixture
def council(page: Page, open_site, site: Path) -> Page:
    open_site(page, site, COUNCIL)
    return page


@pytest.fixture
def budget(page: Page, open_site, site: Path) -> Page:
    open_site(page, site, BUDGET)
    return page


# --- Conditions ------------------------------------------------------------------------------------------------------


def test_an_item_outside_the_conditions_is_no_work_left_and_says_why(council):
    condition(council, "has-tao", "ไม่ใช่")
    expect(item(council, TAO).locator("[data-off]")).to_contain_text("ไม่เข้าเงื่อนไข ใช้เฉพาะเมื่อมี อบต. เป็นภาคี")
    expect(item(council, TAO).locator(".kb-seg")).to_be_hidden()
    expect(council.locator("[data-left]")).to_contain_text("เหลือ 5 ข้อ · ไม่ใช้ 1 ข้อ")
    council.reload()
    expect(council.locator("[data-left]")).to_contain_text("เหลือ 5 ข้อ")
    expect(council.get_by_role("link", name="ข้อ 5 ไม่เข้าเงื่อนไข")).to_be_visible()


def test_an_item_outside_the_conditions_can_be_answered_all_the_same(council):
    condition(council, "has-tao", "ไม่ใช่")
    item(council, TAO).get_by_role("button", name="ตอบข้อนี้เอง").click()
    answer(council, TAO, "ทำแล้ว")
    expect(item(council, TAO)).to_have_attribute("data-state", "done")
    council.reload()
    expect(item(council, TAO)).to_have_attribute("data-state", "done")
    expect(item(council, TAO).locator("[data-off]")).to_be_hidden()


def test_an_answered_condition_holds_on_every_list(council, site):
    condition(council, "has-tao", "ไม่ใช่")
    council.goto(council.url.replace("council", "readiness"))
    expect(council.locator("#condition-has-tao-no")).to_be_checked()


def test_a_condition_follows_from_the_members_until_the_user_answers(council):
    change(council, "ws.facts.members = [{name: 'อบต.ทุ่งฟ้าใส', type: 'tao'}]")
    panel = council.locator("[data-project]")
    panel.locator("summary").click()
    expect(panel).to_contain_text("จากรายชื่อภาคี: ใช่")
    expect(panel).to_contain_text("ตอบแล้ว 1 จาก 1 เรื่อง")
    expect(item(council, TAO).locator("[data-only-if]")).to_be_hidden()
    condition(council, "has-tao", "ไม่ใช่")
    expect(panel).to_contain_text("ต่างจากรายชื่อภาคีในแฟ้มงาน ซึ่งบอกว่าใช่")
    condition(council, "has-tao", "จากรายชื่อภาคี")
    expect(council.locator("#condition-has-tao-unknown")).to_be_checked()
    assert council.evaluate("KB.store.current().conditions") == {}


def test_an_unknown_condition_is_said_on_the_item(council):
    expect(item(council, TAO).locator("[data-only-if]")).to_have_text("เฉพาะเมื่อมี อบต. เป็นภาคี")
    expect(item(council, TAO)).to_have_attribute("data-state", "open")


# --- Dates -----------------------------------------------------------------------------------------------------------


def test_the_first_day_turns_proposed_times_into_dates_and_is_a_fact_of_the_project(council):
    due = item(council, "council-01").locator('[data-show="due"]')
    days = due_days(council, "council", "council-01")
    expect(due).to_have_text(f"ควรเสร็จภายใน {days} วันนับจากวันประชุมหารือครั้งแรก (เสนอ)")
    council.locator("#start").fill("๓ พ.ย. ๒๕๖๘")
    council.locator("#start").blur()
    day = council.evaluate("days => KB.thai.longDate(KB.progress.plusDays('2025-11-03', days))", days)
    expect(due).to_have_text(f"ควรเสร็จ {day} (เสนอ)")
    assert council.evaluate("KB.store.current().facts.talks_date") == "2025-11-03"
    council.goto(council.url.replace("council", "hearing"))
    expect(council.locator("#start")).to_have_value("3/11/2568")


def test_a_day_that_is_being_typed_survives_a_reload(council):
    council.locator("#start").press_sequentially("3/11/2568")
    council.reload()
    expect(council.locator("#start")).to_have_value("3/11/2568")


def test_a_day_that_cannot_be_read_is_said(council):
    council.locator("#start").fill("31/2/2569")
    council.locator("#start").blur()
    expect(council.locator(".kb-start").get_by_role("alert")).to_contain_text("31 กุมภาพันธ์ 2569")
    expect(item(council, "council-01").locator('[data-show="due"]')).to_contain_text("วันนับจากวันประชุมหารือ")


def test_late_and_near_are_words_beside_the_date(council):
    late, near = in_days(council, -3), in_days(council, 7)
    answers = {"council-01": {"due": late}, "council-02": {"due": near}, "council-03": {"due": late, "state": "done"}}
    change(council, f"ws.runs.council = {{version: '1', answers: {json.dumps(answers)}}}")
    expect(item(council, "council-01").locator('[data-show="near"]')).to_have_text("เลยกำหนด 3 วัน")
    expect(item(council, "council-02").locator('[data-show="near"]')).to_have_text("ภายใน 7 วัน")
    expect(item(council, "council-03").locator('[data-show="near"]')).to_be_hidden()
    expect(council.locator("[data-left]")).to_contain_text("เลยกำหนด 1 ข้อ")
    expect(council.get_by_role("link", name="ข้อ 1 ยังไม่เสร็จ เลยกำหนด")).to_be_visible()
    council.get_by_role("button", name=re.compile("^เลยกำหนด")).click()
    expect(council.locator("[data-item]:visible")).to_have_count(1)
    expect(council.locator("[data-result]")).to_have_text("แสดง 1 จาก 6 ข้อ")


# --- Rounds ----------------------------------------------------------------------------------------------------------


def begin(page: Page, name: str) -> None:
    page.get_by_role("button", name="เริ่มรอบใหม่").click()
    page.get_by_label("ชื่อรอบ").fill(name)
    page.get_by_role("button", name="เริ่มรอบนี้").click()


def test_a_new_round_starts_empty_and_the_first_keeps_its_answers(budget):
    answer(budget, "budget-01", "ทำแล้ว")
    begin(budget, "ปีงบประมาณ 2570")
    expect(budget.locator("[data-round] option:checked")).to_have_text("ปีงบประมาณ 2570")
    expect(item(budget, "budget-01")).to_have_attribute("data-state", "open")
    assert "?run=budget" in budget.url
    answer(budget, "budget-02", "ทำแล้ว")
    budget.reload()
    expect(item(budget, "budget-02")).to_have_attribute("data-state", "done")
    budget.locator("[data-round]").select_option(label="รอบแรก")
    expect(item(budget, "budget-01")).to_have_attribute("data-state", "done")
    assert "run=" not in budget.url
    budget.go_back()
    expect(item(budget, "budget-02")).to_have_attribute("data-state", "done")


def test_a_round_has_its_own_first_day(budget):
    budget.locator("#start").fill("1/10/2568")
    budget.locator("#start").blur()
    begin(budget, "ปีงบประมาณ 2570")
    expect(budget.locator("#start")).to_have_value("")
    budget.locator("#start").fill("1/10/2569")
    budget.locator("#start").blur()
    budget.locator("[data-round]").select_option(label="รอบแรก")
    expect(budget.locator("#start")).to_have_value("1/10/2568")


def test_the_link_of_an_item_leads_to_its_round(budget):
    begin(budget, "ปีงบประมาณ 2570")
    answer(budget, "budget-03", "ไม่ใช้")
    item(budget, "budget-03").locator("summary").click()
    address = item(budget, "budget-03").locator("[data-copy-link]").evaluate("link => link.href")
    budget.goto("about:blank")
    budget.goto(address)
    expect(item(budget, "budget-03")).to_have_attribute("data-state", "na")
    expect(budget.locator("#budget-03")).to_be_in_viewport()


def test_a_round_without_a_name_is_asked_for_one_and_escape_gives_up(budget):
    button = budget.get_by_role("button", name="เริ่มรอบใหม่")
    button.click()
    budget.get_by_role("button", name="เริ่มรอบนี้").click()
    expect(budget.locator("[data-rounds]").get_by_role("alert")).to_contain_text("ตั้งชื่อรอบก่อน")
    budget.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(budget.locator("[data-round-form]")).to_be_hidden()


def test_a_link_to_a_round_that_is_not_here_opens_the_first_and_says_so(budget):
    budget.goto(f"{budget.url}?run=budget~r9zz")
    expect(budget.locator("[data-round-said]")).to_contain_text("ไม่มีรอบตามลิงก์นี้")
    answer(budget, "budget-01", "ทำแล้ว")
    assert budget.evaluate("Object.keys(KB.store.current().runs)") == ["budget"]


# --- Positions and filters -------------------------------------------------------------------------------------------


def test_the_chosen_position_stays_chosen_on_other_lists_that_have_it(page, open_site, site):
    open_site(page, site, "checklists/mou-content.html")
    option = page.locator("[data-mine] option", has_text="คณะทำงานร่าง (").first
    who = option.get_attribute("value")
    page.locator("[data-mine]").select_option(value=who)
    shown = page.locator("[data-item]:visible").count()
    assert 0 < shown < 22
    expect(page.locator("[data-result]")).to_have_text(f"แสดง {shown} จาก 22 ข้อ ของ{who}")
    page.reload()
    expect(page.locator("[data-item]:visible")).to_have_count(shown)
    page.goto(page.url.replace("mou-content", "council"))
    expect(page.locator("[data-item]:visible")).to_have_count(6)  # nobody of that name here
    page.goto(page.url.replace("council", "mou-content"))
    expect(page.locator("[data-mine]")).to_have_value(who)


def test_a_link_to_an_item_of_somebody_else_shows_it(council):
    last = item(council, "council-06").locator('[data-show="who"]').inner_text()
    names = council.locator("[data-mine] option").evaluate_all("options => options.map((each) => each.value)")
    council.locator("[data-mine]").select_option(value=next(name for name in names if name not in ("", last)))
    expect(item(council, "council-06")).to_be_hidden()
    council.get_by_role("link", name="ข้อ 6 ยังไม่เสร็จ").click()
    expect(council.locator("#council-06")).to_be_in_viewport()


def test_resetting_the_filter_keeps_the_focus_on_the_page(council):
    council.get_by_role("button", name=re.compile("^ทำแล้ว")).click()
    council.get_by_role("button", name="แสดงทั้งหมด").press("Enter")
    expect(council.get_by_role("button", name=re.compile("^ทั้งหมด"))).to_be_focused()
    expect(council.locator("[data-item]:visible")).to_have_count(6)


# --- Files and old answers -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "inside"), [("Word", "word/document.xml"), ("Excel", "xl/workbook.xml")])
def test_the_list_as_it_stands_is_a_file(council, tmp_path, name, inside):
    answer(council, "council-01", "ทำแล้ว")
    with council.expect_download() as download:
        council.get_by_role("button", name=f"{name} ตามที่เป็นอยู่").click()
    download.value.save_as(tmp_path / "file")
    with zipfile.ZipFile(io.BytesIO((tmp_path / "file").read_bytes())) as archive:
        assert archive.testzip() is None
        assert inside in archive.namelist()
    expect(council.locator("[data-file-said]")).to_contain_text("ทำไฟล์")


def test_answers_to_items_that_are_gone_stay_readable_until_they_are_deleted(council):
    change(council, "ws.runs.council = {version: '1', answers: {'council-99': {state: 'done', note: '<b>เดิม</b>'}}}")
    old = council.locator("[data-old]")
    expect(old.get_by_role("listitem")).to_contain_text("ข้อ council-99")
    expect(old.get_by_role("listitem")).to_contain_text("ทำแล้ว · <b>เดิม</b>")
    old.get_by_role("button", name="ลบ").click()
    expect(old.get_by_role("button", name="เลิกทำ")).to_be_focused()
    old.get_by_role("button", name="เลิกทำ").click()
    council.reload()
    expect(old.get_by_role("listitem")).to_contain_text("<b>เดิม</b>")
    old.get_by_role("button", name="ลบ").click()
    council.reload()
    expect(old).to_be_hidden()


def test_an_old_answer_names_its_text_and_leads_to_what_replaced_it(council):
    council.evaluate(
        "KB.store.update((ws) => (ws.runs.council = {version: '1', answers: {'council-99': {state: 'done'}}}))"
    )
    council.evaluate("KB.catalogue.retired.push({id: 'council-99', text: 'ข้อเก่า', replaced_by: 'mou-07'})")
    council.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    old = council.locator("[data-old]")
    expect(old.get_by_role("heading", level=3)).to_have_text("ข้อเก่า")
    assert old.get_by_role("link").get_attribute("href") == "mou-content.html#mou-07"


# --- Other tabs, keyboard, phone, paper ------------------------------------------------------------------------------


def test_news_from_another_tab_leave_typing_and_focus_alone(context, page, http_site, site):
    http_site(page, site, COUNCIL)
    one = item(page, "council-03")
    one.locator("summary").click()
    note = one.get_by_label("บันทึก")
    note.press_sequentially("รอตัว")
    page.wait_for_function("KB.store.current().runs.council")  # typing is saved a moment after it rests
    other = context.new_page()
    http_site(other, site, COUNCIL)
    answer(other, "council-01", "ทำแล้ว")
    other.locator("[data-project] summary").click()  # folded, because there are answers
    condition(other, "has-tao", "ไม่ใช่")
    expect(item(page, "council-01")).to_have_attribute("data-state", "done")
    expect(item(page, TAO).locator("[data-off]")).to_be_visible()
    expect(note).to_be_focused()
    note.press_sequentially("เลข")
    note.blur()
    expect(note).to_have_value("รอตัวเลข")
    expect(one.locator('[data-show="note"]')).to_have_text("รอตัวเลข")


def test_everything_can_be_done_with_the_keyboard(council):
    council.locator("#condition-has-tao-unknown").focus()
    council.keyboard.press("ArrowLeft")
    expect(council.locator("#condition-has-tao-no")).to_be_checked()
    item(council, TAO).get_by_role("button", name="ตอบข้อนี้เอง").press("Enter")
    expect(council.locator(f"#{TAO}-na")).to_be_focused()
    council.keyboard.press("ArrowLeft")
    expect(item(council, TAO)).to_have_attribute("data-state", "done")
    council.keyboard.press("ArrowLeft")  # "not done" is outside the conditions again: the focus stays in the answer
    expect(council.locator(f"#{TAO}-na")).to_be_focused()


@pytest.mark.parametrize("path", [COUNCIL, BUDGET, "checklists/mou-content.html", "checklists/centre.html"])
def test_on_a_phone_nothing_is_wider_than_the_screen_and_targets_are_large(page, http_site, site, path):
    page.set_viewport_size({"width": 390, "height": 844})
    http_site(page, site, path)
    page.evaluate("for (const details of document.querySelectorAll('.kb-checklist details')) details.open = true")
    if page.locator("[data-round-new]").count():
        page.locator("[data-round-new]").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    low = page.evaluate(
        """() => [...document.querySelectorAll(
             '.kb-checklist :is(button, select, input.kb-in, summary, .kb-seg label, .kb-cells a, .kb-btn)')]
           .filter((e) => e.getBoundingClientRect().height && e.getBoundingClientRect().height < 43.5)
           .map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert low == []


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_no_accessibility_fault_with_everything_open(page, http_site, site, scheme):
    page.emulate_media(reduced_motion="reduce")
    http_site(page, site, BUDGET)
    late = in_days(page, -3)
    answers = {"budget-01": {"state": "done"}, "budget-02": {"due": late}, "budget-99": {"note": "เดิม"}}
    change(page, f"ws.conditions.money = 'no'; ws.runs.budget = {{version: '1', answers: {json.dumps(answers)}}}")
    page.evaluate(f"document.body.setAttribute('data-md-color-scheme', '{scheme}')")
    page.evaluate("for (const details of document.querySelectorAll('.kb-checklist details')) details.open = true")
    page.get_by_role("button", name="เริ่มรอบใหม่").click()
    page.locator("#start").fill("31/2/2569")
    page.locator("#start").blur()
    found = Axe().run(page, context=".kb-checklist", options=RULES).response["violations"]
    assert [(rule["id"], node["target"]) for rule in found for node in rule["nodes"]] == []


def printed(page: Page) -> str:
    reader = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    return "\n".join(sheet.extract_text() for sheet in reader.pages)


def test_paper_says_whose_it_is_where_it_stands_and_which_page_it_is(budget):
    change(budget, "ws.name = 'Saengthong'; ws.conditions.money = 'yes'")
    begin(budget, "FY2570")
    answer(budget, "budget-01", "ทำแล้ว")
    text = printed(budget)
    assert text.count("Saengthong") >= 2  # the head, and the foot of every page
    assert "FY2570" in text
    assert re.search(r"1 / \d", text)
    assert {"☑", "☐"} <= set(text)


def test_dotted_lines_are_only_where_something_is_missing(council):
    whole = {"state": "done", "who": "ก", "due": "2026-01-05", "note": "ข"}
    answers = {"council-01": whole, "council-02": {"who": "ก"}}
    change(council, f"ws.runs.council = {{version: '1', answers: {json.dumps(answers)}}}")
    council.emulate_media(media="print")
    expect(item(council, "council-01").locator("[data-line]:visible")).to_have_count(0)
    expect(item(council, "council-02").locator("[data-line]:visible")).to_have_count(2)
    expect(item(council, "council-03").locator("[data-line]:visible")).to_have_count(3)


def test_without_javascript_the_page_is_a_paper_form(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / BUDGET).as_uri())
    expect(page.locator("#start")).to_be_hidden()
    expect(page.locator("[data-round]")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator("[data-item] [data-line]:visible").first).to_be_visible()
    expect(page.locator("[data-start-paper]").first).to_be_visible()
    text = printed(page)
    assert "☐" in text
    assert "☑" in text  # the key
    context.close()


# --- The page that was divided ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [("mou-07", "mou-content"), ("talks-council", "council"), ("meet-01", "group"), ("approve-10", "mou-approval")],
)
def test_links_to_the_divided_checklist_lead_to_the_item(page, open_site, site, old, new):
    root = open_site(page, site, "index.html")
    page.goto(f"{root}/checklists/talks-to-signing.html#{old}")
    page.wait_for_url(f"{root}/checklists/{new}.html#{old}")
    expect(page.locator(f"#{old}")).to_be_attached()


def test_the_divided_checklist_lists_its_parts_without_javascript(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "checklists/talks-to-signing.html").as_uri() + "#mou-07")
    expect(page.locator("[data-moved]")).to_have_count(7)
    page.get_by_role("link", name=re.compile("สาระสำคัญ")).last.click()
    expect(page.locator("#mou-07")).to_be_visible()
    context.close()
