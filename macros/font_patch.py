"""Sarabun made fit for PDF: `patch(font)` gives every Thai glyph one meaning and adds tick boxes.

A PDF stores glyphs; a reader turns each back into characters. Sarabun as shipped makes that impossible for Thai:
typst splits a syllable whose marks are shifted upwards into two runs that both carry the whole syllable (ถิ่ copies as
ถิ่ถิ่), and one glyph stands for both the vowel า and the right half of ำ. After the patch every Thai syllable comes out
exact in Chrome and in readers that see single glyphs only (tests/test_pdf.py tries them all). Shapes stay the same.
"""

from __future__ import annotations

import copy
from collections import Counter, defaultdict
from typing import Any

from fontTools.otlLib import builder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

_AA, _AM = "uni0E32", "uni0E33.half"
_USUAL_MARKS = {f"uni0E{code:02X}" for code in (0x31, *range(0x34, 0x3B), *range(0x47, 0x4E))}
_ROUNDING = 40  # units of a thousandth em: less than anyone sees, more than drawing was off by


def patch(font: TTFont) -> None:
    """Give every Thai glyph one meaning, and add the tick boxes that Sarabun lacks."""
    _level_marks(font["GPOS"].table)
    _split_sara_am(font)
    _add_boxes(font)
    if "DSIG" in font:
        del font["DSIG"]  # the signature no longer matches


def _level_marks(gpos: Any) -> None:
    """Drop vertical shifts of marks; Sarabun draws them at their height anyway, and the shifts are a hair's breadth.

    The bold ษ for one sits one unit off, which is enough to split ษี and ษ์.
    """
    for lookup in gpos.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType == 4:
                _level_letters(table)
            elif table.LookupType == 6:
                _level_stacks(table)


def _level_letters(table: Any) -> None:
    heights: dict[int, Counter[int]] = defaultdict(Counter)
    for mark, record in zip(table.MarkCoverage.glyphs, table.MarkArray.MarkRecord, strict=True):
        if mark in _USUAL_MARKS:
            heights[record.Class][record.MarkAnchor.YCoordinate] += 1
    for letter, record in zip(table.BaseCoverage.glyphs, table.BaseArray.BaseRecord, strict=True):
        for kind, counter in heights.items():
            anchor, usual = record.BaseAnchor[kind], counter.most_common(1)[0][0]
            if letter.startswith("uni0E") and anchor and abs(anchor.YCoordinate - usual) <= _ROUNDING:
                anchor.YCoordinate = usual


def _level_stacks(table: Any) -> None:
    for record in table.Mark1Array.MarkRecord:
        record.MarkAnchor.YCoordinate = 0
    for row in table.Mark2Array.Mark2Record:
        for anchor in filter(None, row.Mark2Anchor):
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
