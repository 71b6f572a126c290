"""What must hold in the trainer's kit beyond the shape of its records: times that fit, points that sum, known fields.

problems(library, places)      every problem with file and line, in Thai, as the loader reports them
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros import model
from macros.model import training_parts as kit
from macros.problems import Place, Problem
from macros.training_course_paper import as_minutes, end
from macros.training_text import figure_problems

POINTS = 10
#: Sessions in which nobody works.
PAUSES = ("break", "meal")
#: Minutes that people sit through at most without one of them.
LONGEST = 150


def problems(library: model.Library, places: Mapping[str, Place]) -> Iterator[Problem]:
    """Every problem of the kit."""
    yield from figure_problems(library, places)
    for exercise in library.exercises:
        yield from _exercise(library, exercise, places[exercise.id])
    for agenda in library.agendas:
        yield from _agenda(library, agenda, places[agenda.id])
    cases = {case.id: case for case in library.cases}
    for discussion in library.discussions:
        for known in discussion.known:
            missing = [n for n in known.lines if known.case in cases and not 0 < n <= len(cases[known.case].statements)]
            for line in missing:
                yield Problem(places[discussion.id], f"{known.case} ไม่มีข้อความที่ {line}", "นับข้อความใน data/cases จาก 1")
    for sheet in library.handouts:
        yield from _parts(library, sheet.parts, places[sheet.id])


def _exercise(library: model.Library, exercise: model.Exercise, place: Place) -> Iterator[Problem]:
    total = sum(criterion.points for criterion in exercise.criteria)
    if total != POINTS:
        yield Problem(place, f"คะแนนใน criteria รวม {total}", f"แบ่งคะแนนใหม่ให้รวม {POINTS}")
    if exercise.short_plan and exercise.short_minutes >= exercise.minutes:
        yield Problem(place, "short_plan ไม่สั้นกว่า plan", "ลดนาทีของแบบย่อ หรือลบ short_plan")
    yield from _parts(library, (*exercise.scenario, *exercise.handout, *exercise.key), place)
    samples = {fact.id for fact in library.facts if fact.sample is not None}
    for name in exercise.facts:
        if name not in samples:
            yield Problem(place, f"ข้อมูลกลาง {name} ไม่มี sample", "ใช้ข้อมูลกลางที่มี sample ใน data/facts.yml")
    forms = {form.id: form for form in library.forms}
    for fill in (fill for fill in exercise.prefill if fill.form in forms):
        own = {f.id for f in forms[fill.form].fields if f.sample is not None and not f.fact and not f.compute}
        for name in (name for name in fill.fields if name not in own):
            wrong = f"{fill.form} กรอกช่อง {name} ล่วงหน้าไม่ได้"
            yield Problem(place, wrong, "ใช้ช่องที่มี sample ไม่ใช่ช่องคำนวณ ถ้ามาจากข้อมูลกลางให้ใส่ใน facts")


def _parts(library: model.Library, parts: tuple[kit.Part, ...], place: Place) -> Iterator[Problem]:
    fields = {example.id: example.fields for example in library.examples} | {f.id: f.fields for f in library.forms}
    for example in library.examples:
        if example.form in fields:
            fields[example.id] = (*fields[example.form], *example.fields)
    for part in parts:
        if isinstance(part, kit.Table):
            for row in (row for row in part.rows if len(row) != len(part.columns)):
                wrong = f"แถว {row[0] if row else ''} มี {len(row)} ช่อง ตารางมี {len(part.columns)} คอลัมน์"
                yield Problem(place, wrong, 'เติมช่องว่างด้วย "" ให้ครบทุกคอลัมน์')
        if isinstance(part, kit.Figures) and part.example in fields:
            table = next((f for f in fields[part.example] if f.id == part.table and f.type == "table"), None)
            known = {column.id for column in table.columns} if table else set()
            for name in (name for name in (*part.columns, *part.total, *part.blank) if name not in known):
                wrong = f"{part.example} ไม่มีคอลัมน์ {part.table}.{name}"
                yield Problem(place, wrong, "ใช้ชื่อตารางและคอลัมน์ของตัวอย่างนั้น")


def _agenda(library: model.Library, agenda: model.Agenda, place: Place) -> Iterator[Problem]:
    exercises = {exercise.id: exercise for exercise in library.exercises}
    for day in agenda.days:
        yield from _day(day, place)
    for session in agenda.sessions:
        exercise = exercises.get(session.exercise or "")
        minutes = exercise and (exercise.short_minutes if session.short else exercise.minutes)
        if exercise and minutes != session.minutes:
            wrong = f"{session.start} ให้เวลา {exercise.no} {session.minutes} นาที แต่แผนของแบบฝึกใช้ {minutes} นาที"
            yield Problem(place, wrong, "แก้เวลาของวาระ หรือแก้ plan ของแบบฝึก")


def _day(day: model.Day, place: Place) -> Iterator[Problem]:
    """Each session begins when the one before ends, the last ends with the day, and nobody sits too long."""
    now, seated = day.start, 0
    for session in day.sessions:
        if session.start != now:
            yield Problem(place, f"{day.title}: ช่วง {session.start} ควรเริ่ม {now}", "เรียงเวลาให้ต่อกันพอดี")
        seated = 0 if session.kind in PAUSES else seated + session.minutes
        if seated > LONGEST:
            yield Problem(place, f"{day.title}: นั่งต่อกันถึง {seated} นาทีเมื่อ {session.start}", "เพิ่มช่วง kind: break")
        now = end(session.start, session.minutes)
    if as_minutes(now) != as_minutes(day.end):
        yield Problem(place, f"{day.title}: ช่วงสุดท้ายจบ {now} แต่วันจบ {day.end}", "แก้ end ของวัน หรือนาทีของช่วง")
