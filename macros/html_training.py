"""Pages of the exercises: one for the room, one for the trainer with notes and key."""

from __future__ import annotations

from collections.abc import Iterator

from macros import model
from macros.html import Href, joined, lawyer, link, links_list, own, table, text
from macros.html_law import law_link
from macros.html_manual import entry_link
from macros.html_training_parts import FILES, facts, files, formats, listed, parts, plan, said, section
from macros.lookup import Lookup
from macros.training_paper import FICTION
from macros.training_scenario import has_scenario

WARNING = (
    '<div class="kb-note kb-note--warn"><p><strong>หน้านี้สำหรับวิทยากร</strong> มีเฉลย อย่าฉายหรือส่งลิงก์ให้ผู้เข้าอบรมก่อนกลุ่มนำเสนอ '
    "หน้านี้ไม่อยู่ในผลค้นหาของเว็บ</p></div>"
)


def exercise(lookup: Lookup, href: Href, name: str) -> str:
    """The page of the room: scenario, tasks, papers; no notes and no key."""
    record = lookup.exercises[name]
    anchor = record.id
    return "\n\n".join(
        (
            f"# {record.no} {text(record.title)} {{ #{anchor} }}",
            f'<p class="kb-lead">{said(lookup, record.purpose)} {own()}</p>',
            _facts(lookup, href, record),
            section(
                "สถานการณ์",
                f"{anchor}-scenario",
                f'<p class="kb-meta">{FICTION}</p>',
                parts(lookup, record.scenario),
            ),
            section("งานของกลุ่ม", f"{anchor}-tasks", listed(lookup, record.tasks, "ol")),
            section("ใบงาน", f"{anchor}-sheet", parts(lookup, record.handout)),
            section("เครื่องมือที่ใช้", f"{anchor}-tools", _tools(lookup, href, record)),
            f'<p class="kb-meta">วิทยากรเปิด {link(href(record.key_page + ".html"), f"บันทึกและเฉลย {record.no}")} '
            "แยกอีกหน้าหนึ่ง</p>",
        )
    )


def exercise_key(lookup: Lookup, href: Href, name: str) -> str:
    """The page of the trainer: how to run the exercise, and the key."""
    record = lookup.exercises[name]
    anchor = f"{record.id}-key"
    return "\n\n".join(
        (
            f"# {record.no} สำหรับวิทยากร: {text(record.title)} {{ #{anchor} }}",
            WARNING,
            files(href, (f"{record.id}-notes", "บันทึกวิทยากร"), (f"{record.id}-key", "เฉลย")),
            f'<p class="kb-meta">โจทย์และใบงาน {link(href(record.page + ".html"), f"{record.no} {record.title}")} · '
            f"{link(href(f'training/slides/{record.stem}.html'), f'สไลด์ {record.no}')}</p>",
            section("เตรียม", f"{anchor}-prepare", listed(lookup, record.materials)),
            section("แผนเวลา", f"{anchor}-plan", *_plans(record)),
            section("นำอย่างไร", f"{anchor}-run", listed(lookup, record.run, "ol")),
            section("กลุ่มมักพลาดตรงไหน ถามอะไร", f"{anchor}-mistakes", _mistakes(lookup, record)),
            section("คำถามปิดท้าย", f"{anchor}-debrief", listed(lookup, record.debrief)),
            section("เฉลยหรือแนวคำตอบ", f"{anchor}-answers", _lawyer(record), parts(lookup, record.key)),
            section("เกณฑ์ให้คะแนน", f"{anchor}-criteria", _criteria(lookup, record)),
        )
    )


def exercises(lookup: Lookup, href: Href) -> str:
    """All exercises with what each is for, how long it takes, and its pages."""
    rows = (
        (
            link(href(f"{each.page}.html"), f"{each.no} {each.short}"),
            said(lookup, each.purpose),
            f"{each.minutes}{f' หรือ {each.short_minutes}' if each.short_minutes else ''}",
            text(each.product),
            link(href(f"{each.key_page}.html"), "บันทึกและเฉลย"),
        )
        for each in lookup.exercises.values()
    )
    return table(("แบบฝึก", "ได้อะไร", "นาที", "ของที่ถือกลับ", "วิทยากร"), rows)


