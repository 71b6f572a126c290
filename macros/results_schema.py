"""JSON Schema of the results of many persons in one file, which the trainer's page writes and opens again.

It names nobody, and no files: they may be called after persons. Results of a typed list hold a score and no answers.
"""

from __future__ import annotations

from typing import Any

from macros import result_schema

VERSION = "kb-test-results-1"


def schemas() -> dict[str, dict[str, Any]]:
    """`test-results-1` → JSON Schema."""
    one = result_schema.schemas()["test-result-1"]
    text = {"type": "string"}
    properties = {
        "schema": {"const": VERSION},
        "papers": {"type": "array", "items": _paper(one["properties"]["paper"])},
        "room": {**text, "description": "ชุดข้อสอบของห้อง ว่างคือชุดที่มีผลมากที่สุด"},
        "results": {"type": "array", "items": _result(one["properties"])},
        "choices": {
            "type": "object",
            "additionalProperties": text,
            "description": "เลขและรอบที่มีผลไม่ตรงกัน → ผลที่เลือก หรือ all เมื่อเป็นคนละคน",
        },
    }
    return {
        "test-results-1": {
            "$schema": one["$schema"],
            "title": "ผลแบบทดสอบของหลายคน",
            "type": "object",
            "required": list(properties),
            "properties": properties,
        }
    }


def _paper(paper: dict[str, Any]) -> dict[str, Any]:
    """A paper, or only its full marks when nobody knows which paper it was."""
    unknown = {
        "seed": {"const": ""},
        "chapters": {"type": "array", "maxItems": 0},
        "count": paper["properties"]["count"],
        "questions": {"type": "array", "maxItems": 0},
    }
    return {"anyOf": [paper, {"type": "object", "required": list(unknown), "properties": unknown}]}


def _result(one: dict[str, Any]) -> dict[str, Any]:
    taken = {"anyOf": [one["taken"], {"const": ""}], "description": "ว่างเมื่อพิมพ์จากกระดาษ"}
    same = {
        "paper": {"type": "integer", "minimum": 0},
        **{key: one[key] for key in ("round", "participant")},
        "taken": taken,
    }
    return {
        "type": "object",
        "required": list(same),
        "properties": {**same, "answers": one["answers"], "score": {"type": "integer", "minimum": 0}},
        "oneOf": [{"required": ["answers"]}, {"required": ["score"]}],
    }
