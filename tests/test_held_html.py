"""Long HTML of macros reaches the page unchanged, past Markdown."""

from __future__ import annotations

import markdown

from macros.held_html import LONG, HeldHtml

TABLE = f'<table id="t"><tr><td id="c">*ไม่ใช่ตัวเอน* {"ก" * LONG}</td></tr></table>'


def converted(text: str, held: HeldHtml) -> str:
    return markdown.markdown(text, extensions=[held, "md_in_html", "tables"])


def test_long_html_is_in_the_page_as_it_was_between_its_neighbours():
    held = HeldHtml()
    page = converted(f"ก่อน\n\n{held.hold(TABLE)}\n\nหลัง", held)
    assert page == f"<p>ก่อน</p>\n{TABLE}\n\n<p>หลัง</p>"


def test_html_inside_a_markdown_box_is_in_the_box():
    held = HeldHtml()
    page = converted(f"<div markdown>\n\n{held.hold(TABLE)}\n\n</div>", held)
    assert page.index("<div>") < page.index(TABLE) < page.index("</div>")


def test_the_ids_inside_stand_in_the_markdown_for_whoever_checks_links():
    text = HeldHtml().hold(TABLE)
    assert '<a id="t"></a><a id="c"></a>' in text
    assert "ไม่ใช่" not in text


def test_short_html_and_what_stands_in_a_sentence_is_left_to_markdown():
    held = HeldHtml()
    for html in ("<table><tr><td>สั้น</td></tr></table>", f"<span>{'ก' * LONG}</span>", "คำ" * LONG):
        assert held.hold(html) == html
