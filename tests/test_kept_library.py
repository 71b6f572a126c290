"""The kept library is the one that would be read, and never hides a mistake."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros import kept_library as kept
from macros.load import load
from macros.problems import DataErrors

ROOT = Path(__file__).parents[1]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    for page in (ROOT / "docs").rglob("*.md"):
        target = tmp_path / page.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(page, target)
    return tmp_path


def test_the_second_reading_gives_the_same_records_without_reading_the_data(project, monkeypatch):
    first = kept.kept_library(project)
    monkeypatch.setattr(kept, "load", lambda root: pytest.fail("the data was read again"))
    assert kept.kept_library(project) == first == load(ROOT)


def test_a_mistake_made_after_a_good_build_is_told_and_told_again(project):
    kept.kept_library(project)
    page = project / "docs" / "help.md"
    page.write_text(page.read_text(encoding="utf-8") + '\n{{ form_link("f99-none") }}\n', encoding="utf-8")
    for _ in range(2):
        with pytest.raises(DataErrors, match="f99-none"):
            kept.kept_library(project)


def test_a_changed_record_is_read(project):
    before = kept.kept_library(project)
    glossary = project / "data" / "glossary.yml"
    glossary.write_text(glossary.read_text(encoding="utf-8").replace("สหการ", "สหกรรม"), encoding="utf-8")
    after = kept.kept_library(project)
    assert before.terms != after.terms
    assert before.forms == after.forms
