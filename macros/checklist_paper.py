"""A checklist as neutral blocks, for paper and spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from macros import model
from macros.blocks import Block, Check, Heading, Paragraph, Stamp, Text

HOW_TO = "ทำเครื่องหมาย ☑ ทำแล้ว ☒ ไม่ใช้ และปล่อย ☐ เมื่อยังไม่เสร็จ เขียนผู้รับผิดชอบและกำหนดเสร็จในเส้นประ"


def checklist_blocks(checklist: model.Checklist) -> tuple[Block, ...]:
    """The blank checklist."""
    return tuple(_blocks(checklist))


def _blocks(checklist: model.Checklist) -> Iterator[Block]:
    yield Heading((Text(checklist.title, bold=True),), 1)
    yield Paragraph((Text(checklist.summary),), "flat")
    yield Paragraph(
        (Text("ชื่อแฟ้มงาน ........................................................................"),), "flat"
    )
    yield Paragraph((Text(HOW_TO),), "note")
    number = 0
    for section in checklist.sections:
        yield Heading((Text(section.title, bold=True),), 2)
        for item in section.items:
            number += 1
            yield Check(item.id, str(number), item.text, tuple(_details(item)))


def _details(item: model.Item) -> Iterator[tuple[str, str]]:
    """What a person with the paper in hand needs; conditions and laws are named by id-free words."""
    yield "เพราะ", item.why
    yield "ผู้รับผิดชอบ", item.who
    papers = [*item.papers, *(form.split("-")[0].upper() for form in item.forms)]
    if papers:
        yield "เอกสาร", ", ".join(papers)


def checklist_stamp(checklist: model.Checklist) -> Stamp:
    """Working papers keep Arabic digits: item numbers are spoken of as on the screen."""
    page = f"checklists/{checklist.id}.html"
    return Stamp(checklist.id, checklist.title, checklist.version, checklist.updated, page, digits="arabic")
