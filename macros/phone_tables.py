"""A Markdown extension that lets plain Markdown tables turn into cards on a phone and read well aloud.

Each body cell gets its column's name as `data-label`, the first cell becomes a row head, and explicit roles survive
the `display: block` that the card layout needs.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

#: With more columns than this a table has to break words on a tablet.
WIDE = 7


class PhoneTables(Extension):
    """Registers the tree processor after the inline patterns have run."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, D102 (the name is Markdown's)
        md.treeprocessors.register(_Tables(md), "phone_tables", 5)


class _Tables(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            wide = "kb-table--wide" if len(table.findall("thead/tr/th")) > WIDE else ""
            table.set("class", " ".join(f"{table.get('class', '')} kb-table {wide}".split()))
            table.set("role", "table")
            label_cells(table)


def label_cells(table: Element) -> None:
    """Labels, row heads and roles of one table."""
    heads = [_words(cell) for cell in table.findall("thead/tr/th")]
    for group in ("thead", "tbody"):
        for element in table.findall(group):
            element.set("role", "rowgroup")
    for head in table.findall("thead/tr/th"):
        head.attrib |= {"role": "columnheader", "scope": "col"}
    for row in table.findall("thead/tr") + table.findall("tbody/tr"):
        row.set("role", "row")
    for row in table.findall("tbody/tr"):
        for number, cell in enumerate(row.findall("td")):
            if number == 0:
                cell.tag = "th"
                cell.attrib |= {"role": "rowheader", "scope": "row"}
            else:
                cell.attrib |= {"role": "cell", "data-label": heads[number] if number < len(heads) else ""}


def _words(cell: Element) -> str:
    """The text of a cell; what macros wrote into it as HTML is only marked in the text yet, and is no label."""
    return HTML_PLACEHOLDER_RE.sub("", "".join(cell.itertext())).strip()