def _facts(lookup: Lookup, href: Href, record: model.Exercise) -> str:
    goals = "<br>".join(
        link(href(f"training/objectives.html#{name}"), f"{o.no} {o.text}")
        for name, o in ((name, lookup.objectives[name]) for name in record.objectives)
    )
    short = f" แบบย่อ {record.short_minutes} นาที" if record.short_minutes else ""
    return facts(
        ("เวลา", f"{record.minutes} นาที{short}"),
        ("กลุ่ม", text(record.group)),
        ("ต้องได้", text(record.product)),
        ("ฝึกอะไร", goals),
        ("ใบงาน", formats(href, f"{FILES}/{record.id}-handout", f"ใบงาน {record.no}")),
        ("ข้อมูลตั้งต้น", _scenario(href, record)),
    )


def _scenario(href: Href, record: model.Exercise) -> str:
    """The file that gives every computer of the room the same beginning; a script may turn it into a button."""
    if not has_scenario(record):
        return ""
    target = href(f"{FILES}/{record.id}-scenario.json")
    page = f"{href('training/workshop.html')}?scenario={record.id}"
    return (
        f'<span data-scenario="{record.id}"><a class="kb-do" href="{page}">'
        f'โหลดเข้าเครื่องนี้</a> <a class="kb-do" href="{target}" download>ไฟล์สถานการณ์ของห้อง</a></span> '
        "แบบฟอร์มจะมีข้อมูลของโจทย์รออยู่ในแฟ้มงานใหม่ งานที่มีอยู่ในเครื่องไม่ถูกแตะ"
    )


def _tools(lookup: Lookup, href: Href, record: model.Exercise) -> str:
    rows = [
        ("material/file-document-edit-outline", href(f"templates/{form.id}.html"), f"{form.no} {form.short}", "แบบฟอร์ม")
        for form in (lookup.forms[name] for name in record.forms)
    ]
    rows += [
        ("material/format-list-checks", href(f"checklists/{name}.html"), lookup.checklists[name].title, "เช็กลิสต์")
        for name in record.checklists
    ]
    see = [entry_link(lookup, href, name) for name in record.entries]
    see += [law_link(lookup, href, name) for name in record.laws]
    sources = "; ".join(lookup.sources[name].title for name in record.sources)
    return (
        links_list(rows)
        + (f'<p class="kb-meta">อ่านก่อนหรือหลังทำ {joined(see)}</p>' if see else "")
        + (f'<p class="kb-meta">แหล่งที่มา {text(sources)}</p>' if sources else "")
    )


def _plans(record: model.Exercise) -> Iterator[str]:
    yield f"<p>แบบเต็ม {record.minutes} นาที</p>{plan(record.plan)}"
    if record.short_plan:
        yield f"<p>แบบย่อ {record.short_minutes} นาที</p>{plan(record.short_plan)}"


def _mistakes(lookup: Lookup, record: model.Exercise) -> str:
    rows = [(said(lookup, m.what), said(lookup, m.ask)) for m in record.mistakes]
    return table(("กลุ่มทำอย่างนี้", "ถามกลับว่า"), rows)


def _criteria(lookup: Lookup, record: model.Exercise) -> str:
    rows = [(said(lookup, c.text), str(c.points)) for c in record.criteria]
    rows.append(("รวม", str(sum(c.points for c in record.criteria))))
    return table(("เกณฑ์", "คะแนน"), rows)


def _lawyer(record: model.Exercise) -> str:
    return f"<p>{lawyer()} แนวคำตอบเรื่องกฎหมายอ่านจากตัวบท ณ มิ.ย. 2564</p>" if record.lawyer else ""


def exercise_link(lookup: Lookup, href: Href, name: str) -> str:
    """`W5 สูตรเงิน` as a link to its page."""
    record = lookup.exercises[name]
    return link(href(f"{record.page}.html"), f"{record.no} {record.short}")
