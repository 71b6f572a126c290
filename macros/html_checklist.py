"""A checklist as a page part: native radios and fields, complete without JavaScript, printable as it stands.

    render(lookup, href, "council")

The browser code finds its way by `data-` attributes: `data-kb="checklist"` is the root, `data-item` an item, and the
fields of an item are named `<item id>.who`, `.due`, `.evidence`, `.note`; the radios carry the item's id. What only
works with JavaScript carries `data-live` and stays hidden until it runs.
"""

from __future__ import annotations

from macros import model
from macros.html import Href, text, title
from macros.html_checklist_item import item_html
from macros.html_checklist_side import side
from macros.html_manual import entry_link
from macros.lookup import Lookup

#: The choices of a condition; the third also stands for what the list of members says.
CONDITION_STATES = (("yes", "ใช่"), ("no", "ไม่ใช่"), ("", "ยังไม่รู้"))
FILTERS = (
    ("", "ทั้งหมด"),
    ("open", "ยังไม่เสร็จ"),
    ("late", "เลยกำหนด"),
    ("done", "ทำแล้ว"),
    ("na", "ไม่ใช้"),
    ("required", "ขาดไม่ได้ที่เหลือ"),
)


def render(lookup: Lookup, href: Href, name: str) -> str:
    """The whole checklist: head, what is true of the project, filters, items by section, side card."""
    checklist = lookup.checklists[name]
    return (
        f'<div class="kb-checklist" data-kb="checklist" data-checklist="{checklist.id}" '
        f'data-version="{checklist.version}">{_head(checklist)}{_paper_head(lookup, checklist)}{_rounds(checklist)}'
        f'<div class="kb-tool"><div class="kb-checklist__main">{_project(lookup, checklist)}{_filters()}'
        f'<form autocomplete="off" aria-label="{text(checklist.title)}">{_sections(lookup, href, checklist)}</form>'
        f"{_old()}</div>{side(checklist, href)}</div>{_signature()}</div>"
    )


def _head(checklist: model.Checklist) -> str:
    required = sum(item.required for item in checklist.items)
    return (
        '<p class="kb-print" data-foot>แฟ้มงาน: <span data-workspace-name>................................</span>'
        "<span data-round-words></span> · พิมพ์เมื่อ <span data-printed>....................</span> · "
        f"ฉบับ {checklist.version} · <span data-page-address>checklists/{checklist.id}.html</span></p>"
        f'<h1 id="c-{checklist.id}">{title(checklist.title)}</h1>'
        f'<p class="kb-lead">{text(checklist.summary)}</p>'
        f'<p class="kb-meta">เช็กลิสต์ {len(checklist.items)} ข้อ ขาดไม่ได้ {required} ข้อ · ฉบับ {checklist.version}</p>'
    )


def _paper_head(lookup: Lookup, checklist: model.Checklist) -> str:
    """What the panel, the date box and the counts say, as lines that can be written on."""
    lines = ["<b data-count-words></b>", "☑ ทำแล้ว  ☐ ยังไม่เสร็จ  ☒ ไม่ใช้"]
    if any(item.due_days is not None for item in checklist.items):
        lines.append(f"{text(checklist.start)}: <span data-start-paper>.................................</span>")
    if conditions := _conditions(lookup, checklist):
        boxes = " · ".join(
            f'{text(condition.label)} <span class="kb-nw" data-paper-condition="{condition.id}">☐ ใช่ ☐ ไม่ใช่</span>'
            for condition in conditions
        )
        lines.append(f"<span data-project-paper>เงื่อนไขของโครงการ: {boxes}</span>")
    return "".join(f'<p class="kb-print kb-checklist__line">{line}</p>' for line in lines)


def _rounds(checklist: model.Checklist) -> str:
    """Which round of a list that is gone through several times."""
    if not checklist.round:
        return ""
    what = text(checklist.round)
    example = " เช่น ปีงบประมาณ 2570" if checklist.round == "ปีงบประมาณ" else ""
    return (
        '<div class="kb-round kb-noprint" data-rounds data-live data-search-exclude hidden>'
        f'<div class="kb-field"><label for="round">รอบ ({what})</label>'
        '<select class="kb-in" id="round" data-round></select></div>'
        '<button type="button" class="kb-btn" data-round-new aria-expanded="false">เริ่มรอบใหม่</button>'
        '<button type="button" class="kb-btn kb-btn--quiet" data-round-rename aria-expanded="false">ตั้งชื่อรอบนี้</button>'
        '<form class="kb-round__form" data-round-form hidden>'
        '<div class="kb-field"><label for="round-name">ชื่อรอบ</label>'
        f'<span class="kb-help" id="round-name.help">ใส่{what}ของรอบนี้{example}</span>'
        '<input class="kb-in" id="round-name" aria-describedby="round-name.help" maxlength="80"></div>'
        '<div class="kb-actions"><button class="kb-btn kb-btn--main" data-round-keep>เริ่มรอบนี้</button>'
        '<button type="button" class="kb-btn" data-round-cancel>ยกเลิก</button></div></form>'
        '<p class="kb-status" role="status" data-round-said></p></div>'
    )


