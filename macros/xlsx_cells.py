"""Where the values stand that a formula needs.

Cells of the same row are named relatively, everything else with $: copied rows and rows put in between stay right.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.compute_parse import Node
from macros.sheet_map import SheetMap, SheetTable


class NoCell(LookupError):
    """A value that the formula needs stands in no cell of its own."""


@dataclass(frozen=True)
class Cells:
    """Places as seen from row `row` of the table `name`, None outside tables. Rows count from 1."""

    where: SheetMap
    computed: set[str]
    name: str | None = None
    row: int = 0

    def table(self, name: str) -> SheetTable:
        """The rows and columns of a table of the form."""
        if name not in self.where.tables:
            raise NoCell(name)
        return self.where.tables[name]

    def typed(self, table: SheetTable) -> list[str]:
        """The columns in which people type or tick."""
        letters = [c.column for key, c in table.columns.items() if key not in self.computed and not key.endswith(".n")]
        return letters + list(table.ticks.values())

    def letter(self, table: str, column: str) -> str:
        """The letter of a column."""
        columns = self.table(table).columns
        if f"{table}.{column}" not in columns:
            raise NoCell(column)
        return columns[f"{table}.{column}"].column

    def range(self, table: str, column: str) -> str:
        """All cells of a column."""
        return self.span(self.table(table), self.letter(table, column))

    def span(self, table: SheetTable, letter: str) -> str:
        """All cells below a letter."""
        return f"${letter}${table.first}:${letter}${table.last}"

    def at(self, node: Node) -> str:
        """The cell of a field or of a column in this row."""
        if node[0] == "cell":
            return f"{self.letter(self.name or '', node[1])}{self.row}"
        return self.fixed(node[1])

    def fixed(self, key: str) -> str:
        """The one cell of a field."""
        ref = self.where.cells.get(key)
        if ref is None:
            raise NoCell(key)
        letters = ref.rstrip("0123456789")
        return f"${letters}${ref[len(letters) :]}"

    def tick(self, node: Node, option: str) -> str | None:
        """The box of an option, if it has one."""
        if node[0] in ("cell", "item"):
            table = self.table(self.name or "") if node[0] == "cell" else None
            letter = table and table.ticks.get(f"{self.name}.{node[1]}={option}")
            return f"{letter}{self.row}" if letter else None
        key = f"{node[1]}={option}"
        return self.fixed(key) if key in self.where.cells else None
