"""The real data and the built site, made once for all tests."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from macros import model, pack
from macros.load import load

ROOT = Path(__file__).parent.parent


def build_site(target: Path) -> Path:
    """The site as `make build` builds it, in `target`; fails with MkDocs' own words."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr[-5000:]
    return target


@pytest.fixture(scope="session")
def library() -> model.Library:
    return load(ROOT)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(tmp_path_factory.mktemp("site") / "site")


@pytest.fixture(scope="session")
def kit(site: Path, library: model.Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The trainer's kit as a trainer unzips it."""
    folder = tmp_path_factory.mktemp("kit")
    with zipfile.ZipFile(pack.trainer_zip(library, site, folder, pack.release_of(site, library))) as archive:
        archive.extractall(folder)
    return folder / pack.TRAINER
