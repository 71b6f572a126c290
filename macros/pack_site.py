"""The built site as participants get it: without what only works over http, and without the trainer's keys and notes.

site_files(site)    path below the site's folder and bytes, pages with links to what was left out turned into words
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from macros import offline

#: Answer keys, facilitator's notes: for the trainer only, in files and in pages.
_KEYS = re.compile(r"training/(?:keys/.*|files/.*-(?:key|notes)\.[a-z]+)")
_LINK = re.compile(r'<a\b[^>]*?\bhref="(?P<href>[^"#]*)[^"]*"[^>]*>(?P<words>.*?)</a>', re.DOTALL)
#: Written into a page only if it may hold such a link.
_HINTS = (b"-key.", b"-notes.", b"/keys/", b'"keys/')


def is_key(path: str) -> bool:
    """Whether a file of the site is for the trainer only.

    >>> is_key("training/files/w3-key.pdf"), is_key("training/files/w3-handout.pdf")
    (True, False)
    """
    return _KEYS.fullmatch(path) is not None


def site_files(site: Path) -> Iterator[tuple[str, bytes]]:
    """Everything of the built `site` that belongs on a USB stick."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or name == "404.html" or offline.is_for_http(name) or is_key(name):
            continue  # the links of 404.html start at the root of a web server
        content = path.read_bytes()
        yield name, without_key_links(name, content) if name.endswith(".html") else content


def key_files(site: Path) -> Iterator[tuple[str, bytes]]:
    """File name and bytes of the keys and notes that can be printed."""
    folder = site / "training" / "files"
    for path in sorted(folder.glob("*")) if folder.is_dir() else []:
        if is_key(path.relative_to(site).as_posix()):
            yield path.name, path.read_bytes()


def without_key_links(page: str, content: bytes) -> bytes:
    """The page with links to keys as words that say where these are. @param page: its path in the site"""
    if not any(hint in content for hint in _HINTS):
        return content
    return _LINK.sub(partial(_words, posixpath.dirname(page)), content.decode()).encode()


def _words(folder: str, link: re.Match[str]) -> str:
    if not is_key(posixpath.normpath(posixpath.join(folder, link["href"]))):
        return link.group()
    return f"<span>{link['words']} (อยู่ในชุดวิทยากร)</span>"
