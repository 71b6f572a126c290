"""What may be typed into a cell, and what Excel says otherwise."""

from __future__ import annotations

from datetime import date
from typing import Any

_LIMIT = 999_999_999_999
#: By type of field, as `data_validation` of XlsxWriter takes them. A warning can be overruled, an error cannot.
CHECKS: dict[str, dict[str, Any]] = {
    "date": {
        "validate": "date",
        "criteria": "between",
        "minimum": date(2000, 1, 1),
        "maximum": date(2100, 12, 31),
        "input_title": "พิมพ์ปีเป็น ค.ศ.",
        "input_message": "เช่น 25/2/2026 แล้วช่องนี้จะแสดงเป็น พ.ศ. ให้เอง (เครื่องที่ตั้งปฏิทินไทยไว้พิมพ์ปี พ.ศ. ได้)",
        "error_title": "วันที่ไม่อยู่ในช่วง",
        "error_message": "พิมพ์วันที่เป็น ค.ศ. ระหว่าง 2000 ถึง 2100 เช่น 25/2/2026 ถ้ามีปี พ.ศ. ให้ลบด้วย 543",
    },
    "baht": {
        "validate": "decimal",
        "criteria": "between",
        "minimum": -_LIMIT,
        "maximum": _LIMIT,
        "error_title": "ไม่ใช่จำนวนเงิน",
        "error_message": "พิมพ์เฉพาะตัวเลข ไม่ต้องใส่คำว่าบาท เช่น 450000",
    },
    "number": {
        "validate": "decimal",
        "criteria": "between",
        "minimum": -_LIMIT,
        "maximum": _LIMIT,
        "error_type": "warning",
        "error_title": "ไม่ใช่ตัวเลข",
        "error_message": "ช่องนี้ใช้ตัวเลขอย่างเดียว",
    },
    "percent": {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": 100,
        "error_type": "warning",
        "error_title": "ร้อยละ",
        "error_message": "พิมพ์ตัวเลข 0 ถึง 100 ไม่ต้องใส่เครื่องหมาย %",
    },
}
