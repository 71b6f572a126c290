"""The blank presentation that decks are drawn into: 16:9, four layouts, colours of the site, TH SarabunPSK everywhere.

It starts from python-pptx's own default file. Thai is a complex script, so the font is named as `a:cs` too, and every
paragraph style says `th-TH`: without it PowerPoint breaks Thai lines inside words.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Length, Pt

FONT = "TH SarabunPSK"
LANG = "th-TH"
WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
MARGIN = Inches(0.6)
ACROSS = Emu(WIDTH - 2 * MARGIN)
TITLE_TOP, TITLE_HIGH = Inches(0.4), Inches(0.95)
BODY_TOP, BODY_HIGH = Inches(1.5), Inches(4.95)
FOOT_TOP, FOOT_HIGH = Inches(6.72), Inches(0.5)
#: Colours of the site's light palette, by their place in an Office theme.
COLOURS = {
    "dk1": "17262A",
    "lt1": "FFFFFF",
    "dk2": "0D5559",
    "lt2": "EBEDE7",
    "accent1": "0D5559",
    "accent2": "2F8A86",
    "accent3": "F2B233",
    "accent4": "5A3D8A",
    "accent5": "1C6A3C",
    "accent6": "A3262B",
    "hlink": "0B5B66",
    "folHlink": "5A3D8A",
}
SIZES = {"title": Pt(48), "body": Pt(40), "table": Pt(28), "picture": Pt(28), "large": Pt(54), "foot": Pt(20)}
#: Of a table that leaves room.
ROOMY_TABLE = Pt(34)
#: Layouts of the default file that are kept, by what they are used for.
LAYOUTS = {"cover": 0, "body": 1, "section": 2, "title": 5}


def blank() -> Any:
    """A presentation without slides."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    master = deck.slide_master
    _theme(master)
    _drop_other_layouts(deck)
    _styles(master)
    _place(master.placeholders, {"TITLE": (TITLE_TOP, TITLE_HIGH), "BODY": (BODY_TOP, BODY_HIGH)})
    _rule(master)
    for layout in deck.slide_layouts:
        _place(layout.placeholders, _PLACES[layout.name])
        if layout.name == "Section Header":
            _dark(layout)
        if layout.name == "Title Slide":
            layout.shapes._spTree.append(etree.fromstring(_streams()))
    return deck


#: Where the placeholders of each layout stand: from the top, how high.
_PLACES: dict[str, dict[str, tuple[Length, Length]]] = {
    "Title Slide": {"CENTER_TITLE": (Inches(1.7), Inches(1.9)), "SUBTITLE": (Inches(3.75), Inches(1.6))},
    "Title and Content": {"TITLE": (TITLE_TOP, TITLE_HIGH), "OBJECT": (BODY_TOP, BODY_HIGH)},
    "Section Header": {"TITLE": (Inches(1.9), Inches(1.0)), "BODY": (Inches(3.0), Inches(2.4))},
    "Title Only": {"TITLE": (TITLE_TOP, TITLE_HIGH)},
}
_FOOTERS = ("DATE", "FOOTER", "SLIDE_NUMBER")


def _place(placeholders: Any, places: dict[str, tuple[Length, Length]]) -> None:
    """Put placeholders where they belong; date, footer and number go, because each slide draws its own foot line."""
    for shape in list(placeholders):
        kind = shape.placeholder_format.type.name
        if kind in _FOOTERS:
            shape._element.getparent().remove(shape._element)
        elif kind in places:
            shape.left, shape.width = MARGIN, ACROSS
            shape.top, shape.height = places[kind]
            anchor = "b" if kind == "CENTER_TITLE" else "t" if kind in ("BODY", "OBJECT", "SUBTITLE") else "ctr"
            shape._element.txBody.find(qn("a:bodyPr")).set("anchor", anchor)


def _drop_other_layouts(deck: Any) -> None:
    kept = [deck.slide_layouts[n] for n in LAYOUTS.values()]
    for layout in list(deck.slide_layouts):
        if layout not in kept:
            deck.slide_layouts.remove(layout)
    for layout in deck.slide_layouts:  # their own sizes and capitals would win over the master's
        for style in layout._element.iter(qn("a:lstStyle")):
            for child in list(style):
                style.remove(child)


