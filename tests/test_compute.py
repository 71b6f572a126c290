"""Computed fields by value: one table of expressions for Python and spreadsheets (tests/browser has the browser's)."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros import compute, model, xlsx
from macros.compute_check import compute_problems, rules
from macros.compute_parse import ComputeError, parse
from macros.form_paper import form_blocks, form_stamp, sample
from macros.problems import Place
from tests import expressions

ROOT = Path(__file__).parent.parent

F = model.Field
TODAY = date(2026, 11, 21)
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def completed(*fields: F, **values: object) -> dict[str, Any]:
    return compute.complete(fields, values, TODAY)


# --- The table of expressions ----------------------------------------------------------------------------------------


def worked_out(values: dict[str, Any]) -> dict[str, Any]:
    done = compute.complete(expressions.FORM.fields, values, TODAY)
    fields = {field.id: done.get(field.id) for field in expressions.RESULTS}
    return fields | {
        f"{table.id}.{column.id}": [row.get(column.id) for row in done[table.id]]  # type: ignore[attr-defined]
        for table in (expressions.ROWS, expressions.SECOND)
        for column in table.columns
        if column.compute
    }


def plain(value: Any) -> Any:
    """A value to compare with the table's."""
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, datetime):
        return value.date()
    return float(value) if isinstance(value, int | float | Decimal) else value or None


def differing(found: dict[str, Any], full: bool) -> dict[str, tuple[str, Any, Any]]:
    said = {f.id: f.compute for f in expressions.RESULTS}
    return {
        key: (said.get(key), plain(found.get(key)), plain(wanted))
        for key, wanted in expressions.expected(full).items()
        if plain(found.get(key)) != plain(wanted)
    }


@pytest.mark.parametrize("full", [True, False], ids=["full", "sparse"])
def test_python_works_the_table_out(full: bool) -> None:
    assert differing(worked_out(expressions.FULL if full else expressions.SPARSE), full) == {}


