"""The parts of a Word package that are not the text: styles, settings, fonts, header, footer, properties.

parts(stamp, body)   {"[Content_Types].xml": "…", "word/document.xml": "…", …}
"""

from __future__ import annotations

from macros import thai
from macros.blocks import Stamp
from macros.docx_theme import THEME
from macros.ooxml import DECLARATION, FONT, NAMESPACES, OTHER_NAME, attribute, properties, run

CM = 1440 / 2.54  # twentieths of a point, Word's unit of length
SIZE = 16
PAPER = (11906, 16838)
LEFT, RIGHT, TOP, BOTTOM = (round(cm * CM) for cm in (3, 2, 2.5, 2))
INDENT = round(2.5 * CM)
HALF = round(8 * CM)  # where the right half of a page begins
DRAFT = "ร่างตัวอย่าง ให้นิติกรตรวจก่อนใช้"

_SPREAD = '<w:jc w:val="thaiDistribute"/>'
_KEEP = "<w:keepNext/><w:keepLines/>"
_TABS = '<w:tabs><w:tab w:val="left" w:pos="510"/><w:tab w:val="left" w:pos="964"/></w:tabs>'
_CENTRE = '<w:jc w:val="center"/>'
#: Style id, name in Word's list, paragraph properties, points, bold.
_STYLES: tuple[tuple[str, str, str, float, bool], ...] = (
    (
        "Heading1",
        "heading 1",
        f'{_KEEP}<w:spacing w:after="120"/><w:contextualSpacing/>{_CENTRE}<w:outlineLvl w:val="0"/>',
        SIZE,
        True,
    ),
    ("Heading2", "heading 2", f'{_KEEP}<w:spacing w:before="160"/><w:outlineLvl w:val="1"/>', SIZE, True),
    (
        "Body",
        "เนื้อความ",
        f'<w:spacing w:before="120" w:after="60"/><w:ind w:firstLine="{INDENT}"/>{_SPREAD}',
        SIZE,
        False,
    ),
    ("Flat", "ไม่ย่อหน้า", '<w:spacing w:before="60"/>', SIZE, False),
    ("Clause", "ข้อ", f'<w:spacing w:before="120" w:after="60"/><w:ind w:firstLine="{INDENT}"/>{_SPREAD}', SIZE, False),
    ("Item", "ข้อย่อย", f'<w:spacing w:after="40"/><w:ind w:left="{round(3.2 * CM)}"/>{_SPREAD}', SIZE, False),
    (
        "RightHalf",
        "ครึ่งขวา",
        f'<w:spacing w:after="60"/><w:ind w:left="{round(8 * CM)}"/><w:contextualSpacing/>',
        SIZE,
        False,
    ),
    ("Note", "หมายเหตุ", '<w:spacing w:before="160"/>', 14, False),
    ("TableText", "ข้อความในตาราง", "", SIZE, False),
    ("TableTextHead", "หัวตาราง", f"<w:keepNext/>{_CENTRE}", SIZE, True),
    ("TableSmall", "ข้อความในตารางกว้าง", "", 14, False),
    ("TableSmallHead", "หัวตารางกว้าง", f"<w:keepNext/>{_CENTRE}", 14, True),
    ("TableFine", "ข้อความในตารางกว้างมาก", "", 12, False),
    ("TableFineHead", "หัวตารางกว้างมาก", f"<w:keepNext/>{_CENTRE}", 12, True),
    ("TableFinest", "ข้อความในตารางกว้างที่สุด", "", 10, False),
    ("TableFinestHead", "หัวตารางกว้างที่สุด", f"<w:keepNext/>{_CENTRE}", 10, True),
    ("AfterTable", "หลังตาราง", '<w:spacing w:line="120" w:lineRule="exact"/>', 4, False),
    ("Numbered", "ข้อลำดับ", f'<w:spacing w:after="40"/><w:ind w:firstLine="{INDENT}"/>{_SPREAD}', SIZE, False),
    ("Sub", "ข้อลำดับย่อย", f'<w:spacing w:after="40"/><w:ind w:firstLine="{round(3.2 * CM)}"/>{_SPREAD}', SIZE, False),
    ("HangingList", "รายการ", '<w:spacing w:after="40"/><w:ind w:left="454" w:hanging="284"/>', SIZE, False),
    ("Label", "ป้ายหนังสือ", '<w:spacing w:before="120"/>', SIZE, False),
    ("Emblem", "ที่ตราครุฑ", f"<w:keepNext/>{_CENTRE}", 11, False),
    (
        "Closing",
        "คำลงท้าย",
        f'{_KEEP}<w:spacing w:before="240"/><w:ind w:left="{round(8 * CM)}"/>{_CENTRE}',
        SIZE,
        False,
    ),
    ("Foot", "เจ้าของเรื่อง", '<w:keepLines/><w:spacing w:before="360"/><w:contextualSpacing/>', SIZE, False),
    ("Ask", "คำถาม", '<w:keepLines/><w:spacing w:before="200"/><w:ind w:left="480" w:hanging="480"/>', SIZE, True),
    ("Option", "ตัวเลือก", '<w:keepLines/><w:ind w:left="880" w:hanging="400"/>', SIZE, False),
    ("Hint", "คำบอกวิธีใช้", f"{_KEEP}", 12, False),
    ("SignatureLine", "ลงชื่อ", f'{_KEEP}<w:ind w:left="{round(7 * CM)}"/>{_CENTRE}', SIZE, False),
    ("SignaturePair", "ลงชื่อคู่", f"{_KEEP}{_CENTRE}", SIZE, False),
    (
        "CheckItem",
        "รายการตรวจ",
        f'{_KEEP}{_TABS}<w:spacing w:before="120"/><w:ind w:left="964" w:hanging="964"/>',
        SIZE,
        False,
    ),
    ("CheckDetail", "รายละเอียดรายการตรวจ", '<w:keepLines/><w:ind w:left="964"/>', 14, False),
    ("Header", "header", '<w:jc w:val="right"/>', 14, False),
    ("Footer", "footer", _CENTRE, 14, False),
)
#: The style of a paragraph by that of its block.
STYLE = {
    "body": "Body",
    "flat": "Flat",
    "clause": "Clause",
    "item": "Item",
    "right": "RightHalf",
    "note": "Note",
    "numbered": "Numbered",
    "sub": "Sub",
    "closing": "Closing",
    "foot": "Foot",
    "ask": "Ask",
    "option": "Option",
    "list": "HangingList",
}
_BUILT_IN = {"Heading1", "Heading2", "Header", "Footer"}
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CORE = "http://schemas.openxmlformats.org/package/2006/"