def _theme(master: Any) -> None:
    """Fonts and colours of the theme; python-pptx keeps it as bytes."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = part.blob.decode("utf-8")
    text = re.sub(r"<a:(latin|cs) typeface=\"[^\"]*\"", rf'<a:\1 typeface="{FONT}"', text)
    text = re.sub(r'(<a:font script="Thai" typeface=")[^"]*', rf"\g<1>{FONT}", text)
    for name, value in COLOURS.items():
        text = re.sub(rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>', text)
    part._blob = text.encode("utf-8")


def _styles(master: Any) -> None:
    styles = master._element.find(qn("p:txStyles"))
    for style, size in ((qn("p:titleStyle"), SIZES["title"]), (qn("p:bodyStyle"), SIZES["body"])):
        for level in styles.find(style):
            _level(level, size, bold=style == qn("p:titleStyle"))


def _level(level: Any, size: Pt, bold: bool) -> None:
    level.set("algn", "l")
    for space in level.findall(qn("a:lnSpc")) + level.findall(qn("a:spcBef")):
        level.remove(space)
    before = etree.SubElement(level, qn("a:spcBef"))
    etree.SubElement(before, qn("a:spcPts"), val="0" if bold else "600")
    level.insert(0, before)
    run = level.find(qn("a:defRPr"))
    if run is not None:
        run.set("sz", str(int(size.pt * 100)))
        run.set("lang", LANG)
        if bold:
            run.set("b", "1")


def _dark(layout: Any) -> None:
    """A new part of a talk stands on the site's colour, in white."""
    fill = '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:effectLst/>'
    content = layout._element.find(qn("p:cSld"))
    content.insert(0, etree.fromstring(f"<p:bg {_NAMES}><p:bgPr>{fill}</p:bgPr></p:bg>"))
    white = '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
    for style in layout._element.iter(qn("a:lstStyle")):
        level = (
            f'<a:lvl1pPr {_NAMES} marL="0" indent="0"><a:buNone/><a:defRPr lang="{LANG}">{white}</a:defRPr></a:lvl1pPr>'
        )
        style.append(etree.fromstring(level))


def _streams() -> str:
    """Three lines that become one, the mark of the site, on the layout of the first slide."""
    wide, high = Inches(4.2), Inches(1.1)
    middle = high // 2
    paths = "".join(
        f'<a:path w="{wide}" h="{high}" fill="none"><a:moveTo><a:pt x="0" y="{y}"/></a:moveTo><a:cubicBezTo>'
        f'<a:pt x="{wide // 3}" y="{y}"/><a:pt x="{wide // 4}" y="{middle}"/><a:pt x="{wide // 2}" y="{middle}"/>'
        f'</a:cubicBezTo><a:lnTo><a:pt x="{wide}" y="{middle}"/></a:lnTo></a:path>'
        for y in (0, middle, high)
    )
    return (
        f'<p:sp {_NAMES}><p:nvSpPr><p:cNvPr id="91" name="streams"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{MARGIN + Inches(0.1)}" y="{Inches(0.75)}"/><a:ext cx="{wide}" cy="{high}"/>'
        "</a:xfrm>"
        f'<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst>{paths}</a:pathLst></a:custGeom><a:noFill/><a:ln w="50800" cap="rnd"><a:solidFill>'
        '<a:schemeClr val="accent2"/></a:solidFill></a:ln></p:spPr></p:sp>'
    )


_NAMES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def _rule(master: Any) -> None:
    """A line of the site's colour along the top edge, on the master, so that no slide has to explain it."""
    shape = master.shapes._spTree
    xml = (
        f'<p:sp {_NAMES}><p:nvSpPr><p:cNvPr id="90" name="rule"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        "<p:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext cx="{WIDTH}" cy="{Inches(0.12)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        '</a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )
    shape.append(etree.fromstring(xml))
