"""A chapter's deck from its record: what it names is looked up, what it counts is worked out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from macros import model
from macros.html_law import anchor
from macros.html_manual import entry_target
from macros.lookup import Lookup
from macros.model import decks
from macros.slide_picture import picture
from macros.slide_table import grid
from macros.slides import Body, Deck, Large, Line, Lines, Show, Source, Talk
from macros.training_text import plain

READ = "ตัวบท ณ มิ.ย. 2564"


def chapter_deck(lookup: Lookup, record: model.Deck) -> Deck:
    """The deck of a chapter, its cover first. Raises ComputeError for a figure that cannot be worked out."""
    shows = (_cover(lookup, record), *(show(lookup, slide) for slide in record.slides))
    about = f"{record.chapter} · {len(shows)} แผ่น · {record.minutes} นาที"
    return Deck(record.id, record.title, record.short, about, record.minutes, record.updated, shows)


def show(lookup: Lookup, slide: decks.Slide) -> Show:
    """One slide of a record, everything it names looked up."""
    return Show(
        kind=getattr(slide, "KEY", "points"),
        title=plain(lookup, slide.title),
        body=_BODIES[type(slide)](lookup, slide),
        talk=_talk(lookup, slide),
        sources=tuple(_sources(lookup, slide)),
        labels=tuple(dict.fromkeys(_labels(lookup, slide))),
        timer=_exercise(lookup, slide).minutes * 60 if isinstance(slide, decks.Task) else 0,
    )


def _cover(lookup: Lookup, record: model.Deck) -> Show:
    goals = [goal for goal in lookup.library.objectives if set(goal.entries) & set(record.entries)]
    say = (
        f"แนะนำตัว บอกเวลา {record.minutes} นาที และบอกว่าถามได้ตลอด",
        *(f"เป้าหมาย {goal.no}: {goal.text}" for goal in goals),
    )
    lines = (f"{record.chapter} · {record.minutes} นาที", f"สำหรับ{record.audience}")
    source = Source(f"คู่มือ {record.chapter}", entry_target(lookup.entries[record.entries[0]]))
    return Show("cover", record.title, Large("", lines), Talk(0, say), (source,))


def _talk(lookup: Lookup, slide: decks.Slide) -> Talk:
    say = tuple(plain(lookup, words) for words in slide.say)
    wrong = (plain(lookup, slide.wrong),) if slide.wrong else ()
    return Talk(slide.minutes, say, plain(lookup, slide.ask or ""), wrong)


# --- Bodies ----------------------------------------------------------------------------------------------------------


def _opener(lookup: Lookup, slide: decks.Opener) -> Body:
    return Large(plain(lookup, slide.lead))


def _points(lookup: Lookup, slide: decks.Points) -> Body:
    brief = lookup.entries[slide.brief].brief if slide.brief else ()
    picked = tuple(brief[n - 1] for n in slide.pick) if slide.pick else brief
    return Lines(tuple(Line(plain(lookup, words)) for words in (*picked, *slide.points)))


def _steps(lookup: Lookup, slide: decks.Steps) -> Body:
    words = (step.text or (lookup.items[step.item][1].text if step.item else "") for step in slide.steps)
    return Lines(tuple(Line(plain(lookup, each)) for each in words), "steps")


def _laws(lookup: Lookup, slide: decks.Laws) -> Body:
    return Lines(tuple(_law_line(lookup, law, slide.gist) for law in slide.laws), "law")


def _law_line(lookup: Lookup, name: str, gist: bool) -> Line:
    regulation, section = lookup.law(name)
    page = f"regulations.html#{anchor(regulation, section)}"
    if section is None:
        return Line(regulation.relevance, regulation.short, page=page)
    words = f"“{section.quote}”" if section.quote and not gist else section.gist
    return Line(words, f"{section.no} {regulation.short}", page=page)


def _case(lookup: Lookup, slide: decks.CaseOf) -> Body:
    case = _case_of(lookup, slide)
    said = [case.statements[n - 1] for n in slide.statements]
    lines = [Line(each.text, mark=each.certainty) for each in said]
    lines += [Line(_without_own(case.lessons[n - 1]), "บทเรียน", mark="own") for n in slide.lessons]
    return Lines(tuple(lines), "case")


def _case_of(lookup: Lookup, slide: decks.CaseOf) -> model.Case:
    return next(case for case in lookup.library.cases if case.id == slide.case)


def _without_own(words: str) -> str:
    """A lesson without the label at its end, which is shown as a label."""
    return words.replace(" (ข้อเสนอของผู้จัดทำ)", "").replace(" (ข้อเสนอของผู้จัดทำ ให้นิติกรตรวจก่อนใช้)", "")


def _question(lookup: Lookup, slide: decks.Question) -> Body:
    choices = tuple(plain(lookup, choice) for choice in slide.choices)
    return Large(plain(lookup, slide.question), choices, lettered=bool(choices))


def _exercise(lookup: Lookup, slide: decks.Task) -> model.Exercise:
    return next(exercise for exercise in lookup.library.exercises if exercise.id == slide.exercise)


def _task(lookup: Lookup, slide: decks.Task) -> Body:
    exercise = _exercise(lookup, slide)
    return Large(f"{exercise.no} {exercise.short}", (f"เวลา {exercise.minutes} นาที", exercise.group))


_BODIES: dict[type, Callable[..., Body]] = {
    decks.Opener: _opener,
    decks.Points: _points,
    decks.Steps: _steps,
    decks.Table: grid,
    decks.Picture: picture,
    decks.Laws: _laws,
    decks.CaseOf: _case,
    decks.Question: _question,
    decks.Task: _task,
}


# --- Sources and labels ----------------------------------------------------------------------------------------------


def _sources(lookup: Lookup, slide: decks.Slide) -> Iterator[Source]:
    yield from _entries(lookup, slide.brief_entries if isinstance(slide, decks.Points) else slide.entries)
    if isinstance(slide, decks.Laws):
        yield Source(READ, "regulations.html")
    if isinstance(slide, decks.CaseOf):
        case = _case_of(lookup, slide)
        yield Source(f"กรณี {case.place}", f"cases/index.html#{case.id}")
    if isinstance(slide, decks.Task):
        exercise = _exercise(lookup, slide)
        yield Source(f"แบบฝึก {exercise.no}", f"{exercise.page}.html")
    if isinstance(slide, decks.Table) and slide.example and slide.example in lookup.forms:
        form = lookup.forms[slide.example]
        yield Source(f"{form.no} ฉบับตัวอย่าง", f"templates/{form.id}.html")


def _entries(lookup: Lookup, names: Sequence[str]) -> Iterator[Source]:
    for entry in (lookup.entries[name] for name in names):
        yield Source(f"หัวข้อ {lookup.entry_citation(entry).label}" if entry.no else entry.title, entry_target(entry))


def _labels(lookup: Lookup, slide: decks.Slide) -> Iterator[str]:
    if isinstance(slide, decks.Laws):
        sections = [lookup.law(name)[1] for name in slide.laws]
        levels = {section.certainty for section in sections if section}
        yield "medium" if "medium" in levels else "law"
        if any(section.lawyer for section in sections if section):
            yield "lawyer"
    if isinstance(slide, decks.CaseOf):
        case = _case_of(lookup, slide)
        yield "medium" if any(case.statements[n - 1].certainty == "medium" for n in slide.statements) else "high"
        if any("นิติกร" in case.lessons[n - 1] for n in slide.lessons):
            yield "lawyer"
    if isinstance(slide, decks.Table) and (slide.example or any("[[" in cell for row in slide.rows for cell in row)):
        yield "fiction"
    if slide.published:
        yield f"published:{slide.published}"
    if slide.label:
        yield slide.label
