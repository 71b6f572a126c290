"""A checklist as neutral blocks, for paper and spreadsheet; blank, and the template that the browser fills.

    checklist_blocks(checklist, lookup)

The slots of the head are `head.workspace`, `.round`, `.printed` and the counts `.done`, `.left`, `.na`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from macros import model
from macros.blocks import Block, Check, Heading, Line, Paragraph, Slot, Stamp, Text
from macros.lookup import Lookup

HOW_TO = (
    "ทำเครื่องหมาย ☑ ทำแล้ว ☒ ไม่ใช้ และปล่อย ☐ เมื่อยังไม่เสร็จ เขียนผู้รับผิดชอบ กำหนดเสร็จ หลักฐาน และบันทึกในเส้นประ "
    "เขียนเป็นตำแหน่ง ไม่ต้องใส่ชื่อคน"
)
LAW_READ = "ตัวบทกฎหมายอ่าน ณ มิ.ย. 2564 ตรวจกับราชกิจจานุเบกษาก่อนใช้"
OWN = "ข้อเสนอของผู้จัดทำ"


def checklist_blocks(checklist: model.Checklist, lookup: Lookup) -> tuple[Block, ...]:
    """The blank checklist."""
    return tuple(_blocks(checklist, lookup))


def checklist_stamp(checklist: model.Checklist) -> Stamp:
    """Working papers keep Arabic digits: item numbers are spoken of as on the screen."""
    page = f"checklists/{checklist.id}.html"
    return Stamp(checklist.id, checklist.title, checklist.version, checklist.updated, page, digits="arabic")


def _blocks(checklist: model.Checklist, lookup: Lookup) -> Iterator[Block]:
    yield Heading((Text(checklist.title, bold=True),), 1)
    yield Paragraph((Text(checklist.summary),), "flat")
    for line in _head(checklist):
        yield Paragraph(line, "flat")
    yield Paragraph((Text(HOW_TO),), "note")
    number = 0
    for section in checklist.sections:
        yield Heading((Text(section.title, bold=True),), 2)
        for item in section.items:
            number += 1
            yield Check(item.id, str(number), item.text, tuple(_details(item, checklist, lookup)), item.who)
    yield Paragraph(_signed(), "flat")
    if any(item.laws for item in checklist.items):
        yield Paragraph((Text(LAW_READ),), "note")


def _head(checklist: model.Checklist) -> Iterator[Line]:
    """Of which project, which round, when it was printed, and how far it has come."""
    yield Text("แฟ้มงาน "), Slot("head.workspace", "แฟ้มงาน", "text")
    if checklist.round:
        yield Text(f"รอบ ({checklist.round}) "), Slot("head.round", "รอบ", "text", width="m")
    yield Text("พิมพ์เมื่อ "), Slot("head.printed", "พิมพ์เมื่อ", "date", width="m")
    total = len(checklist.items)
    yield (
        *(Text("ทำแล้ว "), Slot("head.done", "ทำแล้ว", "number", width="s")),
        *(Text(f" จาก {total} ข้อ เหลือ "), Slot("head.left", "เหลือ", "number", width="s")),
        *(Text(" ข้อ ไม่ใช้ "), Slot("head.na", "ไม่ใช้", "number", width="s"), Text(" ข้อ")),
    )


def _signed() -> Line:
    return (
        *(Text("ผู้ตรวจ "), Slot("head.checker", "ผู้ตรวจ", "text", width="m")),
        *(Text(" ตำแหน่ง "), Slot("head.position", "ตำแหน่ง", "text", width="m")),
        *(Text(" วันที่ "), Slot("head.checked", "วันที่ตรวจ", "date", width="s")),
    )


# --- What a person with the paper in hand needs ----------------------------------------------------------------------


def _details(item: model.Item, checklist: model.Checklist, lookup: Lookup) -> Iterator[tuple[str, str]]:
    """Label and words, in the order in which they decide something."""
    yield "ขาดไม่ได้ เพราะ" if item.required else "เพราะ", item.why
    if item.only_if:
        yield "เฉพาะเมื่อ", " และ".join(lookup.conditions[condition].label for condition in item.only_if)
    papers = [*item.papers, *(f"{form.no} {form.short}" for form in (lookup.forms[f] for f in item.forms))]
    if papers:
        yield "เอกสาร", ", ".join(papers)
    if item.laws:
        yield "ฐานกฎหมาย" if item.basis == "law" else "กฎหมายที่เกี่ยวข้อง", law_words(item.laws, lookup)
    if origin := _origin(item, lookup):
        yield "ที่มา", origin
    if item.due_days is not None:
        yield "ควรเสร็จ", f"{due_words(item.due_days, checklist.start)} ({OWN})"
    if item.lawyer:
        yield "ก่อนใช้", "ให้นิติกรตรวจ"


def law_words(laws: tuple[str, ...], lookup: Lookup) -> str:
    """`ม.24, ม.26 พ.ร.บ.เทศบาล 2496; ม.73 พ.ร.บ.อบต. 2537`: an act is named once for its sections."""
    found = [lookup.law(law) for law in laws]
    return "; ".join(
        " ".join(filter(None, (", ".join(section.no for _, section in group if section), act)))
        for act, group in groupby(found, key=lambda law: law[0].short)
    )


def _origin(item: model.Item, lookup: Lookup) -> str:
    """Which document and which clause of it; an item without law or document is our own proposal, and says so."""
    titles = "; ".join(lookup.sources[source].title for source in item.sources)
    documents = " ".join(filter(None, (titles, item.clause)))
    return "; ".join(filter(None, (OWN if item.basis == "own" else "", documents)))


def due_words(days: int, start: str) -> str:
    """How many days before or after the day that the list counts from."""
    if days == 0:
        return f"ใน{start}"
    return f"ภายใน {days} วันหลัง{start}" if days > 0 else f"อย่างน้อย {-days} วันก่อน{start}"
