"""The parts of the book, one for each page of the manual, in the order of the printed table of contents.

book(pages, library, …) is what `book.typ` sets; each part knows its chapter, its number and the words of its page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from macros import model
from macros.book_blocks import Blocks
from macros.book_inline import Inlines
from macros.book_links import CHAPTERS, Links
from macros.book_page import BookError, Json, Page
from macros.book_tree import Element, parsed
from macros.html_manual import PROVENANCE
from macros.thai import long_date

TITLE = "คู่มือความร่วมมือระหว่างองค์กรปกครองส่วนท้องถิ่น"
SUBTITLE = "ฉบับเรียบเรียงใหม่ตามโครงสารบัญ"
FIRST, LAST = "manual/index.md", "glossary.md"
#: Pages of many short entries: smaller headings, and no spaces stretched to reach the margin.
LISTS = ("regulations.md", "faq.md", "agencies.md", LAST)
LAWS, CONTENTS = "กฎหมาย", "สารบัญ"


@dataclass(frozen=True)
class Source:
    """A page of the site as MkDocs rendered it: file, address, title of the menu, HTML."""

    file: str
    url: str
    title: str
    html: str


@dataclass(frozen=True)
class Place:
    """Where a page stands in the book; `head` is what stands above its pages at the right."""

    file: str
    level: int
    chapter: str
    name: str
    head: str
    no: str = ""
    printed: str = ""


@dataclass(frozen=True)
class Edition:
    """What the cover and the imprint say. `site` is the address of the site, "" if it has none yet."""

    version: str
    updated: int
    site: str = ""

    @property
    def day(self) -> date:
        """Day of the newest content."""
        return datetime.fromtimestamp(self.updated, UTC).date()


def places(library: model.Library) -> list[Place]:
    """All pages of the book in order: how to read it, the manual's entries, the glossary."""
    chapters = {entry.no: f"บทที่ {entry.no} {entry.title}" for entry in library.entries if entry.no in CHAPTERS}
    out = [Place(FIRST, 1, "ส่วนนำ", "เล่มนี้คืออะไร อ่านอย่างไร", "อ่านเล่มนี้อย่างไร")]
    head = ""
    for entry in (entry for entry in library.entries if entry.page):
        no = entry.no or ""
        behind = any(place.no for place in out)
        chapter = chapters.get(no.partition(".")[0], "ส่วนท้าย" if behind else "ส่วนนำ")
        level = no.count(".") + 1
        if level < 3:
            head = "" if no in CHAPTERS else f"{no} {entry.short or entry.title}".strip()
        out.append(Place(entry.page or "", level, chapter, entry.title, head, no, entry.printed))
    return [*out, Place(LAST, 1, "ส่วนท้าย", "อภิธานศัพท์", "อภิธานศัพท์")]


def book(pages: Mapping[str, Source], library: model.Library, edition: Edition, characters: frozenset[int]) -> Json:
    """The whole book as JSON. Raises BookError with all places that cannot be printed."""
    order = places(library)
    roots = {place.file: parsed(pages[place.file].html) for place in order}
    links = Links(
        places=frozenset(_anchors(pages, roots)),
        forms={form.id: form.no for form in library.forms},
        entries={pages[place.file].url: place.no for place in order if place.no},
        site=edition.site,
    )
    parts, problems = [], list[str]()
    for place in order:
        page = Page(pages[place.file].url, place.level, links, characters)
        parts.append(_part(place, page, roots[place.file]))
        problems += page.problems
    if problems:
        raise BookError("\n".join([f"พิมพ์เป็นเล่มไม่ได้ {len(problems)} แห่ง", *problems]))
    return _front(edition, Inlines(Page("", 1, links, characters))) | {"parts": parts}


def _anchors(pages: Mapping[str, Source], roots: Mapping[str, Element]) -> Iterator[str]:
    for file, root in roots.items():
        yield pages[file].url
        for element in root.every():
            if "id" in element.attributes:
                yield f"{pages[file].url}#{element.attributes['id']}"


def _part(place: Place, page: Page, root: Element) -> Json:
    blocks = Blocks(page, left_out=[PROVENANCE]).of(root.children)
    if not blocks or blocks[0]["k"] != "h":
        page.problem("หน้าไม่ได้ขึ้นต้นด้วยชื่อหน้า", "ให้หน้าเริ่มด้วยหัวข้อระดับ 1")
    dense = place.file in LISTS
    for block in blocks if dense else []:
        block["dense"] = True
    return {
        "url": page.url,
        "dense": dense,
        "no": place.no,
        "level": place.level,
        "chapter": place.chapter,
        "head": place.head,
        "kicker": f"บทที่ {place.no}" if place.level == 1 and place.no else "",
        "title": Inlines(page).of([place.name]),
        "printed": place.printed,
        "meta": _meta(root),
        "blocks": blocks,
    }


