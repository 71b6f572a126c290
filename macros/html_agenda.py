"""Pages of the agendas, the objectives, the discussions on cases, the hand-outs, and what to print for a course."""

from __future__ import annotations

from collections.abc import Iterator

from macros import html_cases, model
from macros.html import Href, icon, joined, link, own, table, text
from macros.html_catalogue import form_link
from macros.html_manual import entry_link
from macros.html_training import exercise_link
from macros.html_training_parts import FILES, facts, files, formats, hours, listed, parts, said, section, times
from macros.lookup import Lookup
from macros.training_course_paper import clock, end

AUDIENCES: dict[model.Audience, str] = {
    "executives": "ผู้บริหารและสภา",
    "managers": "ปลัดและผู้อำนวยการกอง",
    "officers": "คลัง พัสดุ นิติกร และเจ้าหน้าที่",
    "people": "ผู้นำชุมชนและประชาชน",
}


def agenda(lookup: Lookup, href: Href, name: str) -> str:
    """The page of an agenda: each day as a table, with what each session needs."""
    record = lookup.agendas[name]
    days = (
        section(_day_title(day), f"{name}-day-{n}", _day(lookup, href, day))
        for n, day in enumerate(record.days, start=1)
    )
    return "\n\n".join(
        (
            f"# {text(record.title)} {{ #{name} }}",
            f'<p class="kb-lead">{said(lookup, record.summary)} {own()}</p>',
            facts(
                ("เหมาะกับ", text(" · ".join(AUDIENCES[a] for a in record.audiences))),
                ("เวลา", " · ".join(f"{clock(day.start)}–{clock(day.end)} น." for day in record.days)),
                ("แบบฝึก", joined(exercise_link(lookup, href, e) for e in _exercises(record))),
            ),
            files(href, (f"agenda-{name}", "วาระสำหรับติดผนัง")),
            *days,
            section("เตรียมก่อนวันงาน", f"{name}-prepare", listed(lookup, record.prepare)),
            section("พิมพ์อะไรบ้าง", f"{name}-print", print_list(lookup, href, name)),
        )
    )


def _exercises(record: model.Agenda) -> list[str]:
    return list(dict.fromkeys(s.exercise for s in record.sessions if s.exercise))


def _day_title(day: model.Day) -> str:
    return f"{text(day.title)} {clock(day.start)}–{clock(day.end)} น."


def _day(lookup: Lookup, href: Href, day: model.Day) -> str:
    rows = (
        (
            times(session, end(session.start, session.minutes)),
            str(session.minutes),
            _activity(lookup, href, session),
            said(lookup, session.result),
            text(session.leader),
            _needs(lookup, href, session),
        )
        for session in day.sessions
    )
    made = table(("เวลา", "นาที", "กิจกรรม", "จบแล้วมีอะไร", "ผู้นำ", "ใช้อะไร"), rows)
    return made + (f"<p><strong>การบ้าน</strong> {said(lookup, day.homework)}</p>" if day.homework else "")


def _activity(lookup: Lookup, href: Href, session: model.Session) -> str:
    name = (
        exercise_link(lookup, href, session.exercise) if session.exercise else f"<strong>{text(session.title)}</strong>"
    )
    short = " (แบบย่อ)" if session.short else ""
    more = f"<br>{said(lookup, session.text)}" if session.text else ""
    return f"{name}{short}{more}"


def _needs(lookup: Lookup, href: Href, session: model.Session) -> str:
    found = [
        link(href("training/test.html"), words) if words.startswith("ข้อสอบ") else text(words)
        for words in session.materials
    ]
    found += [link(href(f"training/slides/{stem}.html"), words) for stem, words in _decks(lookup, session)]
    found += [form_link(lookup, href, name, lookup.forms[name].no) for name in session.forms]
    found += [link(href(f"training/handouts.html#{h}"), lookup.handouts[h].title) for h in session.handouts]
    found += [
        link(href(f"training/discussions.html#{d}"), f"คำถาม {d.removeprefix('d-')}") for d in session.discussions
    ]
    found += [entry_link(lookup, href, name) for name in session.entries]
    return joined(found)


def _decks(lookup: Lookup, session: model.Session) -> Iterator[tuple[str, str]]:
    """The slides of a session: of its exercise, and of the chapter that its entries are from."""
    if session.exercise:
        exercise = lookup.exercises[session.exercise]
        yield exercise.stem, f"สไลด์ {exercise.no}"
    for deck in lookup.library.decks:
        if set(session.entries) & set(deck.entries):
            yield deck.id, f"สไลด์ {deck.chapter}"


def agendas(lookup: Lookup, href: Href) -> str:
    """The agendas side by side, to choose from."""
    rows = (
        (
            link(href(f"training/agendas/{each.id}.html"), each.title),
            text(" · ".join(AUDIENCES[a] for a in each.audiences)),
            hours(sum(s.minutes for s in each.sessions)),
            text(" ".join(name.upper() for name in _exercises(each))),
            said(lookup, each.summary),
        )
        for each in lookup.library.agendas
    )
    return table(("วาระ", "เหมาะกับ", "เวลารวมพัก", "แบบฝึก", "ได้อะไร"), rows)


