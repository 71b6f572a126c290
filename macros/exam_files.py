"""Files of the test: printed sets with separate keys, blanks for the browser to fill, and the questions for its pages.

jobs(library)      what makes them, each with what it is made of (see macros.build)
bank_script(…)     window.KB.examBank, all questions for the pages
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from macros import docx, exam_paper, html_law, model, pdf, template_script
from macros.blocks import Block, Stamp
from macros.exam_draw import Bank, Order, draw
from macros.field_definitions import as_script
from macros.lookup import Lookup
from macros.model.exam import CHOICES

FOLDER = "training/files"
BANK = "assets/training/exam.js"
Files = dict[str, bytes]


def stem(name: str) -> str:
    """`set-a` → `exam-a`."""
    return f"exam-{name.removeprefix('set-')}"


def jobs(library: model.Library) -> Iterator[tuple[object, Callable[[], Files]]]:
    """Each with its record, which is its key in the cache, and the function that makes the files."""
    if not library.exam_sets:
        return
    lookup, bank = Lookup(library), Bank.of(library)
    newest = max(library.exam_sets, key=lambda each: each.updated)
    for each in library.exam_sets:
        sheet = exam_paper.sheet_of(draw(bank, Order(each.id)), lookup, f"{each.title} · รหัส {each.id}")
        for key, title, blocks in _both(sheet):
            name = stem(each.id) + key
            drawn = blocks, exam_paper.stamp(name, f"{title} {each.title}", each.version, each.updated, _page(key))
            yield drawn, partial(paper_files, name, *drawn)
    for key, title, blocks in _both(None):
        name = exam_paper.BLANK_KEY if key else exam_paper.BLANK
        blank = blocks, exam_paper.stamp(name, title, newest.version, newest.updated, _page(key))
        yield (*blank, exam_paper.DEFINITIONS), partial(blank_files, *blank)


def _both(sheet: exam_paper.Sheet | None) -> Iterator[tuple[str, str, tuple[Block, ...]]]:
    yield "", exam_paper.TITLE, exam_paper.paper_blocks(sheet)
    yield "-key", exam_paper.KEY_TITLE, exam_paper.key_blocks(sheet)


def _page(key: str) -> str:
    return "training/keys/test.html" if key else exam_paper.PAGE


def paper_files(name: str, blocks: tuple[Block, ...], stamp: Stamp) -> Files:
    """A printed set or its key."""
    return {
        f"{FOLDER}/{name}.docx": docx.render(blocks, stamp),
        f"{FOLDER}/{name}.pdf": pdf.render(blocks, stamp),
    }


def blank_files(blocks: tuple[Block, ...], stamp: Stamp) -> Files:
    """A blank as data for the filler in the browser."""
    return {f"assets/forms/{stamp.id}.js": template_script.of_paper(blocks, stamp, exam_paper.DEFINITIONS)}


def bank_script(library: model.Library) -> bytes:
    """All chapters, sets and questions, with addresses from the root of the site."""
    lookup = Lookup(library)
    bank = {
        "chapters": [_chapter(chapter, lookup) for chapter in library.exam_chapters],
        "sets": [{"id": s.id, "title": s.title, "questions": list(s.questions)} for s in library.exam_sets],
        "questions": [_question(question, lookup) for question in library.exam_questions],
    }
    return f"(window.KB = window.KB || {{}}).examBank = {as_script(bank)};\n".encode()


def _chapter(chapter: model.ExamChapter, lookup: Lookup) -> dict[str, Any]:
    entry = lookup.entries[chapter.entry]
    return {
        "id": chapter.id,
        "no": chapter.no,
        "title": chapter.title,
        "href": lookup.entry_citation(entry).page if entry.page else "",
    }


def _question(question: model.ExamQuestion, lookup: Lookup) -> dict[str, Any]:
    laws = [
        [f"regulations.html#{html_law.anchor(*lookup.law(law))}", exam_paper.law_words(lookup, law)]
        for law in question.laws
    ]
    entry = lookup.entry_citation(lookup.entries[question.entry])
    level = "law" if question.certainty == "high" and question.laws else question.certainty
    return {
        "id": question.id,
        "chapter": question.chapter,
        "question": question.question,
        "choices": {choice: getattr(question.choices, choice) for choice in CHOICES},
        "answer": question.answer,
        "reason": question.reason,
        "level": level,
        "lawyer": question.lawyer,
        "laws": laws,
        "sources": [lookup.sources[source].title for source in question.sources],
        "read": [entry.page, entry.label],
        "grounds": exam_paper.grounds(question, lookup),
    }
