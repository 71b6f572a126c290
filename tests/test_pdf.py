"""PDFs: what readers find in them, how they are built, and what hostile values do to them."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence

import pikepdf
import pypdf
import pypdfium2
import pytest

from macros import model
from macros.blocks import (
    CHOOSE,
    Annex,
    Block,
    Check,
    Choice,
    Grid,
    GridColumn,
    Heading,
    Inline,
    Paragraph,
    Repeat,
    Signature,
    Slot,
    Stamp,
    Text,
)
from macros.form_paper import form_blocks, form_stamp
from macros.form_paper import sample as sample_values
from macros.pdf import render
from macros.pdf_data import WORDS
from macros.pdf_words import pieces
from macros.thai import thai_digits
from tests.agreement import CLAUSES, ENDING, MEMBERS, TITLE, agreement, stamp, text

Extract = Callable[[bytes], list[str]]
HARD = "น้ำ ก่ำ ปั๊ม ที่ ญาติ ฐาน ฎีกา เปี๊ยก ฟื้น จ้ำม่ำ ถิ่น ปี่ ฝึ้ ปุ๋ย ป่า ฝ้า ญุ ฐุ ฎุ ฏู ฬ้ำ ปื๋ กี้ สิทธิ์ พันธุ์ กำ ปำ ป๋ำ ฤๅษี office ☐ ☑ ☒ “ก” ๑๒๓"

_TONES = "่้๊๋์"
#: Every consonant with every vowel sign, every tone, and both, and with ำ. (ฤ and ฦ never carry a lower vowel.)
SYLLABLES = [
    consonant + signs
    for consonant in map(chr, range(0x0E01, 0x0E2F))
    for signs in [
        *(vowel + tone for vowel in ["", *"ัิีึืฺุู็"] for tone in ["", *_TONES]),
        *(tone + "ำ" for tone in ["", *_TONES[:4]]),
    ]
    if not (consonant in "ฤฦ" and signs[:1] in tuple("ฺุู"))
]


def bare(words: str) -> str:
    """Without white space: readers may find a space more or less where a line ends."""
    return re.sub(r"\s", "", words)


def by_pdfium(pdf: bytes) -> list[str]:
    """Text of each page as Chrome reads it."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def by_pypdf(pdf: bytes) -> list[str]:
    """Text of each page by a reader that ignores /ActualText, as Firefox does."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def by_poppler(pdf: bytes) -> list[str]:
    """Text of each page as Linux desktops read it: by place on the page, unless a span says otherwise."""
    command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    text_of_all = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    return text_of_all.split("\f")[:-1]


engines = pytest.mark.parametrize("extract", [by_pdfium, by_pypdf])


def body(pages: Sequence[str], *, draft: bool = True, mark: Stamp | None = None) -> str:
    """The text of all pages in one, without white space, head line, foot line and dots."""
    mark = mark or stamp()
    digits = thai_digits if mark.digits == "thai" else str
    out = ""
    for n, page in enumerate(map(bare, pages), start=1):
        edges = [
            bare(f"{mark.id} · ฉบับ {mark.version} · {mark.page}"),
            bare(f"หน้า {digits(str(n))} จาก {digits(str(len(pages)))}"),
        ]
        for edge in [*edges, *([bare(WORDS["draft"])] if draft else [])]:
            assert page.count(edge) == 1, (n, edge)
            page = page.replace(edge, "")
        out += page
    return re.sub(r"\.{3,}", "", out)


def sentences() -> list[str]:
    """What the agreement must say, in Thai digits."""
    clauses = [f"ข้อ {n} {title}  {words}" for n, (title, words) in enumerate(CLAUSES, start=1)]
    return [thai_digits(sentence) for sentence in [TITLE, *clauses, ENDING, "ภาคผนวก ก ตัวชี้วัด"]]


def missing(wanted: Iterable[str], found: str) -> list[str]:
    return [sentence for sentence in wanted if bare(sentence) not in found]


@pytest.fixture(scope="module")
def sample() -> bytes:
    return render(agreement(), stamp())


@pytest.fixture(scope="module")
def blank() -> bytes:
    return render(agreement(blank=True), stamp())


# --- Text ------------------------------------------------------------------------------------------------------------


@engines
def test_every_sentence_of_the_agreement_comes_out_exactly(sample: bytes, extract: Extract) -> None:
    assert missing(sentences(), body(extract(sample))) == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_poppler_reads_every_sentence_of_the_agreement_too(sample: bytes) -> None:
    assert missing(sentences(), body(by_poppler(sample))) == []


@engines
def test_every_sentence_of_the_blank_copy_comes_out_exactly(blank: bytes, extract: Extract) -> None:
    assert missing(sentences(), body(extract(blank))) == []


@engines
def test_values_and_table_cells_come_out_exactly(sample: bytes, extract: Extract) -> None:
    parties = [f"{n}. {name} โดย {by}{'' if n < 3 else 'ข้อ 1 '}" for n, (name, by, _) in enumerate(MEMBERS, start=1)]
    rows = [f"{n}น้ำหนักขยะที่กำจัดได้ ที่บ่อ {n}1,234.501,234.50{'☑' if n % 2 == 0 else '☐'}ชี้แจงแล้ว" for n in (1, 22, 40)]
    assert missing(map(thai_digits, [*parties, *rows]), body(extract(sample))) == []


@engines
@pytest.mark.parametrize("bold", [False, True])
def test_hard_syllables_come_out_exactly_in_both_weights(extract: Extract, bold: bool) -> None:
    pdf = render([Heading(text("ก"), 1), Paragraph(text(HARD, bold=bold), "flat")], stamp(draft=False))
    assert body(extract(pdf), draft=False) == "ก" + bare(HARD)


@engines
@pytest.mark.parametrize("bold", [False, True])
def test_every_thai_syllable_comes_out_exactly_in_both_weights(extract: Extract, bold: bool) -> None:
    pdf = render([Paragraph(text(" ".join(SYLLABLES), bold=bold), "flat")], stamp(draft=False))
    assert body(extract(pdf), draft=False) == "".join(SYLLABLES)


@engines
def test_sara_am_typed_in_two_parts_is_found_as_one(extract: Extract) -> None:
    pdf = render([Paragraph(text("น\u0e49\u0e4d\u0e32 น\u0e4d\u0e49\u0e32 ก\u0e4d\u0e32"))], stamp(draft=False))
    assert body(extract(pdf), draft=False) == "น้ำน้ำกำ"


def test_digits_are_thai_except_in_addresses_and_the_foot_line(sample: bytes) -> None:
    blocks = [Paragraph(text("ข้อ 12 ดู https://a.th/2569 หรือ x1@a.th"))]
    (page,) = by_pypdf(render(blocks, stamp(draft=False)))
    assert "ข้อ ๑๒ ดู https://a.th/2569 หรือ x1@a.th" in page.replace("\n", "")
    assert set(re.findall("[0-9]", body(by_pypdf(sample)))) == set()


def test_ticks_are_characters_that_can_be_read(sample: bytes, blank: bytes) -> None:
    assert "☑เจ้าภาพซื้อ☐แต่ละแห่งซื้อ" in body(by_pypdf(sample))
    assert "☐เจ้าภาพซื้อ☐แต่ละแห่งซื้อ" in body(by_pypdf(blank))


def test_blank_copy_shows_every_alternative_as_such(sample: bytes, blank: bytes) -> None:
    words = body(by_pypdf(blank))
    hint, host, each = (words.find(bare(part)) for part in (CHOOSE, "ใช้เมื่อเลือก “เจ้าภาพ”", "ใช้เมื่อเลือก “ภาคี”"))
    assert 0 < hint < host < each
    assert "ใช้เมื่อ" not in body(by_pypdf(sample))


def test_blank_slots_are_dots_of_a_length_to_write_on() -> None:
    for width, at_least in (("s", 20), ("m", 40), ("l", 80)):
        slot = Slot("a", "ก", "text", None, width)  # type: ignore[arg-type]
        (page,) = by_pdfium(render([Paragraph((Text("ก"), slot, Text("ข")), "flat")], stamp(draft=False)))
        assert page.count(".") - 5 > at_least  # five dots stand in the foot line


def fixed_words(blocks: Iterable[Block]) -> Iterable[str]:
    """All fixed words of a paper in Thai digits, without those in tables."""
    for block in blocks:
        match block:
            case Heading(line) | Paragraph(line) | Annex(line):
                yield from (thai_digits(inline.text) for inline in line if isinstance(inline, Text))
            case Repeat(instances=instances):
                yield from (words for instance in instances for words in fixed_words(instance))
            case Choice(blocks=inner):
                yield from fixed_words(inner)


def test_every_form_keeps_every_word_in_both_copies(library: model.Library) -> None:
    for form in library.forms:
        for values in (None, sample_values(form)):
            blocks, mark = form_blocks(form, values), form_stamp(form)
            pdf = render(blocks, mark)
            found = body(by_pdfium(pdf), draft=mark.draft, mark=mark)
            # the dots of an empty slot swallow the full stop before them: พ.ศ. ……
            wanted = [re.sub(r"\.{3,}|\.\s*$", "", words) for words in fixed_words(blocks)]
            if mark.digits == "thai":
                assert missing(wanted, found) == [], form.id
            if not form.landscape:
                assert outside(pdf) == [], form.id


# --- Structure -------------------------------------------------------------------------------------------------------


def test_pdf_is_tagged_thai_and_titled(sample: bytes) -> None:
    with pikepdf.open(io.BytesIO(sample)) as document:
        assert "/StructTreeRoot" in document.Root
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang).startswith("th")
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert str(document.docinfo.Title) == stamp().title
        assert document.open_metadata()["pdfuaid:part"] == "1"


def roles(pdf: bytes) -> list[str]:
    """All structure tags of a PDF, in order."""
    found: list[str] = []

    def walk(element: pikepdf.Object) -> None:
        if isinstance(element, pikepdf.Dictionary) and "/S" in element:
            found.append(str(element.S))
        children = element.get("/K", []) if isinstance(element, pikepdf.Dictionary) else []
        for child in children if isinstance(children, pikepdf.Array) else [children]:
            if isinstance(child, pikepdf.Dictionary):
                walk(child)

    with pikepdf.open(io.BytesIO(pdf)) as document:
        walk(document.Root.StructTreeRoot)
    return found


def test_titles_tables_and_heads_are_tagged_as_such(sample: bytes) -> None:
    tags = roles(sample)
    assert tags.count("/H1") == 2  # the title block is one heading, the annex another
    assert tags.count("/Table") == 2
    assert tags.count("/TH") == 2 + 7  # five heads, one upper head over two lower ones


def test_heads_repeat_on_every_page_of_a_table(sample: bytes) -> None:
    pages = list(map(bare, by_pypdf(sample)))
    table = [page for page in pages if "ที่บ่อ" in page]
    assert len(table) > 1
    assert all("ค่าเป้าหมาย(ตัน)" in page and "ต่อเดือน" in page for page in table)


def test_landscape_turns_the_paper() -> None:
    document = pypdfium2.PdfDocument(render(agreement(rows=2), stamp(landscape=True)))
    assert [round(side) for side in document[0].get_size()] == [842, 595]


@pytest.mark.parametrize("lines", range(0, 40, 4))
def test_a_signature_is_never_split_over_pages(lines: int) -> None:
    filler = [Paragraph(text(f"บรรทัด {n}")) for n in range(lines)]
    signature = Signature((text("(ชื่อ-สกุล)"), text("ปลัดเทศบาล")), "พยาน")
    pages = by_pypdf(render([*filler, signature], stamp(draft=False)))
    assert [page for page in pages if "ลงชื่อ" in page] == [page for page in pages if "ปลัดเทศบาล" in page]


def test_annex_opens_a_page_even_inside_an_alternative() -> None:
    annex = (Paragraph(text("ก่อน")), Annex(text("ภาคผนวก")), Paragraph(text("หลัง")))
    for blocks in (annex, (Choice("a=b", annex),), (Repeat("r", (annex,)),)):
        pages = by_pypdf(render(blocks, stamp(draft=False)))
        assert ["ก่อน" in pages[0], "ภาคผนวก" in pages[1], "หลัง" in pages[1]] == [True] * 3


def test_checklist_item_has_box_number_words_details_and_a_line() -> None:
    item = Check("meet-01", "7", "ส่งหนังสือเชิญ", (("เพราะ", "ที่ประชุมต้องพร้อม"),), "ปลัด")
    (page,) = by_pypdf(render([Heading(text("ก"), 2), item], stamp(draft=False)))
    head = "☐๗ส่งหนังสือเชิญเพราะที่ประชุมต้องพร้อมผู้รับผิดชอบที่เสนอปลัด"
    lines = "".join(rf"{label}\.{{20,}}" for label in ("มอบให้", "กำหนดเสร็จ", "หลักฐาน", "บันทึก"))
    assert re.search(head + lines, bare(page))


# --- Same bytes ------------------------------------------------------------------------------------------------------

_PRINT_HASH = """
import hashlib
from macros.pdf import render
from tests.agreement import agreement, stamp
for blank in (False, True):
    print(hashlib.sha256(render(agreement(blank=blank), stamp())).hexdigest())
