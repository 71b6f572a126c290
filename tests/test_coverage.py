"""Every article, step, criterion, row and practice of the companion documents has its place, and says what it must.

`tests/coverage/seed-00N.yml` lists them in the order of the document; a line that is left out says why.
"""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

FILES = sorted((Path(__file__).parent / "coverage").glob("*.yml"))
_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class _Outline(HTMLParser):
    """The text of a page, and where elements with an id start and end in it."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.starts: dict[str, int] = {}
        self.ends: dict[str, int] = {}
        self.headings: list[tuple[int, str, int]] = []
        self._open: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = dict(attrs).get("id")
        if name:
            self.starts[name] = len(self.text)
            if re.fullmatch("h[1-6]", tag):
                self.headings.append((int(tag[1]), name, len(self.text)))
        if tag not in _VOID:
            self._open.append((tag, name))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            opened, name = self._open.pop()
            if name:
                self.ends[name] = len(self.text)
            if opened == tag:
                break

    def handle_data(self, data: str) -> None:
        self.text += data

    def under(self, anchor: str) -> str:
        """The text under a heading up to the next of its level, or within another element; one space between words."""
        start, end = self.starts[anchor], self.ends.get(anchor, len(self.text))
        level = next((level for level, name, _ in self.headings if name == anchor), None)
        if level:
            later = (at for other, _, at in self.headings if at > start and other <= level)
            end = next(later, len(self.text))
        return " ".join(self.text[start:end].split())


@cache
def outline(path: Path) -> _Outline:
    """A page of the built site."""
    made = _Outline()
    made.feed(path.read_text("utf-8"))
    return made


def rows(path: Path) -> list[dict[str, Any]]:
    """The lines of a coverage file."""
    return list(yaml.safe_load(path.read_text("utf-8")))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_part_of_the_document_is_where_the_table_says(path: Path, site: Path) -> None:
    missing = []
    for row in rows(path):
        if "left_out" in row:
            continue
        page = outline(site / row["page"])
        if row["anchor"] not in page.starts or " ".join(row["says"].split()) not in page.under(row["anchor"]):
            missing.append(f"{row['what']} → {row['page']}#{row['anchor']}: {row['says']}")
    assert missing == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_table_follows_the_document_and_says_why_something_is_left_out(path: Path) -> None:
    lines = [row["line"] for row in rows(path)]
    assert lines == sorted(lines)
    assert all(row["left_out"].strip() for row in rows(path) if "left_out" in row)
    assert all(5 <= len(row["says"]) <= 60 for row in rows(path) if "says" in row)
