"""Which cell of a spreadsheet belongs to which slot: what the browser needs to fill the blank copy.

where.cells["province"]                      "D2"
where.tables["rows"].columns["rows.host"]    SheetColumn("C", "text")
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from macros.model import FieldType


def sheet_part(number: int) -> str:
    """The part of the package that holds a sheet, counted from 1."""
    return f"xl/worksheets/sheet{number}.xml"


#: Where the one sheet of most workbooks is.
SHEET_PART = sheet_part(1)


@dataclass(frozen=True)
class SheetColumn:
    """Where the values of a slot go in a table."""

    column: str
    type: FieldType


@dataclass(frozen=True)
class SheetTable:
    """Rows to type in, numbered as Excel does. `composed` are columns whose text mixes words and `{slots}`.

    `heads` are the words above each column, in one line: with the upper head before them, where there is one.
    """

    first: int
    last: int
    columns: dict[str, SheetColumn] = field(default_factory=dict)
    ticks: dict[str, str] = field(default_factory=dict)
    composed: dict[str, str] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class SheetMap:
    """Which cell belongs to which slot. A second table of the same scope is called `<scope>#2`.

    `composed` are cells, such as a title, whose text mixes words and `{slots}`.
    """

    sheet: str = SHEET_PART
    cells: dict[str, str] = field(default_factory=dict)
    types: dict[str, FieldType] = field(default_factory=dict)
    tables: dict[str, SheetTable] = field(default_factory=dict)
    composed: dict[str, str] = field(default_factory=dict)

    def note(self, key: str, type: FieldType, ref: str) -> None:
        """Note the cell of a slot; the first one stays."""
        if key not in self.cells:
            self.cells[key], self.types[key] = ref, type

    def as_dict(self) -> dict[str, Any]:
        """The map as plain data for the browser."""
        return asdict(self)
