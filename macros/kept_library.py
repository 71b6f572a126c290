"""The library of the last build, if nothing it is read from has changed: reading and checking takes a second."""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

from macros import model
from macros.code_hash import package_hash
from macros.load import load

KEPT = 3


def kept_library(root: Path) -> model.Library:
    """`load(root)`, kept in `.cache/library/` under a hash of data, pages and code. Raises DataErrors."""
    home = root / ".cache" / "library" / f"{_key(root)}.pickle"
    if home.is_file():
        library: model.Library = pickle.loads(home.read_bytes())
        return library
    library = load(root)
    home.parent.mkdir(parents=True, exist_ok=True)
    home.write_bytes(pickle.dumps(library))
    for old in sorted(home.parent.glob("*.pickle"), key=lambda path: path.stat().st_mtime)[:-KEPT]:
        old.unlink()
    return library


def _key(root: Path) -> str:
    """Changes when anything that `load` looks at changes: data, what pages call, the checks themselves."""
    content = hashlib.sha256(package_hash().encode())
    for path in sorted([*(root / "data").rglob("*.y*ml"), *(root / "docs").rglob("*.md")]):
        content.update(f"\0{path.relative_to(root).as_posix()}\0".encode())
        content.update(path.read_bytes())
    return content.hexdigest()[:24]
