"""The search index: what the pages say, made compact for the search engine in the browser.

`publish` writes `assets/search/index.js`, a script (pages on file:// can load nothing else). The theme keeps an index
of its own, which it fetches on every page; the build gives it no page, so that it stays an empty list.

Thai takes three bytes a letter in UTF-8. Exchanging Thai letters for Latin ones, and these for the Thai, makes it one:
less than half the bytes, a fifth less after gzip, whose window then sees three times as far. Paragraphs that stand
in several places are written once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros import model
from macros.field_definitions import as_script
from macros.search_pages import Part, SearchPage

#: Sources of the engine, in the order in which they need each other; published as one script.
ENGINE = tuple(
    f"assets/js/search/{name}.js"
    for name in ("fold", "store", "names", "index", "words", "slips", "rank", "excerpt", "engine", "worker")
)
INDEX = "assets/search/index.js"
#: Kinds of page as readers see them → how much a hit there weighs. The manual answers best.
KINDS: dict[str, int] = {
    "คู่มือ": 128,
    "แบบฟอร์ม": 105,
    "เช็กลิสต์": 90,
    "ระเบียบ": 96,
    "ถาม–ตอบ": 102,
    "คำศัพท์": 70,
    "กรณี": 98,
    "เอกสารประกอบ": 108,
    "หน่วยงาน": 94,
    "ช่องทาง": 94,
    "อบรม": 76,
    "อื่น ๆ": 80,
}
_FOLDERS: tuple[tuple[str, str], ...] = (
    ("manual/index", "อื่น ๆ"),
    ("templates/index", "อื่น ๆ"),
    ("checklists/index", "อื่น ๆ"),
    ("manual/", "คู่มือ"),
    ("templates/", "แบบฟอร์ม"),
    ("checklists/", "เช็กลิสต์"),
    ("regulations", "ระเบียบ"),
    ("faq", "ถาม–ตอบ"),
    ("glossary", "คำศัพท์"),
    ("cases/compare", "อื่น ๆ"),
    ("cases/", "กรณี"),
    ("companions/", "เอกสารประกอบ"),
    ("agencies", "หน่วยงาน"),
    ("decision", "ช่องทาง"),
    ("training/", "อบรม"),
)
#: Pages that are one thing: their sections belong to the page. Elsewhere each section stands for itself.
_WHOLE = ("คู่มือ", "แบบฟอร์ม", "เช็กลิสต์", "อบรม")
#: How much less a section of such a page weighs than the page; items of a checklist are whole sentences.
_INSIDE = {"คู่มือ": 24, "แบบฟอร์ม": 12, "เช็กลิสต์": 28, "อบรม": 24, "อื่น ๆ": 24}
_NUMBER = re.compile(r"(\d+(?:\.\d+)*|F\d+B?)\s")
#: Numbering before the words of a title.
_NUMBERED = re.compile(r"(?:(?:ข้อ|หมวด) )?(?:\d+(?:\.\d+)*\.?|\(\d+\)|F\d+B?)\s")
#: Thai letters by how often this language uses them matter less than that each has a partner; none needs escaping.
_THAI = "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮฤะัาำิีึืุูเแโใไๅๆ็่้๊๋์ฯํ"
_PLAIN = "etaoinsrhldcumfpgwybvkxjqzETAOINSRHLDCUMFPGWYBVKXJQZ!#&'*+;=>?@[]^_{}~$%"
SWAP = (_THAI, _PLAIN[: len(_THAI)])
_MARKS = (
    (re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]+"), ""),
    (re.compile("([ัิ-ฺ็-๎])\\1+"), r"\1"),
    (re.compile("([่-๋])([ัิ-ู])"), r"\2\1"),
    (re.compile("ํ([่-๋]?)า"), r"\1ำ"),
    (re.compile("เเ"), "แ"),
)


@dataclass(frozen=True)
class Section:
    """One thing that can be found. `entry` is the number of the section it belongs to."""

    place: str
    title: str
    kind: str
    entry: int
    weight: int
    names: tuple[str, ...]
    path: str
    blocks: tuple[str, ...]


def publish(site: Path, library: model.Library | None, pages: Iterable[SearchPage]) -> None:
    """Write the index of `pages` into the built `site`."""
    target = site / INDEX
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(index_script(sections(tuple(pages), library)))


def engine(library: model.Library | None, docs: Path) -> bytes:
    """The engine with the editors' words for the same thing in front of it, as the script of a worker."""
    groups = [] if library is None else [*_term_words(library.terms), *_same_words(library.search_words)]
    code = "".join((docs / name).read_text(encoding="utf-8") for name in ENGINE)
    return f"(self.KB = self.KB || {{}}).searchSynonyms = {as_script(groups)};\n{code}".encode()


