"""The theme: Thai wording, colours one can read, markup that was corrected, links of the home page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs.config import load_config

from tests.theme_site import ROOT, build

CSS = ROOT / "docs" / "assets" / "css"
#: text or sign, ground, smallest contrast: 4.5 for text, 3 for borders, lines and large numbers (WCAG 1.4.3, 1.4.11).
PAIRS = [
    *[("ink", ground, 4.5) for ground in ("paper", "ground", "sunk", "gold-soft")],
    *[(ink, ground, 4.5) for ink in ("ink-2", "ink-3") for ground in ("paper", "ground", "sunk")],
    *[("link", ground, 4.5) for ground in ("paper", "ground", "sunk", "brand-soft")],
    *[("on-brand", ground, 4.5) for ground in ("brand", "brand-deep")],
    *[("brand", ground, 4.5) for ground in ("paper", "ground", "brand-soft")],
    *[(hue, ground, 4.5) for hue in ("ok", "warn", "stop", "law") for ground in (f"{hue}-soft", "paper", "ground")],
    ("paper", "ok", 4.5),
    ("gold-ink", "gold-soft", 4.5),
    *[("edge", ground, 3.0) for ground in ("paper", "ground", "sunk")],
    *[("stream", ground, 3.0) for ground in ("paper", "ground")],
    ("ring", "ground", 3.0),
    ("ring", "ring-2", 3.0),
]
#: Corrected wording that a page shows; the rest of the corrections belongs to parts that this site does not use.
SHOWN = {
    "ข้ามไปยังเนื้อหา": "action.skip",
    "หน้าก่อนหน้าและหน้าถัดไป": "footer",
    "หน้าถัดไป": "footer.next",
    "หน้าก่อนหน้า": "footer.previous",
    "ส่วนหัวของเว็บ": "header",
    "เมนูนำทาง": "nav",
    "ค้นเรื่อง แบบฟอร์ม หรือมาตรา": "search.placeholder",
    "ล้างคำค้น": "search.reset",
    "กำลังเตรียมการค้นหา": "search.result.initializer",
    "พิมพ์คำที่ต้องการค้น": "search.result.placeholder",
    "ไม่พบหน้าที่ตรงกับคำค้น": "search.result.none",
    "พบ 1 หน้า": "search.result.one",
    "พบ # หน้า": "search.result.other",
    "อีก 1 แห่งในหน้านี้": "search.result.more.one",
    "อีก # แห่งในหน้านี้": "search.result.more.other",
    "ไม่มีคำว่า": "search.result.term.missing",
    "เลือกรุ่น": "select.version",
    "เมนูหลัก": "tabs",
    "ในหน้านี้": "toc",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("theme"))


def read(site: Path, page: str) -> str:
    return (site / page).read_text(encoding="utf-8")


def unescaped(text: str) -> str:
    """Text of the page with the JSON escapes of its settings resolved."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text)


# --- Wording ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", SHOWN, ids=SHOWN.values())
def test_corrected_thai_wording_is_on_the_page(site: Path, words: str) -> None:
    assert words in unescaped(read(site, "manual/2-1-2.html"))


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("blog.categories.in", "ใน"),
        ("blog.authors", "ผู้เขียน"),
        ("source.file.date.updated", "แก้ไขล่าสุดเมื่อ"),
        ("announce.dismiss", "ไม่ต้องแสดงข้อความนี้อีก"),
        ("top", "กลับขึ้นด้านบน"),
        ("clipboard.copy", "คัดลอก"),
        ("language", "th"),
        ("direction", "ltr"),
    ],
)
def test_wording_comes_from_us_then_from_the_theme_then_from_english(key: str, words: str) -> None:
    theme = load_config(str(ROOT / "mkdocs.yml"), plugins=[]).theme
    language = theme.get_env().get_template("partials/language.html", None, {"config": {"theme": theme}})
    assert language.module.t(key) == words  # type: ignore[attr-defined]


def test_the_side_menu_button_and_the_theme_switch_have_thai_names(site: Path) -> None:
    page = read(site, "index.html")
    assert 'aria-label="เมนู"' in page
    assert 'aria-label="เปลี่ยนเป็นพื้นมืด"' in page
    assert 'title="ลิงก์ถึงหัวข้อนี้"' in page


# --- Corrected markup ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "piece",
    [
        'role="dialog" aria-label="ค้นหา"',
        'for="__drawer" data-kb-key="drawer" role="button" tabindex="0"',
        'for="__search" data-kb-key="search" role="button" tabindex="0"',
        '<nav class="md-path" aria-label="ตำแหน่งของหน้านี้ในเว็บ"',
        '<ol class="md-search-result__list">',
        'alt=""',
    ],
)
def test_markup_that_we_correct_is_still_the_theme_s(site: Path, piece: str) -> None:
    assert piece in read(site, "manual/2-1-2.html")