def print_list(lookup: Lookup, href: Href, name: str) -> str:
    """What to print for an agenda, for whom, with links to the files."""
    record = lookup.agendas[name]
    made = [(f"agenda-{name}", "วาระอบรม", "ห้องละ 1 แผ่น")]
    made += [(f"{e}-handout", f"ใบงาน {lookup.exercises[e].no}", "คนละ 1 ชุด") for e in _exercises(record)]
    made += [(f"{e}-notes", f"บันทึกวิทยากร {lookup.exercises[e].no}", "วิทยากรคนละ 1 ชุด") for e in _exercises(record)]
    made += [(f"{e}-key", f"เฉลย {lookup.exercises[e].no}", "วิทยากรคนละ 1 ชุด ใส่ซองแยก") for e in _exercises(record)]
    sheets = dict.fromkeys(h for s in record.sessions for h in s.handouts)
    made += [(f"sheet-{h}", lookup.handouts[h].title, lookup.handouts[h].use) for h in sheets]
    if any(session.discussions for session in record.sessions):
        made.append(("discussion-questions", "คำถามอภิปรายกรณี", "กลุ่มละ 1 ชุด"))
        made.append(("discussion-notes", "ประเด็นอภิปรายของวิทยากร", "วิทยากรคนละ 1 ชุด"))
    rows = [(text(words), text(copies), formats(href, f"{FILES}/{stem}", words)) for stem, words, copies in made]
    rows += [
        (form_link(lookup, href, form), "กลุ่มละ 1 ชุด", _blank(lookup, href, form)) for form in _forms(lookup, record)
    ]
    return table(("เอกสาร", "จำนวน", "ไฟล์"), rows)


def _forms(lookup: Lookup, record: model.Agenda) -> list[str]:
    of_exercises = [form for e in _exercises(record) for form in lookup.exercises[e].forms]
    return sorted(dict.fromkeys([*(form for s in record.sessions for form in s.forms), *of_exercises]))


def _blank(lookup: Lookup, href: Href, form: str) -> str:
    return formats(href, f"templates/files/{form}-blank", f"{lookup.forms[form].no} แบบเปล่า")


# --- Objectives, discussions, hand-outs ------------------------------------------------------------------------------


def objectives(lookup: Lookup, href: Href) -> str:
    """What participants learn, by chapter, with where it is practised."""
    chapters: dict[str, list[model.Objective]] = {}
    for each in lookup.library.objectives:
        chapters.setdefault(each.chapter, []).append(each)
    return "\n\n".join(
        section(text(chapter), f"objectives-{n}", _objectives(lookup, href, found))
        for n, (chapter, found) in enumerate(chapters.items(), start=1)
    )


def _objectives(lookup: Lookup, href: Href, found: list[model.Objective]) -> str:
    rows = (
        (
            f'<span id="{each.id}">{text(each.no)}</span>',
            text(each.text),
            text(each.shown),
            joined(exercise_link(lookup, href, e.id) for e in lookup.library.exercises if each.id in e.objectives),
            joined(entry_link(lookup, href, name) for name in each.entries),
        )
        for each in found
    )
    return table(("ที่", "ทำได้ว่า", "ดูจากอะไร", "ฝึกใน", "หัวข้อคู่มือ"), rows)


def discussions(lookup: Lookup, href: Href) -> str:
    """The questions on cases with what the facilitator may bring in."""
    return "\n\n".join(
        (
            section(
                "พิมพ์",
                "training-discussions-print",
                files(href, ("discussion-questions", "คำถามสำหรับกลุ่ม"), ("discussion-notes", "ประเด็นสำหรับวิทยากร")),
            ),
            *(
                section(f"{n}. {text(each.question)}", each.id, _discussion(lookup, href, each))
                for n, each in enumerate(lookup.library.discussions, start=1)
            ),
        )
    )


def _discussion(lookup: Lookup, href: Href, record: model.Discussion) -> str:
    cases = joined(link(href(f"cases/index.html#{name}"), lookup.cases[name].title) for name in record.cases)
    known = "".join(html_cases.statement(lookup, said_) for said_ in lookup.known(record))
    unknown = f"<p><strong>ไม่พบในแหล่ง</strong> {text(' · '.join(record.unknown))}</p>" if record.unknown else ""
    see = joined(entry_link(lookup, href, name) for name in record.entries)
    return (
        f'<p class="kb-meta">{record.minutes} นาที · กรณี {cases}</p>'
        f"<p><strong>ที่แหล่งบอก</strong></p><ul>{known}</ul>"
        f"<p><strong>ประเด็นที่วิทยากรชวนคิด</strong> {own()}</p>{listed(lookup, record.points)}{unknown}"
        + (f'<p class="kb-meta">อ่านต่อ {see}</p>' if see else "")
    )


def handouts(lookup: Lookup, href: Href) -> str:
    """The papers that belong to no single exercise, as they will be printed."""
    return "\n\n".join(
        section(
            text(each.title),
            each.id,
            f'<p class="kb-meta">{icon("material/printer-outline")} {text(each.use)}</p>',
            files(href, (f"sheet-{each.id}", each.title)),
            parts(lookup, each.parts),
        )
        for each in lookup.library.handouts
    )
