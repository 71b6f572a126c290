"""A deck as a PPTX file: real titles, lists and tables, notes, alternative texts; the same bytes for the same deck."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, time
from typing import Any

from lxml import etree
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from macros import pptx_theme as theme
from macros.pptx_text import paragraph, plain_paragraph
from macros.slide_fit import PICTURE_LINE, ROOMY_LINE, TABLE_LINE, column_widths, is_roomy, lines_of
from macros.slides import Columns, Deck, Grid, Large, Line, Lines, Show, label_words, spoken

LETTERS = "กขคงจฉ"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LAYOUT = {"cover": "cover", "section": "section"}


def render(deck: Deck) -> bytes:
    """The file."""
    made = theme.blank()
    layouts = {layout.name: layout for layout in made.slide_layouts}
    names = dict(zip(theme.LAYOUTS, ("Title Slide", "Title and Content", "Section Header", "Title Only"), strict=True))
    for number, show in enumerate(deck.shows, start=1):
        wanted = _LAYOUT.get(show.kind) or ("body" if isinstance(show.body, Lines | Large) else "title")
        slide = made.slides.add_slide(layouts[names[wanted]])
        _slide(slide, show)
        _foot(slide, show, number, len(deck.shows))
        _notes(slide, show)
    _properties(made, deck)
    buffer = io.BytesIO()
    made.save(buffer)
    return _repacked(buffer.getvalue())


def _slide(slide: Any, show: Show) -> None:
    title = slide.shapes.title
    plain_paragraph(title.text_frame, show.title)
    match show.body:
        case Lines():
            _lines(slide.placeholders[1].text_frame, show.body)
        case Large():
            _large(slide.placeholders[1].text_frame, show.body, show.kind)
        case Grid():
            _grid(slide, show.title, show.body)
        case Columns():
            _columns(slide, show.body)


def _lines(frame: Any, body: Lines) -> None:
    for n, line in enumerate(body.lines):
        item = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        paragraph(item, line.text, lead=line.lead, mark=label_words(line.mark) if line.mark else "")
        _bullet(item, body.kind, line)


def _bullet(item: Any, kind: str, line: Line) -> None:
    """Points have dots, steps numbers, words of a law and paragraphs neither."""
    properties = item._p.get_or_add_pPr()
    set_in = Inches(0.5)
    if kind == "points":
        properties.set("marL", str(set_in))
        properties.set("indent", str(-set_in))
        etree.SubElement(properties, qn("a:buChar"), char="•")
    elif kind == "steps":
        properties.set("marL", str(set_in))
        properties.set("indent", str(-set_in))
        etree.SubElement(properties, qn("a:buAutoNum"), type="arabicPeriod")
    else:
        properties.set("marL", str(Inches(0.6 * line.deep)))
        properties.set("indent", "0")
        etree.SubElement(properties, qn("a:buNone"))


def _large(frame: Any, body: Large, kind: str) -> None:
    texts = [body.text] if body.text else []
    lettered = [f"{LETTERS[n]}. {line}" if body.lettered else line for n, line in enumerate(body.lines)]
    for n, words in enumerate([*texts, *lettered]):
        item = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        large = n < len(texts) and kind != "section"
        paragraph(item, words, size=theme.SIZES["large"] if large else None, colour="accent1" if large else None)
        _bullet(item, "none", Line(words))


# --- Tables and pictures ---------------------------------------------------------------------------------------------


def _grid(slide: Any, title: str, grid: Grid) -> None:
    rows, roomy = (grid.heads, *grid.rows), is_roomy(grid)
    size = theme.ACROSS, Emu(int(Inches(0.62 if roomy else 0.5)) * len(rows))
    frame = slide.shapes.add_table(len(rows), len(grid.heads), theme.MARGIN, theme.BODY_TOP, *size)
    describe(frame, f"ตาราง {title} {len(grid.rows)} แถว คอลัมน์ {', '.join(head for head in grid.heads if head)}")
    table = frame.table
    table.last_row = grid.total
    widths = column_widths(grid, ROOMY_LINE if roomy else TABLE_LINE)
    scale = theme.ACROSS / sum(widths)
    font = theme.ROOMY_TABLE if roomy else theme.SIZES["table"]
    for n, letters in enumerate(widths):
        table.columns[n].width = Emu(int(letters * scale))
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            bold = r == 0 or c == 0 or (grid.total and r == len(rows) - 1)
            _cell(table.cell(r, c), words, font, bold, grid.right[c])


def _cell(cell: Any, words: str, size: Pt, bold: bool, right: bool) -> None:
    cell.margin_top = cell.margin_bottom = Inches(0.03)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    item = cell.text_frame.paragraphs[0]
    paragraph(item, words, size=size, bold=bold)
    item.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT


def _columns(slide: Any, body: Columns) -> None:
    """Stages side by side, each a heading and a list; an arrow head between two that follow each other."""
    count, gap = len(body.columns), Inches(0.18)
    high = _head_high(body)
    wide = Emu(int((theme.ACROSS - gap * (count - 1)) / count))
    for n, column in enumerate(body.columns):
        left = Emu(theme.MARGIN + n * (wide + gap))
        shape = MSO_SHAPE.PENTAGON if body.onward else MSO_SHAPE.RECTANGLE
        head = slide.shapes.add_shape(shape, left, theme.BODY_TOP, wide, high)
        head.shadow.inherit = False
        head.fill.solid()
        head.fill.fore_color.theme_color = 5  # accent 1
        head.line.fill.background()
        describe(head, f"ช่องที่ {n + 1} จาก {count}: {column.title}" + ("" if n else f". {body.alt}"))
        frame = head.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = Inches(0.12)
        paragraph(frame.paragraphs[0], column.title, size=Pt(28), bold=True, colour="lt1")
        if column.note:
            paragraph(frame.add_paragraph(), column.note, size=Pt(22), colour="lt1")
        for item in frame.paragraphs:
            item.alignment = PP_ALIGN.LEFT
        _nodes(slide, column.nodes, left, wide, high)


def _head_high(body: Columns) -> Emu:
    """As high as the fullest of the heads needs; the arrow's point takes some of its width."""
    letters = PICTURE_LINE // len(body.columns) - 3
    lines = max(lines_of(column.title, letters) for column in body.columns)
    return Emu(Inches(0.3 + 0.45 * lines) + (Inches(0.35) if any(column.note for column in body.columns) else 0))


