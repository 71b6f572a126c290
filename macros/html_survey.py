"""The page that merges returned surveys: places that JavaScript fills, and what to do without it.

    survey_merge(lookup, href)    '<div class="kb-merge" data-kb="survey-merge">…'

`docs/assets/js/survey-page.js` finds its way by `data-` attributes: `data-live` is shown when it runs, `data-results`
once a file was read, `data-part` is what it draws anew.
"""

from __future__ import annotations

import json

from macros.html import Href, link, text
from macros.html_downloads import file_name
from macros.lookup import Lookup
from macros.survey_paper import FORM

#: Sections of the result in the order of the work, with the name that each is filled under.
SECTIONS = {
    "remarks": "จุดที่ต้องแก้หรือควรตรวจ",
    "twice": "ไฟล์ซ้ำและแถวซ้ำ",
    "summary": "สรุป",
    "files": "ไฟล์ทั้งหมด",
}
_ACCEPT = ".xlsx,.csv,.txt,.json,.xls"


def survey_merge(lookup: Lookup, href: Href) -> str:
    """The tool: choose files, follow the reading, look through what was found, download."""
    form = lookup.forms[FORM]
    table = next(field for field in form.fields if field.id == "rows")
    labels = json.dumps({column.id: column.label for column in table.columns}, ensure_ascii=False)
    blank = link(href(file_name(form, "blank", "xlsx")), "แบบ F01 เปล่า")
    sections = "".join(
        f'<section aria-labelledby="sm-{name}" data-part="{name}"><h2 id="sm-{name}" tabindex="-1">{words}</h2>'
        "<div data-body></div></section>"
        for name, words in SECTIONS.items()
    )
    return (
        f'<div class="kb-merge" data-kb="survey-merge" data-labels="{text(labels)}" data-search-exclude>'
        f'<noscript><p class="kb-note">เบราว์เซอร์นี้ปิดจาวาสคริปต์ รวมไฟล์ที่นี่ไม่ได้ เปิด{blank}ใน Excel '
        "แล้วคัดลอกแถวจากแต่ละไฟล์มาต่อกันแทน</p></noscript>"
        f"<div data-live hidden>{_pick()}"
        f'<div data-results hidden><p class="kb-merge__count" data-count></p>{_downloads()}{sections}</div></div></div>'
    )


def _pick() -> str:
    return (
        '<div class="kb-merge__pick kb-noprint" data-drop><div class="kb-field">'
        '<label for="sm-pick">เลือกไฟล์ที่ได้รับ ครั้งเดียวหลายไฟล์ได้ หรือลากมาวางในกรอบนี้</label>'
        f'<input class="kb-in" id="sm-pick" type="file" multiple accept="{_ACCEPT}" aria-describedby="sm-pick-help">'
        '<p class="kb-help" id="sm-pick-help">.xlsx .csv หรือแฟ้มงาน .json ของเว็บนี้ '
        "ไฟล์ไม่ถูกส่งออกจากเครื่องและไม่ถูกเก็บไว้ ปิดหน้านี้แล้วต้องเลือกใหม่</p></div>"
        '<div class="kb-merge__going" data-going hidden><progress data-progress max="1" value="0" '
        'aria-label="ความคืบหน้าการอ่านไฟล์"></progress>'
        '<button type="button" class="kb-btn" data-cancel>หยุดอ่าน</button></div>'
        '<p role="status" data-status></p></div>'
    )


def _downloads() -> str:
    return (
        '<div class="kb-actions kb-noprint">'
        '<button type="button" class="kb-btn kb-btn--main" data-get="xlsx">ตารางรวม (Excel F01)</button>'
        '<button type="button" class="kb-btn" data-get="docx">สรุป (Word)</button>'
        '<button type="button" class="kb-btn" data-get="csv">จุดที่ต้องแก้ (CSV)</button>'
        '<button type="button" class="kb-btn" data-print>พิมพ์หน้านี้</button>'
        '<button type="button" class="kb-btn kb-btn--quiet" data-clear>เริ่มใหม่</button></div>'
        '<p class="kb-noprint" role="status" data-made></p>'
    )
