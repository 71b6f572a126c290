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


def in_order(library: model.Library) -> list[model.Checklist]:
    """Checklists in the order of the work: by stage, then as the manual's table of contents has it; those without a
    heading there as their document has them. The files are read by name, which says nothing."""
    stages = list(STAGES)
    entries = {entry.id: place for place, entry in enumerate(library.entries)}

    def place(checklist: model.Checklist) -> tuple[int, int, str, str]:
        named = [section.entry for section in checklist.sections if section.entry in entries]
        first = next((item for item in checklist.items if item.clause), None)
        document = first.sources[0] if first and first.sources else ""
        return (
            stages.index(checklist.stage),
            entries[named[0]] if named else len(entries),
            document,
            (first.clause or "") if first else "",
        )

    return sorted(library.checklists, key=place)


def catalogue(library: model.Library) -> dict[str, Any]:
    """Stages, lists in the order of the work, conditions, facts, forms and retired ids."""
    return {
        "stages": [{"id": stage, "title": title} for stage, title in STAGES.items()],
        "lists": [_list(checklist) for checklist in in_order(library)],
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
        id=form.id,
        no=form.no,
        short=form.short,
        title=form.title,
        stage=form.stage,
        spreadsheet=form.spreadsheet,
        fields=labels,
    )


def _fact(fact: model.Fact) -> dict[str, Any]:
    return _filled(
        id=fact.id,
        label=fact.label,
        type=fact.type,
        book=fact.book,
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
