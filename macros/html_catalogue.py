"""Lists of forms and checklists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros import html_filter, model
from macros.catalogue import STAGES, in_order
from macros.html import Href, icon, joined, lawyer, text, title
from macros.html_downloads import checklist_files, downloads, picture_name
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


#: Kinds of papers as the catalogue calls them.
PAPERS: dict[model.Paper, str] = {
    "letter": "หนังสือ",
    "meeting": "วาระและรายงานประชุม",
    "motion": "ญัตติ",
    "agreement": "บันทึกข้อตกลง",
    "order": "คำสั่งและประกาศ",
    "rules": "ระเบียบ",
    "plan": "แผนและงบประมาณ",
    "ledger": "บัญชีและทะเบียน",
    "survey": "แบบสำรวจและแบบสอบถาม",
    "report": "รายงาน",
}


def form_catalogue(lookup: Lookup, href: Href) -> str:
    """Every form under its stage, to be found by words, stage, kind of paper and who signs."""
    forms = lookup.library.forms
    signers = sorted({signer for form in forms for signer in form.signers})
    groups = "".join(
        _form_stage(lookup, href, stage, held, signers)
        for stage in STAGES
        if (held := [form for form in forms if form.stage == stage])
    )
    papers = ((paper, words) for paper, words in PAPERS.items() if any(form.paper == paper for form in forms))
    filters = (
        html_filter.search("t-find", "ค้นในรายการ", "เช่น F09 หรือ หนังสือเชิญ")
        + html_filter.select("t-paper", "paper", "ชนิดเอกสาร", "ทุกชนิด", papers)
        + html_filter.select("t-signer", "signers", "ผู้ลงนาม", "ทุกตำแหน่ง", _numbered(signers))
        + html_filter.buttons("stage", "ขั้นของโครงการ", "ทุกขั้น", ((s, STAGES[s]) for s in STAGES))
    )
    return html_filter.frame(filters, groups, "แบบ", len(forms))


def _numbered(signers: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Words for people, numbers for the filter: a value of a facet has no spaces."""
    return ((f"s{n}", signer) for n, signer in enumerate(signers))


def _form_stage(
    lookup: Lookup, href: Href, stage: model.Stage, forms: Sequence[model.Form], signers: Sequence[str]
) -> str:
    items = "".join(_form(lookup, href, form, signers) for form in forms)
    return (
        f'<section data-group aria-labelledby="templates-{stage}">'
        f'<h2 id="templates-{stage}">{title(STAGES[stage])}</h2>'
        '<div class="kb-actions kb-noprint" data-search-exclude>'
        f'<button type="button" class="kb-btn" data-stage-zip="{stage}" hidden>{icon("material/folder-zip-outline")}'
        f'กรอกจากแฟ้มงานทั้ง {len(forms)} แบบเป็น ZIP</button><span class="kb-meta" role="status"></span></div>'
        f'<ol class="kb-list kb-list--paper">{items}</ol></section>'
    )


def _form(lookup: Lookup, href: Href, form: model.Form, signers: Sequence[str]) -> str:
    used = joined(entry_link(lookup, href, entry) for entry in form.entries)
    signed = " ".join(f"s{signers.index(signer)}" for signer in form.signers)
    picture = (
        f'<img src="{href(picture_name(form))}" alt="" loading="lazy" width="{280 if form.landscape else 198}" '
        f'height="{198 if form.landscape else 280}">'
    )
    return (
        f'<li data-entry data-stage="{form.stage}" data-paper="{form.paper}" data-signers="{signed}">'
        f'<div class="kb-list__paper" aria-hidden="true">{picture}</div><div>'
        f'<h3><a href="{href(f"templates/{form.id}.html")}"><span class="kb-list__no">{form.no}</span> '
        f"{title(form.title)}</a></h3>"
        f"<p>{text(form.summary)}</p>"
        f'<p class="kb-meta">{text(form.kind)} · กรอกราว {form.minutes} นาที{f" · ใช้ใน {used}" if used else ""} '
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
