"""The workspace page as it comes from the server: complete on paper, and with a place for everything scripts draw."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from macros import html_workspace, model
from macros.catalogue import STAGES
from macros.lookup import Lookup
from tests.conftest import ROOT

SCRIPTS = ROOT / "docs" / "assets" / "js"


def href(target: str) -> str:
    return target


@pytest.fixture(scope="module")
def page(library: model.Library) -> str:
    return html_workspace.render(Lookup(library), href)


def test_markdown_takes_it_as_one_block_and_no_id_comes_twice(page: str) -> None:
    assert "\n\n" not in page
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_every_stage_stands_in_order_and_every_list_has_its_three_blank_files(
    page: str, library: model.Library
) -> None:
    stages = re.findall(r'<h3 id="ws-stage-(\w+)">', page)
    assert stages == [stage for stage in STAGES if stage in stages]
    for checklist in library.checklists:
        for suffix in ("docx", "xlsx", "pdf"):
            assert f'href="checklists/files/{checklist.id}-blank.{suffix}"' in page


def test_every_fact_is_a_field_and_every_condition_has_three_answers(page: str, library: model.Library) -> None:
    assert re.findall(r'data-field="(\w+)"', page) == [fact.id for fact in library.facts if not fact.book]
    for condition in library.conditions:
        assert page.count(f'name="if-{condition.id}"') == 3


def test_words_of_records_are_never_markup(library: model.Library) -> None:
    checklists = tuple(replace(each, title="<b>ก</b>", short="<i>ข</i>") for each in library.checklists)
    page = html_workspace.render(Lookup(replace(library, checklists=checklists)), href)
    assert "<b>ก" not in page
    assert "<i>ข" not in page


def test_every_part_of_the_dashboard_has_a_script_that_draws_it(page: str) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in Path(SCRIPTS).glob("workspace-*.js"))
    parts = re.findall(r'data-part="([a-z]+)"', page)
    assert set(html_workspace.PARTS) < set(parts)
    assert not [part for part in parts if f"parts.{part} = " not in code]
