"""A whole project filled with the sample values, to be brought into the workspace page and looked at.

workspace(library, day)   the user's file (`workspace-2`) of the fictional centre, as the browser would have written it
"""

from __future__ import annotations

from datetime import date
from typing import Any

from macros import model
from macros.opendata import as_json, plain

#: The stage that is behind the example, and the one that it is in.
DONE, BEGUN = "start", "agreement"


def workspace(library: model.Library, day: date) -> dict[str, Any]:
    """All facts and forms with their sample values, the first stage done, the second half done."""
    facts = {fact.id: fact.sample for fact in library.facts if fact.sample is not None}
    moment = f"{day.isoformat()}T00:00:00.000Z"
    return {
        "schema": "workspace-2",
        "id": "sample-project",
        "name": f"ตัวอย่าง {facts.get('centre_name', 'โครงการความร่วมมือ')}",
        "created": moment,
        "updated": moment,
        "facts": plain(facts),
        "runs": {each.id: _run(each) for each in library.checklists if each.stage in (DONE, BEGUN)},
        "conditions": {},
        "forms": {form.id: {"version": form.version, "values": plain(_own_values(form))} for form in library.forms},
        **{"edits": {}, "copies": {}, "replaced": []},
    }


def as_file(library: model.Library, day: date) -> bytes:
    """The same as the bytes of a file."""
    return as_json(workspace(library, day))


def _own_values(form: model.Form) -> dict[str, object]:
    """What the form alone holds; facts are shared by all forms."""
    return {field.id: field.sample for field in form.fields if field.sample is not None and not field.fact}


def _run(checklist: model.Checklist) -> dict[str, Any]:
    done = len(checklist.items) if checklist.stage == DONE else len(checklist.items) // 2
    answers = {item.id: {"state": "done", "who": item.who} for item in checklist.items[:done]}
    return {"version": checklist.version, "answers": answers}
