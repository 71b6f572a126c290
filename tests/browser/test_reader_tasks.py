"""Fifteen things a newcomer wants to know, each answered within three clicks from the home page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenSite

#: What is asked, the links to click one after the other, and words of the answer on the page where they end.
TASKS = {
    "อบต. อยากส่งขยะไปเทศบาลข้างเคียง ใช้ช่องทางไหน ใครอนุมัติ ใช้แบบฟอร์มไหน": (
        ("เลือกช่องทางกฎหมาย",), ("ข้อตกลงจัดการมูลฝอยร่วมกัน", "ใครต้องเห็นชอบ", "F10")),
    "เรายังไม่รู้ว่าพร้อมหรือไม่ ต้องดูอะไร": (("ดูว่าพร้อมร่วมมือหรือยัง",), ("คัดกรอง",)),
    "จะชวนแห่งอื่นมาประชุม หนังสือเชิญหน้าตาอย่างไร": (
        ("ชวน อปท. อื่นมาร่วมมือ", "หนังสือเชิญ"), ("หนังสือเชิญประชุม", "Word")),
    "ญัตติเสนอสภาเขียนอย่างไร": (("เสนอสภาให้เห็นชอบ", "F07"), ("ญัตติ", "แบบเปล่า")),
    "ใครต้องยินยอมเมื่อเทศบาลไปทำนอกเขต": (
        ("ตรวจกฎหมายและมาตรา", "ม.57 ทวิ"), ("57 ทวิ", "รัฐมนตรีว่าการกระทรวงมหาดไทย")),
    "แบ่งเงินกันด้วยสูตรไหน แห่งละเท่าไร": (("2.1.4",), ("ผสม คงที่ 30%", "450,000")),
    "บันทึกข้อตกลงต้องมีกี่ข้อ อะไรห้ามเว้น": (("2.2.2",), ("22 ข้อ", "สี่ข้อห้ามเว้นว่าง")),
    "ขอดูตัวอย่างบันทึกข้อตกลงทั้งฉบับ": (("2.2.4",), ("ภาคผนวก", "ลงชื่อ")),
    "ลงนามแล้ว สามสิบวันแรกทำอะไร": (("ตั้งและบริหารศูนย์",), ("30 วันแรก", "F13")),
    "ได้รับเงินสมทบ ลงบัญชีเล่มไหน เดบิตเครดิตอะไร": (
        ("3.6", "3.6.3"), ("เดบิต", "343,250")),
    "งบทดลองไม่ตรง หาอย่างไร": (("3.6", "3.6.3"), ("ข้อผิด", "งบทดลอง")),
    "สมาชิกไม่จ่ายเงิน ทำอย่างไร": (("3.9.2",), ("ค้าง", "F44")),
    "เลิกศูนย์ แบ่งทรัพย์สินกันอย่างไร": (("3.9.4",), ("แบ่ง", "F47")),
    "ถามท้องถิ่นจังหวัดเรื่องอะไรได้": (
        ("กฎหมายและคำตอบ", "หน่วยงานที่เกี่ยวข้อง"), ("สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด",)),
    "มีที่ไหนทำเรื่องกู้ชีพหรือขยะร่วมกันแล้วบ้าง": (("กรณีศึกษา",), ("กรณี", "บทเรียน", "ไม่พบในแหล่ง")),
}  # fmt: skip


@pytest.mark.parametrize("task", TASKS)
def test_the_answer_is_at_most_three_clicks_away(page: Page, site: Path, http_site: OpenSite, task: str) -> None:
    clicks, words = TASKS[task]
    assert len(clicks) <= 3
    http_site(page, site, "index.html")
    for name in clicks:
        page.get_by_role("link", name=name).and_(page.locator(":visible")).first.click()
        page.wait_for_load_state()
    for phrase in words:
        expect(page.locator("main")).to_contain_text(phrase)


def test_there_are_fifteen() -> None:
    assert len(TASKS) == 15
