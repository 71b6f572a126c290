"""Blocks as a Word document that people can fill in Word, and the browser can fill for them.

    render(form_blocks(form, None), form_stamp(form))   bytes of the blank copy

Each slot is a content control whose tag is the slot's key. `members[]` marks what repeats for each row of `members`,
`members[]#` one such row, `members[]2` rows of two signatures, `?procure=host` what stays only if that option is taken,
`?-procure=host` what goes once that is decided, `?-` what goes as soon as anything is filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from macros import column_widths, docx_dots, docx_grid, docx_official, docx_parts, ooxml, thai
from macros.blocks import (
    BOXES,
    CHOOSE,
    PROPOSED,
    Annex,
    Block,
    Check,
    Choice,
    Emblem,
    Grid,
    Heading,
    Label,
    Line,
    Paragraph,
    Repeat,
    Signature,
    Signatures,
    Slot,
    Split,
    Stamp,
    Text,
    Tick,
)
from macros.page_keep import Signing, instances_with_next, is_head, runs_with_next, with_next


def render(blocks: Sequence[Block], stamp: Stamp) -> bytes:
    """The document as .docx; equal input gives equal bytes."""
    paper = _Paper(stamp)
    body = paper.blocks(blocks)
    return ooxml.package(docx_parts.parts(stamp, body or "<w:p/>"))


class _Paper:
    """Writes the blocks of one document; knows which control numbers are taken and whether the title has come."""

    def __init__(self, stamp: Stamp) -> None:
        self.ids = ooxml.Ids()
        self.digits: Callable[[str], str] = thai.thai_digits if stamp.digits == "thai" else str
        self.width = docx_parts.text_width(stamp)
        self.titled = False
        self.inside = 0  # alternatives and repeats around what is being written
        self.repeated = 0  # repeats alone

    def blocks(self, blocks: Sequence[Block], *, held: bool = False) -> str:
        """Blocks in order; neighbouring lines of two halves share a table, as Word would join two tables anyway.

        So do neighbouring signatures: LibreOffice keeps the rows of a table together where it splits paragraphs.
        """
        out, halves, signed = "", "", ""
        for (block, keep), after in zip(with_next(blocks, held=held), (*blocks[1:], None), strict=False):
            if isinstance(block, Split):
                left, right = (self.line(half, most=docx_dots.HALF) for half in (block.left, block.right))
                halves += docx_official.split_row(left, right)
                if not isinstance(after, Split):
                    out += docx_official.split(
                        halves, self.width, closed=not isinstance(after, Paragraph | Heading | Label)
                    )
                    halves = ""
            elif isinstance(block, Signing) and not self.repeated:
                signed += self.signing(block, keep)
                if not isinstance(after, Signing):
                    out += docx_official.pairs(signed, self.width, held=keep) if signed else ""
                    signed = ""
            else:
                out += self.block(block, keep)
        return out

    def block(self, block: Block, held: bool = False) -> str:
        match block:
            case Heading(line, level):
                return self.heading(line, level)
            case Paragraph(line, style):
                keep = "<w:keepNext/>" if held or is_head(block) else ""
                most = docx_dots.most(style, line)
                return paragraph(docx_parts.STYLE[style], self.line(line, most=most), keep)
            case Annex(line):
                return paragraph("Heading1", self.line(line), "<w:pageBreakBefore/>")
            case Grid():
                return self.grid(block, held)
            case Repeat(scope):
                self.repeated += 1  # a control that holds paragraphs and a table is too much for LibreOffice
                instances = [self.within(*each) for each in instances_with_next(block, held=held)]
                self.repeated -= 1
                return self.repeat(scope, instances)
            case Choice():
                return self.choice(block, held)
            case Signature():
                return self.signature(block, held=held)
            case Signatures():
                return docx_official.pairs(self.signing(block, held), self.width, held=held)
            case Check():
                return self.check(block)
            case Emblem():
                return self.emblem(block)
            case Label():
                return self.label(block)
            case Split():
                return self.blocks((block,))

    def heading(self, line: Line, level: int) -> str:
        first, self.titled = level == 1 and not self.titled, self.titled or level == 1
        return paragraph(f"Heading{level}", self.line(line, size=18 if first else 0))

    def choice(self, choice: Choice, held: bool) -> str:
        """An alternative; what a blank copy says above it goes once the choice is made.

        A table has a control of its own: LibreOffice mixes up the text of a control that holds paragraphs and a table.
        """
        tag, hints = f"?{choice.key}", (CHOOSE,) * choice.first + (choice.label,) * bool(choice.label)
        inner = "".join(
            self.control(self.within(run, keep), tag) for run, keep in runs_with_next(choice.blocks, held=held)
        )
        above = "".join(self.control(paragraph("Hint", self.run(hint)), f"?-{choice.key}") for hint in hints)
        return above + inner if inner else ""

    def within(self, blocks: Sequence[Block], held: bool) -> str:
        """Blocks inside a control of their own."""
        self.inside += 1
        written = self.blocks(blocks, held=held)
        self.inside -= 1
        return written

    def control(self, inner: str, tag: str) -> str:
        """Blocks that go or stay together, by their tag."""
        return ooxml.control(inner, tag=tag, id=self.ids.of(tag)) if inner else ""

    def signature(self, signature: Signature, *, held: bool = False, style: str = "SignatureLine") -> str:
        """Room to sign above the dots; all lines on one page, so every line but the last holds on to the next."""
        role = signature.role or ""
        count = (docx_dots.SIGNATURE if style == "SignatureLine" else docx_dots.PAIR) - max(
            0, round(column_widths.letters(role) - 4)
        )
        first = [] if signature.plain else [self.run(f"(ลงชื่อ){'…' * max(count, 12)}{role}")]
        rows = [*first, *(self.line(line, most=docx_dots.SIGNATURE) for line in signature.lines)]
        last = len(rows) - 1
        room, indent = (960, f'<w:ind w:left="{docx_parts.HALF}"/>') if signature.plain else (480, "")
        return "".join(
            paragraph(
                style,
                row,
                '<w:keepNext w:val="0"/>' if n == last and not held else "",
                (f'<w:spacing w:before="{room}"/>' if n == 0 else "") + indent,
            )
            for n, row in enumerate(rows)
        )

    def signing(self, block: Signing, held: bool) -> str:
        """The rows of a table: of many signatures two on a line, one alone at the right, as a signature stands."""
        if isinstance(block, Signature):
            return docx_official.wide_row(self.signature(block, held=held))
        cells = [self.signature(each, held=True, style="SignaturePair") for each in block.signatures]
        rows = "".join(docx_official.pair_row(cells[n : n + 2], alone=len(cells) == 1) for n in range(0, len(cells), 2))
        tag = f"{block.scope}[]2"
        return ooxml.control(rows, tag=tag, id=self.ids.of(tag)) if rows else ""

    def emblem(self, emblem: Emblem) -> str:
        note = ooxml.control(docx_official.emblem_note(), tag="?-", id=self.ids.of("?-")) if emblem.noted else ""
        if emblem.kind == "letter":
            return docx_official.letter_emblem(note)
        self.titled = True
        return docx_official.memo_emblem(note, self.line(emblem.line, size=29), self.width)

    def label(self, label: Label) -> str:
        rows = [self.label_line(label, n) for n in range(1, len(label.lines) + 1)]
        return self.repeat(label.scope, rows) if label.scope else "".join(rows)

    def label_line(self, label: Label, n: int) -> str:
        """In a blank copy the browser decides which line is the first, and whether it is numbered."""
        head, number = self.line(label.label) if n == 1 else "", self.line(label.number(n))
        if label.open:
            first, many = f"?{label.scope}.n=first", f"?{label.scope}.n=many"
            head = ooxml.control(head, tag=first, id=self.ids.of(first)) if head else ""
            number = ooxml.control(number, tag=many, id=self.ids.of(many))
        line = label.lines[n - 1]
        return docx_official.label_line(
            label.label, head, number + self.line(line, most=docx_dots.share(line)), first=n == 1
        )

    def check(self, check: Check) -> str:
        """The last paragraph is never empty, whatever is left out of it: the item's other lines hold on to it."""
        head = self.run(f"{check.no}\t") + self.box(check) + self.run(f"\t{check.text}", bold=True)
        held = "".join(paragraph("CheckDetail", self.detail(*detail), "<w:keepNext/>") for detail in check.details)
        last = self.detail(PROPOSED, check.who) if check.who else ""
        record = last + "".join(self.record(slot) for slot in check.record)
        return paragraph("CheckItem", head) + held + paragraph("CheckDetail", record)

    def box(self, check: Check) -> str:
        """A list of the three boxes: a tick box of Word's own knows only two states."""
        tag = f"{check.id}.state"
        return ooxml.control(
            ooxml.run(BOXES[0], font=ooxml.SYMBOL_FONT),
            tag=tag,
            id=self.ids.of(tag),
            kind=ooxml.choice_kind(BOXES),
            label=check.text,
            run_properties=ooxml.properties(font=ooxml.SYMBOL_FONT),
        )

    def detail(self, label: str, words: str) -> str:
        return self.run(f"{label}: ", bold=True) + self.run(words)

    def record(self, slot: Slot) -> str:
        """A place to write with its label, both of which go when there is nothing to write any more."""
        tag = f"?{slot.key}=shown"
        outer = self.ids.of(tag)
        inner = self.run("  ") + self.run(f"{slot.label} ", bold=True) + self.slot(slot, 0, docx_dots.RECORD)
        return ooxml.control(inner, tag=tag, id=outer)

    def grid(self, grid: Grid, held: bool = False) -> str:
        """A table; before a signature its last row stays with it."""
        points = docx_grid.size(grid, self.width)
        last = len(grid.rows) - 1 if held and not grid.total else -1
        rows = [docx_grid.row(grid, row, self.cell, points=points, held=n == last) for n, row in enumerate(grid.rows)]
        heads = docx_grid.head(grid, self.run, points=points)
        inner = self.repeat(grid.scope, rows) if grid.scope else "".join(rows)
        total = docx_grid.total_row(grid, self.cell, points=points, held=held) if grid.total else ""
        after = paragraph("AfterTable", "", "<w:keepNext/>" if held else "")
        return docx_grid.table(grid, heads + inner + total, self.width) + after

    def cell(self, line: Line) -> str:
        return self.line(line, most=docx_grid.DOTS)

    def repeat(self, scope: str, instances: Sequence[str]) -> str:
        """Word 2013 and later offer "+" at each item of a repeating section; older readers see plain rows."""
        tag, item = f"{scope}[]", f"{scope}[]#"
        outer = self.ids.of(tag)
        inner = "".join(
            ooxml.control(instance, tag=item, id=self.ids.of(item), kind=ooxml.REPEAT_ITEM)
            for instance in instances
            if instance
        )
        return ooxml.control(inner, tag=tag, id=outer, kind=ooxml.REPEAT) if inner else ""

    def line(self, line: Line, *, size: float = 0, most: int = docx_dots.LONG) -> str:
        return "".join(self.inline(piece, size, most) for piece in line)

    def inline(self, piece: Text | Slot | Tick, size: float, most: int) -> str:
        match piece:
            case Text(text, bold):
                return self.run(text, bold=bold, size=size)
            case Tick(key, label, checked):
                return ooxml.checkbox(tag=key, id=self.ids.of(key), label=label, checked=bool(checked))
            case Slot():
                return self.slot(piece, size, most)

    def slot(self, slot: Slot, size: float, most: int) -> str:
        if slot.value is None:
            inner = ooxml.run(docx_dots.dots(slot, most), style="PlaceholderText", bold=slot.bold, size=size)
        else:
            inner = self.run(slot.value, bold=slot.bold, size=size)
        return ooxml.control(
            inner,
            tag=slot.key,
            id=self.ids.of(slot.key),
            kind=self.kind(slot),
            label=slot.label,
            placeholder=slot.value is None,
            run_properties=ooxml.properties(bold=slot.bold, size=size),
        )

    def kind(self, slot: Slot) -> str:
        if slot.type == "date" and not self.inside:  # inside other controls LibreOffice puts date pickers elsewhere
            return ooxml.date_kind(ooxml.date_of(slot.value or ""))
        if slot.options:
            return ooxml.choice_kind(self.digits(option) for option in slot.options)
        many_lines = slot.type == "long" or "\n" in ooxml.clean(slot.value or "")
        return "" if "\n" in ooxml.clean(slot.value or "") else ooxml.LONG_TEXT if many_lines else ooxml.TEXT

    def run(self, text: str, *, bold: bool = False, size: float = 0) -> str:
        return ooxml.run(self.digits(text), bold=bold, size=size)


def paragraph(style: str, inner: str, before: str = "", after: str = "") -> str:
    """A paragraph of a style; `before` and `after` are properties that come early and late in schema order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{before}{after}</w:pPr>{inner}</w:p>'
