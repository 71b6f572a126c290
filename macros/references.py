"""Checks across records and pages: ids defined once, used only if they exist, never taken from the retired list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from difflib import get_close_matches
from pathlib import Path

from macros import model
from macros.problems import Place, Problem

Defined = Sequence[tuple[str, str, Place]]

#: Calls in Markdown that name a record: macro → kind of the id in its first argument.
MACROS = {
    "law": "law",
    "term": "term",
    "form": "form",
    "form_link": "form",
    "downloads": "form",
    "sample_document": "form",
    "entry": "entry",
    "entry_end": "entry",
    "entry_link": "entry",
    "checklist": "checklist",
    "moved_checklists": "checklist",
    "item_link": "item",
    "diagram": "diagram",
    "planner": "process",
    "chart": "chart",
    "figure": "figures",
    "figures": "figures",
    "slide_deck": "deckpage",
    "exercise": "exercise",
    "exercise_key": "exercise",
    "exercise_link": "exercise",
    "agenda": "agenda",
}
_RAW = re.compile(r"\{% raw %\}.*?\{% endraw %\}", re.DOTALL)
_CALL = re.compile(r"\{\{\s*(\w+)\(\s*[\"']([^\"']+)[\"']")
NAMES = {
    "source": "แหล่งอ้างอิง",
    "regulation": "ระเบียบ",
    "section": "มาตรา",
    "law": "ระเบียบหรือมาตรา",
    "entry": "หัวข้อคู่มือ",
    "checklist": "เช็กลิสต์",
    "checklist-section": "ส่วนของเช็กลิสต์",
    "item": "ข้อในเช็กลิสต์",
    "form": "แบบฟอร์ม",
    "fact": "ข้อมูลกลาง",
    "term": "คำศัพท์",
    "condition": "เงื่อนไข",
    "question": "คำถาม",
    "practice": "กรณี",
    "process": "กระบวนงาน",
    "chart": "แผนภูมิ",
    "change": "เรื่องที่เปลี่ยน",
    "approval": "เรื่องที่ต้องอนุมัติ",
    "case": "กรณีศึกษา",
    "agency": "หน่วยงาน",
    "example": "ตัวอย่างคำนวณ",
    "figures": "ตัวอย่างคำนวณหรือแบบฟอร์ม",
    "route": "ช่องทาง",
    "ask": "คำถามของตัวช่วยเลือก",
    "way": "คำถามหรือช่องทาง",
    "diagram": "ภาพ",
    "exam-chapter": "บทของแบบทดสอบ",
    "exam-question": "ข้อสอบ",
    "exam-set": "ชุดข้อสอบ",
    "deck": "ชุดสไลด์",
    "deckpage": "ชุดสไลด์",
    "objective": "วัตถุประสงค์การเรียนรู้",
    "exercise": "แบบฝึก",
    "discussion": "คำถามอภิปราย",
    "agenda": "วาระอบรม",
    "handout": "เอกสารแจก",
}


def reference_problems(
    root: Path, library: model.Library, defined: Defined, used: Defined, unread: Set[str] = frozenset()
) -> list[Problem]:
    """Every problem with ids, pages and sources. `defined` and `used` are (kind, id, place) as the readers met them;
    of the kinds `unread` some file could not be read, so that no use of them can be judged."""
    places = {record: place for _, record, place in defined}
    on_pages = [use for use in page_uses(root) if use[0] not in unread]
    return [
        *_twice(defined),
        *_retired_again(defined, frozenset(retired.id for retired in library.retired)),
        *_unknown(library, defined, [*used, *on_pages]),
        *_garbled_pages(root),
        *_missing_pages(root, library, places),
        *_unsourced(library, places),
    ]


def page_uses(root: Path) -> Iterator[tuple[str, str, Place]]:
    """Ids that macro calls in Markdown pages name: kind, id, where."""
    for path in sorted((root / "docs").rglob("*.md")):
        for number, line in enumerate(_without_raw(path.read_text("utf-8", "replace")).splitlines(), start=1):
            for macro, name in _CALL.findall(line):
                if macro in MACROS:
                    yield MACROS[macro], name, Place(path.relative_to(root).as_posix(), number)


def _garbled_pages(root: Path) -> Iterator[Problem]:
    """Pages that are not UTF-8, as an old editor saves Thai."""
    for path in sorted((root / "docs").rglob("*.md")):
        content = path.read_bytes()
        try:
            content.decode("utf-8")
        except UnicodeDecodeError as error:
            place = Place(path.relative_to(root).as_posix(), content[: error.start].count(b"\n") + 1)
            yield Problem(place, "ไฟล์ไม่ได้เก็บเป็น UTF-8", "บันทึกใหม่โดยเลือก Encoding: UTF-8")


def _without_raw(text: str) -> str:
    """The page without its `{% raw %}` parts, which show macro calls instead of making them; lines stay in place."""
    return _RAW.sub(lambda raw: "\n" * raw.group().count("\n"), text)


def known_ids(library: model.Library) -> dict[str, set[str]]:
    """Every id that may be referred to, by kind. `section` ids read `<regulation>#<section>`."""
    regulations = {r.id for r in library.regulations}
    sections = {f"{r.id}#{s.id}" for r in library.regulations for s in r.sections}
    return {
        "source": {s.id for s in library.sources},
        "regulation": regulations,
        "section": sections,
        "law": regulations | sections,
        "entry": {e.id for e in library.entries},
        "checklist": {c.id for c in library.checklists},
        "item": {i.id for c in library.checklists for i in c.items},
        "form": {f.id for f in library.forms},
        "fact": {f.id for f in library.facts},
        "term": {t.id for t in library.terms},
        "condition": {c.id for c in library.conditions},
        "approval": {a.id for a in library.approvals},
        "way": {r.id for r in library.routes} | {a.id for a in library.asks},
        "diagram": {d.id for d in library.diagrams},
        "process": {p.id for p in library.processes},
        "chart": {c.id for c in library.charts},
        "exam-chapter": {c.id for c in library.exam_chapters},
        "exam-question": {q.id for q in library.exam_questions},
        "deckpage": {d.id for d in library.decks} | {e.stem for e in library.exercises},
        "figures": {f.id for f in library.forms} | {e.id for e in library.examples},
        "case": {c.id for c in library.cases},
        "objective": {o.id for o in library.objectives},
        "exercise": {e.id for e in library.exercises},
        "discussion": {d.id for d in library.discussions},
        "agenda": {a.id for a in library.agendas},
        "handout": {h.id for h in library.handouts},
    }


def _twice(defined: Defined) -> list[Problem]:
    first: dict[tuple[str, str], Place] = {}
    problems = []
    for kind, name, place in defined:
        if (kind, name) in first:
            other = first[kind, name]
            problems.append(
                Problem(
                    place,
                    f"id: {name} มีแล้วที่ {other.file}:{other.line}",
                    f"ใช้ {_next_free(name, {n for _, n, _ in defined})}",
                )
            )
        first.setdefault((kind, name), place)
    return problems


def _next_free(name: str, taken: set[str]) -> str:
    """The next id in the same series: `meet-07` → `meet-08`, `host` → `host-2`."""
    stem, _, tail = name.rpartition("-")
    stem, start, width = (stem, int(tail), len(tail)) if tail.isdigit() and stem else (name, 1, 1)
    numbers = (f"{stem}-{n:0{width}}" for n in range(start + 1, start + len(taken) + 2))
    return next(candidate for candidate in numbers if candidate not in taken)


def _retired_again(defined: Defined, retired: frozenset[str]) -> list[Problem]:
    return [
        Problem(place, f"id: {name} เลิกใช้แล้ว (data/retired.yml)", "ตั้ง id ใหม่ เพราะลิงก์และแฟ้มงานเก่าอ้าง id เดิมอยู่")
        for _, name, place in defined
        if name in retired
    ]


def _unknown(library: model.Library, defined: Defined, used: Defined) -> list[Problem]:
    known = known_ids(library)
    for kind, name, _ in defined:  # a record with another fault is still defined: one fault, one message
        known.setdefault(kind, set()).add(name)
    return [
        Problem(place, f"ไม่มี{NAMES[kind]} {name}", _suggestion(name, known[kind], NAMES[kind]))
        for kind, name, place in used
        if name not in known[kind] and not _broken_parent(kind, name, known)
    ]


def _broken_parent(kind: str, name: str, known: dict[str, set[str]]) -> bool:
    """True for a section of a regulation that itself could not be read: that fault has its own message."""
    regulation = name.split("#")[0]
    read = any(section.startswith(f"{regulation}#") for section in known["section"])
    return kind in ("section", "law") and "#" in name and regulation in known["regulation"] and not read


def _suggestion(name: str, known: set[str], kind: str) -> str:
    near = get_close_matches(name, known, n=3)
    return f"ใกล้เคียง: {', '.join(near)}" if near else f"เพิ่ม{kind}นี้ใน data/ ก่อน หรือแก้รหัส"


def _missing_pages(root: Path, library: model.Library, places: dict[str, Place]) -> list[Problem]:
    wanted: list[tuple[str, str, Callable[[str], str]]] = []
    wanted += [(e.id, e.page, lambda _: "เขียนหน้านี้ หรือเอา page ออก") for e in library.entries if e.page]
    wanted += [(f.id, f"templates/{f.id}.md", lambda i: f'สร้างหน้าที่มี {{{{ form("{i}") }}}}') for f in library.forms]
    wanted += [
        (c.id, f"checklists/{c.id}.md", lambda i: f'สร้างหน้าที่มี {{{{ checklist("{i}") }}}}') for c in library.checklists
    ]
    return [
        Problem(places[record], f"ไม่มีหน้า docs/{page}", write(record))
        for record, page, write in wanted
        if not (root / "docs" / page).is_file()
    ]


def _unsourced(library: model.Library, places: dict[str, Place]) -> Iterator[Problem]:
    for item in (item for checklist in library.checklists for item in checklist.items):
        if item.basis == "law" and not item.laws:
            yield Problem(places[item.id], "basis: law แต่ไม่มี laws", "เพิ่ม laws: หรือเปลี่ยน basis เป็น own")
        if item.basis == "seed" and not item.sources:
            yield Problem(places[item.id], "basis: seed แต่ไม่มี sources", "เพิ่ม sources: หรือเปลี่ยน basis เป็น own")
    for entry in library.entries:
        if entry.page and entry.brief and not entry.sources:
            yield Problem(places[entry.id], "หัวข้อมีหน้าเว็บแต่ไม่มี sources", "เพิ่ม sources: อย่างน้อยหนึ่งแหล่ง")
