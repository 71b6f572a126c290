"""The pages of the test: where a room takes it, and the trainer's page with papers for a code, keys and reasons.

exam_test(lookup, href)     choose, answer, look through, hand in (docs/assets/js/exam-page.js)
exam_room(lookup, href)     papers and key for a room's code (docs/assets/js/exam-room.js)
exam_sets(lookup, href, "key")   the printed sets as downloads, their keys instead of the tests if "key" is given
exam_answers(lookup, href)  all questions with right choice, reason and grounds, without JavaScript
"""

from __future__ import annotations

from collections.abc import Iterable

from macros import model
from macros.exam_files import FOLDER, stem
from macros.html import Href, certainty, joined, lawyer, text
from macros.html_law import law_link
from macros.html_manual import entry_link
from macros.lookup import Lookup

COUNTS = (10, 20, 30, 50)
_SEED_OF_ROOM = "ดูจากวิทยากร เช่น k7m2-10 ทั้งห้องใช้รหัสเดียวกันจะได้ข้อสอบชุดเดียวกัน ชุดพิมพ์ใช้ set-a set-b หรือ set-c"
_SEED_OF_TRAINER = "ตัวอักษรอังกฤษและเลข ตั้งเองได้ เขียนบนกระดานให้ผู้เรียนพิมพ์ รหัสบอกจำนวนข้อและบทอยู่แล้ว ใช้รหัสเดิมทั้งก่อนและหลังอบรม"


def exam_test(lookup: Lookup, href: Href) -> str:
    """The test on the screen. Questions come from a script, so that no answer stands in the page before it is over."""
    rounds = _choices("round", "radio", (("before", "ก่อนอบรม"), ("after", "หลังอบรม")))
    return _tool(
        "exam",
        href,
        "ทำบนหน้าจอไม่ได้ ใช้แบบทดสอบบนกระดาษด้านล่างแทน ตอบในกระดาษคำตอบแผ่นสุดท้าย แล้วส่งวิทยากร",
        '<p class="kb-save kb-save--bad" role="alert" data-trouble hidden></p>'
        '<form class="kb-exam__setup kb-noprint" data-setup novalidate>'
        '<h2 id="exam-setup" tabindex="-1">เริ่มทำแบบทดสอบ</h2>'
        f"{_seed(_SEED_OF_ROOM)}"
        '<fieldset class="kb-field" id="exam-round"><legend>รอบ</legend>'
        f'<p class="kb-err" id="exam-round-err" hidden></p>{rounds}</fieldset>'
        '<div class="kb-field"><label for="exam-participant">เลขผู้เรียน</label>'
        '<p class="kb-help" id="exam-participant-help">'
        "เลขที่หยิบได้ เช่น 07 ใช้เลขเดิมทั้งสองรอบ ไม่ใส่ชื่อหรือเลขประจำตัว</p>"
        '<p class="kb-err" id="exam-participant-err" hidden></p>'
        '<input class="kb-in kb-exam__short" id="exam-participant" name="participant" inputmode="numeric" '
        'maxlength="3" autocomplete="off" aria-describedby="exam-participant-help"></div>'
        f"<details data-more><summary>เลือกบทและจำนวนข้อเอง</summary>{_what(lookup)}</details>"
        '<p class="kb-meta" data-plan role="status"></p>'
        '<div class="kb-actions"><button type="submit" class="kb-btn kb-btn--main">เริ่มทำ</button></div></form>'
        "<div data-test hidden></div><div data-result hidden></div>",
    )


def exam_room(lookup: Lookup, href: Href) -> str:
    """The trainer's tool: choose what is drawn, get a code, a link, the paper and its key."""
    return _tool(
        "exam-room",
        href,
        "สุ่มชุดใหม่ไม่ได้ ใช้ชุด A B หรือ C ที่พิมพ์ไว้ด้านล่าง",
        f'<form class="kb-exam__setup kb-noprint" data-setup novalidate>{_what(lookup)}{_seed(_SEED_OF_TRAINER)}'
        '<div class="kb-actions"><button type="button" class="kb-btn" data-new>สุ่มรหัสใหม่</button></div></form>'
        '<p class="kb-exam__code" data-code></p><p data-link></p>'
        '<div class="kb-actions kb-noprint">'
        '<button type="button" class="kb-btn kb-btn--main" data-get="exam-paper">แบบทดสอบ (Word)</button>'
        '<button type="button" class="kb-btn" data-get="exam-key">เฉลย (Word)</button>'
        '<button type="button" class="kb-btn" data-print>พิมพ์เฉลยหน้านี้</button></div>'
        '<p class="kb-noprint" role="status" data-made></p><div data-key></div>',
    )


