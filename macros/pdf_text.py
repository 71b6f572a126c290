"""Makes the text of a typst PDF come out right in every reader: `exact_text(pdf) -> pdf`.

For a Thai syllable typst writes `/ActualText`, which Firefox and pypdf ignore: they read a table per font (ToUnicode)
that says which characters each glyph means, and there every glyph of น้ำ carries the whole น้ำ. Where a span has as many
glyphs as characters, this pass puts one character behind each glyph and drops the span; where the counts differ, or
a glyph would need two meanings, the span stays as typst wrote it. Works only with fonts patched by `macros.fonts`.
"""

from __future__ import annotations

import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

Glyph = tuple[tuple[int, int], int]  # number of the font object, glyph id


@dataclass
class _Span:
    """A marked-content sequence. `text` is its /ActualText, None if it has none."""

    text: str | None
    glyphs: list[Glyph] = field(default_factory=list)

    @property
    def pairs(self) -> list[tuple[Glyph, str]]:
        """Glyph and character, one to one; empty if the counts differ."""
        text = self.text or ""
        return list(zip(self.glyphs, text, strict=True)) if len(self.glyphs) == len(text) else []


@dataclass
class _Stream:
    """A content stream as operators, with the span that each BDC, BMC and EMC belongs to."""

    target: Any
    operators: list[Any]
    spans: dict[int, _Span] = field(default_factory=dict)
    loose: set[Glyph] = field(default_factory=set)


def exact_text(pdf: bytes) -> bytes:
    """The same pages with exact text. Equal input gives equal bytes."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fonts: dict[tuple[int, int], Any] = {}
        streams = [_read(target, resources, fonts) for target, resources in _targets(document)]
        meanings = {(key, glyph): text for key, font in fonts.items() for glyph, text in _table(font).items()}
        meanings |= _better(streams)
        for stream in streams:
            _rewrite(document, stream, meanings)
        for key, font in fonts.items():
            table = {glyph: text for (owner, glyph), text in meanings.items() if owner == key}
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


def _targets(document: pikepdf.Pdf) -> Iterator[tuple[Any, Any]]:
    """Pages and form XObjects, each with its resources."""
    seen = set()
    for page in document.pages:
        resources = page.obj.Resources
        yield page.obj, resources
        for form in (resources.get("/XObject") or {}).values():
            if form.get("/Subtype") == "/Form" and form.objgen not in seen:
                seen.add(form.objgen)
                yield form, form.get("/Resources", {})


def _read(target: Any, resources: Any, fonts: dict[tuple[int, int], Any]) -> _Stream:
    names = {}
    for name, font in (resources.get("/Font") or {}).items():
        if "/ToUnicode" in font:  # composite fonts with two-byte glyph ids, the only kind typst embeds for text
            fonts[font.objgen] = font
            names[name] = font.objgen
    stream = _Stream(target, list(pikepdf.parse_content_stream(target)))
    current: tuple[int, int] | None = None
    stack: list[_Span] = []
    for index, (operands, operator) in enumerate(stream.operators):
        match str(operator):
            case "Tf":
                current = names.get(str(operands[0]))
            case "BDC" | "BMC":
                stack.append(_Span(_actual_text(operands)))
                stream.spans[index] = stack[-1]
            case "EMC":
                stream.spans[index] = stack.pop()
            case "Tj" | "TJ" if current is not None:
                span = next((span for span in reversed(stack) if span.text is not None), None)
                glyphs = [(current, glyph) for glyph in _glyph_ids(operands[0])]
                if span is None:
                    stream.loose.update(glyphs)
                else:
                    span.glyphs += glyphs
    return stream


def _actual_text(operands: Any) -> str | None:
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Dictionary) and "/ActualText" in properties:
        return str(properties.ActualText)
    return None


def _glyph_ids(shown: Any) -> Iterator[int]:
    for part in [shown] if isinstance(shown, pikepdf.String) else shown:
        if isinstance(part, pikepdf.String):
            data = bytes(part)
            yield from (int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data), 2))


def _better(streams: list[_Stream]) -> dict[Glyph, str]:
    """The character that each glyph stands for in most spans. Outside spans typst's own meaning is right: keep it."""
    loose = {glyph for stream in streams for glyph in stream.loose}
    votes: dict[Glyph, Counter[str]] = defaultdict(Counter)
    for stream in streams:
        for index, span in stream.spans.items():
            if str(stream.operators[index][1]) == "EMC":
                for glyph, character in span.pairs:
                    votes[glyph][character] += 1
    return {glyph: counter.most_common(1)[0][0] for glyph, counter in votes.items() if glyph not in loose}


def _rewrite(document: pikepdf.Pdf, stream: _Stream, meanings: dict[Glyph, str]) -> None:
    def needless(span: _Span) -> bool:
        return bool(span.pairs) and all(meanings.get(glyph) == character for glyph, character in span.pairs)

    dropped = {index for index, span in stream.spans.items() if needless(span)}
    kept = [operator for index, operator in enumerate(stream.operators) if index not in dropped]
    data = pikepdf.unparse_content_stream(kept)
    if isinstance(stream.target, pikepdf.Stream):
        stream.target.write(data)
    else:
        stream.target.Contents = document.make_stream(data)


def _table(font: Any) -> dict[int, str]:
    """The glyph table that typst wrote."""
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
