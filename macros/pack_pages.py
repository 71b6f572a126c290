"""The pages of the zips: how to start, what is inside. Each needs nothing but itself, and says version and date.

start_here(release)     for the site on a USB stick
trainer_index(…)        for the trainer's folder
forms_index(…)          for a zip of forms
packs_index(…)          for dist/
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from macros import model, thai
from macros.catalogue import STAGES
from macros.html_books import books_name
from macros.html_downloads import COPIES, FORMATS, file_name, suffixes

_STYLE = (
    "body{font:18px/1.75 Sarabun,'Leelawadee UI',Tahoma,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;"
    "color:#17262a;background:#fff}h1,h2{line-height:1.4}a{color:#0b5b66}li{margin:.3rem 0}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;"
    "border-bottom:1px solid #bbb}td a{display:inline-block;padding:.3rem .2rem}code{overflow-wrap:anywhere}"
    "caption{text-align:left;font-weight:bold;padding:1rem 0 .3rem}"
    ".go{display:inline-block;padding:.6rem 1.2rem;border-radius:6px;background:#0d5559;color:#fff;font-weight:bold}"
)


@dataclass(frozen=True)
class Release:
    """Which site a zip was made of. `version`: hash of its content, `day`: of its newest record."""

    version: str
    day: date

    @property
    def words(self) -> str:
        """For people: `รุ่น abcdefgh เนื้อหา ณ 22 พฤศจิกายน 2569`."""
        return f"รุ่น {self.version[:8]} เนื้อหา ณ {thai.long_date(self.day)}"


def page(title: str, body: str, release: Release) -> str:
    """A whole page around `body` (markup)."""
    return (
        f'<!doctype html><html lang="th"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><style>{_STYLE}</style></head>'
        f"<body><main><h1>{escape(title)}</h1>{body}</main><p><small>{escape(release.words)}</small></p></body></html>\n"
    )


# --- The site on a USB stick -----------------------------------------------------------------------------------------

_HOW = """<h2>ก่อนเปิด</h2><ol>
<li><b>แตกไฟล์ ZIP ทั้งหมดก่อน</b> คลิกขวาที่ไฟล์ แล้วเลือก "แยกทั้งหมด" (Extract All)
อย่าเปิดจากในไฟล์ ZIP เพราะหน้าเว็บจะไม่มีรูปแบบและกดลิงก์ไม่ได้</li>
<li>วางโฟลเดอร์ไว้ในเครื่องหรือแฟลชไดรฟ์ก็ได้ โฟลเดอร์ที่อ่านได้อย่างเดียวก็ใช้ได้</li>
<li>ใช้ Chrome หรือ Edge รุ่น 109 ขึ้นไป หรือ Firefox รุ่นปัจจุบัน ไม่ใช้ Internet Explorer
ถ้าดับเบิลคลิกแล้วเปิดด้วยโปรแกรมอื่น ให้คลิกขวา เลือก "เปิดด้วย" แล้วเลือกเบราว์เซอร์</li>
<li>ไม่ต้องติดตั้งอะไร และไม่ต้องมีอินเทอร์เน็ต</li></ol>
<h2>งานที่กรอกเก็บที่ไหน</h2><ul>
<li>งานเก็บในเบราว์เซอร์ของเครื่องที่เปิด ไม่ได้เก็บในแฟลชไดรฟ์
<b>เบราว์เซอร์บางเครื่องไม่เก็บงานของหน้าที่เปิดจากโฟลเดอร์</b> และการย้ายโฟลเดอร์หรือเปลี่ยนอักษรไดรฟ์อาจทำให้ไม่เห็นงานเดิม</li>
<li>เลิกงานทุกครั้งให้กด <b>สำรองเป็นไฟล์</b> หรือ Ctrl+S แล้วเก็บไฟล์ .json ไว้ เครื่องใหม่กด <b>นำไฟล์กลับเข้า</b></li>
<li>เครื่องที่ใช้ร่วมกัน: สำรองเป็นไฟล์แล้วกด <b>ล้างแฟ้มงานนี้ออกจากเครื่อง</b> ก่อนลุก วิทยากรล้างทั้งเครื่องได้ที่หน้าโหมดห้องอบรม</li>
</ul>"""


def start_here(release: Release, prefix: str = "") -> str:
    """`prefix`: folder of the site as seen from this page, with a slash at its end."""
    body = f'<p><a class="go" href="{prefix}index.html">เปิดเว็บความร่วมมือท้องถิ่น</a></p>{_HOW}'
    return page("เริ่มที่นี่: ความร่วมมือท้องถิ่น", body, release)


def read_me(release: Release) -> str:
    """The same in short, for Notepad."""
    return (
        f"ความร่วมมือท้องถิ่น ฉบับใช้โดยไม่ต่ออินเทอร์เน็ต\r\n{release.words}\r\n\r\n"
        "1. แตกไฟล์ zip นี้ทั้งหมดลงในโฟลเดอร์หรือแฟลชไดรฟ์ (อย่าเปิดจากใน zip)\r\n"
        "2. ดับเบิลคลิก START-HERE.html\r\n"
        "3. ใช้ Chrome หรือ Edge รุ่น 109 ขึ้นไป หรือ Firefox\r\n\r\n"
        'สิ่งที่กรอกเก็บในเบราว์เซอร์ของเครื่องนั้น ให้กด "สำรองเป็นไฟล์" ก่อนเลิก แล้วนำไฟล์กลับเข้าที่เครื่องใหม่\r\n'
        "ตรวจว่าไฟล์ครบถ้วน: เทียบกับ SHA256SUMS.txt\r\n"
    )


# --- For trainers ----------------------------------------------------------------------------------------------------


def trainer_index(folders: Mapping[str, tuple[str, list[str]]], release: Release) -> str:
    """`folders`: title and file names by folder; only the site is not listed file by file."""
    tables = "".join(
        f"<h2>{escape(title)}</h2><p><code>{folder}/</code></p><ul>{_list(folder, names)}</ul>"
        for folder, (title, names) in folders.items()
        if names
    )
    body = (
        '<p><a class="go" href="site/index.html">เปิดเว็บ</a></p>'
        "<p><b>ก่อนคัดลอกให้ผู้เข้าอบรม: ลบโฟลเดอร์ <code>keys</code></b> (เฉลยและบันทึกวิทยากร) หรือคัดลอกเฉพาะโฟลเดอร์ "
        "<code>site</code> ซึ่งไม่มีเฉลยเป็นไฟล์ แบบทดสอบบนหน้าจอแสดงเหตุผลหลังส่งคำตอบ จึงมีคำตอบอยู่ในตัวหน้า</p>"
        f"{_HOW}{tables}"
    )
    return page("ชุดวิทยากร: เริ่มที่นี่", body, release)


def _list(folder: str, names: Iterable[str]) -> str:
    return "".join(f'<li><a href="{folder}/{name}">{name}</a></li>' for name in names)


# --- Forms -----------------------------------------------------------------------------------------------------------


def forms_index(library: model.Library, copy: str, release: Release) -> str:
    """The forms by stage, with links to the files beside the page."""
    title = f"แบบฟอร์มความร่วมมือระหว่าง อปท. {COPIES[copy]} {len(library.forms)} แบบ"
    tables = "".join(
        f"<table><caption>{escape(words)}</caption><thead><tr><th scope=col>แบบ</th><th scope=col>ชื่อและวิธีใช้</th>"
        f"<th scope=col>ไฟล์</th></tr></thead><tbody>{rows}</tbody></table>"
        for stage, words in STAGES.items()
        if (rows := "".join(_row(form, copy) for form in library.forms if form.stage == stage))
    )
    body = (
        "<p>ทุกฉบับเป็นร่างตัวอย่าง ให้นิติกรตรวจก่อนใช้ ไฟล์ Word และ Excel ใช้ฟอนต์ TH SarabunPSK</p>"
        f'<p>สมุดบัญชีของปีทั้งชุดที่ผูกสูตรถึงกัน <a href="{Path(books_name(copy)).name}">Excel</a></p>{tables}'
    )
    return page(title, body, release)


def _row(form: model.Form, copy: str) -> str:
    links = " ".join(
        f'<a href="{Path(file_name(form, copy, suffix)).name}">{FORMATS[suffix]}</a>' for suffix in suffixes(form)
    )
    return (
        f"<tr><td>{form.no}</td><th scope=row>{escape(form.title)}<br><small>{escape(form.summary)}</small></th>"
        f"<td>{links}</td></tr>"
    )


# --- dist/ -----------------------------------------------------------------------------------------------------------


def packs_index(packs: Iterable[tuple[str, str, int, str]], release: Release) -> str:
    """`packs`: file name, what it is, bytes, SHA-256."""
    rows = "".join(
        f'<tr><th scope=row><a href="{name}">{name}</a><br><small>{escape(about)}</small></th>'
        f"<td>{size / 1e6:.1f} MB</td><td><code>{digest}</code></td></tr>"
        for name, about, size, digest in packs
    )
    body = (
        "<table><caption>ไฟล์ทั้งหมด</caption><thead><tr><th scope=col>ไฟล์</th><th scope=col>ขนาด</th>"
        f"<th scope=col>SHA-256</th></tr></thead><tbody>{rows}</tbody></table>"
        "<p>ตรวจไฟล์บน Windows: <code>certutil -hashfile ชื่อไฟล์ SHA256</code></p>"
    )
    return page("ชุดแจกความร่วมมือท้องถิ่น", body, release)
