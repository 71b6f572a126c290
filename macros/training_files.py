"""The files of the trainer's kit: each paper as Word and PDF, each scenario as a workspace file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from macros import docx, model, opendata, pdf, training_course_paper, training_paper
from macros.blocks import Block, Stamp
from macros.field_definitions import as_script
from macros.html_training_parts import FILES
from macros.lookup import Lookup
from macros.training_scenario import has_scenario, scenario

Papers = Iterator[tuple[tuple[Block, ...], Stamp]]

SCENARIO_SCRIPT = "assets/training/scenarios.js"
_SCENARIO = re.compile(rf"{FILES}/(?P<id>[a-z0-9-]+)-scenario\.json")


def papers(lookup: Lookup) -> Papers:
    """Blocks and stamp of every paper; the id of the stamp is the name of its files."""
    for exercise in lookup.library.exercises:
        yield from _of_exercise(exercise, lookup)
    for agenda in lookup.library.agendas:
        page = f"training/agendas/{agenda.id}.html"
        stamp = training_paper.stamp(f"agenda-{agenda.id}", agenda.title, agenda, page)
        yield training_course_paper.agenda(agenda, lookup), stamp
    for sheet in lookup.library.handouts:
        stamp = training_paper.stamp(f"sheet-{sheet.id}", sheet.title, sheet, f"training/handouts.html#{sheet.id}")
        yield training_course_paper.sheet(sheet, lookup), stamp
    if lookup.library.discussions and lookup.library.agendas:
        yield from _discussions(lookup)


def _of_exercise(exercise: model.Exercise, lookup: Lookup) -> Papers:
    title = f"{exercise.no} {exercise.title}"
    room, trainer = f"{exercise.page}.html", f"{exercise.key_page}.html"
    stamp = training_paper.stamp
    yield training_paper.handout(exercise, lookup), stamp(f"{exercise.id}-handout", f"ใบงาน {title}", exercise, room)
    yield (
        training_paper.notes(exercise, lookup),
        stamp(f"{exercise.id}-notes", f"บันทึกวิทยากร {title}", exercise, trainer),
    )
    yield training_paper.key(exercise, lookup), stamp(f"{exercise.id}-key", f"เฉลย {title}", exercise, trainer)


def _discussions(lookup: Lookup) -> Papers:
    """They carry the version of the newest agenda: they have none of their own."""
    newest = max(lookup.library.agendas, key=lambda agenda: agenda.updated)
    page = "training/discussions.html"
    for name, title, points in (
        ("discussion-questions", "คำถามอภิปรายกรณี", False),
        ("discussion-notes", "ประเด็นอภิปรายของวิทยากร", True),
    ):
        stamp = training_paper.stamp(name, title, newest, page)
        yield training_course_paper.discussions(lookup, points=points), stamp


def paper_files(blocks: Sequence[Block], stamp: Stamp) -> dict[str, bytes]:
    """A paper as Word and PDF."""
    stem = f"{FILES}/{stamp.id}"
    return {f"{stem}.docx": docx.render(blocks, stamp), f"{stem}.pdf": pdf.render(blocks, stamp)}


def scenarios(lookup: Lookup) -> dict[str, bytes]:
    """The workspace files of all exercises that give the room one."""
    return {
        f"{FILES}/{exercise.id}-scenario.json": opendata.as_json(scenario(exercise, lookup))
        for exercise in lookup.library.exercises
        if has_scenario(exercise)
    }


def scenario_script(files: Mapping[str, bytes]) -> bytes:
    """All scenarios among generated `files` as KB.scenarios, w2 before w10: on file:// a page loads scripts only."""
    found = ((match["id"], content) for path, content in files.items() if (match := _SCENARIO.fullmatch(path)))
    listed = [{"id": name, "workspace": json.loads(content)} for name, content in sorted(found, key=_in_order)]
    return f"(window.KB = window.KB || {{}}).scenarios = {as_script(listed)};\n".encode()


def _in_order(item: tuple[str, bytes]) -> tuple[list[int], str]:
    return [int(number) for number in re.findall(r"\d+", item[0])], item[0]
