"""Official papers filled in the browser: notes of blank copies go, what is empty is dropped, sums take in all rows."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page

from macros import model
from tests.browser import form_site
from tests.browser.conftest import OpenSite
from tests.browser.test_form import document_text, download
from tests.browser.test_form_samples import KEEP, LIBRARY

FORMS = {form.id.split("-")[0]: form for form in LIBRARY.forms}


@pytest.fixture
def fill(page: Page, tmp_path: Path, file_site: OpenSite):
    """Opens the page of a form with these values in it."""

    def open_with(form: model.Form, values: dict[str, object]) -> None:
        form_site.write(tmp_path, form, facts={})
        file_site(page, tmp_path, f"templates/{form.id}.html")
        page.evaluate(KEEP, [form.id, values])
        page.reload()

    return open_with


def no_facts(form: model.Form) -> model.Form:
    """The form with every value its own."""
    groups = (
        dataclasses.replace(group, fields=tuple(dataclasses.replace(field, fact=None) for field in group.fields))
        for group in form.groups
    )
    return dataclasses.replace(form, groups=tuple(groups))


def test_a_letter_without_references_has_no_label_for_them(page: Page, fill) -> None:
    fill(FORMS["f03"], {"to": "นายก"})
    words = document_text(download(page))

    assert "อ้างถึง" not in words
    assert "ออนไลน์" not in words
    assert "ครุฑ" not in words
    assert "จำนวน" not in words  # of enclosures


def test_one_reference_has_no_number_and_two_have(page: Page, fill) -> None:
    fill(FORMS["f03"], {"refs": [{"ref": "หนังสือ ก"}]})
    assert "อ้างถึงหนังสือ ก ลงวันที่" in document_text(download(page))

    fill(FORMS["f03"], {"refs": [{"ref": "หนังสือ ก"}, {"ref": "หนังสือ ข"}]})
    shown = page.locator("[data-paper]").inner_text()
    words = document_text(download(page))
    assert shown.count("อ้างถึง") == words.count("อ้างถึง") == 1
    assert words.index("๑. หนังสือ ก") < words.index("๒. หนังสือ ข")


@pytest.mark.parametrize("parties", [1, 2, 3])
def test_a_joint_announcement_is_signed_by_everybody(page: Page, fill, parties: int) -> None:
    members = [{"name": f"แห่งที่ {n}", "by": f"นายก {n}"} for n in range(1, parties + 1)]
    fill(no_facts(FORMS["f13"]), {"how": "joint", "centre_name": "ศูนย์ตัวอย่าง", "members": members})
    words = document_text(download(page))

    assert words.strip().startswith("ประกาศศูนย์ตัวอย่าง")
    assert words.count("(ลงชื่อ)") == parties
    assert "คำสั่งของ" not in words
    assert "ใช้เมื่อ" not in words
    assert "เลือกใช้ข้อความ" not in words


def test_while_nobody_has_chosen_the_alternatives_stay_with_their_labels(page: Page, fill) -> None:
    fill(no_facts(FORMS["f13"]), {"centre_name": "ศูนย์ตัวอย่าง"})
    words = document_text(download(page))

    assert "(ใช้เมื่อเลือก “คำสั่งของแต่ละแห่ง”)" in words
    assert "(ใช้เมื่อเลือก “ประกาศร่วมของภาคีทุกแห่ง”)" in words


def test_the_sum_of_a_sheet_takes_in_rows_that_were_not_prepared(page: Page, fill) -> None:
    fill(FORMS["f04"], {"agenda": [{"title": f"เรื่อง {n}", "minutes": n} for n in range(1, 33)]})
    assert "๕๒๘" in page.locator("[data-paper] tfoot").inner_text()

    sheet = openpyxl.load_workbook(io.BytesIO(download(page, "xlsx"))).active
    formulas = [cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=SUM")]
    assert len(formulas) == 1
    (total,) = formulas
    first, last = total.value.removeprefix("=SUM(").removesuffix(")").split(":")
    assert [sheet[first].value, sheet[last].value, total.row - sheet[last].row] == [1, 32, 1]
