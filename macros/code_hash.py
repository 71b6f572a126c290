"""When must something be made anew? A hash over the code that made it."""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def code_hash(*modules: str) -> str:
    """Changes when one of these modules of the package changes, or anything of the package that they import.

    The records (`macros.model`) are left out: who makes something from a record has it in his key.
    """
    return _hash(_sources(modules))


@cache
def package_hash() -> str:
    """Changes when anything of the package changes."""
    return _hash(HERE.rglob("*.py"))


def _hash(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sources(modules: Iterable[str]) -> set[Path]:
    found, waiting = set[Path](), [HERE / f"{module}.py" for module in modules]
    while waiting:
        path = waiting.pop()
        if path not in found and path.is_file():
            found.add(path)
            waiting += [HERE / f"{name}.py" for name in _imports(path)]
    return found | {HERE / name for path in found for name in _templates(path)}


def _templates(path: Path) -> list[str]:
    """Names of the templates that a file sets."""
    return re.findall(r'"(\w+\.typ)"', path.read_text(encoding="utf-8"))


def _imports(path: Path) -> Iterator[str]:
    """Names of the package's modules that a file imports."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.ImportFrom) and node.module == "macros":
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("macros."):
            yield str(node.module).removeprefix("macros.")
