"""Cases with filters and as a table to compare, and the page of agencies."""

from __future__ import annotations

import re
from collections.abc import Iterable

from macros import html_filter, model
from macros.html import Href, certainty, joined, lawyer, own, text, title
from macros.html_catalogue import form_link
from macros.html_manual import entry_link
from macros.lookup import Lookup

_HEADS = ("เลือก", "กรณี", "ปี พ.ศ.", "เรื่อง", "รูปแบบ", "ใครร่วม", "เงิน", "บทเรียน")


def cases(lookup: Lookup, href: Href) -> str:
    """Every case, Thai ones first, to be found by words, country, service and shape."""
    records = _thai_first(lookup.library.cases)
    items = "".join(_case(lookup, href, record) for record in records)
    return html_filter.frame(_filters("c", records), f'<ul class="kb-cases">{items}</ul>', "กรณี", len(records))


def case_table(lookup: Lookup, href: Href) -> str:
    """The cases side by side; the boxes choose which rows stay."""
    records = _thai_first(lookup.library.cases)
    rows = "".join(_row(href, record) for record in records)
    return html_filter.compare(_filters("k", records), _HEADS, rows, "กรณี", len(records))


def _thai_first(records: Iterable[model.Case]) -> list[model.Case]:
    return sorted(records, key=lambda record: record.country != "ไทย")


def _filters(prefix: str, records: Iterable[model.Case]) -> str:
    return (
        html_filter.search(f"{prefix}-find", "ค้นในกรณี", "เช่น ขยะ หรือ เชียงราย")
        + html_filter.select(f"{prefix}-country", "country", "ประเทศ", "ทุกประเทศ", _options(r.country for r in records))
        + html_filter.select(f"{prefix}-service", "service", "เรื่อง", "ทุกเรื่อง", _options(r.service for r in records))
        + html_filter.select(f"{prefix}-shape", "shape", "รูปแบบ", "ทุกรูปแบบ", _options(r.shape for r in records))
    )


def _options(values: Iterable[str]) -> list[tuple[str, str]]:
    return [(_key(value), value) for value in dict.fromkeys(values)]


def _key(value: str) -> str:
    """A facet's value as one word."""
    return value.replace(" ", "_")


def _facets(record: model.Case) -> str:
    return (
        f'data-entry data-country="{text(_key(record.country))}" data-service="{text(_key(record.service))}" '
        f'data-shape="{text(_key(record.shape))}"'
    )


def _case(lookup: Lookup, href: Href, record: model.Case) -> str:
    facts = [("พื้นที่", record.place), ("ปี พ.ศ.", record.year), ("เรื่อง", record.service), ("รูปแบบ", record.shape)]
    facts += [("ใครร่วม", record.partners or ""), ("เงิน", record.money or "")]
    pairs = "".join(f"<div><dt>{label}</dt><dd>{text(value)}</dd></div>" for label, value in facts if value)
    lines = "".join(statement(lookup, said) for said in record.statements)
    see = [entry_link(lookup, href, entry) for entry in record.entries]
    see += [form_link(lookup, href, form) for form in record.forms]
    more = f'<p class="kb-meta">ใช้กับ {joined(see)}</p>' if see else ""
    return (
        f'<li class="kb-card" {_facets(record)}><h3 id="{record.id}">{title(record.title)}</h3>'
        f'<dl class="kb-facts">{pairs}</dl><ul>{lines}</ul>'
        f"{_list('บทเรียน', record.lessons)}{_list('ไม่พบในแหล่ง', record.unknown)}{more}</li>"
    )


def statement(lookup: Lookup, said: model.Statement) -> str:
    """A line of what a source says, how sure it is, and which source."""
    sources = "; ".join(lookup.sources[source].title for source in said.sources)
    return f'<li>{text(said.text)} {certainty(said.certainty)} <span class="kb-meta">{text(sources)}</span></li>'


def _list(heading: str, lines: Iterable[str]) -> str:
    rows = "".join(f"<li>{_lesson(line)}</li>" for line in lines)
    return f"<h4>{heading}</h4><ul>{rows}</ul>" if rows else ""


#: How a lesson of ours ends in the data, where no badge can say it.
_OURS = re.compile(r" *\(ข้อเสนอของผู้จัดทำ( ให้นิติกรตรวจก่อนใช้)?\)$")


def _lesson(line: str) -> str:
    """A line, with badges for the words that say whose opinion it is."""
    ours = _OURS.search(line)
    if not ours:
        return text(line)
    return f"{text(line[: ours.start()])} {own()} {lawyer() if ours.group(1) else ''}"


def _row(href: Href, record: model.Case) -> str:
    cells = [
        ("ปี พ.ศ.", record.year),
        ("เรื่อง", record.service),
        ("รูปแบบ", record.shape),
        ("ใครร่วม", record.partners or "ไม่พบในแหล่ง"),
        ("เงิน", record.money or "ไม่พบในแหล่ง"),
        ("บทเรียน", _OURS.sub("", " ".join(record.lessons[:1]))),
    ]
    rest = "".join(f'<td role="cell" data-label="{label}">{text(value)}</td>' for label, value in cells)
    name, target = f"เลือก {record.title}", href(f"cases/index.html#{record.id}")
    return (
        f'<tr role="row" {_facets(record)}><td role="cell" data-label="เลือก">'
        f'<input type="checkbox" data-pick aria-label="{text(name)}"></td>'
        f'<th scope="row" role="rowheader"><a href="{target}">{title(record.title)}</a></th>{rest}</tr>'
    )


def agencies(lookup: Lookup, _: Href) -> str:
    """Public offices, what each does for cooperation and what to ask there."""
    items = "".join(_agency(lookup, agency) for agency in lookup.library.agencies)
    return f'<ul class="kb-cases">{items}</ul>'


def _agency(lookup: Lookup, agency: model.Agency) -> str:
    asks = "".join(f"<li>{text(line)}</li>" for line in agency.ask)
    where = [("ที่อยู่", agency.address or ""), ("โทรศัพท์สำนักงาน", agency.phone or "")]
    pairs = "".join(f"<div><dt>{label}</dt><dd>{text(value)}</dd></div>" for label, value in where if value)
    sources = "; ".join(lookup.sources[source].title for source in agency.sources)
    short = f" ({text(agency.short)})" if agency.short else ""
    facts = f'<dl class="kb-facts">{pairs}</dl>' if pairs else ""
    note = f'<p class="kb-note">{text(agency.note)}</p>' if agency.note else ""
    read = f'<p class="kb-meta">ที่มา {text(sources)}</p>' if sources else ""
    return (
        f'<li class="kb-card"><h2 id="a-{agency.id}">{title(agency.name)}{short}</h2>'
        f"<p>{text(agency.role)} {certainty(agency.certainty)}</p>{facts}"
        f"<h3>ถามเรื่องอะไรได้</h3><ul>{asks}</ul>{note}{read}</li>"
    )
