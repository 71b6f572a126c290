"""Marks on the fields of records: what defines an id, what refers to one, and the Thai sentence an editor sees.

The same annotations drive the loader's checks, the JSON Schemas and the open data, so they cannot drift apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal


@dataclass(frozen=True)
class Id:
    """Marks a field that defines an id. `pattern` is what the id must look like; ids of a kind are unique site-wide."""

    kind: str
    pattern: str = r"[a-z0-9]+(-[a-z0-9]+)*"


@dataclass(frozen=True)
class Ref:
    """Marks a field that must name an existing id of `kind`."""

    kind: str


@dataclass(frozen=True)
class About:
    """Thai sentence shown to editors for a field: in the JSON Schema and in the loader's messages."""

    text: str


@dataclass(frozen=True)
class Key:
    """The words that stand for a field in YAML, where its Python name may not or others read better."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class MayBeEmpty:
    """Marks a text that may be empty on purpose, e.g. a cell to write in."""


SourceRef = Annotated[str, Ref("source")]
RegulationRef = Annotated[str, Ref("regulation")]
LawRef = Annotated[str, Ref("law"), About("อ้างกฎหมาย เขียน <รหัสระเบียบ>#<รหัสมาตรา> เช่น tao-act-2537#s73 หรือทั้งฉบับ")]
EntryRef = Annotated[str, Ref("entry")]
ChecklistRef = Annotated[str, Ref("checklist")]
ItemRef = Annotated[str, Ref("item")]
FormRef = Annotated[str, Ref("form")]
FactRef = Annotated[str, Ref("fact")]
ConditionRef = Annotated[str, Ref("condition")]
ApprovalRef = Annotated[str, Ref("approval")]
ExamChapterRef = Annotated[str, Ref("exam-chapter")]
ExamQuestionRef = Annotated[str, Ref("exam-question")]
CaseRef = Annotated[str, Ref("case")]
#: A question of the decision path, or the route it ends at.
WayRef = Annotated[str, Ref("way")]

Certainty = Literal["high", "medium"]
Digits = Literal["arabic", "thai"]
