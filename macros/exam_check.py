"""What the loader asks of a test question beyond its types: choices that differ, something that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros import model
from macros.model.exam import CHOICES
from macros.problems import Place, Problem


def exam_problems(question: model.ExamQuestion, places: Mapping[str, Place]) -> Iterator[Problem]:
    """Faults of one question. `places` is where each record stands."""
    words = [getattr(question.choices, choice) for choice in CHOICES]
    place = places[question.id]
    twice = next((each for each in words if words.count(each) > 1), None)
    if twice:
        yield Problem(place, f"ตัวเลือก “{twice}” ซ้ำกัน", "เขียนตัวเลือกให้ต่างกันทั้งสี่ข้อ")
    if question.certainty != "own" and not question.laws and not question.sources:
        yield Problem(place, "ไม่มี laws และไม่มี sources", "เพิ่มกฎหมายหรือแหล่งที่มา หรือใช้ certainty: own")
