"""The trainer's page that merges test results, and what to do without JavaScript.

    test_results(lookup, href)    '<div class="kb-merge" data-kb="results">…'

Its script is `docs/assets/js/results-page.js`. `data-links` says where on this site each subject is taught.
"""

from __future__ import annotations

import json
from collections.abc import Sequence, Set

from macros import model
from macros.html import Href, link
from macros.html_downloads import file_name
from macros.html_merge import Merge
from macros.lookup import Lookup

SCORE_FORM = "f39-training-test"
MOST_EXERCISES = 3


def test_results(lookup: Lookup, href: Href) -> str:
    """The tool: choose files or type marks, look through what was found, download."""
    form = lookup.forms[SCORE_FORM]
    sheet = link(href(file_name(form, "blank", "xlsx")), "ใบสรุปคะแนน F39")
    return Merge(
        name="results",
        prefix="rs",
        pick="เลือกไฟล์ผลทดสอบ ครั้งเดียวหลายไฟล์ได้ หรือลากมาวางในกรอบนี้",
        help=(
            "ไฟล์ .json ที่ได้จากหน้าทดสอบ ZIP ของไฟล์เหล่านั้น หรือไฟล์รวมที่หน้านี้ทำไว้ "
            "ไฟล์ไม่ถูกส่งออกจากเครื่องและไม่ถูกเก็บไว้ ปิดหน้านี้แล้วต้องเลือกใหม่"
        ),
        accept=".json,.zip",
        gets={
            "docx": "รายงาน (Word)",
            "xlsx": "รายงาน (Excel)",
            "json": "ไฟล์รวม (เปิดที่นี่ต่อได้)",
            "csv": "จุดที่ต้องแก้ (CSV)",
        },
        sections={
            "remarks": "จุดที่ต้องแก้หรือควรตรวจ",
            "twice": "ชุดข้อสอบและผลซ้ำ",
            "summary": "ผลของห้อง",
            "chapters": "ผลตามบท",
            "weakest": "หัวข้อที่ยังอ่อนที่สุดหลังเรียน",
            "hardest": "ข้อที่ตอบผิดมากที่สุด",
            "questions": "ผลรายข้อ",
            "persons": "ผลตามเลขผู้เข้าอบรม",
            "files": "ไฟล์ทั้งหมด",
        },
        without=(
            f"เบราว์เซอร์นี้ปิดจาวาสคริปต์ รวมผลที่นี่ไม่ได้ ใช้{sheet}ใน Excel แทน กรอกคะแนนก่อนและหลังเรียนของแต่ละเลข แล้วใบสรุปคิดให้"
        ),
        choice=_digits(),
        more=_typing(),
        data={"links": json.dumps(_links(lookup, href), ensure_ascii=False)},
    ).html()


# --- Where subjects are taught ---------------------------------------------------------------------------------------


def _links(lookup: Lookup, href: Href) -> dict[str, object]:
    """Addresses begin at the root of the site, as those of the questions do."""
    root = href("index.html").removesuffix("index.html")
    return {"root": root, "exercises": {each.id: _exercises(lookup, each) for each in lookup.library.exam_chapters}}


def _exercises(lookup: Lookup, chapter: model.ExamChapter) -> list[dict[str, str]]:
    """Exercises of the kit that practise what the chapter's questions ask: those of the same headings first, then those
    of the same part of the manual."""
    asked = {each.entry for each in lookup.library.exam_questions if each.chapter == chapter.id} | {chapter.entry}
    near = {exercise.id: _nearness(asked, exercise.entries) for exercise in lookup.library.exercises}
    found = (each for each in lookup.library.exercises if any(near[each.id]))
    nearest = sorted(found, key=lambda each: near[each.id], reverse=True)
    return [{"href": f"{each.page}.html", "title": f"{each.no} {each.short}"} for each in nearest[:MOST_EXERCISES]]


def _nearness(asked: Set[str], entries: Sequence[str]) -> tuple[int, int]:
    """How many headings are the same, and how many parts (3.5 of 3.5.2)."""
    return len(asked & set(entries)), len({_part(each) for each in asked} & {_part(each) for each in entries})


def _part(entry: str) -> str:
    return "-".join(entry.split("-")[:3])


# --- Choices and the table to type into ------------------------------------------------------------------------------


def _digits() -> str:
    options = "".join(
        f'<label><input type="radio" name="rs-digits" value="{value}" data-digits{checked}> {words}</label> '
        for value, words, checked in (("thai", "ไทย", " checked"), ("arabic", "อารบิก", ""))
    )
    return f'<fieldset class="kb-results__digits kb-noprint"><legend>ตัวเลขในรายงาน Word</legend>{options}</fieldset>'


def _typing() -> str:
    return (
        '<details class="kb-results__typing kb-noprint" data-typing><summary>พิมพ์คะแนนหรือคำตอบจากกระดาษ</summary>'
        "<p>ช่องละรอบ พิมพ์คะแนนรวม เช่น 7 หรือคำตอบเรียงตามข้อในกระดาษ เช่น กขคงกขคง-ก (- คือไม่ตอบ) "
        "เลขไทยก็ได้ คัดลอกจาก Excel มาวางในช่องแรกได้ทั้งตาราง ทั้งแบบช่องละคะแนนและช่องละข้อ พิมพ์แล้วนับทันที "
        "ปิดหน้านี้แล้วหาย ดาวน์โหลดไฟล์รวมเก็บไว้ก่อน</p>"
        '<div data-fields><div class="kb-field"><label for="rs-paper">ชุดข้อสอบของกระดาษ</label>'
        '<select class="kb-in" id="rs-paper" data-paper></select></div>'
        '<div class="kb-field" data-is-scores hidden><label for="rs-full">คะแนนเต็ม</label>'
        '<input class="kb-in" id="rs-full" type="text" inputmode="numeric" value="10" data-full></div>'
        '<div class="kb-field" data-is-other hidden><label for="rs-seed">รหัสห้อง ตามหัวกระดาษ</label>'
        '<input class="kb-in" id="rs-seed" type="text" autocomplete="off" aria-describedby="rs-seed-err" data-seed>'
        '<p class="kb-err" id="rs-seed-err" data-seed-err hidden></p></div></div><div data-grid></div></details>'
    )
