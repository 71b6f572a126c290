"""Returned surveys as offices send them: two hundred, one in ten of them wrong in a way of its own.

    write(folder, blank)    writes the files, returns what each of them holds

Used by the browser test of the merging page, and by `tests.bench` for its time.
"""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

COUNT = 200
SERVICES = ("การกำจัดขยะมูลฝอยรวม", "การช่วยเหลือกันเมื่อเกิดสาธารณภัย", "การซ่อมถนนรอยต่อ", "การเฝ้าระวังโรค", "ประปาหมู่บ้านร่วม")
COMMITTEES = {"appointed": "F", "not-appointed": "G"}
RULES = {"made": "H", "not-made": "I", "mou": "J"}
PROBLEMS = ("งบผ่านสภาไม่พร้อมกัน", "ไม่มี", "รถไม่พอช่วงเทศกาล", None)
COLUMNS = {"service": "B", "host": "C", "cosign": "D", "signed_on": "E", "objective": "K", "problem": "L"}
FIRST = 5
SIGNED = "2026-02-25"
REPORTED = datetime(2026, 6, 15)

Row = dict[str, str]
#: Level, place and part of the words of something that the page must say of a file.
Said = tuple[str, str, str]


@dataclass
class Return:
    """A file, the rows that must come out of it, and what must be said of it."""

    name: str
    rows: list[Row]
    content: bytes = b""
    said: list[Said] = field(default_factory=list)
    #: The file counts only if somebody says so: it holds what another one holds.
    twice: bool = False


def office(at: int) -> str:
    """Name of the office that sent return `at`."""
    return f"องค์การบริหารส่วนตำบลสมมุติ{at:03d}"


def rows_of(at: int) -> list[Row]:
    """The two cooperations that an office reports."""
    rows = []
    for n in range(2):
        row = {
            "service": SERVICES[(at + 2 * n) % len(SERVICES)],
            "host": office(at),
            "cosign": f"เทศบาลตำบลแสงทอง, เทศบาลตำบลทดสอบ{at % 7}",
            "signed_on": SIGNED,
            "committee": list(COMMITTEES)[(at + n) % 2],
            "rule": list(RULES)[(at + n) % 3],
            "objective": f"ลดต้นทุนของแห่งที่ {at}",
        }
        problem = PROBLEMS[(at + n) % len(PROBLEMS)]
        rows.append(row | ({"problem": problem} if problem else {}))
    return rows


def book_of(blank: bytes, rows: list[Row]) -> openpyxl.Workbook:
    """The blank copy with these rows, as somebody fills it in Excel."""
    book = openpyxl.load_workbook(io.BytesIO(blank))
    sheet = book.worksheets[0]
    sheet["E2"] = "สมมุติบุรี"
    sheet["J36"], sheet["J37"], sheet["J39"] = "(ชื่อ-สกุล)", "นักวิเคราะห์นโยบายและแผน", REPORTED
    for n, row in enumerate(rows):
        fill_row(sheet, FIRST + n, row)
    return book


def fill_row(sheet: Worksheet, at: int, row: Row) -> None:
    """One row of the table."""
    for name, column in COLUMNS.items():
        if name in row:
            sheet[f"{column}{at}"] = datetime.fromisoformat(row[name]) if name == "signed_on" else row[name]
    sheet[f"{COMMITTEES[row['committee']]}{at}"] = "✓"
    sheet[f"{RULES[row['rule']]}{at}"] = "✓"


