"""Head and foot of a manual page, and the manual's table of contents."""

from __future__ import annotations

from collections.abc import Iterator

from macros import model
from macros.book_links import BOOK, CHAPTERS, chapter_file
from macros.html import Href, certainty, icon, joined, link, links_list, text, title
from macros.html_law import law_link
from macros.lookup import Lookup

PROVENANCE = "เรียบเรียงใหม่ตามโครงสารบัญของคู่มือ ไม่ใช่ข้อความของคู่มือฉบับพิมพ์"
TEXTS_READ = "ตัวบท ณ มิ.ย. 2564"


def entry_link(lookup: Lookup, href: Href, name: str, words: str | None = None) -> str:
    """Link to a manual entry: its page, or its line in the table of contents while it has none."""
    entry = lookup.entries[name]
    return link(href(entry_target(entry)), words or lookup.entry_citation(entry).label)


def entry_target(entry: model.Entry) -> str:
    """Site path of an entry."""
    return (
        f"{entry.page.removesuffix('.md')}.html#{entry.id}"
        if entry.page
        else f"manual/index.html#{contents_anchor(entry)}"
    )


def contents_anchor(entry: model.Entry) -> str:
    """Id of an entry's line in the table of contents: `toc-3` for a chapter, `toc-m-3-1` below it."""
    return f"toc-{entry.no}" if entry.no and "." not in entry.no else f"toc-{entry.id}"


def entry_head(lookup: Lookup, href: Href, name: str) -> str:
    """Number, title, printed page, provenance, brief, facts, and the two things one does from here."""
    entry = lookup.entries[name]
    return (
        f'<header class="kb-entry">{_number(entry)}<h1 id="{entry.id}">{_spoken(entry)}{title(entry.title)}</h1>'
        f'<div class="kb-entry__meta kb-meta" data-search-exclude>{"".join(_meta(entry))}</div></header>'
        f'<p class="kb-note" data-search-exclude>{PROVENANCE}</p>'
        f"{_brief(entry)}{_facts(lookup, href, entry)}{_actions(lookup, href, entry)}"
    )


def _number(entry: model.Entry) -> str:
    return f'<span class="kb-entry__no" aria-hidden="true" data-search-exclude>{entry.no}</span>' if entry.no else ""


def _spoken(entry: model.Entry) -> str:
    return f'<span class="kb-hidden">{entry.no} </span>' if entry.no else ""


def _meta(entry: model.Entry) -> Iterator[str]:
    yield f"<span>{icon('material/book-open-variant')} ฉบับพิมพ์ หน้า {text(entry.printed)}</span>"
    if entry.minutes:
        yield f"<span>{icon('material/clock-outline')} อ่าน {entry.minutes} นาที</span>"
    if entry.laws:
        yield f"<span>{icon('material/scale-balance')} {TEXTS_READ} ตรวจกับราชกิจจานุเบกษาก่อนใช้</span>"


def _brief(entry: model.Entry) -> str:
    if not entry.brief:
        return ""
    items = "".join(f"<li>{text(sentence)}</li>" for sentence in entry.brief)
    return (
        f'<section class="kb-card kb-brief" aria-labelledby="{entry.id}-brief">'
        f'<h2 id="{entry.id}-brief">สรุปใน 1 นาที</h2><ul>{items}</ul></section>'
    )


def _facts(lookup: Lookup, href: Href, entry: model.Entry) -> str:
    rows = [("ใคร", entry.who), ("ใช้เวลา", entry.time), ("เอกสาร", entry.papers), ("ได้อะไร", entry.result)]
    cells = [(label, text(value)) for label, value in rows if value]
    if entry.laws:
        cells.append(("ฐานกฎหมาย", joined(law_link(lookup, href, law) for law in entry.laws)))
    pairs = "".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>" for label, value in cells)
    return f'<dl class="kb-facts">{pairs}</dl>' if pairs else ""


def _actions(lookup: Lookup, href: Href, entry: model.Entry) -> str:
    """The checklist as the main thing to do, the first form beside it; a chapter as PDF."""
    buttons = _checklist_button(lookup, href, entry)
    for form in (lookup.forms[f] for f in entry.forms[:1]):
        words = f"{icon('material/file-edit-outline')} กรอก {form.no} {text(form.short)}"
        buttons.append(f'<a class="kb-btn" href="{href(f"templates/{form.id}.html")}">{words}</a>')
    if entry.no in CHAPTERS:
        words = f"{icon('material/printer')} พิมพ์บทนี้ (PDF)"
        buttons.append(f'<a class="kb-btn" href="{href(chapter_file(entry.no))}">{words}</a>')
    return f'<div class="kb-actions" data-search-exclude>{"".join(buttons)}</div>' if buttons else ""


def _checklist_button(lookup: Lookup, href: Href, entry: model.Entry) -> list[str]:
    """Opens the section of the checklist that this entry explains, or the whole list; of several, the list of them."""
    if not entry.checklists:
        return []
    if len(entry.checklists) > 1:
        return [_main_button(f"#{entry.id}-tools", f"ดูเช็กลิสต์ {len(entry.checklists)} ฉบับ")]
    checklist = lookup.checklists[entry.checklists[0]]
    sections = [section for section in checklist.sections if section.entry == entry.id]
    items = sections[0].items if len(sections) == 1 else checklist.items
    anchor = f"#{sections[0].id}" if len(sections) == 1 else ""
    return [_main_button(href(f"checklists/{checklist.id}.html{anchor}"), f"เปิดเช็กลิสต์ {len(items)} ข้อ")]