def text_width(stamp: Stamp) -> int:
    """Width between the margins, in twentieths of a point."""
    return PAPER[1 if stamp.landscape else 0] - LEFT - RIGHT


def parts(stamp: Stamp, body: str) -> dict[str, str]:
    """All parts of the package around the blocks of the body."""
    extra = {"styles": styles(), "settings": _SETTINGS, "fontTable": _FONT_TABLE, "theme": THEME}
    extra["footer"] = _footer(stamp)
    if stamp.draft:
        extra["header"] = _part("hdr", f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{run(DRAFT)}</w:p>')
    document = f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{_section(stamp)}</w:body></w:document>"
    return {
        "[Content_Types].xml": _content_types(extra),
        "_rels/.rels": _relations({"officeDocument": "word/document.xml", "core-properties": "docProps/core.xml"}),
        "docProps/core.xml": _core(stamp),
        "word/_rels/document.xml.rels": _relations({kind: f"{kind}.xml" for kind in extra}),
        "word/document.xml": document,
        **{f"word/{kind}.xml": xml for kind, xml in extra.items()},
    }


def styles() -> str:
    """Every style names font, both sizes and language itself, so that no reader falls back to its own default."""
    rows = "".join(_style(*row) for row in _STYLES)
    base = properties(font=FONT, size=SIZE, lang=True)
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault>{base}</w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"{base}</w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="70" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/></w:style>{rows}</w:styles>'
    )


