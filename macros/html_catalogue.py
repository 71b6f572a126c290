"""Lists of forms and checklists."""

from __future__ import annotations

from macros import model
from macros.html import Href, joined, lawyer, links_list, text, title
from macros.html_downloads import downloads
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


def item_ids(lookup: Lookup, href: Href, name: str) -> str:
    """Ids of a checklist's items in order, for a script that counts them."""
    return " ".join(item.id for item in lookup.checklists[name].items)


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


def checklist_catalogue(lookup: Lookup, href: Href) -> str:
    """Every checklist with its stages."""
    items = "".join(_checklist(lookup, href, checklist) for checklist in lookup.library.checklists)
    return f'<ol class="kb-list">{items}</ol>'


def _checklist(lookup: Lookup, href: Href, checklist: model.Checklist) -> str:
    page = href(f"checklists/{checklist.id}.html")
    stages = links_list(
        ("material/format-list-checks", f"{page}#{section.id}", section.title, f"{len(section.items)} ข้อ")
        for section in checklist.sections
    )
    return (
        f'<li><h2><a href="{page}">{title(checklist.title)}</a></h2><p>{text(checklist.summary)}</p>'
        f'<p class="kb-meta">{len(checklist.items)} ข้อ · ฉบับ {checklist.version}</p>{stages}</li>'
    )