# --- What is true of the project -------------------------------------------------------------------------------------


def _project(lookup: Lookup, checklist: model.Checklist) -> str:
    """The conditions that this list uses, answered once for all lists."""
    conditions = _conditions(lookup, checklist)
    if not conditions:
        return ""
    return (
        '<details class="kb-project" id="project" data-project data-search-exclude open>'
        '<summary><span>เงื่อนไขของโครงการนี้ <span class="kb-meta">ตอบครั้งเดียว ใช้ทุกเช็กลิสต์</span></span> '
        '<span class="kb-meta" data-project-count></span></summary>'
        '<p class="kb-help">ข้อที่ไม่เข้าเงื่อนไขจะไม่นับเป็นงานที่เหลือ</p>'
        f'<form autocomplete="off" aria-label="เงื่อนไขของโครงการนี้">{"".join(map(_condition, conditions))}</form>'
        "</details>"
    )


def _conditions(lookup: Lookup, checklist: model.Checklist) -> list[model.Condition]:
    used = {condition for item in checklist.items for condition in item.only_if}
    return [condition for condition in lookup.library.conditions if condition.id in used]


def _condition(condition: model.Condition) -> str:
    name = f"condition-{condition.id}"
    radios = "".join(
        f'<input type="radio" id="{name}-{state or "unknown"}" name="{name}" value="{state}"'
        f"{'' if state else ' checked'}>"
        f'<label for="{name}-{state or "unknown"}"><span>{words}</span></label>'
        for state, words in CONDITION_STATES
    )
    help_ = f'<span class="kb-help">{text(condition.help)}</span>' if condition.help else ""
    return (
        f'<div class="kb-condition" data-condition="{condition.id}"><div><b id="{name}">{text(condition.label)}</b>'
        f'{help_}<span class="kb-help" data-condition-from hidden></span></div>'
        f'<div class="kb-seg" role="radiogroup" aria-labelledby="{name}">{radios}</div></div>'
    )


# --- Items -----------------------------------------------------------------------------------------------------------


def _filters() -> str:
    """Filters need JavaScript; the counts are filled in by it."""
    buttons = "".join(
        f'<button type="button" data-filter="{key}" aria-pressed="{"false" if key else "true"}">{words} '
        "<span data-filter-count></span></button>"
        for key, words in FILTERS
    )
    return (
        '<div class="kb-noprint" data-live data-search-exclude hidden>'
        f'<div class="kb-filters" role="group" aria-label="แสดงเฉพาะ" data-filters>{buttons}</div>'
        '<div class="kb-checklist__show"><div class="kb-mine"><label for="mine">ผู้รับผิดชอบ</label>'
        '<select class="kb-in" id="mine" data-mine></select></div>'
        '<p class="kb-checklist__result kb-meta"><span role="status" data-result></span> '
        '<button type="button" class="kb-btn kb-btn--quiet" data-filter-reset hidden>แสดงทั้งหมด</button></p></div></div>'
    )


def _sections(lookup: Lookup, href: Href, checklist: model.Checklist) -> str:
    parts, number = [], 0
    for section in checklist.sections:
        items = []
        for item in section.items:
            number += 1
            items.append(item_html(lookup, href, checklist, section, item, number))
        parts.append(_section(lookup, href, checklist, section, "".join(items)))
    return "".join(parts)


def _section(
    lookup: Lookup, href: Href, checklist: model.Checklist, section: model.ChecklistSection, items: str
) -> str:
    """A section; the heading of the only one, if it would say the page's title again, is there for links alone."""
    same = ' class="kb-hidden"' if section.title == checklist.title else ""
    read = f"อ่านวิธีทำ {entry_link(lookup, href, section.entry)}" if section.entry else ""
    return (
        f'<section class="kb-stage" data-stage aria-labelledby="{section.id}">'
        f'<h2 id="{section.id}"{same}>{title(section.title)}</h2>'
        f'<p class="kb-meta kb-noprint">{read}<span data-stage-count></span></p>'
        f'<ol class="kb-items">{items}</ol></section>'
    )


def _old() -> str:
    """Kept answers to items that are no longer on this page; filled in by the page's script."""
    return (
        '<section class="kb-old" aria-labelledby="old" data-old data-search-exclude hidden>'
        '<h2 id="old" tabindex="-1">รายการเดิม</h2>'
        '<p class="kb-meta">คำตอบของข้อที่ไม่อยู่ในเช็กลิสต์ฉบับนี้แล้ว ยังเก็บไว้ในแฟ้มงานจนกว่าจะลบ</p>'
        '<ul class="kb-old__list" data-old-list></ul><p class="kb-status" role="status" data-old-said></p></section>'
    )


def _signature() -> str:
    return (
        '<p class="kb-print kb-checklist__sign">ลงชื่อ ............................................ ผู้ตรวจ  '
        "ตำแหน่ง ............................................  วันที่ ....................</p>"
    )
