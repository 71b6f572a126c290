"""Files that the browser makes of a workspace: checklists, forms, the calendar, everything in one ZIP."""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import icalendar
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Page

from macros import build, field_definitions, model, template_script, thai
from macros.checklist_paper import checklist_blocks, checklist_stamp
from macros.load import load
from macros.lookup import Lookup
from tests.browser.conftest import OpenSite
from tests.browser.form_site import scripts
from tests.browser.test_form import document_text
from tests.conftest import ROOT

LIBRARY = load(ROOT)
LOOKUP = Lookup(LIBRARY)
LISTS = ("council", "mou-form", "plan")
FORMS = ("f01-cooperation-survey", "f07-council-motion")
#: Of the workspace page's scripts those that draw nothing.
SCRIPTS = tuple(
    name
    for name in scripts("workspace")
    if re.fullmatch(
        "js/(workspace|edits|storage|store|files|thai|progress|exact|compute.*|fields|answers|fill.*|templates|calendar)",
        name,
    )
    or name in ("js/form-files", "js/checklist-files", "js/project-zip", "checklists/catalogue")
)
#: Everything that a text may not become: markup, a formula, an escape, a folded line, a slot.
HOSTILE = "=1+1 <b>&amp; ]]> \"'; rm, \\n {head.done}\x0b 😀\nBEGIN:VEVENT"
CLEAN = HOSTILE.replace("\x0b", "")
EMPTY: dict[str, Any] = {
    "schema": "workspace-2",
    "id": "wtest",
    "name": "ลุ่มน้ำแสงทอง",
    "created": "2026-11-01T00:00:00.000Z",
    "updated": "2026-11-20T08:09:10.111Z",
    **{name: {} for name in ("facts", "conditions", "runs", "forms", "edits", "copies")},
    "replaced": [],
}
COUNCIL = LOOKUP.checklists["council"]
WORKSPACE = EMPTY | {
    "facts": {"talks_date": "2026-01-01", "service": "การจัดการขยะ", "province": "สมมุติบุรี"},
    "conditions": {"has-tao": "no"},
    "runs": {
        "council": {
            "version": "2569.2",
            "answers": {
                "council-01": {"state": "done", "who": "เลขานุการสภา ทต.แสงทอง", "evidence": "แฟ้ม 2 หน้า 14"},
                "council-02": {"state": "done"},
                "council-03": {"due": "2026-03-19", "note": HOSTILE},
                "council-04": {"state": "na"},
                "council-06": {"who": "หัวหน้าสำนักปลัด", "due": "สิ้นเดือนหน้า"},
                "gone-01": {"state": "done"},
            },
        },
        "plan": {"name": "ปีงบประมาณ 2569", "answers": {}},
        "plan~r1": {"name": "ปีงบประมาณ 2570", "answers": {"plan-01": {"state": "done"}}},
    },
    "forms": {
        "f07-council-motion": {"version": "2569.1", "values": {"council": "สภาเทศบาลตำบลแสงทอง"}},
        "f01-cooperation-survey": {"values": {"position": HOSTILE}},
        "f98-gone": {"values": {"a": 1}},
    },
}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page that has nothing but the scripts: no checklist and no form stands on it."""
    folder = tmp_path_factory.mktemp("files-site")
    for name in ("js", "forms", "checklists"):
        (folder / "assets" / name).mkdir(parents=True)
    for name in SCRIPTS:
        if name.startswith("js/"):
            content = (ROOT / "docs" / "assets" / f"{name}.js").read_bytes()
            (folder / "assets" / f"{name}.js").write_bytes(content)
    (folder / "assets" / "checklists" / "catalogue.js").write_bytes(build.catalogue_script(LIBRARY))
    for name in LISTS:
        checklist = LOOKUP.checklists[name]
        script = template_script.of_checklist(checklist_blocks(checklist, LOOKUP), checklist_stamp(checklist))
        (folder / "assets" / "checklists" / f"{name}.js").write_bytes(script)
    for name in FORMS:
        form = LOOKUP.forms[name]
        script = template_script.of_form(form, field_definitions.definitions(form, LOOKUP.facts))
        (folder / "assets" / "forms" / f"{name}.js").write_bytes(script)
    tags = "".join(f'<script src="../assets/{name}.js"></script>' for name in SCRIPTS)
    (folder / "page").mkdir()
    (folder / "page" / "index.html").write_text(f'<!doctype html><meta charset="utf-8">{tags}', encoding="utf-8")
    return folder


@pytest.fixture
def there(page: Page, site: Path, open_site: OpenSite) -> Page:
    """The page, over http and from the disk."""
    open_site(page, site, "page/index.html")
    return page


@pytest.fixture
def online(page: Page, site: Path, http_site: OpenSite) -> Page:
    http_site(page, site, "page/index.html")
    return page


_BYTES = (
    "async (blob) => btoa(Array.from(new Uint8Array(await blob.arrayBuffer()), c => String.fromCharCode(c)).join(''))"
)


def made(page: Page, call: str, workspace: dict[str, Any]) -> tuple[str, bytes]:
    """Name and bytes of what `call` makes of the workspace `ws`."""
    script = f"async (ws) => {{ const f = await {call}; return [f.name || '', await ({_BYTES})(f.blob || f)] }}"
    name, content = page.evaluate(script, workspace)
    return name, base64.b64decode(content)


def word(page: Page, workspace: dict[str, Any], run: str = "council") -> list[str]:
    call = f"KB.checklistFile('{run.split('~')[0]}', '{run}', ws, 'docx')"
    return document_text(made(page, call, workspace)[1]).split("\n")


def sheet(page: Page, workspace: dict[str, Any], run: str = "council") -> Worksheet:
    call = f"KB.checklistFile('{run.split('~')[0]}', '{run}', ws, 'xlsx')"
    found = openpyxl.load_workbook(io.BytesIO(made(page, call, workspace)[1])).active
    assert isinstance(found, Worksheet)
    return found


def test_no_cell_holds_two_values(online: Page) -> None:
    """LibreOffice shows none of them."""
    _, content = made(online, "KB.checklistFile('council', 'council', ws, 'xlsx')", WORKSPACE)
    root = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml"))
    assert {len(cell) for cell in root.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}c")} == {0, 1}


def rows(found: Worksheet) -> dict[str, list[Any]]:
    """Rows of items by their number."""
    return {str(row[0].value): [cell.value for cell in row] for row in found.iter_rows() if row[2].value}


def block(lines: list[str], item: str) -> str:
    """Everything that the paper says of an item."""
    texts = [each.text for each in COUNCIL.items]
    text = LOOKUP.items[item][1].text
    start = next(n for n, line in enumerate(lines) if line.endswith(text))
    ends = (n for n, line in enumerate(lines) if n > start and any(line.endswith(each) for each in texts))
    return "\n".join(lines[start : next(ends, start + 12)])


# --- A checklist in Word ---------------------------------------------------------------------------------------------


def test_the_head_says_which_project_when_and_how_far(there: Page) -> None:
    lines = word(there, WORKSPACE)

    assert "แฟ้มงาน ลุ่มน้ำแสงทอง" in lines
    assert f"พิมพ์เมื่อ {thai.long_date(date.today())}" in lines
    assert "ทำแล้ว 2 จาก 6 ข้อ เหลือ 2 ข้อ ไม่ใช้ 2 ข้อ" in lines


def test_a_round_is_named_in_the_file_and_in_its_name(online: Page) -> None:
    assert any(
        line.startswith("รอบ (") and line.endswith(") ปีงบประมาณ 2570") for line in word(online, WORKSPACE, "plan~r1")
    )
    assert any(line.endswith(") รอบที่ 1") for line in word(online, EMPTY, "plan"))
    name, _ = made(online, "KB.checklistFile('plan', 'plan~r1', ws, 'docx')", WORKSPACE | {"name": "Ngan 5"})
    assert name.startswith("plan-2-ngan-5-25")
    assert name.isascii()


def test_a_done_item_prints_what_was_said_and_no_dotted_line(online: Page) -> None:
    lines = word(online, WORKSPACE)
    proposed = LOOKUP.items["council-01"][1].who

    first, second = block(lines, "council-01"), block(lines, "council-02")
    assert first.startswith("1☑")
    assert f"ผู้รับผิดชอบที่เสนอ: {proposed}  มอบให้ เลขานุการสภา ทต.แสงทอง  หลักฐาน แฟ้ม 2 หน้า 14" in first
    assert second.startswith("2☑")
    assert "…" not in first + second
    assert "มอบให้" not in second
    assert "กำหนดเสร็จ" not in first + second


def test_an_open_item_keeps_its_dotted_lines_and_says_which_date_is_only_proposed(online: Page) -> None:
    third, last = (block(word(online, WORKSPACE), item) for item in ("council-03", "council-06"))

    assert third.startswith("3☐")
    assert "มอบให้ …" in third
    assert "กำหนดเสร็จ 19 มีนาคม 2569  หลักฐาน …" in third
    assert "มอบให้ หัวหน้าสำนักปลัด  กำหนดเสร็จ สิ้นเดือนหน้า  หลักฐาน …" in last
    proposed = EMPTY | {"facts": {"talks_date": "2026-01-01"}}
    day = date(2026, 1, 1) + timedelta(days=LOOKUP.items["council-03"][1].due_days or 0)
    assert f"กำหนดเสร็จ {thai.long_date(day)} (กำหนดที่เสนอ)" in block(word(online, proposed), "council-03")


def test_what_is_not_used_and_what_the_project_excludes_read_differently(online: Page) -> None:
    fourth, fifth = (block(word(online, WORKSPACE), item) for item in ("council-04", "council-05"))

    assert fourth.startswith("4☒")
    assert fifth.startswith("5☒")
    assert "ไม่เข้าเงื่อนไข" not in fourth
    assert fifth.endswith("บันทึก ไม่เข้าเงื่อนไข")
    assert "เฉพาะเมื่อ: มี อบต. เป็นภาคี" in fifth
    assert "…" not in fourth + fifth


def test_hostile_text_is_text_in_word(online: Page) -> None:
    _, content = made(online, "KB.checklistFile('council', 'council', ws, 'docx')", WORKSPACE | {"name": HOSTILE})
    text = document_text(content)

    assert text.count(CLEAN) == 2
    ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))


def test_the_control_numbers_and_tags_of_a_filled_checklist_are_unique(online: Page) -> None:
    _, content = made(online, "KB.checklistFile('council', 'council', ws, 'docx')", WORKSPACE)
    root = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for name in ("id", "tag"):
        found = [
            each.get(f"{w}val") for properties in root.iter(f"{w}sdtPr") for each in properties.findall(f"{w}{name}")
        ]
        assert len(found) == len(set(found)) > 6


def test_every_checklist_has_a_template_with_a_place_for_every_answer(library: model.Library) -> None:
    lookup = Lookup(library)
    for checklist in library.checklists:
        script = template_script.of_checklist(checklist_blocks(checklist, lookup), checklist_stamp(checklist)).decode()
        template = json.loads(script.partition(", ")[2].removesuffix(");\n"))
        document = template["docx"]["word/document.xml"]
        for item in checklist.items:
            for name in ("state", "who", "due", "evidence", "note"):
                assert f'<w:tag w:val="{item.id}.{name}"/>' in document
            for name in ("status", "who", "due", "evidence", "note"):
                assert f"{item.id}.{name}" in template["xlsx"]["map"]["cells"]


# --- A checklist in Excel --------------------------------------------------------------------------------------------


def test_the_spreadsheet_holds_states_dates_and_who(there: Page) -> None:
    found = sheet(there, WORKSPACE)
    by_number = rows(found)
    who = {item.id: item.who for item in COUNCIL.items}

    assert [by_number[str(n)][2] for n in range(1, 7)] == [
        *("ทำแล้ว", "ทำแล้ว", "ยังไม่เสร็จ", "ไม่ใช้", "ไม่เข้าเงื่อนไข", "ยังไม่เสร็จ"),
    ]
    assert by_number["1"][3] == "เลขานุการสภา ทต.แสงทอง"
    assert f"ผู้รับผิดชอบที่เสนอ: {who['council-01']}" in by_number["1"][7]
    assert by_number["2"][3] == who["council-02"]
    assert by_number["3"][4].date() == date(2026, 3, 19)
    assert by_number["6"][4] == "สิ้นเดือนหน้า"
    assert by_number["1"][5] == "แฟ้ม 2 หน้า 14"
    assert "ทำแล้ว 2 จาก 6 ข้อ เหลือ 2 ข้อ ไม่ใช้ 2 ข้อ" in [row[0].value for row in found.iter_rows(max_row=8)]
    assert "แฟ้มงาน ลุ่มน้ำแสงทอง" in [row[0].value for row in found.iter_rows(max_row=8)]


def test_a_proposed_date_is_a_date_and_says_that_it_is_proposed(online: Page) -> None:
    by_number = rows(sheet(online, EMPTY | {"facts": {"talks_date": "2026-01-01"}}))
    day = date(2026, 1, 1) + timedelta(days=COUNCIL.items[0].due_days or 0)

    assert by_number["1"][4].date() == day
    assert by_number["1"][7].endswith(f"\nกำหนดที่เสนอ: {thai.long_date(day)}")
    assert "กำหนดที่เสนอ" not in rows(sheet(online, EMPTY))["1"][7]


def test_the_spreadsheet_can_be_filtered_and_its_head_stays(online: Page) -> None:
    found = sheet(online, WORKSPACE)
    numbers = [row[0].row for row in found.iter_rows() if row[2].value and str(row[0].value).isdigit()]
    head = found.auto_filter.ref.split(":")[0]

    assert found[head].value == "ลำดับ"
    assert found.auto_filter.ref == f"{head}:H{numbers[-1]}"
    assert found.freeze_panes == f"A{int(head[1:]) + 1}"
    assert found.protection.autoFilter is False  # not protected: allowed
    lists = [rule for rule in found.data_validations.dataValidation if rule.type == "list"]
    assert {rule.formula1 for rule in lists} == {'"ยังไม่เสร็จ,ทำแล้ว,ไม่ใช้,ไม่เข้าเงื่อนไข"'}
    assert all(any(f"C{number}" in rule.sqref for rule in lists) for number in numbers)


def test_hostile_text_is_never_a_formula(online: Page) -> None:
    found = sheet(online, WORKSPACE | {"name": HOSTILE})

    cells = [cell for row in found.iter_rows() for cell in row if cell.value and "=1+1" in str(cell.value)]
    assert [(cell.data_type, cell.value) for cell in cells] == [("s", f"แฟ้มงาน {CLEAN}"), ("s", CLEAN)]


# --- A form without its page -----------------------------------------------------------------------------------------


def test_a_form_is_filled_from_anywhere(there: Page) -> None:
    name, content = made(there, "KB.formFile('f07-council-motion', ws, 'docx')", WORKSPACE)

    assert name.startswith("f07-council-motion-25")
    assert "การจัดการขยะ" in document_text(content)


def test_values_of_a_wrong_kind_leave_the_place_blank(online: Page) -> None:
    fields = field_definitions.definitions(LOOKUP.forms["f01-cooperation-survey"], LOOKUP.facts)
    wrong: list[Any] = [5, True, [], {}, "x", ["x"], [None], None, {"a": 1}, "2026-02-30"]
    for value in wrong:
        scope = online.evaluate(
            "([fields, value]) => KB.answers(fields, Object.fromEntries(fields.map(f => [f.id, value])))",
            [fields, value],
        )
        assert all(isinstance(words, str) and words for words in scope["values"].values())
        assert scope["rows"] == {}


# --- The calendar ----------------------------------------------------------------------------------------------------


def calendar(page: Page, workspace: dict[str, Any]) -> str:
    text: str = page.evaluate("ws => KB.calendar(ws)", workspace)
    return text


def events(text: str) -> dict[str, Any]:
    return {str(event["UID"]): event for event in icalendar.Calendar.from_ical(text).walk("VEVENT")}


def test_the_calendar_holds_every_open_item_with_a_date(there: Page) -> None:
    parsed = icalendar.Calendar.from_ical(calendar(there, WORKSPACE))
    found = events(calendar(there, WORKSPACE))

    assert str(parsed["X-WR-CALNAME"]) == "ลุ่มน้ำแสงทอง"
    ids = {uid.split("@")[0].removeprefix("wtest.council.") for uid in found if uid.startswith("wtest.council.")}
    assert ids == {"council-03"}  # done, not used, excluded, and without a readable date: none
    own = found["wtest.council.council-03@local-cooperation-kb"]
    text = LOOKUP.items["council-03"][1].text
    assert own["DTSTART"].dt == date(2026, 3, 19)
    assert own["DTEND"].dt == date(2026, 3, 20)
    assert own["DTSTAMP"].dt.isoformat() == "2026-11-20T08:09:10+00:00"
    assert str(own["SUMMARY"]) == f"{text} · ลุ่มน้ำแสงทอง"
    assert str(own["DESCRIPTION"]) == (
        f"ผู้รับผิดชอบ: {LOOKUP.items['council-03'][1].who}\nเช็กลิสต์: {COUNCIL.title} ข้อ 3\n"
        "หน้าเว็บ: checklists/council.html#council-03"
    )
    assert own.walk("VALARM")[0]["TRIGGER"].dt == timedelta(days=-1)


def test_a_proposed_date_says_so_in_the_calendar(online: Page) -> None:
    found = events(calendar(online, EMPTY | {"facts": {"talks_date": "2026-01-01"}}))

    event = found["wtest.council.council-01@local-cooperation-kb"]
    assert str(event["SUMMARY"]).startswith("(กำหนดที่เสนอ) ")
    assert event["DTSTART"].dt == date(2026, 1, 1) + timedelta(days=COUNCIL.items[0].due_days or 0)


def test_lists_that_nobody_started_are_not_in_the_calendar(online: Page) -> None:
    asleep = [c for c in LIBRARY.checklists if c.stage in ("change", "companion")]
    facts = {c.start_fact: "2026-01-01" for c in LIBRARY.checklists if c.start_fact}
    uids = events(calendar(online, EMPTY | {"facts": facts}))

    assert uids
    assert not any(uid.startswith(f"wtest.{checklist.id}.") for uid in uids for checklist in asleep)


def test_the_calendar_is_the_same_each_time_and_keeps_to_the_standard(online: Page) -> None:
    hostile = WORKSPACE | {"name": HOSTILE}
    text = calendar(online, hostile)

    assert text == calendar(online, hostile)
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert all(line.encode().decode() == line for line in text.split("\r\n"))
    own = events(text)["wtest.council.council-03@local-cooperation-kb"]
    assert str(own["SUMMARY"]).endswith(f" · {HOSTILE.replace(chr(11), ' ')}")
    assert len(events(text)) == len(events(calendar(online, WORKSPACE)))


# --- Everything in one ZIP -------------------------------------------------------------------------------------------


def unpacked(page: Page, workspace: dict[str, Any]) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(made(page, "KB.projectZip(ws)", workspace)[1]))


def test_the_zip_holds_the_whole_project_and_an_index(there: Page) -> None:
    archive = unpacked(there, WORKSPACE)

    assert archive.testzip() is None
    assert archive.namelist() == [
        *("README.txt", "workspace.json", "calendar.ics"),
        *("checklists/council.docx", "checklists/council.xlsx", "checklists/plan-2.docx", "checklists/plan-2.xlsx"),
        *("forms/f01-cooperation-survey.docx", "forms/f01-cooperation-survey.xlsx", "forms/f07-council-motion.docx"),
    ]
    assert json.loads(archive.read("workspace.json")) == WORKSPACE
    assert events(archive.read("calendar.ics").decode())
    assert "แฟ้มงาน ลุ่มน้ำแสงทอง" in document_text(archive.read("checklists/council.docx"))
    assert openpyxl.load_workbook(io.BytesIO(archive.read("forms/f01-cooperation-survey.xlsx")))


def test_the_index_opens_in_notepad_and_names_what_is_missing(online: Page) -> None:
    content = unpacked(online, WORKSPACE).read("README.txt")
    text = content.decode("utf-8-sig")

    assert content.startswith(b"\xef\xbb\xbf")
    assert text.count("\n") == text.count("\r\n")
    assert text.startswith("แฟ้มงาน: ลุ่มน้ำแสงทอง\r\n")
    assert f"ทำเมื่อ {thai.long_date(date.today())} เวลา" in text
    assert "- checklists/plan-2.xlsx\r\n  เช็กลิสต์ " in text
    before, _, after = text.partition("ไฟล์ที่ทำไม่สำเร็จ")
    assert "f98-gone" not in before
    assert "- forms/f98-gone.docx" in after
    assert "สาเหตุ: โหลดแม่แบบไม่ได้" in after


def test_a_template_that_does_not_load_costs_only_its_own_files(online: Page) -> None:
    online.route("**/assets/checklists/council.js", lambda route: route.abort())
    names = unpacked(online, WORKSPACE).namelist()

    assert "checklists/council.docx" not in names
    assert {"workspace.json", "checklists/plan-2.docx", "forms/f07-council-motion.docx"} <= set(names)


def test_the_page_hears_what_is_being_done(online: Page) -> None:
    said = online.evaluate(
        "async ws => { const said = []; await KB.projectZip(ws, w => said.push(w)); return said }", WORKSPACE
    )

    assert said[0].startswith("กำลังทำไฟล์ 1 จาก 10: แฟ้มงานทั้งแฟ้ม")
    assert said[-1] == "ทำ ZIP แล้ว ขาด 1 ไฟล์ ดูชื่อใน README.txt"


def test_an_empty_project_still_gives_its_workspace_file(online: Page) -> None:
    archive = unpacked(online, EMPTY)

    assert archive.namelist() == ["README.txt", "workspace.json"]


def test_ids_of_an_edited_file_lead_nowhere_else(online: Page) -> None:
    archive = unpacked(online, EMPTY | {"forms": {"../../evil": {"values": {"a": 1}}}})

    assert archive.namelist() == ["README.txt", "workspace.json"]
    assert "ไม่รู้จัก “../../evil”" in archive.read("README.txt").decode()
