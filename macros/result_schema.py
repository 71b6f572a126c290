"""JSON Schema of one person's test result, a file that the test page makes and the trainer's tool merges.

It names nobody: `participant` is the number that a person drew. `answers` are choice ids in the data's order, not in
the order that the room saw; what was not answered is absent.
"""

from __future__ import annotations

from typing import Any

from macros.model.exam import CHOICES
from macros.workspace_schema import DIALECT

VERSION = "kb-test-result-1"
#: A room's code: short enough to say aloud, safe in an address and in a file name.
SEED = r"^[a-z0-9][a-z0-9-]{0,19}$"
PARTICIPANT = r"^[0-9]{1,3}$"
_QUESTION = r"^t-[0-9]{2}$"


def schemas() -> dict[str, dict[str, Any]]:
    """`test-result-1` → JSON Schema."""
    return {"test-result-1": _result()}


def _result() -> dict[str, Any]:
    text = {"type": "string"}
    paper = {
        "seed": {**text, "pattern": SEED, "description": "รหัสห้อง หรือรหัสชุด เช่น set-a"},
        "chapters": {"type": "array", "items": text, "minItems": 1, "uniqueItems": True},
        "count": {"type": "integer", "minimum": 1},
        "questions": {
            "type": "array",
            "items": {**text, "pattern": _QUESTION},
            "minItems": 1,
            "uniqueItems": True,
            "description": "รหัสข้อตามลำดับที่เห็น",
        },
    }
    properties = {
        "schema": {"const": VERSION},
        "paper": {"type": "object", "required": list(paper), "properties": paper},
        "round": {"enum": ["before", "after"]},
        "participant": {**text, "pattern": PARTICIPANT, "description": "เลขประจำตัวผู้เรียนที่หยิบเอง ไม่ใช่ชื่อ"},
        "taken": {**text, "format": "date"},
        "answers": {
            "type": "object",
            "propertyNames": {"pattern": _QUESTION},
            "additionalProperties": {"enum": list(CHOICES)},
            "description": "ตัวเลือกตามลำดับในข้อมูล ไม่ใช่ลำดับที่เห็น ข้อที่ไม่ตอบไม่มีในนี้",
        },
    }
    return {
        "$schema": DIALECT,
        "title": "ผลแบบทดสอบหนึ่งคนหนึ่งครั้ง",
        "type": "object",
        "required": list(properties),
        "properties": properties,
    }
