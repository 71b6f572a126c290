"""A whole cooperation as its people live it: facts, screening, agreement, centre, budget, amendment, dissolution.

Two offices with a browser each. Pages are reloaded, two tabs work on one list, the file travels there and back. What is
in the end in both browsers is written in `cooperation.expected.json`, byte for byte but for times and random ids. If
the site is meant to keep something else: `KB_UPDATE=1 pytest tests/browser/test_cooperation.py`, and read the diff.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from playwright.sync_api import Browser, Page, expect

from macros import model

EXPECTED = Path(__file__).parent / "cooperation.expected.json"
NAME = "ศูนย์ความร่วมมือลุ่มน้ำแสงทอง"
FACTS = {
    "province": "สมมุติบุรี",
    "centre_name": NAME,
    "service": "การจัดการขยะมูลฝอย",
    "host": "เทศบาลตำบลแสงทอง",
    "talks_date": "๓ พ.ย. ๒๕๖๙",
    "start_date": "1/3/2570",
}
MEMBERS = (("เทศบาลตำบลแสงทอง", "subdistrict"), ("องค์การบริหารส่วนตำบลทุ่งฟ้าใส", "tao"))


@pytest.fixture
def offices(browser: Browser, site: Path, serve: Callable[[Path], str]) -> Iterator[tuple[Page, Page]]:
    """Two browsers that have never seen the site, each at the workspace page."""
    pages = []
    for _ in range(2):
        context = browser.new_context(
            locale="th-TH", timezone_id="Asia/Bangkok", viewport={"width": 1366, "height": 900}
        )
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto(f"{serve(site)}/workspace.html")
        pages.append(page)
    yield pages[0], pages[1]
    for page in pages:
        page.context.close()


def go(page: Page, path: str) -> None:
    page.goto(re.sub(r"(https?://[^/]+)/.*", rf"\1/{path}", page.url))


def saved(page: Page) -> None:
    """Typing is saved a moment after it rests."""
    page.wait_for_timeout(500)
    expect(page.locator(".kb-save").first).to_contain_text("แล้ว")


def answer(page: Page, item: str, state: str = "done") -> None:
    page.click(f'label[for="{item}-{state}"]')


def answer_all(page: Page, checklist: model.Checklist, *, but: str = "") -> None:
    """Everything done, but one item that does not apply; what the project's conditions exclude is left as it is."""
    go(page, f"checklists/{checklist.id}.html")
    for item in checklist.items:
        if page.locator(f'[data-item="{item.id}"]').get_attribute("data-auto") is None:
            answer(page, item.id, "na" if item.id == but else "done")


def note(page: Page, item: str, **fields: str) -> None:
    one = page.locator(f'[data-item="{item}"]')
    one.locator("summary").click()
    for field, text in fields.items():
        one.locator(f'[data-field="{field}"]').fill(text)
        one.locator(f'[data-field="{field}"]').blur()


def export(page: Page) -> str:
    page.locator(".kb-keep").first.evaluate("details => (details.open = true)")
    with page.expect_download() as waiting:
        page.locator(".kb-keep").first.get_by_role("button", name="สำรองเป็นไฟล์").click()
    return Path(waiting.value.path()).read_text(encoding="utf-8")


def bring_in(page: Page, text: str) -> None:
    file = {"name": "from-the-other-office.json", "mimeType": "application/json", "buffer": text.encode()}
    page.set_input_files(".kb-keep input[type=file]", file)  # type: ignore[arg-type]


def normalized(text: str) -> str:
    """Times and random ids named by the order in which they first stand; everything else as it is in the file."""
    content = json.loads(text)
    rounds = {
        key: f"{key.split('~')[0]}~r{n}" for n, key in enumerate(sorted(k for k in content["runs"] if "~" in k), 1)
    }
    copies = {copy: f"c{n}" for n, copy in enumerate(sorted(content["copies"]), 1)}
    content["edits"] = dict.fromkeys(content["edits"], "edited")
    for lost in content["replaced"]:
        lost["edit"] = "edited"
    content["copies"] = sorted(copies.values())
    for name, value in (("id", "w1"), ("created", "T"), ("updated", "T")):
        content[name] = value
    plain = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    for key, name in rounds.items():
        plain = plain.replace(key, name).replace(key.replace("~", "~0"), name.replace("~", "~0"))
    return plain


