"""Characters that a PDF cannot print, found before anything is printed.

The PDF's font draws Thai and Latin letters and common signs. An emoji would come out as its number ([U+1F600]), while
the page and the Word file show it: such a text is a problem of the data, not of its reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache

from macros import fonts, model
from macros.pdf_words import printable
from macros.problems import Place, Problem

#: What the font surely has: reading it takes time, and most texts hold nothing else.
_PLAIN = re.compile(r"[\s\u0020-\u007e\u0e01-\u0e3a\u0e3f-\u0e5b“”‘’–…]*")
Places = dict[tuple[str, str, str], Place]


def form_prints(form: model.Form, place: Place, parts: Places) -> Iterator[Problem]:
    """Texts of a form's paper: its title, its parts, and the options and samples of its fields."""
    yield from _problems(form.title, place)
    for number, part in enumerate(form.document):
        yield from _problems(part, parts.get((form.id, "document", str(number)), place))
    for field in form.fields:
        words = (field.options, field.sample, tuple(column.options for column in field.columns))
        yield from _problems(words, parts.get((form.id, "fields", field.id), place))


def checklist_prints(checklist: model.Checklist, places: dict[str, Place]) -> Iterator[Problem]:
    """Texts of a checklist's paper."""
    yield from _problems(checklist.title, places[checklist.id])
    for section in checklist.sections:
        yield from _problems(section.title, places.get(section.id, places[checklist.id]))
        for item in section.items:
            yield from _problems(item, places.get(item.id, places[checklist.id]))


def _problems(value: object, place: Place) -> Iterator[Problem]:
    for sign in dict.fromkeys(sign for text in _texts(value) for sign in unprintable(text)):
        wrong = f"อักขระ {sign} (U+{ord(sign):04X}) พิมพ์ใน PDF ไม่ได้"
        yield Problem(place, wrong, "ใช้คำหรือเครื่องหมายธรรมดาแทน แบบอักษรของ PDF ไม่มีอีโมจิและสัญลักษณ์พิเศษ")


def unprintable(text: str) -> list[str]:
    """The characters of a text that the PDF's font cannot draw, not even in a plainer form."""
    if _PLAIN.fullmatch(text):
        return []
    return [sign for sign in text if printable(sign, _characters()).startswith("[U+")]


@cache
def _characters() -> frozenset[int]:
    from macros import pdf

    return fonts.pdf_characters(fonts.pdf_fonts(pdf.FONT_CACHE))


def _texts(value: object) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _texts(list(value.values()))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
