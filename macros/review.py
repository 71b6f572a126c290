"""Regulations whose status has to be looked at again.

    .venv/bin/python -m macros.review      what is overdue today, and what will be within three months

The build says in its log how many are overdue; the site itself shows only the dates, so that its bytes stay the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from macros import model, thai

SOON = timedelta(days=90)


def due(regulations: Sequence[model.Regulation], day: date) -> list[model.Regulation]:
    """Those to be looked at by `day`, the oldest first."""
    dated = [record for record in regulations if record.review_by and record.review_by <= day]
    return sorted(dated, key=lambda record: (record.review_by, record.id))


def report(regulations: Sequence[model.Regulation], today: date) -> str:
    """What is overdue and what is next, a line each."""
    overdue = due(regulations, today)
    coming = [record for record in due(regulations, today + SOON) if record not in overdue]
    parts = [f"เลยกำหนดทบทวน {len(overdue)} รายการ", *map(_line, overdue)]
    parts += [f"ต้องทบทวนภายใน {SOON.days} วัน {len(coming)} รายการ", *map(_line, coming)]
    return "\n".join(parts)


def _line(record: model.Regulation) -> str:
    assert record.review_by
    return f"  {thai.long_date(record.review_by)}  {record.id}  {record.short}"


if __name__ == "__main__":
    from macros.load import load

    print(report(load(Path.cwd()).regulations, date.today()))
