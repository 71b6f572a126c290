"""The room's shared scenario of an exercise: a workspace file (แฟ้มงาน) that every participant opens.

It holds the facts that the exercise names, and the fields of forms that it fills in beforehand, all with the sample
values of the data. Same content, same bytes: its time is the exercise's, its id says which exercise it belongs to.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from macros import model
from macros.lookup import Lookup

SCHEMA = "workspace-2"


def has_scenario(exercise: model.Exercise) -> bool:
    """Does the exercise give the room a file?"""
    return bool(exercise.facts or exercise.prefill)


def scenario(exercise: model.Exercise, lookup: Lookup) -> dict[str, Any]:
    """The workspace of an exercise; every value is noted as one edit of the copy `kit-<id>`."""
    time, copy = f"{exercise.updated.isoformat()}T00:00:00.000Z", f"kit-{exercise.id}"
    facts = {name: plain(lookup.facts[name].sample) for name in exercise.facts}
    forms = {each.form: _values(lookup.forms[each.form], each.fields) for each in exercise.prefill}
    places = [f"/facts/{name}" for name in facts]
    places += [f"/forms/{form}/values/{name}" for form, held in forms.items() for name in held["values"]]
    return {
        "schema": SCHEMA,
        "id": f"kit-{exercise.id}",
        "name": f"ห้องอบรม {exercise.no} {exercise.short}",
        "created": time,
        "updated": time,
        "facts": facts,
        "conditions": {},
        "runs": {},
        "forms": forms,
        "edits": {place: [time, copy, n] for n, place in enumerate(places, start=1)},
        "copies": {copy: len(places)},
        "replaced": [],
    }


def _values(form: model.Form, names: tuple[str, ...]) -> dict[str, Any]:
    samples = {field.id: field.sample for field in form.fields}
    return {"version": form.version, "values": {name: plain(samples[name]) for name in names}}


def plain(value: object) -> Any:
    """A sample value as JSON: lists for tuples, ISO text for days."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
