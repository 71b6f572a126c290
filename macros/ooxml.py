"""WordprocessingML in small pieces: runs, content controls, and the zip package around them.

    run("ข้อ ๑", bold=True)   <w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">ข้อ ๑</w:t></w:r>
    package({"word/document.xml": "…"})   the same bytes for the same parts, on every machine

Everything is written as text, nothing is edited out of somebody else's template: each part of a package is ours, there
is nothing binary in it, and the browser can ship it as plain strings.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from xml.sax.saxutils import escape

from macros import thai

FONT = "TH SarabunPSK"
#: The same letters under another name; machines have one, the other or both.
OTHER_NAME = "TH Sarabun New"
#: Has ☐ ☑ ✓ on every Windows since 7; the Sarabun family lacks them.
SYMBOL_FONT = "Segoe UI Symbol"
#: Word refuses to open longer names of a content control.
NAME_LIMIT = 64

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'mc:Ignorable="w14 w15"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

TEXT = "<w:text/>"
LONG_TEXT = '<w:text w:multiLine="1"/>'
REPEAT = "<w15:repeatingSection/>"
REPEAT_ITEM = "<w15:repeatingSectionItem/>"

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAK = re.compile("\r\n?|\n|\u2028|\u2029")


# --- Text ------------------------------------------------------------------------------------------------------------


def clean(text: str) -> str:
    """Text without what XML 1.0 forbids: control characters and halves of surrogate pairs."""
    paired = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return _BREAK.sub("\n", _FORBIDDEN.sub("", paired))


def attribute(text: str) -> str:
    """Text for an attribute in double quotes, on one line."""
    return escape(" ".join(clean(text).split()), {'"': "&quot;"})


def name(text: str) -> str:
    """An attribute cut to what Word allows as the name of a control, never inside a Thai syllable's marks."""
    words = " ".join(clean(text).split())
    if len(words) > NAME_LIMIT:
        words = re.sub("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*$", "", words[: NAME_LIMIT - 2]).rstrip() + "…"
    return attribute(words)


def content(text: str) -> str:
    """Text as the inside of a run: line breaks and tabs are elements of their own."""
    lines = (
        "<w:tab/>".join(
            f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in line.split("\t")
        )
        for line in clean(text).split("\n")
    )
    return "<w:br/>".join(lines)


def fonts(font: str = FONT) -> str:
    """One font for all four kinds of script: Word picks by character, and Thai is "complex script"."""
    return f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'


def properties(*, style: str = "", font: str = "", bold: bool = False, size: float = 0, lang: bool = False) -> str:
    """Run properties in schema order, each one also for complex script. `size` in points."""
    inner = (f'<w:rStyle w:val="{style}"/>' if style else "") + (fonts(font) if font else "")
    inner += "<w:b/><w:bCs/>" if bold else ""
    inner += f'<w:sz w:val="{size * 2:g}"/><w:szCs w:val="{size * 2:g}"/>' if size else ""
    inner += '<w:lang w:val="th-TH" w:eastAsia="th-TH" w:bidi="th-TH"/>' if lang else ""
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def run(text: str, *, style: str = "", font: str = "", bold: bool = False, size: float = 0) -> str:
    """A run of text."""
    return f"<w:r>{properties(style=style, font=font, bold=bold, size=size)}{content(text)}</w:r>"


# --- Content controls ------------------------------------------------------------------------------------------------


class Ids:
    """Numbers for the controls of one document: the same for the same keys in the same order, none twice."""

    def __init__(self) -> None:
        """Start without any number taken."""
        self._seen: Counter[str] = Counter()
        self._taken: set[int] = set()

    def of(self, tag: str) -> int:
        """The number of the next control with this tag."""
        self._seen[tag] += 1
        number = int(hashlib.sha256(f"{tag}#{self._seen[tag]}".encode()).hexdigest()[:7], 16) + 1
        while number in self._taken:
            number += 1
        self._taken.add(number)
        return number


def control(
    inner: str,
    *,
    tag: str,
    id: int,
    kind: str = "",
    label: str = "",
    placeholder: bool = False,
    run_properties: str = "",
) -> str:
    """A content control around runs, rows or blocks. `run_properties` is what typed text looks like."""
    if len(tag) > NAME_LIMIT:
        raise ValueError(f"รหัสช่อง “{tag}” ยาวเกิน {NAME_LIMIT} ตัวอักษร Word เปิดไม่ได้ ให้ตั้งรหัสสั้นลง")
    alias = f'<w:alias w:val="{name(label)}"/>' if label else ""
    shown = "<w:showingPlcHdr/>" if placeholder else ""
    return (
        f'<w:sdt><w:sdtPr>{run_properties}{alias}<w:tag w:val="{attribute(tag)}"/><w:id w:val="{id}"/>'
        f"{shown}{kind}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


def date_kind(day: date | None) -> str:
    """A date picker with the Thai calendar; `day` is what it starts from."""
    full = f' w:fullDate="{day.isoformat()}T00:00:00Z"' if day else ""
    return (
        f'<w:date{full}><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="th-TH"/>'
        '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="thai"/></w:date>'
    )


def choice_kind(options: Iterable[str]) -> str:
    """A drop-down list; Word allows no option twice."""
    texts = dict.fromkeys(attribute(option) for option in options)
    items = "".join(f'<w:listItem w:displayText="{text}" w:value="{text}"/>' for text in texts)
    return f"<w:dropDownList>{items}</w:dropDownList>"


def checkbox(*, tag: str, id: int, label: str, checked: bool, size: float = 0) -> str:
    """A box that Word ticks on a click."""
    kind = (
        f'<w14:checkbox><w14:checked w14:val="{int(checked)}"/>'
        f'<w14:checkedState w14:val="2611" w14:font="{SYMBOL_FONT}"/>'
        f'<w14:uncheckedState w14:val="2610" w14:font="{SYMBOL_FONT}"/></w14:checkbox>'
    )
    box = run("☑" if checked else "☐", font=SYMBOL_FONT, size=size)
    return control(box, tag=tag, id=id, kind=kind, label=label)


# --- Values behind display text --------------------------------------------------------------------------------------


def date_of(text: str) -> date | None:
    """The day that `25 กุมภาพันธ์ 2569` names, None if it names none."""
    words = thai.arabic_digits(text).split()
    try:
        day, month, year = words
        return date(int(year) - thai.BUDDHIST_ERA, thai.MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None


def number_of(text: str) -> Decimal | None:
    """The number that `450,000.00` or `30%` shows, None if it is not a number."""
    digits = thai.arabic_digits(text).replace(",", "").strip().removesuffix("%").strip()
    try:
        return Decimal(digits) if re.fullmatch(r"-?\d{1,15}(\.\d{1,10})?", digits) else None
    except InvalidOperation:
        return None


# --- Package ---------------------------------------------------------------------------------------------------------


def package(parts: Mapping[str, str]) -> bytes:
    """The parts as a zip whose bytes depend on nothing but the parts: fixed date, fixed order, no owner."""
    out = io.BytesIO()
    names = sorted(parts, key=lambda part: (part != "[Content_Types].xml", part))
    with zipfile.ZipFile(out, "w") as archive:
        for part in names:
            info = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            archive.writestr(info, parts[part].encode(), compresslevel=9)
    return out.getvalue()


def parts(data: bytes) -> dict[str, str]:
    """The parts of a package as text, for the filler in the browser; a binary part is an error."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {part: archive.read(part).decode("utf-8") for part in archive.namelist()}
