"""The blank copies of a record as a script, for the filler in the browser: a page on file:// may not fetch.

KB.template("f07-council-motion", {"docx": {…parts}, "xlsx": {"parts": …, "map": …}, "digits": "thai", …});
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from macros import docx, form_paper, model, ooxml, xlsx
from macros.blocks import Block, Stamp
from macros.compute_check import Rule, rules
from macros.field_definitions import as_script

#: Which record, its blank paper, its stamp, and what it asks: everything that decides the bytes of its files.
Definitions = Sequence[dict[str, Any]]


def of_form(form: model.Form, fields: Definitions) -> bytes:
    """The template of a form, with the definitions that its values are read by."""
    blocks, stamp = form_paper.form_blocks(form, None), form_paper.form_stamp(form)
    return _script(stamp, blocks, _sheet(blocks, stamp, rules(form)) if form.spreadsheet else None, {"fields": fields})


def of_checklist(blocks: Sequence[Block], stamp: Stamp) -> bytes:
    """The template of a checklist; its answers need no definitions."""
    return _script(stamp, blocks, _sheet(blocks, replace(stamp, landscape=True)), {})


def of_paper(blocks: Sequence[Block], stamp: Stamp, fields: Definitions) -> bytes:
    """The template of a paper that is no form's."""
    return _script(stamp, blocks, None, {"fields": fields})


def of_report(
    blocks: Sequence[Block], sheets: Sequence[tuple[str, Sequence[Block]]], stamp: Stamp, fields: Definitions
) -> bytes:
    """The template of a paper that no form stands for, with a workbook of several sheets beside it."""
    content, maps = xlsx.render_book(sheets, replace(stamp, landscape=True))
    book = {"parts": xlsx.parts(content), "map": [where.as_dict() for where in maps]}
    return _script(stamp, blocks, book, {"fields": fields})


def _sheet(blocks: Sequence[Block], stamp: Stamp, checked: Sequence[Rule] = ()) -> dict[str, Any]:
    content, where = xlsx.render(blocks, stamp, checked)
    return {"parts": xlsx.parts(content), "map": where.as_dict()}


def _script(stamp: Stamp, blocks: Sequence[Block], sheet: dict[str, Any] | None, more: dict[str, Any]) -> bytes:
    template = {"docx": ooxml.parts(docx.render(blocks, stamp)), "xlsx": sheet, "digits": stamp.digits} | more
    return f"KB.template({as_script(stamp.id)}, {as_script(template)});\n".encode()
