"""The manual as one PDF, and each chapter as its own: `files(pages, library, edition, cache) -> {name: bytes}`.

The pages are those that MkDocs has rendered, after all macros: what the site shows is what is printed. Typesetting some
450 pages takes a quarter of a minute, so the result is kept under a hash of all that goes into it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from macros import build, model, opendata, pdf
from macros.book_chapters import chapter
from macros.book_links import BOOK, CHAPTERS, chapter_file
from macros.book_page import Json
from macros.book_parts import Edition, Source, book, places
from macros.code_hash import code_hash
from macros.pdf_text import exact_text

#: Together the template: lines and tables, then blocks made of them, then the parts of the book.
TEMPLATES = ("book_lines.typ", "book_blocks.typ", "book.typ")


def sources(pages: Sequence[Source], library: model.Library) -> dict[str, Source] | None:
    """The pages that the book is made of; None if the site holds only some of them, as a trial build may."""
    found = {page.file: page for page in pages}
    wanted = [place.file for place in places(library)]
    return {file: found[file] for file in wanted} if all(file in found for file in wanted) else None


def files(pages: Mapping[str, Source], library: model.Library, edition: Edition, cache: Path) -> dict[str, bytes]:
    """The book and its chapters by their path in the site, from the cache if nothing changed. Raises BookError."""
    forms = [(form.id, form.no) for form in library.forms]
    key = (code_hash("book"), [vars(page) for page in pages.values()], vars(edition), forms, places(library))
    record = hashlib.sha256(opendata.as_json(opendata.plain(key))).hexdigest()
    return build.cached(cache, record, partial(_made, pages, library, edition))


def _made(pages: Mapping[str, Source], library: model.Library, edition: Edition) -> dict[str, bytes]:
    content = book(pages, library, edition, pdf.characters())
    whole = render(content, edition.updated)
    return {BOOK: whole} | {chapter_file(no): _chapter(whole, content, no, edition.site) for no in CHAPTERS}


def _chapter(whole: bytes, content: Json, no: str, site: str) -> bytes:
    """One chapter, from its first page up to that of the next part of the highest level."""
    parts = content["parts"]
    start = next(n for n, part in enumerate(parts) if part["no"] == no)
    behind = next(part for part in parts[start + 1 :] if part["level"] == 1)
    title = f"{content['title']} {parts[start]['chapter']}"
    names = [part["blocks"][0]["id"] for part in parts]
    return chapter(whole, names, names[start], behind["blocks"][0]["id"], (content["title"], title), site)


def render(content: Json, time: int) -> bytes:
    """The book as a tagged PDF, stamped with `time` (seconds since 1970)."""
    made = pdf.compiler().compile(
        b"".join((Path(__file__).parent / name).read_bytes() for name in TEMPLATES),
        format="pdf",
        sys_inputs={"book": json.dumps(content, ensure_ascii=False)},
        pdf_standards="ua-1",
        timestamp=time,
    )
    assert isinstance(made, bytes)  # a list only for formats with a file for each page
    return exact_text(made)
