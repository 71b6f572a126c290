"""The workspace page (แฟ้มงานของฉัน): places that JavaScript fills, and a paper that is useful without it.

    render(lookup, href)    '<div class="kb-workspace" data-kb="workspace">…'

The browser code finds its way by `data-` attributes: `data-live` is shown when it runs, `data-blank` is hidden then,
`data-part` is a section that `KB.parts[<name>]` draws, into its `data-body` where it has one.
"""

from __future__ import annotations

from macros.catalogue import in_order
from macros.html import Href, icon, text
from macros.html_workspace_sheet import blank_lists, conditions, facts_form
from macros.lookup import Lookup

#: Sections of the dashboard in reading order: what to do first, then where things stand, then the record.
PARTS = {
    "progress": "ความคืบหน้า",
    "next": "งานถัดไป",
    "due": "เลยกำหนดและใกล้กำหนด",
    "replaced": "ค่าที่ไม่ถูกใช้จากการรวมแฟ้ม",
    "lists": "แต่ละขั้นและแต่ละเช็กลิสต์",
    "who": "ตามผู้รับผิดชอบ",
    "forms": "แบบฟอร์มที่กรอกไว้",
    "older": "รายการเดิม",
    "changes": "เปลี่ยนแปลงตั้งแต่สำรองครั้งล่าสุด",
}


def render(lookup: Lookup, href: Href) -> str:
    """The whole page."""
    parts = "".join(_part(name, words) for name, words in PARTS.items())
    return (
        f'<div class="kb-workspace" data-kb="workspace">{_head()}{_bar()}{_start(lookup, href)}'
        f'<div class="kb-ws"><div class="kb-ws__main">{parts}{blank_lists(lookup, href)}</div>'
        f'<div class="kb-ws__side">{_facts_card()}{_keeping()}{conditions(lookup)}</div></div>'
        f"{facts_form(lookup)}{_icons()}</div>"
    )


def _head() -> str:
    return (
        '<p class="kb-print">แฟ้มงาน: <span data-name>................................</span> · '
        "พิมพ์เมื่อ <span data-printed>....................</span> · workspace.html</p>"
        '<h1 id="workspace">แฟ้มงานของฉัน</h1>'
        '<p class="kb-lead" data-blank>แฟ้มงานหนึ่งแฟ้มคือโครงการความร่วมมือหนึ่งโครงการ รวมคำตอบในเช็กลิสต์ '
        "ข้อมูลกลางที่ทุกแบบฟอร์มใช้ร่วมกัน และแบบฟอร์มที่กรอกไว้ เก็บอยู่ในเครื่องที่ใช้เท่านั้น ไม่ถูกส่งไปที่ใด</p>"
        '<noscript data-search-exclude><p class="kb-note">เบราว์เซอร์นี้ปิดจาวาสคริปต์ หน้านี้จึงจำคำตอบไม่ได้ '
        "แต่พิมพ์เป็นแผ่นปะหน้าแฟ้มแล้วเขียนด้วยมือได้ พร้อมแบบเปล่าของทุกเช็กลิสต์</p></noscript>"
    )


def _bar() -> str:
    """Which project, a new one, another name. The name is asked in place."""
    return (
        '<div class="kb-ws__bar" data-live data-search-exclude hidden>'
        '<div class="kb-ws__pick"><label for="ws-pick">แฟ้มที่เปิดอยู่</label>'
        '<select class="kb-in" id="ws-pick"></select></div>'
        f'<button type="button" class="kb-btn" data-name-open="create">{icon("material/plus")}แฟ้มใหม่</button>'
        f'<button type="button" class="kb-btn" data-name-open="rename">{icon("material/pencil")}เปลี่ยนชื่อ</button>'
        '<form class="kb-ws__name" data-name-form method="dialog" novalidate autocomplete="off" hidden>'
        '<div class="kb-field"><label for="ws-name" data-name-label></label>'
        '<span class="kb-help" id="ws-name-help">ตั้งตามโครงการ เช่น ศูนย์ความร่วมมือลุ่มน้ำแสงทอง</span>'
        '<span class="kb-err" id="ws-name-err" role="alert" hidden></span>'
        '<input class="kb-in" type="text" id="ws-name" maxlength="120" spellcheck="false" '
        'aria-describedby="ws-name-help ws-name-err"></div><div class="kb-actions">'
        '<button class="kb-btn kb-btn--main" data-name-save></button>'
        '<button type="button" class="kb-btn" data-name-cancel>ยกเลิก</button></div></form>'
        '<p class="kb-status" role="status" data-said></p></div>'
    )


