"""The side of a checklist: how far it is, the day that times count from, the save line, and the ways out."""

from __future__ import annotations

from macros import model
from macros.html import Href, icon, text
from macros.html_downloads import FORMATS

#: One cell an item says more than a bar, until there are too many to take in.
MOST_CELLS = 24


def side(checklist: model.Checklist, href: Href) -> str:
    """Two cards: on a phone the first stands above the items, the second below them."""
    return (
        '<aside class="kb-side" aria-label="ความคืบหน้าและดาวน์โหลด" data-search-exclude>'
        f'<div class="kb-side__now kb-card">{_progress(checklist)}{_start(checklist)}'
        '<noscript><p class="kb-note">เปิด JavaScript เพื่อให้หน้านี้จำคำตอบ ถ้าไม่เปิด ยังเลือกและพิมพ์หน้านี้ได้</p></noscript>'
        f'</div><div class="kb-side__out kb-card"><div data-kb-save></div>{_ways_out(checklist, href)}</div></aside>'
    )


def _progress(checklist: model.Checklist) -> str:
    bar = _cells(checklist) if len(checklist.items) <= MOST_CELLS else _meter()
    return (
        '<div data-live hidden><p class="kb-count" role="status" data-count>'
        f"ทำแล้ว <b>0</b> จาก <b>{len(checklist.items)}</b> ข้อ</p>{bar}"
        '<p class="kb-meta" data-left></p><p><a class="kb-do" data-next hidden></a></p></div>'
    )


def _cells(checklist: model.Checklist) -> str:
    cells = "".join(
        f'<li><a href="#{item.id}" data-cell="{item.id}" data-state="open" '
        f'aria-label="ข้อ {number} ยังไม่เสร็จ">{number}</a></li>'
        for number, item in enumerate(checklist.items, start=1)
    )
    return f'<ol class="kb-cells">{cells}</ol>'


def _meter() -> str:
    return '<div class="kb-meter" role="img" data-meter><i data-meter-done></i><i data-meter-na></i></div>'


def _start(checklist: model.Checklist) -> str:
    """The day that proposed times count from; on paper a line to write it on."""
    if all(item.due_days is None for item in checklist.items):
        return ""
    return (
        f'<div class="kb-field kb-start" data-live hidden><label for="start">{text(checklist.start)}</label>'
        '<span class="kb-help" id="start.help">ใช้นับกำหนดเสร็จที่เสนอ พิมพ์ เช่น 3/11/2568</span>'
        '<input class="kb-in kb-w-m" id="start" autocomplete="off" data-start aria-describedby="start.help">'
        '<span class="kb-understood" data-start-from></span></div>'
    )


def _ways_out(checklist: model.Checklist, href: Href) -> str:
    """Files as it stands and printing need JavaScript; the blank files do not."""
    as_it_stands = "".join(
        f'<button type="button" class="kb-btn" data-file="{kind}">{icon("material/download")} {words}'
        '<span class="kb-hidden"> ตามที่เป็นอยู่</span></button>'
        for kind, words in FORMATS.items()
        if kind != "pdf"  # the browser makes that, from the print button
    )
    stem = href(f"checklists/files/{checklist.id}-blank")
    blank = "".join(
        f'<a class="kb-btn" href="{stem}.{kind}" download>{icon("material/download")} '
        f'<span class="kb-hidden">แบบเปล่า </span>{words}</a>'
        for kind, words in FORMATS.items()
    )
    return (
        '<div data-live hidden><p class="kb-meta" id="as-it-stands">ตามที่เป็นอยู่ มีคำตอบและบันทึกครบ</p>'
        f'<div class="kb-checklist__files" role="group" aria-labelledby="as-it-stands">{as_it_stands}'
        f'<button type="button" class="kb-btn kb-btn--main" data-print>{icon("material/printer")} พิมพ์'
        '<span class="kb-hidden">ตามที่เป็นอยู่</span></button></div>'
        '<p class="kb-status" role="status" data-file-said></p></div>'
        '<p class="kb-meta" id="blank-files">แบบเปล่าสำหรับเขียนด้วยมือหรือส่งต่อ</p>'
        f'<div class="kb-checklist__files" role="group" aria-labelledby="blank-files">{blank}</div>'
        f'<p class="kb-side__more" data-live hidden><a class="kb-do" href="{href("workspace.html")}">'
        f"{icon('material/folder-account-outline')} ดูทุกเช็กลิสต์ในแฟ้มงาน</a></p>"
    )
