"""Texts of the trainer's kit with the figures of worked examples in them.

    plain(lookup, "รวม [[unit-cost | sum(places.tons)]] ตัน")        'รวม 4,200 ตัน'
    plain(lookup, "[[unit-cost | places.by_tons | row 2]] บาท")      '300,000 บาท'
    plain(lookup, "[[ch1-gain | places.net_ton | row 1 | places 2]]")   '42.38'

Amounts are never typed into the kit: an expression is worked out from the data, so keys cannot go out of step with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from macros import model
from macros.compute_parse import ComputeError
from macros.examples import Examples, shown
from macros.lookup import Lookup
from macros.problems import Place, Problem

_FIGURE = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
_OPTION = re.compile(r"(row|places)\s+(\d+)")


def plain(lookup: Lookup, text: str) -> str:
    """The text with its figures worked out. Raises ComputeError as `Worked.value` does."""
    return _FIGURE.sub(lambda found: _value(lookup.examples, found.group(1)), text)


def _value(examples: Examples, call: str) -> str:
    name, expression, *options = (part.strip() for part in " ".join(call.split()).split(" | "))
    known = {found.group(1): int(found.group(2)) for found in map(_OPTION.fullmatch, options) if found}
    if len(known) < len(options):
        raise ComputeError(f"[[{call}]] มีคำที่ไม่รู้จัก", "หลังสูตรใช้ได้เฉพาะ row 1 และ places 2")
    value = examples[name].value(expression, known.get("row"))
    if value is None:
        raise ComputeError(f"{expression} ของ {name} ไม่มีค่า", "ตรวจว่าตัวอย่างกรอกช่องที่สูตรใช้ครบ")
    return shown(value, known.get("places"))


def figure_problems(library: model.Library, places: Mapping[str, Place]) -> Iterator[Problem]:
    """Figures in the kit's texts that cannot be worked out, by the record they stand in."""
    lookup = Lookup(library)
    ids = {example.id for example in library.examples} | {form.id for form in library.forms}
    records: tuple[model.Exercise | model.Discussion | model.Agenda | model.Handout, ...] = (
        *library.exercises,
        *library.discussions,
        *library.agendas,
        *library.handouts,
    )
    for record in records:
        for call in (call for text in texts(record) for call in _FIGURE.findall(text)):
            name = call.split("|")[0].strip()
            if name not in ids:
                yield Problem(places[record.id], f"[[{call}]] ไม่มีตัวอย่าง {name}", "ใช้รหัสใน data/examples หรือรหัสแบบฟอร์ม")
                continue
            try:
                _value(lookup.examples, call)
            except (ComputeError, ValueError) as error:
                wrong = error.wrong if isinstance(error, ComputeError) else f"[[{call}]] ไม่มีสูตร"
                write = error.write if isinstance(error, ComputeError) else "เขียน [[รหัสตัวอย่าง | สูตร]]"
                yield Problem(places[record.id], wrong, write)


def texts(value: object) -> Iterator[str]:
    """All texts in a record, in the order of its fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