def without_results(content: bytes) -> bytes:
    """The workbook without what its formulas came to: LibreOffice has to work it out itself."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if re.search(r"worksheets/sheet\d+\.xml$", name):
                data = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", data)
            new.writestr(name, data)
    return out.getvalue()


def recalculated(content: bytes, folder: Path) -> Any:
    """The sheet after LibreOffice has worked it out."""
    if SOFFICE is None:
        pytest.skip("LibreOffice (soffice) is not installed; it is needed only to recalculate spreadsheets here")
    (folder / "in").mkdir()
    (folder / "in" / "book.xlsx").write_bytes(without_results(content))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        SOFFICE,
        profile,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(folder),
        str(folder / "in" / "book.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return openpyxl.load_workbook(folder / "book.xlsx", data_only=True).active


def results(sheet: Any, where: xlsx.SheetMap, values: dict[str, Any]) -> dict[str, Any]:
    found = {key: sheet[ref].value for key, ref in where.cells.items() if key.startswith("c")}
    for name, table in where.tables.items():
        for key, column in table.columns.items():
            rows = range(table.first, table.first + len(values[name]))
            found[key] = [sheet[f"{column.column}{row}"].value for row in rows]
    return found


@pytest.mark.filterwarnings("ignore:Print area")
@pytest.mark.parametrize("full", [True, False], ids=["full", "sparse"])
def test_a_spreadsheet_works_the_table_out(full: bool, tmp_path: Path) -> None:
    form, values = expressions.FORM, expressions.FULL if full else expressions.SPARSE
    content, where = xlsx.render(form_blocks(form, values), form_stamp(form), rules(form))

    cached = openpyxl.load_workbook(io.BytesIO(content), data_only=True).active
    assert differing(results(cached, where, values), full) == {}, "results that the file carries"
    sheet = recalculated(content, tmp_path)
    assert differing(results(sheet, where, values), full) == {}
    first = where.tables["rows"].first
    said = [
        sheet.cell(row, len(expressions.ROWS.columns) + 2).value for row in range(first, first + len(values["rows"]))
    ]
    assert [text or "" for text in said] == (["รหัส 1101 ซ้ำ", "", "รหัส 1101 ซ้ำ", ""] if full else [""])
    below = [cell.value for cell in sheet["A"] if str(cell.value).startswith(("เริ่ม 2", "ก 7", "ยอดรวมไม่"))]
    assert below == (["เริ่ม 25/2/2569 จ่าย 1,000.10"] if full else [])


# --- The language ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("a +", "สูตรไม่สมบูรณ์ที่ ท้ายสูตร"),
        ("a b", "อ่านสูตรไม่ออกที่ b"),
        ("(a", "สูตรขาด ) ก่อน ท้ายสูตร"),
        ("a ; b", "อ่านสูตรไม่ออกที่ ; b"),
        ("rows.", "หลัง rows. ต้องเป็นชื่อคอลัมน์"),
        ("(" * 60 + "a" + ")" * 60, "สูตรซ้อนวงเล็บลึกเกินไป"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, wrong: str) -> None:
    with pytest.raises(ComputeError, match=re.escape(wrong)):
        parse(text)


def problems(compute_: str, type: model.FieldType = "number", **settings: Any) -> list[str]:
    """What is wrong with the field x, in the form of the table."""
    x = F("x", "x", type, compute=compute_, **settings)
    group = model.Group("all", "ทั้งหมด", (*expressions.TYPED, expressions.ROWS, x))
    return [problem.wrong for problem in compute_problems(_with(group), Place("f.yml", 1))]


def _with(group: model.Group, checks: tuple[model.Check, ...] = ()) -> model.Form:
    return replace(expressions.FORM, groups=(group,), checks=checks)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("a + z", "ช่อง x: สูตรใช้ z แต่ไม่มีช่องนี้"),
        ("a + name", "ช่อง x: ต้องเป็นตัวเลข แต่ได้ข้อความ"),
        ("rows + 1", "ช่อง x: rows เป็นตาราง ใช้เป็นค่าเดียวไม่ได้"),
        ("rows.amount", "ช่อง x: rows.amount มีหลายแถว ใช้ลำพังไม่ได้"),
        ("sum(rows.name)", "ช่อง x: ตาราง rows ไม่มีคอลัมน์ name"),
        ("sum(rows.code)", "ช่อง x: คอลัมน์ rows.code ไม่ใช่ตัวเลข"),
        ("total(rows.amount)", "ช่อง x: ไม่รู้จักสูตร total()"),
        ("round(a)", "ช่อง x: round() มี 1 ค่า"),
        ('if(kind = "gift", 1, 2)', "ช่อง x: ช่อง kind ไม่มีตัวเลือก gift"),
        ("if(a > begin, 1, 2)", "ช่อง x: เทียบตัวเลขกับวันที่ไม่ได้"),
        ('if(name < "ก", 1, 2)', "ช่อง x: ข้อความใช้ < ไม่ได้"),
        ('if(name = "", 1, 2)', 'ช่อง x: เทียบกับ "" ไม่ได้'),
        ("if(a > 1, 1, name)", "ช่อง x: if ได้ตัวเลขทางหนึ่ง ได้ข้อความอีกทางหนึ่ง"),
        ("prev(a, 0)", "ช่อง x: prev() ใช้ได้ในคอลัมน์ของตารางเท่านั้น"),
        ("this.a", "ช่อง x: this.a ใช้ได้ในคอลัมน์ของตารางเท่านั้น"),
        ("sum(rows.amount where amount * 2 > 1)", "ช่อง x: ใน where คอลัมน์ต้องอยู่ลำพังข้างหนึ่งของเครื่องหมาย"),
        ("max(a, b where a > 1)", "ช่อง x: max() ใช้ where ไม่ได้"),
        ("name", "ช่อง x: เป็น number แต่สูตรได้ค่าชนิดอื่น"),
        ("x + 1", "คำนวณวนกัน x → x"),
    ],
)
def test_what_makes_no_sense_is_said(text: str, wrong: str) -> None:
    assert problems(text) == [wrong]


def test_a_computed_field_is_not_typed() -> None:
    assert problems("a", required=True) == ["ช่อง x: มีทั้ง compute และ required"]
    assert problems("a", "choice")[0] == "ช่อง x: type: choice คำนวณไม่ได้"


def test_circles_go_through_tables_but_not_through_the_row_before() -> None:
    def found(column: str, field: str) -> list[str]:
        table = F("t", "t", "table", columns=(F("n", "n", "number"), F("k", "k", "number", compute=column)))
        form = _with(model.Group("g", "g", (table, F("x", "x", "number", compute=field))))
        return [problem.wrong for problem in compute_problems(form, Place("f.yml", 1))]

    assert found("n + x", "sum(t.k)") == ["คำนวณวนกัน t.k → x → t.k"]
    assert found("prev(k, 0) + n", "sum(t.k)") == []


def test_a_check_says_what_is_wrong_with_it() -> None:
    group = model.Group("all", "ทั้งหมด", expressions.TYPED)
    checks = (model.Check("a + b", "ผิด"), model.Check("a > b", "ผิด", "z"), model.Check("a > b", "{zz} ผิด"))
    found = [problem.wrong for problem in compute_problems(_with(group, checks), Place("f.yml", 1))]
    assert found == ["test ไม่ได้ถามว่าจริงหรือไม่", "ข้อตรวจชี้ไปที่ z แต่ไม่มีช่องนี้", "สูตรใช้ zz แต่ไม่มีช่องนี้"]


# --- Values ----------------------------------------------------------------------------------------------------------


def test_a_form_in_which_nothing_was_typed_has_no_computed_values() -> None:
    assert completed(F("a", "a", "number"), F("x", "x", "number", compute="1 + 1")) == {}


def test_what_was_kept_in_place_of_a_computed_value_goes() -> None:
    fields = (F("a", "a", "number"), F("x", "x", "number", compute="a + 1"))
    assert completed(*fields, a=1, x=99) == {"a": 1, "x": 2}
    assert completed(*fields, a="ไม่รู้", x=99) == {"a": "ไม่รู้"}


def test_today_is_the_day_that_is_given() -> None:
    assert completed(F("a", "a", "number"), F("x", "x", "date", compute="today()"), a=1)["x"] == TODAY


def test_a_long_ledger_does_not_nest() -> None:
    table = F("t", "t", "table", columns=(F("n", "n", "number"), F("k", "k", "number", compute="prev(k, 0) + n")))
    total = F("x", "x", "number", compute="sum(t.k)")
    assert completed(table, total, t=[{"n": 1}] * 1500)["x"] == 1500 * 1501 / 2


MONEY = st.decimals(min_value=0, max_value=10**9, places=2)


@given(total=MONEY, weights=st.lists(st.decimals(min_value=0, max_value=10**6, places=3), min_size=1, max_size=30))
def test_shares_add_up_to_the_total(total: Decimal, weights: list[Decimal]) -> None:
    table = F("t", "t", "table", columns=(F("w", "w", "number"), F("s", "s", "baht", compute="share(w, total, 2)")))
    rows = completed(F("total", "total", "baht"), table, total=total, t=[{"w": weight} for weight in weights])["t"]
    if any(weights):
        assert sum(row["s"] for row in rows) == total
        fair = [total * weight / sum(weights) for weight in weights]
        assert all(
            abs(Fraction(row["s"]) - Fraction(exact)) < Fraction(2, 100) for row, exact in zip(rows, fair, strict=True)
        )
    else:
        assert all("s" not in row for row in rows)


LEDGER = (
    F("opening", "ยกมา", "baht"),
    F(
        "rows",
        "สมุด",
        "table",
        columns=(
            F("account", "บัญชี", "text"),
            F("debit", "เดบิต", "baht"),
            F("credit", "เครดิต", "baht"),
            F("balance", "คงเหลือ", "baht", compute="prev(balance, opening) + default(debit, 0) - default(credit, 0)"),
        ),
    ),
    F(
        "trial",
        "งบทดลอง",
        "table",
        columns=(
            F("code", "บัญชี", "text"),
            F(
                "dr",
                "เดบิต",
                "baht",
                compute="max(sum(rows.debit where account = code) - sum(rows.credit where account = code), 0)",
            ),
            F(
                "cr",
                "เครดิต",
                "baht",
                compute="max(sum(rows.credit where account = code) - sum(rows.debit where account = code), 0)",
            ),
        ),
    ),
    F("dr", "รวมเดบิต", "baht", compute="sum(trial.dr)"),
    F("cr", "รวมเครดิต", "baht", compute="sum(trial.cr)"),
)
ACCOUNTS = ("1101", "1102", "4101", "5101")


@given(
    opening=MONEY, entries=st.lists(st.tuples(st.sampled_from(ACCOUNTS), st.sampled_from(ACCOUNTS), MONEY), min_size=1)
)
def test_random_ledgers_balance(opening: Decimal, entries: list[tuple[str, str, Decimal]]) -> None:
    rows = [
        row
        for debit, credit, amount in entries
        for row in ({"account": debit, "debit": amount}, {"account": credit, "credit": amount})
    ]
    done = completed(*LEDGER, opening=opening, rows=rows, trial=[{"code": code} for code in ACCOUNTS])
    assert done["dr"] == done["cr"]
    assert done["rows"][-1]["balance"] == opening


def test_samples_keep_the_rules_of_their_forms(library: model.Library) -> None:
    for form in library.forms:
        work = compute.Work(form.fields, sample(form), compute.formulas(form.fields), TODAY)
        for rule in rules(form):
            rows = range(len(work.rows[rule.table])) if rule.table else [None]
            for n in rows:
                at = None if n is None or rule.table is None else (rule.table, n)
                assert work.value(rule.test, at) is not False, (form.id, rule.say)


def test_a_form_that_asks_for_start_and_end_minds_their_order_on_paper_as_in_the_browser(
    library: model.Library,
) -> None:
    """The order of dates is a rule in the form's data; no script knows the names of fields."""
    asking = [form for form in library.forms if {"start_date", "end_date"} <= {field.id for field in form.fields}]
    said = {}
    for form in asking:
        values = sample(form) | {"start_date": "2026-03-02", "end_date": "2026-03-01"}
        work = compute.Work(form.fields, values, compute.formulas(form.fields), TODAY)
        broken = [rule for rule in rules(form) if rule.field == "end_date" and work.value(rule.test, None) is False]
        said[form.no] = [rule.say for rule in broken]
    assert said == {
        "F07": [("วันสิ้นสุดที่คาดไว้มาก่อนวันเริ่มที่คาดไว้",)],
        **{no: [("วันสิ้นสุดมาก่อนวันเริ่มมีผล",)] for no in ("F09", "F10", "F11", "F12")},
        "F15": [("วันสิ้นสุดความร่วมมือมาก่อนวันเริ่มความร่วมมือ",)],
    }
    assert "start_date" not in (ROOT / "docs" / "assets" / "js" / "form-checks.js").read_text(encoding="utf-8")


