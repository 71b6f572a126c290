"""A checklist as a page part: native radios and fields, complete without JavaScript, printable as it stands.

    render(lookup, href, "talks-to-signing")

The browser code finds its way by `data-` attributes: `data-kb="checklist"` is the root, `data-item` an item, and the
fields of an item are named `<item id>.who`, `.due`, `.evidence`, `.note`; the radios carry the item's id.
"""

from __future__ import annotations

from macros import model
from macros.html import Href, icon, joined, lawyer, tag, text, title
from macros.html_law import law_link
from macros.html_manual import entry_link
from macros.lookup import Lookup

STATES = (
    ("open", "ยังไม่เสร็จ", "material/checkbox-blank-outline"),
    ("done", "ทำแล้ว", "material/check-bold"),
    ("na", "ไม่ใช้", "material/minus"),
)


def render(lookup: Lookup, href: Href, name: str) -> str:
    """The whole checklist: head, side card, filters, items by stage."""
    checklist = lookup.checklists[name]
    body, number = [], 0
    for section in checklist.sections:
        items = []
        for item in section.items:
            number += 1
            items.append(_item(lookup, href, item, number, section.entry))
        body.append(_section(lookup, href, section, "".join(items)))
    return (
        f'<div class="kb-checklist" data-kb="checklist" data-checklist="{checklist.id}" '
        f'data-version="{checklist.version}">{_head(checklist)}'
        f'<div class="kb-tool"><div class="kb-checklist__main">{_filters(checklist)}'
        f'<form autocomplete="off" aria-label="{text(checklist.title)}">{"".join(body)}</form></div>'
        f"{_side(checklist, href)}</div>{_signature()}</div>"
    )


def _head(checklist: model.Checklist) -> str:
    required = sum(item.required for item in checklist.items)
    return (
        f'<p class="kb-print">แฟ้มงาน: <span data-workspace-name>................................</span> · '
        f"พิมพ์เมื่อ <span data-printed>....................</span> · ฉบับ {checklist.version} · "
        f"checklists/{checklist.id}.html</p>"
        f'<h1 id="c-{checklist.id}">{title(checklist.title)}</h1>'
        f'<p class="kb-lead">{text(checklist.summary)}</p>'
        f'<p class="kb-meta">เช็กลิสต์ {len(checklist.items)} ข้อ ขาดไม่ได้ {required} ข้อ · ฉบับ {checklist.version}</p>'
        '<p class="kb-print">☑ ทำแล้ว  ☐ ยังไม่เสร็จ  ☒ ไม่ใช้ · <span data-count-words></span></p>'
    )


def _filters(checklist: model.Checklist) -> str:
    """Filters need JavaScript, so they stay hidden until it runs; counts are filled in by it."""
    names = (("", "ทั้งหมด"), ("open", "ยังไม่เสร็จ"), ("done", "ทำแล้ว"), ("na", "ไม่ใช้"), ("required", "ขาดไม่ได้ที่เหลือ"))
    buttons = "".join(
        f'<button type="button" data-filter="{key}" aria-pressed="{"false" if key else "true"}">{words} '
        "<span data-filter-count></span></button>"
        for key, words in names
    )
    empty = (
        '<p class="kb-checklist__none kb-noprint" data-none hidden>ไม่มีข้อในตัวกรองนี้ '
        '<button type="button" class="kb-btn kb-btn--quiet" data-filter-reset>แสดงทั้งหมด</button></p>'
    )
    return f'<div class="kb-filters" role="group" aria-label="แสดงเฉพาะ" data-filters hidden>{buttons}</div>{empty}'


def _side(checklist: model.Checklist, href: Href) -> str:
    """Progress in words and as a bar, the save line, and the ways out."""
    return (
        '<aside class="kb-side kb-side--first kb-card" aria-label="ความคืบหน้าและดาวน์โหลด">'
        '<div data-live hidden><p class="kb-count" role="status" data-count>'
        f"ทำแล้ว <b>0</b> จาก <b>{len(checklist.items)}</b> ข้อ</p>"
        '<div class="kb-meter" role="img" data-meter><i data-meter-done></i><i data-meter-na></i></div>'
        '<p class="kb-meta" data-left></p><p><a class="kb-do" data-next hidden></a></p></div>'
        '<noscript><p class="kb-note">เปิด JavaScript เพื่อให้หน้านี้จำคำตอบ ถ้าไม่เปิด ยังเลือกและพิมพ์หน้านี้ได้</p></noscript>'
        f'<div data-kb-save></div><div class="kb-actions kb-actions--fill">{_ways_out(checklist, href)}</div></aside>'
    )


def _ways_out(checklist: model.Checklist, href: Href) -> str:
    """Printing needs JavaScript to show the answers first; the blank files do not."""
    stem = href(f"checklists/files/{checklist.id}-blank")
    files = "".join(
        f'<a class="kb-btn" href="{stem}.{suffix}" download>{icon("material/download")} '
        f'<span class="kb-hidden">แบบเปล่า </span>{words}</a>'
        for suffix, words in (("docx", "Word"), ("xlsx", "Excel"), ("pdf", "PDF"))
    )
    return (
        f'<button type="button" class="kb-btn kb-btn--main" data-print hidden>{icon("material/printer")} '
        f'พิมพ์ตามที่เป็นอยู่</button><p class="kb-meta">แบบเปล่าสำหรับเขียนด้วยมือหรือส่งต่อ</p>'
        f'<div class="kb-checklist__files">{files}</div>'
    )


