"""The page that merges returned surveys as it comes from the server, and the blank of its summary."""

from __future__ import annotations

import io
import json
import re
from html import unescape

import docx

from macros import html_survey, model, survey_paper
from macros.docx import render
from macros.lookup import Lookup


def test_the_page_hands_the_labels_of_the_survey_to_its_script(library: model.Library) -> None:
    page = html_survey.survey_merge(Lookup(library), lambda target: f"../{target}")
    held = re.search(r'data-labels="([^"]*)"', page)
    assert held
    labels = json.loads(unescape(held[1]))
    assert labels["service"] == "ชื่อบริการสาธารณะที่ทำความร่วมมือกันให้บริการประชาชน"
    assert list(labels) == ["service", "host", "cosign", "signed_on", "committee", "rule", "objective", "problem"]
    assert '<a href="../templates/files/f01-cooperation-survey-blank.xlsx">แบบ F01 เปล่า</a>' in page
    assert "\n" not in page


def test_the_summary_has_a_slot_for_everything_that_it_is_filled_with(library: model.Library) -> None:
    form = next(form for form in library.forms if form.id == survey_paper.FORM)
    document = docx.Document(io.BytesIO(render(survey_paper.blocks(), survey_paper.stamp(form))))
    tags = set(re.findall(r'<w:tag w:val="([^"]+)"', document.element.xml))
    columns = {
        f"{field['id']}.{column['id']}" for field in survey_paper.DEFINITIONS for column in field.get("columns", ())
    }
    alone = {field["id"] for field in survey_paper.DEFINITIONS if "columns" not in field}
    assert columns | alone <= tags
    assert {f"{field['id']}[]" for field in survey_paper.DEFINITIONS if "columns" in field} <= tags
