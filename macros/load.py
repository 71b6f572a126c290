"""Read `data/` into a `Library`, checking everything, and report all problems at once.

library = load(Path("."))      # raises DataErrors with every problem, in Thai, by file and line
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from macros import model
from macros.document_check import form_problems
from macros.problems import DataErrors, Place, Problem
from macros.records import Reader, hints
from macros.references import reference_problems

#: Library field → files that hold it (`*.yml` below the folder, or one file); a list file holds a YAML list of records.
LISTS: dict[str, str] = {
    "sources": "sources.yml",
    "regulations": "regulations/*.yml",
    "entries": "manual*.yml",
    "terms": "glossary.yml",
    "questions": "faq.yml",
    "practices": "practices.yml",
    "conditions": "conditions.yml",
    "facts": "facts.yml",
}
RECORDS: dict[str, str] = {"checklists": "checklists/*.yml", "forms": "forms/*.yml"}


def load(root: Path) -> model.Library:
    """The library below `root` (which holds `data/` and `docs/`). Raises DataErrors."""
    readers: list[Reader] = []
    records: dict[str, tuple[Any, ...]] = {}
    for name, pattern in {**LISTS, **RECORDS}.items():
        kind = _record_type(name)
        records[name] = tuple(
            record
            for path in sorted((root / "data").glob(pattern))
            for record in _read_file(path, root, kind, name in LISTS, readers)
        )
    retired = _retired(root, readers)
    library = model.Library(**records, retired=frozenset(retired))
    problems = [problem for reader in readers for problem in reader.problems]
    defined = [definition for reader in readers for definition in reader.defined]
    used = [use for reader in readers for use in reader.used]
    places = {record: place for _, record, place in defined}
    problems += reference_problems(root, library, defined, used)
    for form in library.forms:
        problems += form_problems(form, library.facts, places[form.id])
    if problems:
        raise DataErrors(problems)
    return library


def _record_type(name: str) -> Any:
    """`regulations` → `Regulation`: the element type that Library declares."""
    return hints(model.Library)[name].__args__[0]


def _read_file(path: Path, root: Path, kind: Any, is_list: bool, readers: list[Reader]) -> Iterator[Any]:
    reader = Reader(path.relative_to(root).as_posix())
    readers.append(reader)
    node = _compose(path, reader)
    if node is None:
        return
    wanted = tuple[kind, ...] if is_list else kind
    value = reader.read(wanted, node, path.name)
    records = value if isinstance(value, tuple) else (value,)
    for record in records:
        if isinstance(record, kind):
            if not is_list and record.id != path.stem:
                reader.complain(
                    node, f"id: {record.id} ไม่ตรงกับชื่อไฟล์ {path.name}", f"เปลี่ยน id เป็น {path.stem} หรือเปลี่ยนชื่อไฟล์"
                )
            yield record


def _compose(path: Path, reader: Reader) -> yaml.Node | None:
    """The YAML of a file as nodes with positions; a syntax error becomes a problem."""
    content = path.read_bytes()
    try:
        node = yaml.compose(content.decode("utf-8"), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        write = 'ตรวจย่อหน้า เครื่องหมาย : และใส่ " " ครอบข้อความที่มี : หรือ # หรือขึ้นต้นด้วย {'
        why = getattr(error, "problem", None) or getattr(error, "reason", "")
        place = Place(reader.file, _error_line(error, content))
        reader.problems.append(Problem(place, f"อ่าน YAML ไม่ได้ ({why})", write))
        return None
    if node is None:
        reader.problems.append(Problem(Place(reader.file, 1), "ไฟล์ว่าง", "เขียนข้อมูล หรือลบไฟล์"))
    return node


def _error_line(error: Exception, content: bytes) -> int:
    """Line of a YAML or encoding error, counted from 1."""
    mark = getattr(error, "problem_mark", None)
    if mark:
        return int(mark.line) + 1
    if isinstance(error, UnicodeDecodeError):
        return content[: error.start].count(b"\n") + 1
    position = getattr(error, "position", 0)
    return content.decode("utf-8")[:position].count("\n") + 1


def _retired(root: Path, readers: list[Reader]) -> tuple[str, ...]:
    path = root / "data" / "retired.yml"
    if not path.exists():
        return ()
    reader = Reader(path.relative_to(root).as_posix())
    readers.append(reader)
    node = _compose(path, reader)
    return reader.read(tuple[str, ...], node, "retired") if node is not None else ()


if __name__ == "__main__":  # the pre-commit check: silent if all is well
    import sys

    try:
        load(Path.cwd())
    except DataErrors as error:
        sys.exit(str(error))
