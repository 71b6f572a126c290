"""Decks: what fits on a slide, what a slide takes from the data, and that the PPTX holds it as PowerPoint wants it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Emu

from macros import html_slides, model, pptx_deck
from macros.deck_check import decks
from macros.lookup import Lookup
from macros.slide_fit import column_widths, grid_cost, lines_of, paged, problems, width
from macros.slides import Columns, Deck, Grid, Large, Line, Lines, Show, Source, Talk, label_words, spoken
from macros.training_text import texts

ROOT = Path(__file__).parents[1]
CHAPTERS = ("ch-1", "ch-2", "ch-3-1", "ch-3-5", "ch-3-7", "ch-3-9")
EXERCISES = tuple(f"w{number:02d}" for number in range(1, 13))


@pytest.fixture(scope="module")
def lookup(library: model.Library) -> Lookup:
    return Lookup(library)


@pytest.fixture(scope="module")
def made(lookup: Lookup) -> dict[str, Deck]:
    return {deck.id: deck for deck in decks(lookup)}


def shown(deck: Deck, title: str) -> Show:
    return next(show for show in deck.shows if show.title == title)


# --- All decks -------------------------------------------------------------------------------------------------------


def test_every_chapter_and_every_exercise_has_a_deck_and_a_page(made: dict[str, Deck]) -> None:
    assert tuple(made) == (*CHAPTERS, *EXERCISES)
    pages = {path.stem for path in (ROOT / "docs" / "training" / "slides").glob("*.md")}
    assert pages == {*made, "index"}


@pytest.mark.parametrize("name", [*CHAPTERS, *EXERCISES])
def test_no_slide_says_more_than_a_room_can_read(made: dict[str, Deck], name: str) -> None:
    assert [(n, each) for n, show in enumerate(made[name].shows, 1) for each in problems(show)] == []


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_chapter_has_ten_to_eighteen_slides_and_its_minutes_are_theirs(made: dict[str, Deck], name: str) -> None:
    deck = made[name]
    assert 10 <= len(deck.shows) <= 18
    assert deck.minutes == sum(show.talk.minutes for show in deck.shows)
    assert deck.about.endswith(f"{len(deck.shows)} แผ่น · {deck.minutes} นาที")


@pytest.mark.parametrize("name", [*CHAPTERS, *EXERCISES])
def test_every_slide_has_a_source_and_something_to_say(made: dict[str, Deck], name: str) -> None:
    assert [show.title for show in made[name].shows if not show.sources or not show.talk.say] == []


@pytest.mark.parametrize("name", CHAPTERS)
def test_the_speaker_knows_what_to_ask_and_what_goes_wrong(made: dict[str, Deck], name: str) -> None:
    talks = [show.talk for show in made[name].shows if show.kind not in ("cover", "section")]
    assert all(talk.ask and talk.wrong and talk.minutes for talk in talks)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "data" / "training" / "decks").glob("*.yml")), ids=lambda path: path.stem
)
def test_no_amount_is_typed_into_a_deck(path: Path) -> None:
    plain = re.sub(r"\[\[.*?\]\]|#.*", "", path.read_text("utf-8"))
    assert re.findall(r"\d,\d{3}|\d+(?:\.\d+)? (?:บาท|ตัน|ล้าน)", plain) == []


@pytest.mark.parametrize("name", EXERCISES)
def test_the_deck_of_an_exercise_does_not_show_its_key(
    library: model.Library, made: dict[str, Deck], name: str
) -> None:
    exercise = next(each for each in library.exercises if each.stem == name)
    given = {text for part in (exercise.scenario, exercise.tasks, exercise.handout) for text in texts(part)}
    answers = {text for text in texts(exercise.key) if width(text) > 25} - given
    on_slides = "\n".join(texts(tuple(show.body for show in made[name].shows)))
    assert answers
    assert [text for text in answers if text in on_slides] == []


def test_an_exercise_is_told_done_and_talked_about_with_a_count_down(made: dict[str, Deck]) -> None:
    deck = made["w04"]
    kinds = list(dict.fromkeys(show.kind for show in deck.shows))
    assert kinds == ["cover", "points", "scenario", "tasks", "plan", "work"]
    assert deck.shows[-1].title == "คุยกันหลังทำ"
    assert [show.timer for show in deck.shows if show.kind == "work"] == [20 * 60]


# --- What slides take from the data ----------------------------------------------------------------------------------


def test_a_table_holds_the_figures_of_the_worked_example(made: dict[str, Deck]) -> None:
    body = shown(made["ch-3-5"], "งบเดียวกัน แบ่งสี่แบบ").body
    assert isinstance(body, Grid)
    assert body.rows[0] == ("ทต.แสงทอง", "333,334", "545,238", "500,000", "450,000")
    assert body.rows[-1] == ("รวม", *["1,000,000"] * 4)
    assert body.right == (False, True, True, True, True)
    assert body.total


def test_figures_in_notes_and_questions_are_worked_out(made: dict[str, Deck]) -> None:
    show = shown(made["ch-3-5"], "งบทดลองไม่ลงตัว หาอย่างไร")
    assert isinstance(show.body, Large)
    assert "ผลต่าง 900 บาท" in show.body.text
    assert "จำนวนจริง 24,500 คัดเป็น 25,400" in show.talk.say[1]


def test_a_law_stands_in_its_own_words_and_says_that_they_were_read(made: dict[str, Deck], lookup: Lookup) -> None:
    show = shown(made["ch-1"], "กฎหมายเขียนว่า อาจ ร่วมมือกัน")
    _, section = lookup.law("decentralization-act-2542#s21p2")
    assert section is not None
    assert isinstance(show.body, Lines)
    (line,) = show.body.lines
    assert (line.lead, line.text) == ("ม.21 วรรคสอง พ.ร.บ.กระจายอำนาจฯ 2542", f"“{section.quote}”")
    assert line.page == "regulations.html#r-decentralization-act-2542-s21p2"
    assert show.labels == ("law",)
    assert show.sources[-1] == Source("ตัวบท ณ มิ.ย. 2564", "regulations.html")


def test_a_law_that_needs_a_lawyer_says_so(made: dict[str, Deck]) -> None:
    assert shown(made["ch-2"], "มี อบต. แห่งเดียว ก็ต้องดู ม.73").labels == ("law", "lawyer")


def test_what_was_only_published_about_a_case_is_marked_and_our_lesson_too(made: dict[str, Deck]) -> None:
    show = shown(made["ch-2"], "ปทุมธานี: เวทีมาช้ากว่าที่ตั้ง")
    assert isinstance(show.body, Lines)
    assert [line.mark for line in show.body.lines] == ["medium", "own"]
    assert "ข้อเสนอของผู้จัดทำ" not in show.body.lines[1].text
    assert show.labels == ("medium",)


def test_a_picture_is_columns_with_what_it_shows_in_words(made: dict[str, Deck], library: model.Library) -> None:
    body = shown(made["ch-3-5"], "ทางเดินของเอกสาร").body
    books = next(each for each in library.diagrams if each.id == "books")
    assert isinstance(body, Columns)
    assert [column.title for column in body.columns] == [lane.title for lane in books.lanes]
    assert body.alt == books.summary
    assert body.onward


# --- What fits -------------------------------------------------------------------------------------------------------


def test_marks_above_and_below_take_no_width() -> None:
    assert width("ปั๊มน้ำที่นี่") == len("ปมนำทน")
    assert lines_of("ก" * 60) == 1
    assert lines_of("ก" * 61) == 2


def test_a_slide_of_seven_lines_is_refused_and_one_of_six_is_not() -> None:
    def said(count: int) -> list[tuple[str, str]]:
        return list(problems(Show("points", "ชื่อ", Lines((Line("ก" * 60),) * count), Talk(1, ("พูด",)))))

    assert said(6) == []
    assert said(7) == [("เนื้อหายาว 7 บรรทัด เกิน 6 บรรทัด", "ตัดให้สั้นหรือแยกเป็นสองแผ่น บรรทัดละไม่เกิน 60 ตัวอักษร")]


def test_a_table_of_eight_rows_is_refused() -> None:
    grid = Grid(("ก", "ข"), (("1", "2"),) * 8, (False, True))
    assert list(problems(Show("table", "ชื่อ", grid, Talk(1, ("พูด",)))))


def test_lines_are_shared_out_over_slides_and_none_is_lost() -> None:
    lines = [Line("ก" * 110)] * 7
    pages = list(paged(lines))
    assert [len(page) for page in pages] == [3, 3, 1]
    assert [line for page in pages for line in page] == lines


def test_a_wide_column_gets_more_of_a_full_table() -> None:
    grid = Grid(("ก", "ข"), (("1", "ข" * 200),), (False, False))
    narrow, wide = column_widths(grid)
    assert (narrow, wide) == (3, 77)
    assert grid_cost(grid) == 1 + 3


# --- PPTX ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=(*CHAPTERS, "w05", "w09"))
def file(request: pytest.FixtureRequest, made: dict[str, Deck]) -> tuple[Deck, bytes]:
    deck = made[request.param]
    return deck, pptx_deck.render(deck)


def test_the_file_is_wide_and_titles_tables_and_notes_are_real(file: tuple[Deck, bytes]) -> None:
    deck, content = file
    opened = Presentation(io.BytesIO(content))
    assert opened.slide_width / opened.slide_height == pytest.approx(16 / 9, abs=0.001)
    assert [slide.shapes.title.text for slide in opened.slides] == [show.title for show in deck.shows]
    for slide, show in zip(opened.slides, deck.shows, strict=True):
        notes = slide.notes_slide.notes_text_frame.text.splitlines()
        assert notes == [f"{word}: {words}" for word, words in spoken(show.talk)]
        tables = [shape.table for shape in slide.shapes if shape.has_table]
        assert len(tables) == isinstance(show.body, Grid)
        for table in tables:
            rows = [tuple(cell.text for cell in row.cells) for row in table.rows]
            assert rows == [show.body.heads, *show.body.rows]
            assert table.first_row


def test_all_text_is_thai_in_the_official_font(file: tuple[Deck, bytes]) -> None:
    opened = Presentation(io.BytesIO(file[1]))
    for slide in opened.slides:
        for tree in (slide._element, slide.notes_slide.notes_text_frame._txBody):
            for run in tree.iter(qn("a:r")):
                properties = run.find(qn("a:rPr"))
                assert properties.get("lang") == "th-TH"
                faces = {script: properties.find(qn(f"a:{script}")).get("typeface") for script in ("latin", "cs")}
                assert faces == {"latin": "TH SarabunPSK", "cs": "TH SarabunPSK"}


def test_everything_lies_on_the_slide_and_pictures_are_described(file: tuple[Deck, bytes]) -> None:
    opened = Presentation(io.BytesIO(file[1]))
    for slide in opened.slides:
        for shape in slide.shapes:
            left, top = shape.left, shape.top
            assert left >= 0
            assert top >= 0
            assert left + shape.width <= opened.slide_width + Emu(2)
            assert top + shape.height <= opened.slide_height
            described = shape._element.xpath(".//p:cNvPr")[0].get("descr")
            if shape.has_table or shape.shape_type == 1:  # drawn
                assert described


def test_sources_and_labels_stand_at_the_foot(file: tuple[Deck, bytes]) -> None:
    deck, content = file
    for slide, show in zip(Presentation(io.BytesIO(content)).slides, deck.shows, strict=True):
        foot = next(shape.text_frame.text for shape in slide.shapes if shape.name == "source")
        assert all(label_words(label) in foot for label in show.labels)
        assert all(source.words in foot for source in show.sources)


def test_equal_decks_are_equal_files(file: tuple[Deck, bytes]) -> None:
    deck, content = file
    assert pptx_deck.render(deck) == content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = Presentation(io.BytesIO(content)).core_properties
    assert (core.title, core.created.date(), core.modified.date()) == (deck.title, deck.updated, deck.updated)


# --- Page ------------------------------------------------------------------------------------------------------------


def test_the_page_has_every_slide_its_notes_and_the_file(lookup: Lookup, made: dict[str, Deck]) -> None:
    page = html_slides.slide_deck(lookup, lambda target: target, "ch-2")
    assert re.findall(r'<section class="kb-slide [^>]* id="(slide-\d+)"', page) == [
        f"slide-{n}" for n in range(1, len(made["ch-2"].shows) + 1)
    ]
    assert 'href="training/files/deck-ch-2.pptx" download' in page
    assert page.count("<summary>สำหรับวิทยากร</summary>") == len(made["ch-2"].shows)
    assert "\n\n" not in page  # a blank line would end the block in Markdown


def test_words_of_a_slide_are_never_markup() -> None:
    show = Show("points", "<b>", Lines((Line("<script>", lead="a|b"),)), Talk(1, ("<i>",)), (Source("<u>"),))
    page = html_slides._item(lambda target: target, show, 1, 1)
    assert not re.search(r"<(b|script|i|u)>", page)
    assert "&lt;script&gt;" in page


def test_the_list_leads_to_every_deck_and_every_file(lookup: Lookup, made: dict[str, Deck]) -> None:
    page = html_slides.slide_decks(lookup, lambda target: target)
    for deck in made.values():
        assert f'href="{deck.page}"' in page
        assert f'href="{deck.file}" download' in page
