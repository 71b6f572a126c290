"""Where a link of the site leads in the book: to a place inside, or to a page of the site with a short address.

Links(places, forms, site).of("manual/2-1.html", "../templates/f02-needs-survey.html", "แบบสำรวจ")
    Link(to="../../templates/f02-needs-survey.html", inside=False, shown="F02")
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass

#: Where the books lie in the site: links to pages that are not inside start there.
FOLDER = "manual/files"
BOOK = f"{FOLDER}/manual-book.pdf"
CHAPTERS = ("1", "2", "3")


def chapter_file(no: str) -> str:
    """Path of a chapter's PDF in the site.

    >>> chapter_file("2")
    'manual/files/manual-ch-2.pdf'
    """
    return f"{FOLDER}/manual-ch-{no}.pdf"


@dataclass(frozen=True)
class Link:
    """A destination, and what to show of it on paper."""

    to: str
    inside: bool
    shown: str = ""


@dataclass(frozen=True)
class Links:
    """`places` are the places of the book: page and anchor, as in "manual/2-1.html#m-2-1". `forms` maps a form's id to
    its number, `entries` a page of the manual to its number. `site` is the site's address, empty if it has none yet.
    """

    places: frozenset[str]
    forms: Mapping[str, str]
    entries: Mapping[str, str]
    site: str = ""

    def of(self, page: str, address: str, words: str) -> Link | None:
        """Destination of `address` as written on `page` (both as in the site); None if it does not exist."""
        if re.match(r"(https?|mailto):", address):
            return Link(address, inside=False, shown=address.removeprefix("https://") if address not in words else "")
        path, _, anchor = address.partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
        place = f"{target}#{anchor}" if anchor else target
        if target in self.places:
            shown = "" if target == page else self._shown(target, words)
            return Link(place, inside=True, shown=shown) if place in self.places else None
        outside = self.site + target if self.site else posixpath.relpath(target, FOLDER)
        return Link(outside + (f"#{anchor}" if anchor else ""), inside=False, shown=self._shown(target, words))

    def _shown(self, target: str, words: str) -> str:
        """Number of a form or an entry if the words do not say it, address of any other page."""
        stem = target.removesuffix(".html")
        folder, _, name = stem.rpartition("/")
        if number := self.forms.get(name) if folder == "templates" else self.entries.get(target):
            return "" if number in words else number
        return "" if target in self.places else stem  # inside, the words name the law, the term or the question
