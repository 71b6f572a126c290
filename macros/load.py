"""Read `data/` into a `Library`, checking everything, and report all problems at once.

library = load(Path("."))      # raises DataErrors with every problem, in Thai, by file and line
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any, cast

import yaml

from macros import model, print_check, training_check, yaml_files
from macros.compute_check import compute_problems, fact_problems
from macros.deck_check import deck_problems
from macros.document_check import form_problems
from macros.exam_check import exam_problems
from macros.examples import figure_problems
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
    "processes": "processes/*.yml",
    "charts": "charts/*.yml",
    "changes": "changes.yml",
    "approvals": "approvals.yml",
    "cases": "cases/*.yml",
    "agencies": "agencies.yml",
    "routes": "routes.yml",
    "asks": "decision.yml",
    "diagrams": "diagrams.yml",
    "conditions": "conditions.yml",
    "facts": "facts.yml",
    "search_words": "search-words.yml",
    "search_tasks": "search-tasks.yml",
    "exam_chapters": "training/exam-chapters.yml",
    "exam_questions": "training/exam/*.yml",
    "exam_sets": "training/exam-sets.yml",
    "objectives": "training/objectives.yml",
    "exercises": "training/exercises/*.yml",
    "discussions": "training/discussions.yml",
    "agendas": "training/agendas.yml",
    "handouts": "training/handouts.yml",
}
RECORDS: dict[str, str] = {
    "checklists": "checklists/*.yml",
    "forms": "forms/*.yml",
    "examples": "examples/*.yml",
    "decks": "training/decks/*.yml",
}
#: Library field → kinds of ids that its files define. If one of them cannot be read, nobody knows which ids exist.
KINDS: dict[str, tuple[str, ...]] = {
    "sources": ("source",),
    "regulations": ("regulation", "section", "law"),
    "entries": ("entry",),
    "terms": ("term",),
    "conditions": ("condition",),
    "facts": ("fact",),
    "processes": ("process",),
    "charts": ("chart",),
    "approvals": ("approval",),
    "routes": ("route", "way"),
    "asks": ("ask", "way"),
    "diagrams": ("diagram",),
    "exam_chapters": ("exam-chapter",),
    "exam_questions": ("exam-question",),
    "checklists": ("checklist", "item"),
    "forms": ("form", "figures"),
    "examples": ("example", "figures"),
    "decks": ("deck",),
    "cases": ("case",),
    "objectives": ("objective",),
    "exercises": ("exercise",),
    "discussions": ("discussion",),
    "agendas": ("agenda",),
    "handouts": ("handout",),
}


def load(root: Path) -> model.Library:
    """The library below `root` (which holds `data/` and `docs/`). Raises DataErrors."""
    readers: list[Reader] = []
    records: dict[str, tuple[Any, ...]] = {}
    unread: set[str] = set()
    for name, pattern in {**LISTS, **RECORDS}.items():
        paths = sorted((root / "data").glob(pattern))
        records[name] = tuple(record for path in paths for record in _read_file(path, root, name, readers, unread))
    retired = _retired(root, readers)
    library = model.Library(**records, retired=retired)
    problems = [problem for reader in readers for problem in reader.problems] + list(_unknown_files(root))
    defined = [definition for reader in readers for definition in reader.defined]
    used = [use for reader in readers for use in reader.used if use[0] not in unread]
    places = {record: place for _, record, place in defined}
    parts = {part: place for reader in readers for part, place in reader.parts.items()}
    problems += reference_problems(root, library, defined, used, unread)
    if not unread & {"form", "example"}:
        problems += figure_problems(root, library)
        problems += training_check.problems(library, places)
    for form in library.forms:
        problems += form_problems(form, library.facts, places[form.id], parts)
        problems += print_check.form_prints(form, places[form.id], parts)
        problems += compute_problems(form, places[form.id], parts)
    for checklist in library.checklists:
        problems += print_check.checklist_prints(checklist, places)
    problems += [problem for question in library.exam_questions for problem in exam_problems(question, places)]
    if not problems:
        problems += deck_problems(library, places, parts)
    problems += [problem for fact in library.facts for problem in fact_problems(fact, places[fact.id])]
    if problems:
        raise DataErrors(problems)
    return library


def _record_type(name: str) -> Any:
    """`regulations` → `Regulation`: the element type that Library declares."""
    return hints(model.Library)[name].__args__[0]


def _read_file(path: Path, root: Path, name: str, readers: list[Reader], unread: set[str]) -> list[Any]:
    """The records of a file of the library's field `name`; if it cannot be read, its kinds become `unread`."""
    kind: Any = _record_type(name)
    is_list = name in LISTS
    reader = Reader(path.relative_to(root).as_posix())
    readers.append(reader)
    node, value = _read(path, reader, tuple[kind, ...] if is_list else kind)
    records = [record for record in (value if is_list else [value]) if isinstance(record, kind)]
    misnamed = not is_list and any(record.id != path.stem for record in records)
    if node and misnamed:
        wrong = f"id: {records[0].id} ไม่ตรงกับชื่อไฟล์ {path.name}"
        reader.complain(node, wrong, f"เปลี่ยน id เป็น {path.stem} หรือเปลี่ยนชื่อไฟล์")
    if misnamed or (reader.problems and not records):
        unread.update(KINDS.get(name, ()))
    return records


def _read(path: Path, reader: Reader, wanted: Any) -> tuple[yaml.Node | None, Any]:
    """The root node of a file and its content as `wanted`, () if it is none; the reader keeps what is wrong."""
    node, problems = yaml_files.compose(path.read_bytes(), reader.file)
    reader.problems += problems
    if node is None:
        return None, ()
    try:
        value = reader.read(wanted, node, path.name)
    except RecursionError:
        value = reader.complain(node, "ข้อมูลอ้างถึงตัวเองด้วย & และ *", "เขียนข้อมูลซ้ำแทนการใช้ & และ *")
    return node, value if isinstance(value, tuple) or is_dataclass(value) else ()


def _retired(root: Path, readers: list[Reader]) -> tuple[model.Retired, ...]:
    path = root / "data" / "retired.yml"
    if not path.exists():
        return ()
    reader = Reader(path.relative_to(root).as_posix())
    readers.append(reader)
    _, value = _read(path, reader, tuple[model.Retired, ...])
    return cast(tuple[model.Retired, ...], value)


def _unknown_files(root: Path) -> Iterator[Problem]:
    """YAML that nobody would read: `.yaml`, a file in a wrong folder. Its author would wait for it in vain."""
    data = root / "data"
    read = {path for pattern in {**LISTS, **RECORDS}.values() for path in data.glob(pattern)} | {data / "retired.yml"}
    for path in sorted(set(data.rglob("*.y*ml")) - read):
        place = Place(path.relative_to(root).as_posix(), 1)
        yield Problem(place, "ไม่มีใครอ่านไฟล์นี้", "ใช้ชื่อลงท้าย .yml และวางในโฟลเดอร์ของข้อมูลชนิดนั้น")


if __name__ == "__main__":  # the pre-commit check: silent if all is well
    import sys

    try:
        load(Path.cwd())
    except DataErrors as error:
        sys.exit(str(error))
