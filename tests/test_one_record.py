"""One record, one wording: page, Word, Excel and PDF of a form say the same words and use the same keys."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pypdf
import pytest

from macros import blocks, form_paper, model, thai
from macros.load import load
from tests.conftest import ROOT

FORMS = load(ROOT).forms


def squeezed(text: str) -> str:
    """Text without white space and marks of format; digits Arabic, so that formats compare."""
    return re.sub(r"[\s\u00ad\u200b…]|\.{3,}", "", thai.arabic_digits(text))


def fixed_words(parts: tuple[blocks.Block, ...]) -> Iterator[str]:
    """Every run of words that the record fixes, in paragraphs, headings and table heads."""
    for block in parts:
        match block:
            case blocks.Heading(line) | blocks.Paragraph(line) | blocks.Annex(line):
                yield from (inline.text for inline in line if isinstance(inline, blocks.Text))
            case blocks.Grid(columns):
                yield from (column.title for column in columns)
            case blocks.Split(left, right):
                yield from (inline.text for inline in (*left, *right) if isinstance(inline, blocks.Text))
            case blocks.Label(label, lines):
                yield from (inline.text for inline in (*label, *lines[0]) if isinstance(inline, blocks.Text))
            case blocks.Repeat(_, instances):
                yield from fixed_words(instances[0])
            case blocks.Choice(_, inner):
                yield from fixed_words(inner)


def keys(parts: tuple[blocks.Block, ...]) -> set[str]:
    """Every key that a value can go to."""
    found: set[str] = set()
    for block in parts:
        match block:
            case blocks.Heading(line) | blocks.Paragraph(line) | blocks.Annex(line):
                found |= {inline.key for inline in line if not isinstance(inline, blocks.Text)}
            case blocks.Grid(_, rows, _, total):
                lines = [cell for row in (*rows, total) for cell in row]
                found |= {inline.key for line in lines for inline in line if not isinstance(inline, blocks.Text)}
            case blocks.Repeat(_, instances):
                found |= keys(instances[0])
            case blocks.Choice(_, inner):
                found |= keys(inner)
            case blocks.Signature(lines):
                found |= {inline.key for line in lines for inline in line if not isinstance(inline, blocks.Text)}
            case blocks.Label(label, lines):
                numbers = [block.number(n) for n in range(1, len(lines) + 1)]
                found |= {i.key for line in (label, *lines, *numbers) for i in line if not isinstance(i, blocks.Text)}
            case blocks.Signatures(_, signatures):
                found |= keys(signatures[:1])
            case blocks.Split(left, right):
                found |= {inline.key for inline in (*left, *right) if not isinstance(inline, blocks.Text)}
    return found


def xml_of(path: Path, part: str) -> str:
    return zipfile.ZipFile(io.BytesIO(path.read_bytes())).read(part).decode("utf-8")


def words_of(xml: str) -> str:
    return squeezed(unescape(re.sub(r"<[^>]+>", "", re.sub(r"<w:br/>|<w:tab/>", " ", xml))))


def file(site: Path, form: model.Form, copy: str, kind: str) -> Path:
    return site / "templates" / "files" / f"{form.id}-{copy}.{kind}"


@pytest.fixture(params=FORMS, ids=lambda form: form.id)
def form(request: pytest.FixtureRequest) -> model.Form:
    return request.param


@pytest.mark.parametrize("copy", ["blank", "sample"])
def test_word_carries_every_fixed_sentence(site, form, copy):
    values = None if copy == "blank" else form_paper.sample(form)
    text = words_of(xml_of(file(site, form, copy, "docx"), "word/document.xml"))
    assert [w for w in fixed_words(form_paper.form_blocks(form, values)) if squeezed(w) not in text] == []


@pytest.mark.parametrize("copy", ["blank", "sample"])
def test_pdf_carries_every_fixed_sentence(site, form, copy):
    values = None if copy == "blank" else form_paper.sample(form)
    reader = pypdf.PdfReader(io.BytesIO(file(site, form, copy, "pdf").read_bytes()))
    pages = [page.extract_text() for page in reader.pages]
    body = squeezed("".join(re.sub(r"หน้า\s*[๐-๙0-9]+\s*จาก\s*[๐-๙0-9]+", "", page) for page in pages))
    lost = [w for w in fixed_words(form_paper.form_blocks(form, values)) if not carried(squeezed(w), body)]
    assert lost == []


def carried(words: str, body: str) -> bool:
    """Found whole, or in two halves where a page ends inside the sentence and head or foot stand between."""
    return words in body or any(words[:i] in body and words[i:] in body for i in range(1, len(words)))


def test_page_carries_every_fixed_sentence_and_every_key(site, form):
    page = (site / "templates" / f"{form.id}.html").read_text(encoding="utf-8")
    paper = form_paper.form_blocks(form, None)
    text = words_of(page)
    assert [w for w in fixed_words(paper) if squeezed(w) not in text] == []
    slots = {unescape(key) for key in re.findall(r'data-(?:slot|tick)="([^"]+)"', page)}
    assert slots == keys(paper)


def test_word_has_a_content_control_for_every_key(site, form):
    xml = xml_of(file(site, form, "blank", "docx"), "word/document.xml")
    tags = {unescape(tag) for tag in re.findall(r'<w:tag w:val="([^"]+)"', xml)}
    assert {tag for tag in tags if not re.search(r"\[\][#2]?$|^\?", tag)} == keys(form_paper.form_blocks(form, None))


def test_every_field_is_asked_on_the_page(site, form):
    page = (site / "templates" / f"{form.id}.html").read_text(encoding="utf-8")
    asked = set(re.findall(r'data-field="([^"]+)"', page))
    assert {field.id for field in form.fields if not field.compute} <= asked
    assert not {field.id for field in form.fields if field.compute} & asked, "what is worked out is not asked"


def test_spreadsheet_carries_every_fixed_sentence(site, form):
    if not form.spreadsheet:
        assert not file(site, form, "blank", "xlsx").exists()
        return
    text = words_of(xml_of(file(site, form, "blank", "xlsx"), "xl/sharedStrings.xml"))
    assert [w for w in fixed_words(form_paper.form_blocks(form, None)) if squeezed(w).strip("()") not in text] == []


def test_word_names_the_official_font_at_its_size(site, form):
    styles = xml_of(file(site, form, "blank", "docx"), "word/styles.xml")
    for slot in ("ascii", "hAnsi", "cs", "eastAsia"):
        assert f'w:{slot}="TH SarabunPSK"' in styles
    assert '<w:sz w:val="32"/>' in styles
    assert '<w:szCs w:val="32"/>' in styles
