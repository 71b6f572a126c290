"""Everything that is made from the data before MkDocs looks at `docs/`: files to download, open data, schemas, fonts.

Making all files takes many seconds, so each record's files are kept in `.cache/` under a hash of the record, of this
package's code and of the libraries that draw. Files are written only if their bytes changed: `mkdocs serve` watches
`docs/`, and a rewrite without change would make it build for ever.

    python -m macros.build      makes them without building the site
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from functools import cache, partial
from pathlib import Path

from macros import (
    app_icons,
    docx,
    exam_files,
    fonts,
    model,
    offline,
    opendata,
    pdf,
    pptx_deck,
    results_paper,
    schema,
    search_index,
    survey_paper,
    template_script,
    training_files,
    xlsx,
    xlsx_books,
)
from macros.account_books import Books
from macros.blocks import Block, Stamp
from macros.catalogue import catalogue
from macros.checklist_paper import checklist_blocks, checklist_stamp
from macros.code_hash import code_hash
from macros.compute_check import rules
from macros.deck_check import decks
from macros.field_definitions import as_script, definitions
from macros.form_paper import form_blocks, form_stamp, sample
from macros.html_books import books_name
from macros.html_downloads import file_name, picture_name
from macros.load import load
from macros.lookup import Lookup
from macros.slides import Deck

#: Folders below docs/ that hold nothing but generated files; what is not generated any more is removed from them.
GENERATED = (
    *("templates/files", "checklists/files", "training/files", "data", "schema"),
    *("assets/forms", "assets/checklists", "assets/fonts", "assets/search"),
    *("assets/app", "assets/training"),
)
_DRAWERS = (
    *("docx", "fonts", "pdf", "pptx_deck", "xlsx", "xlsx_books", "template_script"),
    *("form_paper", "checklist_paper", "survey_paper", "account_books"),
    *("app_icons", "exam_files", "results_paper", "training_files"),
)
_DRAWS = ("XlsxWriter", "typst", "pikepdf", "fonttools", "fontpkg-sarabun", "python-pptx", "lxml")

#: From so many records on it pays to start further processes.
MUCH = 6

Files = dict[str, bytes]
#: What a file is made of, which is its key in the cache, and how.
Job = tuple[object, Callable[[], Files]]


def write_files(library: model.Library, root: Path) -> list[Path]:
    """Bring the generated folders of `root`/docs up to date; returns the paths that changed."""
    files = {**_drawn_files(library, root), **_data_files(library)}
    files |= training_files.scenarios(Lookup(library))
    files["assets/search/worker.js"] = search_index.engine(library, root / "docs")
    files["assets/search/tasks.js"] = search_index.tasks_script(library)
    files[exam_files.BANK] = exam_files.bank_script(library)
    files["assets/checklists/catalogue.js"] = catalogue_script(library)
    files[training_files.SCENARIO_SCRIPT] = training_files.scenario_script(files)
    changed = [path for name, content in files.items() if _write_if_changed(path := root / "docs" / name, content)]
    for folder in GENERATED:
        for path in sorted((root / "docs" / folder).rglob("*")):
            if path.is_file() and path.relative_to(root / "docs").as_posix() not in files:
                path.unlink()
                changed.append(path)
    return changed


def _write_if_changed(path: Path, content: bytes) -> bool:
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True


def _drawn_files(library: model.Library, root: Path) -> Files:
    jobs = [(_home(root / ".cache", record), make) for record, make in [*_site_jobs(root), *_jobs(library)]]
    _draw(jobs)
    files: Files = {}
    for home, make in jobs:
        files |= _kept(home, make)
    return files


def _site_jobs(root: Path) -> Iterator[Job]:
    """What the site itself needs: fonts for the web and the signs of the app."""
    svg = (root / "docs" / "assets" / "img" / "favicon.svg").read_text(encoding="utf-8")
    yield "web fonts", partial(font_files, root / ".cache" / "web-fonts")
    yield ("icons", svg), partial(icon_files, svg)


def _jobs(library: model.Library) -> Iterator[Job]:
    lookup = Lookup(library)
    for form in library.forms:
        fields = definitions(form, lookup.facts)
        yield (form, fields), partial(form_files, form, fields)
    for checklist in library.checklists:
        # the blocks, not the record: they also carry the names of laws, forms and conditions, which may change alone
        drawn = checklist_blocks(checklist, lookup), checklist_stamp(checklist)
        yield drawn, partial(checklist_files, *drawn)
    if library.forms and {"opening_balances", "cash_receipts"} <= {fact.id for fact in library.facts}:
        books = library.facts, max(form.updated for form in library.forms)
        yield books, partial(books_files, *books)
    for form in (form for form in library.forms if form.id == survey_paper.FORM):
        paper = survey_paper.blocks(), survey_paper.stamp(form), survey_paper.DEFINITIONS
        yield paper, partial(paper_template, *paper)
    if library.exam_questions:
        stamp = results_paper.stamp(max(each.updated for each in library.exam_sets))
        report = results_paper.blocks(), results_paper.sheets(), stamp, results_paper.DEFINITIONS
        yield report, partial(report_template, *report)
    yield from exam_files.jobs(library)
    for deck in decks(lookup):
        yield deck, partial(deck_files, deck)
    for blocks, stamp in training_files.papers(lookup):
        yield (blocks, stamp), partial(training_files.paper_files, blocks, stamp)


def _draw(jobs: Iterable[tuple[Path, Callable[[], Files]]]) -> None:
    """Fill the cache with what is missing, on all cores if it is much."""
    missing = [(home, make) for home, make in jobs if not _is_made(home)]
    if len(missing) < MUCH:
        return
    # spawned, not forked: the typesetter's threads do not survive a fork
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        for (home, _), files in zip(missing, pool.map(_made, [make for _, make in missing]), strict=True):
            _keep(home, files)


def _made(make: Callable[[], Files]) -> Files:
    return make()


def form_files(form: model.Form, fields: template_script.Definitions) -> Files:
    """Blank and sample copies in each format, and the blank ones as data for the filler in the browser."""
    stamp = form_stamp(form)
    copies = {"blank": form_blocks(form, None), "sample": form_blocks(form, sample(form))}
    files: Files = {}
    for copy, blocks in copies.items():
        files[file_name(form, copy, "docx")] = docx.render(blocks, stamp)
        files[file_name(form, copy, "pdf")] = pdf.render(blocks, stamp)
        if form.spreadsheet:
            files[file_name(form, copy, "xlsx")], _ = xlsx.render(blocks, stamp, rules(form))
    files[picture_name(form)] = pdf.picture(copies["sample"], stamp)
    files[f"assets/forms/{form.id}.js"] = template_script.of_form(form, fields)
    return files


def books_files(facts: Sequence[model.Fact], updated: date) -> Files:
    """The account books of a year as one workbook, blank and with the worked example."""
    copies = {"blank": Books.blank(facts), "sample": Books.of_samples(facts)}
    return {books_name(copy): xlsx_books.render(books, updated) for copy, books in copies.items()}


def paper_template(blocks: Sequence[Block], stamp: Stamp, fields: template_script.Definitions) -> Files:
    """A blank paper that no form or checklist stands for, as data for the filler in the browser."""
    return {f"assets/forms/{stamp.id}.js": template_script.of_paper(blocks, stamp, fields)}


def report_template(
    blocks: Sequence[Block],
    sheets: Sequence[tuple[str, Sequence[Block]]],
    stamp: Stamp,
    fields: template_script.Definitions,
) -> Files:
    """A blank paper with a workbook beside it, as data for the filler in the browser."""
    return {f"assets/forms/{stamp.id}.js": template_script.of_report(blocks, sheets, stamp, fields)}


def checklist_files(blocks: Sequence[Block], stamp: Stamp) -> Files:
    """The blank checklist for paper and spreadsheet, and as data for the filler in the browser."""
    stem = f"checklists/files/{stamp.id}-blank"
    return {
        f"assets/checklists/{stamp.id}.js": template_script.of_checklist(blocks, stamp),
        f"{stem}.docx": docx.render(blocks, stamp),
        f"{stem}.pdf": pdf.render(blocks, stamp),
        f"{stem}.xlsx": xlsx.render(blocks, replace(stamp, landscape=True))[0],
    }


def deck_files(deck: Deck) -> Files:
    """The slides to download."""
    return {deck.file: pptx_deck.render(deck)}


def _data_files(library: model.Library) -> Files:
    data = {f"data/{name}": content for name, content in opendata.files(library).items()}
    return data | {f"schema/{name}": opendata.as_json(content) for name, content in schema.schemas().items()}


def catalogue_script(library: model.Library) -> bytes:
    """All checklists as data for the browser."""
    return f"(window.KB = window.KB || {{}}).catalogue = {as_script(catalogue(library))};\n".encode()


def font_files(folder: Path) -> Files:
    """Sarabun for the web, made in `folder`."""
    fonts.web_fonts(folder)
    return {f"assets/fonts/{path.name}": path.read_bytes() for path in sorted(folder.iterdir())}


def icon_files(svg: str) -> Files:
    """The sign of the site as pictures for phones."""
    return {path: app_icons.png(svg, size) for size, path in offline.ICONS.items()}


# --- Cache -----------------------------------------------------------------------------------------------------------


def cached(folder: Path, record: object, make: Callable[[], Files]) -> Files:
    """What `make` returns, kept under a hash of `record`, the code and the drawing libraries."""
    return _kept(_home(folder, record), make)


def _kept(home: Path, make: Callable[[], Files]) -> Files:
    if not _is_made(home):
        _keep(home, make())
    return {p.relative_to(home).as_posix(): p.read_bytes() for p in sorted(home.rglob("*")) if _is_content(p)}


def _home(folder: Path, record: object) -> Path:
    content = opendata.as_json(opendata.plain(record)).decode()
    return folder / "records" / hashlib.sha256(f"{drawing_hash()}{content}".encode()).hexdigest()[:24]


def _is_made(home: Path) -> bool:
    return (home / ".complete").exists()


def _keep(home: Path, files: Files) -> None:
    for name, content in files.items():
        _write_if_changed(home / name, content)
    (home / ".complete").touch()


def _is_content(path: Path) -> bool:
    return path.is_file() and path.name != ".complete"


@cache
def drawing_hash() -> str:
    """Changes when this file, the code that draws or a library that draws changes."""
    here = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    return " ".join((here, code_hash(*_DRAWERS), *(importlib.metadata.version(name) for name in _DRAWS)))


if __name__ == "__main__":
    here = Path.cwd()
    for changed_path in write_files(load(here), here):
        print(changed_path.relative_to(here).as_posix())