def test_a_cooperation_from_first_facts_to_dissolution_in_two_offices(
    offices: tuple[Page, Page], library: model.Library, site: Path
) -> None:
    lists = {checklist.id: checklist for checklist in library.checklists}
    here, there = offices

    # facts, typed once
    here.get_by_role("button", name="แฟ้มใหม่").click()
    here.locator("#ws-name").fill(NAME)
    here.keyboard.press("Enter")
    for fact, text in FACTS.items():
        here.fill(f"#fact-{fact}", text)
    for row, (name, kind) in enumerate(MEMBERS, start=1):
        here.fill(f"#fact-members-{row}-name", name)
        here.select_option(f"#fact-members-{row}-type", kind)
    here.click('[data-condition="money"] label:has-text("ใช่") >> nth=0')
    here.click('[data-condition="has-pao"] label:has-text("ไม่ใช่")')
    saved(here)
    here.reload()
    expect(here.locator("#fact-host")).to_have_value(FACTS["host"])

    # screening, with a reload in the middle
    answer_all(here, lists["readiness"], but="readiness-05")
    here.reload()
    expect(here.locator("#readiness-05-na")).to_be_checked()

    # two tabs on the council's list
    go(here, "checklists/council.html")
    tab = here.context.new_page()
    tab.goto(here.url)
    answer(here, "council-01")
    answer(tab, "council-02")
    note(tab, "council-02", who="ปลัด อบต.ทุ่งฟ้าใส", due="19/1/2570", note="ร่างแล้ว <b>รอ</b>ตรวจ")
    answer(here, "council-03", "na")
    expect(here.locator('[data-item="council-02"] [data-show="who"]')).to_have_text("ปลัด อบต.ทุ่งฟ้าใส")
    tab.close()

    # the agreement: the facts are there already
    go(here, "templates/f09-framework-mou.html")
    expect(here.locator("#fld-f09-framework-mou-members-2-name")).to_have_value(MEMBERS[1][0])
    here.fill("#fld-f09-framework-mou-place", "สำนักงานเทศบาลตำบลแสงทอง")
    saved(here)
    for name in ("mou-content", "mou-approval", "centre"):
        answer_all(here, lists[name])

    # two years of budget
    answer_all(here, lists["budget"], but="budget-02")
    here.get_by_role("button", name="เริ่มรอบใหม่").click()
    here.fill("#round-name", "ปีงบประมาณ 2571")
    here.keyboard.press("Enter")
    answer(here, "budget-01")
    here.reload()
    expect(here.locator("#budget-01-done")).to_be_checked()
    expect(here.locator("#budget-02-open")).to_be_checked()

    # the file goes to the other office, which amends and dissolves
    bring_in(there, export(here))
    expect(there.locator(".kb-keep__message")).to_contain_text(f"นำแฟ้มงาน “{NAME}” เข้าแล้ว")
    answer_all(there, lists["amend"])
    answer_all(there, lists["dissolve"])
    note(there, "dissolve-01", evidence="แฟ้มสภา เล่ม 4")
    go(there, "checklists/council.html")
    answer(there, "council-03")

    # meanwhile the first one went on, and both said something else of one item
    go(here, "checklists/council.html")
    answer(here, "council-04")
    here.wait_for_timeout(20)
    answer(here, "council-03", "open")
    sent = export(there)
    bring_in(here, sent)
    expect(here.locator(".kb-import")).to_contain_text("แก้ทั้งสองที่ไม่ตรงกัน 1 จุด")
    here.get_by_role("button", name="รวมเข้าด้วยกัน").click()
    bring_in(there, export(here))
    there.get_by_role("button", name="รวมเข้าด้วยกัน").click()
    there.reload()

    final, other = export(here), export(there)
    assert final == other
    validate(json.loads(final), site)
    if os.environ.get("KB_UPDATE"):
        EXPECTED.write_text(normalized(final), encoding="utf-8")
    assert normalized(final) == EXPECTED.read_text(encoding="utf-8")


def validate(workspace: dict[str, Any], site: Path) -> None:
    schema = json.loads((site / "schema" / "workspace-2.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(workspace)
