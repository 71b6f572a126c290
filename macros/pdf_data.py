"""Blocks as the plain JSON that `paper.typ` sets: digits chosen, only signs that the font has, chances to break.

data(blocks, stamp, characters)["blocks"][0] == {"kind": "heading", "level": 1, …}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from macros.blocks import (
    CHOOSE,
    EMBLEM_NOTE,
    PROPOSED,
    Annex,
    Block,
    Check,
    Choice,
    Emblem,
    Grid,
    GridColumn,
    Heading,
    Inline,
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
from macros.docx_grid import before_total
from macros.page_keep import with_next
from macros.pdf_words import pieces, printable
from macros.thai import MONTHS, thai_digits

Json = dict[str, Any]

WORDS = {
    "draft": "ร่างตัวอย่างเพื่อการเรียนรู้ ให้นิติกรตรวจก่อนใช้",
    "page": "หน้า",
    "of": "จาก",
    "sign": "(ลงชื่อ)",
    "choose": CHOOSE,
    "emblem": EMBLEM_NOTE,
}
#: Words that typst would break in the middle; before and behind them a line may still end. Add to it whatever a paper
#: shows broken, but keep the words short: each makes its line harder to justify.
GUARD = (
    "กระทรวง|องค์การบริหาร|องค์กร|เทศบาล|ชุมชน|ท้องถิ่น|คณะกรรมการ|บูรณาการ|ภายใต้|ปีงบประมาณ|งบประมาณ|แผนการ|แต่งตั้ง"
    "|จัดทำ|ตัดสินใจ|มูลฝอย|สาธารณะ|กรรมสิทธิ์|ทรัพย์สิน|ค่าใช้จ่าย|ประสานงาน|ข้อตกลง|พนักงาน|รวบรวม|เพียงพอ|หลักวิชาการ"
)
_IN_CELLS = "|".join([*MONTHS, GUARD])
#: In running text a number also stays with the word before it, and a day with its month.
_IN_TEXT = rf"(ข้อ|มาตรา|หมวด) [0-9๐-๙]+(\.[0-9๐-๙]+)*|[0-9๐-๙]+ ({'|'.join(MONTHS)})|{_IN_CELLS}"
#: Rows, signatures and items with more characters than this may break over pages, others stay whole.
LONG = 700


def data(blocks: Sequence[Block], stamp: Stamp, characters: frozenset[int]) -> Json:
    """Everything that the template needs. `characters` are the code points that the font can draw."""
    setter = _Setter(stamp.digits == "thai", characters)
    return {
        "stamp": {
            "title": printable(stamp.title, characters),
            "line": printable(f"{stamp.id} · ฉบับ {stamp.version} · {stamp.page}", characters),
            "date": [stamp.updated.year, stamp.updated.month, stamp.updated.day],
            "digits": stamp.digits,
            "landscape": stamp.landscape,
            "draft": stamp.draft,
        },
        "words": WORDS,
        "months": MONTHS,
        "guard": _IN_TEXT,
        "guard-in-cells": _IN_CELLS,
        "blocks": _with_first_title(setter.blocks(blocks)),
    }


# --- Blocks ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Setter:
    """Turns blocks into JSON, in Thai or Arabic digits."""

    thai: bool
    characters: frozenset[int]

    def string(self, text: str | None) -> str:
        return printable(thai_digits(text or "") if self.thai else text or "", self.characters)

    def blocks(self, blocks: Sequence[Block]) -> list[Json]:
        out: list[Json] = []
        for block, held in with_next(list(_unfolded(blocks))):
            if isinstance(block, Choice):
                out += self.choice(block)
            elif isinstance(block, Heading) and block.level == 1 and out and out[-1].get("level") == 1:
                out[-1]["lines"].append(self.line(block.line))  # title lines in a row are one heading
            else:
                out.append(self.block(block))
            if held and out:
                out[-1]["sticky"] = True
            if out and out[-1].get("style") == "foot":
                out[-1]["first"] = len(out) < 2 or out[-2].get("style") != "foot"
        return out

    def block(self, block: Block) -> Json:
        match block:
            case Heading(line, level):
                return self.heading(line, level)
            case Annex(line):
                return self.heading(line, 1) | {"new-page": True}
            case Paragraph(line, style):
                ticks = style == "item" and isinstance(next(iter(line), None), Tick)
                return {"kind": "paragraph", "style": "ticks" if ticks else style, "line": self.line(line)}
            case Grid():
                return self.grid(block)
            case Signature():
                return self.signature(block)
            case Signatures(_, signatures):
                return {"kind": "signatures", "signatures": [self.signature(each) for each in signatures]}
            case Check():
                return self.check(block)
            case Emblem(kind, line, noted):
                return {"kind": "emblem", "memo": kind == "memo", "line": self.line(line), "noted": noted}
            case Split(left, right):
                return {"kind": "split", "halves": [self.line(left), self.line(right)]}
            case Label():
                lines = [self.line((*block.number(n), *line)) for n, line in enumerate(block.lines, start=1)]
                return {"kind": "label", "label": self.line(block.label), "lines": lines}
        raise TypeError(f"not a block of a paper: {block!r}")

    def signature(self, signature: Signature) -> Json:
        parts = [self.line(line) for line in signature.lines]
        return {
            "kind": "signature",
            "lines": parts,
            "role": self.string(signature.role),
            "plain": signature.plain,
            "long": _long(signature.lines),
        }

    def choice(self, choice: Choice) -> Iterator[Json]:
        """One frame, or more: a frame cannot run over the page break of an annex, so each annex opens a new one."""
        frames: list[list[Json]] = [[]]
        for block in self.blocks(choice.blocks):
            if block.get("new-page"):
                frames.append([])
            frames[-1].append(block)
        for n, frame in enumerate(filter(None, frames)):
            new_page = frame[0].pop("new-page", False)
            label, first = self.string(choice.label) * (n == 0), choice.first and n == 0
            yield {"kind": "choice", "blocks": frame, "new-page": new_page, "label": label, "first": first}

    def heading(self, line: Line, level: int) -> Json:
        return {"kind": "heading", "level": level, "tag": level, "lines": [self.line(line)]}

    def grid(self, grid: Grid) -> Json:
        columns = [{"title": self.string(c.title), "width": c.width, "align": c.align} for c in grid.columns]
        groups = [group | {"title": self.string(group["title"])} for group in _groups(grid.columns)]
        rows = [self.row(row) for row in grid.rows]
        total = self.row(grid.total)["cells"]
        return {
            "kind": "grid",
            "columns": columns,
            "groups": groups,
            "rows": rows,
            "total": total,
            "before-total": before_total(grid),
            "row-height": grid.row_height,
        }

    def row(self, row: tuple[Line, ...]) -> Json:
        """A cell that is nothing but a blank slot stays empty: its borders say where to write."""
        empty = [len(cell) == 1 and isinstance(cell[0], Slot) and cell[0].value is None for cell in row]
        cells = [[] if gap else self.line(cell) for gap, cell in zip(empty, row, strict=True)]
        return {"cells": cells, "blank": any(empty) or not all(row), "long": _long(row)}

    def check(self, check: Check) -> Json:
        proposed = ((PROPOSED, check.who),) if check.who else ()
        details = [(label, (Text(words),)) for label, words in (*check.details, *proposed)]
        return {
            "kind": "check",
            "no": self.string(check.no),
            "line": self.line((Text(check.text),)),
            "details": [{"label": self.string(label), "line": self.line(line)} for label, line in details],
            "record": [self.string(slot.label) for slot in check.record],
            "long": _long([(Text(check.text),), *(line for _, line in details)]),
        }

    def line(self, line: Line) -> list[Json]:
        return [self.inline(inline) for inline in line]

    def inline(self, inline: Inline) -> Json:
        match inline:
            case Tick(checked=checked):
                return {"kind": "tick", "checked": bool(checked)}
            case Slot(value=None):
                return {"kind": "slot", "width": "long" if inline.type == "long" else inline.width}
            case Slot(value=text) | Text(text=text):
                return {"kind": "text", "text": pieces(self.string(text)), "bold": inline.bold}
        raise TypeError(f"not an inline: {inline!r}")


def _unfolded(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks without repeats, which on paper are just their blocks one after the other, and frames without a label."""
    for block in blocks:
        if isinstance(block, Repeat):
            for instance in block.instances:
                yield from _unfolded(instance)
        elif isinstance(block, Choice) and not block.label:
            yield from _unfolded(block.blocks)
        else:
            yield block


def _groups(columns: Sequence[GridColumn]) -> list[Json]:
    """Neighbours with the same group as one upper head; a column without group stands alone."""
    out: list[Json] = []
    for n, column in enumerate(columns):
        if column.group and out and out[-1]["title"] == column.group:
            out[-1]["count"] += 1
        else:
            out.append({"title": column.group, "first": n, "count": 1})
    return out


def _with_first_title(blocks: list[Json]) -> list[Json]:
    """PDF/UA wants the first heading to be a first-level one, also where a paper has no title; it looks the same."""
    first = next(_headings(blocks), None)
    if first:
        first["tag"] = 1
    return blocks


def _headings(blocks: list[Json]) -> Iterator[Json]:
    for block in blocks:
        if block["kind"] == "heading":
            yield block
        yield from _headings(block.get("blocks", []))


def _long(lines: Sequence[Line]) -> bool:
    inlines = (inline for line in lines for inline in line if not isinstance(inline, Tick))
    return sum(len(inline.text if isinstance(inline, Text) else inline.value or "") for inline in inlines) > LONG