def _start(lookup: Lookup, href: Href) -> str:
    """What a new user is to press: shown while the workspace is empty."""
    first = in_order(lookup.library)[0]
    return (
        '<section class="kb-card kb-ws__start" data-start aria-labelledby="ws-start" data-search-exclude hidden>'
        '<h2 id="ws-start">เริ่มที่นี่</h2><ol><li>กรอกชื่อศูนย์ ภาคี และวันประชุมหารือครั้งแรก '
        "กำหนดเสร็จและแบบฟอร์มจะใช้ตาม</li><li>เปิดเช็กลิสต์แล้วติ๊กข้อที่ทำแล้ว หน้านี้จะนับและบอกงานถัดไปให้</li></ol>"
        '<div class="kb-actions"><a class="kb-btn kb-btn--main" href="#facts">กรอกข้อมูลกลาง</a>'
        f'<a class="kb-btn" href="{href(f"checklists/{first.id}.html")}">เปิดเช็กลิสต์แรก: {text(first.short)}</a></div>'
        '<p class="kb-meta">มีไฟล์สำรองอยู่แล้ว ไปที่ <a href="#ws-keep">เก็บรักษาแฟ้ม</a> แล้วนำไฟล์กลับเข้า</p></section>'
    )


def _part(name: str, words: str) -> str:
    person = (
        '<div class="kb-ws__person"><label for="ws-person">ดูงานที่เหลือของ</label>'
        '<select class="kb-in" id="ws-person" data-person></select></div><div data-tasks></div>'
    )
    return (
        f'<section data-part="{name}" data-live aria-labelledby="ws-{name}" data-search-exclude hidden>'
        f'<h2 id="ws-{name}" tabindex="-1">{words}</h2><div data-body></div>{person if name == "who" else ""}'
        '<p class="kb-status" role="status" data-said></p></section>'
    )


def _facts_card() -> str:
    return (
        '<section class="kb-card" data-part="facts" data-live aria-labelledby="ws-facts" data-search-exclude hidden>'
        '<h2 id="ws-facts">ข้อมูลกลางของโครงการ</h2><div data-body></div>'
        '<div class="kb-actions kb-actions--fill"><a class="kb-btn" href="#facts">'
        f"{icon('material/pencil')}แก้ข้อมูลกลาง</a></div>"
        '<p class="kb-meta kb-noprint">แก้ที่นี่ครั้งเดียว ทุกแบบฟอร์มเปลี่ยนตาม</p></section>'
    )


def _keeping() -> str:
    buttons = "".join(
        f'<button type="button" class="kb-btn" data-make="{kind}">{icon(picture)}{words}</button>'
        for kind, picture, words in (
            ("calendar", "material/calendar-export", "ปฏิทินกำหนดเสร็จ (.ics)"),
            ("zip", "material/folder-zip-outline", "รวมไฟล์ทั้งโครงการเป็น ZIP"),
            ("print", "material/printer", "พิมพ์หน้านี้"),
        )
    )
    return (
        '<section class="kb-card kb-noprint" data-live aria-labelledby="ws-keep" data-search-exclude hidden>'
        '<h2 id="ws-keep" tabindex="-1">เก็บรักษาแฟ้ม</h2><div data-kb-save></div>'
        f'<div class="kb-actions kb-actions--fill kb-ws__make">{buttons}</div>'
        '<p class="kb-status" role="status" data-made></p></section>'
    )


def _icons() -> str:
    """Pictures that scripts copy into tags."""
    pictures = {"late": "material/alert-circle-outline", "soon": "material/calendar-clock"}
    return "".join(f'<template data-icon="{name}">{icon(picture)}</template>' for name, picture in pictures.items())
