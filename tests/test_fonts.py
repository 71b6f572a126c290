"""The fonts of the site and of the PDFs."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from macros.fonts import PDF_STYLES, WEB_CHARACTERS, WEB_STYLES, pdf_characters, pdf_fonts, web_fonts

ROOT = Path(__file__).parent.parent
#: Signs that Sarabun lacks; the reader's own fonts draw them. Chinese characters stand in the glossary's Japanese term.
SYSTEM_SIGNS = re.compile("[☐☑☒✓⋯\u3400-\u9fff]")


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("web")
    web_fonts(folder)
    return folder


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pdf_fonts(tmp_path_factory.mktemp("pdf"))


def test_site_gets_three_weights_and_the_licence(web: Path) -> None:
    names = sorted(path.name for path in web.iterdir())
    assert names == ["OFL.txt", "sarabun-400.woff2", "sarabun-600.woff2", "sarabun-700.woff2"]
    assert "SIL OPEN FONT LICENSE Version 1.1" in (web / "OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("weight", WEB_STYLES)
def test_web_font_holds_thai_latin_and_punctuation_in_20_kilobytes(web: Path, weight: int) -> None:
    path = web / f"sarabun-{weight}.woff2"
    font = TTFont(path)
    assert font.flavor == "woff2"
    assert set(map(ord, WEB_CHARACTERS)) <= set(font.getBestCmap())
    assert font["OS/2"].usWeightClass == weight
    assert not {"fpgm", "prep", "cvt "} & set(font.keys())
    assert {"GPOS", "GSUB"} <= set(font.keys())  # marks sit and stack through these
    assert path.stat().st_size < 20_000


def test_web_font_holds_every_character_of_the_texts(web: Path) -> None:
    missing: dict[str, str] = {}
    known = set(map(chr, TTFont(web / "sarabun-400.woff2").getBestCmap())) | {"\n"}
    for path in [*ROOT.glob("data/**/*.yml"), *ROOT.glob("docs/**/*.md")]:
        for sign in set(SYSTEM_SIGNS.sub("", path.read_text(encoding="utf-8"))) - known:
            missing[f"{sign} U+{ord(sign):04X}"] = path.relative_to(ROOT).as_posix()
    assert not missing, "add to WEB_CHARACTERS or write it differently"


def test_fonts_are_the_same_bytes_each_time_and_untouched_if_right(web: Path, pdf: Path, tmp_path: Path) -> None:
    web_fonts(tmp_path)
    pdf_fonts(tmp_path)
    for path in [*web.iterdir(), *pdf.iterdir()]:
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    web_fonts(tmp_path)
    pdf_fonts(tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_a_broken_file_in_the_cache_is_replaced(pdf: Path, tmp_path: Path) -> None:
    (tmp_path / "Sarabun-Bold.ttf").write_bytes(b"half a fo")
    pdf_fonts(tmp_path)
    assert (tmp_path / "Sarabun-Bold.ttf").read_bytes() == (pdf / "Sarabun-Bold.ttf").read_bytes()


def test_pdf_fonts_have_thai_latin_and_tick_boxes(pdf: Path) -> None:
    assert set(map(ord, WEB_CHARACTERS + "☐☑☒✓")) <= pdf_characters(pdf)


@pytest.mark.parametrize("style", PDF_STYLES)
def test_pdf_font_gives_no_glyph_two_thai_meanings(pdf: Path, style: str) -> None:
    font = TTFont(pdf / f"Sarabun-{style}.ttf")
    glyphs = Counter(name for code, name in font.getBestCmap().items() if 0x0E00 <= code < 0x0E80)
    assert set(glyphs.values()) == {1}
    twin, vowel = font["glyf"]["uni0E33.half"], font["glyf"]["uni0E32"]
    assert twin.coordinates == vowel.coordinates
    assert font["hmtx"]["uni0E33.half"] == font["hmtx"]["uni0E32"]
