"""Every formula of every sample spreadsheet, worked out anew by LibreOffice: what the file says is right."""

from __future__ import annotations

import io
import subprocess
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.test_compute import SOFFICE, without_results


def cells(content: bytes, *, formulas: bool) -> dict[tuple[str, str], Any]:
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=not formulas)
    return {(sheet.title, cell.coordinate): cell.value for sheet in book for row in sheet.iter_rows() for cell in row}


def same(one: Any, other: Any) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) < 0.005  # satang
    if isinstance(one, datetime | date) and isinstance(other, datetime | date):
        return str(one)[:10] == str(other)[:10]
    return (one or "") == (other or "")


def test_libreoffice_works_out_what_the_sample_files_say(site: Path, tmp_path: Path) -> None:
    if SOFFICE is None:
        pytest.skip("LibreOffice (soffice) is not installed; it is needed only to recalculate spreadsheets here")
    samples = sorted((site / "templates" / "files").glob("*-sample.xlsx"))
    inbox = tmp_path / "in"
    inbox.mkdir()
    for path in samples:
        (inbox / path.name).write_bytes(without_results(path.read_bytes()))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, sorted(inbox.iterdir()))], check=True, capture_output=True, timeout=600)
    wrong, counted = [], 0
    for path in samples:
        content = path.read_bytes()
        kept, anew = cells(content, formulas=False), cells((tmp_path / path.name).read_bytes(), formulas=False)
        for at, formula in cells(content, formulas=True).items():
            if isinstance(formula, str) and formula.startswith("=") and "BAHTTEXT" not in formula:  # tests/test_thai.py
                counted += 1
                if not same(kept[at], anew.get(at)):
                    wrong.append((path.name, at, formula, kept[at], anew.get(at)))
    assert counted > 500
    assert wrong == []
