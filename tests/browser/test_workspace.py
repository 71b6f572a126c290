"""The workspace when storage is forbidden, damaged or taken away: nothing that was typed gets lost, and it is said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenSite

CHECKLIST = "checklists/council.html"
PAGE = "templates/f09-framework-mou.html"
PLACE = "#fld-f09-framework-mou-place"
BLOCKED = "Object.defineProperty(window, 'localStorage', {configurable: true, get() { throw new DOMException('no') }})"
OTHER = {
    **{"schema": "workspace-1", "id": "other", "name": "อื่น"},
    **{"created": "2026-01-01T00:00:00Z", "updated": "2026-01-01T00:00:00Z"},
    **{"facts": {"place": "จากไฟล์"}, "runs": {}, "forms": {}},
}


def import_text(page: Page, text: str) -> None:
    page.locator(".kb-keep").evaluate("details => (details.open = true)")
    file = {"name": "a.json", "mimeType": "application/json", "buffer": text.encode()}
    page.set_input_files(".kb-keep input[type=file]", file)  # type: ignore[arg-type]


def import_file(page: Page, content: object) -> None:
    import_text(page, json.dumps(content))


def message(page: Page) -> Locator:
    return page.locator(".kb-keep__message")


def choose(page: Page, words: str) -> None:
    page.locator(".kb-import").get_by_role("button", name=words).click()


def workspace(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("KB.store.current()")
    return found


def stored(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate("({...localStorage})")
    return {key: value for key, value in found.items() if key.startswith("kb:")}


def answer(page: Page, item: str, state: str = "done") -> None:
    page.click(f'label[for="{item}-{state}"]')


def test_a_browser_that_forbids_storage_is_named_before_anything_is_typed(
    page: Page, site: Path, open_site: OpenSite
) -> None:
    page.add_init_script(BLOCKED)
    open_site(page, site, PAGE)
    expect(page.locator(".kb-save[role=alert]")).to_contain_text("ไม่ให้เก็บข้อมูล")


def test_an_import_hands_over_what_only_the_page_holds_before_it_replaces_it(
    page: Page, site: Path, http_site: OpenSite
) -> None:
    page.add_init_script(BLOCKED)
    http_site(page, site, PAGE)
    page.fill(PLACE, "พิมพ์ไว้")
    page.wait_for_timeout(500)
    import_file(page, OTHER)
    with page.expect_download() as waiting:
        choose(page, "เพิ่มเป็นอีกแฟ้มหนึ่ง")
    expect(page.locator(PLACE)).to_have_value("จากไฟล์")
    expect(message(page)).to_contain_text("นำแฟ้มงาน “อื่น” เข้าแล้ว")
    assert json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))["facts"] == {"place": "พิมพ์ไว้"}


@pytest.mark.parametrize(
    "index",
    ["{", "null", '{"list": [1, null, "x"], "current": "none"}', '{"list": [], "current": {"a": 1}}'],
)
def test_a_damaged_list_of_workspaces_hides_none_of_them(
    page: Page, site: Path, http_site: OpenSite, index: str
) -> None:
    http_site(page, site, PAGE)
    page.fill(PLACE, "เดิม")
    expect(page.locator(".kb-save")).to_contain_text("บันทึกในเครื่องนี้แล้ว")
    page.evaluate("index => localStorage.setItem('kb:workspaces', index)", index)
    page.reload()
    expect(page.locator(PLACE)).to_have_value("เดิม")
    page.fill(PLACE, "ใหม่")
    page.wait_for_timeout(500)
    page.reload()
    expect(page.locator(PLACE)).to_have_value("ใหม่")


def test_the_back_button_brings_the_home_page_up_to_date(page: Page, site: Path, http_site: OpenSite) -> None:
    root = http_site(page, site, "index.html")
    other = page.context.new_page()
    other.goto(f"{root}/checklists/group.html")
    other.click('label[for="meet-01-done"]')
    expect(page.locator("#kb-continue")).to_contain_text("ทำแล้ว 1 จาก")


# --- Import: shown first, merged value by value, can be undone ------------------------------------------------------


def changed_copy(page: Page, change: str) -> dict[str, Any]:
    """The workspace as a colleague sends it back: the file of this page, edited in another copy."""
    script = """change => {
      const theirs = JSON.parse(KB.store.exportText());
      const before = JSON.parse(JSON.stringify(theirs));
      new Function("ws", change)(theirs);
      KB.edits.stamp(before, theirs, "colleague", "2030-01-01T00:00:00.000Z");
      return theirs;
    }"""
    copy: dict[str, Any] = page.evaluate(script, change)
    return copy


COLLEAGUE = """
  ws.runs.council.answers["council-01"].state = "na";
  ws.runs.council.answers["council-03"] = { note: "จากเพื่อน" };