def _main_button(target: str, words: str) -> str:
    return f'<a class="kb-btn kb-btn--main" href="{target}">{icon("material/format-list-checks")} {words}</a>'


def entry_foot(lookup: Lookup, href: Href, name: str) -> str:
    """Checklist and forms, then the sources with how much of each was read."""
    entry = lookup.entries[name]
    rows = [
        ("material/format-list-checks", href(f"checklists/{c}.html"), lookup.checklists[c].title, "เช็กลิสต์")
        for c in entry.checklists
    ]
    rows += [
        (
            "material/file-document-edit-outline",
            href(f"templates/{f}.html"),
            _form_words(lookup, f),
            _formats(lookup, f),
        )
        for f in entry.forms
    ]
    tools = f'<h2 id="{entry.id}-tools">เช็กลิสต์และแบบฟอร์ม</h2>{links_list(rows)}' if rows else ""
    return tools + _companions(href, entry) + _questions(lookup, href, entry) + _sources(lookup, entry)


def _companions(href: Href, entry: model.Entry) -> str:
    rows = [("material/book-open-page-variant-outline", href(see.to), see.words, "เอกสารประกอบ") for see in entry.see]
    return f'<h2 id="{entry.id}-companions">อ่านต่อในเอกสารประกอบ</h2>{links_list(rows)}' if rows else ""


def _questions(lookup: Lookup, href: Href, entry: model.Entry) -> str:
    """What staff ask about this entry, each with its short answer."""
    asked = [question for question in lookup.library.questions if entry.id in question.entries]
    rows = "".join(
        f"<li>{link(href(f'faq.html#{question.id}'), question.question)} {text(question.short)}</li>"
        for question in asked
    )
    return f'<h2 id="{entry.id}-asked">ถามบ่อย</h2><ul data-search-exclude>{rows}</ul>' if rows else ""


def _form_words(lookup: Lookup, form_id: str) -> str:
    form = lookup.forms[form_id]
    return f"{form.no} {form.title}"


def _formats(lookup: Lookup, form_id: str) -> str:
    return "Word · Excel · PDF" if lookup.forms[form_id].spreadsheet else "Word · PDF"


def _sources(lookup: Lookup, entry: model.Entry) -> str:
    if not entry.sources:
        return ""
    items = "".join(
        f"<li>{text(source.title)} {certainty(source.certainty)} "
        f'<span class="kb-meta">อ่านได้: {text(source.read)}</span></li>'
        for source in (lookup.sources[s] for s in entry.sources)
    )
    return (
        f'<h2 id="{entry.id}-sources">แหล่งที่มา</h2><ul class="kb-sources" data-search-exclude>{items}</ul>'
        '<p class="kb-meta" data-search-exclude>ตัวบทกฎหมายที่อ้างเป็นฉบับ ณ มิ.ย. 2564 '
        "ดูสถานะและแหล่งที่อ่านของแต่ละฉบับได้จากลิงก์</p>"
    )


def book_files(lookup: Lookup, href: Href) -> str:
    """The whole manual and its chapters as PDF, which the build typesets from the pages."""
    chapters = [entry for no in CHAPTERS for entry in lookup.library.entries if entry.no == no]
    rows = [(BOOK, "ทั้งเล่ม พร้อมรายชื่อระเบียบ ถาม–ตอบ หน่วยงาน และอภิธานศัพท์", "PDF A4 ไม่เกิน 10 MB")]
    rows += [(chapter_file(entry.no or ""), f"บทที่ {entry.no} {entry.title}", "PDF") for entry in chapters]
    links = links_list(("material/printer", href(target), words, meta) for target, words, meta in rows)
    return (
        '<section class="kb-noprint" aria-labelledby="manual-print"><h2 id="manual-print">พิมพ์เป็นเล่ม</h2>'
        "<p>เนื้อหาเดียวกับบนเว็บ จัดหน้า A4 มีสารบัญ เลขหน้า และลิงก์ที่กดได้ ป้ายความเชื่อมั่นอยู่ครบ</p>"
        f"{links}</section>"
    )


def contents(lookup: Lookup, href: Href) -> str:
    """The printed table of contents, every line: linked if written here, with the printed page if not."""
    rows = "".join(_line(lookup, href, entry) for entry in lookup.library.entries)
    return f'<ol class="kb-contents">{rows}</ol>'


def _line(lookup: Lookup, href: Href, entry: model.Entry) -> str:
    depth = entry.no.count(".") if entry.no else 0
    words = f'<span class="kb-contents__no">{entry.no or ""}</span> <span>{title(entry.title)}</span>'
    main = f'<a href="{href(entry_target(entry))}">{words}</a>' if entry.page else f"<span>{words}</span>"
    where = "" if entry.page else f"{_instead(lookup, href, entry)}อ่านได้ในฉบับพิมพ์ "
    return (
        f'<li id="{contents_anchor(entry)}" class="kb-contents--{depth}">{main} '
        f'<span class="kb-meta">{where}หน้า {text(entry.printed)}</span></li>'
    )


def _instead(lookup: Lookup, href: Href, entry: model.Entry) -> str:
    """The checklist of a heading that has no page here yet, at the highest heading that it explains."""
    above = (entry.no or "").rpartition(".")[0]
    parent = next((each for each in lookup.library.entries if above and each.no == above), None)
    if len(entry.checklists) != 1 or (parent and parent.checklists == entry.checklists):
        return ""
    checklist = lookup.checklists[entry.checklists[0]]
    page = href(f"checklists/{checklist.id}.html")
    return f'<a href="{page}">เช็กลิสต์<span class="kb-hidden"> {text(checklist.short)}</span></a> · '
