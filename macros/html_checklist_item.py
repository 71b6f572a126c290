"""One item of a checklist: what to do and why, the answer as three radios, who and when, the rest behind a summary."""

from __future__ import annotations

from macros import model
from macros.html import Href, icon, joined, lawyer, link, tag, text
from macros.html_law import law_link
from macros.html_manual import entry_link
from macros.lookup import Lookup

STATES = (
    ("open", "ยังไม่เสร็จ", "material/checkbox-blank-outline"),
    ("done", "ทำแล้ว", "material/check-bold"),
    ("na", "ไม่ใช้", "material/minus"),
)
#: Sources that have a page of their own here.
SOURCE_PAGES = {
    "seed-001": "companions/work-manual.html",
    "seed-002": "companions/survey.html",
    "seed-003": "companions/community-plan.html",
    "seed-004": "companions/delgosea.html",
}


def item_html(
    lookup: Lookup,
    href: Href,
    checklist: model.Checklist,
    section: model.ChecklistSection,
    item: model.Item,
    number: int,
) -> str:
    """The item as a list entry; `number` is its place in the whole checklist."""
    required = " data-required" if item.required else ""
    return (
        f'<li class="kb-item" data-item="{item.id}" data-state="open"{required}>'
        f'<div class="kb-item__head"><span class="kb-item__no" data-search-exclude>{number}</span>'
        f'<h3 id="{item.id}"><span class="kb-item__box" aria-hidden="true" data-search-exclude>☐</span>'
        f'{text(item.text)}</h3><p class="kb-item__why">{text(item.why)}</p></div>'
        f'{_off(lookup, item)}<div class="kb-item__act">{_answer(item)}'
        f'<div class="kb-item__facts">{_facts(lookup, href, checklist, item)}</div>{_paper_lines()}</div>'
        f"{_details(lookup, href, checklist, section, item)}</li>"
    )


def due_words(days: int, start: str) -> str:
    """A proposed time in words, while nobody has said which day counting starts.

    >>> due_words(30, "วันที่ได้รับคำขอ"), due_words(-7, "วันประชุม"), due_words(0, "วันประชุม")
    ('ภายใน 30 วันนับจากวันที่ได้รับคำขอ', 'ก่อนวันประชุม 7 วัน', 'ภายในวันประชุม')
    """
    if days == 0:
        return f"ภายใน{start}"
    return f"ภายใน {days} วันนับจาก{start}" if days > 0 else f"ก่อน{start} {-days} วัน"


def _off(lookup: Lookup, item: model.Item) -> str:
    """The line in place of the answer while the project does not meet the item's conditions."""
    if not item.only_if:
        return ""
    words = " และ".join(text(lookup.conditions[condition].label) for condition in item.only_if)
    return (
        '<p class="kb-item__off" data-off data-search-exclude hidden>'
        f"<span><b>ไม่เข้าเงื่อนไข</b> ใช้เฉพาะเมื่อ{words}</span> "
        '<span class="kb-noprint"><a class="kb-do" href="#project">แก้เงื่อนไขของโครงการ</a> '
        '<button type="button" class="kb-btn kb-btn--quiet" data-ask aria-expanded="false">ตอบข้อนี้เอง'
        "</button></span></p>"
    )


def _answer(item: model.Item) -> str:
    radios = "".join(
        f'<input type="radio" id="{item.id}-{state}" name="{item.id}" value="{state}"'
        f"{' checked' if state == 'open' else ''}>"
        f'<label for="{item.id}-{state}">{icon(picture)} {words}</label>'
        for state, words, picture in STATES
    )
    return f'<div class="kb-seg" role="radiogroup" aria-labelledby="{item.id}" data-search-exclude>{radios}</div>'


def _facts(lookup: Lookup, href: Href, checklist: model.Checklist, item: model.Item) -> str:
    """What one wants to know without opening: who, how soon, for whom, which form."""
    parts = [
        f'<span>{icon("material/account-outline")} <span data-show="who">{text(item.who)}</span></span>',
        _due(checklist, item),
    ]
    if item.required:
        parts.append(tag("kb-tag--line", "ขาดไม่ได้"))
    parts += [
        f'<span class="kb-tag" data-only-if="{condition}">เฉพาะเมื่อ{text(lookup.conditions[condition].label)}</span>'
        for condition in item.only_if
    ]
    if item.basis == "own":
        parts.append(tag("kb-tag--own", "ข้อเสนอของผู้จัดทำ"))
    if item.lawyer:
        parts.append(lawyer())
    for form in (lookup.forms[f] for f in item.forms):
        words = f"{icon('material/file-edit-outline')} กรอก {form.no} {text(form.short)}"
        parts.append(f'<a class="kb-do" href="{href(f"templates/{form.id}.html")}">{words}</a>')
    parts.append('<span class="kb-item__note" data-show="note" hidden></span>')
    return "".join(parts)