"""


@pytest.fixture
def council(page: Page, site: Path, open_site: OpenSite) -> Page:
    open_site(page, site, CHECKLIST)
    answer(page, "council-01")
    return page


def test_an_import_of_the_same_project_is_shown_before_it_is_merged(council: Page) -> None:
    theirs = changed_copy(council, COLLEAGUE)
    before = stored(council)
    import_file(council, theirs)
    dialog = council.locator(".kb-import")
    expect(dialog).to_contain_text("จะเปลี่ยนตามไฟล์ 2 จุด")
    expect(dialog).to_contain_text("ทำแล้ว → ไม่ใช้")
    assert stored(council) == before
    dialog.get_by_role("button", name="ยกเลิก").click()
    assert stored(council) == before
    import_file(council, theirs)
    choose(council, "รวมเข้าด้วยกัน")
    expect(message(council)).to_contain_text("เปลี่ยน 2 จุด แก้ทั้งสองที่ 0 จุด")
    answers = workspace(council)["runs"]["council"]["answers"]
    assert (answers["council-01"]["state"], answers["council-03"]["note"]) == ("na", "จากเพื่อน")


def test_what_both_changed_is_listed_and_the_losing_value_is_kept(council: Page) -> None:
    theirs = changed_copy(council, 'ws.runs.council.answers["council-02"] = { state: "na" }')
    answer(council, "council-02")
    import_file(council, theirs)
    expect(council.locator(".kb-import")).to_contain_text("แก้ทั้งสองที่ไม่ตรงกัน 1 จุด")
    expect(council.locator(".kb-import")).to_contain_text("ใช้ “ไม่ใช้” เพราะแก้ทีหลัง · เก็บ “ทำแล้ว”")
    choose(council, "รวมเข้าด้วยกัน")
    merged = workspace(council)
    assert merged["runs"]["council"]["answers"]["council-02"]["state"] == "na"
    at = "/runs/council/answers/council-02/state"
    assert [(entry["at"], entry["value"]) for entry in merged["replaced"]] == [(at, "done")]
    import_file(council, theirs)
    expect(message(council)).to_contain_text("ไม่มีอะไรเปลี่ยน")


def test_an_import_can_be_undone(council: Page) -> None:
    before = workspace(council)
    import_file(council, changed_copy(council, COLLEAGUE))
    choose(council, "รวมเข้าด้วยกัน")
    expect(council.locator("#council-01-na")).to_be_checked()
    council.get_by_role("button", name="เลิกทำการนำเข้า").click()
    expect(council.locator("#council-01-done")).to_be_checked()
    assert workspace(council) == before
    council.reload()
    expect(council.locator("#council-01-done")).to_be_checked()


def test_another_project_comes_beside_and_undo_takes_it_away_again(council: Page) -> None:
    mine = workspace(council)["name"]
    import_file(council, OTHER)
    choose(council, "เพิ่มเป็นอีกแฟ้มหนึ่ง")
    assert workspace(council)["name"] == "อื่น"
    assert {entry["name"] for entry in council.evaluate("KB.store.list()")} == {mine, "อื่น"}
    council.get_by_role("button", name="เลิกทำการนำเข้า").click()
    assert workspace(council)["name"] == mine
    assert [entry["name"] for entry in council.evaluate("KB.store.list()")] == [mine]


def test_another_file_of_the_same_project_can_be_merged_into_the_open_one(council: Page) -> None:
    mine = workspace(council)
    import_file(council, OTHER)
    choose(council, f"รวมเข้ากับ “{mine['name']}”")
    choose(council, "รวมเข้าด้วยกัน")
    merged = workspace(council)
    assert (merged["id"], merged["name"], merged["facts"]["place"]) == (mine["id"], mine["name"], "จากไฟล์")
    assert merged["runs"] == mine["runs"]


def test_a_first_import_into_an_empty_browser_needs_no_question(page: Page, site: Path, open_site: OpenSite) -> None:
    open_site(page, site, CHECKLIST)
    import_file(page, OTHER)
    expect(message(page)).to_contain_text("นำแฟ้มงาน “อื่น” เข้าแล้ว")
    assert workspace(page)["facts"] == {"place": "จากไฟล์"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "ไม่ครบหรือเสียหาย"),
        (json.dumps(OTHER)[:-40], "ไม่ครบหรือเสียหาย"),
        (json.dumps({**OTHER, "runs": {"council": {}}}), "ไม่ครบหรือเสียหาย"),
        (json.dumps({**OTHER, "schema": "workspace-99"}), "รุ่นใหม่กว่า"),
        ("[1, 2]", "ไม่ใช่แฟ้มงาน"),
        ('{"schema": "workspace-2 "}', "ไม่ใช่แฟ้มงาน"),
        ("PK\u0003\u0004 a spreadsheet", "ไม่ครบหรือเสียหาย"),
    ],
)
def test_a_file_that_cannot_be_taken_says_why_and_changes_nothing(
    page: Page, site: Path, http_site: OpenSite, text: str, words: str
) -> None:
    http_site(page, site, CHECKLIST)
    answer(page, "council-01")
    before = stored(page)
    import_text(page, text)
    expect(message(page)).to_contain_text(words)
    expect(message(page)).to_contain_text("ข้อมูลในเครื่องยังอยู่ตามเดิม")
    assert stored(page) == before
    expect(page.locator("#council-01-done")).to_be_checked()


def test_a_file_of_the_first_version_brings_its_answers_to_the_new_lists(
    page: Page, site: Path, http_site: OpenSite
) -> None:
    old = {"answers": {"council-01": {"state": "done", "note": "เล่ม 2", "updated": "2026-11-21T00:00:00.000Z"}}}
    http_site(page, site, CHECKLIST)
    import_file(page, {**OTHER, "runs": {"talks-to-signing": {"version": "2569.1", **old}}})
    expect(page.locator("#council-01-done")).to_be_checked()
    assert workspace(page)["runs"]["council"]["answers"]["council-01"] == {"state": "done", "note": "เล่ม 2"}


def test_a_workspace_kept_by_the_first_version_opens_and_is_not_rewritten_until_something_changes(
    page: Page, site: Path, http_site: OpenSite
) -> None:
    http_site(page, site, CHECKLIST)
    old = json.dumps({**OTHER, "runs": {"talks-to-signing": {"answers": {"council-02": {"state": "na"}}}}})
    page.evaluate("text => localStorage.setItem('kb:workspace:other', text)", old)
    page.reload()
    expect(page.locator("#council-02-na")).to_be_checked()
    assert stored(page)["kb:workspace:other"] == old
    answer(page, "council-01")
    assert json.loads(stored(page)["kb:workspace:other"])["schema"] == "workspace-2"


# --- Storage that fails ----------------------------------------------------------------------------------------------

#: From now on storage is full for keys that the pattern fits, until window.room = true.
FULL = """pattern => {
  window.room = false;
  const set = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, text) {
    if (!window.room && new RegExp(pattern).test(key)) throw new DOMException("full", "QuotaExceededError");
    set.call(this, key, text);
  };
}"""


@pytest.mark.parametrize("keys", ["^kb:workspaces$", "^kb:workspace:", "^kb:"])
def test_storage_that_fills_up_in_the_middle_of_a_save_loses_nothing(
    page: Page, site: Path, http_site: OpenSite, keys: str
) -> None:
    http_site(page, site, CHECKLIST)
    answer(page, "council-01")
    page.evaluate(FULL, keys)
    answer(page, "council-02", "na")
    expect(page.locator(".kb-save[role=alert]")).to_contain_text("เต็ม")
    expect(page.locator("#council-02-na")).to_be_checked()
    page.evaluate("window.room = true")
    answer(page, "council-03")
    expect(page.locator(".kb-save")).to_contain_text("บันทึกในเครื่องนี้แล้ว")
    page.reload()
    for box in ("council-01-done", "council-02-na", "council-03-done"):
        expect(page.locator(f"#{box}")).to_be_checked()


def test_what_one_tab_could_not_save_joins_what_the_other_saved(page: Page, site: Path, http_site: OpenSite) -> None:
    root = http_site(page, site, CHECKLIST)
    answer(page, "council-01")
    page.evaluate(FULL, "^kb:")
    answer(page, "council-02")
    other = page.context.new_page()
    other.goto(f"{root}/{CHECKLIST}")
    answer(other, "council-03", "na")
    page.evaluate("window.room = true")
    answer(page, "council-04")
    page.reload()
    for box in ("council-01-done", "council-02-done", "council-03-na", "council-04-done"):
        expect(page.locator(f"#{box}")).to_be_checked()


def test_two_tabs_on_one_project_show_each_others_answers(page: Page, site: Path, http_site: OpenSite) -> None:
    root = http_site(page, site, CHECKLIST)
    other = page.context.new_page()
    other.goto(f"{root}/{CHECKLIST}")
    answer(page, "council-01")
    expect(other.locator("#council-01-done")).to_be_checked()
    answer(other, "council-02", "na")
    expect(page.locator("#council-02-na")).to_be_checked()
    expect(page.locator(".kb-save")).to_contain_text("อีกแท็บ")


def test_a_megabyte_of_notes_is_kept(page: Page, site: Path, http_site: OpenSite) -> None:
    http_site(page, site, CHECKLIST)
    notes = "บันทึก <b>ยาว</b> " * 60_000  # about a million characters
    page.evaluate(
        "notes => KB.store.update((ws) => (ws.runs.council = { answers: { 'council-01': { note: notes } } }))", notes
    )
    page.reload()
    answer(page, "council-02")
    expect(page.locator(".kb-save")).to_contain_text("บันทึกในเครื่องนี้แล้ว")
    assert workspace(page)["runs"]["council"]["answers"]["council-01"]["note"] == notes
    text: str = page.evaluate("KB.store.exportText()")
    page.evaluate("KB.store.clear()")
    import_text(page, text)
    expect(page.locator("#council-02-done")).to_be_checked()
    assert workspace(page)["runs"]["council"]["answers"]["council-01"]["note"] == notes


# --- Backup, clearing, undo ------------------------------------------------------------------------------------------


def test_clearing_takes_everything_of_the_project_from_the_computer_and_can_be_undone_until_the_page_closes(
    council: Page,
) -> None:
    before = workspace(council)
    council.locator(".kb-keep summary").click()
    council.get_by_role("button", name="ล้างแฟ้มงานนี้ออกจากเครื่อง").click()
    council.get_by_role("button", name="ล้างออกจากเครื่อง", exact=True).click()
    assert [value for value in stored(council).values() if before["id"] in value] == []
    expect(council.locator("#council-01-open")).to_be_checked()
    council.get_by_role("button", name="เลิกทำการล้าง").click()
    assert workspace(council) == before
    expect(council.locator("#council-01-done")).to_be_checked()
    council.evaluate("KB.store.clear()")
    council.reload()
    expect(council.get_by_role("button", name="เลิกทำ")).to_be_hidden()


def test_ctrl_s_backs_up_with_what_was_typed_a_moment_ago(page: Page, site: Path, http_site: OpenSite) -> None:
    http_site(page, site, PAGE)
    page.locator(PLACE).press_sequentially("พิมพ์อยู่")
    with page.expect_download() as waiting:
        page.keyboard.press("Control+KeyS")
    assert json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))["facts"] == {"place": "พิมพ์อยู่"}
    expect(page.locator(PLACE)).to_be_focused()


def test_after_twenty_changes_the_page_asks_for_a_backup_until_it_is_made(
    page: Page, site: Path, http_site: OpenSite
) -> None:
    http_site(page, site, PAGE)
    note = page.locator(".kb-note--warn", has_text="ตั้งแต่").or_(page.locator(".kb-note--warn", has_text="ยังไม่เคยสำรอง"))
    change = "n => KB.store.update((ws) => { for (let i = 0; i < n; i++) ws.facts['x' + i] = i; })"
    page.evaluate(change, 19)
    expect(note).to_be_hidden()
    page.evaluate(change, 20)
    expect(note).to_contain_text("แก้ไปแล้ว 20 จุด และยังไม่เคยสำรอง")
    with page.expect_download():
        note.get_by_role("button", name="สำรองเป็นไฟล์").click()
    expect(note).to_be_hidden()
    assert page.evaluate("KB.store.changes().pointers") == []
    page.evaluate("KB.store.update((ws) => { ws.facts.place = 'ใหม่'; })")
    assert page.evaluate("KB.store.changes().pointers") == ["/facts/place"]


def test_the_same_content_gives_the_same_file_whatever_way_it_came_about(council: Page) -> None:
    text: str = council.evaluate("KB.store.exportText()")
    backwards = council.evaluate(
        """text => {
          const turned = (value) => (value && typeof value === "object" && !Array.isArray(value)
            ? Object.fromEntries(Object.entries(value).reverse().map(([key, each]) => [key, turned(each)])) : value);
          return KB.workspace.text(KB.workspace.parse(JSON.stringify(turned(JSON.parse(text)))).workspace);
        }""",
        text,
    )
    assert backwards == text
