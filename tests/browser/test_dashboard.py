"""The workspace page in a real browser: where the project stands in words, what is due, who, and nothing gets lost."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from macros import model
from tests.browser.conftest import OpenSite
from tests.browser.dashboard_site import NAME, OTHER_NAME, PAGE, begun, kept, open_with, put, workspace
from tests.browser.test_a11y import LOOKS, RULES

ALWAYS = ("start", "agreement", "centre")


def part(page: Page, name: str) -> Locator:
    return page.locator(f'[data-part="{name}"]')


@pytest.fixture
def dashboard(page: Page, open_site: OpenSite, site: Path) -> Page:
    open_with(page, open_site, site, begun(), workspace(id="w2", name=OTHER_NAME))
    return page


# --- Where the project stands ----------------------------------------------------------------------------------------


def test_the_total_is_a_sentence_that_adds_up(dashboard: Page, library: model.Library) -> None:
    total = sum(len(each.items) for each in library.checklists if each.stage in ALWAYS)
    sentence = f"ทำแล้ว 3 จาก {total} ข้อ ไม่ใช้ 1 ข้อ เหลือ {total - 4} ข้อ"
    expect(part(dashboard, "progress").locator(".kb-count")).to_have_text(sentence)


def test_each_list_is_a_row_with_its_count_and_a_link(dashboard: Page, library: model.Library) -> None:
    council = next(each for each in library.checklists if each.id == "council")
    row = part(dashboard, "lists").get_by_role("row").filter(has=dashboard.get_by_text(council.short, exact=True))
    expect(row.get_by_role("cell")).to_contain_text(f"2 จาก {len(council.items)} ไม่ใช้ 1")
    expect(row.get_by_role("rowheader")).to_contain_text("เลยกำหนด 1 ข้อ")
    expect(row.get_by_role("link")).to_have_attribute("href", "checklists/council.html")


def test_a_list_that_nobody_needs_yet_is_named_but_not_counted(dashboard: Page, library: model.Library) -> None:
    leave = next(each for each in library.checklists if each.stage == "change")
    row = part(dashboard, "lists").get_by_role("row").filter(has=dashboard.get_by_text(leave.short, exact=True))
    expect(row.get_by_role("cell")).to_have_text("ยังไม่เริ่ม")
    before = part(dashboard, "progress").locator("b").nth(1).inner_text()
    dashboard.evaluate(
        """([list, item]) => KB.store.update(({runs}) => (runs[list] = {answers: {[item]: {state: "done"}}}))""",
        [leave.id, leave.items[0].id],
    )
    expect(row.get_by_role("cell")).to_contain_text(f"1 จาก {len(leave.items)}")
    expect(part(dashboard, "progress").locator("b").nth(1)).to_have_text(str(int(before) + len(leave.items)))


def test_a_further_round_has_its_name_and_its_own_link(
    page: Page, http_site: OpenSite, site: Path, library: model.Library
) -> None:
    plan = next(each for each in library.checklists if each.round)
    runs = {f"{plan.id}~r7": {"name": "ปีงบประมาณ 2570", "answers": {plan.items[0].id: {"state": "done"}}}}
    open_with(page, http_site, site, workspace(runs=runs))
    link = part(page, "lists").get_by_role("link", name=f"{plan.short} · ปีงบประมาณ 2570")
    expect(link).to_have_attribute("href", f"checklists/{plan.id}.html?run={plan.id}~r7")


def test_the_next_tasks_are_the_first_open_item_of_three_lists(dashboard: Page) -> None:
    links = part(dashboard, "next").get_by_role("link")
    expect(links).to_have_count(3)
    targets = [link.get_attribute("href") or "" for link in links.all()]
    assert len({target.split("#")[0] for target in targets}) == 3
    assert "checklists/group.html#meet-02" in targets


def test_what_is_late_stands_first_with_its_date_and_leads_to_the_item(dashboard: Page) -> None:
    rows = part(dashboard, "due").locator("tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("เลย 2 วัน")
    expect(rows.first).to_contain_text("20 พฤศจิกายน 2569")
    expect(rows.first).to_contain_text("ปลัด อบต.ทุ่งฟ้าใส")
    expect(rows.nth(1)).to_contain_text("อีก 4 วัน")
    rows.first.get_by_role("link").click()
    expect(dashboard).to_have_url(re.compile(r"/checklists/council\.html#council-04$"))


def test_proposed_dates_say_so_and_a_long_list_is_cut_with_a_count(page: Page, http_site: OpenSite, site: Path) -> None:
    open_with(page, http_site, site, workspace(facts={"talks_date": "2026-10-01"}))
    due = part(page, "due")
    expect(due.locator("tbody tr").first).to_contain_text("(เสนอ)")
    shown = due.locator("tbody tr").count()
    more = due.get_by_role("button", name=re.compile("^แสดงทั้งหมด"))
    total = int(re.findall(r"\d+", more.inner_text())[0])
    assert shown < total
    more.press("Enter")
    expect(due.locator("tbody tr")).to_have_count(total)
    expect(due.locator("tbody tr").nth(shown).get_by_role("link")).to_be_focused()


def test_a_person_s_row_counts_and_the_list_shows_their_tasks(dashboard: Page) -> None:
    who = part(dashboard, "who")
    row = who.get_by_role("row").filter(has=dashboard.get_by_role("rowheader", name="ปลัด อบต.ทุ่งฟ้าใส"))
    assert row.get_by_role("cell").all_inner_texts() == ["2 ข้อ", "1 ข้อ"]
    who.get_by_label("ดูงานที่เหลือของ").select_option("ปลัด อบต.ทุ่งฟ้าใส")
    expect(who.locator("[data-tasks] li")).to_have_count(2)
    expect(who.locator("[data-tasks] li").first).to_contain_text("เลย 2 วัน")


# --- A new user, other projects --------------------------------------------------------------------------------------


def test_a_new_user_sees_what_to_press_and_every_part_says_what_to_do_first(
    page: Page, open_site: OpenSite, site: Path
) -> None:
    open_with(page, open_site, site)
    expect(page.get_by_role("heading", name="เริ่มที่นี่")).to_be_in_viewport()
    expect(page.get_by_role("link", name="กรอกข้อมูลกลาง")).to_be_in_viewport()
    for name in ("due", "forms", "facts", "changes"):
        expect(part(page, name).locator("[data-body] p").first).to_contain_text("ยังไม่")
    for name in ("older", "replaced"):
        expect(part(page, name)).to_be_hidden()
    page.get_by_role("link", name="กรอกข้อมูลกลาง").click()
    page.get_by_label("ชื่อศูนย์ความร่วมมือ").fill(NAME)
    expect(page.get_by_role("heading", name="เริ่มที่นี่")).to_be_hidden()


def test_the_page_s_list_opens_another_project(dashboard: Page) -> None:
    dashboard.get_by_label("แฟ้มที่เปิดอยู่").select_option(label=OTHER_NAME)
    expect(part(dashboard, "progress").locator("b").first).to_have_text("0")
    dashboard.reload()
    assert kept(dashboard)["name"] == OTHER_NAME


def test_a_new_project_is_named_in_place_and_the_old_one_stays(dashboard: Page) -> None:
    dashboard.get_by_role("button", name="แฟ้มใหม่").click()
    dashboard.get_by_role("button", name="สร้างแฟ้ม").click()
    expect(dashboard.get_by_role("alert").filter(has_text="ยังไม่ได้พิมพ์ชื่อ")).to_be_visible()
    dashboard.get_by_label("ชื่อแฟ้มใหม่").fill("<b>ศูนย์ใหม่</b>")
    dashboard.keyboard.press("Enter")
    expect(dashboard.get_by_role("button", name="แฟ้มใหม่")).to_be_focused()
    names = dashboard.get_by_label("แฟ้มที่เปิดอยู่").locator("option").all_inner_texts()
    assert names[0] == "<b>ศูนย์ใหม่</b>"
    assert set(names) == {"<b>ศูนย์ใหม่</b>", NAME, OTHER_NAME}


def test_renaming_keeps_what_is_in_the_project(dashboard: Page) -> None:
    dashboard.get_by_role("button", name="เปลี่ยนชื่อ").click()
    name = dashboard.get_by_label("ชื่อใหม่ของแฟ้มนี้")
    expect(name).to_have_value(NAME)
    name.fill("ชื่อใหม่")
    name.press("Enter")
    dashboard.reload()
    assert kept(dashboard)["name"] == "ชื่อใหม่"
    assert kept(dashboard)["runs"]["council"]["answers"]["council-01"] == {"state": "done"}


def test_escape_leaves_the_name_as_it_was(dashboard: Page) -> None:
    dashboard.get_by_role("button", name="เปลี่ยนชื่อ").press("Enter")
    dashboard.keyboard.type("x")
    dashboard.keyboard.press("Escape")
    expect(dashboard.get_by_role("button", name="เปลี่ยนชื่อ")).to_be_focused()
    assert kept(dashboard)["name"] == NAME


# --- Facts and conditions --------------------------------------------------------------------------------------------


def test_facts_typed_here_are_in_the_forms_and_the_other_way_round(dashboard: Page) -> None:
    root = dashboard.url.rsplit("/", 1)[0]
    dashboard.locator("#fact-place").fill("สำนักงานเทศบาลตำบลแสงทอง")
    dashboard.locator("#fact-members-1-name").fill("เทศบาลตำบลแสงทอง")
    dashboard.locator("#fact-members-1-name").blur()
    dashboard.goto(f"{root}/templates/f09-framework-mou.html")
    place = dashboard.locator("#fld-f09-framework-mou-place")
    expect(place).to_have_value("สำนักงานเทศบาลตำบลแสงทอง")
    expect(dashboard.locator("#fld-f09-framework-mou-members-1-name")).to_have_value("เทศบาลตำบลแสงทอง")
    place.fill("ที่ใหม่")
    dashboard.goto(f"{root}/{PAGE}")
    expect(dashboard.locator("#fact-place")).to_have_value("ที่ใหม่")
    expect(part(dashboard, "facts").locator("dl")).to_contain_text("ที่ใหม่")
    expect(part(dashboard, "facts").locator("dl")).to_contain_text("1 แห่ง")


def test_a_date_that_cannot_be_read_is_kept_and_said(dashboard: Page) -> None:
    date = dashboard.locator("#fact-talks_date")
    date.fill("31/2/2569")
    date.blur()
    expect(dashboard.locator("#fact-talks_date-err")).to_be_visible()
    dashboard.reload()
    expect(date).to_have_value("31/2/2569")
    expect(dashboard.locator("#fact-talks_date-err")).to_be_visible()


def test_what_is_being_typed_survives_leaving_and_stays_with_its_project(dashboard: Page) -> None:
    dashboard.locator("#fact-service").press_sequentially("ขยะ")
    dashboard.get_by_label("แฟ้มที่เปิดอยู่").focus()
    dashboard.get_by_label("แฟ้มที่เปิดอยู่").select_option(label=OTHER_NAME)
    dashboard.wait_for_timeout(600)
    assert kept(dashboard)["facts"] == {}
    expect(dashboard.locator("#fact-service")).to_have_value("")
    dashboard.get_by_label("แฟ้มที่เปิดอยู่").select_option(label=NAME)
    expect(dashboard.locator("#fact-service")).to_have_value("ขยะ")


def test_a_condition_answered_no_takes_its_items_off_the_work(dashboard: Page, library: model.Library) -> None:
    concerned = [
        item for each in library.checklists if each.stage in ALWAYS for item in each.items if "money" in item.only_if
    ]
    dashboard.get_by_role("group", name="ภาคีออกเงินร่วมกัน").get_by_text("ไม่ใช่", exact=True).click()
    expect(part(dashboard, "progress")).to_contain_text(f"ไม่ใช้ {1 + len(concerned)} ข้อ")
    dashboard.reload()
    expect(dashboard.locator("#if-money-no")).to_be_checked()


def test_a_condition_that_follows_from_the_members_says_so(page: Page, http_site: OpenSite, site: Path) -> None:
    members = [{"name": "อบต.ทุ่งฟ้าใส", "type": "tao"}]
    open_with(page, http_site, site, workspace(facts={"members": members}))
    expect(page.locator("#if-has-tao-yes")).to_be_checked()
    expect(page.locator("#if-has-tao-from")).to_have_text("จากรายชื่อภาคี")
    page.locator("label[for=if-has-tao-no]").click()
    expect(page.locator("#if-has-tao-from")).to_contain_text("ตรวจอีกครั้ง")
    assert kept(page)["conditions"] == {"has-tao": "no"}


# --- The record ------------------------------------------------------------------------------------------------------


def test_changes_since_the_backup_are_named_newest_first_and_gone_after_one(dashboard: Page) -> None:
    dashboard.locator("#fact-service").fill("ขยะ")
    dashboard.locator("#fact-service").blur()
    dashboard.clock.set_fixed_time("2026-11-22T09:05:00+07:00")
    dashboard.evaluate("""KB.store.update(({runs}) => (runs.council.answers["council-05"] = {state: "done"}))""")
    changes = part(dashboard, "changes")
    expect(changes.locator("li")).to_have_count(2)
    expect(changes.locator("li").first).to_contain_text("ทำแล้ว")
    expect(changes.locator("li").first.get_by_role("link")).to_have_attribute(
        "href", "checklists/council.html#council-05"
    )
    expect(changes.locator("li").nth(1)).to_contain_text("ขยะ")
    with dashboard.expect_download():
        changes.get_by_role("button", name="สำรองเป็นไฟล์").click()
    expect(changes).to_contain_text("ไม่มีการเปลี่ยนแปลง")
    expect(changes.get_by_role("heading")).to_be_focused()


def test_answers_to_items_that_are_gone_are_shown_and_deleting_can_be_undone(
    page: Page, open_site: OpenSite, site: Path
) -> None:
    answer = {"state": "done", "note": "<i>เก่า</i>"}
    runs = {"council": {"answers": {"council-99": answer}}, "not-a-list": {"answers": {"x-1": {"who": "ปลัด"}}}}
    open_with(page, open_site, site, workspace(runs=runs))
    older = part(page, "older")
    expect(older.locator("li")).to_have_count(2)
    expect(older.locator("li").first).to_contain_text("ทำแล้ว · บันทึก <i>เก่า</i>")
    older.locator("li").first.get_by_role("button", name="ลบรายการนี้").click()
    expect(older.locator("li")).to_have_count(1)
    page.locator("#fact-place").fill("พิมพ์ต่อ")
    page.locator("#fact-place").blur()
    older.get_by_role("button", name="เลิกทำ").click()
    expect(older.locator("li")).to_have_count(2)
    assert kept(page)["runs"]["council"]["answers"]["council-99"] == answer
    assert kept(page)["facts"] == {"place": "พิมพ์ต่อ"}  # undoing takes back the deletion, nothing else


def test_a_retired_item_is_called_by_its_text_and_leads_to_its_successor(
    page: Page, http_site: OpenSite, site: Path
) -> None:
    retired = [{"id": "council-99", "text": "ข้อที่เลิกใช้", "replaced_by": "council-06"}]
    script = (site / "assets/checklists/catalogue.js").read_text(encoding="utf-8")
    later = f"{script}\nKB.catalogue.retired = {json.dumps(retired)};"
    page.route(
        "**/assets/checklists/catalogue.js", lambda route: route.fulfill(body=later, content_type="text/javascript")
    )
    open_with(page, http_site, site, workspace(runs={"council": {"answers": {"council-99": {"state": "na"}}}}))
    row = part(page, "older").locator("li")
    expect(row).to_contain_text("ข้อที่เลิกใช้")
    expect(row.get_by_role("link")).to_have_attribute("href", "checklists/council.html#council-06")


REPLACED = {"at": "/facts/host", "value": "อบต.ทุ่งฟ้าใส", "edit": ["2026-11-20T00:00:00.000Z", "c2", 1]}


def test_a_value_that_lost_a_merge_can_take_over_and_back(page: Page, open_site: OpenSite, site: Path) -> None:
    open_with(page, open_site, site, workspace(facts={"host": "ทต.แสงทอง"}, replaced=[REPLACED]))
    replaced = part(page, "replaced")
    expect(replaced.locator("dd")).to_have_text(["ทต.แสงทอง", "อบต.ทุ่งฟ้าใส"])
    replaced.get_by_role("button", name="ใช้ค่านี้แทน").click()
    expect(replaced.locator("[data-said]")).to_contain_text("ใช้ค่าที่เลือกแทนแล้ว")
    assert kept(page)["facts"]["host"] == "อบต.ทุ่งฟ้าใส"
    expect(page.locator("#fact-host")).to_have_value("อบต.ทุ่งฟ้าใส")
    replaced.get_by_role("button", name="เลิกทำ").click()
    assert kept(page)["facts"]["host"] == "ทต.แสงทอง"
    expect(replaced.locator("dd")).to_have_count(2)


def test_what_could_be_undone_is_forgotten_when_another_project_opens(
    page: Page, http_site: OpenSite, site: Path
) -> None:
    runs = {"council": {"answers": {"council-99": {"state": "done"}}}}
    open_with(page, http_site, site, workspace(runs=runs), workspace(id="w2", name=OTHER_NAME))
    part(page, "older").get_by_role("button", name="ลบรายการนี้").click()
    expect(part(page, "older").get_by_role("heading")).to_be_focused()
    page.get_by_label("แฟ้มที่เปิดอยู่").select_option("w2")
    expect(part(page, "older")).to_be_hidden()


def test_a_value_that_lost_a_merge_can_be_thrown_away(page: Page, http_site: OpenSite, site: Path) -> None:
    open_with(page, http_site, site, workspace(facts={"host": "ทต.แสงทอง"}, replaced=[REPLACED]))
    part(page, "replaced").get_by_role("button", name="ไม่ต้องเก็บ").click()
    page.reload()
    expect(part(page, "replaced")).to_be_hidden()
    assert kept(page)["replaced"] == []
    assert kept(page)["facts"] == {"host": "ทต.แสงทอง"}


def test_forms_that_hold_something_are_listed(page: Page, http_site: OpenSite, site: Path) -> None:
    forms = {"f07-council-motion": {"values": {"a": "1", "b": "2"}}, "f99-unknown": {"values": {"a": "1"}}}
    open_with(page, http_site, site, workspace(forms=forms))
    rows = part(page, "forms").locator("li")
    expect(rows.first.get_by_role("link")).to_have_attribute("href", "templates/f07-council-motion.html")
    expect(rows.first).to_contain_text("กรอกแล้ว 2 ช่อง")
    expect(rows.nth(1)).to_contain_text("f99-unknown")


# --- Files -----------------------------------------------------------------------------------------------------------


def test_the_calendar_holds_what_is_due(dashboard: Page) -> None:
    with dashboard.expect_download() as waiting:
        dashboard.get_by_role("button", name="ปฏิทินกำหนดเสร็จ").click()
    assert waiting.value.suggested_filename.endswith(".ics")
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert text.count("BEGIN:VEVENT") == 2
    expect(dashboard.locator("[data-made]")).to_contain_text("แล้ว")


def test_the_zip_of_the_project_is_made_and_said(dashboard: Page) -> None:
    with dashboard.expect_download() as waiting:
        dashboard.get_by_role("button", name="รวมไฟล์ทั้งโครงการเป็น ZIP").click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"PK")
    expect(dashboard.locator("[data-made]")).to_contain_text(waiting.value.suggested_filename)


def test_the_dashboard_prints_its_numbers_and_no_buttons(page: Page, http_site: OpenSite, site: Path) -> None:
    open_with(page, http_site, site, begun())
    reader = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    assert len(reader.pages) <= 4
    text = re.sub(r"\s", "", "".join(each.extract_text() for each in reader.pages))
    for words in ("22พฤศจิกายน2569", "20พฤศจิกายน2569", "☑"):
        assert words in text
    for words in ("แฟ้มใหม่", "แสดงทั้งหมด", "ลบรายการนี้"):
        assert words not in text
    page.emulate_media(media="print")
    expect(page.locator(".kb-ws__facts")).to_be_hidden()
    expect(page.locator("[data-name]")).to_have_text(NAME)


# --- In the header of every page -------------------------------------------------------------------------------------


def test_the_header_opens_another_project_and_leads_to_the_workspace_page(dashboard: Page) -> None:
    root = dashboard.url.rsplit("/", 1)[0]
    dashboard.goto(f"{root}/glossary.html")
    pick = dashboard.get_by_label("แฟ้มงาน", exact=True)
    pick.select_option(label=OTHER_NAME)
    expect(dashboard.locator("[data-kb-switch] [role=status]")).to_contain_text(OTHER_NAME)
    assert kept(dashboard)["name"] == OTHER_NAME
    pick.select_option(label="จัดการแฟ้มงาน…")
    expect(dashboard).to_have_url(f"{root}/{PAGE}")


def test_arrow_keys_in_the_header_choose_and_enter_opens(dashboard: Page) -> None:
    pick = dashboard.get_by_label("แฟ้มงาน", exact=True)
    pick.focus()
    dashboard.keyboard.press("ArrowDown")
    assert kept(dashboard)["name"] == NAME
    dashboard.keyboard.press("ArrowDown")  # "จัดการแฟ้มงาน…": passing over it leads nowhere
    dashboard.keyboard.press("ArrowUp")
    dashboard.keyboard.press("Enter")
    expect(dashboard.get_by_label("แฟ้มที่เปิดอยู่")).to_have_value("w2")


def test_a_phone_s_header_has_one_link_that_names_the_project(page: Page, http_site: OpenSite, site: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_with(page, http_site, site, path="templates/index.html")
    expect(page.get_by_role("link", name="แฟ้มงาน", exact=True)).to_be_visible()
    put(page, begun())
    link = page.get_by_role("link", name=f"แฟ้มงาน: {NAME}")
    box = link.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 43.5
    expect(page.locator("[data-kb-switch] select")).to_be_hidden()
    link.click()
    expect(page).to_have_url(re.compile(rf"/{PAGE}$"))


def test_nothing_is_offered_for_choice_before_anything_is_stored(page: Page, open_site: OpenSite, site: Path) -> None:
    open_with(page, open_site, site, path="glossary.html")
    expect(page.locator("[data-kb-switch] select")).to_be_hidden()
    expect(page.locator("[data-kb-switch] a")).to_be_visible()


# --- For everybody ---------------------------------------------------------------------------------------------------


def test_the_whole_way_of_a_new_project_goes_by_keyboard(page: Page, http_site: OpenSite, site: Path) -> None:
    open_with(page, http_site, site)

    def tab_to(target: Locator) -> None:
        for _ in range(80):
            if target.evaluate("e => e === document.activeElement"):
                return
            page.keyboard.press("Tab")
        raise AssertionError("not reached with Tab")

    tab_to(page.get_by_role("button", name="แฟ้มใหม่"))
    page.keyboard.press("Enter")
    page.keyboard.type("แฟ้มจากแป้นพิมพ์")
    page.keyboard.press("Enter")
    tab_to(page.get_by_role("link", name="กรอกข้อมูลกลาง"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("สมมุติบุรี")
    page.keyboard.press("Tab")
    assert kept(page)["name"] == "แฟ้มจากแป้นพิมพ์"
    assert kept(page)["facts"] == {"province": "สมมุติบุรี"}


def test_without_javascript_it_is_a_sheet_with_all_lists_facts_and_conditions(
    browser: Browser, open_site: OpenSite, site: Path, library: model.Library
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    open_site(page, site, PAGE)
    for checklist in library.checklists:
        assert page.locator(f'[data-blank] a[href="checklists/{checklist.id}.html"]').is_visible()
        assert page.locator(f'a[href="checklists/files/{checklist.id}-blank.docx"]').is_visible()
    assert page.locator("[data-facts] [data-field]").count() == len([each for each in library.facts if not each.book])
    assert page.locator("[data-condition]").count() == len(library.conditions)
    assert not [each for each in page.locator("[data-live], [data-start]").all() if each.is_visible()]
    assert page.locator("[data-kb-switch] a").get_attribute("href") == PAGE
    page.emulate_media(media="print")
    assert page.get_by_role("columnheader", name="เสร็จเมื่อ").first.is_visible()
    context.close()


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("held", [(), "full"], ids=["new", "full"])
def test_the_dashboard_has_no_accessibility_fault(
    page: Page, http_site: OpenSite, site: Path, look: str, held: str
) -> None:
    width, height, scheme = LOOKS[look]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(reduced_motion="reduce")
    runs = {**begun()["runs"], "gone": {"answers": {"x-1": {"state": "done"}}}}
    full = {**begun(), "runs": runs, "facts": {"host": "ก", "talks_date": "2026-10-01"}, "replaced": [REPLACED]}
    open_with(page, http_site, site, *([full] if held else []))
    page.evaluate(f"document.body.setAttribute('data-md-color-scheme', '{scheme}')")
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(rule["id"], node["target"], node["failureSummary"]) for rule in found for node in rule["nodes"]] == []


@pytest.mark.parametrize("width", [320, 390, 768, 960, 1366])
def test_a_full_dashboard_does_not_scroll_sideways(page: Page, http_site: OpenSite, site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    long = {"name": "ศูนย์" + "ยาว" * 60, "facts": {"host": "x" * 200, "talks_date": "2026-10-01"}}
    open_with(page, http_site, site, {**begun(), **long, "replaced": [REPLACED]})
    page.get_by_role("button", name="เปลี่ยนชื่อ").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