def saved(book: openpyxl.Workbook) -> bytes:
    """The workbook as a file."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def long_book(blank: bytes, count: int) -> bytes:
    """A file of `count` rows from row 5 on, each of an office and a service of its own; nothing stands below them."""
    book = book_of(blank, [])
    sheet = book.worksheets[0]
    for cells in [str(merged) for merged in sheet.merged_cells.ranges if merged.min_row > FIRST]:
        sheet.unmerge_cells(cells)
    sheet.delete_rows(FIRST, sheet.max_row)
    for n in range(count):
        fill_row(sheet, FIRST + n, rows_of(n)[0] | {"service": f"งานที่ {n + 1}"})
    return saved(book)


# --- Other kinds of files --------------------------------------------------------------------------------------------


def csv_as_excel_saves_it(blank: bytes, rows: list[Row], encoding: str) -> bytes:
    """The sheet as CSV, title and heads included."""
    sheet = book_of(blank, rows).worksheets[0]
    lines = (",".join(_csv_cell(cell) for cell in line) for line in sheet.iter_rows(max_col=12, values_only=True))
    return "\r\n".join(lines).encode(encoding, errors="replace")


def _csv_cell(value: Any) -> str:
    if isinstance(value, datetime):
        return f"{value.day}/{value.month}/{value.year + 543}"
    return '"' + str(value).replace('"', '""') + '"' if value is not None else ""


def csv_of_labels(rows: list[Row], labels: dict[str, str], options: dict[str, str]) -> bytes:
    """A list with the names of the columns in its first line."""
    names = list(labels)
    lines = [labels.values(), *([options.get(row.get(name, ""), row.get(name, "")) for name in names] for row in rows)]
    return "\n".join(",".join(f'"{value}"' for value in line) for line in lines).encode("utf-8-sig")


def data_file(at: int, rows: list[Row]) -> bytes:
    """A workspace as this site saves it."""
    values = {"rows": rows, "reported_on": "2026-06-15"}
    day = "2026-06-15T03:00:00.000Z"
    workspace = {
        "schema": "workspace-2",
        "id": f"w{at}",
        "name": office(at),
        "created": day,
        "updated": day,
        "facts": {"province": "สมมุติบุรี"},
        "conditions": {},
        "runs": {},
        "forms": {"f01-cooperation-survey": {"values": values}},
        "edits": {},
        "copies": {},
        "replaced": [],
    }
    return json.dumps(workspace, ensure_ascii=False).encode()


# --- Faults ----------------------------------------------------------------------------------------------------------

Fault = Callable[[int, bytes], Return]


def _edited(
    at: int, blank: bytes, edit: Callable[[Worksheet], None], *said: Said, rows: list[Row] | None = None
) -> Return:
    kept = rows if rows is not None else rows_of(at)
    book = book_of(blank, rows_of(at))
    edit(book.worksheets[0])
    return Return(f"return-{at:03d}.xlsx", kept, saved(book), list(said))


def _with(at: int, n: int, **values: str | None) -> list[Row]:
    rows = rows_of(at)
    rows[n] = {name: value for name, value in (rows[n] | values).items() if value is not None}
    return rows


def columns_moved(at: int, blank: bytes) -> Return:
    def edit(sheet: Worksheet) -> None:
        for row in range(4, 7):
            sheet[f"C{row}"].value, sheet[f"D{row}"].value = sheet[f"D{row}"].value, sheet[f"C{row}"].value

    return _edited(at, blank, edit, ("read", "แถว 4 คอลัมน์ D", "อยู่ที่ D แทน C"), ("read", "แถว 4 คอลัมน์ C", "อยู่ที่ C แทน D"))


def column_added(at: int, blank: bytes) -> Return:
    def edit(sheet: Worksheet) -> None:
        for range_ in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(range_))
        sheet.insert_cols(2)
        sheet["B4"], sheet["B5"] = "อำเภอ", "เมืองสมมุติ"

    moved = ("read", "แถว 4 คอลัมน์ C", "อยู่ที่ C แทน B")
    return _edited(at, blank, edit, moved, ("check", "แถว 4 คอลัมน์ B", "“อำเภอ” ไม่มีในแบบ ไม่ได้นำมารวม มีข้อมูล 1 ช่อง"))


def head_edited(at: int, blank: bytes) -> Return:
    def edit(sheet: Worksheet) -> None:
        sheet["B3"] = "งานที่ทำร่วมกัน"

    return _edited(at, blank, edit, ("check", "แถว 4 คอลัมน์ B", "ถูกแก้เป็น “งานที่ทำร่วมกัน”"))


def heads_shifted(at: int, blank: bytes) -> Return:
    def edit(sheet: Worksheet) -> None:
        for range_ in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(range_))
        sheet.insert_rows(1, 3)
        sheet["B8"] = None  # the service of the first row

    rows = _with(at, 0, service=None)
    return _edited(at, blank, edit, ("fault", "แถว 8 คอลัมน์ B", "ยังไม่ได้กรอกชื่อบริการ"), rows=rows)


def _date(at: int, blank: bytes, typed: object, level: str, words: str, read: str = SIGNED) -> Return:
    def edit(sheet: Worksheet) -> None:
        sheet["E6"] = typed

    return _edited(at, blank, edit, (level, "แถว 6 คอลัมน์ E", words), rows=_with(at, 1, signed_on=read))


def thai_digits(at: int, blank: bytes) -> Return:
    return _date(at, blank, "๒๕/๒/๒๕๖๙", "read", "เลขไทย “๒๕/๒/๒๕๖๙” อ่านเป็น 25 กุมภาพันธ์ 2569")


def era_in_a_date_cell(at: int, blank: bytes) -> Return:
    return _date(at, blank, datetime(2569, 2, 25), "read", "ปี 2569 ในช่องวันที่ของ Excel เป็น พ.ศ.")


def our_era_as_text(at: int, blank: bytes) -> Return:
    return _date(at, blank, "25/2/2026", "read", "ปีเป็น ค.ศ. “25/2/2026” อ่านเป็น 25 กุมภาพันธ์ 2569")


def no_such_day(at: int, blank: bytes) -> Return:
    return _date(at, blank, "31/2/2569", "fault", "ไม่มีวันที่ 31 กุมภาพันธ์ 2569", read="31/2/2569")


def numbers_as_text(at: int, blank: bytes) -> Return:
    made = _date(at, blank, "46078", "read", "เลขวันที่ของ Excel เป็นข้อความ อ่านเป็น 25 กุมภาพันธ์ 2569")
    book = openpyxl.load_workbook(io.BytesIO(made.content))
    book.worksheets[0]["A5"] = "๑"
    said = [*made.said, ("read", "แถว 5 คอลัมน์ A", "ลำดับที่เป็นข้อความ 1 แถว")]
    return Return(made.name, made.rows, saved(book), said)


def cells_merged(at: int, blank: bytes) -> Return:
    def edit(sheet: Worksheet) -> None:
        sheet.merge_cells("C5:C6")

    return _edited(at, blank, edit, ("read", "แถว 5 คอลัมน์ C", "C5:C6 ผสานกัน"))


def row_without_service(at: int, blank: bytes) -> Return:
    def edit(sheet: Worksheet) -> None:
        sheet["B6"] = None

    said = ("fault", "แถว 6 คอลัมน์ B", "ยังไม่ได้กรอกชื่อบริการ")
    return _edited(at, blank, edit, said, rows=_with(at, 1, service=None))


def ticked_twice(at: int, blank: bytes) -> Return:
    def edit(sheet: Worksheet) -> None:
        sheet["F5"] = sheet["G5"] = "✓"

    said = ("fault", "แถว 5 คอลัมน์ F", "ทำเครื่องหมายไว้ 2 ช่อง")
    return _edited(at, blank, edit, said, rows=_with(at, 0, committee=None))


def two_sheets(at: int, blank: bytes) -> Return:
    book = book_of(blank, rows_of(at))
    book.create_sheet("บันทึก")["A1"] = "ส่งแล้ว"
    return Return(f"return-{at:03d}.xlsx", rows_of(at), saved(book), [("check", "ทั้งไฟล์", "แผ่นงาน “บันทึก” ไม่ใช่แบบสำรวจ")])


def rows_below_the_table(at: int, blank: bytes) -> Return:
    more = [rows_of(at)[0] | {"service": f"งานที่ {n}"} for n in range(32)]
    book = book_of(blank, more[:30])
    for n, row in enumerate(more[30:]):
        fill_row(book.worksheets[0], 41 + n, row)
    return Return(
        f"return-{at:03d}.xlsx", more, saved(book), [("read", f"แถว {41 + n}", "อยู่ใต้ส่วนท้ายของแบบ") for n in range(2)]
    )


def five_megabytes(at: int, blank: bytes) -> Return:
    content = io.BytesIO(saved(book_of(blank, rows_of(at))))
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("xl/media/photo.jpg", random.Random(at).randbytes(5_000_000))
    return Return(f"return-{at:03d}.xlsx", rows_of(at), content.getvalue(), [("read", "ทั้งไฟล์", "ไฟล์ใหญ่ 5.0 MB")])


def blank_copy(at: int, blank: bytes) -> Return:
    return Return(f"return-{at:03d}.xlsx", [], blank, [("check", "ทั้งไฟล์", "ไม่มีแถวที่กรอกข้อมูล")])


def _refused(at: int, suffix: str, content: bytes, words: str) -> Return:
    return Return(f"return-{at:03d}.{suffix}", [], content, [("fault", "ทั้งไฟล์", f"อ่านไม่ได้: {words}")])


def empty(at: int, _: bytes) -> Return:
    return _refused(at, "xlsx", b"", "ไฟล์ว่าง")


def picture(at: int, _: bytes) -> Return:
    return _refused(at, "pdf", b"%PDF-1.7 " + b"x" * 5_000_000, "เป็นรูปหรือ PDF")


def old_format(at: int, _: bytes) -> Return:
    return _refused(
        at, "xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16le") * 99, "ไฟล์ .xls รุ่นเก่า"
    )


def password(at: int, _: bytes) -> Return:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16le")
    return _refused(at, "xlsx", content, "ไฟล์ Excel ตั้งรหัสผ่าน")


def cut_off(at: int, blank: bytes) -> Return:
    return _refused(at, "xlsx", blank[:4000], "ไฟล์เสียหาย")


#: Twenty faults for two hundred files. The last two hold what another file holds: see `write`.
FAULTS: tuple[Fault, ...] = (
    *(columns_moved, column_added, head_edited, heads_shifted, thai_digits, era_in_a_date_cell, our_era_as_text),
    *(no_such_day, numbers_as_text, cells_merged, row_without_service, ticked_twice, two_sheets, rows_below_the_table),
    *(five_megabytes, empty, picture, old_format, password, cut_off),
)


def write(folder: Path, blank: bytes, labels: dict[str, str], options: dict[str, str]) -> list[Return]:
    """Write the files in no useful order; returns what they hold, in the order of their names."""
    returns = []
    for at in range(COUNT):
        number, rest = divmod(at, 10)
        made = FAULTS[number](at, blank) if rest == 7 else _sound(at, blank, labels, options)
        returns.append(made)
    returns[11] = Return("return-011.xlsx", rows_of(10), returns[10].content, twice=True)
    returns[13] = _amended(13, 12, blank)
    returns[15] = blank_copy(15, blank)
    order = list(range(COUNT))
    random.Random(1).shuffle(order)
    for at in order:
        (folder / returns[at].name).write_bytes(returns[at].content)
    return returns


def _sound(at: int, blank: bytes, labels: dict[str, str], options: dict[str, str]) -> Return:
    rows = rows_of(at)
    match at % 10:
        case 1:
            return Return(f"return-{at:03d}.csv", rows, csv_as_excel_saves_it(blank, rows, "utf-8-sig"))
        case 2 if at % 20 == 2:
            return Return(f"return-{at:03d}.csv", rows, csv_of_labels(rows, labels, options))
        case 3:
            return Return(f"return-{at:03d}.json", rows, data_file(at, rows))
        case 4 if at % 20 == 4:
            return Return(f"return-{at:03d}.csv", rows, csv_as_excel_saves_it(blank, rows, "cp874"))
        case _:
            return Return(f"return-{at:03d}.xlsx", rows, saved(book_of(blank, rows)))


def _amended(at: int, of: int, blank: bytes) -> Return:
    """A second return of an office, later and with another problem in its first row."""
    rows = rows_of(of)
    rows[0]["problem"] = "แก้ไขแล้ว รถชำรุด"
    book = book_of(blank, rows)
    book.worksheets[0]["J39"] = datetime(2026, 7, 1)
    return Return(f"return-{at:03d}.xlsx", rows, saved(book))
