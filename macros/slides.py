"""Slides as neutral parts, before anyone decides whether they become a page or a PPTX file.

A deck's record (`macros.model.decks`) or an exercise (`macros.model.training`) becomes `Show`s: title, body, labels,
sources and notes, all words worked out. `macros.html_slides` and `macros.pptx_deck` draw them and read no data.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Line:
    """A line of text.

    `lead` stands bold in front and may link to a `page`, `deep` is how far the line is set in, `mark` a label behind.
    """

    text: str
    lead: str = ""
    deep: int = 0
    mark: str = ""
    page: str = ""


@dataclass(frozen=True)
class Lines:
    """Sentences one below the other; `kind` says whether they are steps, points, or words of a law."""

    lines: tuple[Line, ...]
    kind: str = "points"


@dataclass(frozen=True)
class Grid:
    """A table; `right` says of each column whether it holds numbers, `total` whether the last row is a sum."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    total: bool = False


@dataclass(frozen=True)
class Column:
    """A stage or a body of a picture, with what belongs to it."""

    title: str
    note: str
    nodes: tuple[Line, ...]


@dataclass(frozen=True)
class Columns:
    """A picture of stages side by side; `alt` says in words what it shows, `onward` whether one leads to the next."""

    columns: tuple[Column, ...]
    alt: str
    onward: bool = True


@dataclass(frozen=True)
class Large:
    """One large sentence, with small lines below."""

    text: str
    lines: tuple[str, ...] = ()
    #: Choices to answer with carry letters; other lines do not.
    lettered: bool = False


Body = Lines | Grid | Columns | Large


@dataclass(frozen=True)
class Source:
    """Where a slide's words come from; `page` is its site path, empty for a source without one."""

    words: str
    page: str = ""


@dataclass(frozen=True)
class Talk:
    """The speaker's notes."""

    minutes: int
    say: tuple[str, ...]
    ask: str = ""
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True)
class Show:
    """A slide. `labels` are keys of `macros.slide_labels`; `kind` is the record's key, cover for the first."""

    kind: str
    title: str
    body: Body
    talk: Talk
    sources: tuple[Source, ...] = ()
    labels: tuple[str, ...] = ()
    #: Seconds of a count-down that belongs to this slide alone, 0 for none.
    timer: int = 0


@dataclass(frozen=True)
class Deck:
    """A deck to draw."""

    id: str
    title: str
    short: str
    about: str
    minutes: int
    updated: date
    shows: tuple[Show, ...]

    @property
    def file(self) -> str:
        """Path of its PPTX below docs/."""
        return f"training/files/deck-{self.id}.pptx"

    @property
    def page(self) -> str:
        """Path of its page on the site."""
        return f"training/slides/{self.id}.html"


#: What a label says.
LABELS = {
    "law": "อ่านจากตัวบท",
    "high": "อ่านจากต้นเอกสาร",
    "medium": "ตามที่เผยแพร่",
    "own": "ข้อเสนอของผู้จัดทำ",
    "lawyer": "ให้นิติกรตรวจก่อนใช้",
    "verify": "ควรตรวจสอบ",
    "fiction": "ชื่อและตัวเลขสมมติ",
}


def label_words(label: str) -> str:
    """A label as words: `own`, or `published:สภายุโรป`."""
    kind, _, who = label.partition(":")
    return f"ตามที่เผยแพร่โดย{who if who[:1] >= 'ก' else f' {who}'}" if kind == "published" else LABELS[kind]


def spoken(talk: Talk) -> tuple[tuple[str, str], ...]:
    """The notes as lines, each with the word in front of it."""
    minutes = (("เวลา", f"{talk.minutes} นาที"),) if talk.minutes else ()
    asked = (("ถาม", talk.ask),) if talk.ask else ()
    return (
        *minutes,
        *(("พูด", words) for words in talk.say if words),
        *asked,
        *(("มักพลาด", words) for words in talk.wrong),
    )
