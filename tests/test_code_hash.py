"""What is kept is made anew when its code changes, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros import code_hash
from macros.build import _DRAWERS


@pytest.fixture
def package(tmp_path: Path, monkeypatch) -> Path:
    (tmp_path / "pen.py").write_text("from macros import ink\n", encoding="utf-8")
    (tmp_path / "ink.py").write_text("from macros.colours import BLUE\n", encoding="utf-8")
    (tmp_path / "colours.py").write_text("BLUE = 1\n", encoding="utf-8")
    (tmp_path / "page.py").write_text("from macros import pen\n", encoding="utf-8")
    monkeypatch.setattr(code_hash, "HERE", tmp_path)
    return tmp_path


def hashed() -> str:
    code_hash.code_hash.cache_clear()
    return code_hash.code_hash("pen")


@pytest.mark.parametrize("module", ["pen", "ink", "colours"])
def test_a_change_in_a_module_or_in_what_it_imports_changes_the_hash(package, module):
    before = hashed()
    (package / f"{module}.py").write_text("BLUE = 2\n", encoding="utf-8")
    assert hashed() != before


def test_a_change_elsewhere_does_not(package):
    before = hashed()
    (package / "page.py").write_text("", encoding="utf-8")
    assert hashed() == before


def test_whatever_draws_a_paper_is_among_the_code_that_counts():
    names = {path.stem for path in code_hash._sources(_DRAWERS)}
    assert names >= {
        "docx_grid",
        "pdf_data",
        "paper",
        "xlsx_formula",
        "line_words",
        "compute_values",
        "document",
        "thai",
    }
    assert not names & {"registry", "html_form", "search_index"}
