"""The manual as a book: everything the site shows is in it, can be found and copied, and stays on the paper."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest

from macros import model, pdf, pdf_text
from macros.book import render
from macros.book_blocks import Blocks
from macros.book_inline import BLOCKS, LEFT_OUT
from macros.book_links import BOOK, CHAPTERS, FOLDER, Link, Links, chapter_file
from macros.book_page import BookError, Page
from macros.book_parts import TITLE, Edition, Place, Source, book, places
from macros.book_tree import Element, parsed
from macros.html_manual import PROVENANCE
from tests.test_pdf import bare, by_pdfium

EDITION = Edition("2569.1", 1_767_225_600, "https://example.go.th/kb/")
#: Points from the edges of the paper, left and right: 25 and 20 mm, with a hair for what letters hang over.
LEFT, RIGHT = 69, 55
#: Words that the book says another way: its own table of contents, on its own pages.
CONTENTS_PAGES = slice(2, 4)


@pytest.fixture(scope="module")
def whole(site: Path) -> bytes:
    return (site / BOOK).read_bytes()


def article(site: Path, url: str) -> Element:
    """The content of a page as the site shows it."""
    html = (site / url).read_text(encoding="utf-8")
    return parsed(html[html.index("<article") : html.index("</article>") + len("</article>")])


def sentences(element: Element) -> Iterator[str]:
    """Texts that stand together on a page: paragraphs, cells, headings, items; without what only a screen can use."""
    words = ""
    for child in element.children:
        if isinstance(child, str):
            words += child
        elif LEFT_OUT.intersection(child.classes) or "hidden" in child.attributes or child.tag == "svg":
            continue
        elif child.tag in BLOCKS or child.tag in ("article", "tr", "td", "th", "thead", "tbody", "tfoot", "dt", "dd"):
            yield words
            words = ""
            yield from sentences(child)
        else:
            words += "".join(sentences(child))
    yield words


def comparable(words: str) -> str:
    """Without white space, lines to write on, and the signs and addresses in brackets that the book adds."""
    return re.sub(r"\[[^\]]{0,60}\]|[“”·]|\.{5,}", "", bare(words.replace("●", "•").replace("\ufffe", "-")))


def running(pages: list[str], content: list[tuple[str, str]]) -> str:
    """The text of all pages without what stands above and below each."""
    heads = {comparable(chapter) + comparable(head) for chapter, head in content}
    out = ""
    for number, page in enumerate(pages, start=1):
        text = comparable(page).replace(f"{comparable(PROVENANCE)}{number}", "", 1)
        head = max((head for head in heads if head and text.startswith(head)), key=len, default="")
        out += text.removeprefix(head)
    return comparable(out)  # an address may stand on two pages


def url(file: str) -> str:
    return file.removesuffix(".md") + ".html"


@pytest.fixture(scope="module")
def pages(whole: bytes) -> list[str]:
    """Text of each page as Chrome reads it."""
    return by_pdfium(whole)


@pytest.fixture(scope="module")
def shown(site: Path, library: model.Library) -> list[str]:
    """Every sentence of every page of the book as the site shows it, but not the table of contents."""
    found = []
    for place in places(library):
        root = article(site, url(place.file))
        for element in root.every():
            if "kb-contents" in element.classes:
                element.children = []
        found += [words for words in sentences(root) if len(comparable(words)) > 1]
    return [words for words in found if words.strip() != PROVENANCE]


# --- What is in it ---------------------------------------------------------------------------------------------------


def test_every_sentence_of_every_page_is_in_the_book_letter_by_letter(
    shown: list[str], pages: list[str], library: model.Library
) -> None:
    found = running(pages, [(place.chapter, place.head) for place in places(library)])
    assert len(shown) > 15_000
    assert [words.strip() for words in shown if comparable(words) not in found] == []


def test_readers_that_see_single_glyphs_find_the_same_sentences(
    shown: list[str], pages: list[str], whole: bytes
) -> None:
    reader = pypdf.PdfReader(io.BytesIO(whole))
    wanted = {comparable(words) for words in shown if len(comparable(words)) > 25}
    tried = 0
    for number in range(5, len(pages), 24):
        seen, found = comparable(pages[number]), comparable(reader.pages[number].extract_text())
        here = [words for words in wanted if words in seen]
        tried += len(here)
        assert [words for words in here if words not in found] == []
    assert tried >= 200


def test_every_line_of_the_contents_names_the_page_where_its_heading_stands(
    pages: list[str], whole: bytes, library: model.Library
) -> None:
    with pikepdf.open(io.BytesIO(whole)) as document:
        numbers = {page.obj.objgen: number for number, page in enumerate(document.pages, start=1)}
        annotations = [link for page in document.pages[CONTENTS_PAGES] for link in page.obj.Annots]
        targets = {numbers[link.Dest[0].objgen] for link in annotations}
    expected = places(library)
    starts = contents_pages(bare("".join(pages[CONTENTS_PAGES])), expected)
    assert set(starts) == targets
    for place, page in zip(expected[1:], starts[1:], strict=True):
        assert bare(place.name) in bare(pages[page - 1]), place.name


def contents_pages(contents: str, expected: list[Place]) -> list[int]:
    """The page after the title of each part; behind it stands the page of the printed manual."""
    found = []
    for place in expected:
        title = re.escape(bare(place.no + place.name))
        after = re.escape(place.printed)
        line = re.search(rf"{title}\.*(\d{{1,3}}?){after}(?=\D|\d\.|\d?$|[1-3][ก-๙])", contents)
        assert line, place.name
        found.append(int(line[1]))
    return found


# --- Links -----------------------------------------------------------------------------------------------------------


def links(whole: bytes) -> Iterator[tuple[str | None, str | None]]:
    """Name of the place inside, or address outside; a page inside counts as the place "page"."""
    with pikepdf.open(io.BytesIO(whole)) as document:
        numbers = {page.obj.objgen for page in document.pages}
        names = {str(name) for name in list(document.Root.Names.Dests.Names)[::2]}
        for page in document.pages:
            for link in page.obj.get("/Annots", ()):
                target = link.get("/Dest")
                if target is None:
                    yield None, str(link.A.URI)
                elif isinstance(target, pikepdf.String):
                    assert str(target) in names
                    yield str(target), None
                else:
                    assert target[0].objgen in numbers
                    yield "page", None


def dead(site: Path, addresses: set[str]) -> list[str]:
    """Addresses relative to the book at which the site has no such page, or no such place on it."""
    out = []
    for address in addresses:
        path, _, anchor = address.partition("#")
        file = site / posixpath.normpath(posixpath.join(FOLDER, path))
        if not file.is_file() or (anchor and f'id="{anchor}"' not in file.read_text(encoding="utf-8")):
            out.append(address)
    return out


def test_links_lead_to_places_of_the_book_and_to_pages_of_the_site(site: Path, whole: bytes) -> None:
    found = list(links(whole))
    outside = {address for _, address in found if address}
    assert sum(1 for inside, _ in found if inside) > 2500
    assert "../../templates/f02-needs-survey.html" in outside
    assert dead(site, {address for address in outside if "://" not in address}) == []


@pytest.mark.parametrize("no", CHAPTERS)
def test_a_chapter_has_its_pages_of_the_book_and_no_others(site: Path, whole: bytes, pages: list[str], no: str) -> None:
    chapter = (site / chapter_file(no)).read_bytes()
    found = by_pdfium(chapter)
    assert found[0] == pages[1]
    start = pages.index(found[1])
    assert f"บทที่ {no}" in found[1]
    assert found[1:] == pages[start : start + len(found) - 1]
    with pikepdf.open(io.BytesIO(chapter)) as document:
        kinds = [each.get("/Type") for each in document.objects if isinstance(each, pikepdf.Dictionary)]
        assert kinds.count("/Page") == len(document.pages)
        assert document.Root.Outlines.Count == 1
        assert f"บทที่ {no}" in str(document.open_metadata()["dc:title"])
    assert dead(site, {address for _, address in links(chapter) if address and "://" not in address}) == []


# --- On paper --------------------------------------------------------------------------------------------------------


def test_nothing_is_printed_in_the_margins(whole: bytes) -> None:
    outside = []
    for number, page in enumerate(pypdfium2.PdfDocument(whole), start=1):
        text = page.get_textpage()
        for n in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(n)
            if text.get_text_bounded(left, bottom, right, top).endswith(" "):
                right -= 5  # a space at the end of a line hangs over
            if left < LEFT or right > page.get_width() - RIGHT or bottom < 20 or top > page.get_height() - 20:
                outside.append((number, text.get_text_bounded(left, bottom, right, top)))
    assert outside == []


def test_pages_are_a4_and_none_is_empty(whole: bytes, pages: list[str]) -> None:
    document = pypdfium2.PdfDocument(whole)
    assert {tuple(sorted(map(round, page.get_size()))) for page in document} == {(595, 842)}
    assert [n for n, text in enumerate(pages, start=1) if len(bare(text)) < 150] == []


def test_every_glyph_is_drawn(whole: bytes) -> None:
    glyphs = pdf_text._Glyphs()
    with pikepdf.open(io.BytesIO(whole)) as document:
        for stream, resources in pdf_text._streams(document):
            pdf_text._read(stream, resources, {}, glyphs)
    assert not [glyph for glyph in glyphs.outside() if glyph[1] == 0]
    assert not [text for text, shown in glyphs.inside() if any(number == 0 for _, number in shown)]


def test_the_book_is_small_enough_to_send(site: Path) -> None:
    assert (site / BOOK).stat().st_size <= 10_000_000


@pytest.mark.parametrize("name", [BOOK, *map(chapter_file, CHAPTERS)])
def test_books_are_tagged_thai_titled_and_have_bookmarks(site: Path, name: str) -> None:
    with pikepdf.open(site / name) as document:
        assert document.Root.MarkInfo.Marked
        assert document.Root.Lang == "th-TH"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert str(document.open_metadata()["dc:title"]).startswith(TITLE)
        assert document.open_metadata()["pdfuaid:part"] == "1"
        tags = document.Root.StructTreeRoot.K
        top = tags[0] if isinstance(tags, pikepdf.Array) else tags
        kinds = {str(kid.get("/S")) for kid in top.K}
        assert {"/H2", "/H3", "/P", "/L", "/Table"} <= kinds
        with document.open_outline() as outline:
            assert outline.root


# --- How it is made --------------------------------------------------------------------------------------------------


def page(html: str, *ids: str) -> tuple[list[dict[str, object]], list[str]]:
    """Blocks and problems of a small page that may link to the places `ids` of itself."""
    places = frozenset({"p.html", *(f"p.html#{name}" for name in ids)})
    made = Page("p.html", 1, Links(places, {"f02-needs-survey": "F02"}, {}), pdf.characters())
    return Blocks(made).of(parsed(html).children), made.problems


def test_an_element_that_nobody_decided_about_stops_the_build_by_name() -> None:
    for html, name in [
        ("<p>ก</p><video>ดู</video>", "video"),
        ('<div class="kb-new">ใหม่</div>', "div.kb-new"),
        ('<p>ก <span class="kb-odd">ข</span></p>', "span.kb-odd"),
        ('<p class="kb-odd">ข</p>', "p.kb-odd"),
        ('<table class="kb-odd"><tr><td>ข</td></tr></table>', "table.kb-odd"),
    ]:
        _, problems = page(html)
        assert len(problems) >= 1
        assert f"p.html: <{name}>" in problems[0]


def test_a_link_without_a_destination_and_a_sign_without_a_glyph_are_problems() -> None:
    assert "ลิงก์ #here ไม่มีปลายทางในเล่ม" in page('<p><a href="#here">ที่นี่</a></p>')[1][0]
    assert "อักขระที่ฟอนต์ของเล่มไม่มี" in page("<p>😀</p>")[1][0]


def test_what_needs_a_screen_is_left_out() -> None:
    html = '<form class="kb-listfilter"><input></form><p hidden>ไม่มี</p><p>ก<a class="headerlink" href="#x">#</a></p>'
    assert page(html) == ([{"k": "p", "style": "body", "c": ["ก"]}], [])


def test_links_show_where_they_lead_unless_the_words_do() -> None:
    links = Links(
        places=frozenset({"manual/2-1.html", "manual/2-1.html#m-2-1", "regulations.html", "regulations.html#r-a"}),
        forms={"f02-needs-survey": "F02"},
        entries={"manual/2-1.html": "2.1"},
    )
    of = links.of
    assert of("faq.html", "manual/2-1.html#m-2-1", "ดูที่นี่") == Link("manual/2-1.html#m-2-1", True, "2.1")
    assert of("faq.html", "manual/2-1.html#m-2-1", "2.1 ประชุม") == Link("manual/2-1.html#m-2-1", True)
    assert of("manual/2-1.html", "../regulations.html#r-a", "ม.21") == Link("regulations.html#r-a", True)
    survey = "../../templates/f02-needs-survey.html"
    assert of("manual/2-1.html", "../templates/f02-needs-survey.html", "แบบสำรวจ") == Link(survey, False, "F02")
    assert of("manual/2-1.html", "../templates/f02-needs-survey.html", "F02 แบบสำรวจ") == Link(survey, False)
    group = Link("../../checklists/group.html#a", False, "checklists/group")
    assert of("manual/2-1.html", "../checklists/group.html#a", "ข้อนี้") == group
    assert of("manual/2-1.html", "../regulations.html#r-b", "ม.1") is None


def test_tables_know_what_their_columns_need() -> None:
    html = "<table class='kb-table'><thead><tr><th>ที่</th><th>บาท</th></tr></thead><tbody><tr><td>1</td>"
    (table,), problems = page(html + '<td style="text-align: right;">1,000,000.00</td></tr></tbody></table>')
    assert problems == []
    (first, _), (least, most) = table["columns"]  # type: ignore[misc]
    assert first < least == most
    assert table["body"][0][1]["align"] == "right"  # type: ignore[index]


def small(library: model.Library) -> dict[str, Source]:
    """The book with every page cut to its title, and hard syllables on each."""
    out = {}
    for place in places(library):
        out[place.file] = Source(
            place.file, url(place.file), place.name, f'<h1 id="t">{place.name}</h1><p>ที่ น้ำ กำ ปั๊ม</p>'
        )
    return out


def test_same_pages_make_the_same_bytes(library: model.Library) -> None:
    content = book(small(library), library, EDITION, pdf.characters())
    first = render(content, EDITION.updated)
    pdf.compiler.cache_clear()
    assert render(content, EDITION.updated) == first


def test_all_problems_of_all_pages_are_told_at_once(library: model.Library) -> None:
    pages = small(library)
    for file in ("manual/1.md", "faq.md"):
        pages[file] = Source(file, url(file), "", f"{pages[file].html}<video>ดู</video>")
    with pytest.raises(BookError, match=r"(?s)2 แห่ง.*manual/1\.html: <video>.*faq\.html: <video>"):
        book(pages, library, EDITION, pdf.characters())
