"""A deck as a page: readable from top to bottom, printable as hand-outs; slides.js makes a presentation of it."""

from __future__ import annotations

from collections.abc import Sequence

from macros.deck_check import decks
from macros.html import Href, certainty, icon, joined, lawyer, link, published, tag, text, title, verify
from macros.lookup import Lookup
from macros.slides import Column, Columns, Deck, Grid, Large, Line, Lines, Show, label_words, spoken

LETTERS = "กขคงจฉ"
KEYS = (
    ("→ เว้นวรรค หรือ PageDown", "แผ่นถัดไป"),
    ("← หรือ PageUp", "แผ่นก่อน"),
    ("Home และ End", "แผ่นแรก แผ่นสุดท้าย"),
    ("n", "บันทึกวิทยากร"),
    ("t", "เริ่มหรือหยุดจับเวลา"),
    ("b", "จอดำ"),
    ("Esc", "เลิกฉาย"),
)


def slide_deck(lookup: Lookup, href: Href, name: str) -> str:
    """A deck's page."""
    deck = next(each for each in decks(lookup) if each.id == name)
    slides = "".join(_item(href, show, n, len(deck.shows)) for n, show in enumerate(deck.shows, start=1))
    return (
        f'<h1 id="deck-{deck.id}">{title(deck.title)}</h1>'
        f'<p class="kb-lead">{text(deck.about)}</p>'
        f'<div class="kb-deck" data-kb-deck data-title="{text(deck.title)}" data-minutes="{deck.minutes}">'
        f"{_bar(href, deck)}"
        # an element of its own name: the theme's indexer ends an exclusion at the first end tag of the same name
        f'<kb-deck-text data-search-exclude><ol class="kb-slides">{slides}</ol></kb-deck-text></div>'
    )


def _bar(href: Href, deck: Deck) -> str:
    rows = "".join(f"<div><dt>{text(keys)}</dt><dd>{text(what)}</dd></div>" for keys, what in KEYS)
    return (
        '<div class="kb-actions kb-deck__bar">'
        f'<button type="button" class="kb-btn kb-btn--main" data-show hidden>{icon("material/presentation-play")} '
        "ฉายเต็มจอ</button>"
        f'<a class="kb-btn" href="{href(deck.file)}" download>{icon("material/download")} PowerPoint</a>'
        f'<button type="button" class="kb-btn" data-print hidden>{icon("material/printer")} พิมพ์เอกสารแจก</button>'
        f'<button type="button" class="kb-btn kb-btn--quiet" data-print="notes" hidden>พิมพ์พร้อมบันทึกวิทยากร</button></div>'
        '<p class="kb-meta kb-noprint">ไฟล์ PowerPoint ใช้แบบอักษร TH SarabunPSK เอกสารแจกพิมพ์หน้าละสามแผ่น มีเส้นให้จด '
        "ถ้าเปิดหน้านี้โดยไม่มีจาวาสคริปต์ ใช้คำสั่งพิมพ์ของเบราว์เซอร์</p>"
        f'<details class="kb-noprint kb-deck__keys"><summary>ปุ่มลัดตอนฉาย</summary><dl>{rows}</dl>'
        "<p>รีโมตนำเสนอใช้ได้ บนจอสัมผัสปัดซ้ายขวาหรือแตะขอบจอ</p></details>"
    )


def _item(href: Href, show: Show, number: int, of: int) -> str:
    # the id stands within the heading: at a heading with an id the theme's indexer begins a new text, in mid-list
    timer = f' data-timer="{show.timer}"' if show.timer else ""
    return (
        f'<li><section class="kb-slide kb-slide--{show.kind}" id="slide-{number}" '
        f'aria-labelledby="slide-{number}-title"{timer}>'
        f'<div class="kb-slide__sheet"><h2><span id="slide-{number}-title">{title(show.title)}</span></h2>'
        f'<div class="kb-slide__body">{_body(href, show)}</div>{_foot(href, show, number, of)}</div>'
        f'{_notes(show)}<div class="kb-print kb-slide__lines" aria-hidden="true"></div></section></li>'
    )


# --- Bodies ----------------------------------------------------------------------------------------------------------


def _body(href: Href, show: Show) -> str:
    match show.body:
        case Lines() as lines:
            return _lines(href, lines)
        case Grid() as grid:
            return _grid(grid, show.title)
        case Columns() as columns:
            return _columns(columns)
        case Large() as large:
            return _large(large)


def _lines(href: Href, body: Lines) -> str:
    kind = "ol" if body.kind == "steps" else "ul"
    items = "".join(f'<li class="kb-slide__deep-{line.deep}">{_line(href, line)}</li>' for line in body.lines)
    return f'<{kind} class="kb-slide__lines-{body.kind}">{items}</{kind}>'


