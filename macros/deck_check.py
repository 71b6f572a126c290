"""Slides that say too much, or name what is not there, by file and line; and every deck of a library."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros import model
from macros.compute_parse import ComputeError
from macros.lookup import Lookup
from macros.problems import Place, Problem
from macros.slide_deck import chapter_deck, show
from macros.slide_exercise import exercise_deck
from macros.slide_fit import problems
from macros.slides import Deck


def decks(lookup: Lookup) -> tuple[Deck, ...]:
    """All decks, chapters first, then exercises in their order."""
    chapters = (chapter_deck(lookup, record) for record in lookup.library.decks)
    return (*chapters, *(exercise_deck(lookup, each) for each in lookup.library.exercises))


def deck_problems(
    library: model.Library, places: Mapping[str, Place], parts: Mapping[tuple[str, str, str], Place]
) -> Iterator[Problem]:
    """What is wrong with the slides of chapters: figures, numbers of sentences, length."""
    lookup = Lookup(library)
    for record in library.decks:
        for number, slide in enumerate(record.slides):
            place = parts.get((record.id, "slides", str(number)), places[record.id])
            try:
                drawn = show(lookup, slide)
            except ComputeError as error:
                yield Problem(place, error.wrong, error.write)
            except (IndexError, KeyError, StopIteration, ValueError):
                wrong = f"แผ่น {slide.title} อ้างข้อ แถว หรือคอลัมน์ที่ไม่มี"
                yield Problem(place, wrong, "นับข้อจาก 1 และใช้ชื่อตารางกับคอลัมน์ของตัวอย่างนั้น")
            else:
                yield from (Problem(place, wrong, write) for wrong, write in problems(drawn))
