"""Sarabun for the web and for PDF, made at build time from the PyPI package `fontpkg-sarabun` (OFL 1.1).

    web_fonts(Path("docs/assets/fonts"))     sarabun-400.woff2, sarabun-600.woff2, sarabun-700.woff2, OFL.txt
    pdf_fonts(Path(".cache/pdf-fonts"))      patched Sarabun-Regular.ttf and Sarabun-Bold.ttf, for typst only

Both write the same bytes on every machine and leave a file alone that is already right.
"""

from __future__ import annotations

import copy
import io
import os
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.otlLib import builder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

WEB_STYLES = {400: "Regular", 600: "SemiBold", 700: "Bold"}
PDF_STYLES = ("Regular", "Bold")
#: What the web font keeps: ASCII, Thai, and the punctuation and signs that the site's texts use.
WEB_CHARACTERS = "".join(map(chr, [*range(0x20, 0x7F), *range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C)])) + (
    "\u00a0«»·×÷°±²³½–—‘’“”•…←→↑↓−≤≥"
)


def web_fonts(out: Path) -> None:
    """Write the site's fonts as woff2 (Thai, Latin, punctuation; no hints) and their licence to `out`."""
    for weight, style in WEB_STYLES.items():
        _write(out / f"sarabun-{weight}.woff2", _web_font(style))
    _write(out / "OFL.txt", _package().joinpath("LICENSE").read_bytes())


def pdf_fonts(cache: Path) -> Path:
    """Write Sarabun patched for PDF (see `patch`) to `cache` and return the folder."""
    for style in PDF_STYLES:
        path = cache / f"Sarabun-{style}.ttf"
        font = _open(style)
        patch(font)
        _write(path, _saved(font))
    return cache


def pdf_characters(folder: Path) -> frozenset[int]:
    """Code points that every patched font in `folder` can draw."""
    maps = (TTFont(folder / f"Sarabun-{style}.ttf").getBestCmap() for style in PDF_STYLES)
    return frozenset.intersection(*(frozenset(characters) for characters in maps))


def _package() -> Traversable:
    return resources.files("fontpkg_sarabun")


def _open(style: str) -> TTFont:
    data = _package().joinpath("files", f"Sarabun-{style}.ttf").read_bytes()
    return TTFont(io.BytesIO(data), recalcTimestamp=False)


def _saved(font: TTFont) -> bytes:
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _write(path: Path, data: bytes) -> None:
    """Write only what differs: MkDocs rebuilds on every touched file, and two builds may share the cache."""
    if path.exists() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}")
    part.write_bytes(data)
    part.replace(path)


def _web_font(style: str) -> bytes:
    options = subset.Options(hinting=False, flavor="woff2", notdef_outline=True, drop_tables=["DSIG"])
    font = _open(style)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=WEB_CHARACTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    return _saved(font)


# --- The patch -------------------------------------------------------------------------------------------------------
# A PDF stores glyphs; a reader turns each back into characters. Sarabun as shipped makes that impossible for Thai:
# typst splits a syllable whose marks are shifted upwards into two runs that both carry the whole syllable (ถิ่ copies as
# ถิ่ถิ่), and one glyph stands for both the vowel า and the right half of ำ. After the patch every glyph has one meaning
# (measured: whole paragraphs come out exact in Chrome, Firefox, poppler, mupdf and pypdf). Shapes stay the same.

_AA, _AM = "uni0E32", "uni0E33.half"


def patch(font: TTFont) -> None:
    """Give every Thai glyph one meaning, and add the tick boxes that Sarabun lacks."""
    _level_stacked_marks(font["GPOS"].table)
    _split_sara_am(font)
    _add_boxes(font)
    if "DSIG" in font:
        del font["DSIG"]  # the signature no longer matches


def _level_stacked_marks(gpos: Any) -> None:
    """Drop the vertical shift of a mark on a mark; Sarabun already draws upper marks in their place."""
    for lookup in gpos.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType != 6:
                continue
            for record in table.Mark1Array.MarkRecord:
                record.MarkAnchor.YCoordinate = 0
            for row in table.Mark2Array.Mark2Record:
                for anchor in row.Mark2Anchor:
                    if anchor is not None:
                        anchor.YCoordinate = 0