def _nodes(slide: Any, nodes: tuple[Line, ...], left: Emu, wide: Emu, below: Emu) -> None:
    top = Emu(theme.BODY_TOP + below + Inches(0.1))
    box = slide.shapes.add_textbox(left, top, wide, Emu(theme.BODY_TOP + theme.BODY_HIGH - top))
    box.text_frame.word_wrap = True
    for n, node in enumerate(nodes):
        item = box.text_frame.paragraphs[0] if n == 0 else box.text_frame.add_paragraph()
        paragraph(item, node.text, size=theme.SIZES["picture"])
        _bullet(item, "points", node)
        item._p.pPr.set("marL", str(Inches(0.25)))
        item._p.pPr.set("indent", str(-Inches(0.25)))


def describe(shape: Any, words: str) -> None:
    """Alternative text."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", words)


# --- Foot, notes, file -----------------------------------------------------------------------------------------------


def _foot(slide: Any, show: Show, number: int, of: int) -> None:
    """Labels and sources at the left, the number at the right."""
    said = [label_words(label) for label in show.labels]
    if show.sources:
        said.append(f"ที่มา {' · '.join(source.words for source in show.sources)}")
    wide, colour = Emu(theme.ACROSS - Inches(1.2)), "lt1" if show.kind == "section" else "tx2"
    box = slide.shapes.add_textbox(theme.MARGIN, theme.FOOT_TOP, wide, theme.FOOT_HIGH)
    box.name = "source"
    box.text_frame.word_wrap = True
    paragraph(box.text_frame.paragraphs[0], " · ".join(said), size=theme.SIZES["foot"], colour=colour)
    right = Emu(theme.WIDTH - theme.MARGIN - Inches(1.1))
    page = slide.shapes.add_textbox(right, theme.FOOT_TOP, Inches(1.1), theme.FOOT_HIGH)
    page.name = "slide number"
    paragraph(page.text_frame.paragraphs[0], f"{number}/{of}", size=theme.SIZES["foot"], colour=colour)
    page.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def _notes(slide: Any, show: Show) -> None:
    frame = slide.notes_slide.notes_text_frame
    for n, (word, words) in enumerate(spoken(show.talk)):
        item = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        paragraph(item, words, lead=f"{word}:", size=Pt(18))


def _properties(made: Any, deck: Deck) -> None:
    day = datetime.combine(deck.updated, time())
    core = made.core_properties
    core.title, core.subject, core.language = deck.title, deck.about, theme.LANG
    core.author = core.last_modified_by = "ความร่วมมือท้องถิ่น"
    core.comments, core.keywords, core.category, core.revision = "", "", "", 1
    core.created = core.modified = core.last_printed = day


def _repacked(content: bytes) -> bytes:
    """The same parts with one fixed time, so that equal decks are equal files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type, part.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(part, old.read(name))
    return buffer.getvalue()