"""


def test_two_processes_write_the_same_bytes() -> None:
    def run(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"}
        return subprocess.run(
            [sys.executable, "-c", _PRINT_HASH], env=environment, capture_output=True, text=True, check=True
        ).stdout

    assert run("1") == run("9")


# --- Hostile values --------------------------------------------------------------------------------------------------


def outside(pdf: bytes, *, left: float = 85.0, right: float = 595.3 - 56.6) -> list[str]:
    """Characters that stand outside the margins (in points)."""
    out = []
    for page in pypdfium2.PdfDocument(pdf):
        words = page.get_textpage()
        for n in range(words.count_chars()):
            box = words.get_charbox(n)
            if box[0] < left - 3 or box[2] > right + 3:
                out.append(words.get_text_range(n, 1))
    return [sign for sign in out if sign.strip()]


WIDE = {
    "no spaces": "องค์กรปกครองส่วนท้องถิ่นร่วมกันจัดการขยะมูลฝอย" * 30,
    "one letter": "ก" * 10_000,
    "latin": "a" * 10_000,
    "digits": "1234567890" * 400,
    "address": "https://example.org/" + "path-with-words/" * 40 + "?query=" + "x" * 90,
    "stacked marks": "ที่ปั๊มน้ำ" * 300,
    "lines": "บรรทัด\n" * 40,
}


@pytest.mark.parametrize("value", WIDE.values(), ids=WIDE.keys())
def test_long_values_wrap_and_are_complete(value: str) -> None:
    slot: tuple[Inline, ...] = (Text("ก่อน "), Slot("a", "ก", "long", value), Text(" หลัง"))
    rows = (((Text("1"),), slot),)
    columns = (GridColumn("ญ", 0.2), GridColumn("ฎีกา", 0.4))
    blocks: list[Block] = [Paragraph(slot), Grid(columns, rows), Signature((slot,), "พยาน")]
    pdf = render(blocks, stamp(draft=False))
    assert outside(pdf) == []
    found = body(by_pypdf(pdf), draft=False).replace("ญฎีกา", "")  # the head repeats in the middle of the cell
    assert found.count(bare(thai_digits(value))) == 3


def test_words_wider_than_their_cells_stay_inside() -> None:
    titles = ["การประชาสัมพันธ์", "สาธารณูปโภค", "กรรมสิทธิ์", "อุตสาหกรรม", "x" * 30, "1,234,567,890.00"] * 2
    columns = tuple(GridColumn(title, 1, "left", "กลุ่ม" if n < 3 else None) for n, title in enumerate(titles))
    pdf = render([Grid(columns, (tuple(text(title) for title in titles),) * 2)], stamp(draft=False))
    assert outside(pdf) == []
    assert body(by_pypdf(pdf), draft=False).count("x" * 30) == 6


def test_values_are_never_read_as_markup() -> None:
    value = "#set text(red) $x$ @ref <a> \\ *bold* _x_ // c /* */ = ก + ข ' \" `raw` ~ -- --- ... {field} [x] & </w:t>"
    (page,) = by_pypdf(render([Heading(text(value), 1), Paragraph(text(value))], stamp(draft=False)))
    assert bare(page).count(bare(value)) == 2


def test_signs_that_the_font_lacks_become_plain_or_literal() -> None:
    value = "😀漢α\ud800④ａ\u200b\u200d\u00ad\x00\x07\ufeff|\u2011"
    (page,) = by_pypdf(render([Paragraph(text(value))], stamp(draft=False)))
    assert "[U+1F600][U+6F22][U+03B1][U+D800]4a|‐" in bare(page).replace("-", "‐")


EMPTY: list[Block] = [
    Heading((), 1),
    Heading(text("\u200b"), 2),
    Paragraph(()),
    Paragraph(text("่่่ ้")),
    Signature((), None),
    Signature(((),), ""),
    Grid((GridColumn("ก"),), ()),
    Grid((GridColumn("", group="ข"), GridColumn("ค", group="ข")), (((), ()), (text(""), ()))),
    Check("a", "", "", ()),
    Choice("a=b", ()),
    Choice("a=b", (Heading(text("ก"), 2),)),
    Repeat("a", ()),
    Annex(()),
]


@pytest.mark.parametrize("block", EMPTY, ids=repr)
def test_odd_and_empty_blocks_still_make_a_paper(block: Block) -> None:
    assert by_pypdf(render([block], stamp()))
    assert by_pypdf(render([block, Paragraph(text("ก")), block], stamp(landscape=True)))


def test_huge_blocks_run_over_pages() -> None:
    huge = "คำ " * 5_000
    for block in (Check("a", "1", huge, ((huge, huge),)), Signature((text(huge),), "ก"), Heading(text(huge), 2)):
        pages = by_pypdf(render([block], stamp(draft=False)))
        assert sum(page.count("คำ") for page in pages) % 5_000 == 0


def test_pieces_break_what_no_reader_would() -> None:
    assert pieces("ตาม https://example.org/aaaa/bbbb?c=1") == [
        "ตาม ",
        "https://",
        "example.",
        "org/",
        "aaaa/",
        "bbbb?",
        "c=",
        "1",
    ]
    assert pieces("ก\nข") == ["ก", "\n", "ข"]
    assert pieces("น้ำ" * 12 + "่่") == ["น้ำ" * 12 + "่่"]
    assert "".join(pieces("กี่" * 400)) == "กี่" * 400
