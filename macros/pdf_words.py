"""Text that a PDF can carry: only signs that its font has, and chances to break where no reader would find one.

printable("ดี 😀", characters)     'ดี [U+1F600]'
pieces("ดู https://a.b/c…")        ['ดู ', 'https://', …]
"""

from __future__ import annotations

import re
import unicodedata

_NEW_LINE = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
#: ํ and า typed one by one instead of ำ: looks the same, but nobody would find the word.
_SPLIT_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32|([\u0e48-\u0e4b])\u0e4d\u0e32")
#: What no reader would break: the same sign again and again, a long address, a page of letters without a space.
_RUN = re.compile(r"(\S)\1{9,}|[^\s\u0e00-\u0e7f]{25,}|\S{300,}")
_ADDRESS_PART = re.compile(r"[^/?&=._,-]{0,15}[/?&=._,-]*")
_THAI_PART = re.compile(r"(?:\S[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]*){1,30}")


def pieces(text: str) -> list[str]:
    r"""Parts between which a line may break, "\n" for a line break: what cannot break would run over the margin."""
    out: list[str] = []
    for n, line in enumerate(text.split("\n")):
        if n:
            out.append("\n")
        start = 0
        for run in _RUN.finditer(line):
            part = _THAI_PART if re.search("[\u0e00-\u0e7f]", run.group()) else _ADDRESS_PART
            out += [line[start : run.start()], *part.findall(run.group())]
            start = run.end()
        out.append(line[start:])
    return [piece for piece in out if piece]


def printable(text: str, characters: frozenset[int]) -> str:
    """Text with only the code points `characters`, because PDF/UA allows no sign that the font cannot draw."""
    text = _NEW_LINE.sub("\n", text).replace("\t", " ")
    text = _SPLIT_AM.sub(lambda match: f"{match[1] or match[2] or ''}ำ", text)
    return "".join(_drawable(sign, characters) for sign in text)


def _drawable(sign: str, characters: frozenset[int]) -> str:
    """The sign itself, its plain form (④ → 4), or its number as a literal: 😀 → [U+1F600]."""
    if sign == "\n":
        return sign
    if unicodedata.category(sign) in ("Cc", "Cf"):  # controls, joiners, marks of direction: nothing to see
        return ""
    for form in (sign, unicodedata.normalize("NFKC", sign)):
        if all(ord(part) in characters for part in form):
            return form
    return f"[U+{ord(sign):04X}]"
