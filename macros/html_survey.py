"""The page that merges returned surveys, and what to do without JavaScript.

    survey_merge(lookup, href)    '<div class="kb-merge" data-kb="survey-merge">…'

Its script is `docs/assets/js/survey-page.js`.
"""

from __future__ import annotations

import json

from macros.html import Href, link
from macros.html_downloads import file_name
from macros.html_merge import Merge
from macros.lookup import Lookup
from macros.survey_paper import FORM


def survey_merge(lookup: Lookup, href: Href) -> str:
    """The tool: choose files, follow the reading, look through what was found, download."""
    form = lookup.forms[FORM]
    table = next(field for field in form.fields if field.id == "rows")
    blank = link(href(file_name(form, "blank", "xlsx")), "แบบ F01 เปล่า")
    return Merge(
        name="survey-merge",
        prefix="sm",
        pick="เลือกไฟล์ที่ได้รับ ครั้งเดียวหลายไฟล์ได้ หรือลากมาวางในกรอบนี้",
        help=".xlsx .csv หรือแฟ้มงาน .json ของเว็บนี้ ไฟล์ไม่ถูกส่งออกจากเครื่องและไม่ถูกเก็บไว้ ปิดหน้านี้แล้วต้องเลือกใหม่",
        accept=".xlsx,.csv,.txt,.json,.xls",
        gets={"xlsx": "ตารางรวม (Excel F01)", "docx": "สรุป (Word)", "csv": "จุดที่ต้องแก้ (CSV)"},
        sections={
            "remarks": "จุดที่ต้องแก้หรือควรตรวจ",
            "twice": "ไฟล์ซ้ำและแถวซ้ำ",
            "summary": "สรุป",
            "files": "ไฟล์ทั้งหมด",
        },
        without=f"เบราว์เซอร์นี้ปิดจาวาสคริปต์ รวมไฟล์ที่นี่ไม่ได้ เปิด{blank}ใน Excel แล้วคัดลอกแถวจากแต่ละไฟล์มาต่อกันแทน",
        data={"labels": json.dumps({column.id: column.label for column in table.columns}, ensure_ascii=False)},
    ).html()