def test_contribution_register_sample(library: model.Library) -> None:
    form = next(form for form in library.forms if form.id == "f19-contribution-register")
    done = compute.complete(form.fields, sample(form), TODAY)
    assert [done[key] for key in ("plan_total", "received_total", "arrears_total")] == [1_000_000, 500_000, 0]
    assert done["on_time"] == 100
    members = done["members"]
    assert isinstance(members, list)
    assert [row["year_plan"] for row in members] == [450_000, 310_000, 240_000]
    assert [row["year_received"] for row in members] == [225_000, 155_000, 120_000]


def test_arrears_grow_old(library: model.Library) -> None:
    form = next(form for form in library.forms if form.id == "f19-contribution-register")
    done = compute.complete(form.fields, {**sample(form), "as_of": "2027-09-30"}, TODAY)
    late: Any = done["rows"][3:]  # type: ignore[index]
    assert [(row["arrears"], row["age"], row["action"]) for row in late] == [
        (225_000, 122, "เสนอคณะกรรมการ"),
        (155_000, 122, "เสนอคณะกรรมการ"),
        (120_000, 122, "เสนอคณะกรรมการ"),
    ]
    assert done["on_time"] == 50


def test_unit_cost_sample(library: model.Library) -> None:
    form = next(form for form in library.forms if form.id == "f40-unit-cost")
    done = compute.complete(form.fields, sample(form), TODAY)
    row: Any = done["rows"][0]  # type: ignore[index]
    assert [row[key] for key in ("cost_before", "cost_after", "saving", "net")] == [
        4_830_000,
        4_116_000,
        714_000,
        414_000,
    ]
    assert done["peers"][0]["effect"] == -150  # type: ignore[index]
    assert (row["rate"], done["net_total"], done["ratio"]) == (Decimal("14.8"), 414_000, Decimal("2.38"))


