"""Text from data on its way through Markdown: it arrives as it was written."""

from __future__ import annotations

from html import unescape

import markdown
import pytest

from macros import html

HOSTILE = '<script>alert(1)</script> *ดอก* **x** `โค้ด` [ลิงก์](http://x) _x_ a|b {: .c } \\\\ &amp; "คำพูด" # 😀'


@pytest.mark.parametrize("page", ["ดู {} ก่อน", "| ก | ข |\n| --- | --- |\n| {} | สอง |", "1. {} { #x }"])
def test_a_link_in_a_sentence_says_what_the_record_says(page):
    link = html.link("a.html", HOSTILE)
    rendered = markdown.markdown(page.replace("{}", link), extensions=["tables", "attr_list", "md_in_html"])
    words = rendered.split('<a href="a.html">')[1].split("</a>")[0]
    assert unescape(words) == HOSTILE
