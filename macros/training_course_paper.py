"""The papers of a course as neutral blocks: the agenda for the wall, the questions on cases, the one-page hand-outs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros import model
from macros.blocks import Block
from macros.lookup import Lookup
from macros.training_paper import Paper

#: Letters that the fonts of the papers do not have, with the brackets around them: foreign names that pages also give.
_FOREIGN = re.compile(r" ?\([\u3000-\u9fff]+\)| ?[\u3000-\u9fff]+")


def agenda(record: model.Agenda, lookup: Lookup) -> tuple[Block, ...]:
    """An agenda to print and put on the wall."""
    return tuple(_agenda(record, Paper(lookup)))


def _agenda(record: model.Agenda, paper: Paper) -> Iterator[Block]:
    yield paper.title(f"วาระอบรม {record.title}")
    yield paper.flat(record.summary)
    for day in record.days:
        yield paper.head(f"{day.title} {clock(day.start)}–{clock(day.end)} น.")
        rows = [(span(s), str(s.minutes), session_title(s), s.result, s.leader) for s in day.sessions]
        yield paper.grid((("เวลา", 1.5), ("นาที", 0.8), ("กิจกรรม", 3.4), ("ได้อะไร", 3), ("ผู้นำ", 1.6)), rows)
        if day.homework:
            yield paper.flat(day.homework, "การบ้าน")
    yield paper.head("เตรียมก่อนวันงาน")
    yield from paper.bullets(record.prepare)


def session_title(session: model.Session) -> str:
    """The activity with the number of its exercise in front."""
    return f"{session.exercise.upper()} {session.title}" if session.exercise else session.title


def clock(time: str) -> str:
    """`08:30` as Thai writes it: `08.30`."""
    return time.replace(":", ".")


def span(session: model.Session) -> str:
    """`08.30–08.50`."""
    return f"{clock(session.start)}–{clock(end(session.start, session.minutes))}"


def end(start: str, minutes: int) -> str:
    """The clock `minutes` after `start`.

    >>> end("08:30", 45)
    '09:15'
    """
    total = as_minutes(start) + minutes
    return f"{total // 60:02d}:{total % 60:02d}"


def as_minutes(time: str) -> int:
    """Minutes since midnight."""
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)


def discussions(lookup: Lookup, *, points: bool) -> tuple[Block, ...]:
    """The questions on cases, for participants or, with `points`, for the facilitator."""
    return tuple(_discussions(Paper(lookup), points))


def _discussions(paper: Paper, points: bool) -> Iterator[Block]:
    yield paper.title("อภิปรายกรณี " + ("ประเด็นของวิทยากร" if points else "คำถาม 7 ข้อ"))
    for n, record in enumerate(paper.lookup.library.discussions, start=1):
        yield paper.head(f"{n}. {record.question}")
        cases = ", ".join(paper.lookup.cases[name].title for name in record.cases)
        yield paper.flat(f"{cases} ({record.minutes} นาที)", "กรณี")
        if not points:
            yield from paper.lines("คำตอบของกลุ่ม", 3)
            continue
        yield paper.flat("", "ที่แหล่งบอก")
        yield from paper.bullets(said_with_source(paper.lookup, said) for said in paper.lookup.known(record))
        yield paper.flat("", "ชวนคิด (ข้อเสนอของผู้จัดทำ)")
        yield from paper.bullets(record.points)
        if record.unknown:
            yield paper.flat(" · ".join(record.unknown), "ไม่พบในแหล่ง")


def said_with_source(lookup: Lookup, said: model.Statement) -> str:
    """A statement, how sure it is, and who says so."""
    sources = "; ".join(lookup.sources[source].title for source in said.sources)
    front = "" if said.certainty == "high" else "ตามที่เผยแพร่ "
    return _FOREIGN.sub("", f"{front}{said.text} ({sources})")


def sheet(record: model.Handout, lookup: Lookup) -> tuple[Block, ...]:
    """A paper that belongs to no single exercise."""
    paper = Paper(lookup)
    return (paper.title(record.title), *paper.parts(record.parts))
