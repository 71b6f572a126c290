"""The tools of a training room: large type, the room's scenario, and leaving nothing for the next group.

render()    '<div data-kb="room">…'

The browser code (`room-page.js`) finds its way by `data-part`.
"""

from __future__ import annotations

from macros.html import icon


def render() -> str:
    """Three cards, in the order in which a trainer needs them."""
    return (
        '<noscript data-search-exclude><p class="kb-note">เครื่องมือในหน้านี้ต้องเปิดจาวาสคริปต์</p></noscript>'
        f'<div class="kb-room-tools" data-kb="room" data-search-exclude hidden>{_type()}{_load()}{_reset()}'
        '<p data-part="said" role="status" class="kb-note" hidden></p></div>'
    )


def _type() -> str:
    return (
        '<section class="kb-card" aria-labelledby="room-type"><h2 id="room-type">ตัวอักษรใหญ่สำหรับฉาย</h2>'
        "<p>ทุกหน้าใช้ตัวอักษรใหญ่ขึ้นและซ่อนสารบัญด้านขวา หัวเว็บขึ้นคำว่า “โหมดห้องอบรม” จนกว่าจะปิด จำไว้ในเครื่องนี้เท่านั้น</p>"
        '<div class="kb-actions"><button type="button" class="kb-btn" role="switch" aria-checked="false" '
        'data-part="type">'
        f"{icon('material/presentation')}<span>โหมดห้องอบรม</span> <b data-part='type-words'>ปิด</b></button></div>"
        "</section>"
    )


def _load() -> str:
    return (
        '<section class="kb-card" aria-labelledby="room-load"><h2 id="room-load">โหลดโจทย์ของห้อง</h2>'
        "<p>โจทย์จะเปิดเป็น<b>แฟ้มงานใหม่</b> แฟ้มที่มีอยู่ในเครื่องไม่ถูกแก้หรือทับ เลือกกลับได้ที่หัวเว็บ</p>"
        '<p class="kb-meta" data-part="now"></p>'
        '<div class="kb-field" data-part="choice"><label for="room-scenario">โจทย์ในชุดนี้</label>'
        '<select class="kb-in" id="room-scenario" autocomplete="off"></select></div>'
        '<div class="kb-actions"><button type="button" class="kb-btn kb-btn--main" data-part="load">'
        "โหลดเข้าเครื่องนี้</button>"
        '<button type="button" class="kb-btn" data-part="file">เลือกไฟล์โจทย์ (.json)</button></div></section>'
    )


def _reset() -> str:
    return (
        '<section class="kb-card" aria-labelledby="room-reset"><h2 id="room-reset">ล้างเครื่องนี้สำหรับกลุ่มถัดไป</h2>'
        "<p>ลบแฟ้มงานทุกแฟ้ม ร่างที่กรอกค้าง คำตอบแบบทดสอบ และโหมดห้องอบรมออกจากเบราว์เซอร์นี้ "
        "สำเนาของเว็บที่เก็บไว้ใช้แบบไม่มีเน็ตยังอยู่ ก่อนลบมีรายการให้ดูและเก็บเป็นไฟล์ได้</p>"
        '<div class="kb-actions"><button type="button" class="kb-btn kb-btn--danger" data-part="reset">'
        "ล้างเครื่องนี้…</button></div></section>"
    )