def _tool(name: str, href: Href, without: str, inner: str) -> str:
    """A place that a script fills; `without` says what to do if scripts are off."""
    root = href("index.html").removesuffix("index.html")
    return (
        f'<div class="kb-exam" data-kb="{name}" data-root="{root}" data-search-exclude>'
        f'<noscript><p class="kb-note">เบราว์เซอร์นี้ปิดจาวาสคริปต์ {without}</p></noscript>'
        f"<div data-live hidden>{inner}</div></div>"
    )


def _seed(words: str) -> str:
    return (
        '<div class="kb-field"><label for="exam-seed">รหัสห้อง</label>'
        f'<p class="kb-help" id="exam-seed-help">{words}</p><p class="kb-err" id="exam-seed-err" hidden></p>'
        '<input class="kb-in kb-exam__short" id="exam-seed" name="seed" autocomplete="off" autocapitalize="none" '
        'spellcheck="false" maxlength="20" aria-describedby="exam-seed-help"></div>'
    )


def _what(lookup: Lookup) -> str:
    chapters = ((chapter.id, f"{chapter.no} {chapter.title}") for chapter in lookup.library.exam_chapters)
    options = "".join(f'<option value="{count}">{count} ข้อ</option>' for count in COUNTS)
    return (
        '<fieldset class="kb-field"><legend>บท</legend><p class="kb-help">ไม่เลือกคือทุกบท</p>'
        f"{_choices('chapters', 'checkbox', chapters)}</fieldset>"
        '<div class="kb-field"><label for="exam-count">จำนวนข้อ</label>'
        f'<select class="kb-in kb-exam__short" id="exam-count" name="count">{options}</select></div>'
    )


def _choices(name: str, kind: str, options: Iterable[tuple[str, str]]) -> str:
    return "".join(
        f'<label class="kb-choice"><input type="{kind}" name="{name}" value="{text(value)}">'
        f" <span>{text(words)}</span></label>"
        for value, words in options
    )


def exam_sets(lookup: Lookup, href: Href, what: str = "") -> str:
    """The printed sets, one line each."""
    key = "-key" if what == "key" else ""
    lines = "".join(_set(each, key, href) for each in lookup.library.exam_sets)
    return f'<ul class="kb-files" data-search-exclude>{lines}</ul>'


def _set(each: model.ExamSet, key: str, href: Href) -> str:
    words = f"เฉลย{each.title}" if key else each.title
    links = " ".join(
        f'<a class="kb-do" href="{href(f"{FOLDER}/{stem(each.id)}{key}.{suffix}")}" download>'
        f'<span class="kb-hidden">{text(words)} </span>{kind}</a>'
        for suffix, kind in (("docx", "Word"), ("pdf", "PDF"))
    )
    about = f'<span class="kb-meta">{text(each.summary)}</span>'
    return f'<li><span class="kb-files__what">{text(words)}</span>{links} {about}</li>'


def exam_answers(lookup: Lookup, href: Href) -> str:
    """Every question under its chapter, the right choice marked, with its reason and what that rests on."""
    return "".join(_chapter(lookup, href, chapter) for chapter in lookup.library.exam_chapters)


def _chapter(lookup: Lookup, href: Href, chapter: model.ExamChapter) -> str:
    questions = [question for question in lookup.library.exam_questions if question.chapter == chapter.id]
    items = "".join(_answer(lookup, href, question) for question in questions)
    return (
        f'<section data-search-exclude><h3 id="exam-ch-{chapter.id}">{text(chapter.no)} {text(chapter.title)} '
        f'({len(questions)} ข้อ)</h3><ul class="kb-faq">{items}</ul></section>'
    )


def _answer(lookup: Lookup, href: Href, question: model.ExamQuestion) -> str:
    level = "law" if question.certainty == "high" and question.laws else question.certainty
    grounds = [law_link(lookup, href, law) for law in question.laws]
    grounds += [text(lookup.sources[source].title) for source in question.sources]
    basis = f"ฐาน {joined(grounds)} · " if grounds else ""
    return (
        f'<li><h4 id="{question.id}">{question.id} {text(question.question)}</h4>'
        f'<p class="kb-faq__short">ตอบ {text(question.right)}</p>'
        f"<p>{text(question.reason)} {certainty(level)} {lawyer() if question.lawyer else ''}</p>"
        f'<p class="kb-meta">{basis}อ่านต่อ {entry_link(lookup, href, question.entry)}</p></li>'
    )
