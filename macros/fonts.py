"""Sarabun for the web and for PDF, made at build time from the PyPI package `fontpkg-sarabun` (OFL 1.1).

    web_fonts(Path("docs/assets/fonts"))     sarabun-400.woff2, sarabun-600.woff2, sarabun-700.woff2, OFL.txt
    pdf_fonts(Path(".cache/pdf-fonts"))      patched Sarabun-Regular.ttf and Sarabun-Bold.ttf, for typst only

Both write the same bytes on every machine and leave a file alone that is already right.
"""

from __future__ import annotations

import io
import os
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from macros.font_patch import patch

WEB_STYLES = {400: "Regular", 600: "SemiBold", 700: "Bold"}
PDF_STYLES = ("Regular", "Bold")
#: What the web font keeps: ASCII, Thai, and the punctuation and signs that the site's texts use.
WEB_CHARACTERS = "".join(map(chr, [*range(0x20, 0x7F), *range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C)])) + (
    "\u00a0«»·×÷°±²³½–—‘’“”•…←→↑↓−≤≥■"
)


def web_fonts(out: Path) -> None:
    """Write the site's fonts as woff2 (Thai, Latin, punctuation; no hints) and their licence to `out`."""
    for weight, style in WEB_STYLES.items():
        _write(out / f"sarabun-{weight}.woff2", _web_font(style))
    _write(out / "OFL.txt", _package().joinpath("LICENSE").read_bytes())


def pdf_fonts(cache: Path) -> Path:
    """Write Sarabun patched for PDF (why: `macros.font_patch`) to `cache` and return the folder."""
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
