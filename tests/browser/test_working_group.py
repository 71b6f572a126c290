"""The order that appoints a committee also appoints the community plan's working group, with its members and duties."""

from __future__ import annotations

import dataclasses
import io

import pypdf
from playwright.sync_api import Page, expect

from macros import docx, pdf
from macros.form_paper import form_blocks, form_stamp, sample
from macros.thai import arabic_digits
from tests.browser.conftest import OpenSite
from tests.browser.test_form import document_text, download
from tests.browser.test_form_samples import LIBRARY
from tests.browser.test_official import fill

__all__ = ["fill"]

FORM = next(form for form in LIBRARY.forms if form.no == "F13")
LAO = "องค์การบริหารส่วนตำบลทุ่งฟ้าใส"
VALUES = sample(FORM) | {"local": True, "lao_type": "tao", "issuer": LAO, "signer": f"นายก{LAO}"}
MEMBERS = [
    f"1. นายก{LAO} เป็นประธานคณะทำงาน",
    "2. กำนันตำบลทุ่งฟ้าใส เป็นที่ปรึกษา",
    "3. พัฒนาการอำเภอเมืองสมมุติบุรีหรือผู้แทน เป็นคณะทำงาน",
    "4. ท้องถิ่นอำเภอเมืองสมมุติบุรีหรือผู้แทน เป็นคณะทำงาน",
    "5. ประธานศูนย์ประสานงานองค์กรชุมชนตำบลทุ่งฟ้าใส (ศอช.ต.) เป็นคณะทำงาน",
]
COUNCIL = "6. ประธานสภาองค์กรชุมชนตำบลทุ่งฟ้าใส (สอช.) เป็นคณะทำงาน"
LAST = "ปลัดองค์การบริหารส่วนตำบลทุ่งฟ้าใส ทำหน้าที่เลขานุการ"
DUTIES = [
    "(1) กำหนดรูปแบบ วิธีการดำเนินงาน บทบาทหน้าที่ของหน่วยงาน",
    "(2) ส่งเสริม สนับสนุน และประสานการดำเนินงานกับทุกภาคส่วน",
    "(3) ติดตามผลการดำเนินงาน",
    "(4) ดำเนินการอื่นที่เกี่ยวข้อง",
]
POWER = "มาตรา 59 (2) แห่งพระราชบัญญัติสภาตำบลและองค์การบริหารส่วนตำบล พ.ศ. 2537"


def bare(words: str) -> str:
    """Words whatever the lines, spaces and digits of a format."""
    return "".join(arabic_digits(words).replace("\u200b", "").split())


def holds_the_order(words: str, *, council: bool) -> None:
    """The working group's order, and nothing of a centre's committee."""
    found = bare(words)
    last = f"{10 if council else 9}. {LAST}"
    for line in (*MEMBERS, *([COUNCIL] if council else []), last, *DUTIES, POWER):
        assert bare(line) in found, line
    assert (bare(COUNCIL) in found) is council
    for strange in ("บันทึกข้อตกลง", "กรรมการ", "ศูนย์ความร่วมมือ", "คราวละ", "เลือกใช้ข้อความ"):
        assert strange not in found.replace("สภาองค์กรชุมชน", ""), strange


def test_page_and_word_file_hold_the_order(page: Page, fill) -> None:
    form = dataclasses.replace(
        FORM,
        groups=tuple(
            dataclasses.replace(group, fields=tuple(dataclasses.replace(field, fact=None) for field in group.fields))
            for group in FORM.groups
        ),
    )
    fill(form, VALUES)
    holds_the_order(page.locator("[data-paper]").inner_text(), council=False)
    holds_the_order(document_text(download(page)), council=False)
    fill(form, VALUES | {"council": "exists"})
    holds_the_order(page.locator("[data-paper]").inner_text(), council=True)


def test_the_pdf_holds_the_order() -> None:
    content = pdf.render(form_blocks(FORM, VALUES), form_stamp(FORM))
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    holds_the_order(text.replace(FORM.title, ""), council=False)


def test_each_body_asks_for_what_its_order_needs_and_for_nothing_of_the_other(page: Page, fill) -> None:
    lacking = {"local": True, "how": "joint", "lao_type": "pao"}
    fill(FORM, lacking)
    download(page)
    said = page.locator("[data-errors] a").all_inner_texts()
    assert "คณะทำงานระดับท้องถิ่นเป็นของแห่งเดียว ให้ออกเป็นคำสั่งของแต่ละแห่ง" in said
    assert "แนวทางให้เทศบาลตำบลและองค์การบริหารส่วนตำบลตั้งคณะทำงานระดับท้องถิ่น" in said
    assert "ยังไม่ได้กรอกประธานคณะทำงาน" in said
    assert "ยังไม่ได้กรอกวันที่ลงนามบันทึกข้อตกลง" not in said
    fill(FORM, {"how": "own"})
    download(page)
    said = page.locator("[data-errors] a").all_inner_texts()
    assert {"ยังไม่ได้กรอกวันที่ลงนามบันทึกข้อตกลง", "ยังไม่ได้กรอกกรรมการ", "ยังไม่ได้กรอกหน้าที่"} <= set(said)
    assert "ยังไม่ได้กรอกประธานคณะทำงาน" not in said


def test_the_word_file_of_the_sample_is_still_that_of_a_centre() -> None:
    text = docx.render(form_blocks(FORM, sample(FORM)), form_stamp(FORM))
    assert text[:2] == b"PK"
    words = document_text(text)
    assert "แต่งตั้งคณะกรรมการศูนย์ความร่วมมือลุ่มน้ำแสงทอง" in words
    assert "คณะทำงานระดับท้องถิ่น" not in words


def test_the_community_plan_leads_to_it(page: Page, site, http_site: OpenSite) -> None:
    http_site(page, site, "companions/community-plan.html")
    part = page.locator("#cp-4-1-order ~ p").first
    expect(part).to_contain_text("ทำเครื่องหมายที่ ตั้งคณะทำงานระดับท้องถิ่น")
    expect(part.locator("a").first).to_have_attribute("href", "../templates/f13-committee-order.html")
    http_site(page, site, "templates/f13-committee-order.html")
    expect(page.locator('[data-field="local"]')).to_contain_text("คณะทำงานระดับท้องถิ่น")
