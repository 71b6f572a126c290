"""Parts of a form's document: what a paper says, as editors write it in YAML.

A document is a list of parts, each a mapping with one key that names the part (`KEY`). Text may hold `{field}`,
`{field|words}` (baht in words), `{n}` (row number), `{ข้อ:clause-id}` (number of a clause) and `**bold**`.
`macros.form_paper` turns parts into neutral blocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from macros.document_official import Closing as Closing
from macros.document_official import Emblem as Emblem
from macros.document_official import Foot as Foot
from macros.document_official import Label as Label
from macros.document_official import Numbered as Numbered
from macros.document_official import Signatures as Signatures
from macros.document_official import Split as Split
from macros.marks import About, Id, Key, MayBeEmpty


@dataclass(frozen=True)
class Title:
    """Centred bold line; several in a row make a heading block."""

    KEY: ClassVar[str] = "title"
    text: str


@dataclass(frozen=True)
class Heading:
    """Bold line at the left margin."""

    KEY: ClassVar[str] = "heading"
    text: str


@dataclass(frozen=True)
class Para:
    """Body paragraph, first line indented as official papers are."""

    KEY: ClassVar[str] = "para"
    text: str


@dataclass(frozen=True)
class Flat:
    """Paragraph without indent."""

    KEY: ClassVar[str] = "flat"
    text: str


@dataclass(frozen=True)
class Right:
    """Line set from the middle of the page to the right, as date and place of official papers are."""

    KEY: ClassVar[str] = "right"
    text: str


@dataclass(frozen=True)
class Note:
    """Small line, e.g. the privacy notice or "ร่างตัวอย่าง"."""

    KEY: ClassVar[str] = "note"
    text: str


@dataclass(frozen=True)
class Clause:
    """A numbered clause ข้อ N. Numbers follow the order; other parts refer to `id`, so inserting renumbers safely."""

    KEY: ClassVar[str] = "clause"
    id: Annotated[str, Id("clause", r"[a-z0-9]+(-[a-z0-9]+)*")]
    title: str
    text: str | None = None
    items: Annotated[tuple[str, ...], About("ข้อย่อย พิมพ์เป็น N.1 N.2")] = ()
    closing: Annotated[str | None, About("ข้อความหลังข้อย่อย")] = None
    parts: Annotated[tuple[Part, ...], About("ส่วนอื่นในข้อ เช่น ตาราง")] = ()


@dataclass(frozen=True)
class Items:
    """A short list with numbers in brackets: (1) (2) …"""

    KEY: ClassVar[str] = "items"
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Choices:
    """The options of a choice field as tick boxes."""

    KEY: ClassVar[str] = "choices"
    field: str


@dataclass(frozen=True)
class Column:
    """A table column. `text` is the cell with placeholders; `tick` shows ✓ when the choice field has that option."""

    title: str
    text: Annotated[str, MayBeEmpty(), About('ข้อความในช่อง "" คือช่องว่างไว้เขียน')] = ""
    width: Annotated[float, About("ส่วนของความกว้าง เช่น 2 กว้างเป็นสองเท่าของ 1")] = 1
    align: Literal["left", "centre", "right"] = "left"
    group: Annotated[str | None, About("หัวตารางชั้นบนที่คร่อมหลายคอลัมน์")] = None
    tick: Annotated[str | None, About("เขียน <ช่อง>=<ตัวเลือก> เช่น committee=appointed")] = None
    total: Annotated[bool, About("รวมยอดในแถวท้ายตาราง ใช้กับช่อง number baht percent")] = False


@dataclass(frozen=True)
class Table:
    """A table: one row for each row of a table field, or fixed `rows`."""

    KEY: ClassVar[str] = "table"
    columns: tuple[Column, ...]
    field: Annotated[str | None, About("ช่องชนิดตารางที่ให้แถว")] = None
    rows: tuple[tuple[Annotated[str, MayBeEmpty()], ...], ...] = ()
    row_height: Annotated[float, About("ความสูงต่ำสุดของแถวเป็นเซนติเมตร 0 คือตามข้อความ")] = 0


@dataclass(frozen=True)
class Each:
    """Parts repeated for every row of a table field."""

    KEY: ClassVar[str] = "each"
    field: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class When:
    """Parts that appear only if a choice has the option, a yes field is ticked (`is: yes`) or anything is filled in
    (`is: any`); with `not: true` only if not. A column of a repeated table works too, inside `each`."""

    KEY: ClassVar[str] = "when"
    field: str
    equals: Annotated[str, Key(("equals", "is")), About("รหัสตัวเลือก yes no หรือ any (มีค่า)")]
    parts: tuple[Part, ...]
    inverted: Annotated[bool, Key(("not",)), About("กลับเงื่อนไข: พิมพ์เมื่อไม่เป็นเช่นนั้น")] = False


@dataclass(frozen=True)
class Signature:
    """One signature block: ลงชื่อ, (ชื่อ-สกุล), then the lines given. Kept together on a page."""

    KEY: ClassVar[str] = "signature"
    lines: tuple[str, ...]
    role: Annotated[str | None, About("คำหลังเส้นลงชื่อ เช่น พยาน")] = None
    plain: Annotated[bool, About("เว้นที่ลงชื่อเปล่า ไม่พิมพ์ (ลงชื่อ) และเส้น ตามแบบหนังสือและคำสั่ง")] = False


@dataclass(frozen=True)
class Annex:
    """A new page with a centred title."""

    KEY: ClassVar[str] = "annex"
    title: str


Part = (
    Title
    | Heading
    | Para
    | Flat
    | Right
    | Note
    | Clause
    | Items
    | Choices
    | Table
    | Each
    | When
    | Signature
    | Annex
    | Emblem
    | Split
    | Label
    | Closing
    | Foot
    | Numbered
    | Signatures
)