def _due(checklist: model.Checklist, item: model.Item) -> str:
    """The proposed time in words, until the page knows the day; then the day, and how near it is."""
    words = "" if item.due_days is None else f"ควรเสร็จ{due_words(item.due_days, checklist.start)} (เสนอ)"
    return (
        f"<span data-show-due{'' if words else ' hidden'}>{icon('material/calendar')} "
        f'<span data-show="due">{text(words)}</span> '
        '<span class="kb-tag kb-noprint" data-show="near" data-search-exclude hidden></span></span>'
    )


def _paper_lines() -> str:
    """Dotted lines for what is still to be written; a line is not printed once its answer is there."""
    lines = (("who", "ผู้รับผิดชอบ"), ("due", "กำหนด"), ("note", "หลักฐาน/บันทึก"))
    spans = "".join(f'<span data-line="{name}">{words}<i></i></span>' for name, words in lines)
    return f'<span class="kb-item__lines" aria-hidden="true" data-search-exclude>{spans}</span>'


def _details(
    lookup: Lookup, href: Href, checklist: model.Checklist, section: model.ChecklistSection, item: model.Item
) -> str:
    rows = []
    if item.papers:
        rows.append(("เอกสารที่ต้องได้", joined(text(paper) for paper in item.papers)))
    if item.laws:
        rows.append(("ฐานกฎหมาย", joined(law_link(lookup, href, law) for law in item.laws)))
    if item.sources:
        rows.append(("ที่มา", _sources(lookup, href, item)))
    if item.due_days is not None:
        rows.append(("ควรเสร็จ", f"{text(due_words(item.due_days, checklist.start))} (ข้อเสนอของผู้จัดทำ)"))
    if entry := item.entry or section.entry:
        rows.append(("อ่านวิธีทำ", entry_link(lookup, href, entry)))
    pairs = "".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>" for label, value in rows)
    return (
        "<details><summary>ฐานกฎหมาย เอกสาร และบันทึก</summary>"
        f'<dl class="kb-facts">{pairs}</dl>{_fields(item)}'
        f'<p class="kb-meta"><a href="#{item.id}" data-copy-link>ลิงก์ของข้อนี้</a></p></details>'
    )


def _sources(lookup: Lookup, href: Href, item: model.Item) -> str:
    """Titles, linked where the document has a page here, and where in it the item stands."""
    titles = joined(
        link(href(SOURCE_PAGES[source]), lookup.sources[source].title)
        if source in SOURCE_PAGES
        else text(lookup.sources[source].title)
        for source in item.sources
    )
    return f"{titles} {text(item.clause)}" if item.clause else titles


def _fields(item: model.Item) -> str:
    def field(name: str, label: str, help_: str, width: str = "") -> str:
        box = f"{item.id}.{name}"
        return (
            f'<div class="kb-field"><label for="{box}">{label}</label>'
            f'<span class="kb-help" id="{box}.help">{help_}</span><input class="kb-in {width}" id="{box}" name="{box}" '
            f'data-field="{name}" aria-describedby="{box}.help"></div>'
        )

    note = f"{item.id}.note"
    return (
        '<div class="kb-item__fields" data-search-exclude>'
        f"{field('who', 'ผู้รับผิดชอบ', 'ใส่ตำแหน่ง ไม่ต้องใส่ชื่อคน')}"
        f"{field('due', 'กำหนดเสร็จ', 'พิมพ์ เช่น 19/1/2569', 'kb-w-m')}"
        f"{field('evidence', 'หลักฐานเก็บไว้ที่', 'เช่น แฟ้มสภา เล่ม 2 หน้า 14')}"
        f'<div class="kb-field"><label for="{note}">บันทึก</label>'
        f'<textarea class="kb-in" id="{note}" name="{note}" data-field="note" rows="2"></textarea></div></div>'
    )
