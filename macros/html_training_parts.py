"""Parts of the trainer's kit as HTML, and the links to its files. Markdown headings stand between, for the contents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from macros import model
from macros.html import Href, table, text
from macros.lookup import Lookup
from macros.model import training_parts as kit
from macros.training_course_paper import clock
from macros.training_paper import figure_rows, is_number
from macros.training_text import plain

FILES = "training/files"
FORMATS = {"docx": "Word", "pdf": "PDF"}


def section(words: str, anchor: str, *blocks: str) -> str:
    """A heading with an id, and the blocks under it, as Markdown and HTML."""
    return "\n\n".join((f"## {words} {{ #{anchor} }}", *(block for block in blocks if block)))


def said(lookup: Lookup, words: str) -> str:
    """A text of the kit, figures worked out, safe in HTML."""
    return text(plain(lookup, words))


def parts(lookup: Lookup, found: Iterable[kit.Part]) -> str:
    """The parts in order, as HTML and Markdown tables."""
    return "\n\n".join(_part(lookup, part) for part in found)


def _part(lookup: Lookup, part: kit.Part) -> str:
    match part:
        case kit.Head(words):
            return f"<p><strong>{said(lookup, words)}</strong></p>"
        case kit.Para(words):
            return f"<p>{said(lookup, words)}</p>"
        case kit.Aside(words):
            return f'<p class="kb-meta">{said(lookup, words)}</p>'
        case kit.Bullets(texts):
            return listed(lookup, texts)
        case kit.Steps(texts):
            return listed(lookup, texts, "ol")
        case kit.Table(columns, rows):
            cells = [[said(lookup, cell) for cell in row] for row in rows]
            return _grid([(said(lookup, c.title), c.align) for c in columns], cells)
        case kit.Figures():
            fields, figures = figure_rows(lookup, part)
            heads = [(text(field.label), "right" if is_number(field) else "left") for field in fields]
            return _grid(heads, [[text(cell) for cell in row] for row in figures])
        case kit.Lines(label):
            return f'<p class="kb-meta">เว้นที่เขียน: {said(lookup, label)}</p>'


def _grid(heads: Sequence[tuple[str, str]], rows: Sequence[Sequence[str]]) -> str:
    """A table; one to write in is only described, because its paper is a download and cards of nothing help nobody."""
    empty = [words for n, (words, _) in enumerate(heads) if all(not row[n] or row[0] == "รวม" for row in rows)]
    if empty:
        known = " · ".join(row[0] for row in rows if row[0] and row[0] != "รวม")
        of_rows = f" ของ {known}" if known and not known[0].isdigit() else f" ({len(rows)} แถว)"
        return f'<p class="kb-meta">ตารางให้เขียน: {" · ".join(empty)}{of_rows}</p>'
    lines = [[words for words, _ in heads], [_RULES[align] for _, align in heads], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


_RULES = {"left": "---", "centre": ":---:", "right": "---:"}


def listed(lookup: Lookup, texts: Iterable[str], kind: str = "ul") -> str:
    """A list of texts of the kit."""
    return f"<{kind}>{''.join(f'<li>{said(lookup, words)}</li>' for words in texts)}</{kind}>"


def plan(phases: Sequence[model.Phase]) -> str:
    """A time plan as a table."""
    rows, start = [], 0
    for phase in phases:
        rows.append((f"{start}–{start + phase.minutes}", str(phase.minutes), text(phase.title), text(phase.text or "")))
        start += phase.minutes
    return table(("นาทีที่", "นาที", "ช่วง", "ใครทำอะไร"), rows)


def files(href: Href, *copies: tuple[str, str]) -> str:
    """Lines of downloads: file stem and what it is, each as Word and PDF."""
    lines = "".join(
        f'<li><span class="kb-files__what">{text(words)}</span>{formats(href, f"{FILES}/{stem}", words)}</li>'
        for stem, words in copies
    )
    return f'<ul class="kb-files" data-search-exclude>{lines}</ul>'


def formats(href: Href, stem: str, words: str) -> str:
    """The links to one paper as Word and PDF; `stem` is its site path without ending."""
    return " ".join(
        f'<a class="kb-do" href="{href(f"{stem}.{suffix}")}" download>'
        f'<span class="kb-hidden">{text(words)} </span>{name}</a>'
        for suffix, name in FORMATS.items()
    )


def facts(*pairs: tuple[str, str]) -> str:
    """What to know at a glance; the values are HTML."""
    rows = "".join(f"<div><dt>{text(label)}</dt><dd>{value}</dd></div>" for label, value in pairs if value)
    return f'<dl class="kb-facts">{rows}</dl>'


def hours(minutes: int) -> str:
    """90 → `1 ชั่วโมง 30 นาที`."""
    whole, rest = divmod(minutes, 60)
    return " ".join(filter(None, (f"{whole} ชั่วโมง" if whole else "", f"{rest} นาที" if rest else "")))


def times(session: model.Session, end: str) -> str:
    """From when to when, as Thai writes it, on one line."""
    return f'<span class="kb-nw">{clock(session.start)}–{clock(end)}</span>'
