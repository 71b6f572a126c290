"""Two ways to the same paper: the sample copy that Python makes, and the blank copy that the browser fills."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Page

from macros import docx, form_paper, html_document, load, model, thai
from tests.browser import form_site
from tests.browser.conftest import OpenSite
from tests.browser.test_form import document_text, download

ROOT = Path(__file__).parents[2]
LIBRARY = load.load(ROOT)
#: Puts a form's sample values where the page keeps what people type.
KEEP = """([id, sample]) => KB.store.update(ws => {
  ws.forms[id] = {values: {}}
  for (const field of document.querySelectorAll('[data-field]')) {
    const {field: name, fact} = field.dataset
    if (!(name in sample)) continue
    if (fact) ws.facts[fact] = sample[name]
    else ws.forms[id].values[name] = sample[name]
  }
})"""


def open_with_sample(page: Page, folder: Path, form: model.Form, file_site: OpenSite) -> None:
    form_site.write(folder, form, facts={fact.id: fact for fact in LIBRARY.facts})
    file_site(page, folder, f"templates/{form.id}.html")
    page.evaluate(KEEP, [form.id, json.loads(json.dumps(form_paper.sample(form), default=str))])
    page.reload()


@pytest.mark.parametrize("form", LIBRARY.forms, ids=lambda form: form.id)
def test_the_browser_fills_the_blank_copy_into_the_sample_copy(
    page: Page, tmp_path: Path, file_site: OpenSite, form: model.Form
) -> None:
    open_with_sample(page, tmp_path, form, file_site)
    sample = form_paper.form_blocks(form, form_paper.sample(form))

    assert document_text(download(page)) == document_text(docx.render(sample, form_paper.form_stamp(form)))
    shown = page.locator("[data-paper]").inner_text()
    page.locator("[data-paper]").evaluate(
        "(paper, html) => { paper.innerHTML = html }", html_document.render(sample, digits=form.digits)
    )
    assert shown.split() == page.locator("[data-paper]").inner_text().split()


def test_dates_and_amounts_read_the_same_in_python_and_in_the_browser(page: Page) -> None:
    page.add_script_tag(path=ROOT / "docs" / "assets" / "js" / "thai.js")
    amounts = [
        "0",
        "0.25",
        "1",
        "10",
        "11",
        "21",
        "101",
        "111.11",
        "1000001",
        "21000000",
        "310000",
        "999999999.99",
        "-5",
    ]
    days = [date(2026, 2, 25), date(2024, 2, 29), date(1999, 12, 1)]

    words = page.evaluate("all => all.map(n => [KB.thai.baht(n), KB.thai.bahtWords(n)])", [float(a) for a in amounts])
    dates = page.evaluate("all => all.map(d => KB.thai.longDate(d))", [day.isoformat() for day in days])

    assert words == [[thai.baht(amount), thai.baht_words(Decimal(amount))] for amount in amounts]
    assert dates == [thai.long_date(day) for day in days]
