"""Generated files: made once for a content, written only when they change, removed when nothing makes them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from macros import build, model, opendata
from macros.checklist_paper import checklist_blocks
from macros.field_definitions import as_script
from macros.lookup import Lookup
from tests.conftest import ROOT


@pytest.fixture
def project(tmp_path: Path, library: model.Library) -> tuple[Path, model.Library]:
    """A folder with the browser code, the sign of the site and a library of one form and one checklist."""
    for name in ("js", "img"):
        shutil.copytree(ROOT / "docs" / "assets" / name, tmp_path / "docs" / "assets" / name)
    small = model.Library(
        **{
            **{name: getattr(library, name) for name in opendata.FILES.values()},
            "forms": library.forms[:1],
            "checklists": library.checklists[:1],
        }
    )
    return tmp_path, small


def test_a_second_run_writes_nothing_so_serving_does_not_loop(project):
    root, library = project
    assert build.write_files(library, root)
    assert build.write_files(library, root) == []


def test_unchanged_records_are_not_drawn_again(project, monkeypatch):
    root, library = project
    build.write_files(library, root)
    shutil.rmtree(root / "docs" / "templates")
    monkeypatch.setattr(build.docx, "render", None)  # drawing again would fail
    assert {p.suffix for p in build.write_files(library, root)} == {".docx", ".pdf", ".xlsx"}


def test_files_that_nothing_makes_any_more_are_removed(project):
    root, library = project
    build.write_files(library, root)
    stale = root / "docs" / "templates" / "files" / "f00-old-blank.docx"
    stale.write_bytes(b"old")
    assert build.write_files(library, root) == [stale]
    assert not stale.exists()


def test_hostile_text_cannot_leave_the_template_script():
    assert as_script("a\u2028b</x>") == '"a\\u2028b\\u003c/x>"'


def test_a_checklist_is_drawn_again_when_a_name_that_it_prints_changes(project):
    root, library = project
    item = next(item for item in library.checklists[0].items if item.laws)
    named = item.laws[0].partition("#")[0]
    build.write_files(library, root)
    renamed = tuple(replace(r, short="พ.ร.บ.ชื่อใหม่") if r.id == named else r for r in library.regulations)

    changed = {path.name for path in build.write_files(replace(library, regulations=renamed), root)}

    stem = library.checklists[0].id
    assert {f"{stem}-blank.docx", f"{stem}-blank.pdf", f"{stem}-blank.xlsx", f"{stem}.js"} <= changed


def test_a_checklist_on_paper_numbers_its_items_through(library):
    blocks = checklist_blocks(library.checklists[0], Lookup(library))
    checks = [block.no for block in blocks if hasattr(block, "no")]
    assert checks == [str(n) for n in range(1, len(library.checklists[0].items) + 1)]
