"""The regulations page: every law with status, what replaced it, sections in our words, and where the site cites it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from macros import html_filter, marks, model, thai
from macros.html import STATUS, Href, certainty, joined, lawyer, link, status, table, text, title
from macros.lookup import Citation, Lookup

TOPICS: dict[model.Topic, str] = {
    "authority": "อำนาจหน้าที่",
    "money": "การเงินและงบประมาณ",
    "accounting": "บัญชี",
    "planning": "แผน",
    "participation": "การมีส่วนร่วม",
    "meetings": "การประชุม",
    "contracts": "ข้อตกลงและสัญญา",
    "documents": "งานสารบรรณ",
    "oversight": "การกำกับดูแล",
    "waste": "มูลฝอยและสิ่งแวดล้อม",
    "disaster": "สาธารณภัย",
    "health": "สาธารณสุข",
    "equipment": "พัสดุ",
    "staff": "บุคลากร",
    "data": "ข้อมูล",
    "openness": "การเปิดเผยข้อมูล",
    "monitoring": "ติดตามและประเมิน",
    "dispute": "ข้อพิพาท",
    "history": "ประวัติ",
}

#: Citations that still read as one line or two.
FEW = 4


def law_link(lookup: Lookup, href: Href, name: str, words: str | None = None) -> str:
    """Link to a regulation or one of its sections: "ม.73 พ.ร.บ.อบต. 2537"."""
    regulation, section = lookup.law(name)
    target = f"regulations.html#{anchor(regulation, section)}"
    if words is None:
        words = f"{section.no} {regulation.short}" if section else regulation.short
    return f'<a class="kb-law" href="{href(target)}">{title(words)}</a>'


def anchor(regulation: model.Regulation, section: model.Section | None = None) -> str:
    """The contract id `r-<id>`, with `-<section>` for a section."""
    return f"r-{regulation.id}" + (f"-{section.id}" if section else "")


def regulations(lookup: Lookup, href: Href) -> str:
    """Filters and the whole list, most cited first."""
    records = sorted(lookup.library.regulations, key=lambda r: (-len(lookup.citations.get(r.id, ())), r.year, r.id))
    items = "".join(_item(lookup, href, record) for record in records)
    return html_filter.frame(
        _filters(records),
        f'<ol class="kb-list kb-list--kind">{items}</ol>',
        "รายการ",
        len(records),
        "เรียงตามที่เว็บนี้อ้างถึงบ่อย",
    )


def _filters(records: Sequence[model.Regulation]) -> str:
    types = list(dict.fromkeys(r.type for r in records))
    topics = [topic for topic in TOPICS if any(topic in r.topics for r in records)]
    counts: Counter[str] = Counter(r.status for r in records)
    states = ((key, f"{words} {counts[key]}") for key, (_, _, words) in STATUS.items() if counts[key])
    return (
        html_filter.search("r-find", "ค้นในรายการ", "เช่น เงินอุดหนุน หรือ ม.57 ทวิ")
        + html_filter.select("r-type", "type", "ประเภท", "ทุกประเภท", ((t, t) for t in types))
        + html_filter.select("r-topic", "topics", "เรื่อง", "ทุกเรื่อง", ((t, TOPICS[t]) for t in topics))
        + html_filter.buttons("status", "สถานะ", f"ทั้งหมด {len(records)}", states)
    )


def _item(lookup: Lookup, href: Href, record: model.Regulation) -> str:
    sections = "".join(_section(record, section) for section in record.sections)
    details = f"<details><summary>มาตราที่เกี่ยวข้อง {len(record.sections)} รายการ</summary><dl>{sections}</dl></details>"
    note = f'<p class="kb-note">{text(record.note)}</p>' if record.note else ""
    cited = _cited(href, lookup.citations.get(record.id, ()))
    return (
        f'<li data-entry data-type="{record.type}" data-status="{record.status}" '
        f'data-topics="{" ".join(record.topics)}">'
        f'{status(record.status)}<div><h3 id="{anchor(record)}">{title(record.title)}</h3>'
        f"<p>{text(record.relevance)}</p>{note}{details if record.sections else ''}"
        f'<p class="kb-meta">{_meta(lookup, href, record)}</p>{cited}</div></li>'
    )


def _level(value: marks.Certainty) -> str:
    return "law" if value == "high" else value


def _section(record: model.Regulation, section: model.Section) -> str:
    quote = f'<q class="kb-quote" lang="th">{text(section.quote)}</q>' if section.quote else ""
    marks = certainty(_level(section.certainty)) if section.certainty != record.certainty else ""
    return (
        f'<div id="{anchor(record, section)}"><dt>{text(section.no)}</dt>'
        f"<dd>{text(section.gist)} {quote} {marks}{lawyer() if section.lawyer else ''}</dd></div>"
    )


def _meta(lookup: Lookup, href: Href, record: model.Regulation) -> str:
    parts = [text(record.type), f"พ.ศ. {record.year}", text(record.issuer), certainty(_level(record.certainty))]
    if record.replaced_by:
        verb = "แทนโดย" if record.status in ("replaced", "repealed") else "แก้ไขล่าสุดโดย"
        parts.append(f"{verb} {law_link(lookup, href, record.replaced_by)}")
    replaces = [r for r in lookup.library.regulations if r.replaced_by == record.id]
    if replaces:
        parts.append("แทนหรือแก้ไข " + ", ".join(law_link(lookup, href, r.id) for r in replaces))
    parts.append(f"อ่านจาก {text(record.source)}")
    if record.review_by:
        parts.append(f"ทบทวนสถานะภายใน {thai.long_date(record.review_by)}")
    return " · ".join(parts)


def _cited(href: Href, citations: Sequence[Citation]) -> str:
    """Pages that cite a law, folded away when they would push the next law off the screen."""
    if not citations:
        return '<p class="kb-meta">ยังไม่มีหน้าใดอ้างถึง</p>'
    pages = f'<p class="kb-meta">อ้างใน {joined(link(href(c.page), c.label) for c in citations)}</p>'
    if len(citations) <= FEW:
        return pages
    return f"<details><summary>หน้าที่อ้างถึง {len(citations)} หน้า</summary>{pages}</details>"


# --- Law at a glance -------------------------------------------------------------------------------------------------

_TYPES = (("tao", "อบต."), ("municipality", "เทศบาล"), ("pao", "อบจ."))


def approvals(lookup: Lookup, href: Href) -> str:
    """Who must agree to what, by type of organization."""
    return approval_table(lookup, href, lookup.library.approvals)


def approval_table(lookup: Lookup, href: Href, records: Sequence[model.Approval]) -> str:
    """Some approvals as a table."""
    rows = (
        [
            f"{text(record.matter)} {lawyer() if record.lawyer else ''}",
            *(text(getattr(record, kind) or "ไม่พบมาตราที่กำหนด") for kind, _ in _TYPES),
            joined(law_link(lookup, href, law) for law in record.laws) or "–",
        ]
        for record in records
    )
    return table(["เรื่อง", *(words for _, words in _TYPES), "มาตรา"], rows)


def changes(lookup: Lookup, href: Href) -> str:
    """What is different today from when the manual was printed."""
    rows = (
        [
            f"{text(record.matter)} {lawyer() if record.lawyer else ''}",
            text(record.then),
            f"{text(record.now)} {certainty(record.certainty)}",
            text(record.effect),
            joined(law_link(lookup, href, law) for law in record.laws) or "–",
        ]
        for record in lookup.library.changes
    )
    return table(["เรื่อง", "เมื่อพิมพ์คู่มือ", "ปัจจุบัน", "ต้องทำต่างไปอย่างไร", "กฎหมาย"], rows)
