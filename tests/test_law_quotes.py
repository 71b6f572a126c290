"""Every quoted phrase in data/regulations stands, letter for letter, in the section it is said to be from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.load import load
from macros.model import Regulation, Section

ROOT = Path(__file__).parent.parent
TEXTS = Path(__file__).parent / "law-texts"
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")

#: "ม.57 ทวิ (3)" → "57", "ทวิ"; Thai statutes number inserted sections with Pali ordinals or, since 2540, with a slash.
_NUMBER = re.compile(r"ม\.(?P<digits>\d+(?:/\d+)?)(?: (?P<ordinal>ทวิ|ตรี|เตรส|จตุทศ|วีสติ))?")
_HEADER = re.compile(r"^\s*มาตรา\s+(?P<digits>[๐-๙]+(?:/[๐-๙]+)?)\s*(?P<ordinal>[ก-์]*)", re.MULTILINE)
_ORDINALS = ("ทวิ", "ตรี", "จัตวา", "เตรส", "จตุทศ", "วีสติ")

QUOTED = [
    (regulation, section) for regulation in load(ROOT).regulations for section in regulation.sections if section.quote
]


def squeezed(text: str) -> str:
    """Text without white space and footnote marks, which are those of the web page the act was copied from."""
    return re.sub(r"\s+|\[[๐-๙]+\]", "", text)


def section_texts(act: str, number: str) -> list[str]:
    """What stands under the heading "มาตรา <number>"; several texts where amending acts are printed below the act."""
    wanted = _NUMBER.match(number)
    assert wanted, f"cannot read a section number from {number}"
    digits, ordinal = wanted["digits"].translate(THAI_DIGITS), wanted["ordinal"] or ""
    headers = list(_HEADER.finditer(act))
    ends = [header.start() for header in headers[1:]] + [len(act)]
    return [
        act[header.start() : end]
        for header, end in zip(headers, ends, strict=True)
        if header["digits"] == digits and (header["ordinal"] if header["ordinal"] in _ORDINALS else "") == ordinal
    ]


@pytest.mark.parametrize(
    ("regulation", "section"), QUOTED, ids=[f"{regulation.id}#{section.id}" for regulation, section in QUOTED]
)
def test_a_quote_is_found_in_the_section_it_cites(regulation: Regulation, section: Section) -> None:
    act = (TEXTS / f"{regulation.id}.txt").read_text(encoding="utf-8")
    assert any(squeezed(section.quote or "") in squeezed(text) for text in section_texts(act, section.no))


def test_a_section_ends_where_the_next_begins() -> None:
    act = (TEXTS / "municipality-act-2496.txt").read_text(encoding="utf-8")
    texts = section_texts(act, "ม.58")
    assert any("สหการ" in squeezed(text) for text in texts)
    assert not any("เงินอุดหนุนจากรัฐบาล" in squeezed(text) for text in texts), "that is section 59"


def test_a_section_with_an_ordinal_is_not_taken_for_the_plain_one() -> None:
    act = (TEXTS / "municipality-act-2496.txt").read_text(encoding="utf-8")
    phrase = "เทศบาลอาจทำกิจการนอกเขต"
    assert not any(phrase in squeezed(text) for text in section_texts(act, "ม.57"))
    assert any(phrase in squeezed(text) for text in section_texts(act, "ม.57 ทวิ"))


def test_no_statute_text_lies_here_unused() -> None:
    used = {regulation.id for regulation, _ in QUOTED}
    assert {path.stem for path in TEXTS.glob("*.txt")} == used
