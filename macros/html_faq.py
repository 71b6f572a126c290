"""The questions page, and the questions that belong to an entry of the manual."""

from __future__ import annotations

from macros import html_filter, model
from macros.html import Href, certainty, joined, lawyer, text, title
from macros.html_catalogue import form_link
from macros.html_law import law_link
from macros.html_manual import entry_link
from macros.lookup import Lookup


def questions(lookup: Lookup, href: Href) -> str:
    """Every question under its topic: the short answer first, then why."""
    records = lookup.library.questions
    topics = list(dict.fromkeys(question.topic for question in records))
    groups = "".join(
        _topic(lookup, href, number, topic, [question for question in records if question.topic == topic])
        for number, topic in enumerate(topics, start=1)
    )
    filters = html_filter.search("q-find", "ค้นในคำถาม", "เช่น เงินอุดหนุน หรือ ม.73") + html_filter.select(
        "q-topic", "topic", "เรื่อง", "ทุกเรื่อง", ((f"t{n}", topic) for n, topic in enumerate(topics, start=1))
    )
    return html_filter.frame(filters, groups, "ข้อ", len(records))


def _topic(lookup: Lookup, href: Href, number: int, topic: str, records: list[model.Question]) -> str:
    items = "".join(_question(lookup, href, number, record) for record in records)
    return (
        f'<section data-group aria-labelledby="faq-t{number}"><h2 id="faq-t{number}">{text(topic)}</h2>'
        f'<ul class="kb-faq">{items}</ul></section>'
    )


def _question(lookup: Lookup, href: Href, topic: int, record: model.Question) -> str:
    laws = joined(law_link(lookup, href, law) for law in record.laws)
    see = [entry_link(lookup, href, entry) for entry in record.entries]
    see += [form_link(lookup, href, form) for form in record.forms]
    basis = f'<p class="kb-meta">ฐาน {laws}</p>' if laws else ""
    more = f'<p class="kb-meta">ดูต่อ {joined(see)}</p>' if see else ""
    level = "law" if record.certainty == "high" and record.laws else record.certainty
    return (
        f'<li data-entry data-topic="t{topic}"><h3 id="{record.id}">{title(record.question)}</h3>'
        f'<p class="kb-faq__short">{text(record.short)}</p>'
        f"<p>{text(record.answer)} {certainty(level)} {lawyer() if record.lawyer else ''}</p>{basis}{more}</li>"
    )
