"""The worked example of the account books comes out to the satang in every form that reckons with it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from macros import compute, model
from macros.compute_check import rules
from macros.form_paper import sample

TODAY = date(2026, 11, 22)


def filled(library: model.Library, no: str, **changed: object) -> tuple[dict[str, Any], list[str]]:
    """The values of a form's sample with changes, and the fields whose checks do not hold."""
    form = next(form for form in library.forms if form.no == no)
    values = {**sample(form), **changed}
    work = compute.Work(form.fields, values, compute.formulas(form.fields), TODAY)
    wrong = [
        rule.field
        for rule in rules(form)
        for n in (range(len(work.rows[rule.table])) if rule.table else [None])
        if work.value(rule.test, None if n is None else (rule.table or "", n)) is False
    ]
    return compute.complete(form.fields, values, TODAY), wrong


@pytest.mark.parametrize(
    ("ledger", "debit", "credit", "left"),
    [("1102", 500_250, 157_000, 343_250), ("5103", 114_500, 0, 114_500), ("4101", 0, 500_000, -500_000)],
)
def test_ledger(library: model.Library, ledger: str, debit: int, credit: int, left: int) -> None:
    done, wrong = filled(library, "F25", ledger=ledger)
    assert [done["debit_total"], done["credit_total"]] == [debit, credit]
    assert done["closing_debit"] - done["closing_credit"] == left
    assert wrong == []


def test_ledger_of_a_later_period_brings_the_earlier_one_forward(library: model.Library) -> None:
    done, _ = filled(library, "F25", from_date="2026-12-01")
    assert [done["opening"], done["closing_debit"]] == [349_500, 343_250]
    assert done["cash_payments"][-1]["balance"] == 343_000


def test_trial_balance(library: model.Library) -> None:
    done, wrong = filled(library, "F27")
    assert [done["d_total"], done["c_total"], done["difference"]] == [500_250, 500_250, 0]
    assert [done[key] for key in ("d1102", "d5102", "d5103", "c4101", "c4103")] == [
        343_250,
        42_500,
        114_500,
        500_000,
        250,
    ]
    assert wrong == []


def test_an_unbalanced_trial_balance_says_so(library: model.Library) -> None:
    done, wrong = filled(library, "F27", opening_balances=[{"account": "1102", "debit": 1000}])
    assert done["difference"] == 1000
    assert done["verdict"].startswith("ไม่ลงตัว")
    assert wrong == ["to_date", "opening_balances"]


def test_tax_and_fine_held_back_keep_the_balance(library: model.Library) -> None:
    payment = {"date": "2026-12-08", "voucher": "1", "account": "5102", "amount": 10_700, "tax": 100, "fine": 50}
    done, wrong = filled(library, "F27", cash_payments=[payment])
    assert [done[key] for key in ("c1102_moved", "c2101", "c4109", "d5102")] == [10_550, 100, 50, 10_700]
    assert done["difference"] == 0
    assert wrong == []


def test_report(library: model.Library) -> None:
    done, wrong = filled(library, "F28")
    keys = ("period_opening", "period_received", "period_paid", "period_closing", "year_closing")
    assert [done[key] for key in keys] == [0, 500_250, 157_000, 343_250, 343_250]
    assert done["spent_rate"] == Decimal("15.7")
    assert [row["left"] for row in done["members"]] == [Decimal("154462.5"), Decimal("106407.5"), 82_380]
    assert wrong == []


def test_reconciliation(library: model.Library) -> None:
    done, wrong = filled(library, "F29")
    assert [done[key] for key in ("bank_adjusted", "book_balance", "difference")] == [343_250, 343_250, 0]
    assert wrong == []
    done, wrong = filled(library, "F29", bank_balance=349_700)
    assert done["difference"] == -50
    assert wrong == ["bank_balance"]


def test_owners_of_shared_equipment_hold_all_of_it(library: model.Library) -> None:
    done, wrong = filled(library, "F29B")
    assert [row["share_total"] for row in done["assets"]] == [100, 100]
    assert wrong == []
    owners = [{"asset": "001-69-0001", "owner": "เทศบาลตำบลแสงทอง", "percent": 99}]
    assert "assets.share_total" in filled(library, "F29B", owners=owners)[1]
