"""The tools of a training room: large type, a scenario as a new workspace, and nothing left for the next group."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from macros import html_workshop, training_files
from tests import theme_site
from tests.browser import form_site
from tests.browser.conftest import OpenSite

PAGE = "training/workshop.html"
EMPTY: dict[str, Any] = {"runs": {}, "facts": {}, "forms": {}, "created": "2026-11-22T00:00:00Z"}
SCENARIO = {
    **EMPTY,
    "schema": "workspace-2",
    "id": "scenario-w3",
    "name": "โจทย์ประชุมสามตำบล",
    "updated": "2026-11-22T00:00:00Z",
    "facts": {"service": "การจัดการขยะมูลฝอย"},
    "runs": {"group": {"version": "1", "answers": {"group-01": {"state": "done"}}}},
    **{"conditions": {}, "edits": {}, "copies": {}, "replaced": []},
}
OTHER = SCENARIO | {"id": "scenario-w10", "name": "โจทย์บัญชี"}
STORED = "() => Object.keys(localStorage).sort()"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("room")
    form_site.write(folder)
    found = {"w10": OTHER, "w3": SCENARIO}
    files = {f"training/files/{name}-scenario.json": json.dumps(content).encode() for name, content in found.items()}
    (folder / "assets" / "training").mkdir(parents=True)
    script = training_files.scenario_script(files | {"training/files/w3-key.pdf": b"not this"})
    (folder / training_files.SCENARIO_SCRIPT).write_bytes(script)
    tags = "".join(f'<script defer src="../assets/{name}.js"></script>' for name in form_site.scripts("workshop"))
    (folder / "training").mkdir()
    (folder / PAGE).write_text(
        f'<!doctype html><html lang="th"><head><meta charset="utf-8"><title>ห้อง</title>{tags}</head>'
        f'<body class="md-typeset">{html_workshop.render()}</body></html>',
        encoding="utf-8",
    )
    return folder


def names(page: Page) -> list[str]:
    found: list[str] = page.evaluate("() => KB.store.list().map(({ name }) => name).sort()")
    return found


def begin(page: Page, name: str) -> None:
    """A workspace of somebody, with an answer in it."""
    page.evaluate(
        """(name) => { KB.store.create(name); KB.store.update((ws) => { ws.facts.service = "เดิม"; }); }""",
        name,
    )


def test_a_scenario_becomes_a_workspace_of_its_own_and_others_stay(
    page: Page, open_site: OpenSite, folder: Path
) -> None:
    open_site(page, folder, PAGE)
    begin(page, "งานของสำนักปลัด")
    before = page.evaluate("() => JSON.stringify(KB.store.current())")
    expect(page.locator('[data-part="now"]')).to_have_text("เครื่องนี้มี 1 แฟ้มงาน ทั้งหมดจะอยู่ต่อ")
    assert page.locator("#room-scenario option").all_inner_texts() == ["W3 โจทย์ประชุมสามตำบล", "W10 โจทย์บัญชี"]

    page.get_by_role("button", name="โหลดเข้าเครื่องนี้").click()
    expect(page.locator('[data-part="said"]')).to_contain_text("เปิดแฟ้มใหม่ “โจทย์ประชุมสามตำบล” แล้ว แฟ้มเดิม 1 แฟ้มอยู่ครบ")
    assert page.get_by_role("link", name="เปิดแบบฝึก").get_attribute("href") == "exercises/w03.html"
    opened = page.evaluate("() => KB.store.current()")
    assert (opened["facts"], opened["runs"]) == (SCENARIO["facts"], SCENARIO["runs"])
    assert opened["id"] != SCENARIO["id"]

    page.get_by_role("button", name="โหลดเข้าเครื่องนี้").click()
    assert names(page) == ["งานของสำนักปลัด", "โจทย์ประชุมสามตำบล", "โจทย์ประชุมสามตำบล (2)"]
    old = json.loads(before)
    assert page.evaluate("(id) => KB.storage.load(id).workspace", old["id"]) == old


def test_an_exercise_links_to_its_own_scenario(page: Page, open_site: OpenSite, folder: Path) -> None:
    root = open_site(page, folder, PAGE)
    page.goto(f"{root}/{PAGE}?scenario=w10")
    assert page.locator("#room-scenario").input_value() == "w10"


def test_a_scenario_comes_from_a_file_too_and_a_wrong_file_changes_nothing(
    page: Page, open_site: OpenSite, folder: Path, tmp_path: Path
) -> None:
    open_site(page, folder, PAGE)
    good, bad = tmp_path / "room.json", tmp_path / "bad.json"
    good.write_text(json.dumps(SCENARIO), encoding="utf-8")
    bad.write_text("{", encoding="utf-8")
    page.locator('[data-kb="room"] input[type="file"]').set_input_files(bad)
    expect(page.locator('[data-part="said"]')).to_contain_text("ไม่ครบหรือเสียหาย")
    assert page.evaluate(STORED) == []
    page.locator('[data-kb="room"] input[type="file"]').set_input_files(good)
    expect(page.locator('[data-part="said"]')).to_contain_text("เปิดแฟ้มใหม่ “โจทย์ประชุมสามตำบล” แล้ว")
    assert names(page) == ["โจทย์ประชุมสามตำบล"]


def test_the_computer_is_cleared_after_naming_what_goes_and_saving_it_all(
    page: Page, open_site: OpenSite, folder: Path
) -> None:
    open_site(page, folder, PAGE)
    begin(page, "กลุ่ม 1")
    begin(page, "กลุ่ม 2")
    page.get_by_role("switch", name="โหมดห้องอบรม").click()
    page.evaluate(
        """() => { localStorage.setItem("kb:test:1234", '{"answers": {"t-04": "b"}}');
          KB.storage.setting("exam", '{"t-05": "c"}');
          localStorage.setItem("kb:workspace:torn", "{torn"); localStorage.setItem("another-site", "stays"); }"""
    )
    page.get_by_role("button", name="ล้างเครื่องนี้…").click()
    dialog = page.get_by_role("dialog", name="ล้างเครื่องนี้สำหรับกลุ่มถัดไป")
    assert sorted(dialog.get_by_role("listitem").all_inner_texts()) == sorted(
        [
            "แฟ้มงาน “กลุ่ม 1” (0 แบบฟอร์ม 0 เช็กลิสต์)",
            "แฟ้มงาน “กลุ่ม 2” (0 แบบฟอร์ม 0 เช็กลิสต์)",
            "แฟ้มงาน “แฟ้มที่อ่านไม่ได้” (0 แบบฟอร์ม 0 เช็กลิสต์)",
            "คำตอบแบบทดสอบและร่างอื่น 2 รายการ",
            "ค่าที่ตั้งไว้ เช่น โหมดห้องอบรมและสีของหน้า",
        ]
    )
    with page.expect_download() as download:
        dialog.get_by_role("button", name="เก็บทั้งหมดเป็น ZIP ก่อน").click()
    archive = zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes()))
    kept = [archive.read(name).decode() for name in archive.namelist() if name.startswith("workspaces/")]
    whole = [json.loads(text) for text in kept if text != "{torn"]
    assert "{torn" in kept
    assert {each["name"]: each["facts"] for each in whole} == {
        "กลุ่ม 1": {"service": "เดิม"},
        "กลุ่ม 2": {"service": "เดิม"},
    }
    assert archive.read("others/kb-exam.json").decode() == '{"t-05": "c"}'
    assert archive.read("others/kb-test-1234.json").decode() == '{"answers": {"t-04": "b"}}'

    dialog.get_by_role("button", name="ล้างเครื่องนี้").click()
    expect(page.locator('[data-part="said"]')).to_have_text("ล้างแล้ว เครื่องนี้พร้อมสำหรับกลุ่มถัดไป")
    assert page.evaluate(STORED) == ["another-site"]
    assert page.get_by_role("switch").get_attribute("aria-checked") == "false"
    page.reload()
    assert names(page) == []
    assert page.evaluate("() => KB.store.current().facts") == {}
    page.evaluate("localStorage.clear()")


def test_nothing_goes_without_the_confirmation(page: Page, open_site: OpenSite, folder: Path) -> None:
    open_site(page, folder, PAGE)
    begin(page, "กลุ่ม 1")
    page.get_by_role("button", name="ล้างเครื่องนี้…").click()
    page.get_by_role("button", name="ยกเลิก").click()
    assert names(page) == ["กลุ่ม 1"]


def test_the_copy_of_the_site_survives_the_clearing(page: Page, http_site: OpenSite, folder: Path) -> None:
    http_site(page, folder, PAGE)
    begin(page, "กลุ่ม 1")
    page.evaluate("() => caches.open('kb-files here').then((cache) => cache.put('/x', new Response('kept')))")
    page.get_by_role("button", name="ล้างเครื่องนี้…").click()
    page.get_by_role("dialog").get_by_role("button", name="ล้างเครื่องนี้").click()
    assert page.evaluate(STORED) == []
    assert page.evaluate("() => caches.match('/x').then((found) => found.text())") == "kept"


def test_another_tab_does_not_bring_the_work_back(page: Page, http_site: OpenSite, folder: Path) -> None:
    http_site(page, folder, PAGE)
    begin(page, "กลุ่ม 1")
    other = page.context.new_page()
    http_site(other, folder, "templates/f99-example.html")
    assert names(other) == ["กลุ่ม 1"]
    page.get_by_role("button", name="ล้างเครื่องนี้…").click()
    page.get_by_role("dialog").get_by_role("button", name="ล้างเครื่องนี้").click()
    other.wait_for_function("() => KB.store.isUntouched()")
    other.close()
    assert page.evaluate(STORED) == []


def test_large_type_is_there_from_the_first_moment_and_the_header_says_so(
    page: Page, file_site: OpenSite, tmp_path: Path
) -> None:
    site = theme_site.build(tmp_path)
    file_site(page, site, "index.html")
    sign = page.get_by_role("link", name="โหมดห้องอบรม")
    expect(sign).to_be_hidden()
    usual = page.evaluate("() => parseFloat(getComputedStyle(document.documentElement).fontSize)")
    page.evaluate("KB.storage.setting('room', 'on')")
    page.add_init_script(
        """addEventListener("DOMContentLoaded", () => (window.early = document.documentElement.className));"""
    )
    page.reload()
    assert "kb-room" in page.evaluate("window.early")
    expect(sign).to_be_visible()
    assert page.evaluate("() => parseFloat(getComputedStyle(document.documentElement).fontSize)") >= usual * 1.3
    for width in (320, 390, 768, 1024, 1366):
        page.set_viewport_size({"width": width, "height": 768})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("localStorage.clear()")
