"""What every Thai page keeps to: labels, sources, spacing, digits, words, and nothing said twice."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from macros import model

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs").rglob("*.md"))
MANUAL = sorted((ROOT / "docs" / "manual").glob("*.md"))
_RAW = re.compile(r"\{% raw %\}.*?\{% endraw %\}|```.*?```|<!--.*?-->", re.DOTALL)
#: What stands for words that are made elsewhere: macros, code, addresses.
_OTHER = re.compile(r"\{\{.*?\}\}|`[^`]*`|<http[^>]*>")
_MARKUP = re.compile(r"\{ [#.:][^}]*\}|\]\([^)]*\)|<[^>]+>")

#: What law.md says must not be written, because no section says it or because it is not confirmed.
BANNED = (
    "บัญญัติเรื่องความร่วมมือระหว่าง อปท. โดยตรง",
    "กฎหมายบังคับให้ อปท. ต้องทำบริการร่วมกัน",
    "MOU ต้องได้รับอนุมัติจากผู้ว่าราชการจังหวัดทุกกรณี",
    "บันทึกข้อตกลงต้องได้รับอนุมัติจากผู้ว่าราชการจังหวัดทุกกรณี",
    "สหการตามมาตรา 58–61",
    "มาตรา 58 ถึง 61",
    "อบต. ต้องขออนุมัติรัฐมนตรี",
    "ศูนย์เป็นเจ้าของทรัพย์สินได้",
    "ศูนย์เป็นนิติบุคคลตาม",
)
#: Spellings and foreign words for which Thai has its own: what is wrong, what to write.
WORDS = {
    "เช็คลิสต์": "เช็กลิสต์",
    "อีเมล์": "อีเมล",
    "เว็บไซด์": "เว็บไซต์",
    "ลายเซ็นต์": "ลายมือชื่อ",
    "เวิร์คช็อป": "ประชุมเชิงปฏิบัติการ",
    "เวิร์กช็อป": "ประชุมเชิงปฏิบัติการ",
    "เทมเพลต": "แบบฟอร์ม",
    "workshop": "ประชุมเชิงปฏิบัติการ",
    "stakeholder": "ผู้มีส่วนได้เสีย",
    "baseline": "ค่าฐาน",
    "feedback": "ความเห็น",
    "template": "แบบฟอร์ม",
    "dashboard": "หน้าสรุป",
    "budget": "งบประมาณ",
    "timeline": "กำหนดเวลา",
    "checklist": "เช็กลิสต์",
}


def plain(path: Path) -> list[str]:
    """The lines of a page as a reader sees them, front matter, macros and markup taken out; line numbers stay."""
    text = path.read_text("utf-8")
    text = _RAW.sub(lambda raw: "\n" * raw.group().count("\n"), text)
    if text.startswith("---"):
        head, rest = text[3:].split("\n---\n", 1)
        text = "\n" * (head.count("\n") + 1) + rest
    return [_MARKUP.sub("", _OTHER.sub("□", line)) for line in text.splitlines()]


def places(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    """`file:line words` for each find."""
    return [
        f"{path.relative_to(ROOT)}:{number} {match.group()}"
        for path in paths
        for number, line in enumerate(plain(path), start=1)
        for match in pattern.finditer(line)
    ]


@pytest.mark.parametrize("phrase", BANNED)
def test_no_page_and_no_record_says_what_no_law_says(phrase: str) -> None:
    said = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in [*PAGES, *sorted((ROOT / "data").rglob("*.yml"))]
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if phrase in line and not line.startswith(f"| {phrase}")  # the table of wrong sentences quotes them
    ]
    assert said == []


@pytest.mark.parametrize("wrong", WORDS)
def test_one_spelling_and_a_thai_word_where_there_is_one(wrong: str) -> None:
    assert places(re.compile(rf"(?<![A-Za-z-]){wrong}(?![A-Za-z-])", re.IGNORECASE), PAGES) == []


def test_no_research_mark_is_left_in_print() -> None:
    assert places(re.compile(r"\[[HML]\b[^\]]*\]|⚖|\bLOW\b|\bMEDIUM\b|TODO|FIXME"), PAGES) == []


def test_spaces_stand_where_thai_wants_them() -> None:
    assert places(re.compile(r"\S  +\S|[^\s(“\"]ๆ|ๆ[ก-ฮเ-ไ]| ฯ(?!ล)"), PAGES) == []


def test_prose_has_arabic_digits_and_thai_years() -> None:
    assert places(re.compile(r"[๐-๙]|\b(?:19|20)\d\d\b(?! ?(?:คน|บาท|ตัน|แห่ง|ครัวเรือน))"), MANUAL) == []


def test_no_paragraph_is_said_twice() -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for path in PAGES:
        for line in plain(path):
            words = line.strip()
            if len(words) > 90 and not words.startswith("|"):
                found[words].append(str(path.relative_to(ROOT)))
    assert {words: paths for words, paths in found.items() if len(paths) > 1} == {}


_NAMED = re.compile(r"(?:มาตรา|ม\.) ?(\d+)( (?:ทวิ|ตรี|จัตวา|เบญจ|ทศ|วีสติ|เตรส|จตุทศ)\b)?")


def _number(words: str) -> str:
    """57 ทวิ of ม.57 ทวิ (2); empty if there is no section in it."""
    found = _NAMED.search(words)
    return f"{found.group(1)}{found.group(2) or ''}" if found else ""


def test_a_page_that_names_a_section_links_to_it(library: model.Library) -> None:
    sections = {f"{r.id}#{s.id}": s for r in library.regulations for s in r.sections}
    of_entry = {entry.page: entry.laws for entry in library.entries if entry.page}
    unlinked = []
    for path in MANUAL:
        text = path.read_text("utf-8")
        laws = {*re.findall(r"law\(\"([^\"]+)\"", text), *of_entry.get(f"manual/{path.name}", ())}
        linked = {_number(sections[law].no) for law in laws if law in sections}
        named = {_number(match.group()) for line in plain(path) for match in _NAMED.finditer(line)}
        unlinked += [f"{path.name} ม.{number}" for number in sorted(named - linked)]
    assert unlinked == []


def test_every_entry_of_the_manual_has_a_page_a_summary_and_sources(library: model.Library) -> None:
    lists = {"m-regulations", "m-faq", "m-agencies"}
    missing = [
        entry.id
        for entry in library.entries
        if not entry.page or (entry.id not in lists and not (entry.brief and entry.sources))
    ]
    assert missing == []


_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+")


def test_no_amount_of_a_worked_example_is_typed_into_a_page() -> None:
    """Amounts come from data by `figure`; those in a sentence that names its law or its publisher are not."""
    typed = []
    for path in MANUAL:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            if _AMOUNT.search(_OTHER.sub("", line)) and not re.search(r"law\(|published\(|verify\(|สกถ\.", line):
                typed.append(f"{path.relative_to(ROOT)}:{number}")
    assert typed == []


def test_the_collections_are_as_large_as_they_claim(library: model.Library) -> None:
    thai = [case for case in library.cases if case.country == "ไทย"]
    assert len(library.regulations) >= 55
    assert len(library.questions) >= 60
    assert len(library.terms) >= 120
    assert len(thai) >= 24