@pytest.mark.parametrize("fault", ['alt="logo"', 'aria-expanded="true">', 'aria-expanded="false">', "404 - Not found"])
def test_faults_of_the_theme_are_gone(site: Path, fault: str) -> None:
    assert not [page for page in site.rglob("*.html") if fault in page.read_text(encoding="utf-8")]


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    loading = re.compile(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=[\"']?(?:https?:)?//")
    assert not [page.name for page in site.rglob("*.html") if loading.search(page.read_text(encoding="utf-8"))]


def test_search_runs_in_our_worker_and_on_file_through_our_stand_in(site: Path) -> None:
    page = read(site, "manual/2-1-2.html")
    assert 'j.search="../assets/search/worker.js"' in page
    assert '<script src="../assets/js/iframe-worker.js"></script>' in page


def test_link_previews_have_words_and_a_picture(site: Path) -> None:
    page = read(site, "manual/2-1-2.html")
    assert '<meta property="og:title" content="ประชุมสภาเพื่อเห็นชอบ">' in page
    assert '<meta property="og:description" content="วิธีเสนอสภาท้องถิ่น">' in page
    assert '<meta property="og:image" content="../assets/img/og.png">' in page
    assert (site / "assets" / "img" / "og.png").stat().st_size < 100_000


def test_with_an_address_the_preview_picture_is_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.go.th/kb/")
    page = read(build(tmp_path), "help.html")
    assert '<meta property="og:image" content="https://example.go.th/kb/assets/img/og.png">' in page
    assert '<meta property="og:url" content="https://example.go.th/kb/help.html">' in page


def test_the_page_for_wrong_addresses_is_thai_and_leads_on(site: Path) -> None:
    page = read(site, "404.html")
    assert "<h1>ไม่พบหน้านี้</h1>" in page
    for target in ("/index.html", "/manual/index.html", "/templates/index.html"):
        assert f'<a href="{target}">' in page


# --- Home ------------------------------------------------------------------------------------------------------------


def test_every_link_of_the_home_page_leads_to_a_page() -> None:
    home = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    pages = {re.split("[#?]", target)[0] for target in re.findall(r'(?:href|action)="([^"]+)"', home)}
    assert len(pages) >= 15
    assert not [page for page in sorted(pages) if not (ROOT / "docs" / page.replace(".html", ".md")).is_file()]


def test_every_page_of_the_menu_is_there() -> None:
    menu = re.findall(r": ([a-z][\w/-]*\.md)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(menu) >= 25
    assert not [page for page in menu if not (ROOT / "docs" / page).is_file()]


def test_every_listed_style_sheet_and_script_is_there() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"), plugins=[])
    named = {name for names in config.extra["scripts"].values() for name in names if not name.startswith("+")}
    scripts = [f"assets/js/{name}.js" for name in named if "/" not in name]  # those with a path are generated
    listed = [*config.extra_css, *(str(script) for script in config.extra_javascript), *scripts]
    assert not [name for name in listed if not (ROOT / "docs" / name).is_file()]


def test_every_page_with_a_tool_names_a_list_of_scripts_and_every_tool_page_has_one() -> None:
    scripts = load_config(str(ROOT / "mkdocs.yml"), plugins=[]).extra["scripts"]
    tools = {"form": "form", "checklist": "checklist", "moved_checklists": "moved"}
    tools |= {"regulations": "list", "form_catalogue": "forms"}
    for path in (ROOT / "docs").rglob("*.md"):
        head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
        named = re.search(r"^tool: (\w+)$", head, re.MULTILINE)
        wanted = [tool for macro, tool in tools.items() if f"\n{{{{ {macro}(" in f"\n{body}"]
        assert not named or named[1] in scripts, path
        assert not wanted or (named and named[1] == wanted[0]), path


# --- Colours ---------------------------------------------------------------------------------------------------------


def tokens(scheme: str) -> dict[str, str]:
    css = (CSS / "tokens.css").read_text(encoding="utf-8")
    block = css.split(f'[data-md-color-scheme="{scheme}"] {{')[1].split("}")[0]
    return dict(re.findall(r"--kb-([\w-]+): (#[0-9a-f]{6})", block))


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize(("sign", "ground", "least"), PAIRS)
def test_colours_that_meet_can_be_told_apart(scheme: str, sign: str, ground: str, least: float) -> None:
    values = tokens(scheme)
    assert contrast(values[sign], values[ground]) >= least


@pytest.mark.parametrize("name", ["theme", "site", "home", "manual", "lists"])
def test_components_take_colours_from_tokens_only(name: str) -> None:
    css = re.sub(r"/\*.*?\*/", "", (CSS / f"{name}.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*;)|rgba?\(|hsla?\(", css)


@pytest.mark.parametrize("name", ["tokens", "theme", "site", "home", "manual", "lists", "print"])
def test_no_style_sheet_balances_lines(name: str) -> None:
    """`text-wrap: balance` with <wbr> in Thai kills the tab in Chromium."""
    assert "text-wrap:" not in (CSS / f"{name}.css").read_text(encoding="utf-8")


def test_the_pages_of_forms_stand_after_the_plain_page() -> None:
    """Chrome lets a later plain `@page` win over a named one: the survey then prints upright, its table cut."""
    sheets = re.findall(r"assets/css/([\w-]+\.css)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    pages = [page for name in sheets for page in re.findall(r"@page ?([\w-]*) *{", (CSS / name).read_text("utf-8"))]

    assert pages == ["", "kb-paper", "kb-paper-wide"]
