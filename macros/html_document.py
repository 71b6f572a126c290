"""Blocks as HTML: the paper that a form page previews and prints.

    render(form_blocks(form, None))    '<p class="kb-doc__title">…</p>…'

Every place for a value is marked, so that the browser can fill it: `data-slot="members.name"`,
`data-tick="procure=host"`, `data-repeat="members"` around one `data-instance` for each row,
`data-when="procure=host"` around an alternative, `data-hint="procure=host"` around what goes once that is decided.
The output has no line breaks, so Markdown carries it untouched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from macros import html, html_official, marks, thai
from macros.blocks import (
    CHOOSE,
    PROPOSED,
    Annex,
    Block,
    Check,
    Choice,
    Emblem,
    Grid,
    GridColumn,
    Heading,
    Label,
    Line,
    Paragraph,
    Repeat,
    Signature,
    Signatures,
    Slot,
    Split,
    Text,
    Tick,
)
from macros.docx_grid import WIDE, before_total

CHECKED, UNCHECKED = "☑", "☐"
_ALIGN = {"left": "", "centre": ' class="kb-doc__c"', "right": ' class="kb-doc__r"'}


def render(blocks: Iterable[Block], *, digits: marks.Digits = "thai") -> str:
    """The blocks in order as one line of HTML."""
    return _Paper(digits).blocks(blocks)


class _Paper:
    """Turns blocks into HTML with the digits of the paper."""

    def __init__(self, digits: marks.Digits) -> None:
        self.digits = digits

    def turned(self, text: str) -> str:
        return thai.thai_digits(text) if self.digits == "thai" else text

    def text(self, text: str) -> str:
        return "<br>".join(escape(part) for part in self.turned(text).strip("\n").split("\n"))

    def blocks(self, blocks: Iterable[Block]) -> str:
        return "".join(self.block(block) for block in blocks)

    def block(self, block: Block) -> str:
        match block:
            case Heading(line, level):
                return f'<p class="kb-doc__{"title" if level == 1 else "heading"}">{self.title(line)}</p>'
            case Paragraph(line, style):
                return f'<p class="kb-doc__{style}">{self.line(line)}</p>'
            case Annex(line):
                return f'<p class="kb-doc__title kb-doc__annex">{self.title(line)}</p>'
            case Grid():
                return self.grid(block)
            case Repeat(scope, instances):
                inner = "".join(f"<div data-instance>{self.blocks(instance)}</div>" for instance in instances)
                return f'<div data-repeat="{escape(scope)}">{inner}</div>'
            case Choice():
                return self.choice(block)
            case Signature():
                return self.signature(block)
            case Signatures(scope, signatures):
                inner = "".join(f"<div data-instance>{self.signature(each)}</div>" for each in signatures)
                return f'<div class="kb-doc__signs" data-repeat="{escape(scope)}">{inner}</div>'
            case Check():
                return self.check(block)
            case Emblem(kind, line):
                return html_official.emblem(kind, self.title(line))
            case Split(left, right):
                return html_official.split(self.line(left), self.line(right))
            case Label():
                return html_official.label(block, self.line)

    def line(self, line: Line) -> str:
        return "".join(self.inline(inline) for inline in line)

    def title(self, line: Line) -> str:
        """A line with known words kept whole: large and centred, a word broken in the middle stands out."""
        return "".join(
            f"<strong>{html.title(self.turned(inline.text))}</strong>"
            if isinstance(inline, Text)
            else self.inline(inline)
            for inline in line
        )

    def inline(self, inline: Text | Slot | Tick) -> str:
        match inline:
            case Text(text, bold):
                return f"<strong>{self.text(text)}</strong>" if bold else self.text(text)
            case Tick(key, _, checked):
                return f'<span class="kb-tick" data-tick="{escape(key)}">{CHECKED if checked else UNCHECKED}</span>'
            case Slot():
                return self.slot(inline)

    def slot(self, slot: Slot) -> str:
        filled = " kb-slot--filled" if slot.value else ""
        bold = " kb-slot--bold" if slot.bold else ""
        return (
            f'<span class="kb-slot kb-slot--{slot.width}{filled}{bold}" data-slot="{escape(slot.key)}"'
            f' title="{escape(slot.label)}">{self.text(slot.value or "")}</span>'
        )

    def choice(self, choice: Choice) -> str:
        """An alternative; a label says when it is used, until the choice is made."""
        key = escape(choice.key)
        hints = (CHOOSE,) * choice.first + (choice.label,) * bool(choice.label)
        above = "".join(f'<p class="kb-doc__hint" data-hint="{key}">{self.text(hint)}</p>' for hint in hints)
        look = ' class="kb-doc__choice"' if choice.label else ""
        return f'{above}<div{look} data-when="{key}">{self.blocks(choice.blocks)}</div>'

    def signature(self, signature: Signature) -> str:
        below = "".join(f"<p>{self.line(line)}</p>" for line in signature.lines)
        if signature.plain:
            return f'<div class="kb-doc__sign kb-doc__sign--plain">{below}</div>'
        behind = f" {self.text(signature.role)}" if signature.role else ""
        return f'<div class="kb-doc__sign"><p>(ลงชื่อ)<span class="kb-doc__line"></span>{behind}</p>{below}</div>'

    def check(self, check: Check) -> str:
        details = "".join(
            f'<p class="kb-doc__note">{self.text(label)} {self.text(words)}</p>' for label, words in check.details
        )
        if check.who:
            details += f'<p class="kb-doc__note">{PROPOSED} {self.text(check.who)}</p>'
        head = f"{self.text(check.no)} {UNCHECKED} {self.text(check.text)}"
        return f'<div class="kb-doc__check"><p class="kb-doc__flat">{head}</p>{details}</div>'

    # --- Tables ------------------------------------------------------------------------------------------------------

    def grid(self, grid: Grid) -> str:
        repeat = f' data-repeat="{escape(grid.scope)}"' if grid.scope else ""
        instance = " data-instance" if grid.scope else ""
        small = " kb-doc__table--small" if len(grid.columns) > WIDE else ""
        high = f' style="height:{grid.row_height:g}cm"' if grid.row_height else ""
        body = "".join(f"<tr{instance}{high}>{self.cells(grid.columns, row)}</tr>" for row in grid.rows)
        return (
            f'<div class="kb-doc__grid" tabindex="0" role="group" aria-label="{self.grid_name(grid)}">'
            f'<table class="kb-doc__table{small}">{_widths(grid.columns)}'
            f"<thead>{self.head(grid.columns)}</thead><tbody{repeat}>{body}</tbody>{self.total(grid)}</table></div>"
        )

    def total(self, grid: Grid) -> str:
        if not grid.total:
            return ""
        span = before_total(grid)
        head = f'<th scope="row" colspan="{span}">{self.line(grid.total[0])}</th>'
        return f"<tfoot><tr>{head}{self.cells(grid.columns[span:], grid.total[span:])}</tr></tfoot>"

    def grid_name(self, grid: Grid) -> str:
        """What a keyboard user hears on reaching the table, which scrolls sideways on a phone: its first columns."""
        return self.turned(escape(f"ตาราง {', '.join(column.title for column in grid.columns[:3])}"))

    def cells(self, columns: Sequence[GridColumn], row: Sequence[Line]) -> str:
        return "".join(
            f"<td{_ALIGN[column.align]}>{self.line(cell)}</td>" for column, cell in zip(columns, row, strict=True)
        )

    def head(self, columns: Sequence[GridColumn]) -> str:
        """One row of heads, or two when columns share an upper head."""
        runs = [(group, list(members)) for group, members in groupby(columns, key=lambda column: column.group)]
        if all(group is None for group, _ in runs):
            return "<tr>" + "".join(self.th(column.title) for column in columns) + "</tr>"
        upper, lower = "".join(self._upper(runs)), "".join(self._lower(runs))
        return f"<tr>{upper}</tr><tr>{lower}</tr>"

    def _upper(self, runs: Sequence[tuple[str | None, list[GridColumn]]]) -> Iterator[str]:
        for group, columns in runs:
            if group is None:
                yield from (self.th(column.title, ' rowspan="2"') for column in columns)
            else:
                yield f'<th scope="colgroup" colspan="{len(columns)}">{self.text(group)}</th>'

    def _lower(self, runs: Sequence[tuple[str | None, list[GridColumn]]]) -> Iterator[str]:
        for group, columns in runs:
            if group is not None:
                yield from (self.th(column.title) for column in columns)

    def th(self, title: str, span: str = "") -> str:
        return f'<th scope="col"{span}>{self.text(title)}</th>'


def _widths(columns: Sequence[GridColumn]) -> str:
    total = sum(column.width for column in columns)
    shares = "".join(f'<col style="width:{100 * column.width / total:.1f}%">' for column in columns)
    return f"<colgroup>{shares}</colgroup>"
