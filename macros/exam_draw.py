"""Which questions of the test a room gets, and in which order: the same from the same code, here and in the browser.

    draw(bank, Order("r7k2", ("1", "2"), 10))   Paper(… questions=(Drawn("t-09", "cabd"), …))

`docs/assets/js/exam-draw.js` is the same in JavaScript; `tests/browser/test_exam.py` holds one against the other.

How it goes, so that anybody can check a paper by hand:
1. The code's bytes make a number by FNV-1a (32 bit); xorshift32 goes on from it. The first sixteen are left out.
2. Each chosen chapter gets one question if the count allows, the rest go by size, largest remainder first.
3. In each chapter the questions are shuffled (Fisher-Yates from the end), and the first ones taken.
4. The places of the right answers are dealt so that each of the four comes up equally often, then shuffled.
5. In each question the wrong choices are shuffled and the right one is put at its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from macros import model
from macros.model.exam import CHOICES, ChoiceId

T = TypeVar("T")
_MASK = 0xFFFFFFFF
#: Numbers left out at the start: short codes that differ in one letter begin alike.
WARM_UP = 16
#: Questions of a room whose code does not say how many.
DEFAULT_COUNT = 10


@dataclass(frozen=True)
class Bank:
    """All that is drawn from, in the order of the data."""

    chapters: tuple[model.ExamChapter, ...]
    questions: tuple[model.ExamQuestion, ...]
    sets: tuple[model.ExamSet, ...]

    @classmethod
    def of(cls, library: model.Library) -> Bank:
        """The questions of the library."""
        return cls(library.exam_chapters, library.exam_questions, library.exam_sets)


@dataclass(frozen=True)
class Order:
    """What a room asks for. The code of a fixed set decides chapters and count by itself."""

    seed: str
    chapters: tuple[str, ...] = ()
    count: int = DEFAULT_COUNT

    @classmethod
    def of(cls, code: str, chapters: Sequence[model.ExamChapter]) -> Order:
        """What a code says: `k7m2-20` asks for 20 questions, `k7m2-20-12` for those of the first two chapters.

        The count has two digits, so that `room-2` is just a name.
        """
        found = re.fullmatch(r".+?-(\d{2})(?:-([1-9]{1,9}))?", code)
        if not found:
            return cls(code)
        named = tuple(chapter.id for n, chapter in enumerate(chapters, start=1) if str(n) in (found[2] or ""))
        return cls(code, named, int(found[1]) or DEFAULT_COUNT)


@dataclass(frozen=True)
class Drawn:
    """A question of a paper; `choices` are the ids of its choices as they are shown."""

    id: str
    choices: tuple[ChoiceId, ...]

    def shown(self, answer: ChoiceId) -> int:
        """The place, from 0, at which a choice is shown."""
        return self.choices.index(answer)


@dataclass(frozen=True)
class Paper:
    """A drawn test."""

    seed: str
    chapters: tuple[str, ...]
    questions: tuple[Drawn, ...]

    @property
    def count(self) -> int:
        """How many questions it has."""
        return len(self.questions)


class Random:
    """Whole numbers from a code: FNV-1a, then xorshift32 (Marsaglia 2003, steps 13, 17, 5)."""

    def __init__(self, code: str) -> None:
        state = 0x811C9DC5
        for byte in code.encode():
            state = ((state ^ byte) * 0x01000193) & _MASK
        self._state = state or 1  # zero would stay zero
        for _ in range(WARM_UP):
            self._next()

    def _next(self) -> int:
        x = self._state
        x ^= (x << 13) & _MASK
        x ^= x >> 17
        x ^= (x << 5) & _MASK
        self._state = x
        return x

    def below(self, n: int) -> int:
        """A number from 0 to n - 1."""
        return (self._next() * n) >> 32

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The items in another order."""
        mixed = list(items)
        for last in range(len(mixed) - 1, 0, -1):
            other = self.below(last + 1)
            mixed[last], mixed[other] = mixed[other], mixed[last]
        return mixed


def draw(bank: Bank, order: Order) -> Paper:
    """The paper of a room. No chapter named means all of them; more than there are means all there are."""
    random = Random(order.seed)
    fixed = next((each for each in bank.sets if each.id == order.seed), None)
    names = {q.chapter for q in bank.questions if fixed and q.id in fixed.questions} if fixed else set(order.chapters)
    chapters = tuple(chapter.id for chapter in bank.chapters if not names or chapter.id in names)
    ids = list(fixed.questions) if fixed else _chosen(bank, chapters, order.count, random)
    by_id = {question.id: question for question in bank.questions}
    places = right_places(len(ids), random)
    drawn = [_shown(by_id[name], place, random) for name, place in zip(ids, places, strict=True)]
    return Paper(order.seed, chapters, tuple(drawn))


def _chosen(bank: Bank, chapters: Sequence[str], count: int, random: Random) -> list[str]:
    of_chapter = [[q.id for q in bank.questions if q.chapter == chapter] for chapter in chapters]
    shares = quotas([len(ids) for ids in of_chapter], count)
    return [name for ids, share in zip(of_chapter, shares, strict=True) for name in random.shuffled(ids)[:share]]


def quotas(sizes: Sequence[int], count: int) -> list[int]:
    """How many questions each chapter gives: one each if that is possible, the rest by size.

    >>> quotas([12, 14, 8, 8, 5, 3], 10)
    [2, 2, 2, 2, 1, 1]
    """
    wanted = min(count, sum(sizes))
    first = [1 if size and wanted >= len(sizes) else 0 for size in sizes]
    left, room = wanted - sum(first), [size - one for size, one in zip(sizes, first, strict=True)]
    total = sum(room) or 1
    shares = [left * size // total for size in room]
    by_remainder = sorted(range(len(sizes)), key=lambda n: (-(left * room[n] % total), n))
    for n in by_remainder[: left - sum(shares)]:
        shares[n] += 1
    return [one + share for one, share in zip(first, shares, strict=True)]


def right_places(count: int, random: Random) -> list[int]:
    """Where the right choice of each question stands, 0 to 3; no place more than once oftener than another."""
    dealt: list[int] = []
    while len(dealt) < count:
        dealt += random.shuffled(range(len(CHOICES)))
    return random.shuffled(dealt[:count])


def _shown(question: model.ExamQuestion, place: int, random: Random) -> Drawn:
    wrong = random.shuffled([choice for choice in CHOICES if choice != question.answer])
    return Drawn(question.id, (*wrong[:place], question.answer, *wrong[place:]))
