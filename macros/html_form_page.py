"""A form's page: the form itself, then what to attach, what goes wrong, and where it belongs."""

from __future__ import annotations

from collections.abc import Iterable

from macros import html_document, html_form, model
from macros.form_paper import form_blocks, sample
from macros.html import Href, links_list, text
from macros.html_downloads import downloads as download_rows
from macros.html_law import law_link
from macros.html_manual import entry_target
from macros.lookup import Lookup


def form_page(lookup: Lookup, href: Href, name: str) -> str:
    """Everything on the page of a form."""
    form = lookup.forms[name]
    return f"{html_form.render(form, lookup.facts, href)}{_notes(lookup, href, form)}"


def downloads(lookup: Lookup, href: Href, name: str) -> str:
    """The download links of one form."""
    return download_rows(lookup.forms[name], href)


def sample_document(lookup: Lookup, href: Href, name: str) -> str:
    """The sample copy of a form as text on a page."""
    form = lookup.forms[name]
    return html_document.render(form_blocks(form, sample(form)))


def _notes(lookup: Lookup, href: Href, form: model.Form) -> str:
    laws = (law_link(lookup, href, law) for law in form.laws)
    signers = (text(signer) for signer in form.signers)
    attach = (text(paper) for paper in form.attach)
    mistakes = (text(mistake) for mistake in form.mistakes)
    parts = (
        _list(form, "sign", "ใครลงนาม", signers),
        _list(form, "attach", "เอกสารที่ต้องแนบ", attach),
        _list(form, "mistakes", "ข้อที่มักพลาด", mistakes),
        _list(form, "laws", "ฐานกฎหมาย (ตัวบท ณ มิ.ย. 2564)", laws),
        _related(lookup, href, form),
    )
    basis = f'<p class="kb-meta">ที่มาของแบบ: {text(form.basis)} · ฉบับ {form.version}</p>'
    return f'<div class="kb-read kb-form-notes kb-noprint">{"".join(parts)}{basis}</div>'


def _list(form: model.Form, name: str, heading: str, items: Iterable[str]) -> str:
    rows = "".join(f"<li>{item}</li>" for item in items)
    return f'<h2 id="{form.id}-{name}">{heading}</h2><ul>{rows}</ul>' if rows else ""


def _related(lookup: Lookup, href: Href, form: model.Form) -> str:
    """Manual entries and checklist items that this form serves."""
    entries = [
        ("material/book-open-variant", href(entry_target(entry)), lookup.entry_citation(entry).label, "คู่มือ")
        for entry in (lookup.entries[e] for e in form.entries)
    ]
    items = [
        ("material/format-list-checks", href(f"checklists/{checklist.id}.html#{item.id}"), item.text, "เช็กลิสต์")
        for checklist, item in (lookup.items[i] for i in form.items)
    ]
    rows = [*entries, *items]
    return f'<h2 id="{form.id}-related">ใช้คู่กับ</h2>{links_list(rows)}' if rows else ""
