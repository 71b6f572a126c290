"""The smallest pieces of Word files: text, controls, values behind display text, packages."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest

from macros import ooxml


def test_clean_drops_what_xml_forbids_and_keeps_the_rest() -> None:
    assert ooxml.clean("ก\x00\x0b\x1f\ud800ข\ufffe😀\t<&>") == "กข😀\t<&>"


def test_clean_joins_the_halves_of_a_surrogate_pair() -> None:
    assert ooxml.clean("\ud83d\ude00") == "😀"


@pytest.mark.parametrize("text", ["a\r\nb", "a\rb", "a\nb", "a\u2028b", "a\u2029b"])
def test_every_kind_of_line_break_becomes_a_break(text: str) -> None:
    assert ooxml.content(text) == '<w:t xml:space="preserve">a</w:t><w:br/><w:t xml:space="preserve">b</w:t>'


def test_run_in_bold_says_so_for_complex_script_too() -> None:
    assert ooxml.run("ข้อ ๑", bold=True, size=18) == (
        '<w:r><w:rPr><w:b/><w:bCs/><w:sz w:val="36"/><w:szCs w:val="36"/></w:rPr>'
        '<w:t xml:space="preserve">ข้อ ๑</w:t></w:r>'
    )


def test_fonts_fill_all_four_slots() -> None:
    assert ooxml.fonts() == (
        '<w:rFonts w:ascii="TH SarabunPSK" w:hAnsi="TH SarabunPSK" w:eastAsia="TH SarabunPSK" w:cs="TH SarabunPSK"/>'
    )


def test_control_carries_label_key_number_and_kind() -> None:
    inner = ooxml.run("……", style="PlaceholderText")
    assert ooxml.control(inner, tag="host", id=7, kind=ooxml.TEXT, label='เจ้า"ภาพ', placeholder=True) == (
        '<w:sdt><w:sdtPr><w:alias w:val="เจ้า&quot;ภาพ"/><w:tag w:val="host"/><w:id w:val="7"/><w:showingPlcHdr/>'
        '<w:text/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>'
        '<w:t xml:space="preserve">……</w:t></w:r></w:sdtContent></w:sdt>'
    )


def test_long_labels_are_cut_to_what_word_opens() -> None:
    assert len(ooxml.name("กุ้" * 60)) <= ooxml.NAME_LIMIT
    assert ooxml.name("กุ้" * 60).endswith("ก…")


def test_long_keys_are_refused_in_thai() -> None:
    with pytest.raises(ValueError, match="ให้ตั้งรหัสสั้นลง"):
        ooxml.control("", tag="k" * 65, id=1)


def test_numbers_of_controls_are_stable_and_never_repeat() -> None:
    first, second = ooxml.Ids(), ooxml.Ids()
    numbers = [first.of("members.name") for _ in range(500)]
    assert numbers == [second.of("members.name") for _ in range(500)]
    assert len(set(numbers)) == 500
    assert all(0 < number < 2**31 for number in numbers)


def test_options_are_listed_once() -> None:
    assert ooxml.choice_kind(["ก", "ข", "ก"]) == (
        '<w:dropDownList><w:listItem w:displayText="ก" w:value="ก"/><w:listItem w:displayText="ข" w:value="ข"/>'
        "</w:dropDownList>"
    )


def test_date_kind_starts_from_the_day_given() -> None:
    assert ooxml.date_kind(date(2026, 2, 25)).startswith('<w:date w:fullDate="2026-02-25T00:00:00Z">')
    assert '<w:calendar w:val="thai"/>' in ooxml.date_kind(None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("25 กุมภาพันธ์ 2569", date(2026, 2, 25)),
        ("๒๕ กุมภาพันธ์ ๒๕๖๙", date(2026, 2, 25)),
        ("31 กุมภาพันธ์ 2569", None),
        ("กุมภาพันธ์ 2569", None),
        ("", None),
    ],
)
def test_date_of_reads_thai_dates_back(text: str, day: date | None) -> None:
    assert ooxml.date_of(text) == day


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("450,000.00", Decimal("450000.00")),
        ("๓๐%", Decimal(30)),
        ("-5", Decimal(-5)),
        ("=1+1", None),
        ("1e9", None),
        ("สองแสน", None),
        ("9" * 40, None),
    ],
)
def test_number_of_reads_numbers_back_and_nothing_else(text: str, number: Decimal | None) -> None:
    assert ooxml.number_of(text) == number


def test_package_bytes_depend_on_the_parts_alone() -> None:
    one = ooxml.package({"word/a.xml": "<ก/>", "[Content_Types].xml": "<t/>"})
    other = ooxml.package({"[Content_Types].xml": "<t/>", "word/a.xml": "<ก/>"})
    assert one == other
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert [(i.filename, i.date_time) for i in archive.infolist()] == [
            ("[Content_Types].xml", (1980, 1, 1, 0, 0, 0)),
            ("word/a.xml", (1980, 1, 1, 0, 0, 0)),
        ]
    assert ooxml.parts(one) == {"[Content_Types].xml": "<t/>", "word/a.xml": "<ก/>"}
