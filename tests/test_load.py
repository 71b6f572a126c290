"""Every message of the loader, by example: the sentence an editor sees is the promise that is tested."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from macros.load import load
from macros.problems import DataErrors

SOURCE = "- {id: seed-000, title: สารบัญคู่มือ, read: ทั้งฉบับ, certainty: high}\n"
LAW = """
- id: tao-act-2537
  title: พระราชบัญญัติสภาตำบลและองค์การบริหารส่วนตำบล พ.ศ. 2537
  short: พ.ร.บ.อบต. 2537
  type: พ.ร.บ.
  year: 2537
  issuer: กระทรวงมหาดไทย
  status: amended
  certainty: high
  relevance: ความยินยอม
  topics: [authority]
  source: ตัวบท
  sections:
    - {id: s73, no: ม.73, gist: ต้องได้รับความยินยอม}
"""
ENTRY = "- {id: m-2-1-2, no: 2.1.2, title: การประชุมสภา, printed: 13}\n"
CHECKLIST = """
id: talks
title: จากหารือถึงลงนาม
summary: ครบทุกขั้น
version: 2569.1
updated: 2026-11-21
sections:
  - id: talks-1
    title: สภา
    entry: m-2-1-2
    items:
      - {id: council-01, text: ยื่นญัตติ, why: ไม่ทันสมัย, who: ปลัด, basis: law, laws: [tao-act-2537#s73]}
short: สภา
stage: start
start: วันประชุมครั้งแรก
"""
FORM = """
id: f99-motion
title: ญัตติ
short: ญัตติ
kind: ญัตติ
summary: ขอความเห็นชอบ
version: 2569.1
updated: 2026-11-21
minutes: 10
basis: ข้อเสนอของผู้จัดทำ
groups:
  - id: main
    title: เรื่อง
    fields:
      - {id: council, label: สภา, type: text, sample: สภา อบต.ทุ่งฟ้าใส}
      - {id: amount, label: เงิน, type: baht, sample: 310000}
      - {id: kind, label: ชนิด, type: choice, options: [{id: a, label: ก}, {id: b, label: ข}], sample: a}
      - id: members
        label: ภาคี
        type: table
        columns: [{id: name, label: ชื่อ, type: text}]
        sample: [{name: อบต.ทุ่งฟ้าใส}]
document:
  - title: ญัตติ
  - para: เรียน {council} จำนวน {amount} บาท ({amount|words})
  - choices: kind
  - each: {field: members, parts: [{flat: "{n}. {name}"}]}
  - clause: {id: money, title: เงิน, text: "ตาม{ข้อ:money}"}
stage: start
paper: motion
"""
GOOD = {
    "data/sources.yml": SOURCE,
    "data/regulations/acts.yml": LAW,
    "data/manual.yml": ENTRY,
    "data/checklists/talks.yml": CHECKLIST,
    "data/forms/f99-motion.yml": FORM,
    "docs/checklists/talks.md": '{{ checklist("talks") }}\n',
    "docs/templates/f99-motion.md": '{{ form("f99-motion") }}\n',
}


@pytest.fixture
def project(tmp_path: Path):
    """A small sound project; call it with changed files to get the loader's messages."""

    def messages(changes: dict[str, str] | None = None) -> list[str]:
        for name, text in {**GOOD, **(changes or {})}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(text), encoding="utf-8")
        try:
            load(tmp_path)
        except DataErrors as error:
            return [str(problem) for problem in error.problems]
        return []

    return messages


def test_sound_data_loads_without_a_message(project):
    assert project() == []


def replaced(name: str, old: str, new: str) -> dict[str, str]:
    assert old in GOOD[name]
    return {name: GOOD[name].replace(old, new)}


QUESTION = """\
- id: t-01
  chapter: "1"
  question: ใครยินยอม
  choices: {a: หนึ่ง, b: สอง, c: ศูนย์, d: สาม}
  answer: b
  reason: เพราะมาตราเขียนไว้
  entry: m-2-1-2
  certainty: own
"""


def exam(old: str, new: str) -> dict[str, str]:
    """A question of the test, with one thing wrong, and the chapter it belongs to."""
    assert old in QUESTION
    return {
        "data/training/exam-chapters.yml": '- {id: "1", no: บทที่ 1, title: รู้จัก, entry: m-2-1-2}\n',
        "data/training/exam/chapter-1.yml": QUESTION.replace(old, new),
    }


EXAMPLE = """
id: tons
title: ขยะ
updated: 2026-11-22
fields:
  - {id: year, label: ตันต่อปี, type: number, sample: 4200}
"""
DECK = """
id: ch-1
title: บทนำ
short: บทนำ
chapter: บทที่ 1
audience: นายก
updated: 2026-11-22
entries: [m-2-1-2]
slides:
  - points:
      title: ปริมาณ
      points: ["[[tons | year]] ตัน"]
      minutes: 1
      say: [พูด]
"""


def deck(old: str = "", new: str = "") -> dict[str, str]:
    """A deck with something else in it, and the example that it counts with."""
    assert old in DECK
    return {"data/training/decks/ch-1.yml": DECK.replace(old, new), "data/examples/tons.yml": EXAMPLE}


def test_a_sound_deck_loads_without_a_message(project):
    assert project(deck()) == []


CASES = {
    "a slide that says too much is named with its line": (
        deck('"[[tons | year]] ตัน"', ", ".join(["ก" * 60] * 7)),
        "data/training/decks/ch-1.yml:10 (ch-1) เนื้อหายาว 7 บรรทัด เกิน 6 บรรทัด → "
        "ตัดให้สั้นหรือแยกเป็นสองแผ่น บรรทัดละไม่เกิน 60 ตัวอักษร",
    ),
    "a sentence of a brief that is not there is named by its slide": (
        deck('points: ["[[tons | year]] ตัน"]', "brief: m-2-1-2\n      pick: [3]"),
        "data/training/decks/ch-1.yml:10 (ch-1) แผ่น ปริมาณ อ้างข้อ แถว หรือคอลัมน์ที่ไม่มี → "
        "นับข้อจาก 1 และใช้ชื่อตารางกับคอลัมน์ของตัวอย่างนั้น",
    ),
    "a missing key says which and what it is for": (
        replaced("data/forms/f99-motion.yml", "title: ญัตติ\nshort", "short"),
        "data/forms/f99-motion.yml:2 (f99-motion) ไม่มี title → เพิ่มบรรทัด title",
    ),
    "an unknown key names the nearest known one": (
        replaced("data/checklists/talks.yml", "summary:", "sumary:"),
        "data/checklists/talks.yml:4 (talks) ไม่รู้จักช่อง sumary → น่าจะเป็น summary",
    ),
    "a key given twice is not silently the last one": (
        replaced("data/checklists/talks.yml", "version: 2569.1", "version: 2569.1\nversion: 2569.2"),
        "data/checklists/talks.yml:6 (talks) มีช่อง version สองครั้ง → เหลือไว้ครั้งเดียว",
    ),
    "an empty text is a fault": (
        replaced("data/checklists/talks.yml", "summary: ครบทุกขั้น", 'summary: ""'),
        "data/checklists/talks.yml:4 (talks) summary ว่าง → เขียนข้อความ หรือลบบรรทัดนี้ถ้าไม่บังคับ",
    ),
    "a word outside the list names the list": (
        replaced("data/checklists/talks.yml", "basis: law", "basis: rule"),
        "data/checklists/talks.yml:12 (council-01) basis: rule ใช้ไม่ได้ → เลือกหนึ่งใน: law, seed, own",
    ),
    "a wrong type says how to write it": (
        replaced("data/forms/f99-motion.yml", "minutes: 10", "minutes: สิบ"),
        "data/forms/f99-motion.yml:9 (f99-motion) minutes: สิบ ผิดชนิด → เขียนเป็นจำนวนเต็ม เช่น 20",
    ),
    "a date must be a date": (
        replaced("data/checklists/talks.yml", "updated: 2026-11-21", "updated: เมื่อวาน"),
        "data/checklists/talks.yml:6 (talks) updated: เมื่อวาน ผิดชนิด → เขียนเป็นวันที่ ค.ศ. เช่น 2026-11-21",
    ),
    "a single value where a list belongs": (
        replaced("data/checklists/talks.yml", "laws: [tao-act-2537#s73]", "laws: tao-act-2537#s73"),
        "data/checklists/talks.yml:12 (council-01) laws ต้องเป็นรายการ → ขึ้นบรรทัดใหม่แล้วใส่ - นำหน้าแต่ละข้อ",
    ),
    "a list where a single value belongs": (
        replaced("data/checklists/talks.yml", "summary: ครบทุกขั้น", "summary: [ก, ข]"),
        "data/checklists/talks.yml:4 (talks) summary ต้องเป็นค่าเดียว → เขียนค่าต่อท้ายเครื่องหมาย : ในบรรทัดเดียวกัน",
    ),
    "a text where a record belongs": (
        replaced("data/sources.yml", SOURCE, "- seed-000\n"),
        "data/sources.yml:1 sources.yml ต้องเป็นชุดข้อมูล → ใส่ช่องย่อยเป็น ชื่อช่อง: ค่า ทีละบรรทัด",
    ),
    "an id with capital letters": (
        replaced("data/checklists/talks.yml", "id: council-01", "id: Council_01"),
        "data/checklists/talks.yml:12 (Council_01) id: Council_01 ผิดรูป → "
        "ใช้ a-z ตัวเล็ก ตัวเลข และขีดกลาง ตามแบบในคู่มือผู้ดูแลเนื้อหา",
    ),
    "a file whose name is not its id": (
        replaced("data/checklists/talks.yml", "id: talks\n", "id: talk\n")
        | {"docs/checklists/talk.md": "x", "docs/checklists/talks.md": "x"},
        "data/checklists/talks.yml:2 id: talk ไม่ตรงกับชื่อไฟล์ talks.yml → เปลี่ยน id เป็น talks หรือเปลี่ยนชื่อไฟล์",
    ),
    "broken YAML gives the line": (
        {"data/sources.yml": "- id: seed-000\n title: x\n"},
        "data/sources.yml:2 อ่าน YAML ไม่ได้ (expected <block end>, but found '<block mapping start>') → "
        'ตรวจย่อหน้า เครื่องหมาย : และใส่ " " ครอบข้อความที่มี : หรือ # หรือขึ้นต้นด้วย {',
    ),
    "a colon in a text": (
        replaced("data/checklists/talks.yml", "summary: ครบทุกขั้น", "summary: ครบ: ทุกขั้น"),
        'data/checklists/talks.yml:4 อ่าน YAML ไม่ได้ (ในข้อความมีเครื่องหมาย :) → ใส่ " " ครอบข้อความทั้งหมดหลังชื่อช่อง',
    ),
    "a tab": (
        replaced("data/checklists/talks.yml", "sections:\n  - id", "sections:\n\t- id"),
        "data/checklists/talks.yml:8 อ่าน YAML ไม่ได้ (ย่อหน้าด้วยแท็บ) → ใช้ช่องว่างแทนแท็บ ย่อหน้าละสองช่อง",
    ),
    "a date that is none": (
        replaced("data/checklists/talks.yml", "2026-11-21", "2026-13-45"),
        'data/checklists/talks.yml:6 (talks) อ่านค่าของ updated ไม่ได้ → ใส่ " " ครอบค่า ไม่ใช้ ! & * และตรวจวันที่',
    ),
    "a YAML tag": (
        replaced("data/forms/f99-motion.yml", "sample: 310000", "sample: !!python/object:os.system 1"),
        'data/forms/f99-motion.yml:16 (f99-motion) อ่านค่าของ sample ไม่ได้ → ใส่ " " ครอบค่า ไม่ใช้ ! & * และตรวจวันที่',
    ),
    "a list as a key": (
        replaced("data/checklists/talks.yml", "version:", "? [a, b]\n: c\nversion:"),
        "data/checklists/talks.yml:5 (talks) ชื่อช่องไม่ใช่คำเดียว → เขียน ชื่อช่อง: ค่า",
    ),
    "data nested without end": (
        {"data/forms/f99-motion.yml": "[" * 2000},
        "data/forms/f99-motion.yml:1 ข้อมูลซ้อนกันลึกเกินไป → ตรวจวงเล็บและย่อหน้า",
    ),
    "a character that no document can hold": (
        replaced("data/checklists/talks.yml", "summary: ครบทุกขั้น", 'summary: "ครบ\\u0001"'),
        "data/checklists/talks.yml:4 มีอักขระที่ใช้ไม่ได้ '\\x01' → ลบอักขระนี้ออก",
    ),
    "a file that nobody would read": (
        {"data/forms/f98-motion.yaml": FORM},
        "data/forms/f98-motion.yaml:1 ไม่มีใครอ่านไฟล์นี้ → ใช้ชื่อลงท้าย .yml และวางในโฟลเดอร์ของข้อมูลชนิดนั้น",
    ),
    "half a placeholder": (
        replaced("data/forms/f99-motion.yml", "เรียน {council}", "เรียน {council"),
        "data/forms/f99-motion.yml:25 (f99-motion) วงเล็บปีกกาไม่ครบคู่ที่ {council จำนวน  บาท ( → "
        "เขียน {ชื่อช่อง} ให้ครบทั้งเปิดและปิด",
    ),
    "far too many rows": (
        replaced("data/forms/f99-motion.yml", "type: table\n", "type: table\n        blank_rows: 1000000\n"),
        "data/forms/f99-motion.yml:18 (f99-motion) ช่อง members มี blank_rows: 1000000 → ใช้ 0 ถึง 60",
    ),
    "an empty file": ({"data/facts.yml": "# ยังไม่มี\n"}, "data/facts.yml:1 ไฟล์ว่าง → เขียนข้อมูล หรือลบไฟล์"),
    "an id used twice names both files and the next free id": (
        {"data/checklists/other.yml": CHECKLIST.replace("id: talks\n", "id: other\n").replace("talks-1", "other-1")}
        | {"docs/checklists/other.md": "x"},
        "data/checklists/talks.yml:12 (council-01) id: council-01 มีแล้วที่ data/checklists/other.yml:12 → ใช้ council-02",
    ),
    "a retired id does not come back": (
        {"data/retired.yml": "- {id: council-01}\n"},
        "data/checklists/talks.yml:12 (council-01) id: council-01 เลิกใช้แล้ว (data/retired.yml) → "
        "ตั้ง id ใหม่ เพราะลิงก์และแฟ้มงานเก่าอ้าง id เดิมอยู่",
    ),
    "a section that no regulation has": (
        replaced("data/checklists/talks.yml", "#s73", "#s37"),
        "data/checklists/talks.yml:12 (council-01) ไม่มีระเบียบหรือมาตรา tao-act-2537#s37 → "
        "ใกล้เคียง: tao-act-2537#s73, tao-act-2537",
    ),
    "a manual entry that does not exist": (
        replaced("data/checklists/talks.yml", "entry: m-2-1-2", "entry: m-2-9"),
        "data/checklists/talks.yml:10 (talks-1) ไม่มีหัวข้อคู่มือ m-2-9 → ใกล้เคียง: m-2-1-2",
    ),
    "a form that does not exist": (
        replaced("data/checklists/talks.yml", "basis: law", "basis: law, forms: [f98-motion]"),
        "data/checklists/talks.yml:12 (council-01) ไม่มีแบบฟอร์ม f98-motion → ใกล้เคียง: f99-motion",
    ),
    "a fact that does not exist": (
        replaced("data/forms/f99-motion.yml", "type: text, sample", "type: text, fact: hosts, sample"),
        "data/forms/f99-motion.yml:15 (f99-motion) ไม่มีข้อมูลกลาง hosts → เพิ่มข้อมูลกลางนี้ใน data/ ก่อน หรือแก้รหัส",
    ),
    "a term that a page links to": (
        {"docs/index.md": 'ดู {{ term("mou") }}\n'},
        "docs/index.md:1 ไม่มีคำศัพท์ mou → เพิ่มคำศัพท์นี้ใน data/ ก่อน หรือแก้รหัส",
    ),
    "a law that a page cites": (
        {"docs/index.md": 'x\n\n{{ law("tao-act-2537#s99") }}\n'},
        "docs/index.md:3 ไม่มีระเบียบหรือมาตรา tao-act-2537#s99 → ใกล้เคียง: tao-act-2537#s73, tao-act-2537",
    ),
    "a form without a page": (
        {"data/forms/f98-x.yml": FORM.replace("id: f99-motion", "id: f98-x")},
        'data/forms/f98-x.yml:2 (f98-x) ไม่มีหน้า docs/templates/f98-x.md → สร้างหน้าที่มี {{ form("f98-x") }}',
    ),
    "an item on law without a law": (
        replaced("data/checklists/talks.yml", ", laws: [tao-act-2537#s73]", ""),
        "data/checklists/talks.yml:12 (council-01) basis: law แต่ไม่มี laws → เพิ่ม laws: หรือเปลี่ยน basis เป็น own",
    ),
    "an item on a seed without a source": (
        replaced("data/checklists/talks.yml", "basis: law", "basis: seed"),
        "data/checklists/talks.yml:12 (council-01) basis: seed แต่ไม่มี sources → เพิ่ม sources: หรือเปลี่ยน basis เป็น own",
    ),
    "a written entry without a source": (
        {"data/manual.yml": "- {id: m-2-1-2, title: สภา, printed: 13, page: m.md, brief: [ก]}\n", "docs/m.md": "x"},
        "data/manual.yml:1 (m-2-1-2) หัวข้อมีหน้าเว็บแต่ไม่มี sources → เพิ่ม sources: อย่างน้อยหนึ่งแหล่ง",
    ),
    "a placeholder without a field": (
        replaced("data/forms/f99-motion.yml", "เรียน {council}", "เรียน {councel} {council}"),
        "data/forms/f99-motion.yml:25 (f99-motion) ใช้ {councel} แต่ไม่มีช่องนี้ → เพิ่มช่องใน groups หรือแก้ชื่อให้ตรง",
    ),
    "a field that the paper never shows": (
        replaced("data/forms/f99-motion.yml", "เรียน {council}", "เรียน สภา"),
        "data/forms/f99-motion.yml:15 (f99-motion) ช่อง council ไม่ได้ใช้ใน document → "
        "ใส่ {council} ในเอกสาร หรือลบช่องนี้ ผู้กรอกจะได้ไม่กรอกเปล่า",
    ),
    "a clause that is referred to but missing": (
        replaced("data/forms/f99-motion.yml", "{ข้อ:money}", "{ข้อ:term}"),
        "data/forms/f99-motion.yml:28 (f99-motion) อ้าง {ข้อ:term} แต่ไม่มีข้อนี้ → ใช้หนึ่งใน: money",
    ),
    "words for something that is not money": (
        replaced("data/forms/f99-motion.yml", "{amount|words}", "{council|words}"),
        "data/forms/f99-motion.yml:25 (f99-motion) {council|words} ใช้ไม่ได้ → |words ใช้กับช่อง type: baht เท่านั้น",
    ),
    "an unknown kind of part": (
        replaced("data/forms/f99-motion.yml", "- para:", "- paragraph:"),
        "data/forms/f99-motion.yml:25 (f99-motion) ไม่รู้จักชนิด paragraph → ใช้ชนิดหนึ่งใน: title, heading, para, flat, "
        "right, note, clause, items, choices, table, each, when, signature, annex, emblem, split, label, closing, "
        "foot, numbered, signatures",
    ),
    "a label without words": (
        replaced("data/forms/f99-motion.yml", "- choices: kind", "- label: {label: เรียน}\n  - choices: kind"),
        "data/forms/f99-motion.yml:26 (f99-motion) label เรียน ต้องมี text หรือ items อย่างใดอย่างหนึ่ง → "
        "text หนึ่งบรรทัด items หลายบรรทัด",
    ),
    "a numbered list of nothing": (
        replaced("data/forms/f99-motion.yml", "- choices: kind", "- numbered: {field: members}\n  - choices: kind"),
        "data/forms/f99-motion.yml:26 (f99-motion) numbered ต้องมี texts หรือ field กับ text อย่างใดอย่างหนึ่ง → "
        'เช่น {field: duties, text: "{duty}"}',
    ),
    "a sum of words": (
        replaced(
            "data/forms/f99-motion.yml",
            "- choices: kind",
            '- table: {field: members, columns: [{title: ที่, text: "{n}"}, {title: ชื่อ, text: "{name}", total: true}]}\n'
            "  - choices: kind",
        ),
        "data/forms/f99-motion.yml:26 (f99-motion) คอลัมน์ ชื่อ รวมยอดไม่ได้ → "
        "total ใช้กับ text ที่เป็นช่อง number baht หรือ percent ช่องเดียวของตาราง",
    ),
    "an alternative of an option that is not there": (
        replaced(
            "data/forms/f99-motion.yml",
            "- choices: kind",
            "- when: {field: kind, is: c, not: true, parts: []}\n  - choices: kind",
        ),
        "data/forms/f99-motion.yml:26 (f99-motion) ช่อง kind ไม่มีตัวเลือก c → ใช้หนึ่งใน: a, b",
    ),
    "signatures of something that is no table": (
        replaced(
            "data/forms/f99-motion.yml",
            "- choices: kind",
            '- signatures: {field: council, lines: ["x"]}\n  - choices: kind',
        ),
        "data/forms/f99-motion.yml:26 (f99-motion) council ไม่ใช่ช่องชนิดตาราง → ใช้ชื่อช่องที่ type: table",
    ),
    "an emoji in a paper": (
        replaced("data/forms/f99-motion.yml", "เรียน {council}", "เรียน 😀 {council}"),
        "data/forms/f99-motion.yml:25 (f99-motion) อักขระ 😀 (U+1F600) พิมพ์ใน PDF ไม่ได้ → "
        "ใช้คำหรือเครื่องหมายธรรมดาแทน แบบอักษรของ PDF ไม่มีอีโมจิและสัญลักษณ์พิเศษ",
    ),
    "an emoji in a sample": (
        replaced("data/forms/f99-motion.yml", "[{name: อบต.ทุ่งฟ้าใส}]", "[{name: อบต. 🏢}]"),
        "data/forms/f99-motion.yml:18 (f99-motion) อักขระ 🏢 (U+1F3E2) พิมพ์ใน PDF ไม่ได้ → "
        "ใช้คำหรือเครื่องหมายธรรมดาแทน แบบอักษรของ PDF ไม่มีอีโมจิและสัญลักษณ์พิเศษ",
    ),
    "an emoji in a checklist": (
        replaced("data/checklists/talks.yml", "text: ยื่นญัตติ", "text: ยื่นญัตติ 🎉"),
        "data/checklists/talks.yml:12 (council-01) อักขระ 🎉 (U+1F389) พิมพ์ใน PDF ไม่ได้ → "
        "ใช้คำหรือเครื่องหมายธรรมดาแทน แบบอักษรของ PDF ไม่มีอีโมจิและสัญลักษณ์พิเศษ",
    ),
    "ticks of a field that is no choice": (
        replaced("data/forms/f99-motion.yml", "- choices: kind", "- choices: council\n  - choices: kind"),
        "data/forms/f99-motion.yml:26 (f99-motion) council ไม่ใช่ช่องให้เลือก → ใช้ชื่อช่องที่ type: choice, choices หรือ yes",
    ),
    "a sample that is not among the options": (
        replaced("data/forms/f99-motion.yml", "sample: a}", "sample: c}"),
        "data/forms/f99-motion.yml:17 (f99-motion) sample ของ kind: ไม่มีตัวเลือก c → ใช้หนึ่งใน: a, b",
    ),
    "a sample amount that is not a number": (
        replaced("data/forms/f99-motion.yml", "sample: 310000", "sample: สามแสน"),
        "data/forms/f99-motion.yml:16 (f99-motion) sample ของ amount: สามแสน ไม่ใช่ตัวเลข → เขียนตัวเลขล้วน ไม่ใส่จุลภาค",
    ),
    "a sample row with a column that the table lacks": (
        replaced("data/forms/f99-motion.yml", "[{name: อบต.ทุ่งฟ้าใส}]", "[{nam: อบต.ทุ่งฟ้าใส}]"),
        "data/forms/f99-motion.yml:18 (f99-motion) sample ของ members: ไม่มีคอลัมน์ nam → ใช้หนึ่งใน: name",
    ),
    "a choice without options": (
        replaced("data/forms/f99-motion.yml", "options: [{id: a, label: ก}, {id: b, label: ข}], sample: a", "help: ก"),
        "data/forms/f99-motion.yml:17 (f99-motion) ช่อง kind ไม่มี options → เพิ่มตัวเลือกอย่างน้อยสองข้อ",
    ),
    "a clause inside a repetition": (
        replaced(
            "data/forms/f99-motion.yml",
            'parts: [{flat: "{n}. {name}"}]',
            'parts: [{clause: {id: x, title: ก, text: "{name}"}}]',
        ),
        "data/forms/f99-motion.yml:27 (f99-motion) ข้อ x อยู่ใน each หรือ when → ย้ายออกมา เลขข้อต้องไม่ขึ้นกับคำตอบ",
    ),
    "a repetition over something that is no table": (
        replaced("data/forms/f99-motion.yml", "each: {field: members", "each: {field: council"),
        "data/forms/f99-motion.yml:27 (f99-motion) council ไม่ใช่ช่องชนิดตาราง → ใช้ชื่อช่องที่ type: table",
    ),
    "two fields of one name": (
        replaced("data/forms/f99-motion.yml", "{id: amount, label: เงิน", "{id: council, label: เงิน"),
        "data/forms/f99-motion.yml:16 (f99-motion) id: council ซ้ำในรายการเดียวกัน → ตั้งชื่อใหม่ให้ไม่ซ้ำ",
    ),
    "a computed field with an unknown name": (
        replaced("data/forms/f99-motion.yml", "sample: 310000}", "compute: total / 2}"),
        "data/forms/f99-motion.yml:16 (f99-motion) ช่อง amount: สูตรใช้ total แต่ไม่มีช่องนี้ → แก้ชื่อให้ตรงกับ id ของช่องหรือคอลัมน์",
    ),
    "computed fields that need each other": (
        replaced("data/forms/f99-motion.yml", "sample: 310000}", "compute: amount + 1}"),
        "data/forms/f99-motion.yml:16 (f99-motion) คำนวณวนกัน amount → amount"
        " → ให้ช่องหนึ่งในวงนี้เป็นช่องพิมพ์ หรือใช้ prev() เอาค่าของแถวก่อน",
    ),
    "a check of a field that is not there": (
        replaced(
            "data/forms/f99-motion.yml",
            "document:",
            "checks:\n  - {test: amount > 1, field: money, say: น้อยไป}\ndocument:",
        ),
        "data/forms/f99-motion.yml:24 (f99-motion) ข้อตรวจชี้ไปที่ money แต่ไม่มีช่องนี้ → เขียน field เป็นช่อง หรือ ตาราง.คอลัมน์",
    ),
    "a choice given twice": (
        exam("d: สาม", "d: สอง"),
        "data/training/exam/chapter-1.yml:1 (t-01) ตัวเลือก “สอง” ซ้ำกัน → เขียนตัวเลือกให้ต่างกันทั้งสี่ข้อ",
    ),
    "a fifth choice": (
        exam("d: สาม", "d: สาม, e: สี่"),
        "data/training/exam/chapter-1.yml:4 (t-01) ไม่รู้จักช่อง e → ใช้ได้เฉพาะ: a, b, c, d",
    ),
    "a right answer that is no choice": (
        exam("answer: b", "answer: e"),
        "data/training/exam/chapter-1.yml:5 (t-01) answer: e ใช้ไม่ได้ → เลือกหนึ่งใน: a, b, c, d",
    ),
    "a question that rests on nothing": (
        exam("certainty: own", "certainty: high"),
        "data/training/exam/chapter-1.yml:1 (t-01) ไม่มี laws และไม่มี sources → เพิ่มกฎหมายหรือแหล่งที่มา หรือใช้ certainty: own",
    ),
    "a chapter that is not there": (
        exam('chapter: "1"', 'chapter: "7"'),
        "data/training/exam/chapter-1.yml:2 (t-01) ไม่มีบทของแบบทดสอบ 7 → เพิ่มบทของแบบทดสอบนี้ใน data/ ก่อน หรือแก้รหัส",
    ),
    "a column that the shared fact does not have": (
        replaced("data/forms/f99-motion.yml", "type: table\n", "type: table\n        fact: members\n")
        | {"data/facts.yml": "- {id: members, label: ภาคี, type: table, columns: [{id: by, label: โดย, type: text}]}\n"},
        "data/forms/f99-motion.yml:18 (f99-motion) ช่อง members มีคอลัมน์ name ที่ข้อมูลกลางไม่มี → "
        "เพิ่มคอลัมน์ใน data/facts.yml (members)",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_message(project, case):
    changes, expected = CASES[case]
    assert expected in project(changes)


def test_all_problems_are_reported_at_once(project):
    changes = replaced("data/checklists/talks.yml", "basis: law", "basis: rule") | replaced(
        "data/sources.yml", "high", "sure"
    )
    assert len(project(changes)) == 2


def test_one_fault_gives_one_message(project):
    assert len(project(replaced("data/manual.yml", "printed: 13", "printed: []"))) == 1


@pytest.mark.parametrize("content", ["", "- a\n", "ข้อความ\n", "id: f99-motion\n---\nid: x\n", "id: [a: b\n"])
def test_a_file_that_cannot_be_read_is_the_only_fault_although_others_refer_to_it(project, content):
    entry = ENTRY.replace("printed: 13", "printed: 13, forms: [f99-motion]")
    assert project({"data/manual.yml": entry}) == []
    messages = project({"data/manual.yml": entry, "data/forms/f99-motion.yml": content})
    assert [message.split(":")[0] for message in messages] == ["data/forms/f99-motion.yml"]


def test_text_that_is_not_utf_8_is_named_in_data_and_pages(project, tmp_path):
    project()
    for name in ("data/sources.yml", "docs/checklists/talks.md"):
        (tmp_path / name).write_bytes("# ก\nข้อความ\n".encode("cp874"))
    with pytest.raises(DataErrors) as error:
        load(tmp_path)
    assert [str(problem) for problem in error.value.problems] == [
        f"{name}:1 ไฟล์ไม่ได้เก็บเป็น UTF-8 → บันทึกใหม่โดยเลือก Encoding: UTF-8"
        for name in ("data/sources.yml", "docs/checklists/talks.md")
    ]


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(project, tmp_path):
    project()
    path = tmp_path / "data" / "sources.yml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(tmp_path).sources[0].id == "seed-000"


def test_hostile_values_load_as_they_are(project, tmp_path):
    hostile = "<script>alert(1)</script> =cmd|' /C calc'!A0 😀 " + "ก" * 10_000
    assert project(replaced("data/checklists/talks.yml", "summary: ครบทุกขั้น", f'summary: "{hostile}"')) == []
    assert load(tmp_path).checklists[0].summary == hostile


def test_control_characters_are_refused_with_the_line(project):
    messages = project({"data/sources.yml": SOURCE + "- {id: x, title: a\x07b}\n"})
    assert messages[0].startswith("data/sources.yml:2 อ่าน YAML ไม่ได้")