@pytest.mark.filterwarnings("ignore:Print area")
def test_computed_cells_are_locked_and_grey_the_others_open() -> None:
    form = expressions.FORM
    content, where = xlsx.render(form_blocks(form, None), form_stamp(form), rules(form))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    columns, row = where.tables["rows"].columns, where.tables["rows"].last
    for key, locked in (("rows.amount", False), ("rows.k1", True), ("rows.k3", True)):
        cell = sheet[f"{columns[key].column}{row}"]
        assert (cell.protection.locked, cell.fill.fgColor.rgb == "FFF0F0F0") == (locked, locked), key
    assert sheet.protection.sheet
    assert sheet.freeze_panes
    assert sheet.print_title_rows
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert any(columns["rows.amount"].column in str(rule.sqref) for rule in sheet.data_validations.dataValidation)


def test_the_host_is_not_among_those_who_sign_with_it(library: model.Library) -> None:
    form = next(form for form in library.forms if form.id == "f01-cooperation-survey")
    rows = [{"host": "ทต.แสงทอง", "cosign": "อบต.ทุ่งฟ้าใส, ทต.แสงทอง"}, {"host": "ทต.แสงทอง", "cosign": "อบต.ทุ่งฟ้าใส"}]
    work = compute.Work(form.fields, {"rows": rows}, compute.formulas(form.fields), TODAY)
    (rule,) = rules(form)
    assert [work.value(rule.test, ("rows", n)) for n in (0, 1)] == [False, True]


@pytest.mark.filterwarnings("ignore:Print area")
@pytest.mark.parametrize("id", ["f19-contribution-register", "f40-unit-cost"])
def test_every_computed_cell_of_a_register_is_a_formula(id: str, library: model.Library) -> None:
    """What a formula needs must stand in a cell of its own, or the cell is one to type in."""
    form = next(form for form in library.forms if form.id == id)
    content, where = xlsx.render(form_blocks(form, None), form_stamp(form), rules(form))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    cells = dict(where.cells)
    for table in where.tables.values():
        cells |= {key: f"{column.column}{table.first}" for key, column in table.columns.items()}
    for key in compute.formulas(form.fields):
        assert sheet[cells[key]].data_type == "f", key
