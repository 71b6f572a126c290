"""The papers of the trainer's kit as neutral blocks: what participants get, what the trainer runs it by, the key.

    handout(exercise, lookup)    no answers: scenario, tasks, tables to write in
    notes(exercise, lookup)      time plan, how to run it, what groups get wrong
    key(exercise, lookup)        answers and criteria, always a file of its own

Trainers' papers keep Arabic digits: they are working papers, and exercise numbers are spoken of as on the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from macros import model
from macros.blocks import Block, Grid, GridColumn, Heading, Paragraph, Slot, Stamp, Text
from macros.examples import shown_cell
from macros.lookup import Lookup
from macros.model import training_parts as kit
from macros.training_text import plain

FICTION = "ชื่อหน่วยงาน บุคคล วันที่ และตัวเลขทั้งหมดเป็นเรื่องสมมติ"
KEEP_APART = "สำหรับวิทยากร แจกหลังกลุ่มนำเสนอแล้วเท่านั้น"


class Paper:
    """Makes blocks out of the texts and parts of the kit."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup
        self.numbers = count(1)

    def words(self, text: str, *, bold: bool = False) -> Text:
        """The text with its figures worked out."""
        return Text(plain(self.lookup, text), bold)

    def title(self, text: str) -> Heading:
        """The centred title of a paper."""
        return Heading((self.words(text, bold=True),), 1)

    def head(self, text: str) -> Heading:
        """A bold line over a section."""
        return Heading((self.words(text, bold=True),), 2)

    def flat(self, text: str, label: str = "") -> Paragraph:
        """A paragraph, with a bold word in front if there is a `label`."""
        front = (Text(f"{label} ", bold=True),) if label else ()
        return Paragraph((*front, self.words(text)), "flat")

    def note(self, text: str) -> Paragraph:
        """A small line."""
        return Paragraph((self.words(text),), "note")

    def bullets(self, texts: Iterable[str]) -> Iterator[Block]:
        """Lines without order."""
        return (Paragraph((*self.bullet(text), self.words(text)), "list") for text in texts)

    def bullet(self, text: str) -> tuple[Text, ...]:
        """A bullet, unless a box to tick stands there."""
        return () if text.startswith("☐") else (Text("• "),)

    def steps(self, texts: Iterable[str]) -> Iterator[Block]:
        """Lines with numbers."""
        return (Paragraph((Text(f"{n}. "), self.words(text)), "list") for n, text in enumerate(texts, start=1))

    def grid(self, heads: Iterable[tuple[str, float]], rows: Iterable[Iterable[str]], height: float = 0) -> Grid:
        """A table of texts; the widths are shares."""
        columns = tuple(GridColumn(title, width) for title, width in heads)
        return Grid(columns, tuple(tuple(self.cell(text) for text in row) for row in rows), row_height=height)

    def cell(self, text: str) -> tuple[Text, ...]:
        """A cell; nothing in it if it is a place to write."""
        return (self.words(text),) if text else ()

    def parts(self, found: Iterable[kit.Part]) -> Iterator[Block]:
        """The parts in order."""
        for part in found:
            yield from self.part(part)

    def part(self, part: kit.Part) -> Iterator[Block]:
        """The blocks of one part."""
        match part:
            case kit.Head(text):
                yield self.head(text)
            case kit.Para(text):
                yield self.flat(text)
            case kit.Aside(text):
                yield self.note(text)
            case kit.Bullets(texts):
                yield from self.bullets(texts)
            case kit.Steps(texts):
                yield from self.steps(texts)
            case kit.Table(columns, rows, height):
                made = tuple(GridColumn(c.title, c.width, c.align) for c in columns)
                yield Grid(made, tuple(tuple(self.cell(text) for text in row) for row in rows), row_height=height)
            case kit.Figures():
                yield self.figures(part)
            case kit.Lines(label, lines):
                yield from self.lines(label, lines)

    def figures(self, part: kit.Figures) -> Grid:
        """Rows of a worked example, with its sums, and empty cells where participants reckon."""
        columns, rows = figure_rows(self.lookup, part)
        heads = tuple(GridColumn(c.label, _width(c), "right" if is_number(c) else "left") for c in columns)
        return Grid(heads, tuple(tuple(self.cell(text) for text in row) for row in rows))

    def lines(self, label: str, lines: int) -> Iterator[Block]:
        """Dotted lines to write on."""
        for n in range(lines):
            slot = Slot(f"line-{next(self.numbers)}", label, "text")
            yield Paragraph(((Text(f"{label} "),) if n == 0 else ()) + (slot,), "flat")


