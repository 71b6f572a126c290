"""The validated data as JSON, for other offices to build on: `site/data/*.json`."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from macros import model
from macros.records import hints, key_words

LICENCE = "CC BY 4.0"
#: File name → field of the library.
FILES = {
    "checklists": "checklists",
    "forms": "forms",
    "regulations": "regulations",
    "faq": "questions",
    "glossary": "terms",
    "practices": "practices",
    "processes": "processes",
    "charts": "charts",
    "changes": "changes",
    "approvals": "approvals",
    "cases": "cases",
    "agencies": "agencies",
    "examples": "examples",
    "routes": "routes",
    "decision": "asks",
    "diagrams": "diagrams",
    "manual": "entries",
    "sources": "sources",
    "facts": "facts",
    "conditions": "conditions",
    "exam": "exam_questions",
    "exam-chapters": "exam_chapters",
    "exam-sets": "exam_sets",
}


def files(library: model.Library) -> dict[str, bytes]:
    """File name → content."""
    return {
        f"{name}.json": as_json({"licence": LICENCE, name: plain(getattr(library, f))}) for name, f in FILES.items()
    }


def as_json(value: Any) -> bytes:
    """JSON that reads well in a diff: Thai as Thai, two spaces, newline at the end."""
    return (json.dumps(value, ensure_ascii=False, indent=1, default=_date) + "\n").encode()


def plain(value: Any) -> Any:
    """Records as dictionaries; empty optional fields left out; a document part under its key, as in the YAML."""
    if is_dataclass(value) and not isinstance(value, type):
        given = [f.name for f in fields(value) if getattr(value, f.name) != f.default]
        words = hints(type(value))
        content = {key_words(name, words[name])[0]: plain(getattr(value, name)) for name in given}
        key = getattr(value, "KEY", None)
        return {key: content} if key else content
    if isinstance(value, tuple | list):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    return value


def _date(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"not JSON: {value!r}")
