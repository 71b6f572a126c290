"""The deck of an exercise, made from its record: scenario, task, count-down, debrief. No answers: the key is kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from macros import model
from macros.html_manual import entry_target
from macros.lookup import Lookup
from macros.model import training_parts as parts
from macros.slide_fit import paged, paged_grid, width
from macros.slide_table import aligned
from macros.slides import Body, Deck, Grid, Large, Line, Lines, Show, Source, Talk
from macros.training_paper import figure_rows
from macros.training_text import plain


def exercise_deck(lookup: Lookup, exercise: model.Exercise) -> Deck:
    """The deck of an exercise. Raises ComputeError for a figure that cannot be worked out."""
    shows = tuple(_shows(lookup, exercise))
    about = f"แบบฝึก {exercise.no} · {len(shows)} แผ่น · {exercise.minutes} นาที"
    title = f"{exercise.no} {exercise.title}"
    return Deck(exercise.stem, title, exercise.short, about, exercise.minutes, exercise.updated, shows)


def _shows(lookup: Lookup, exercise: model.Exercise) -> Iterator[Show]:
    sources = tuple(_sources(lookup, exercise))
    labels = ("own", "lawyer") if exercise.lawyer else ("own",)
    yield _cover(lookup, exercise, sources)
    yield from _sentences(lookup, "ทำแล้วได้อะไร", (exercise.purpose, exercise.product), sources, labels)
    for body in _scenario(lookup, exercise):
        yield Show("scenario", "สถานการณ์", body, Talk(0, _scenario_talk(exercise)), sources, labels)
    tasks = [Line(plain(lookup, task)) for task in exercise.tasks]
    talk = Talk(0, tuple(plain(lookup, each) for each in exercise.run), wrong=_mistakes(lookup, exercise))
    first = 1
    for page in paged(tasks):
        lines = tuple(Line(line.text, lead=f"{first + n}.") for n, line in enumerate(page))
        yield Show("tasks", "งานของกลุ่ม", Lines(lines, "counted"), talk, sources, labels)
        first += len(page)
    yield from _plan(lookup, exercise, sources)
    yield _work(lookup, exercise, sources)
    yield from _sentences(lookup, "คุยกันหลังทำ", exercise.debrief, sources, labels)


def _cover(lookup: Lookup, exercise: model.Exercise, sources: tuple[Source, ...]) -> Show:
    goals = [goal for goal in lookup.library.objectives if goal.id in exercise.objectives]
    lines = (f"แบบฝึก {exercise.no} · {exercise.minutes} นาที", plain(lookup, exercise.group))
    say = (*(f"เป้าหมาย {goal.no}: {goal.text}" for goal in goals), f"เตรียม {', '.join(exercise.materials)}")
    return Show("cover", exercise.title, Large("", lines), Talk(0, say), sources)


def _sentences(
    lookup: Lookup, title: str, texts: tuple[str, ...], sources: tuple[Source, ...], labels: tuple[str, ...]
) -> Iterator[Show]:
    talk = Talk(0, ("อ่านทีละข้อ แล้วให้เวลาคิดก่อนเรียกตอบ",))
    for page in paged([Line(plain(lookup, each)) for each in texts]):
        yield Show("points", title, Lines(page), talk, sources, labels)


def _scenario(lookup: Lookup, exercise: model.Exercise) -> Iterator[Body]:
    """Paragraphs and lists as lines, tables as tables, in their order."""
    lines: list[Line] = []
    for part in exercise.scenario:
        table = _table(lookup, part)
        if table is None:
            lines += _lines(lookup, part)
            continue
        yield from (Lines(page, "plain") for page in paged(lines))
        lines = []
        yield from paged_grid(table)
    yield from (Lines(page, "plain") for page in paged(lines))


def _lines(lookup: Lookup, part: parts.Part) -> Iterator[Line]:
    match part:
        case parts.Head(text):
            yield Line("", lead=plain(lookup, text))
        case parts.Para(text) | parts.Aside(text):
            yield from (Line(piece) for piece in _pieces(plain(lookup, text)))
        case parts.Bullets(texts) | parts.Steps(texts):
            yield from (Line(plain(lookup, text)) for text in texts)


def _pieces(words: str, most: int = 160) -> Iterator[str]:
    """A long paragraph cut at its spaces, where Thai clauses end."""
    piece = ""
    for clause in words.split(" "):
        if piece and width(piece) + width(clause) > most:
            yield piece
            piece = ""
        piece = f"{piece} {clause}".strip()
    yield piece


def _table(lookup: Lookup, part: parts.Part) -> Grid | None:
    if isinstance(part, parts.Table):
        heads = tuple(column.title for column in part.columns)
        rows = tuple(tuple(plain(lookup, cell) for cell in row) for row in part.rows)
        return Grid(heads, rows, aligned(heads, rows))
    if isinstance(part, parts.Figures):
        asked = tuple(name for name in part.columns if name not in part.blank)
        columns, rows = figure_rows(lookup, replace(part, columns=asked, blank=()))
        heads = tuple(column.label for column in columns)
        return Grid(heads, tuple(map(tuple, rows)), aligned(heads, rows), bool(part.total))
    return None


def _plan(lookup: Lookup, exercise: model.Exercise, sources: tuple[Source, ...]) -> Iterator[Show]:
    rows = [(phase.title, str(phase.minutes)) for phase in exercise.plan]
    rows.append(("รวม", str(exercise.minutes)))
    grid = Grid(("ช่วง", "นาที"), tuple(rows), (False, True), total=True)
    say = tuple(f"{phase.title}: {plain(lookup, phase.text)}" for phase in exercise.plan if phase.text)
    for page in paged_grid(grid):
        yield Show("plan", "เวลา", page, Talk(0, say or ("บอกเวลาของแต่ละช่วง",)), sources)


def _work(lookup: Lookup, exercise: model.Exercise, sources: tuple[Source, ...]) -> Show:
    """The count-down of the longest stretch, in which the groups work."""
    phase = max(exercise.plan, key=lambda each: each.minutes)
    lines = (f"{phase.minutes} นาที",)
    talk = Talk(phase.minutes, ("เริ่มจับเวลา เดินดูทุกกลุ่ม", "เตือนเมื่อเหลือ 5 นาที"), wrong=_mistakes(lookup, exercise))
    return Show("work", "ลงมือทำ", Large(phase.title, lines), talk, sources, timer=phase.minutes * 60)


def _scenario_talk(exercise: model.Exercise) -> tuple[str, ...]:
    return ("ให้เวลาอ่าน แล้วถามว่าใครไม่เข้าใจคำหรือตัวเลขใด", f"แจก{exercise.materials[0]}" if exercise.materials else "")


def _mistakes(lookup: Lookup, exercise: model.Exercise) -> tuple[str, ...]:
    return tuple(f"{plain(lookup, each.what)} ถามว่า: {plain(lookup, each.ask)}" for each in exercise.mistakes)


def _sources(lookup: Lookup, exercise: model.Exercise) -> Iterator[Source]:
    yield Source(f"แบบฝึก {exercise.no}", f"{exercise.page}.html")
    for entry in (lookup.entries[name] for name in exercise.entries[:2]):
        yield Source(f"หัวข้อ {lookup.entry_citation(entry).label}", entry_target(entry))
