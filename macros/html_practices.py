"""The sixteen good practices of the DELGOSEA documents: as a list to find and read, and as a table to compare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from macros import html_filter, model
from macros.html import Href, certainty, joined, own, text, title
from macros.html_manual import entry_link
from macros.lookup import Lookup

_PAGE = "companions/delgosea.html"
_HEADS = ("เลือก", "ตัวอย่าง", "ประเด็น", "เมืองไทยที่ถอดแบบ", "ทำอะไร", "ใช้ต่ออย่างไร")


def practices(lookup: Lookup, href: Href) -> str:
    """Every practice under its own anchor, to be found by words, issue and country."""
    records = lookup.library.practices
    items = "".join(_practice(lookup, href, record) for record in records)
    return html_filter.frame(
        _filters("practices", records), f'<ul class="kb-cases">{items}</ul>', "ตัวอย่าง", len(records)
    )


def practice_table(lookup: Lookup, href: Href) -> str:
    """The practices side by side; the boxes choose which rows stay. Rows link to the list's ids and bring none."""
    records = lookup.library.practices
    rows = "".join(_row(lookup, href, record) for record in records)
    return html_filter.compare(_filters("compare", records), _HEADS, rows, "ตัวอย่าง", len(records))


def _themes(records: Iterable[model.Practice]) -> list[str]:
    """The issues in the order of the document; an issue's number is its place."""
    return list(dict.fromkeys(record.theme for record in records))


def _filters(prefix: str, records: Sequence[model.Practice]) -> str:
    themes = [(str(n), f"{n}. {theme}") for n, theme in enumerate(_themes(records), start=1)]
    countries = [(country, country) for country in dict.fromkeys(record.country for record in records)]
    return (
        html_filter.search(f"{prefix}-find", "ค้นในตัวอย่าง", "เช่น น้ำเสีย หรือ ขอนแก่น")
        + html_filter.select(f"{prefix}-theme", "theme", "ประเด็น", "ทุกประเด็น", themes)
        + html_filter.select(f"{prefix}-country", "country", "ประเทศ", "ทุกประเทศ", countries)
    )


def _issue(lookup: Lookup, record: model.Practice) -> int:
    return _themes(lookup.library.practices).index(record.theme) + 1


def _facets(lookup: Lookup, record: model.Practice) -> str:
    return f'data-entry data-theme="{_issue(lookup, record)}" data-country="{text(record.country)}"'


def _where(record: model.Practice) -> str:
    return f"{record.place} ประเทศ{record.country}"


def _number(record: model.Practice) -> int:
    """The number by which the documents call it: `dg-p05` is 5."""
    return int(record.id.removeprefix("dg-p"))


def _practice(lookup: Lookup, href: Href, record: model.Practice) -> str:
    facts = [("เมือง", _where(record)), ("ประเด็น", record.theme)]
    facts += [("เมืองไทยที่ถอดแบบ", record.pilot)] if record.pilot else []
    pairs = "".join(f"<div><dt>{label}</dt><dd>{text(value)}</dd></div>" for label, value in facts)
    use = f"<h4>ใช้ต่ออย่างไร</h4><p>{text(record.use)} {own()}</p>" if record.use else ""
    lines = "".join(f"<li>{text(line)}</li>" for line in record.unknown)
    unknown = f"<h4>ไม่พบในแหล่ง</h4><ul>{lines}</ul>" if lines else ""
    see = joined(entry_link(lookup, href, entry) for entry in record.entries)
    more = f'<p class="kb-meta">ใช้กับ {see}</p>' if see else ""
    heading = f'<h3 id="{record.id}">{_number(record)}. {title(record.title)}</h3>'
    return (
        f'<li class="kb-card" {_facets(lookup, record)}>{heading}<dl class="kb-facts">{pairs}</dl>'
        f"<p>{text(record.gist)}</p>{use}{unknown}{more}{_sources(lookup, record)}</li>"
    )


def _sources(lookup: Lookup, record: model.Practice) -> str:
    read = (lookup.sources[source] for source in record.sources)
    return f'<p class="kb-meta">ที่มา {"; ".join(f"{text(s.title)} {certainty(s.certainty)}" for s in read)}</p>'


def _row(lookup: Lookup, href: Href, record: model.Practice) -> str:
    cells = (f"ประเด็นที่ {_issue(lookup, record)}", record.pilot or "ไม่มี", record.gist, record.use or "")
    rest = "".join(
        f'<td role="cell" data-label="{label}">{text(value)}</td>'
        for label, value in zip(_HEADS[2:], cells, strict=True)
    )
    name = text(f"เลือก {record.title}")
    link = f'<a href="{href(f"{_PAGE}#{record.id}")}">{_number(record)}. {title(record.title)}</a>'
    return (
        f'<tr role="row" {_facets(lookup, record)}><td role="cell" data-label="เลือก">'
        f'<input type="checkbox" data-pick aria-label="{name}"></td><th scope="row" role="rowheader">{link} '
        f'<span class="kb-meta">{text(_where(record))}</span></th>{rest}</tr>'
    )
