"""The trainer's kit, unzipped, from the disk, with the network off: what a room needs works, nothing is asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import BrowserContext, Page, expect


@pytest.fixture
def asked(context: BrowserContext) -> Iterator[list[str]]:
    """Addresses that pages ask for; none of them may be on a network."""
    context.set_offline(True)
    found: list[str] = []
    context.on("request", lambda request: found.append(request.url))
    yield found
    assert [address for address in found if not address.startswith(("file:", "data:", "blob:"))] == []


def training_pages(site: Path) -> list[Path]:
    """The test and one deck, if this site has them."""
    folder = site / "training"
    return [*folder.glob("test.html"), *sorted((folder / "slides").glob("*.html"))[:2]]


def test_home_and_search_work_from_the_start_page(page: Page, kit: Path, asked: list[str]) -> None:
    page.goto((kit / "START-HERE.html").as_uri())
    page.get_by_role("link", name="เปิดเว็บ", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("จัดบริการสาธารณะร่วมกับ อปท. อื่น")
    box = page.locator(".md-search__input")
    box.click()
    box.press_sequentially("ญัตติ")
    expect(page.locator(".md-search-result__item").first).to_contain_text("ญัตติ", timeout=30_000)
    assert len(asked) > 20


@pytest.mark.usefixtures("asked")
def test_a_checklist_keeps_its_answers(page: Page, kit: Path) -> None:
    page.goto((kit / "site" / "checklists" / "council.html").as_uri())
    page.locator('label[for="council-01-done"]').click()
    page.reload()
    expect(page.locator("#council-01-done")).to_be_checked()
    page.evaluate("KB.store.clear()")


@pytest.mark.usefixtures("asked")
def test_a_form_is_filled_and_downloaded(page: Page, kit: Path, tmp_path: Path) -> None:
    page.goto((kit / "site" / "templates" / "f07-council-motion.html").as_uri())
    page.evaluate("KB.store.update((ws) => { ws.facts.service = 'การดับเพลิงร่วมกัน'; })")
    page.reload()
    with page.expect_download() as download:
        page.locator('[data-make="docx"]').first.click()
    download.value.save_as(tmp_path / "f07.docx")
    words = "".join(element.text or "" for element in docx.Document(str(tmp_path / "f07.docx")).element.iter())
    assert "การดับเพลิงร่วมกัน" in words
    page.evaluate("KB.store.clear()")


@pytest.mark.usefixtures("asked")
def test_the_sample_project_comes_in_on_the_workspace_page(page: Page, kit: Path) -> None:
    page.goto((kit / "site" / "workspace.html").as_uri())
    project = kit / "sample-project" / "workspace.json"
    page.locator('.kb-keep input[type="file"]').set_input_files(project)
    name = json.loads(project.read_text(encoding="utf-8"))["name"]
    page.wait_for_function("(name) => KB.store.current().name === name", arg=name)
    done = page.evaluate("KB.progress.project(KB.store.current()).reduce((sum, run) => sum + run.done, 0)")
    runs: dict[str, Any] = json.loads(project.read_text(encoding="utf-8"))["runs"]
    assert done == sum(len(run["answers"]) for run in runs.values())
    page.evaluate("KB.store.clear()")


@pytest.mark.usefixtures("asked")
def test_the_test_and_a_deck_open(page: Page, kit: Path) -> None:
    pages = training_pages(kit / "site")
    if not pages:
        pytest.skip("this site has no test and no deck yet")
    for path in pages:
        page.goto(path.as_uri())
        expect(page.get_by_role("heading").first).to_be_visible()
        broken = page.evaluate("[...document.images].filter((image) => image.complete && !image.naturalWidth).length")
        assert broken == 0
        tried = page.evaluate("[...document.scripts].filter((script) => script.src).map((script) => script.src)")
        assert [
            address for address in tried if not Path(address.removeprefix("file://").partition("?")[0]).is_file()
        ] == []


def test_the_copy_for_participants_has_no_keys(kit: Path) -> None:
    files = [path.relative_to(kit / "site").as_posix() for path in (kit / "site").rglob("*") if path.is_file()]
    training = [name for name in files if name.startswith("training/")]
    assert not [name for name in training if "/keys/" in name or "-key." in name or "-notes." in name]
    links = re.compile(r'<a\b[^>]*href="[^"]*(?:training/keys/|\bkeys/|files/[^"]*-(?:key|notes)\.)')
    assert not [
        name for name in files if name.endswith(".html") and links.search((kit / "site" / name).read_text("utf-8"))
    ]
