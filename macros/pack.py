"""Zips to hand out: the whole site for a USB stick, all blank forms, all sample forms. Same site, same bytes.

python -m macros.pack       after a build; writes dist/
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from macros import model
from macros.catalogue import STAGES
from macros.html_books import books_name
from macros.html_downloads import COPIES, FORMATS, file_name, suffixes
from macros.load import load

NAME = "local-cooperation-kb"
_EPOCH = (1980, 1, 1, 0, 0, 0)
READ_ME = """ความร่วมมือท้องถิ่น ฉบับใช้โดยไม่ต่ออินเทอร์เน็ต

1. แตกไฟล์ zip นี้ทั้งหมดลงในโฟลเดอร์หรือแฟลชไดรฟ์ (อย่าเปิดจากใน zip)
2. เปิดโฟลเดอร์ local-cooperation-kb แล้วดับเบิลคลิก index.html
3. ใช้ Chrome หรือ Edge รุ่น 109 ขึ้นไป หรือ Firefox

สิ่งที่กรอกเก็บในเบราว์เซอร์ของเครื่องนั้น ย้ายเครื่องให้กด "สำรองเป็นไฟล์" แล้วนำไฟล์กลับเข้าที่เครื่องใหม่
"""
_STYLE = (
    "body{font:16px/1.7 'Sarabun','Leelawadee UI',Tahoma,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;"
    "border-bottom:1px solid #bbb}a{display:inline-block;padding:.3rem .2rem}"
    "caption{text-align:left;font-weight:bold;padding:1rem 0 .3rem}"
)

Entries = Iterable[tuple[str, bytes]]


def offline_zip(site: Path, out: Path) -> Path:
    """Zip of a built site under one folder, with a note on how to open it."""

    def entries() -> Iterator[tuple[str, bytes]]:
        yield f"{NAME}/READ-ME.txt", READ_ME.encode("utf-8-sig")
        for path in sorted(site.rglob("*")):
            if path.is_file() and path.name != "404.html":  # its links start at the root of a web server
                yield f"{NAME}/{path.relative_to(site).as_posix()}", path.read_bytes()

    return _zip(out / f"{NAME}-offline.zip", entries())


def forms_zip(library: model.Library, site: Path, out: Path, copy: str) -> Path:
    """Zip of one copy (blank or sample) of every form in every file type, with a page that lists them."""

    def entries() -> Iterator[tuple[str, bytes]]:
        yield "index.html", forms_index(library, copy).encode()
        for form in library.forms:
            for suffix in suffixes(form):
                yield Path(file_name(form, copy, suffix)).name, (site / file_name(form, copy, suffix)).read_bytes()
        yield Path(books_name(copy)).name, (site / books_name(copy)).read_bytes()

    return _zip(out / f"{NAME}-forms-{copy}.zip", entries())


def forms_index(library: model.Library, copy: str) -> str:
    """A page that needs nothing but itself: the forms by stage, with links to the files beside it."""
    title = f"แบบฟอร์มความร่วมมือระหว่าง อปท. {COPIES[copy]} {len(library.forms)} แบบ"
    tables = "".join(
        f"<table><caption>{escape(words)}</caption><thead><tr><th scope=col>แบบ</th><th scope=col>ชื่อและวิธีใช้</th>"
        f"<th scope=col>ไฟล์</th></tr></thead><tbody>{rows}</tbody></table>"
        for stage, words in STAGES.items()
        if (rows := "".join(_row(form, copy) for form in library.forms if form.stage == stage))
    )
    return (
        f'<!doctype html><html lang="th"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>'
        f"<body><h1>{escape(title)}</h1>"
        "<p>ทุกฉบับเป็นร่างตัวอย่าง ให้นิติกรตรวจก่อนใช้ ไฟล์ Word และ Excel ใช้ฟอนต์ TH SarabunPSK</p>"
        f'<p>สมุดบัญชีของปีทั้งชุดที่ผูกสูตรถึงกัน <a href="{Path(books_name(copy)).name}">Excel</a></p>'
        f"{tables}</body></html>\n"
    )


def _row(form: model.Form, copy: str) -> str:
    links = " ".join(
        f'<a href="{Path(file_name(form, copy, suffix)).name}">{FORMATS[suffix]}</a>' for suffix in suffixes(form)
    )
    return (
        f"<tr><td>{form.no}</td><th scope=row>{escape(form.title)}<br><small>{escape(form.summary)}</small></th>"
        f"<td>{links}</td></tr>"
    )


def _zip(target: Path, entries: Entries) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, compresslevel=9)
    return target


def pack(root: Path) -> list[Path]:
    """Every zip, from `root`/site into `root`/dist, and SHA256SUMS beside them."""
    site, out, library = root / "site", root / "dist", load(root)
    made = [offline_zip(site, out), *(forms_zip(library, site, out, copy) for copy in COPIES)]
    sums = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in made)
    (out / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
    return made


if __name__ == "__main__":
    for packed in pack(Path()):
        print(f"{packed} {packed.stat().st_size / 1e6:.1f} MB")
