"""The money of a year as postings: what the cash books and the journal put on each account, and what that comes to.

    books = Books.of_samples(library.facts)    the worked example
    books.moved("1102 เงินฝากธนาคาร", *books.year)    (Decimal("500250"), Decimal("157000"))

`macros.xlsx_books` writes the same as formulas; it carries these figures as their results.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from macros import model

#: Rows of each sheet to type in, and the lines that one row posts.
CAPACITY = {"cash_receipts": 200, "cash_payments": 300, "journal_entries": 60}
LINES = {"cash_receipts": 2, "cash_payments": 4, "journal_entries": 2}
CASH, BANK, HELD, OTHER_INCOME = "1101", "1102", "2101", "4109"
ZERO = Decimal(0)
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Posting:
    """One line of a ledger; `account` is the label of the chart."""

    day: date | None
    ref: str
    item: str
    account: str
    debit: Decimal | None = None
    credit: Decimal | None = None


@dataclass(frozen=True)
class Books:
    """A year's books. `rows` are those of the facts of account books, by fact."""

    chart: Mapping[str, str]
    channels: Mapping[str, str]
    rows: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    words: Mapping[str, object] = field(default_factory=dict)
    year: tuple[date, date] | None = None
    members: Sequence[str] = ()

    @classmethod
    def blank(cls, facts: Sequence[model.Fact]) -> Books:
        """Books without entries, with the chart of accounts that the facts name."""
        named = {fact.id: fact for fact in facts}
        labels = {c.id: {o.id: o.label for o in c.options} for c in named["cash_receipts"].columns}
        chart = {o.id: o.label for o in named["opening_balances"].columns[0].options}
        return cls(chart, labels["channel"])

    @classmethod
    def of_samples(cls, facts: Sequence[model.Fact]) -> Books:
        """The worked example that the facts carry: the first quarter of a fiscal year."""
        samples: dict[str, Any] = {fact.id: fact.sample for fact in facts}
        first = date(int(samples["fiscal_year"]) - 543 - 1, 10, 1)
        names = ("opening_balances", *CAPACITY, "budget_lines")
        return cls(
            cls.blank(facts).chart,
            cls.blank(facts).channels,
            {name: samples[name] for name in names},
            {name: samples[name] for name in ("centre_name", "host", "fiscal_year", "total_budget")},
            (first, date(first.year, 12, 31)),
            tuple(member["name"] for member in samples["members"]),
        )

    def of(self, fact: str) -> Sequence[Row]:
        """The rows of a fact."""
        return self.rows.get(fact, ())

    # --- Postings ----------------------------------------------------------------------------------------------------

    def postings(self) -> list[Posting]:
        """Every line, in the order in which the sheet of postings has them."""
        return [line for fact in CAPACITY for row in self.of(fact) for line in self.lines(fact, row)]

    def lines(self, fact: str, row: Row) -> Iterator[Posting]:
        """The lines of one row; those without an amount have no account."""
        day, item, amount = _day(row), str(row["item"]), money(row, "amount")
        match fact:
            case "cash_receipts":
                place = self.chart[CASH if row["channel"] == "cash" else BANK]
                yield Posting(day, row["receipt"], item, place, debit=amount)
                yield Posting(day, row["receipt"], item, self.chart[row["account"]], credit=amount)
            case "cash_payments":
                tax, fine = money(row, "tax"), money(row, "fine")
                yield Posting(day, row["voucher"], item, self.chart[row["account"]], debit=amount)
                yield Posting(day, row["voucher"], item, self.chart[BANK], credit=paid(row))
                for part, account in ((tax, HELD), (fine, OTHER_INCOME)):
                    yield Posting(day, row["voucher"], item, self.chart[account] if part else "", credit=part or None)
            case _:
                ref = str(row.get("ref", ""))
                yield Posting(day, ref, item, self.chart.get(row.get("debit_account", ""), ""), debit=amount)
                yield Posting(day, ref, item, self.chart.get(row.get("credit_account", ""), ""), credit=amount)

    # --- What it comes to --------------------------------------------------------------------------------------------

    def opening(self, account: str) -> tuple[Decimal, Decimal]:
        """Debit and credit brought forward of an account."""
        rows = [row for row in self.of("opening_balances") if self.chart[row["account"]] == account]
        return sum((money(r, "debit") for r in rows), ZERO), sum((money(r, "credit") for r in rows), ZERO)

    def moved(self, account: str, first: date | None = None, last: date | None = None) -> tuple[Decimal, Decimal]:
        """Debit and credit of an account from `first` to `last`."""
        lines = [
            line
            for line in self.postings()
            if line.account == account
            and line.day
            and (not first or line.day >= first)
            and (not last or line.day <= last)
        ]
        return sum((x.debit or ZERO for x in lines), ZERO), sum((x.credit or ZERO for x in lines), ZERO)

    def balance(self, account: str) -> Decimal:
        """What an account comes to at the end of the period, debit positive."""
        debit, credit = (a + b for a, b in zip(self.opening(account), self.moved(account, *self.period), strict=True))
        return debit - credit

    @property
    def period(self) -> tuple[date | None, date | None]:
        """First and last day, None where the books are blank."""
        return self.year or (None, None)

    def budget(self, code: str, column: str) -> Decimal | None:
        """What was estimated or approved, moved or committed for an account."""
        if code == "4101" and column == "approved" and "total_budget" in self.words:
            return Decimal(str(self.words["total_budget"]))
        found = [row[column] for row in self.of("budget_lines") if row["account"] == code and column in row]
        return Decimal(str(found[0])) if found else None

    def is_outstanding(self, payment: Row) -> bool:
        """Is a payment of the example a cheque that the payee has not cashed? The last one is."""
        rows = self.of("cash_payments")
        return bool(rows) and payment is rows[-1]

    def given(self, member: str) -> Decimal:
        """Contributions received from a member."""
        return sum(
            (money(r, "amount") for r in self.of("cash_receipts") if r["from"] == member and r["account"] == "4101"),
            ZERO,
        )

    def part_of(self, n: int, total: Decimal) -> Decimal | None:
        """The part of member `n`, from 0, of a total by what was received of it; all parts come to the total."""
        given = [self.given(name) for name in self.members]
        if n >= len(given) or not sum(given):
            return None
        edges = [
            (sum(given[:end], ZERO) / sum(given) * total).quantize(Decimal("0.01"), ROUND_HALF_UP) for end in (n, n + 1)
        ]
        return edges[1] - edges[0]


def money(row: Row, name: str) -> Decimal:
    """An amount of a row, zero if there is none."""
    return Decimal(str(row.get(name) or 0))


def paid(row: Row) -> Decimal:
    """What leaves the bank for a payment: tax and fine are held back."""
    return money(row, "amount") - money(row, "tax") - money(row, "fine")


def _day(row: Row) -> date | None:
    return date.fromisoformat(str(row["date"])) if row.get("date") else None
