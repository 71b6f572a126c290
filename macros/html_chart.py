"""Figures of a document as a table whose cells have bars behind their numbers: one thing to read, aloud or by eye."""

from __future__ import annotations

from macros.html import Href, certainty, text
from macros.lookup import Lookup


def chart(lookup: Lookup, _: Href, name: str) -> str:
    """The chart `name`: what it says, its table, where it is from."""
    drawn = next(each for each in lookup.library.charts if each.id == name)
    most = max((value for row in drawn.rows for value in row.values if value is not None), default=0) or 1
    heads = "".join(f'<th scope="col">{text(column)}</th>' for column in drawn.columns)
    rows = "".join(
        f'<tr><th scope="row">{text(row.label)}</th>{"".join(_cell(value, most) for value in row.values)}</tr>'
        for row in drawn.rows
    )
    sources = "".join(
        f"{text(lookup.sources[s].title)} {certainty(lookup.sources[s].certainty)} " for s in drawn.sources
    )
    note = f'<p class="kb-meta">{text(drawn.note)}</p>' if drawn.note else ""
    return (
        f'<figure class="kb-bars" aria-labelledby="ch-{drawn.id}"><figcaption>'
        f'<b id="ch-{drawn.id}">{text(drawn.title)}</b>'
        f"<p>{text(drawn.summary)}</p></figcaption>"
        f'<table class="kb-bars__table"><thead><tr><th scope="col">{text(f"หน่วย: {drawn.unit}")}</th>{heads}</tr>'
        f"</thead><tbody>{rows}</tbody></table>"
        f'{note}<p class="kb-meta">ที่มา {sources}</p></figure>'
    )


def _cell(value: float | None, most: float) -> str:
    if value is None:
        return "<td>–</td>"
    share = round(100 * value / most, 1)
    shown = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
    return f'<td><span class="kb-bars__bar" style="--kb-share:{share}%" aria-hidden="true"></span>{shown}</td>'