def _style(id: str, name: str, paragraph: str, size: float, bold: bool) -> str:
    custom = "" if id in _BUILT_IN else ' w:customStyle="1"'
    inner = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"<w:qFormat/>{inner}{properties(font=FONT, bold=bold, size=size, lang=True)}</w:style>"
    )


def _section(stamp: Stamp) -> str:
    width, height = reversed(PAPER) if stamp.landscape else PAPER
    turned = ' w:orient="landscape"' if stamp.landscape else ""
    header = '<w:headerReference w:type="default" r:id="header"/>' if stamp.draft else ""
    return (
        f'<w:sectPr>{header}<w:footerReference w:type="default" r:id="footer"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" '
        f'w:left="{LEFT}" w:header="709" w:footer="340" w:gutter="0"/></w:sectPr>'
    )


def _footer(stamp: Stamp) -> str:
    """Page numbers, and an address line that stays Arabic: a Thai numeral in an address leads nowhere."""
    page, pages = (_field(name, stamp) for name in ("PAGE", "NUMPAGES"))
    style = '<w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    address = run(f"{stamp.id} · ฉบับ {stamp.version} · {stamp.page}", size=10)
    numbers = f"{run('หน้า ')}{page}{run(' จาก ')}{pages}"
    return _part("ftr", f"<w:p>{style}{numbers}</w:p><w:p>{style}{address}</w:p>")


def _field(name: str, stamp: Stamp) -> str:
    if stamp.digits == "thai":
        return rf'<w:fldSimple w:instr=" {name} \* THAIARABIC ">{run(thai.thai_digits("1"))}</w:fldSimple>'
    return f'<w:fldSimple w:instr=" {name} ">{run("1")}</w:fldSimple>'


def _part(kind: str, inner: str) -> str:
    return f"{DECLARATION}<w:{kind} {NAMESPACES}>{inner}</w:{kind}>"


def _content_types(extra: dict[str, str]) -> str:
    overrides = {f"/word/{kind}.xml": f"{_TYPE}{kind}+xml" for kind in extra}
    overrides["/word/theme.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
    overrides["/word/document.xml"] = f"{_TYPE}document.main+xml"
    overrides["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    rows = "".join(f'<Override PartName="{part}" ContentType="{overrides[part]}"/>' for part in sorted(overrides))
    return (
        f'{DECLARATION}<Types xmlns="{_CORE}content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def _relations(targets: dict[str, str]) -> str:
    bases = {"core-properties": f"{_CORE}relationships/metadata/"}
    rows = "".join(
        f'<Relationship Id="{kind}" Type="{bases.get(kind, _RELATION)}{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{_CORE}relationships">{rows}</Relationships>'


def _core(stamp: Stamp) -> str:
    when = f"{stamp.updated.isoformat()}T00:00:00Z"
    stamps = "".join(
        f'<dcterms:{kind} xsi:type="dcterms:W3CDTF">{when}</dcterms:{kind}>' for kind in ("created", "modified")
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_CORE}metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{attribute(stamp.title)}</dc:title><dc:identifier>{attribute(stamp.id)}</dc:identifier>"
        f"<dc:language>th-TH</dc:language><cp:version>{attribute(stamp.version)}</cp:version>{stamps}</cp:coreProperties>"
    )


#: Compatibility mode 15 is what makes Word offer "+" on repeating sections; a line break in a spread paragraph must not
#: pull its last words apart.
_SETTINGS = (
    f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="th-TH" w:bidi="th-TH"/>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)
_FONT_TABLE = (
    f'{DECLARATION}<w:fonts {NAMESPACES}><w:font w:name="{FONT}"><w:altName w:val="{OTHER_NAME}"/>'
    '<w:panose1 w:val="020B0500040200020003"/><w:charset w:val="DE"/><w:family w:val="swiss"/>'
    '<w:pitch w:val="variable"/></w:font></w:fonts>'
)
