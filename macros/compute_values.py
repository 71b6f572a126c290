"""Values on their way into expressions and out of them: typed ones as exact fractions, results as fields keep them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from math import floor
from typing import Any

from macros import model
from macros.compute_names import KINDS

#: Decimals that a result keeps.
PLACES = {"baht": 2, "percent": 2, "number": 4}


def rounded(number: Fraction, places: int) -> Fraction:
    """Half away from zero, as Excel and people do."""
    scaled = abs(number) * 10**places
    whole = floor(scaled + Fraction(1, 2))
    return Fraction(whole if number >= 0 else -whole, 10**places)


def kept(type: model.FieldType, value: Any) -> Any:
    """A worked-out value as others reckon with it: as it is shown."""
    return rounded(value, PLACES.get(type, 4)) if isinstance(value, Fraction) else value


def outcome(type: model.FieldType, value: Any) -> object:
    """A worked-out value as a field of this type keeps it."""
    if not isinstance(value, Fraction):
        return value
    exact = kept(type, value)
    number = Decimal(exact.numerator) / Decimal(exact.denominator)
    return int(number) if type != "baht" and number == int(number) else number


def _number(value: object, type: str) -> Fraction | None:
    if isinstance(value, bool) or value is None:
        return None
    try:
        number = Fraction(Decimal(str(value)))
    except (InvalidOperation, ValueError, OverflowError):
        return None
    return rounded(number, 2) if type == "baht" else number


def _date(value: object) -> date | None:
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        return None


def is_held(value: object) -> bool:
    """Was anything typed? Zero is something; a box that is not ticked is nothing."""
    return value is not None and value is not False and value != "" and value != []


def typed(field: model.Field, value: object) -> Any:
    """A typed value as something to reckon with; None if there is none or it cannot be read."""
    match KINDS.get(field.type):
        case "number":
            return _number(value, field.type)
        case "date":
            return _date(value)
        case "truth":
            return value is True
        case "choices":
            return tuple(value) if isinstance(value, list | tuple) else ()
        case _:
            return str(value).strip() or None if value is not None else None
