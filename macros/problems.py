"""What is wrong in the data, said to the person who edits it.

data/forms/f07-council-motion.yml:12 (f07-council-motion) ไม่มี title → เขียน title: แล้วตามด้วยข้อความ
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Place:
    """A line of a file; `record` is the id of the record that the line belongs to, empty if there is none yet."""

    file: str
    line: int
    record: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" + (f" ({self.record})" if self.record else "")


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: where, what is wrong, what to write instead. Both sentences in Thai."""

    place: Place
    wrong: str
    write: str

    def __str__(self) -> str:
        return f"{self.place} {self.wrong} → {self.write}"


class DataErrors(ValueError):
    """Every problem found, not just the first: an editor mends a file once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        lines = [f"ข้อมูลมีที่ต้องแก้ {len(self.problems)} แห่ง", *map(str, self.problems)]
        super().__init__("\n".join(lines))