def _meta(root: Element) -> list[str]:
    """What stands below the title of an entry: printed page, minutes, when the laws were read."""
    metas = [element for element in root.every() if "kb-entry__meta" in element.classes]
    return [" ".join(part.words().split()) for meta in metas[:1] for part in meta.find("span")]


def _front(edition: Edition, words: Inlines) -> Json:
    day = edition.day
    return {
        "title": TITLE,
        "subtitle": SUBTITLE,
        "author": "ความร่วมมือท้องถิ่น",
        "description": PROVENANCE,
        "date": [day.year, day.month, day.day],
        "edition": f"ฉบับ {edition.version} · เนื้อหาปรับปรุงถึง {long_date(day)}",
        "words": {
            "foot": PROVENANCE,
            "contents": CONTENTS,
            "printed": "ฉบับพิมพ์",
            "laws": LAWS,
            "tags": "ป้ายในเนื้อหา",
        },
        "cover": words.of([TITLE]),
        "imprint": [[title, words.of([text])] for title, text in _imprint(edition)],
        "tags": [list(row) for row in TAGS],
    }


#: Labels as they are printed, and what each means.
TAGS: Sequence[tuple[str, str, str]] = (
    ("brand", "อ่านจากตัวบท", "เปิดตัวบทหรือต้นเอกสารเอง"),
    ("line", "ตามที่เผยแพร่โดย …", "อ่านจากแหล่งชั้นรอง บอกว่าใครเป็นผู้เผยแพร่"),
    ("own", "ข้อเสนอของผู้จัดทำ", "ผู้จัดทำเสนอเอง ปรับใช้ได้ ไม่ใช่ข้อกำหนด"),
    ("law", "ให้นิติกรตรวจก่อนใช้", "กฎหมายไม่ชัดหรือมีข้อยกเว้น อย่าใช้ก่อนนิติกรหรือท้องถิ่นจังหวัดดู"),
    ("line", "ควรตรวจสอบ", "ยังไม่ยืนยัน เป็นคำถาม ไม่ใช่ข้อเท็จจริง"),
)


def _imprint(edition: Edition) -> Iterator[tuple[str, str]]:
    yield (
        "เล่มนี้คืออะไร",
        "เนื้อหาของเว็บ “ความร่วมมือท้องถิ่น” ที่จัดหน้าเป็นเล่ม เรียบเรียงใหม่ตามโครงสารบัญของคู่มือความร่วมมือระหว่าง"
        "องค์กรปกครองส่วนท้องถิ่น ไม่ใช่ข้อความของคู่มือฉบับพิมพ์ คงไว้ตามฉบับพิมพ์เพียงชื่อหัวข้อ เลขหัวข้อ ลำดับ และเลขหน้า"
        " ไม่ใช่เอกสารของทางราชการ และไม่ใช่ความเห็นทางกฎหมาย",
    )
    yield (
        LAWS,
        "พระราชบัญญัติทุกฉบับอ่านตัวบท ณ มิถุนายน 2564 ระเบียบและหนังสือสั่งการส่วนใหญ่อ่านจากเว็บไซต์ของหน่วยงานหรือข่าว"
        " จึงมีป้ายบอกความเชื่อมั่น ตรวจกับราชกิจจานุเบกษาก่อนใช้",
    )
    yield (
        "ตัวอย่าง",
        "อปท. ศูนย์ และเหตุการณ์ในตัวอย่างเป็นเรื่องสมมุติ เอกสารตัวอย่างเป็นร่างเพื่อการเรียนรู้",
    )
    yield (
        "ลิงก์",
        "ในไฟล์ PDF กดลิงก์ได้ ในกระดาษ เลขหัวข้อเปิดหาได้จากสารบัญ ชื่อกฎหมายอยู่ในรายชื่อระเบียบท้ายเล่ม"
        " ตัวอักษรในวงเล็บเหลี่ยมคือเลขแบบฟอร์มหรือที่อยู่หน้าบนเว็บ เช่น [F02] หรือ [checklists/group]"
        + (f" ต่อจาก {edition.site}" if edition.site else ""),
    )
    yield ("ฉบับ", f"{edition.version} เนื้อหาปรับปรุงถึง {long_date(edition.day)}")
    yield (
        "สัญญาอนุญาต",
        "ข้อความและข้อมูลใช้ได้ตามสัญญา Creative Commons Attribution 4.0 International (CC BY 4.0)"
        " โปรดอ้างว่า ความร่วมมือท้องถิ่น ชื่อหัวข้อ และฉบับ สารบัญของคู่มือฉบับพิมพ์และตัวบทกฎหมายไม่ใช่งานของผู้จัดทำ"
        " ฟอนต์ Sarabun ใช้ตาม SIL Open Font License 1.1",
    )
