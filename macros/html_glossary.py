"""The glossary page and links into it."""

from __future__ import annotations

from macros import model
from macros.html import Href, certainty, joined, text
from macros.html_manual import entry_link
from macros.lookup import Lookup


def term_link(lookup: Lookup, href: Href, name: str, words: str | None = None) -> str:
    """Link to a term, with its meaning for those who hover."""
    term = lookup.terms[name]
    return (
        f'<a class="kb-term" href="{href(f"glossary.html#g-{term.id}")}" title="{text(term.meaning)}">'
        f"{text(words or term.abbreviation or term.term)}</a>"
    )


def glossary(lookup: Lookup, href: Href) -> str:
    """Every term in Thai alphabetical order."""
    terms = sorted(lookup.library.terms, key=_thai_order)
    return f'<ul class="kb-glossary">{"".join(_term(lookup, href, term) for term in terms)}</ul>'


def _thai_order(term: model.Term) -> str:
    """Dictionary order: a leading vowel (เ แ โ ใ ไ) sorts behind the consonant it is spoken after."""
    word = term.term
    return word[1] + word[0] + word[2:] if len(word) > 1 and word[0] in "เแโใไ" else word


def _term(lookup: Lookup, href: Href, term: model.Term) -> str:
    other = [text(word) for word in (term.english, *term.synonyms) if word]
    also = f'<p class="kb-meta">คำใกล้เคียง: {joined(other)}</p>' if other else ""
    entries = ", ".join(entry_link(lookup, href, entry) for entry in term.entries)
    see = f'<p class="kb-meta">ดู {entries}</p>' if entries else ""
    short = f" ({text(term.abbreviation)})" if term.abbreviation and term.abbreviation not in term.term else ""
    return (
        f'<li><h2 id="g-{term.id}">{text(term.term)}{short}</h2>'
        f"<p>{text(term.meaning)} {certainty(term.certainty)}</p>{also}{see}</li>"
    )
