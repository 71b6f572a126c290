"""Thai digits, Buddhist-era dates, baht in words.

>>> thai_digits("ข้อ 21")
'ข้อ ๒๑'
>>> long_date(date(2026, 2, 25))
'25 กุมภาพันธ์ 2569'
>>> baht_words(Decimal("310000"))
'สามแสนหนึ่งหมื่นบาทถ้วน'
"""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
SHORT_MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
BUDDHIST_ERA = 543

_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
#: Addresses keep their digits: a Thai numeral in a link or mailbox leads nowhere.
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")
_NUMERALS = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")


def thai_digits(text: str) -> str:
    """Arabic digits as Thai ones, except inside web and mail addresses."""
    out, start = [], 0
    for address in _ADDRESS.finditer(text):
        out += [text[start : address.start()].translate(_TO_THAI), address.group()]
        start = address.end()
    return "".join([*out, text[start:].translate(_TO_THAI)])


def arabic_digits(text: str) -> str:
    """Thai digits as Arabic ones."""
    return text.translate(_TO_ARABIC)


def long_date(day: date) -> str:
    """Date as official papers write it, year พ.ศ., Arabic digits."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year + BUDDHIST_ERA}"


def short_date(day: date) -> str:
    """Date for tables and screens: `25 ก.พ. 2569`."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year + BUDDHIST_ERA}"


def baht(amount: Decimal | int | float | str) -> str:
    """Amount with thousands separators and two decimals, half satang up."""
    return f"{_satang(amount):,.2f}"


def baht_words(amount: Decimal | int | float | str) -> str:
    """Amount in words, as cheques and agreements carry beside the figure."""
    value = _satang(amount)
    sign = "ลบ" if value < 0 else ""
    whole, satang = divmod(int(abs(value) * 100), 100)
    if not whole and not satang:
        return "ศูนย์บาทถ้วน"
    words = f"{_words(whole)}บาท" if whole else ""
    return sign + words + (f"{_words(satang)}สตางค์" if satang else "ถ้วน")


def _satang(amount: Decimal | int | float | str) -> Decimal:
    return Decimal(str(amount)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _words(number: int) -> str:
    """A positive whole number in words; ล้าน repeats for every six digits."""
    if number >= 1_000_000:
        millions, rest = divmod(number, 1_000_000)
        return f"{_words(millions)}ล้าน" + (_below_million(rest, after_millions=True) if rest else "")
    return _below_million(number)


def _below_million(number: int, *, after_millions: bool = False) -> str:
    words, text = "", str(number)
    for position, digit in enumerate(text):
        place = len(text) - position - 1
        if digit == "0":
            continue
        if place == 1 and digit in "12":
            words += "" if digit == "1" else "ยี่"
        elif place == 0 and digit == "1" and (len(text) > 1 or after_millions):
            words += "เอ็ด"
            continue
        else:
            words += _NUMERALS[int(digit)]
        words += _PLACES[place]
    return words
