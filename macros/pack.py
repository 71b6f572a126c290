"""Zips to hand out: the whole site for a USB stick. Same site, same bytes.

python -m macros.pack       after a build; writes dist/
"""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

NAME = "local-cooperation-kb"
_EPOCH = (1980, 1, 1, 0, 0, 0)
READ_ME = """ความร่วมมือท้องถิ่น ฉบับใช้โดยไม่ต่ออินเทอร์เน็ต

1. แตกไฟล์ zip นี้ทั้งหมดลงในโฟลเดอร์หรือแฟลชไดรฟ์ (อย่าเปิดจากใน zip)
2. เปิดโฟลเดอร์ local-cooperation-kb แล้วดับเบิลคลิก index.html
3. ใช้ Chrome หรือ Edge รุ่น 109 ขึ้นไป หรือ Firefox

สิ่งที่กรอกเก็บในเบราว์เซอร์ของเครื่องนั้น ย้ายเครื่องให้กด "สำรองเป็นไฟล์" แล้วนำไฟล์กลับเข้าที่เครื่องใหม่
"""


def offline_zip(site: Path, out: Path) -> Path:
    """Zip of a built site under one folder, with a note on how to open it."""
    target = out / f"{NAME}-offline.zip"
    out.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w") as archive:
        _add(archive, f"{NAME}/READ-ME.txt", READ_ME.encode("utf-8-sig"))
        for path in sorted(site.rglob("*")):
            if path.is_file() and path.name != "404.html":  # its links start at the root of a web server
                _add(archive, f"{NAME}/{path.relative_to(site).as_posix()}", path.read_bytes())
    return target


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content, compresslevel=9)


if __name__ == "__main__":
    packed = offline_zip(Path("site"), Path("dist"))
    digest = hashlib.sha256(packed.read_bytes()).hexdigest()
    (packed.parent / "SHA256SUMS").write_text(f"{digest}  {packed.name}\n", encoding="utf-8")
    print(f"{packed} {packed.stat().st_size / 1e6:.1f} MB sha256 {digest}")
