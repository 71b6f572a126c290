"""Long HTML of macros goes past Markdown, which would read every tag of it, twice, to change nothing.

held = HeldHtml()             # one of the Markdown extensions
held.hold("<table>…</table>") # what stands in the Markdown: a small <div>, replaced when the page is HTML
"""

from __future__ import annotations

import re

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor

#: Shorter HTML may stand in the middle of a sentence, where Markdown has to see it.
LONG = 2000
_ID = re.compile(r'\sid="([^"<>]+)"')
_PLACE = re.compile(r'<div data-kb-held="(\d+)">.*?</div>', re.DOTALL)
_BLOCK = re.compile(r"\s*<(?:div|section|table|form|ul|ol|dl|article|aside|nav|details|figure|header|fieldset|p)\b")


class HeldHtml(Extension):
    """Keeps HTML while Markdown works, and puts it in its place at the end."""

    def __init__(self) -> None:
        super().__init__()
        self._held: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, D102 (the name is Markdown's)
        md.postprocessors.register(_Release(self, md), "held_html", -100)

    def hold(self, html: str) -> str:
        """What stands for `html` in Markdown, with its ids, which MkDocs needs to check links; short HTML stays."""
        if len(html) < LONG or not _BLOCK.match(html):
            return html
        self._held.append(html)
        ids = "".join(f'<a id="{name}"></a>' for name in _ID.findall(html))
        return f'<div data-kb-held="{len(self._held) - 1}">{ids}</div>'

    def release(self, text: str) -> str:
        """`text` with all that is held in its place."""
        return _PLACE.sub(lambda place: self._held[int(place[1])], text)


class _Release(Postprocessor):
    def __init__(self, held: HeldHtml, md: Markdown) -> None:
        super().__init__(md)
        self.held = held

    def run(self, text: str) -> str:
        return self.held.release(text)
