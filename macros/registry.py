"""What Markdown pages may call. A macro is a function of another module, bound to the data and to the page at hand."""

from __future__ import annotations

import logging
import os
import posixpath
import sys
import tomllib
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import wraps
from pathlib import Path
from typing import Any

from mkdocs.exceptions import Abort

from macros import (
    book,
    examples,
    html,
    html_agenda,
    html_books,
    html_cases,
    html_catalogue,
    html_chart,
    html_checklist,
    html_decision,
    html_diagram,
    html_due_dates,
    html_exam,
    html_faq,
    html_form_page,
    html_glossary,
    html_law,
    html_manual,
    html_offline,
    html_planner,
    html_practices,
    html_results,
    html_slides,
    html_survey,
    html_training,
    html_workshop,
    html_workspace,
    model,
    offline,
    review,
    search_index,
)
from macros.book_page import BookError
from macros.book_parts import Edition, Source
from macros.build import write_files
from macros.first_terms import FirstTerms
from macros.held_html import HeldHtml
from macros.kept_library import kept_library
from macros.lookup import Lookup
from macros.phone_tables import PhoneTables
from macros.problems import DataErrors
from macros.references import page_uses
from macros.search_pages import search_page

log = logging.getLogger("mkdocs.plugins.macros")

#: Macros that need the data: `function(lookup, href, *arguments)`.
MACROS: dict[str, Callable[..., str]] = {
    "entry": html_manual.entry_head,
    "entry_end": html_manual.entry_foot,
    "entry_link": html_manual.entry_link,
    "manual_contents": html_manual.contents,
    "book_files": html_manual.book_files,
    "law": html_law.law_link,
    "regulations": html_law.regulations,
    "term": html_glossary.term_link,
    "glossary": html_glossary.glossary,
    "checklist": html_checklist.render,
    "checklist_catalogue": html_catalogue.checklist_catalogue,
    "item_link": html_catalogue.item_link,
    "moved_checklists": html_catalogue.moved_checklists,
    "form": html_form_page.form_page,
    "form_link": html_catalogue.form_link,
    "form_catalogue": html_catalogue.form_catalogue,
    "downloads": html_form_page.downloads,
    "sample_document": html_form_page.sample_document,
    "account_books": html_books.account_books,
    "workspace": html_workspace.render,
    "approvals": html_law.approvals,
    "changes": html_law.changes,
    "questions": html_faq.questions,
    "cases": html_cases.cases,
    "case_table": html_cases.case_table,
    "agencies": html_cases.agencies,
    "practices": html_practices.practices,
    "practice_table": html_practices.practice_table,
    "decision": html_decision.decision,
    "diagram": html_diagram.diagram,
    "chart": html_chart.chart,
    "planner": html_planner.planner,
    "survey_merge": html_survey.survey_merge,
    "test_results": html_results.test_results,
    "due_dates": html_due_dates.due_dates,
    "exam_test": html_exam.exam_test,
    "exam_room": html_exam.exam_room,
    "exam_sets": html_exam.exam_sets,
    "exam_answers": html_exam.exam_answers,
    "slide_deck": html_slides.slide_deck,
    "slide_decks": html_slides.slide_decks,
    "figure": examples.figure,
    "figures": examples.figures,
    "exercise": html_training.exercise,
    "exercise_key": html_training.exercise_key,
    "exercise_link": html_training.exercise_link,
    "exercises": html_training.exercises,
    "agenda": html_agenda.agenda,
    "agendas": html_agenda.agendas,
    "objectives": html_agenda.objectives,
    "discussions": html_agenda.discussions,
    "handouts": html_agenda.handouts,
}
#: Labels and icons, the same on every page.
LABELS: dict[str, Callable[..., str]] = {
    "icon": html.icon,
    "own": html.own,
    "lawyer": html.lawyer,
    "published": html.published,
    "verify": html.verify,
    "offline_copy": html_offline.render,
    "workshop": html_workshop.render,
}


def register(env: Any) -> None:
    """Load the data, bring the generated files up to date, register the macros."""
    root = Path(env.project_dir)
    try:
        library = kept_library(root)
    except DataErrors as error:
        raise Abort(str(error)) from None
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(content_time(library)))
    write_files(library, root)
    env.kb_library = library
    env.kb_pages = []
    log.info("เลยกำหนดทบทวนสถานะกฎหมาย %d รายการ", len(review.due(library.regulations, date.today())))
    held = HeldHtml()
    env.conf["markdown_extensions"] += [
        held,
        PhoneTables(),
        FirstTerms(library.terms, lambda: env.page.file.src_uri, lambda name: relative(env.page.file.src_uri, name)),
    ]
    cited = ((use.file.removeprefix("docs/"), name) for kind, name, use in page_uses(root) if kind == "law")
    lookup = Lookup(library, tuple(cited))
    for name, macro in MACROS.items():
        env.macro(_bound(macro, lookup, held, env), name)
    for name, label in LABELS.items():
        env.macro(label, name)


def _bound(macro: Callable[..., str], lookup: Lookup, held: HeldHtml, env: Any) -> Callable[..., str]:
    """The macro with its first two arguments. Not a `partial`: mkdocs-macros writes out the repr of what it is given,
    and that of a partial holds all the data."""

    @wraps(macro)
    def bound(*arguments: Any, **named: Any) -> str:
        html = macro(lookup, lambda target: relative(env.page.url, target), *arguments, **named)
        return held.hold(html)

    return bound


def begin_page(env: Any) -> None:
    """Note a page for our search index, and keep the theme from indexing it a second time."""
    search = env.page.meta.setdefault("search", {})
    if not search.get("exclude"):
        env.kb_pages.append(env.page)
    search["exclude"] = True


def finish(env: Any) -> None:
    """Write the search index and the manual as PDF; then, from all files, what makes the site work offline."""
    site, docs = Path(env.conf["site_dir"]), Path(env.conf["docs_dir"])
    pages = (search_page(page.url, page.meta.get("title", page.title), page.content) for page in env.kb_pages)
    search_index.publish(site, env.kb_library, pages)
    if "serve" not in sys.argv:  # a preview is not worth a quarter of a minute after every word
        write_book(env)
    offline.publish(site, docs, env.conf["site_name"], env.conf["site_description"])


def write_book(env: Any) -> None:
    """The manual as PDF: typeset from the pages as they are now, or taken from the cache."""
    root, site = Path(env.project_dir), Path(env.conf["site_dir"])
    rendered = [Source(p.file.src_uri, p.url, str(p.meta.get("title", p.title)), p.content) for p in env.kb_pages]
    pages = book.sources(rendered, env.kb_library)
    if pages is None:
        return
    version = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    edition = Edition(version, content_time(env.kb_library), env.conf["site_url"] or "")
    try:
        made = book.files(pages, env.kb_library, edition, root / ".cache")
    except BookError as error:
        raise Abort(str(error)) from None
    for name, content in made.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content)


def content_time(library: model.Library) -> int:
    """Seconds of the newest form or checklist, for MkDocs to stamp the site with: same content, same bytes."""
    updated = [form.updated for form in library.forms] + [checklist.updated for checklist in library.checklists]
    return int(datetime.combine(max(updated), time(), UTC).timestamp())


def relative(page: str, target: str) -> str:
    """Address of the site path `target` as seen from `page`.

    >>> relative("manual/2-1-2.html", "regulations.html#r-tao-act-2537")
    '../regulations.html#r-tao-act-2537'
    """
    path, mark, fragment = target.partition("#")
    return f"{posixpath.relpath(path, posixpath.dirname(page) or '.')}{mark}{fragment}"
