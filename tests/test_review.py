"""What must be looked at again is said in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from macros import model, review

REGULATION = model.Regulation(
    "law", "กฎหมาย", "กฎหมาย", "พ.ร.บ.", 2560, "รัฐสภา", "in-force", "high", "เกี่ยว", ("authority",), "ตัวบท"
)
LATE = replace(REGULATION, id="late", review_by=date(2026, 11, 1))
SOON = replace(REGULATION, id="soon", review_by=date(2027, 1, 31))
FAR = replace(REGULATION, id="far", review_by=date(2027, 5, 31))


def test_overdue_comes_first_then_what_is_due_within_three_months() -> None:
    assert review.report((FAR, SOON, LATE, REGULATION), date(2026, 11, 22)).splitlines() == [
        "เลยกำหนดทบทวน 1 รายการ",
        "  1 พฤศจิกายน 2569  late  กฎหมาย",
        "ต้องทบทวนภายใน 90 วัน 1 รายการ",
        "  31 มกราคม 2570  soon  กฎหมาย",
    ]


def test_the_day_itself_counts() -> None:
    assert review.due((LATE,), date(2026, 11, 1)) == [LATE]
    assert review.due((LATE,), date(2026, 10, 31)) == []