def tasks_script(library: model.Library) -> bytes:
    """What the search box offers before anything is typed, and the kinds to filter by."""
    tasks = [{"title": task.title, "page": task.page} for task in library.search_tasks]
    return f"(window.KB = window.KB || {{}}).searchTasks = {as_script(tasks)};\n".encode()


def _term_words(terms: Iterable[model.Term]) -> Iterator[dict[str, Any]]:
    """Words for one thing that pages may use, and what people merely type for it."""
    for term in terms:
        same = [word for word in (term.term, term.abbreviation, *term.synonyms) if word]
        yield {"same": same, "typed": list(term.typed), "alike": 2 if term.abbreviation else 1}


def _same_words(words: Iterable[model.SearchWords]) -> Iterator[dict[str, list[str]]]:
    for group in words:
        yield {"same": list(group.same), "typed": list(group.typed)}


# --- Sections --------------------------------------------------------------------------------------------------------


def sections(pages: Sequence[SearchPage], library: model.Library | None) -> list[Section]:
    """What can be found; a page and its main heading become one."""
    names = _names(library)
    numbers = _numbers(pages)
    out: list[Section] = []
    for page in pages:
        out += _page_sections(page, names, numbers, len(out))
    return out


def _numbers(pages: Iterable[SearchPage]) -> dict[str, str]:
    """Number of an entry of the manual → number and short title."""
    numbers = {}
    for page in pages:
        number = _NUMBER.match(page.heading.title) if page.heading else None
        if number and page.url.startswith("manual/"):
            short = page.title.removeprefix(number[0])
            numbers[number[1]] = short if short.startswith("บทที่") else f"{number[1]} {short}"
    return numbers


def _page_sections(
    page: SearchPage, names: Mapping[str, tuple[str, ...]], numbers: Mapping[str, str], first: int
) -> Iterator[Section]:
    """The sections of a page, its own first."""
    kind = next((kind for start, kind in _FOLDERS if page.url.startswith(start)), "อื่น ๆ")
    main = page.heading
    own_parts = [part for part in page.parts if part is main or not part.level]
    rest = [part for part in page.parts if part not in own_parts]
    title = main.title if main else page.title
    number = _NUMBER.match(title)
    own = [page.title, *names.get(main.id if main else "", ()), *([number[1]] if number else [])]
    if number and number[1].isdigit():
        own.append(f"บทที่ {number[1]}")
    path = _path(number[1], numbers) if number and kind == "คู่มือ" else ""
    whole = kind in _WHOLE
    # a page of things that stand for themselves is only their list
    weight = KINDS[kind] if whole or not rest else KINDS[kind] - 6
    blocks = tuple(block for part in own_parts for block in part.blocks)
    place = f"{page.url}#{main.id}" if main else page.url
    yield Section(place, title, kind, first, weight, _tidy(own, title), path, blocks)
    inside = " › ".join(words for words in (path, page.title) if words)
    entries = (
        _entries(rest, first + 1) if page.url.startswith("companions/") else [*range(first + 1, first + 1 + len(rest))]
    )
    for part, entry in zip(rest, entries, strict=True):
        yield Section(
            f"{page.url}#{part.id}",
            part.title,
            kind,
            first if whole else entry,
            KINDS[kind] - (30 if part.id.endswith("-document") else _INSIDE.get(kind, 0)),
            _tidy(names.get(part.id, ()), part.title),
            inside,
            part.blocks,
        )


def _entries(parts: Sequence[Part], first: int) -> list[int]:
    """What each part of a companion document is told with: its article, or itself if it has parts of its own, as have
    those beside it (4.1 has, so 4.2 stands for itself too).

    Parts belong together by their names (wm-9-1 to wm-9), else by their level.
    """
    above: list[int | None] = []
    named: list[int | None] = []
    anchors: dict[str, int] = {}
    article: int | None = None
    for at, part in enumerate(parts, first):
        named.append(_above(part.id, anchors))
        above.append(named[-1] or (article if part.level > 2 else None))
        article = at if part.level == 2 else article
        anchors[part.id] = at
    divided = {entry for entry in above if entry is not None}
    beside = {named[at - first] for at in divided} - {None}
    return [
        at if entry is None or at in divided or name in beside else entry
        for at, (entry, name) in enumerate(zip(above, named, strict=True), first)
    ]


