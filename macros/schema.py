"""JSON Schemas of the records, made from the same annotations that the loader checks.

Editors name one in the first line of a YAML file and get completion and red underlines:
`# yaml-language-server: $schema=../../docs/schema/form-1.json`. The version is part of the file name; a change that
makes old files invalid gets a new number.
"""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from macros import marks, model, result_schema, results_schema, workspace_schema
from macros.records import about, hints, key_words

#: Of each kind's schema; 1 unless named here.
VERSIONS = {"checklist": 2}
RECORDS: dict[str, Any] = {
    "source": model.Source,
    "regulation": model.Regulation,
    "entry": model.Entry,
    "term": model.Term,
    "question": model.Question,
    "practice": model.Practice,
    "process": model.Process,
    "chart": model.Chart,
    "change": model.Change,
    "approval": model.Approval,
    "case": model.Case,
    "agency": model.Agency,
    "route": model.Route,
    "ask": model.Ask,
    "diagram": model.Diagram,
    "example": model.Example,
    "condition": model.Condition,
    "fact": model.Fact,
    "checklist": model.Checklist,
    "form": model.Form,
    "exam-chapter": model.ExamChapter,
    "exam-question": model.ExamQuestion,
    "exam-set": model.ExamSet,
    "search-words": model.SearchWords,
    "search-task": model.SearchTask,
    "retired": model.Retired,
    "deck": model.Deck,
    "objective": model.Objective,
    "exercise": model.Exercise,
    "discussion": model.Discussion,
    "agenda": model.Agenda,
    "handout": model.Handout,
}


def schemas() -> dict[str, dict[str, Any]]:
    """File name → JSON Schema, for every record type, every list of them, and the files of users."""
    made = {}
    for name, kind in RECORDS.items():
        version = VERSIONS.get(name, 1)
        made[f"{name}-{version}.json"] = _document(kind)
        made[f"{name}-list-{version}.json"] = {**_document(kind), "type": "array", "items": _reference(kind)}
        made[f"{name}-list-{version}.json"].pop("$ref")
    files = {**workspace_schema.schemas(), **result_schema.schemas(), **results_schema.schemas()}
    return made | {f"{name}.json": content for name, content in files.items()}


def _document(kind: Any) -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    _define(kind, definitions)
    return {
        "$schema": workspace_schema.DIALECT,
        "title": kind.__name__,
        **_reference(kind),
        "$defs": dict(sorted(definitions.items())),
    }


def _reference(kind: Any) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _define(kind: Any, definitions: dict[str, Any]) -> None:
    if kind.__name__ in definitions:
        return
    definitions[kind.__name__] = {}  # breaks the circle of parts within parts
    words = {name: key_words(name, annotation) for name, annotation in hints(kind).items()}
    properties = {w: _schema(hints(kind)[name], definitions) for name in words for w in words[name]}
    required = [f.name for f in fields(kind) if f.default is MISSING]
    definitions[kind.__name__] = {
        "type": "object",
        "description": (kind.__doc__ or "").split("\n")[0],
        "properties": properties,
        "required": [words[name][0] for name in required if len(words[name]) == 1],
        "additionalProperties": False,
    }


def _schema(annotation: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        described = {"description": about(annotation)} if about(annotation) else {}
        pattern = next((m.pattern for m in args[1:] if isinstance(m, marks.Id)), None)
        made = {**_schema(args[0], definitions), **described, **({"pattern": f"^({pattern})$"} if pattern else {})}
        if args[0] is str and any(isinstance(m, marks.Key) for m in args[1:]):  # is: yes, which YAML 1.1 reads as true
            made["type"] = ["string", "number", "boolean"]
        return made
    if origin in (Union, types.UnionType):
        return {"anyOf": [_alternative(kind, definitions) for kind in args]}
    if origin is tuple:
        return {"type": "array", "items": _schema(args[0], definitions)}
    if origin is Literal:
        return {"enum": [*args, *([True] if "true" in args else [])]}  # YAML reads an unquoted true as itself
    if is_dataclass(annotation):
        _define(annotation, definitions)
        return _reference(annotation)
    return dict(_SCALARS[annotation])


_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": ["string", "number"]},  # YAML reads an unquoted 13 as a number; the loader takes it as text
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    object: {},
    type(None): {"type": "null"},
}


def _alternative(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """One side of a union; a document part is a mapping with its KEY, whose value may be the bare first field."""
    key = getattr(kind, "KEY", None)
    if key is None:
        return _schema(kind, definitions)
    _define(kind, definitions)
    bare = _schema(next(iter(hints(kind).values())), definitions)
    return {
        "type": "object",
        "properties": {key: {"anyOf": [bare, _reference(kind)]}},
        "required": [key],
        "additionalProperties": False,
    }
