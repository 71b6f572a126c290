"""Lists of forms and checklists."""

from __future__ import annotations

from macros import model
from macros.catalogue import STAGES, in_order
from macros.html import Href, joined, lawyer, text, title
from macros.html_downloads import checklist_files, downloads
from macros.html_manual import entry_link
from macros.lookup import Lookup


def form_link(lookup: Lookup, href: Href, name: str, words: str | None = None) -> str:
    """Link to a form's page."""
    form = lookup.forms[name]
    return f'<a href="{href(f"templates/{form.id}.html")}">{text(words or f"{form.no} {form.short}")}</a>'


def item_link(lookup: Lookup, href: Href, name: str, words: str | None = None) -> str:
    """Link to one item of a checklist."""
    checklist, item = lookup.items[name]
    return f'<a href="{href(f"checklists/{checklist.id}.html#{item.id}")}">{title(words or item.text)}</a>'


def form_catalogue(lookup: Lookup, href: Href) -> str:
    """Every form with what it is for, where it is used and its files."""
    items = "".join(_form(lookup, href, form) for form in lookup.library.forms)
    return f'<ol class="kb-list kb-list--kind">{items}</ol>'


def _form(lookup: Lookup, href: Href, form: model.Form) -> str:
    used = joined(entry_link(lookup, href, entry) for entry in form.entries)
    return (
        f'<li><span class="kb-tag kb-tag--brand">{form.no}</span><div>'
        f'<h2><a href="{href(f"templates/{form.id}.html")}">{title(form.title)}</a></h2><p>{text(form.summary)}</p>'
        f'<p class="kb-meta">{text(form.kind)} · กรอกราว {form.minutes} นาที · ใช้ใน {used} '
        f"{lawyer() if form.lawyer else ''}</p>{downloads(form, href)}</div></li>"
    )


# --- Checklists ------------------------------------------------------------------------------------------------------


def checklist_catalogue(lookup: Lookup, href: Href) -> str:
    """Every checklist under its stage, with what it is for and its blank files."""
    in_stage: dict[model.Stage, list[model.Checklist]] = {stage: [] for stage in STAGES}
    for checklist in in_order(lookup.library):
        in_stage[checklist.stage].append(checklist)
    return "".join(_stage(href, stage, lists) for stage, lists in in_stage.items() if lists)


def _stage(href: Href, stage: model.Stage, lists: list[model.Checklist]) -> str:
    items = sum(len(checklist.items) for checklist in lists)
    return (
        f'<h2 id="checklists-{stage}">{title(STAGES[stage])}</h2>'
        f'<p class="kb-meta">{len(lists)} เช็กลิสต์ {items} ข้อ</p>'
        f'<ol class="kb-list">{"".join(_checklist(href, checklist) for checklist in lists)}</ol>'
    )


def _checklist(href: Href, checklist: model.Checklist) -> str:
    page = href(f"checklists/{checklist.id}.html")
    rounds = f" · ทำได้หลายรอบ แยกตาม{text(checklist.round)}" if checklist.round else ""
    return (
        f'<li><h3><a href="{page}">{title(checklist.title)}</a></h3><p>{text(checklist.summary)}</p>'
        f'<p class="kb-meta">{_counts(checklist)} · ฉบับ {checklist.version}{rounds}</p>'
        f"{checklist_files(checklist, href)}</li>"
    )


def _counts(checklist: model.Checklist) -> str:
    required = sum(item.required for item in checklist.items)
    return f"{len(checklist.items)} ข้อ" + (f" ขาดไม่ได้ {required} ข้อ" if required else "")


def moved_checklists(lookup: Lookup, href: Href, *names: str) -> str:
    """Lists that one page held before, in order; each names its sections and items, so that a script can send links
    to them on."""
    rows = "".join(_moved(href, lookup.checklists[name]) for name in names)
    return f'<ol class="kb-list" data-kb="moved">{rows}</ol>'


def _moved(href: Href, checklist: model.Checklist) -> str:
    ids = [section.id for section in checklist.sections] + [item.id for item in checklist.items]
    page = href(f"checklists/{checklist.id}.html")
    return (
        f'<li data-moved="{" ".join(ids)}"><h2><a href="{page}">{title(checklist.title)}</a></h2>'
        f'<p>{text(checklist.summary)}</p><p class="kb-meta">{_counts(checklist)}</p></li>'
    )
