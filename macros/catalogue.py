"""What the browser must know of all checklists at once, as one script: the workspace and home pages count with it.

A page on file:// may load a script but not fetch data. Absent keys are the usual case and are left out.
"""

from __future__ import annotations

from typing import Any, get_args

from macros import model

#: Stages in the order of a cooperation's life, as the pages call them.
STAGES: dict[model.Stage, str] = {
    "start": "ริเริ่ม",
    "agreement": "ข้อตกลง",
    "centre": "ศูนย์ความร่วมมือ",
    "change": "ปรับหรือเลิก",
    "companion": "งานตามเอกสารประกอบ",
}
assert tuple(STAGES) == get_args(model.Stage)


def catalogue(library: model.Library) -> dict[str, Any]:
    """Stages, lists in the order of their stages, conditions, facts, forms and retired ids."""
    order = list(STAGES)
    lists = sorted(library.checklists, key=lambda checklist: order.index(checklist.stage))
    return {
        "stages": [{"id": stage, "title": title} for stage, title in STAGES.items()],
        "lists": [_list(checklist) for checklist in lists],
        "conditions": [
            _filled(id=c.id, label=c.label, help=c.help, member_types=list(c.member_types)) for c in library.conditions
        ],
        "facts": [_fact(fact) for fact in library.facts],
        "forms": [_form(form) for form in library.forms],
        "retired": [_filled(id=r.id, text=r.text, replaced_by=r.replaced_by) for r in library.retired],
    }


def _list(checklist: model.Checklist) -> dict[str, Any]:
    numbers = {item.id: number for number, item in enumerate(checklist.items, start=1)}
    return _filled(
        id=checklist.id,
        title=checklist.title,
        short=checklist.short,
        stage=checklist.stage,
        start=checklist.start,
        start_fact=checklist.start_fact,
        round=checklist.round,
        version=checklist.version,
        sections=[
            _filled(id=section.id, title=section.title, items=[_item(item, numbers[item.id]) for item in section.items])
            for section in checklist.sections
        ],
    )


def _item(item: model.Item, no: int) -> dict[str, Any]:
    return _filled(
        id=item.id,
        no=no,
        text=item.text,
        who=item.who,
        required=item.required,
        only_if=list(item.only_if),
        due_days=item.due_days,
        forms=list(item.forms),
    )


def _form(form: model.Form) -> dict[str, Any]:
    labels = {field.id: field.label for field in form.fields}
    return _filled(
        id=form.id, no=form.no, short=form.short, title=form.title, spreadsheet=form.spreadsheet, fields=labels
    )


def _fact(fact: model.Fact) -> dict[str, Any]:
    return _filled(
        id=fact.id,
        label=fact.label,
        type=fact.type,
        options=[{"id": option.id, "label": option.label} for option in fact.options],
        columns=[_filled(id=column.id, label=column.label, type=column.type) for column in fact.columns],
    )


def _filled(**values: Any) -> dict[str, Any]:
    """Without what says nothing; 0 days is something."""
    return {
        key: value
        for key, value in values.items()
        if value is not None and value is not False and value not in ("", [])
    }
