"""The sixteen practices by value: anchors, filters, the table beside them, the chart that counts them, form F52."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from macros import compute, html_practices, model
from macros.compute_check import rules
from macros.html import Href
from macros.lookup import Lookup

SLIDES = model.Source("seed-004", "สไลด์ <โครงการ>", "ทั้งฉบับ", "high", "เอกสารต้นทาง 004")
NEWS = model.Source("news", "ข่าว", "บางส่วน", "medium", "เว็บ")
ENTRY = model.Entry("m-1-2", "ข้อดี", "5", "1.2", "ข้อดี", "manual/1-2.md")
FIRST = model.Practice(
    "dg-p01", "สภาเมือง", "ไทย", "ขอนแก่น", "มีส่วนร่วม", "ตั้ง <b>สภา</b>", ("seed-004",), "แบ่งสองชั้น",
    unknown=("เงินที่ใช้",), entries=("m-1-2",),
)  # fmt: skip
SECOND = model.Practice(
    "dg-p14", "ย้ายผู้ค้า", "อินโดนีเซีย", "โซโล", "การเงิน", "ย้ายผู้ค้า", ("seed-004", "news"), pilot="ปากเกร็ด"
)


def at_root(target: str) -> str:
    return target


HREF: Href = at_root


@pytest.fixture(scope="module")
def small(library: model.Library) -> Lookup:
    return Lookup(replace(library, practices=(FIRST, SECOND), sources=(SLIDES, NEWS), entries=(ENTRY,)))


def test_a_practice_says_all_that_its_record_says(small):
    said = html_practices.practices(small, HREF)
    first, second = re.findall(r"<li class=\"kb-card\".*?(?=<li class=\"kb-card\"|</ul><p data-none)", said)
    assert first.startswith(
        '<li class="kb-card" data-entry data-theme="1" data-country="ไทย"><h3 id="dg-p01">1. สภาเมือง</h3>'
    )
    assert "<div><dt>เมือง</dt><dd>ขอนแก่น ประเทศไทย</dd></div>" in first
    assert "<p>ตั้ง &lt;b&gt;สภา&lt;/b&gt;</p><h4>ใช้ต่ออย่างไร</h4><p>แบ่งสองชั้น " in first
    assert "ข้อเสนอของผู้จัดทำ" in first
    assert "<h4>ไม่พบในแหล่ง</h4><ul><li>เงินที่ใช้</li></ul>" in first
    assert '<a href="manual/1-2.html#m-1-2">1.2 ข้อดี</a>' in first
    assert "สไลด์ &lt;โครงการ&gt;" in first
    assert "อ่านจากต้นเอกสาร" in first
    assert "เมืองไทยที่ถอดแบบ" not in first
    assert '<h3 id="dg-p14">14. ย้ายผู้ค้า</h3>' in second
    assert "<div><dt>เมืองไทยที่ถอดแบบ</dt><dd>ปากเกร็ด</dd></div>" in second
    assert "ใช้ต่ออย่างไร" not in second
    assert "ไม่พบในแหล่ง" not in second
    assert "ตามที่เผยแพร่" in second


def test_filters_offer_each_issue_with_its_number_and_each_country_once(small):
    said = html_practices.practices(small, HREF)
    assert re.findall(r'<option value="([^"]*)">([^<]*)</option>', said) == [
        ("", "ทุกประเด็น"), ("1", "1. มีส่วนร่วม"), ("2", "2. การเงิน"),
        ("", "ทุกประเทศ"), ("ไทย", "ไทย"), ("อินโดนีเซีย", "อินโดนีเซีย"),
    ]  # fmt: skip
    assert 'data-count data-unit="ตัวอย่าง">2 ตัวอย่าง' in said


def test_the_table_has_a_box_a_row_and_no_id_of_the_list(small):
    said = html_practices.practice_table(small, HREF)
    assert said.count("data-pick") == 2
    assert 'aria-label="เลือก สภาเมือง"' in said
    assert '<a href="companions/delgosea.html#dg-p14">14. ย้ายผู้ค้า</a>' in said
    assert '<td role="cell" data-label="เมืองไทยที่ถอดแบบ">ไม่มี</td>' in said
    assert '<span class="kb-meta">โซโล ประเทศอินโดนีเซีย</span></th>' in said
    assert '<td role="cell" data-label="ประเด็น">ประเด็นที่ 2</td>' in said
    ids = re.findall(r' id="([^"]+)"', said + html_practices.practices(small, HREF))
    assert len(ids) == len(set(ids))


def test_sixteen_practices_in_the_order_of_the_slides(library):
    records = library.practices
    assert [record.id for record in records] == [f"dg-p{n:02}" for n in range(1, 17)]
    assert [count for _, count in Counter(record.theme for record in records).items()] == [3, 6, 4, 3]
    pilots = {record.pilot: record.id for record in records if record.pilot}
    assert pilots == {
        "เทศบาลนครปากเกร็ด": "dg-p14",
        "เทศบาลนครสงขลา": "dg-p04",
        "เทศบาลนครยะลา": "dg-p08",
        "เทศบาลนครเชียงราย": "dg-p05",
    }
    assert all(record.use and record.unknown and record.entries for record in records)


def test_the_chart_counts_what_the_list_holds(library):
    chart = next(chart for chart in library.charts if chart.id == "delgosea-practices")
    themes = list(dict.fromkeys(record.theme for record in library.practices))
    held = Counter((record.country, themes.index(record.theme)) for record in library.practices)
    for row in chart.rows:
        counts = [held[row.label, n] for n in range(4)]
        assert list(row.values) == [*counts, sum(counts)]
    countries = Counter(record.country for record in library.practices)
    assert [row.label for row in chart.rows] == [country for country, _ in countries.most_common()]


# --- F52 -------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def scores(library: model.Library) -> model.Form:
    return next(form for form in library.forms if form.id == "f52-pilot-scores")


def worked_out(form: model.Form, **changes: object) -> dict[str, object]:
    values = {field.id: field.sample for field in form.fields if field.sample is not None}
    return compute.complete(form.fields, values | changes, date(2026, 11, 22))


def candidate(name: str, years: int, people: int, *others: int) -> dict[str, object]:
    return {"name": name, "years": years, "people": people} | {f"c{n}": c for n, c in enumerate(others, start=3)}


def column(done: dict[str, object], name: str) -> list[float | None]:
    return [None if row.get(name) is None else float(row[name]) for row in done["candidates"]]  # type: ignore[attr-defined]


def test_the_sample_of_f52_comes_to_these_scores(scores):
    done = worked_out(scores)
    assert [column(done, name) for name in ("c1", "c2", "total", "percent", "rank", "zeros")] == [
        [2, 1, 0], [3, 3, 2], [22, 21, 14], [81.5, 77.8, 51.9], [1, 2, 3], [0, 0, 1],
    ]  # fmt: skip
    assert (done["applied"], done["passed"]) == (3, 2)


def test_the_least_of_the_slides_decides_the_first_two_scores(scores):
    rows = [
        candidate("ก", years, people, *[3] * 7) for years, people in ((3, 19999), (4, 20000), (6, 30000), (8, 40000))
    ]
    done = worked_out(scores, min_years=4, min_people=20000, candidates=rows)
    assert column(done, "c1") == [0, 1, 2, 3]
    assert column(done, "c2") == [0, 1, 2, 3]


def test_equal_scores_share_a_rank_and_an_unfinished_row_has_none(scores):
    same, less = candidate("ก", 8, 6000, *[2] * 7), candidate("ค", 8, 6000, *[1] * 7)
    open_row = candidate("ง", 8, 6000, 3, 3)
    done = worked_out(scores, candidates=[same, {**same, "name": "ข"}, less, open_row])
    assert column(done, "rank") == [1, 1, 3, None]
    assert column(done, "total") == [20, 20, 13, None]


def test_every_rule_of_f52_can_be_read(scores):
    assert len(rules(scores)) == len(scores.checks) == 9
