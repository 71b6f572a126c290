"""A small site with the project's real theme, pages and scripts but without its data: built in a second.

build(tmp_path) -> folder with index.html, manual/index.html, manual/2-1-2.html, help.html, 404.html
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import jinja2
import lxml.html
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from macros import fonts, html, search_index
from macros.phone_tables import PhoneTables
from macros.search_pages import SearchPage, search_page

ROOT = Path(__file__).parent.parent
NAV = [
    {"หน้าแรก": "index.md"},
    {
        "คู่มือ": [
            {"สารบัญคู่มือ": "manual/index.md"},
            {"ขั้นที่ 1": [{"2.1.1 ประชุมหารือ": "manual/2-1-1.md"}, {"2.1.2 ประชุมสภา": "manual/2-1-2.md"}]},
        ]
    },
    {"ช่วยเหลือ": "help.md"},
]
ENTRY = """---
title: ประชุมสภาเพื่อเห็นชอบ
description: วิธีเสนอสภาท้องถิ่น
---

<header class="kb-entry"><span class="kb-entry__no" aria-hidden="true">2.1.2</span>
<h1 id="m-2-1-2">การประชุมสภา</h1></header>
<p class="kb-note">เรียบเรียงใหม่ตามโครงสารบัญของคู่มือ</p>
<section class="kb-card kb-brief" aria-labelledby="b">
<h2 id="b">สรุปใน 1 นาที</h2><ul><li>เสนอสภาก่อน</li></ul></section>
<dl class="kb-facts"><div><dt>ใคร</dt><dd>นายกเป็นผู้เสนอ</dd></div></dl>
<div class="kb-actions"><a class="kb-btn kb-btn--main" href="../help.html">เปิดเช็กลิสต์ 8 ข้อ</a></div>

## ทำทีละขั้น { #m-2-1-2-steps }

<div class="kb-steplist" markdown>

1. **ตรวจสมัยประชุมของทุกแห่ง** (ก่อน 30 วัน)

    ทำปฏิทินร่วม <span class="kb-tag kb-tag--line">ตามที่เผยแพร่โดย สำนักงานที่มีชื่อยาวมากเพื่อดูว่าป้ายไม่ดันหน้าให้กว้างออกไป</span>

2. **เขียนญัตติ**

</div>

## ต่างกันอย่างไร { #m-2-1-2-types }

| ประเภท | สมัยสามัญ | ใครขอสมัยวิสามัญได้ | ยื่นต่อใคร | นานเท่าใด |
| --- | --- | --- | --- | --- |
| เทศบาล | ปีละ 4 สมัย | ประธานสภา นายก หรือสมาชิกกึ่งหนึ่ง | ผู้ว่าราชการจังหวัด | 15 วัน |

<ul class="kb-links">
<li><a href="../help.html"><span>F07 ญัตติเสนอสภา</span> <span class="kb-meta">Word · PDF</span></a></li></ul>
"""
PAGE = "---\ntitle: {title}\ndescription: {title}\n---\n\n# {title} {{ #{name} }}\n\nข้อความ\n"


def build(folder: Path) -> Path:
    """Build into `folder`/site and return it."""
    docs, site = folder / "docs", folder / "site"
    shutil.copytree(ROOT / "docs" / "assets", docs / "assets", ignore=shutil.ignore_patterns("forms", "fonts"))
    fonts.web_fonts(docs / "assets" / "fonts")
    (docs / "assets" / "search").mkdir(exist_ok=True)
    (docs / "assets" / "search" / "worker.js").write_bytes(search_index.engine(None, docs))
    (docs / "assets" / "search" / "tasks.js").write_text(
        "(window.KB = window.KB || {}).searchTasks = [];\n", encoding="utf-8"
    )
    _write_catalogue(docs / "assets" / "checklists")
    _write_pages(docs)
    config = load_config(
        str(ROOT / "mkdocs.yml"),
        docs_dir=str(docs),
        site_dir=str(site),
        nav=NAV,
        plugins=["search", "offline"],
        strict=True,
    )
    config.markdown_extensions.append(PhoneTables())  # type: ignore[arg-type]
    mkdocs_build(config)
    search_index.publish(site, None, _search_pages(site))
    (site / "search" / "search_index.js").write_text('var __index = {"config": {}, "docs": []}', encoding="utf-8")
    return site


def _search_pages(site: Path) -> Iterator[SearchPage]:
    for file in sorted(site.rglob("*.html")):
        article = lxml.html.parse(file).find(".//article")
        if article is not None:
            content = lxml.html.tostring(article, encoding="unicode")
            yield search_page(file.relative_to(site).as_posix(), "", content)


def _write_catalogue(folder: Path) -> None:
    """Two checklists of two stages, for the home page to count."""

    def checklist(name: str, stage: str, count: int) -> dict[str, object]:
        items = [{"id": f"{name}-0{no}", "no": no, "text": "ทำ", "who": "ปลัด"} for no in range(1, count + 1)]
        section = {"id": f"{name}-all", "title": "ทำ", "items": items}
        return {
            "id": name,
            "title": name,
            "short": f"เรื่อง {name}",
            "stage": stage,
            "version": "1",
            "sections": [section],
        }

    lists = [checklist("ready", "start", 2), checklist("group", "start", 3), checklist("mou", "agreement", 1)]
    found = {"stages": [], "lists": lists, "conditions": [], "facts": [], "forms": [], "retired": []}
    folder.mkdir(exist_ok=True)
    code = f"(window.KB = window.KB || {{}}).catalogue = {json.dumps(found, ensure_ascii=False)};\n"
    (folder / "catalogue.js").write_text(code, encoding="utf-8")


def _write_pages(docs: Path) -> None:
    (docs / "manual").mkdir()
    home = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    pages = {
        "index": jinja2.Template(home).render(icon=html.icon),
        "manual/index": PAGE.format(title="สารบัญคู่มือ", name="manual"),
        "manual/2-1-1": PAGE.format(title="ประชุมหารือ", name="m-2-1-1"),
        "manual/2-1-2": ENTRY,
        "help": PAGE.format(title="วิธีใช้", name="help"),
    }
    for name, text in pages.items():
        (docs / f"{name}.md").write_text(text, encoding="utf-8")
