"""Makes the text of a typst PDF come out right in every reader: `exact_text(pdf) -> pdf`.

A reader learns in two ways which characters a glyph means. Spans of content carry them as `/ActualText`; typst writes
these right, but Firefox and pypdf do not look. They look at a table of each font (ToUnicode), and there typst gives
every glyph of น้ำ the whole of น้ำ. Wherever a span has as many glyphs as characters, this pass takes from it one
character for each glyph, and writes the tables anew. The spans stay: poppler would sort stacked marks wrongly without
them. Works only with fonts patched by `macros.font_patch`.
"""

from __future__ import annotations

import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

ObjectId = tuple[int, int]
Glyph = tuple[ObjectId, int]  # the font's object number, the glyph's number in the font


_TEXT = rb"\((?:[^\\()]|\\.)*\)|<[0-9A-Fa-f\s]*>"  # typst escapes every parenthesis
_STRING = re.compile(_TEXT, re.DOTALL)
#: The operators that matter, as typst writes them. A general parser of content streams takes five times as long.
_TOKEN = re.compile(
    # a syllable in a span of its own: nearly all spans are such, and most syllables come again
    rb"/Span<</ActualText(?P<said>" + _TEXT + rb")>>BDC 0 Tr(?P<set>/[^\s/\[(<]+) \S+ Tf [-\d. ]+Tm"
    rb"(?P<leaf>\[(?:" + _TEXT + rb"|[^\](<])*\]|" + _TEXT + rb")T[jJ]\s*EMC\b"
    rb"|(?P<font>/[^\s/\[(<]+)\s+\S+\s+Tf\b"
    rb"|(?P<shown>\[(?:" + _TEXT + rb"|[^\](<])*\]|" + _TEXT + rb")\s*T[jJ]\b"
    rb"|(?P<opening>/\w+\s*(?:<<(?:" + _TEXT + rb"|<<.*?>>|[^(<>])*>>|/\w+)?)\s*B[DM]C\b"
    rb"|(?P<closing>\bEMC\b)"
    rb"|" + _TEXT,
    re.DOTALL,
)


@dataclass
class _Span:
    """Marked content that is open. `text` is its /ActualText, None if it has none."""

    text: str | None
    glyphs: list[Glyph] = field(default_factory=list)


@dataclass
class _Glyphs:
    """All glyphs of a document; operands are worked out once, however often they come."""

    spans: Counter[tuple[str, tuple[Glyph, ...]]] = field(default_factory=Counter)
    #: Spans of one operator, as font, text and operand.
    leaves: Counter[tuple[ObjectId, bytes, bytes]] = field(default_factory=Counter)
    loose: set[tuple[ObjectId, bytes]] = field(default_factory=set)

    def inside(self) -> Counter[tuple[str, tuple[Glyph, ...]]]:
        """Text and glyphs of all spans, counted."""
        spans = Counter(self.spans)
        for (font, said, operand), times in self.leaves.items():
            spans[str(pikepdf.Object.parse(said)), _shown(font, operand)] += times
        return spans

    def outside(self) -> set[Glyph]:
        """Glyphs that stand in no span that says its text."""
        return {glyph for font, operand in self.loose for glyph in _shown(font, operand)}


def exact_text(pdf: bytes) -> bytes:
    """The same pages with exact text. Equal input gives equal bytes."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fonts: dict[ObjectId, Any] = {}
        glyphs = _Glyphs()
        for stream, resources in _streams(document):
            _read(stream, resources, fonts, glyphs)
        meanings = _meanings(glyphs)
        for key, font in fonts.items():
            table = _table(font) | {glyph: text for (owner, glyph), text in meanings.items() if owner == key}
            font.ToUnicode = document.make_stream(_cmap(table))
        out = io.BytesIO()
        document.save(
            out,
            deterministic_id=True,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            fix_metadata_version=False,
        )
    return out.getvalue()


def _streams(document: pikepdf.Pdf) -> Iterator[tuple[bytes, Any]]:
    """What pages and form XObjects draw, each with its resources."""
    seen = set()
    for page in document.pages:
        resources = page.obj.Resources
        contents = page.obj.Contents
        parts = contents if isinstance(contents, pikepdf.Array) else [contents]
        yield b"\n".join(part.read_bytes() for part in parts), resources
        for form in (resources.get("/XObject") or {}).values():
            if form.get("/Subtype") == "/Form" and form.objgen not in seen:
                seen.add(form.objgen)
                yield form.read_bytes(), form.get("/Resources", {})


def _read(stream: bytes, resources: Any, fonts: dict[ObjectId, Any], glyphs: _Glyphs) -> None:
    names = {}
    for name, font in (resources.get("/Font") or {}).items():
        if "/ToUnicode" in font:  # composite fonts with two-byte glyph numbers, the only kind typst embeds for text
            fonts[font.objgen] = font
            names[name.encode()] = font.objgen
    current: ObjectId | None = None
    open_spans: list[_Span] = []
    for match in _TOKEN.finditer(stream):
        match match.lastgroup:
            case "leaf":
                current = names.get(match["set"])
                if current is not None:
                    glyphs.leaves[current, match["said"], match["leaf"]] += 1
            case "font":
                current = names.get(match["font"])
            case "opening":
                open_spans.append(_Span(_actual_text(match["opening"])))
            case "closing":
                closed = open_spans.pop()
                if closed.text is not None:
                    glyphs.spans[closed.text, tuple(closed.glyphs)] += 1
            case "shown" if current is not None:
                span = next((span for span in reversed(open_spans) if span.text is not None), None)
                if span is None:
                    glyphs.loose.add((current, match["shown"]))
                else:
                    span.glyphs += _shown(current, match["shown"])


def _actual_text(operands: bytes) -> str | None:
    """The text that a span of marked content says it has."""
    if b"/ActualText" not in operands:
        return None
    properties = pikepdf.Object.parse(operands[operands.index(b"<<") :])
    return str(properties["/ActualText"])


def _shown(font: ObjectId, operand: bytes) -> tuple[Glyph, ...]:
    """The glyphs of a text operator's operand."""
    data = b"".join(bytes(pikepdf.Object.parse(part)) for part in _STRING.findall(operand))
    return tuple((font, int.from_bytes(data[i : i + 2], "big")) for i in range(0, len(data), 2))


def _meanings(glyphs: _Glyphs) -> dict[Glyph, str]:
    """The character that each glyph stands for in most spans. Outside spans typst's own meaning is right: keep it."""
    votes: dict[Glyph, Counter[str]] = defaultdict(Counter)
    for (text, shown), times in glyphs.inside().items():
        if len(text) == len(shown):
            for glyph, character in zip(shown, text, strict=True):
                votes[glyph][character] += times
    loose = glyphs.outside()
    return {glyph: counter.most_common(1)[0][0] for glyph, counter in votes.items() if glyph not in loose}


def _table(font: Any) -> dict[int, str]:
    """The table that typst wrote."""
    body = font.ToUnicode.read_bytes().decode("latin-1").partition("endcodespacerange")[2]
    found = re.findall(r"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>", body)
    return {int(glyph, 16): bytes.fromhex(text).decode("utf-16-be") for glyph, text in found}


def _cmap(table: dict[int, str]) -> bytes:
    """A ToUnicode stream; the format allows a hundred entries in a block."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <ffff> endcodespacerange",
    ]
    entries = sorted(table.items())
    for start in range(0, len(entries), 100):
        block = entries[start : start + 100]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in block]
        lines.append("endbfchar")
    return "\n".join([*lines, "endcmap CMapName currentdict /CMap defineresource pop end end"]).encode("ascii")
