"""PDF of a form or checklist: `render(form_blocks(form, values), form_stamp(form)) -> bytes`.

Blocks become plain JSON, `paper.typ` sets them, `pdf_text` makes the text exact. The paper is A4, tagged, in Sarabun;
equal input gives equal bytes on every machine.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from macros.blocks import (
    Annex,
    Block,
    Check,
    Choice,
    Grid,
    GridColumn,
    Heading,
    Inline,
    Line,
    Paragraph,
    Repeat,
    Signature,
    Slot,
    Stamp,
    Text,
    Tick,
)
from macros.fonts import pdf_characters, pdf_fonts
from macros.pdf_text import exact_text
from macros.thai import thai_digits

FONT_CACHE = Path(__file__).parent.parent / ".cache" / "pdf-fonts"
TEMPLATE = Path(__file__).with_name("paper.typ")
WORDS = {
    "draft": "ร่างตัวอย่างเพื่อการเรียนรู้ ให้นิติกรตรวจก่อนใช้",
    "page": "หน้า",
    "of": "จาก",
    "sign": "(ลงชื่อ)",
    "record": "บันทึก",
    "case": "(เลือกใช้เฉพาะกรณี)",
}
#: Words that typst would break in the middle. A break before or behind one stays possible. Extend it when a paper shows
#: a bad break; numbers stay with the word before them.
GUARD = (
    "กระทรวง องค์การบริหาร องค์กร เทศบาล ชุมชน ท้องถิ่น คณะกรรมการ บูรณาการ ภายใต้ ปีงบประมาณ งบประมาณ แผนการ "
    "ตัดสินใจ มูลฝอย สาธารณะ กรรมสิทธิ์ ทรัพย์สิน ค่าใช้จ่าย ประสานงาน ข้อตกลง พนักงาน"
).split()
_GUARD_PATTERN = "|".join([r"(ข้อ|มาตรา|หมวด) [0-9๐-๙]+(\.[0-9๐-๙]+)*", *GUARD])
#: Blocks with more characters than this may break over pages, others stay whole.
LONG = 700
Json = dict[str, Any]


def render(blocks: Sequence[Block], stamp: Stamp) -> bytes:
    """The paper as a tagged PDF."""
    paper = {
        "stamp": _stamp(stamp),
        "words": WORDS,
        "guard": _GUARD_PATTERN,
        "blocks": _Setter(stamp).blocks(blocks),
    }
    day = datetime(stamp.updated.year, stamp.updated.month, stamp.updated.day, tzinfo=UTC)
    pdf = _compiler().compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        sys_inputs={"paper": json.dumps(paper, ensure_ascii=False)},
        pdf_standards="ua-1",
        timestamp=int(day.timestamp()),
    )
    return exact_text(pdf)


@cache
def _fonts() -> Path:
    return pdf_fonts(FONT_CACHE)


@cache
def _characters() -> frozenset[int]:
    return pdf_characters(_fonts())


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_fonts())])
    return typst.Compiler(font_paths=fonts)


def _stamp(stamp: Stamp) -> Json:
    return {
        "title": printable(stamp.title),
        "line": printable(f"{stamp.id} · ฉบับ {stamp.version} · {stamp.page}"),
        "date": [stamp.updated.year, stamp.updated.month, stamp.updated.day],
        "digits": stamp.digits,
        "landscape": stamp.landscape,
        "draft": stamp.draft,
    }


# --- Text ------------------------------------------------------------------------------------------------------------

#: น ํ ้ า typed as four signs instead of น ้ ำ: looks the same, but nobody would find it.
_SPLIT_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32|([\u0e48-\u0e4b])\u0e4d\u0e32")
#: What no reader would break: the same sign again and again, a long address, a page full of letters without a space.
_RUN = re.compile(r"(\S)\1{9,}|[^\s\u0e00-\u0e7f]{25,}|\S{300,}")
_RUN_PART = re.compile(r"[^/?&=._,-]{0,15}[/?&=._,-]*")
_CLUSTER_RUN = re.compile(r"(?:\S[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]*){1,30}")


def printable(text: str) -> str:
    """Text with only what the font can draw: a sign it lacks becomes its plain form or a literal `[U+1F600]`."""
    text = re.sub(r"\r\n?|[\v\f\x85\u2028\u2029]", "\n", text).replace("\t", " ")
    text = _SPLIT_AM.sub(lambda match: f"{match[1] or match[2] or ''}ำ", text)
    return "".join(_drawable(character) for character in text)


def _drawable(character: str) -> str:
    if character == "\n":
        return character
    if unicodedata.category(character) in ("Cc", "Cf"):  # controls, joiners, marks of direction: nothing to see
        return ""
    if ord(character) in _characters():
        return character
    plain = unicodedata.normalize("NFKC", character)
    if all(ord(part) in _characters() for part in plain):
        return plain
    return f"[U+{ord(character):04X}]"


def pieces(text: str) -> list[str]:
    """Parts between which a line may break, `"\\n"` for a line break: long addresses would run over the margin."""
    out: list[str] = []
    for n, line in enumerate(text.split("\n")):
        if n:
            out.append("\n")
        start = 0
        for run in _RUN.finditer(line):
            out += [line[start : run.start()], *_run_pieces(run.group())]
            start = run.end()
        out.append(line[start:])
    return [piece for piece in out if piece]


def _run_pieces(run: str) -> list[str]:
    thai = re.search(r"[\u0e00-\u0e7f]", run)
    return (_CLUSTER_RUN if thai else _RUN_PART).findall(run)


# --- Blocks as JSON --------------------------------------------------------------------------------------------------


class _Setter:
    """Turns blocks into JSON with the digits of one stamp."""

    def __init__(self, stamp: Stamp) -> None:
        self.thai = stamp.digits == "thai"

    def blocks(self, blocks: Sequence[Block]) -> list[Json]:
        out: list[Json] = []
        for block in _flat(blocks):
            if isinstance(block, Heading) and block.level == 1 and out and out[-1].get("open"):
                out[-1]["lines"].append(self.line(block.line))
            else:
                out.append(self.block(block))
        return out

    def block(self, block: Block) -> Json:
        match block:
            case Heading(line, level):
                return self.heading(line, level)
            case Annex(line):
                return self.heading(line, 1) | {"new-page": True}
            case Paragraph(line, style):
                ticks = style == "item" and bool(line) and isinstance(line[0], Tick)
                return {"kind": "paragraph", "style": "ticks" if ticks else style, "line": self.line(line)}
            case Grid():
                return self.grid(block)
            case Choice(_, blocks):
                return {"kind": "choice", "blocks": self.blocks(blocks)}
            case Signature(lines, role):
                parts = [self.line(line) for line in lines]
                return {"kind": "signature", "lines": parts, "role": self.string(role or ""), "long": _long(lines)}
            case Check():
                return self.check(block)
            case Repeat():
                raise AssertionError("repeats are unfolded before")

    def heading(self, line: Line, level: int) -> Json:
        return {
            "kind": "heading",
            "level": level,
            "tag": level,
            "lines": [self.line(line)],
            "new-page": False,
            "open": level == 1,
        }

    def grid(self, grid: Grid) -> Json:
        columns = [
            {"title": self.string(column.title), "width": column.width, "align": column.align}
            for column in grid.columns
        ]
        groups = [group | {"title": self.string(group["title"]) or None} for group in _groups(grid.columns)]
        return {"kind": "grid", "columns": columns, "groups": groups, "rows": [self.row(row) for row in grid.rows]}

    def row(self, row: tuple[Line, ...]) -> Json:
        empty = [len(cell) == 1 and isinstance(cell[0], Slot) and cell[0].value is None for cell in row]
        cells = [[] if gap else self.line(cell) for gap, cell in zip(empty, row, strict=True)]
        return {"cells": cells, "blank": any(empty) or not any(row), "long": _long(row)}

    def check(self, check: Check) -> Json:
        details = [{"label": self.string(label), "line": self.line((Text(words),))} for label, words in check.details]
        return {
            "kind": "check",
            "no": self.string(check.no),
            "line": self.line((Text(check.text),)),
            "details": details,
            "long": len(check.text) + sum(len(words) for _, words in check.details) > LONG,
        }

    def line(self, line: Line) -> list[Json]:
        return [self.inline(inline) for inline in line]

    def inline(self, inline: Inline) -> Json:
        match inline:
            case Tick(checked=checked):
                return {"kind": "tick", "checked": bool(checked)}
            case Slot(value=None):
                return {"kind": "slot", "width": "long" if inline.type == "long" else inline.width}
            case Slot(value=str(text)) | Text(text=text):
                return {"kind": "text", "text": pieces(self.string(text)), "bold": inline.bold}
        raise AssertionError(inline)

    def string(self, text: str | None) -> str:
        return printable(thai_digits(text or "") if self.thai else text or "")


def _flat(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks with repeats unfolded: on paper a repeat is just its blocks one after the other."""
    for block in blocks:
        if isinstance(block, Repeat):
            for instance in block.instances:
                yield from _flat(instance)
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


def _long(lines: Sequence[Line]) -> bool:
    """Whether the lines hold too much text to be kept on one page."""
    return sum(len(getattr(inline, "text", None) or getattr(inline, "value", None) or "") for line in lines for inline in line) > LONG
