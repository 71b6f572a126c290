"""A Markdown extension that explains abbreviations: the first of each on a page links to the glossary.

The link carries the meaning as its title, which the theme shows on hover and on focus. Only the first, or a page of law
would have two hundred tab stops; headings, links and code stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from macros import model
from macros.html import Href

#: Elements whose words are left alone.
CLOSED = {"a", "code", "pre", "button", "summary", "h1", "h2", "h3", "h4", "h5", "h6"}


class FirstTerms(Extension):
    """`page` gives the file of the page at hand, `href` a file as seen from it; MkDocs makes addresses of them."""

    def __init__(self, terms: tuple[model.Term, ...], page: Callable[[], str], href: Href) -> None:
        super().__init__()
        self.terms = {term.abbreviation: term for term in terms if term.abbreviation}
        self.page, self.href = page, href

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, D102 (the name is Markdown's)
        md.treeprocessors.register(_Terms(md, self), "first_terms", 4)


class _Terms(Treeprocessor):
    def __init__(self, md: Markdown, extension: FirstTerms) -> None:
        super().__init__(md)
        self.extension = extension
        longest_first = sorted(extension.terms, key=len, reverse=True)
        words = "|".join(re.escape(word) for word in longest_first)
        #: Not inside a longer word: อบต. before a name or สถ. in สถจ. are no abbreviations of their own.
        self.pattern = re.compile(rf"(?<![ก-๙A-Za-z.-])({words})(?![ก-๙A-Za-z-])") if words else None

    def run(self, root: Element) -> None:
        if self.pattern and not self.extension.page().startswith("glossary"):
            self._explain(root, set())

    def _explain(self, element: Element, seen: set[str]) -> None:
        if element.tag in CLOSED:
            return
        before = element.text
        element.text, links = self._split(before, seen)
        children = list(element)
        _insert(element, 0, links)
        for child in children:
            self._explain(child, seen)
            child.tail, links = self._split(child.tail, seen)
            _insert(element, list(element).index(child) + 1, links)

    def _split(self, words: str | None, seen: set[str]) -> tuple[str | None, list[Element]]:
        """The words before the first new abbreviation, and the links with what follows each."""
        found = list(self._new(words or "", seen))
        if not found or words is None:
            return words, []
        links = []
        for match, following in zip(found, [*found[1:], None], strict=True):
            link = self._link(self.extension.terms[match.group()])
            link.tail = words[match.end() : following.start() if following else len(words)]
            links.append(link)
        return words[: found[0].start()], links

    def _new(self, words: str, seen: set[str]) -> Iterator[re.Match[str]]:
        """New abbreviations outside links. Macros write links as raw HTML, of which only marks stand in the text."""
        assert self.pattern
        raw = self.md.htmlStash.rawHtmlBlocks
        links = [(mark.start(), raw[int(mark.group(1))]) for mark in HTML_PLACEHOLDER_RE.finditer(words)]
        for match in self.pattern.finditer(words):
            before = [html for start, html in links if start < match.start()]
            opened = sum(str(html).startswith("<a ") for html in before)
            closed = sum(str(html).startswith("</a") for html in before)
            if opened == closed and match.group() not in seen:
                seen.add(match.group())
                yield match

    def _link(self, term: model.Term) -> Element:
        link = Element("a", {"class": "kb-term", "href": self.extension.href(f"glossary.md#g-{term.id}")})
        link.set("title", f"{term.term}: {term.meaning}")
        link.text = term.abbreviation
        return link


def _insert(parent: Element, position: int, children: list[Element]) -> None:
    for offset, child in enumerate(children):
        parent.insert(position + offset, child)