def _line(href: Href, line: Line) -> str:
    lead = f"<strong>{title(line.lead)}</strong> " if line.lead else ""
    if line.page:
        lead = f'<a href="{href(line.page)}">{title(line.lead)}</a> '
    mark = f' <span class="kb-slide__mark">({text(label_words(line.mark))})</span>' if line.mark else ""
    return f"{lead}{text(line.text)}{mark}"


def _grid(grid: Grid, caption: str) -> str:
    """A table with the roles that survive its layout as cards on a phone."""
    classes = [' class="kb-slide__number"' if right else "" for right in grid.right]
    heads = "".join(
        f'<th scope="col" role="columnheader"{c}>{title(head)}</th>'
        for head, c in zip(grid.heads, classes, strict=True)
    )
    rows = "".join(_row(grid.heads, row, classes) for row in grid.rows)
    total = " kb-slide__table--total" if grid.total else ""
    return (
        f'<table class="kb-slide__table{total}" role="table"><caption class="kb-hidden">{text(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead><tbody role="rowgroup">{rows}</tbody></table>'
    )


def _row(heads: Sequence[str], row: Sequence[str], classes: Sequence[str]) -> str:
    rest = "".join(
        f'<td role="cell" data-label="{text(head)}"{c}>{text(cell)}</td>'
        for head, cell, c in zip(heads[1:], row[1:], classes[1:], strict=True)
    )
    return f'<tr role="row"><th scope="row" role="rowheader">{title(row[0])}</th>{rest}</tr>'


def _columns(body: Columns) -> str:
    kind, onward = ("ol", " kb-slide__columns--onward") if body.onward else ("ul", "")
    columns = "".join(_column(column) for column in body.columns)
    return (
        f'<p class="kb-hidden">{text(body.alt)}</p>'
        f'<{kind} class="kb-slide__columns{onward}" style="--kb-columns:{len(body.columns)}">{columns}</{kind}>'
    )


def _column(column: Column) -> str:
    note = f"<small>{text(column.note)}</small>" if column.note else ""
    nodes = "".join(f"<li>{text(node.text)}</li>" for node in column.nodes)
    return f"<li><p>{title(column.title)}{note}</p><ul>{nodes}</ul></li>"


def _large(body: Large) -> str:
    large = f'<p class="kb-slide__large">{title(body.text)}</p>' if body.text else ""
    lines = "".join(
        f"<p>{LETTERS[n] + '. ' if body.lettered else ''}{title(line)}</p>" for n, line in enumerate(body.lines)
    )
    return f"{large}{lines}"


# --- Foot and notes --------------------------------------------------------------------------------------------------


def _foot(href: Href, show: Show, number: int, of: int) -> str:
    sources = joined(link(href(each.page), each.words) if each.page else text(each.words) for each in show.sources)
    labels = "".join(_label(label) for label in show.labels)
    return (
        f'<div class="kb-slide__foot">{labels}{f"<span>ที่มา {sources}</span>" if sources else ""}'
        f'<span class="kb-slide__no"><span class="kb-hidden">แผ่นที่ </span>{number}/{of}</span></div>'
    )


def _label(label: str) -> str:
    kind, _, who = label.partition(":")
    if kind == "published":
        return published(who)
    if kind == "fiction":
        return tag("kb-tag--line", label_words(label))
    made = {"lawyer": lawyer, "verify": verify}
    return made[kind]() if kind in made else certainty(kind)


def _notes(show: Show) -> str:
    rows = "".join(f"<div><dt>{word}</dt><dd>{text(words)}</dd></div>" for word, words in spoken(show.talk))
    if not rows:
        return ""
    return f'<details class="kb-slide__notes"><summary>สำหรับวิทยากร</summary><dl>{rows}</dl></details>'


def slide_decks(lookup: Lookup, href: Href) -> str:
    """All decks with their downloads."""
    made = decks(lookup)
    chapters = {record.id for record in lookup.library.decks}
    return "\n\n".join(
        (
            "## สไลด์ตามบท { #slides-chapters }",
            _list(href, [deck for deck in made if deck.id in chapters]),
            "## สไลด์แบบฝึก { #slides-exercises }",
            _list(href, [deck for deck in made if deck.id not in chapters]),
        )
    )


def _list(href: Href, made: list[Deck]) -> str:
    rows = "".join(
        f'<li><a href="{href(deck.page)}">{icon("material/presentation")} <span>{title(deck.short)}</span></a> '
        f'<span class="kb-meta">{text(deck.about)}</span> '
        f'<a class="kb-do" href="{href(deck.file)}" download>{icon("material/download")} PowerPoint'
        f'<span class="kb-hidden"> {text(deck.short)}</span></a></li>'
        for deck in made
    )
    return f'<ul class="kb-decks">{rows}</ul>'
