"""Computed fields in a real browser: the same values as in Python, on the page, on the paper and in the Excel file."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from macros import compute, field_definitions, model
from tests import expressions
from tests.browser import form_site
from tests.browser.conftest import OpenSite
from tests.test_compute import LEDGER, MONEY, differing, recalculated

SCRIPTS = ("thai", "exact", "fields", "compute", "compute-form", "answers")
F = model.Field
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def bare(browser: Browser) -> Iterator[Page]:
    """A page with nothing but the scripts that work values out."""
    page = browser.new_page()
    for name in SCRIPTS:
        page.add_script_tag(path=str(form_site.ROOT / "docs" / "assets" / "js" / f"{name}.js"))
    yield page
    page.close()


def definitions(*fields: F) -> Any:
    group = model.Group("all", "ทั้งหมด", fields)
    form = model.Form(**{**vars(expressions.FORM), "groups": (group,), "checks": ()})
    return json.loads(json.dumps(field_definitions.definitions(form, {})))


def in_browser(page: Page, fields: tuple[F, ...], values: object) -> Any:
    return page.evaluate(
        "([definitions, values]) => KB.compute.complete(definitions, values)", [definitions(*fields), values]
    )


def as_json(value: Any) -> Any:
    """A value as the browser has it."""
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [as_json(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal | int) and not isinstance(value, bool) else value


@pytest.mark.parametrize("full", [True, False], ids=["full", "sparse"])
def test_the_browser_works_the_table_out(full: bool, bare: Page) -> None:
    done = in_browser(bare, expressions.FORM.fields, expressions.FULL if full else expressions.SPARSE)
    found = {field.id: _day(field, done.get(field.id)) for field in expressions.RESULTS}
    for table in (expressions.ROWS, expressions.SECOND):
        for column in table.columns:
            found[f"{table.id}.{column.id}"] = [row.get(column.id) for row in done[table.id]]
    assert differing(found, full) == {}


def _day(field: F, value: Any) -> Any:
    return date.fromisoformat(value) if field.type == "date" and value else value


ENTRY = st.fixed_dictionaries(
    {},
    optional={
        "account": st.sampled_from(["1101", "4101", "5101", " 1101 "]),
        "debit": MONEY.map(float),
        "credit": st.one_of(MONEY.map(float), st.just("อ่านไม่ออก")),
    },
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(opening=st.one_of(st.none(), MONEY.map(float)), rows=st.lists(ENTRY, max_size=25))
def test_random_ledgers_come_to_the_same(bare: Page, opening: float | None, rows: list[dict[str, Any]]) -> None:
    values = {"opening": opening, "rows": rows, "trial": [{"code": "1101"}, {"code": "4101"}, {}]}
    assert as_json(in_browser(bare, LEDGER, values)) == as_json(compute.complete(LEDGER, values, TODAY))


SHARES = (
    F("total", "total", "baht"),
    F(
        "t",
        "t",
        "table",
        columns=(
            F("w", "w", "number"),
            F("s", "s", "baht", compute="share(w, total, 2)"),
            F("p", "p", "percent", compute="s / total * 100"),
        ),
    ),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    total=MONEY.map(float), weights=st.lists(st.floats(0, 1e6, allow_nan=False).map(lambda w: round(w, 3)), max_size=20)
)
def test_random_shares_come_to_the_same(bare: Page, total: float, weights: list[float]) -> None:
    values = {"total": total, "t": [{"w": weight} for weight in weights]}
    assert as_json(in_browser(bare, SHARES, values)) == as_json(compute.complete(SHARES, values, TODAY))


def random_expression(chance: random.Random, depth: int) -> str:
    """An expression of numbers a, b, money and what stands between them."""
    if depth == 0 or chance.random() < 0.2:
        return chance.choice(["a", "b", "money", "percent", str(chance.randint(0, 9)), "0.05", "1.005"])
    one, other, third = (random_expression(chance, depth - 1) for _ in range(3))
    return chance.choice(
        [
            f"({one} {chance.choice('+-*/')} {other})",
            f"round({one}, {chance.randint(0, 3)})",
            f"-({one})",
            f"min({one}, {other})",
            f"default({one}, {other})",
            f"if({one} {chance.choice(['<', '<=', '=', '!=', '>'])} {other} or empty({third}), {other}, {third})",
        ]
    )


def test_random_expressions_come_to_the_same(bare: Page) -> None:
    chance = random.Random(2569)
    for _ in range(40):
        fields = tuple(
            F(f"c{n}", "c", chance.choice(["number", "baht", "percent"]), compute=random_expression(chance, 4))
            for n in range(10)
        )
        values = {
            name: round(chance.uniform(-1e6, 1e6), chance.randint(0, 3))
            for name in ("a", "b", "money", "percent")
            if chance.random() < 0.85
        }
        everything = (*expressions.TYPED, *fields)
        found = as_json(in_browser(bare, everything, values))
        wanted = as_json(compute.complete(everything, values, TODAY))
        assert {k: v for k, v in found.items() if abs(v) < 1e12} == {k: v for k, v in wanted.items() if abs(v) < 1e12}


def test_numbers_stay_exact(bare: Page) -> None:
    exact = "(x, p) => KB.exact.number(KB.exact.round(KB.exact.of(x), p), p)"
    cases = [("1.005", 2, 1.01), ("-2.5", 0, -3), ("1e-7", 7, 1e-7), ("1e21", 0, 1e21), ("0.30000000000000004", 2, 0.3)]
    for text, places, wanted in cases:
        assert bare.evaluate(f"([x, p]) => ({exact})(x, p)", [text, places]) == wanted


# --- On the page -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compute-site")
    form_site.write(folder, expressions.FORM, facts={})
    return folder


PAGE = "templates/f98-expressions.html"


def at(name: str) -> str:
    return f"#fld-f98-expressions-{name}"


def fill(page: Page, name: str, text: str) -> None:
    page.fill(at(name), text)
    page.locator(at(name)).blur()


def test_values_follow_what_is_typed(page: Page, site: Path, open_site: OpenSite) -> None:
    open_site(page, site, PAGE)
    expect(page.locator(at("c0"))).to_have_text("–")
    page.locator(at("a")).press_sequentially("7")
    page.locator(at("b")).press_sequentially("2")
    expect(page.locator(at("c0"))).to_have_text("13")
    fill(page, "rows-1-code", "1101")
    fill(page, "money", "1000")
    fill(page, "rows-3-amount", "50.25")
    expect(page.locator(at("rows-1-k1"))).to_have_text("1,000.00")
    expect(page.locator(at("rows-2-k1"))).to_have_text("–")
    expect(page.locator(at("rows-3-k1"))).to_have_text("1,050.25")
    expect(page.locator("[data-paper]")).to_contain_text("๑,๐๕๐.๒๕")

    page.fill(at("b"), "")
    expect(page.locator(at("c0"))).to_have_text("–")


def test_computed_values_are_not_kept(page: Page, site: Path, http_site: OpenSite) -> None:
    http_site(page, site, PAGE)
    fill(page, "a", "7")
    fill(page, "b", "2")
    page.wait_for_timeout(600)
    kept = page.evaluate("KB.store.current().forms['f98-expressions'].values")
    assert kept == {"a": 7, "b": 2}


def test_rules_are_said_at_their_field_and_in_the_summary(page: Page, site: Path, http_site: OpenSite) -> None:
    http_site(page, site, PAGE)
    fill(page, "b", "9")
    fill(page, "a", "7")
    expect(page.locator(f"{at('a')}-err")).to_have_text("ก 7 ไม่มากกว่า ข 9")
    fill(page, "rows-1-code", "1101")
    fill(page, "rows-3-code", "1101")
    expect(page.locator(f"{at('rows-3-code')}-err")).to_have_text("รหัส 1101 ซ้ำ")
    fill(page, "rows-1-amount", "1")
    with page.expect_download():
        page.click("[data-make=docx]")
    summary = page.locator("[data-errors]")
    expect(summary).to_contain_text("แถวที่ 3: รหัส 1101 ซ้ำ")
    expect(summary).to_contain_text("ยอดรวมไม่เท่า")
    summary.get_by_text("ยอดรวมไม่เท่า").click()
    expect(page.locator(at("c0"))).to_be_focused()


@pytest.mark.filterwarnings("ignore:Print area")
def test_a_grown_spreadsheet_goes_on_working_out(page: Page, site: Path, http_site: OpenSite, tmp_path: Path) -> None:
    http_site(page, site, PAGE)
    rows = [{"code": f"{n % 7}", "amount": n + 0.25, "weight": n % 5} for n in range(1, 46)]
    values = {**expressions.FULL, "rows": rows, "books": [{"code": str(n)} for n in range(33)]}
    page.evaluate("values => KB.store.update((w) => (w.forms['f98-expressions'] = {values}))", values)
    page.reload()
    with page.expect_download() as waiting:
        page.click("[data-make=xlsx]")
    content = Path(waiting.value.path()).read_bytes()

    done = compute.complete(expressions.FORM.fields, values, TODAY)
    cached = openpyxl.load_workbook(io.BytesIO(content), data_only=True).active
    assert _columns(cached, 45) == _wanted(done)
    assert _columns(recalculated(content, tmp_path), 45) == _wanted(done)


def _columns(sheet: Any, count: int) -> list[list[Any]]:
    """The computed columns of both tables, found by the head that carries their name."""
    heads = {
        cell.value: cell for row in sheet.iter_rows() for cell in row if str(cell.value)[:1] in "kq" and cell.column > 2
    }
    sizes = {"k": count, "q": 33}
    return [
        [sheet.cell(head.row + n, head.column).value or None for n in range(1, sizes[name[0]] + 1)]
        for name, head in sorted(heads.items())
    ]


def _wanted(done: Any) -> list[list[Any]]:
    keys = [("rows", c.id) for c in expressions.ROWS.columns if c.compute]
    keys += [("books", c.id) for c in expressions.SECOND.columns if c.compute]
    return [[as_json(row.get(key)) or None for row in done[table]] for table, key in sorted(keys, key=lambda k: k[1])]


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_a_page_with_computed_values_is_accessible(
    scheme: str, page: Page, tmp_path: Path, http_site: OpenSite
) -> None:
    form_site.write(tmp_path, expressions.FORM, scheme=scheme, facts={})
    http_site(page, tmp_path, PAGE)
    fill(page, "b", "9")
    fill(page, "a", "7")
    found = Axe().run(page, ".kb-form").response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []
