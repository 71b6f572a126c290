"""Zips to hand out: the whole site for a USB stick, all blank forms, all sample forms, the trainer's kit.

python -m macros.pack       after a build; writes dist/ and prints the sizes

Same site, same bytes: the date in a zip is that of the newest record, its version the hash of the site's content.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from macros import model, offline, pack_pages, sample_project
from macros.html_books import books_name
from macros.html_downloads import COPIES, file_name, suffixes
from macros.load import load
from macros.pack_pages import Release
from macros.pack_site import is_key, key_files, site_files
from macros.registry import content_time

NAME = "local-cooperation-kb"
TRAINER = f"{NAME}-trainer"
SUMS = "SHA256SUMS.txt"
#: Largest zip that trainers can be sent and can copy in a break, in bytes.
MOST = 60_000_000
_EPOCH = (1980, 1, 1, 0, 0, 0)
ABOUT = {
    "offline": "เว็บทั้งหมดสำหรับแฟลชไดรฟ์ เปิด START-HERE.html",
    "forms-blank": "แบบฟอร์มทุกแบบ ฉบับเปล่า",
    "forms-sample": "แบบฟอร์มทุกแบบ ฉบับตัวอย่าง",
    "trainer": "ชุดวิทยากร: เว็บ สไลด์ เอกสารแจก แบบทดสอบ โครงการตัวอย่าง และเฉลยในโฟลเดอร์แยก",
}
#: Folders of the trainer's kit: title, and the beginnings of names below training/files/; the last takes the rest.
FOLDERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "decks": ("สไลด์", ("deck-",)),
    "tests": ("แบบทดสอบ", ("exam-", "test-")),
    "scenarios": ("โจทย์ของห้อง (โหลดในหน้าโหมดห้องอบรม)", ()),
    "handouts": ("เอกสารแจก", ("",)),
}

Entries = Iterable[tuple[str, bytes]]


def release_of(site: Path, library: model.Library) -> Release:
    """Which site this is; the version is the one that the site's own page shows."""
    version = json.loads((site / offline.FOLDER / "version.json").read_text(encoding="utf-8"))["version"]
    return Release(version, datetime.fromtimestamp(content_time(library), UTC).date())


def offline_zip(site: Path, out: Path, release: Release) -> Path:
    """Zip of a built site under one folder, with a page and a note on how to open it."""
    return _zip(out / f"{NAME}-offline.zip", NAME, _usb_stick(site, release))


def _usb_stick(site: Path, release: Release) -> Iterator[tuple[str, bytes]]:
    yield "START-HERE.html", pack_pages.start_here(release).encode()
    yield "READ-ME.txt", pack_pages.read_me(release).encode("utf-8-sig")
    yield from site_files(site)


def forms_zip(library: model.Library, site: Path, out: Path, copy: str, release: Release) -> Path:
    """Zip of one copy (blank or sample) of every form in every file type, with a page that lists them."""

    def entries() -> Iterator[tuple[str, bytes]]:
        yield "index.html", pack_pages.forms_index(library, copy, release).encode()
        yield from _forms(library, site, copy, None)
        yield Path(books_name(copy)).name, (site / books_name(copy)).read_bytes()

    return _zip(out / f"{NAME}-forms-{copy}.zip", "", entries())


def _forms(library: model.Library, site: Path, copy: str, kinds: tuple[str, ...] | None) -> Iterator[tuple[str, bytes]]:
    for form in library.forms:
        for suffix in suffixes(form):
            if kinds is None or suffix in kinds:
                yield Path(file_name(form, copy, suffix)).name, (site / file_name(form, copy, suffix)).read_bytes()


def trainer_zip(library: model.Library, site: Path, out: Path, release: Release) -> Path:
    """Zip for trainers. Keys and notes are in a folder of their own, and nowhere else."""
    held: dict[str, list[tuple[str, bytes]]] = {name: [] for name in FOLDERS}
    for name, content in _training_files(site):
        held[folder_of(name)].append((name, content))
    held["keys"] = list(key_files(site))
    project = [("workspace.json", sample_project.as_file(library, release.day))]
    held["sample-project"] = [*project, *_forms(library, site, "sample", ("docx", "xlsx"))]
    titles = {name: title for name, (title, _) in FOLDERS.items()}
    titles |= {"keys": "เฉลยและบันทึกวิทยากร (ลบก่อนคัดลอกให้ผู้เข้าอบรม)"}
    titles |= {"sample-project": "โครงการตัวอย่างที่กรอกครบ: นำ workspace.json เข้าที่หน้าแฟ้มงาน พร้อมเอกสารของโครงการ"}
    listed = {name: (titles[name], [file for file, _ in files]) for name, files in held.items()}
    index = pack_pages.trainer_index(listed, release).encode()

    def entries() -> Iterator[tuple[str, bytes]]:
        yield from (("START-HERE.html", index), ("index.html", index))
        yield "READ-ME.txt", pack_pages.read_me(release).encode("utf-8-sig")
        for folder, files in held.items():
            yield from ((f"{folder}/{name}", content) for name, content in files)
        yield from ((f"site/{name}", content) for name, content in _usb_stick(site, release))

    return _zip(out / f"{TRAINER}.zip", TRAINER, entries())


def _training_files(site: Path) -> Iterator[tuple[str, bytes]]:
    folder = site / "training" / "files"
    for path in sorted(folder.glob("*")) if folder.is_dir() else []:
        if path.is_file() and not is_key(path.relative_to(site).as_posix()):
            yield path.name, path.read_bytes()


def folder_of(name: str) -> str:
    """The folder of the trainer's kit for a file of the training section.

    >>> folder_of("deck-chapter-2.pptx"), folder_of("w3-scenario.json"), folder_of("w3-handout.docx")
    ('decks', 'scenarios', 'handouts')
    """
    if name.endswith("-scenario.json"):
        return "scenarios"
    return next(folder for folder, (_, begins) in FOLDERS.items() if name.startswith(begins or ("\0",)))


def _zip(target: Path, folder: str, entries: Entries) -> Path:
    """Write `entries` below `folder` ("" for none), and last their checksums."""
    target.parent.mkdir(parents=True, exist_ok=True)
    sums: list[str] = []
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in entries:
            sums.append(f"{hashlib.sha256(content).hexdigest()}  {name}\n")
            _add(archive, f"{folder}/{name}".lstrip("/"), content)
        _add(archive, f"{folder}/{SUMS}".lstrip("/"), "".join(sums).encode())
    return target


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content, compresslevel=9)


def pack(root: Path) -> list[Path]:
    """Every zip, from `root`/site into `root`/dist, with SHA256SUMS and a page beside them."""
    site, out, library = root / "site", root / "dist", load(root)
    release = release_of(site, library)
    forms = [forms_zip(library, site, out, copy, release) for copy in COPIES]
    made = [offline_zip(site, out, release), *forms, trainer_zip(library, site, out, release)]
    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in made}
    sums = "".join(f"{digest}  {name}\n" for name, digest in digests.items())
    (out / "SHA256SUMS").write_text(sums, encoding="utf-8")
    rows = [
        (path.name, ABOUT[path.stem.removeprefix(f"{NAME}-")], path.stat().st_size, digests[path.name]) for path in made
    ]
    (out / "index.html").write_text(pack_pages.packs_index(rows, release), encoding="utf-8")
    return made


if __name__ == "__main__":
    for packed in pack(Path()):
        size = packed.stat().st_size
        print(f"{packed} {size / 1e6:.1f} MB{' (more than 60 MB!)' if size > MOST else ''}")
