"""What the browser must know of a form's fields to turn kept values into the words of the paper.

    definitions(form, facts)    ({"id": "service", "type": "text", "fact": "service"}, …)

They travel in the form's page and in its template script, so that a file can be made without the page.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from macros import compute, model
from macros.compute_parse import Node


def definitions(form: model.Form, facts: Mapping[str, model.Fact]) -> tuple[dict[str, Any], ...]:
    """The fields of a form in order; what says nothing is left out."""
    trees = compute.formulas(form.fields)
    return tuple(_definition(completed(field, facts.get(field.fact or "")), trees) for field in form.fields)


def completed(field: model.Field, fact: model.Fact | None) -> model.Field:
    """What the field does not say, its fact says."""
    if fact is None:
        return field
    return replace(
        field,
        help=field.help or fact.help,
        placeholder=field.placeholder or fact.placeholder,
        options=field.options or fact.options,
        columns=field.columns or fact.columns,
        row=field.row or fact.row,
    )


def _definition(field: model.Field, trees: Mapping[str, Node], table: str = "") -> dict[str, Any]:
    extra = {
        "fact": field.fact,
        "options": [[option.id, option.label] for option in field.options],
        "columns": [_definition(column, trees, f"{field.id}.") for column in field.columns],
        "min_rows": field.min_rows,
        "compute": trees.get(table + field.id),
    }
    return {"id": field.id, "type": field.type} | {name: value for name, value in extra.items() if value}


def as_script(value: Any) -> str:
    """JSON that may stand in a script file or a script element: nothing in it ends a line, a text or the element."""
    text = json.dumps(value, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
