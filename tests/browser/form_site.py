"""A small site with one form, made from the same renderers and scripts as the real one, for tests of the form page."""

from __future__ import annotations

import dataclasses
import re
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import material
import yaml

from macros import build, document, field_definitions, fonts, html_form, model, template_script

ROOT = Path(__file__).parents[2]


def scripts(tool: str) -> tuple[str, ...]:
    """Scripts of a page with this `tool:`, as mkdocs.yml names them: paths below assets/."""
    text = re.sub(r"!\S+", "", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    named = yaml.safe_load(text)["extra"]["scripts"]
    flat = (
        script
        for name in (*named["all"], *named[tool])
        for script in (named[name[1:]] if name.startswith("+") else [name])
    )
    return tuple(name.removeprefix("assets/") if "/" in name else f"js/{name}" for name in flat if name != "switcher")


STYLES = ("tokens", "site", "manual", "form", "print")

F = model.Field
HOSTS = (model.Option("host", "เจ้าภาพ"), model.Option("each", "แต่ละแห่ง"))
MEMBERS = F(
    "members",
    "ภาคีสมาชิก",
    "table",
    required=True,
    fact="members",
    row="แห่ง",
    min_rows=2,
    blank_rows=3,
    columns=(
        F("name", "ชื่อ อปท.", "text", required=True),
        F("kind", "ประเภท", "choice", options=HOSTS),
        F("amount", "เงินสมทบ (บาท)", "baht"),
        F("resolution_date", "วันที่สภามีมติ", "date"),
    ),
)
FORM = model.Form(
    id="f99-example",
    title="บันทึกข้อตกลงตัวอย่าง",
    short="ตัวอย่าง",
    kind="บันทึกข้อตกลง",
    stage="agreement",
    paper="agreement",
    summary="ใช้ลองกรอก",
    version="2569.1",
    updated=date(2026, 11, 21),
    minutes=5,
    basis="ข้อเสนอของผู้จัดทำ",
    spreadsheet=True,
    lawyer=True,
    prepare=("สำเนามติสภา", "ตารางแบ่งเงิน"),
    entries=("m-2-1-2", "m-2-2-3"),
    checks=(model.Check("end_date >= start_date", "วันสิ้นสุดมาก่อนวันเริ่ม", "end_date"),),
    groups=(
        model.Group(
            "parties",
            "ภาคี",
            (
                F("service", "ภารกิจ", "text", required=True, fact="service", placeholder="การจัดการขยะมูลฝอย"),
                MEMBERS,
            ),
        ),
        model.Group(
            "rest",
            "รายละเอียด",
            (
                F("signed_on", "วันที่ลงนาม", "date", required=True, width="m"),
                F("start_date", "วันเริ่ม", "date", width="m"),
                F("end_date", "วันสิ้นสุด", "date", width="m"),
                F("total", "เงินรวม", "baht"),
                F("share", "ร้อยละ", "percent"),
                F("reason", "เหตุผล", "long"),
                F("procure", "ผู้จัดซื้อจัดจ้าง", "choice", options=HOSTS),
                F("wants", "มติที่ขอ", "choices", options=(model.Option("a", "เห็นชอบ"), model.Option("b", "ยินยอม"))),
                F("agreed", "มีข้อตกลงย่อย", "yes"),
            ),
        ),
    ),
    document=(
        document.Title("บันทึกข้อตกลง ข้อ 1"),
        document.Right("วันที่ {signed_on}"),
        document.Para("ด้าน{service} เงิน {total} บาท ({total|words}) ร้อยละ {share}"),
        document.Each("members", (document.Flat("{n}. {name} มติเมื่อ {resolution_date}"),)),
        document.Clause("money", "เงินสมทบ", "ตามตาราง", items=("งวดที่ 1", "งวดที่ 2")),
        document.Table(
            (
                document.Column("ที่", "{n}", 0.4, "centre"),
                document.Column("ชื่อ", "{name}", 2),
                document.Column("เป็นเจ้าภาพ", tick="kind=host", align="centre", group="บทบาท"),
                document.Column("แต่ละแห่ง", tick="kind=each", align="centre", group="บทบาท"),
                document.Column("บาท", "{amount}", align="right"),
            ),
            "members",
        ),
        document.When("procure", "host", (document.Para("เจ้าภาพจัดซื้อแทนทุกแห่ง"),)),
        document.When("procure", "each", (document.Para("แต่ละแห่งจัดซื้อเอง"),)),
        document.When("agreed", "yes", (document.Para("มีข้อตกลงย่อยแนบท้าย"),)),
        document.Choices("wants"),
        document.Para("เหตุผล {reason}"),
        document.Signature(("({service})",), "พยาน"),
        document.Annex("ภาคผนวก ก"),
        document.Note("ดูที่ http://example.test/2569"),
    ),
)
FACTS = {
    "service": model.Fact("service", "ภารกิจ", "text", help="อ่านต่อจากคำว่า ด้าน"),
    "members": model.Fact("members", "ภาคี", "table", columns=MEMBERS.columns),
}


def write(
    folder: Path, form: model.Form = FORM, *, scheme: str = "default", facts: Mapping[str, model.Fact] = FACTS
) -> Path:
    """`templates/<id>.html` with everything it loads, in `folder`."""
    assets = folder / "assets"
    shutil.copytree(ROOT / "docs" / "assets" / "js", assets / "js", dirs_exist_ok=True)
    shutil.copytree(ROOT / "docs" / "assets" / "css", assets / "css", dirs_exist_ok=True)
    sheets = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
    shutil.copy(next(sheets.glob("main.*.min.css")), assets / "css" / "material.css")
    fonts.web_fonts(assets / "fonts")
    (assets / "forms").mkdir(exist_ok=True)
    script = template_script.of_form(form, field_definitions.definitions(form, facts))
    (assets / "forms" / f"{form.id}.js").write_bytes(script)
    (assets / "checklists").mkdir(exist_ok=True)
    (assets / "checklists" / "catalogue.js").write_bytes(build.catalogue_script(_library(form, facts)))
    (folder / "templates").mkdir(exist_ok=True)
    page = folder / "templates" / f"{form.id}.html"
    page.write_text(html(form, scheme, facts), encoding="utf-8")
    return page


def _library(form: model.Form, facts: Mapping[str, model.Fact]) -> model.Library:
    """A library of nothing but this form and its facts."""
    nothing = {each.name: () for each in dataclasses.fields(model.Library)}
    return model.Library(**nothing | {"forms": (form,), "facts": tuple(facts.values())})


def html(form: model.Form, scheme: str, facts: Mapping[str, model.Fact]) -> str:
    """The page as the theme would show it."""
    styles = "".join(f'<link rel="stylesheet" href="../assets/css/{name}.css">' for name in ("material", *STYLES))
    tags = "".join(f'<script defer src="../assets/{name}.js"></script>' for name in scripts("form"))
    body = html_form.render(form, facts, lambda path: f"../{path}")
    return (
        '<!doctype html><html lang="th" class="no-js"><head><meta charset="utf-8"><title>แบบตัวอย่าง</title>'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">{styles}{tags}</head>'
        f'<body dir="ltr" data-md-color-scheme="{scheme}"><div class="md-container"><main class="md-main">'
        '<div class="md-main__inner md-grid"><div class="md-content"><article class="md-content__inner md-typeset">'
        f'{body}<div class="kb-read"><h2 id="after">ข้อที่มักพลาด</h2><p>ไม่พิมพ์ออกกระดาษ</p></div>'
        "</article></div></div></main></div></body></html>"
    )