def _section(lookup: Lookup, href: Href, section: model.ChecklistSection, items: str) -> str:
    read = f"อ่านวิธีทำ {entry_link(lookup, href, section.entry)}" if section.entry else ""
    return (
        f'<section class="kb-stage" data-stage aria-labelledby="{section.id}">'
        f'<h2 id="{section.id}">{title(section.title)}</h2>'
        f'<p class="kb-meta kb-noprint">{read} '
        f'<span data-stage-count></span></p><ol class="kb-items">{items}</ol></section>'
    )


def _item(lookup: Lookup, href: Href, item: model.Item, number: int, section_entry: str | None) -> str:
    required = " data-required" if item.required else ""
    return (
        f'<li class="kb-item" data-item="{item.id}" data-state="open"{required}>'
        f'<div class="kb-item__head"><span class="kb-item__no" data-search-exclude>{number}</span>'
        f'<h3 id="{item.id}"><span class="kb-item__box" aria-hidden="true" data-search-exclude>☐</span>'
        f"{text(item.text)}</h3>"
        f'<p class="kb-item__why">{text(item.why)}</p></div>'
        f'<div class="kb-item__act">{_answer(item)}<div class="kb-item__facts">{_facts(lookup, href, item)}</div>'
        f"{_paper_lines()}</div>{_details(lookup, href, item, section_entry)}</li>"
    )


def _answer(item: model.Item) -> str:
    radios = "".join(
        f'<input type="radio" id="{item.id}-{state}" name="{item.id}" value="{state}"'
        f"{' checked' if state == 'open' else ''}>"
        f'<label for="{item.id}-{state}">{icon(picture)} {words}</label>'
        for state, words, picture in STATES
    )
    return f'<div class="kb-seg" role="radiogroup" aria-labelledby="{item.id}" data-search-exclude>{radios}</div>'


def _facts(lookup: Lookup, href: Href, item: model.Item) -> str:
    """What one wants to know without opening: who, how soon, for whom, which form."""
    parts = [f'<span>{icon("material/account-outline")} <span data-show="who">{text(item.who)}</span></span>']
    parts.append(f'<span data-show-due hidden>{icon("material/calendar")} <span data-show="due"></span></span>')
    if item.required:
        parts.append(tag("kb-tag--line", "ขาดไม่ได้"))
    parts += [tag("", f"เฉพาะเมื่อ{lookup.conditions[condition].label}") for condition in item.only_if]
    if item.basis == "own":
        parts.append(tag("kb-tag--own", "ข้อเสนอของผู้จัดทำ"))
    if item.lawyer:
        parts.append(lawyer())
    for form in (lookup.forms[f] for f in item.forms):
        words = f"{icon('material/file-edit-outline')} กรอก {form.no} {text(form.short)}"
        parts.append(f'<a class="kb-do" href="{href(f"templates/{form.id}.html")}">{words}</a>')
    parts.append('<span class="kb-item__note" data-show="note" hidden></span>')
    return "".join(parts)


def _paper_lines() -> str:
    return (
        '<span class="kb-item__lines" aria-hidden="true" data-search-exclude>ผู้รับผิดชอบ<i></i>กำหนด<i></i>'
        "หลักฐาน/บันทึก<i></i></span>"
    )


def _details(lookup: Lookup, href: Href, item: model.Item, section_entry: str | None) -> str:
    rows = []
    if item.papers:
        rows.append(("เอกสารที่ต้องได้", joined(text(paper) for paper in item.papers)))
    if item.laws:
        rows.append(("ฐานกฎหมาย", joined(law_link(lookup, href, law) for law in item.laws)))
    if item.sources:
        rows.append(("ที่มา", joined(text(lookup.sources[s].title) for s in item.sources)))
    if item.due_days is not None:
        rows.append(("ควรเสร็จ", f"ภายใน {item.due_days} วันนับจากวันเริ่มนับ (ข้อเสนอของผู้จัดทำ)"))
    if entry := item.entry or section_entry:
        rows.append(("อ่านวิธีทำ", entry_link(lookup, href, entry)))
    pairs = "".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>" for label, value in rows)
    return (
        "<details><summary>ฐานกฎหมาย เอกสาร และบันทึก</summary>"
        f'<dl class="kb-facts">{pairs}</dl>{_fields(item)}'
        f'<p class="kb-meta"><a href="#{item.id}" data-copy-link>ลิงก์ของข้อนี้</a></p></details>'
    )


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


def _signature() -> str:
    return (
        '<p class="kb-print kb-checklist__sign">ลงชื่อ ............................................ ผู้ตรวจ  '
        "ตำแหน่ง ............................................  วันที่ ....................</p>"
    )
