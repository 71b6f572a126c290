"""Thai digits, dates and amounts, by example."""

from __future__ import annotations

from datetime import date

import pytest

from macros import thai


def test_digits_turn_thai_except_in_addresses():
    assert (
        thai.thai_digits("ข้อ 21 ดู https://a.go.th/2569 และ x1@b.go.th 7")
        == "ข้อ ๒๑ ดู https://a.go.th/2569 และ x1@b.go.th ๗"
    )


def test_digits_turn_back():
    assert thai.arabic_digits("มาตรา ๕๗ ทวิ") == "มาตรา 57 ทวิ"


def test_dates_are_in_the_buddhist_era():
    assert thai.long_date(date(2026, 2, 25)) == "25 กุมภาพันธ์ 2569"
    assert thai.short_date(date(2026, 11, 1)) == "1 พ.ย. 2569"


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "ศูนย์บาทถ้วน"),
        (1, "หนึ่งบาทถ้วน"),
        (10, "สิบบาทถ้วน"),
        (11, "สิบเอ็ดบาทถ้วน"),
        (20, "ยี่สิบบาทถ้วน"),
        (21, "ยี่สิบเอ็ดบาทถ้วน"),
        (101, "หนึ่งร้อยเอ็ดบาทถ้วน"),
        ("0.50", "ห้าสิบสตางค์"),
        ("12.25", "สิบสองบาทยี่สิบห้าสตางค์"),
        (310_000, "สามแสนหนึ่งหมื่นบาทถ้วน"),
        (1_000_000, "หนึ่งล้านบาทถ้วน"),
        (1_000_001, "หนึ่งล้านเอ็ดบาทถ้วน"),
        (11_000_000, "สิบเอ็ดล้านบาทถ้วน"),
        (21_500_000, "ยี่สิบเอ็ดล้านห้าแสนบาทถ้วน"),
        (1_000_000_000_000, "หนึ่งล้านล้านบาทถ้วน"),
        (-5, "ลบห้าบาทถ้วน"),
    ],
)
def test_baht_in_words(amount, words):
    assert thai.baht_words(amount) == words


def test_half_a_satang_rounds_up():
    assert thai.baht("0.005") == "0.01"
    assert thai.baht(1234567.5) == "1,234,567.50"
