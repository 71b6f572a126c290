"""Values of fields as people read them on paper, as the browser shows them too."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from macros import model, thai


def plain_number(value: Decimal) -> int | Decimal:
    """A sum without the zeros behind it, as the browser shows it."""
    return int(value) if value == int(value) else value.normalize()


def chosen(value: object) -> tuple[str, ...]:
    """The option ids that a choice, a list of choices or a yes field holds."""
    if value is True:
        return ("yes",)
    if isinstance(value, str):
        return (value,)
    return tuple(str(v) for v in value) if isinstance(value, list | tuple) else ()


def display(field: model.Field, value: object, *, words: bool = False) -> str:
    """A value as people read it: dates พ.ศ., baht with decimals (or in words), labels of options."""
    labels = {option.id: option.label for option in field.options}
    match field.type:
        case "date":
            return thai.long_date(value if isinstance(value, date) else date.fromisoformat(str(value)))
        case "baht":
            return thai.baht_words(str(value)) if words else thai.baht(str(value))
        case "choice" | "choices":
            held = chosen(value)
            return ", ".join(label for option, label in labels.items() if option in held)
        case "number" if isinstance(value, int | Decimal):
            return f"{value:,}"
        case _:
            return str(value)
