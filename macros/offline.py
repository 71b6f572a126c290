"""The site as an installable web app: what a browser may keep for days without a network, and the service worker.

Made last, from the files of the built site: `assets/offline/files-<version>.json` lists every file that a page may need
with its hash, size and part; the version is the hash of that list, so it changes if and only if a file does.
`assets/offline/version.json` says which one is published. Nothing of this has a use on file:// (see `is_for_http`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: Sources of `sw.js`, in the order in which they need each other.
WORKER = ("assets/js/offline-kept.js", "assets/js/offline/worker.js")
FOLDER = "assets/offline"
MANIFEST = "manifest.webmanifest"
ICONS = {size: f"assets/app/icon-{size}.png" for size in (192, 512)}
COLOURS = {"theme_color": "#0d5559", "background_color": "#f4f5f1"}


@dataclass(frozen=True)
class Part:
    """What a user may choose to keep. `folders`: what belongs to it; the first part that fits has the file."""

    title: str
    about: str
    folders: tuple[str, ...] = ()


#: The order is that of the page; what no folder claims is core if a page needs it, else "rest".
PARTS: dict[str, Part] = {
    "core": Part("ส่วนหลัก", "หน้าแรก ค้นหา คู่มือ กฎหมายและคำตอบ กรณีศึกษา เอกสารประกอบ แฟ้มงาน (ต้องมีเสมอ)"),
    "checklists": Part("เช็กลิสต์", "ทุกเช็กลิสต์ พร้อมไฟล์ Word Excel และ PDF", ("checklists/", "assets/checklists/")),
    "forms": Part("แบบฟอร์ม", "ทุกแบบฟอร์ม กรอกได้ พร้อมไฟล์แบบเปล่าและตัวอย่าง", ("templates/", "assets/forms/")),
    "training": Part("ฝึกอบรม", "แบบฝึก แบบทดสอบ สไลด์ และเอกสารแจก", ("training/", "assets/training/")),
    "rest": Part("ไฟล์อื่น ๆ", "เล่มคู่มือสำหรับพิมพ์ และข้อมูลเปิดสำหรับนำไปใช้ต่อ"),
}
#: Needed by pages of the core, wherever they lie.
_CORE = ("assets/checklists/catalogue.js",)
#: What pages are made of; other files of the core's folders are there to be downloaded.
_OF_PAGES = {".html", ".css", ".js", ".json", ".svg", ".png", ".woff2", ".ico"}
_OPEN_DATA = ("data/", "schema/")
#: Never asked for by a page over http, or only by those who look for what changed.
_LEFT_OUT = {
    *("sw.js", MANIFEST, "404.html", "sitemap.xml", "sitemap.xml.gz", "search/search_index.js"),
    *("assets/img/screenshot.png", "assets/img/og.png"),
}
_LEFT_OUT_FOLDERS = (f"{FOLDER}/", "assets/javascripts/lunr/", "assets/javascripts/workers/")

_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")

Files = dict[str, tuple[str, int, str]]


def publish(site: Path, docs: Path, name: str, about: str) -> str:
    """Write service worker, web app manifest and lists into the built `site`; returns the version."""
    files = {path: (short_hash(content), len(content), part_of(path)) for path, content in _contents(site)}
    listed = _json(files)
    version = short_hash(listed)
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("files-*.json"):
        old.unlink()
    (folder / f"files-{version}.json").write_bytes(listed)
    (folder / "version.json").write_bytes(_json({"version": version, "parts": sizes(files)}))
    (site / "sw.js").write_text("".join((docs / source).read_text(encoding="utf-8") for source in WORKER), "utf-8")
    (site / MANIFEST).write_bytes(_json(manifest(name, about)))
    return version


def short_hash(content: bytes) -> str:
    """The first half of SHA-256 in the letters a to p, as `KB.hashOf` reckons it.

    No digits: among thousands of hashes in hex some look like a telephone number, which nothing published may.
    """
    return hashlib.sha256(content).hexdigest()[:32].translate(_LETTERS)


def part_of(path: str) -> str:
    """The part that a file of the site belongs to.

    >>> part_of("manual/2-1-2.html"), part_of("templates/files/f07-council-motion-blank.pdf"), part_of("data/faq.json")
    ('core', 'forms', 'rest')
    """
    if path in _CORE:
        return "core"
    claimed = (name for name, part in PARTS.items() if path.startswith(part.folders or ("\0",)))
    rest = path.startswith(_OPEN_DATA) or Path(path).suffix not in _OF_PAGES
    return next(claimed, "rest" if rest else "core")


def sizes(files: Files) -> dict[str, dict[str, int]]:
    """Files and bytes of each part; equal files count once, as they are kept once."""
    parts: dict[str, dict[str, int]] = {}
    for name in PARTS:
        kept = {digest: size for digest, size, part in files.values() if part == name}
        parts[name] = {"files": len(kept), "bytes": sum(kept.values())}
    return parts


def manifest(name: str, about: str) -> dict[str, Any]:
    """What a browser shows and opens when the site is installed. Addresses are seen from the manifest: any sub-path."""
    icons = [{"src": path, "sizes": f"{size}x{size}", "type": "image/png"} for size, path in ICONS.items()]
    opening = {"id": "./index.html", "start_url": "./index.html", "scope": "./", "display": "minimal-ui"}
    words = {"name": name, "short_name": name, "description": about, "lang": "th", "dir": "ltr"}
    return {**words, **opening, **COLOURS, "icons": [{**icon, "purpose": "any"} for icon in icons]}


def is_for_http(path: str) -> bool:
    """Whether a file of the site is of no use, or in the way, where pages are opened from a folder."""
    return path in ("sw.js", MANIFEST) or path.startswith(f"{FOLDER}/")


def _contents(site: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        left_out = name in _LEFT_OUT or name.startswith(_LEFT_OUT_FOLDERS) or path.suffix == ".map"
        if path.is_file() and not left_out:
            yield name, path.read_bytes()


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