def _above(anchor: str, anchors: Mapping[str, int]) -> int | None:
    """The section that `anchor` belongs to by its name: wm-9-1 to wm-9."""
    parts = anchor.split("-")
    above = ("-".join(parts[:n]) for n in range(len(parts) - 1, 1, -1))
    return next((anchors[name] for name in above if name in anchors), None)


def _tidy(names: Iterable[str], title: str) -> tuple[str, ...]:
    """The names, and what else the title may be called: without its number, each part of "A (B)"."""
    bare = _NUMBERED.sub("", title, count=1)
    every = (*names, bare, *(part.strip() for part in re.split(r"[()]", bare)))
    return tuple(dict.fromkeys(name for name in every if name and name != title and "|" not in name))


def _path(number: str, numbers: Mapping[str, str]) -> str:
    """The headings above an entry of the manual: 2.1.3 stands in 2 and 2.1."""
    parts = number.split(".")
    above = [".".join(parts[:n]) for n in range(1, len(parts))]
    return " › ".join(numbers[n] for n in above if n in numbers)


def _names(library: model.Library | None) -> dict[str, tuple[str, ...]]:
    """Id → what people call it; typing one of these names exactly must find it."""
    if library is None:
        return {}
    names: dict[str, tuple[str, ...]] = {}
    for term in library.terms:
        english = re.split(r"[(),/]", term.english or "")
        called = (term.term, term.abbreviation or "", *term.synonyms, *term.typed, *(word.strip() for word in english))
        names[f"g-{term.id}"] = tuple(word for word in called if word)
    for entry in library.entries:
        names[entry.id] = (entry.title, entry.short or "", *entry.typed)
    for form in library.forms:
        names[f"f-{form.id}"] = (form.title, form.short)
    for regulation in library.regulations:
        # people leave the year out, and what the short name leaves out with "ฯ"
        bare = re.sub(r"(?: \(ฉบับที่ \d+\))?(?: อปท\.)? \(?\d{4}\)?$", "", regulation.short).rstrip("ฯ")
        names[f"r-{regulation.id}"] = (regulation.short, bare, *(section.no for section in regulation.sections))
    for checklist in library.checklists:
        names[f"c-{checklist.id}"] = (checklist.title,)
    return names


# --- Script ----------------------------------------------------------------------------------------------------------


def index_script(found: Sequence[Section]) -> bytes:
    """The index as a script that hands it to the engine; see docs/assets/js/search/store.js."""
    kinds = list(KINDS)
    table = str.maketrans({a: b for one, other in zip(*SWAP, strict=True) for a, b in ((one, other), (other, one))})
    places = "\n".join(f"{s.place} {kinds.index(s.kind)} {s.weight} {n - s.entry}" for n, s in enumerate(found))
    texts = in_order("\n".join(_lines(found))).translate(table)
    size = sum(len(text) + 1 for s in found for text in (s.title, *s.blocks))
    data: dict[str, Any] = {"swap": SWAP, "kinds": kinds, "size": size, "places": places, "texts": texts}
    return as_index_script(data)


def as_index_script(data: Mapping[str, Any]) -> bytes:
    """The script that hands `data` to the engine."""
    return f"(self.KB = self.KB || {{}}).searchData = {as_script(data)};\n".encode()


def in_order(text: str) -> str:
    """The text with each letter's marks once and in their order, so that the engine need not look for others."""
    for wrong, right in _MARKS:
        text = wrong.sub(right, text)
    return text


def _lines(found: Iterable[Section]) -> Iterator[str]:
    """One line for a section: title, names, path, paragraphs; a paragraph that was there before is its number."""
    known: dict[str, int] = {}
    uses = Counter(block for section in found for block in section.blocks)
    for section in found:
        blocks = []
        for block in section.blocks:
            if block in known and uses[block] > 1:
                blocks.append(f"\x7f{known[block]}")
            else:
                known.setdefault(block, len(known))
                blocks.append(block)
        yield "\t".join((section.title, "|".join(section.names), section.path, *blocks))
