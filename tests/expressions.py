"""One table of expressions and what they come to, for the three that work them out: Python, the browser, a spreadsheet.

Each line: type of the result, expression, its value with `FULL` answers, its value with `SPARSE` ones (None: no value).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from macros import document, model

F = model.Field
KINDS = (model.Option("tax", "ภาษี"), model.Option("fee", "ค่าธรรมเนียม"))
TYPED = (
    F("a", "ก", "number"),
    F("b", "ข", "number"),
    F("money", "เงิน", "baht"),
    F("percent", "ร้อยละ", "percent"),
    F("name", "ชื่อ", "text"),
    F("begin", "เริ่ม", "date"),
    F("end", "สิ้นสุด", "date"),
    F("kind", "ชนิด", "choice", options=KINDS),
    F("agreed", "ตกลง", "yes"),
)
FULL: dict[str, Any] = {
    "a": 7,
    "b": 2,
    "money": 1000.1,
    "percent": 12.5,
    "name": "อบต.ทุ่งฟ้าใส",
    "begin": "2026-02-25",
    "end": "2026-03-01",
    "kind": "fee",
    "agreed": True,
    "rows": [
        {"code": "1101", "amount": 0.1, "on": "2026-01-05", "sort": "tax", "weight": 1, "done": True},
        {"code": "1102", "amount": 0.2, "on": "2026-01-09", "sort": "fee", "weight": 1},
        {"code": "1101", "amount": 100, "sort": "tax", "weight": 1, "done": True},
        {"code": "1103", "sort": "fee", "weight": 4},
    ],
    "books": [{"code": "1101"}, {"code": "1102"}, {"code": "9999"}],
}
SPARSE: dict[str, Any] = {"b": 0, "money": 10, "rows": [{"code": "1101", "weight": 3}], "books": [{"opening": 5}]}

#: Computed fields of the form.
CASES: tuple[tuple[model.FieldType, str, Any, Any], ...] = (
    ("number", "a + b * 3", 13, None),
    ("number", "(a + b) * 3", 27, None),
    ("number", "-a - -b", -5, None),
    ("number", "a / b", 3.5, None),
    ("number", "money / b", 500.05, None),
    ("number", "1 / 3 * 3", 1, 1),
    ("number", "1 / 3", 0.3333, 0.3333),
    ("baht", "money * percent / 100", 125.01, None),
    ("baht", "2 / 3 * 1", 0.67, 0.67),
    ("baht", "0.005 * 1", 0.01, 0.01),
    ("baht", "0 - 0.005", -0.01, -0.01),
    ("number", "round(a / 3, 2)", 2.33, None),
    ("number", "round(2.5, 0) + round(0 - 2.5, 0) * 10", -27, -27),
    ("number", "min(a, b, 5)", 2, None),
    ("number", "max(a, b)", 7, None),
    ("number", "default(a, 9) + default(b, 9)", 9, 9),
    ("number", "if(a > b, 1, 2)", 1, None),
    ("number", "if(b > 1, a, b)", 7, 0),
    ("number", "if(empty(a), 1, 2)", 2, 1),
    ("text", 'if(kind = "fee", "ค่า", "ภาษี")', "ค่า", None),
    ("text", 'if(kind != "fee", "x", "y")', "y", None),
    ("text", "label(kind)", "ค่าธรรมเนียม", None),
    ("text", 'if(agreed, "ตกลง", "ไม่ตกลง")', "ตกลง", "ไม่ตกลง"),
    ("text", 'if(not agreed or a = 7, "ก", "")', "ก", "ก"),
    ("text", 'if(agreed and a = 8, "ก", "ข")', "ข", "ข"),
    ("text", 'if(name = "อบต.ทุ่งฟ้าใส", "ใช่", "ไม่")', "ใช่", None),
    ("text", 'if(contains(name, "ทุ่ง"), "มี", "ไม่มี")', "มี", None),
    ("text", 'if(contains(rows.code, "1102"), "มี", "ไม่มี")', "มี", "ไม่มี"),
    ("text", 'default(name, "ไม่ระบุ")', "อบต.ทุ่งฟ้าใส", "ไม่ระบุ"),
    ("number", "days(begin, end)", 4, None),
    ("text", 'if(begin < end, "ก่อน", "หลัง")', "ก่อน", None),
    ("date", "max(rows.on)", date(2026, 1, 9), None),
    ("date", "min(rows.on)", date(2026, 1, 5), None),
    ("date", "default(end, begin)", date(2026, 3, 1), None),
    ("baht", "sum(rows.amount)", 100.3, None),
    ("baht", 'sum(rows.amount where code = "1101")', 100.1, None),
    ("baht", 'sum(rows.amount where code = "8888")', 0, None),
    ("baht", 'sum(rows.amount where sort = "tax" and on >= begin)', 0, None),
    ("baht", 'sum(rows.amount where sort = "fee" or not empty(on))', 0.3, None),
    ("baht", "sum(rows.amount where done)", 100.1, None),
    ("baht", "sum(rows.amount where amount > 0.1)", 100.2, None),
    ("baht", "sum(rows.amount where 0.1 < amount)", 100.2, None),
    ("baht", 'sum(rows.amount where code != "1101")', 0.2, None),
    ("baht", "sum(rows.amount where code = name)", 0, None),
    ("baht", 'sum(rows.amount where contains(code, "02"))', 0.2, None),
    ("number", "count(rows)", 4, 1),
    ("number", "count(rows where empty(amount))", 1, 1),
    ("number", "count(rows where not done)", 2, 1),
    ("number", "count(rows where amount < 1)", 2, 0),
    ("number", "max(rows.weight) - min(rows.weight)", 3, 0),
    ("number", "a / (b - 2)", None, None),
    ("text", 'if(sum(rows.amount) = 100.3, "เท่า", "ต่าง")', "เท่า", None),
)

#: Computed columns of the table `rows` (with FULL and SPARSE), named k0, k1 …; they may use each other.
COLUMNS: tuple[tuple[model.FieldType, str, list[Any], list[Any]], ...] = (
    ("baht", "amount * weight", [0.1, 0.2, 100, None], [None]),
    ("baht", "prev(k1, money) + default(amount, 0)", [1000.2, 1000.4, 1100.4, 1100.4], [10]),
    ("number", "row()", [1, 2, 3, 4], [1]),
    ("baht", "share(weight, money, 2)", [142.87, 142.87, 142.87, 571.49], [10]),
    ("number", "share(k2, 100, 0)", [10, 20, 30, 40], [100]),
    ("number", "count(rows where code = this.code)", [2, 1, 2, 1], [1]),
    ("text", 'if(done, "แล้ว", "ยัง")', ["แล้ว", "ยัง", "แล้ว", "ยัง"], ["ยัง"]),
    ("number", "prev(amount, 0)", [0, 0.1, 0.2, 100], [0]),
    ("text", 'if(sort = "tax", label(sort), "")', ["ภาษี", None, "ภาษี", None], [None]),
)
#: Computed columns of the second table, over the rows of the first.
BOOKS: tuple[tuple[model.FieldType, str, list[Any], list[Any]], ...] = (
    ("baht", "default(opening, 0) + default(sum(rows.amount where code = this.code), 0)", [100.1, 0.2, 0], [5]),
    ("number", "count(rows where code = this.code)", [2, 1, 0], [None]),
)


def _computed(cases: tuple[tuple[model.FieldType, str, Any, Any], ...], stem: str) -> tuple[F, ...]:
    return tuple(F(f"{stem}{n}", f"{stem}{n}", type, compute=text) for n, (type, text, _, _) in enumerate(cases))


ROWS = F(
    "rows",
    "แถว",
    "table",
    columns=(
        F("code", "รหัส", "text"),
        F("amount", "เงิน", "baht"),
        F("on", "วันที่", "date"),
        F("sort", "ชนิด", "choice", options=KINDS),
        F("weight", "น้ำหนัก", "number"),
        F("done", "เสร็จ", "yes"),
        *_computed(COLUMNS, "k"),
    ),
)
SECOND = F(
    "books", "บัญชี", "table", columns=(F("code", "รหัส", "text"), F("opening", "ยกมา", "baht"), *_computed(BOOKS, "q"))
)
RESULTS = _computed(CASES, "c")


def _table(field: F) -> document.Table:
    shown = (document.Column("ที่", "{n}"),)
    ticks = tuple(document.Column(c.label, tick=f"{c.id}=yes") for c in field.columns if c.type == "yes")
    cells = tuple(document.Column(c.label, f"{{{c.id}}}") for c in field.columns if c.type != "yes")
    return document.Table(shown + cells + ticks, field.id)


FORM = model.Form(
    id="f98-expressions",
    title="สูตร",
    short="สูตร",
    kind="ทะเบียน",
    stage="centre",
    paper="ledger",
    summary="ทดสอบสูตร",
    version="2569.1",
    updated=date(2026, 11, 21),
    minutes=5,
    basis="ข้อเสนอของผู้จัดทำ",
    spreadsheet=True,
    landscape=True,
    groups=(model.Group("all", "ทั้งหมด", (*TYPED, ROWS, SECOND, *RESULTS)),),
    checks=(
        model.Check("count(rows where code = this.code) = 1", "รหัส {code} ซ้ำ", "rows.code"),
        model.Check("sum(rows.amount) = 100.3", "ยอดรวมไม่เท่า", "c0"),
        model.Check("a > b", "ก {a} ไม่มากกว่า ข {b}"),
        model.Check("begin > end", "เริ่ม {begin} จ่าย {money}", "begin"),
    ),
    document=(
        *(document.Flat(f"{field.label} {{{field.id}}}") for field in TYPED if field.type != "yes"),
        document.Table((document.Column("ตกลง"),), rows=(("{agreed}",),)),
        _table(ROWS),
        _table(SECOND),
        *(document.Flat(f"{field.label} {{{field.id}}}") for field in RESULTS),
    ),
)


def expected(full: bool) -> dict[str, Any]:
    """Every result by slot key, columns as lists."""
    at = 2 if full else 3
    fields = {f"c{n}": case[at] for n, case in enumerate(CASES)}
    columns = {f"rows.k{n}": case[at] for n, case in enumerate(COLUMNS)}
    return fields | columns | {f"books.q{n}": case[at] for n, case in enumerate(BOOKS)}
