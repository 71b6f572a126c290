"""JSON Schemas of the user's file (แฟ้มงาน). It has no record class, because only the browser reads it.

Each version that was ever published stays, so that old files can still be checked; unknown keys are kept everywhere.
The browser's own checks and the steps from one version to the next are in `docs/assets/js/workspace.js`.
"""

from __future__ import annotations

from typing import Any

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT = {"type": "string"}
_TIME = {"type": "string", "format": "date-time"}
_STATE = {"enum": ["open", "done", "na"]}


def schemas() -> dict[str, dict[str, Any]]:
    """`workspace-1`, `workspace-2` → JSON Schema."""
    return {"workspace-1": _first(), "workspace-2": _second()}


def _first() -> dict[str, Any]:
    return _workspace(1, answer={"state": _STATE, "note": _TEXT, **_COMMON, "updated": _TIME})


def _second() -> dict[str, Any]:
    edit = {
        "type": "array",
        "description": "เวลาที่แก้, รหัสสำเนาที่แก้, ลำดับการแก้ของสำเนานั้น",
        "prefixItems": [_TIME, _TEXT, {"type": "integer", "minimum": 0}],
        "minItems": 3,
        "maxItems": 3,
    }
    run = {"name": _TEXT, "start": {**_TEXT, "description": "วันที่ใช้นับกำหนดเสร็จที่เสนอ"}}
    schema = _workspace(2, answer={"state": _STATE, "note": _TEXT, **_COMMON}, run=run)
    schema["properties"] |= {
        "conditions": _by_id({"enum": ["yes", "no"]}),
        "edits": {**_by_id(edit), "description": "JSON Pointer ของค่าที่แก้ → การแก้ครั้งล่าสุด ไม่มีค่าแล้วคือถูกลบ"},
        "copies": _by_id({"type": "integer"}),
        "replaced": {
            "type": "array",
            "description": "ค่าที่ไม่ถูกใช้เมื่อรวมแฟ้มงานที่แก้ที่เดียวกัน",
            "items": {
                "type": "object",
                "required": ["at", "value", "edit"],
                "properties": {"at": _TEXT, "value": {}, "edit": edit},
            },
        },
    }
    return schema


_COMMON = {"who": _TEXT, "due": {**_TEXT, "description": "ISO หรือตามที่พิมพ์ถ้าอ่านเป็นวันไม่ได้"}, "evidence": _TEXT}


def _by_id(value: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": value}


def _workspace(version: int, answer: dict[str, Any], run: dict[str, Any] | None = None) -> dict[str, Any]:
    answers = _by_id({"type": "object", "properties": answer})
    runs = {
        "type": "object",
        "required": ["answers"],
        "properties": {"version": _TEXT, **(run or {}), "answers": answers},
    }
    forms = {"type": "object", "required": ["values"], "properties": {"version": _TEXT, "values": {"type": "object"}}}
    return {
        "$schema": DIALECT,
        "title": "แฟ้มงาน",
        "type": "object",
        "required": ["schema", "id", "name", "created", "updated", "facts", "runs", "forms"],
        "properties": {
            "schema": {"const": f"workspace-{version}"},
            "id": _TEXT,
            "name": _TEXT,
            "created": _TIME,
            "updated": _TIME,
            "facts": {"type": "object"},
            "runs": _by_id(runs),
            "forms": _by_id(forms),
        },
    }