def figure_rows(lookup: Lookup, part: kit.Figures) -> tuple[list[model.Field], list[list[str]]]:
    """The columns of a figures part, and its rows with the last one of sums, as text; blank cells are empty."""
    example = lookup.examples[part.example]
    field = example.by_id[part.table]
    columns = [next(c for c in field.columns if c.id == name) for name in part.columns]
    rows = [
        ["" if c.id in part.blank else shown_cell(c, example.work.cell(part.table, n, c.id)) for c in columns]
        for n in range(len(example.work.rows[part.table]))
    ]
    if part.total:
        sums = [
            shown_cell(c, example.value(f"sum({part.table}.{c.id})"))
            if c.id in part.total and c.id not in part.blank
            else ""
            for c in columns
        ]
        rows.append(["รวม", *sums[1:]])
    return columns, rows


def is_number(column: model.Field) -> bool:
    """Does a column stand at the right?"""
    return column.type in ("number", "baht", "percent")


def _width(column: model.Field) -> float:
    return 1 if is_number(column) else 1.7 if column.type in ("date", "choice") else 2.4


def stamp(name: str, title: str, record: model.Exercise | model.Agenda | model.Handout, page: str) -> Stamp:
    """What a paper of the kit carries in its footer."""
    landscape = isinstance(record, model.Handout) and record.landscape
    return Stamp(name, title, record.version, record.updated, page, "arabic", landscape)


# --- An exercise -----------------------------------------------------------------------------------------------------


def handout(exercise: model.Exercise, lookup: Lookup) -> tuple[Block, ...]:
    """What participants get."""
    return tuple(_handout(exercise, Paper(lookup)))


def _handout(exercise: model.Exercise, paper: Paper) -> Iterator[Block]:
    yield paper.title(f"ใบงาน {exercise.no} {exercise.title}")
    yield paper.flat(exercise.purpose)
    yield paper.flat(f"{exercise.minutes} นาที · {exercise.group}", "เวลาและกลุ่ม")
    yield paper.flat(exercise.product, "สิ่งที่ต้องได้")
    yield paper.head("สถานการณ์")
    yield paper.note(FICTION)
    yield from paper.parts(exercise.scenario)
    yield paper.head("งานของกลุ่ม")
    yield from paper.steps(exercise.tasks)
    yield paper.head("ที่เขียนของกลุ่ม")
    yield from paper.parts(exercise.handout)


def notes(exercise: model.Exercise, lookup: Lookup) -> tuple[Block, ...]:
    """What the trainer runs the exercise by; no answers."""
    return tuple(_notes(exercise, Paper(lookup)))


def _notes(exercise: model.Exercise, paper: Paper) -> Iterator[Block]:
    yield paper.title(f"บันทึกวิทยากร {exercise.no} {exercise.title}")
    yield paper.flat(exercise.purpose)
    yield paper.flat(exercise.group, "กลุ่ม")
    yield paper.head("วัตถุประสงค์")
    yield from paper.bullets(
        f"{o.no} {o.text}" for o in (paper.lookup.objectives[name] for name in exercise.objectives)
    )
    yield paper.head("เตรียม")
    yield from paper.bullets(exercise.materials)
    yield paper.head(f"แผนเวลา {exercise.minutes} นาที")
    yield plan(paper, exercise.plan)
    if exercise.short_plan:
        yield paper.head(f"แบบย่อ {exercise.short_minutes} นาที")
        yield plan(paper, exercise.short_plan)
    yield paper.head("ทำอะไรตามลำดับ")
    yield from paper.steps(exercise.run)
    yield paper.head("กลุ่มมักพลาดตรงไหน และควรถามอะไร")
    yield paper.grid((("กลุ่มทำอย่างนี้", 1), ("ถามกลับว่า", 1)), ((m.what, m.ask) for m in exercise.mistakes))
    yield paper.head("คำถามปิดท้าย")
    yield from paper.bullets(exercise.debrief)


def plan(paper: Paper, phases: Iterable[model.Phase]) -> Grid:
    """A time plan with the minute at which each stretch begins."""
    rows, start = [], 0
    for phase in phases:
        rows.append((f"{start}–{start + phase.minutes}", str(phase.minutes), phase.title, phase.text or ""))
        start += phase.minutes
    return paper.grid((("นาทีที่", 1), ("นาที", 0.8), ("ช่วง", 2), ("ใครทำอะไร", 4)), rows)


def key(exercise: model.Exercise, lookup: Lookup) -> tuple[Block, ...]:
    """Answers and criteria."""
    return tuple(_key(exercise, Paper(lookup)))


def _key(exercise: model.Exercise, paper: Paper) -> Iterator[Block]:
    yield paper.title(f"เฉลย {exercise.no} {exercise.title}")
    yield paper.note(KEEP_APART)
    yield from paper.parts(exercise.key)
    yield paper.head(f"เกณฑ์ให้คะแนน รวม {sum(c.points for c in exercise.criteria)} คะแนน")
    rows = [(c.text, str(c.points), "") for c in exercise.criteria]
    yield paper.grid((("เกณฑ์", 5), ("เต็ม", 0.8), ("ได้", 0.8)), rows)
    if exercise.lawyer:
        yield paper.note("แนวคำตอบเรื่องกฎหมาย ให้นิติกรตรวจกับตัวบทฉบับปัจจุบันก่อนใช้กับงานจริง")