def _split_sara_am(font: TTFont) -> None:
    """Glyphs of their own for ำ, so that the glyph of า never means anything but า.

    Shaping turns ำ into nikhahit + า. Without a tone (กำ) the two become one new glyph; with a tone (น้ำ) the font
    joins nikhahit and tone, and the า behind them becomes a twin of the real one.
    """
    order = font.getGlyphOrder()
    _add_glyph(font, _AM, copy.deepcopy(font["glyf"][_AA]), font["hmtx"][_AA][0])
    whole = {}
    for nikhahit in ("uni0E4D", "uni0E4D.narrow"):
        pen = TTGlyphPen(font.getGlyphSet())
        for part in (nikhahit, _AA):
            pen.addComponent(part, (1, 0, 0, 1, 0, 0))
        name = nikhahit.replace("uni0E4D", "uni0E33") + ".whole"
        _add_glyph(font, name, pen.glyph(), font["hmtx"][_AA][0])
        whole[nikhahit, _AA] = name
    with_tone = [name for name in order if name.startswith("uni0E4D0E")]
    _add_lookups(font, whole, with_tone)


def _add_lookups(font: TTFont, whole: dict[tuple[str, str], str], with_tone: list[str]) -> None:
    """Substitutions for `_split_sara_am`, last in the list so that they see what the font's own ones made."""
    gsub = font["GSUB"].table
    lookups = gsub.LookupList.Lookup
    join = builder.buildLookup([builder.buildLigatureSubstSubtable(whole)])
    twin = builder.buildLookup([builder.buildSingleSubstSubtable({_AA: _AM})])
    after_tone = otTables.Lookup()
    after_tone.LookupType, after_tone.LookupFlag = 6, 0
    after_tone.SubTable = [_chain(font, with_tone, [_AA], lookup=len(lookups) + 1)]
    after_tone.SubTableCount = 1
    start = len(lookups)
    lookups += [join, twin, after_tone]
    gsub.LookupList.LookupCount = len(lookups)
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag in ("ccmp", "liga"):
            record.Feature.LookupListIndex += [start, start + 2]
            record.Feature.LookupCount = len(record.Feature.LookupListIndex)


def _chain(font: TTFont, before: list[str], glyphs: list[str], *, lookup: int) -> Any:
    """ "Behind one of `before`, replace one of `glyphs` through `lookup`"."""
    ids = font.getReverseGlyphMap()
    table = otTables.ChainContextSubst()
    table.Format = 3
    table.BacktrackGlyphCount, table.BacktrackCoverage = 1, [builder.buildCoverage(before, ids)]
    table.InputGlyphCount, table.InputCoverage = 1, [builder.buildCoverage(glyphs, ids)]
    table.LookAheadGlyphCount, table.LookAheadCoverage = 0, []
    record = otTables.SubstLookupRecord()
    record.SequenceIndex, record.LookupListIndex = 0, lookup
    table.SubstCount, table.SubstLookupRecord = 1, [record]
    return table


def _add_glyph(font: TTFont, name: str, glyph: Any, advance: int) -> None:
    glyf = font["glyf"]
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    glyf.glyphs[name] = glyph
    glyf.glyphOrder = font.getGlyphOrder()
    glyph.recalcBounds(glyf)
    font["hmtx"][name] = (advance, glyph.xMin)
    font["maxp"].numGlyphs = len(font.getGlyphOrder())


Outline = tuple[tuple[int, int], ...]
_BOX: tuple[Outline, ...] = (
    ((60, -60), (60, 700), (820, 700), (820, -60)),
    ((110, -10), (770, -10), (770, 650), (110, 650)),
)
_CHECK: Outline = ((200, 330), (265, 390), (400, 235), (650, 590), (725, 540), (410, 90))
_CROSS: tuple[Outline, ...] = (
    ((215, 150), (600, 545), (660, 490), (275, 95)),
    ((215, 490), (275, 545), (660, 150), (600, 95)),
)
_DRAWN = {"☐": _BOX, "☑": (*_BOX, _CHECK), "☒": (*_BOX, *_CROSS), "✓": (_CHECK,)}


def _add_boxes(font: TTFont) -> None:
    """☐ ☑ ☒ ✓ in the weight of the letters: real characters, so they copy, search and are read aloud."""
    for character, outlines in _DRAWN.items():
        pen = TTGlyphPen(None)
        for outline in outlines:
            pen.moveTo(outline[0])
            for point in outline[1:]:
                pen.lineTo(point)
            pen.closePath()
        name = f"uni{ord(character):04X}"
        _add_glyph(font, name, pen.glyph(), 880)
        for table in font["cmap"].tables:
            table.cmap[ord(character)] = name
