"""The page of a form: native controls, in the right order, safe in Markdown."""

from __future__ import annotations

import dataclasses
import re

import markdown
import pytest

from macros import html_field, html_form, model
from tests.browser.form_site import FACTS, FORM

F = model.Field


def page(form: model.Form = FORM) -> str:
    return html_form.render(form, FACTS, lambda path: f"../{path}")


# --- Fields ----------------------------------------------------------------------------------------------------------


def test_a_text_field_has_label_help_error_and_control_in_this_order() -> None:
    field = F("place", "ทำที่", "text", required=True, help="ชื่อสำนักงาน", placeholder="สำนักงาน", width="m")

    assert html_field.render(field, "fld-x-place") == (
        '<div class="kb-field" data-field="place" data-type="text" data-required>'
        '<label for="fld-x-place">ทำที่</label>'
        '<span class="kb-help" id="fld-x-place-help">ชื่อสำนักงาน</span>'
        '<span class="kb-err" id="fld-x-place-err" hidden></span>'
        '<input type="text" class="kb-in kb-w-m" id="fld-x-place" name="fld-x-place"'
        ' aria-describedby="fld-x-place-help fld-x-place-err" placeholder="สำนักงาน"'
        ' autocomplete="off" spellcheck="false"></div>'
    )


def test_an_optional_field_says_so_and_a_required_one_does_not() -> None:
    assert "(ไม่บังคับ)" in html_field.render(F("a", "ก", "text"), "a")
    assert "(ไม่บังคับ)" not in html_field.render(F("a", "ก", "text", required=True), "a")


def test_a_shared_field_takes_help_from_its_fact_and_says_that_it_is_shared() -> None:
    field = F("service", "ภารกิจ", "text", fact="service")

    out = html_field.render(field, "s", FACTS["service"])

    assert 'data-fact="service"' in out
    assert 'id="s-help">อ่านต่อจากคำว่า ด้าน · <span class="kb-reuse">ใช้ร่วมกันทุกแบบฟอร์มในแฟ้มงาน</span>' in out


@pytest.mark.parametrize(("type_", "mode", "width"), [("date", "numeric", "m"), ("baht", "decimal", "m")])
def test_dates_and_money_are_typed_as_text_and_read_back(type_: model.FieldType, mode: str, width: str) -> None:
    out = html_field.render(F("a", "ก", type_), "a")

    assert f'<input type="text" inputmode="{mode}" class="kb-in kb-w-{width}"' in out
    assert out.endswith('<span class="kb-understood" id="a-read"></span></div>')


def test_five_options_stand_open_and_six_go_into_a_list() -> None:
    def options(count: int) -> tuple[model.Option, ...]:
        return tuple(model.Option(f"o{n}", f"ตัวเลือก {n}") for n in range(count))

    five = html_field.render(F("a", "ก", "choice", options=options(5)), "a")
    six = html_field.render(F("a", "ก", "choice", options=options(6)), "a")

    assert five.count('type="radio"') == 5
    assert five.startswith('<fieldset class="kb-field" id="a"')
    assert '<option value="">เลือก</option><option value="o0">ตัวเลือก 0</option>' in six


def test_a_table_has_its_blank_rows_as_real_rows_and_hidden_buttons() -> None:
    out = html_field.render(FACTS_TABLE, "fld-x-members")

    assert out.count('class="kb-row"') == 3
    assert 'data-row="แห่ง" data-min="2"' in out
    assert '<b id="fld-x-members-3-head" tabindex="-1">แห่งที่ 3</b>' in out
    assert 'id="fld-x-members-2-name"' in out
    assert re.findall(r"<button [^>]*data-(?:add|delete)[^>]*>", out) == re.findall(r"<button [^>]*hidden[^>]*>", out)


FACTS_TABLE = next(field for field in FORM.fields if field.id == "members")


# --- The page --------------------------------------------------------------------------------------------------------


def test_the_number_stands_large_and_the_heading_carries_the_contract_id() -> None:
    out = page()

    assert '<span class="kb-entry__no" aria-hidden="true">F99</span>' in out
    assert '<h1 id="f-f99-example"><span class="kb-hidden">F99 </span><wbr><span class="kb-nw">' in out
    assert "<span>ใช้ในหัวข้อ 2.1.2 และ 2.2.3</span>" in out
    assert "11&nbsp;ช่อง" in out
    assert "ให้นิติกรตรวจก่อนใช้" in out


def test_files_to_download_come_before_the_fields() -> None:
    out = page()

    files = re.findall(r'href="\.\./templates/files/([^"]+)" download', out)
    assert files == [f"f99-example-{copy}.{kind}" for copy in ("blank", "sample") for kind in ("docx", "xlsx", "pdf")]
    assert out.rindex("-sample.pdf") < out.index("<form ") < out.index("data-paper")


def test_a_form_that_is_no_table_offers_no_excel() -> None:
    out = page(dataclasses.replace(FORM, spreadsheet=False))

    assert "xlsx" not in out


def test_markdown_carries_the_page_untouched() -> None:
    awkward = dataclasses.replace(FORM, summary="บรรทัดแรก\n\n    บรรทัดย่อหน้า", title="ก & <ข>")

    out = page(awkward)

    assert "\n\n" not in out
    assert not re.search(r"^ {4}", out, re.MULTILINE)
    carried = markdown.markdown(f"{out}\n\nต่อ", extensions=["attr_list", "md_in_html", "tables", "toc"])
    assert carried.startswith(out)
    assert carried.endswith("<p>ต่อ</p>")


def test_every_label_and_description_points_at_something() -> None:
    out = page()
    ids = re.findall(r' id="([^"]+)"', out)

    assert len(ids) == len(set(ids))
    assert set(re.findall(r' for="([^"]+)"', out)) <= set(ids)
    assert set(re.findall(r'aria-labelledby="([^"]+)"', out)) <= set(ids)
    assert {id_ for ids_ in re.findall(r'aria-describedby="([^"]+)"', out) for id_ in ids_.split()} <= set(ids)


def test_a_computed_field_is_an_output_that_nothing_is_typed_into() -> None:
    total = html_field.render(F("total", "รวม", "baht", compute="a + b"), "fld-f99-total")
    assert 'data-output="total"' in total
    assert "data-field" not in total
    assert '<label for="fld-f99-total">รวม <span class="kb-optional">(คำนวณให้)</span></label>' in total
    assert '<output class="kb-in kb-out kb-w-m" id="fld-f99-total" aria-live="off"' in total


def test_a_computed_column_carries_the_name_of_its_table() -> None:
    column = F("net", "สุทธิ", "baht", compute="amount * 2")
    table = F("rows", "แถว", "table", columns=(F("amount", "เงิน", "baht"), column), blank_rows=1)
    html = html_field.render(table, "fld-f99-rows")
    assert 'data-output="rows.net"' in html
    assert 'id="fld-f99-rows-1-net"' in html
