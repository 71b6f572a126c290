"""The built site, as files: what is linked is there, ids are unique, nothing personal, nothing from elsewhere."""

from __future__ import annotations

import io
import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import jsonschema
import pypdf
import pytest
import yaml

from macros import schema
from tests.conftest import ROOT, build_site

EXTERNAL = re.compile(r"(https?:)?//")
PERSONAL = re.compile(
    r"0\s?8[0-9][- ]?\d{3}[- ]?\d{4}|๐๘[๐-๙][- ]?[๐-๙]{3}[- ]?[๐-๙]{4}|[\w.]+@(?!example)"
    r"(?:[\w-]+\.)+(?:com|net|org|info|th|jp|eu)\b"  # the packed search index holds other signs around an @
)


class Yaml12(yaml.SafeLoader):
    """YAML as editors read it: `no` is a word. PyYAML follows YAML 1.1, where it means false."""


Yaml12.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Yaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.assets: list[str] = []
        self.headings_without_id: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {name: value or "" for name, value in attrs}
        if a.get("id"):
            self.ids.append(a["id"])
        if tag == "a" and a.get("href"):
            self.links.append(a["href"])
        if tag != "a" and (a.get("src") or a.get("srcset")):
            self.assets.append(a.get("src") or a["srcset"])
        if tag == "link" and a.get("rel") not in ("canonical", "next", "prev", "edit"):
            self.assets.append(a["href"])


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    return {p.relative_to(site).as_posix(): Page(p.read_text(encoding="utf-8")) for p in sorted(site.rglob("*.html"))}


def target_of(site: Path, page: str, url: str) -> tuple[Path, str]:
    parts = urlsplit(url)
    path = (site / page).parent / unquote(parts.path) if parts.path else site / page
    if parts.path.startswith("/"):
        path = site / unquote(parts.path).lstrip("/")
    return (path / "index.html" if path.is_dir() else path), unquote(parts.fragment)


def test_every_local_link_and_asset_is_there(site, pages):
    missing = [
        f"{name}: {url}"
        for name, page in pages.items()
        for url in page.links + page.assets
        if not urlsplit(url).scheme and name != "404.html" and not target_of(site, name, url)[0].exists()
    ]
    assert missing == []


def test_every_fragment_names_an_id(site, pages):
    lost = []
    for name, page in pages.items():
        for url in page.links:
            path, fragment = target_of(site, name, url)
            if urlsplit(url).scheme or not fragment or fragment.startswith("__") or path.suffix != ".html":
                continue
            other = pages.get(path.resolve().relative_to(site.resolve()).as_posix())
            if other and fragment not in other.ids:
                lost.append(f"{name}: {url}")
    assert lost == []


def test_ids_are_unique_within_a_page(pages):
    assert {
        n: sorted({i for i in p.ids if p.ids.count(i) > 1}) for n, p in pages.items() if len(set(p.ids)) < len(p.ids)
    } == {}


def test_nothing_is_asked_of_another_host(site, pages):
    assert [(n, url) for n, p in pages.items() for url in p.assets if EXTERNAL.match(url)] == []
    css = "".join(p.read_text(encoding="utf-8") for p in (site / "assets").rglob("*.css"))
    assert re.findall(r"(?:url\(|@import)\s*['\"]?((?:https?:)?//[^'\")]+)", css) == []


def test_no_personal_data_is_published(site):
    found = []
    for path in site.rglob("*"):
        inside_theme = "assets/javascripts" in path.as_posix() or "assets/stylesheets" in path.as_posix()
        if path.suffix in (".html", ".json", ".js", ".xml", ".txt") and not inside_theme:
            found += [(path.name, hit) for hit in PERSONAL.findall(path.read_text(encoding="utf-8"))]
    assert found == []


CONTRACT = [
    "m-2",
    "m-2-1",
    "m-2-1-1",
    "m-2-1-2",
    "m-2-1-3",
    "m-2-1-4",
    "m-2-2",
    "m-2-2-1",
    "m-2-2-2",
    "m-2-2-3",
    "m-2-2-4",
]
CONTRACT += ["m-regulations", "sv", "sv-letter", "sv-form", "g-opt", "g-kkt", "g-skt", "g-mou", "g-sahakan", "g-jpt"]
CONTRACT += ["g-kchch2k", "g-socht", "c-talks-to-signing"]


@pytest.mark.parametrize("anchor", CONTRACT)
def test_contract_anchor_stands_on_one_page(pages, anchor):
    assert len([name for name, page in pages.items() if anchor in page.ids]) == 1


def test_every_form_has_all_its_files_and_they_open(site, library):
    for form in library.forms:
        kinds = ("docx", "pdf", "xlsx") if form.spreadsheet else ("docx", "pdf")
        for kind in kinds:
            for copy in ("blank", "sample"):
                content = (site / "templates" / "files" / f"{form.id}-{copy}.{kind}").read_bytes()
                if kind == "pdf":
                    assert len(pypdf.PdfReader(io.BytesIO(content)).pages) >= 1
                else:
                    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None


def test_the_downloads_macro_links_every_file(site, pages, library):
    linked = {target_of(site, name, url)[0].name for name, page in pages.items() for url in page.links}
    assert {p.name for p in (site / "templates" / "files").iterdir()} <= linked


def test_open_data_is_published_and_not_empty(site):
    for name in ("checklists", "forms", "regulations", "faq", "glossary", "practices"):
        assert json.loads((site / "data" / f"{name}.json").read_text(encoding="utf-8"))[name]


def test_published_schemas_are_valid_and_the_data_files_fit_them(site):
    schemas = {p.name: json.loads(p.read_text(encoding="utf-8")) for p in (site / "schema").glob("*.json")}
    assert set(schemas) == set(schema.schemas())
    for one in schemas.values():
        jsonschema.Draft202012Validator.check_schema(one)
    for path in (ROOT / "data").rglob("*.yml"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        name = re.search(r"\$schema=\S*/([\w-]+\.json)", first)
        if name:
            content = json.loads(json.dumps(yaml.load(path.read_text(encoding="utf-8"), Yaml12), default=str))
            errors = list(jsonschema.Draft202012Validator(schemas[name[1]]).iter_errors(content))
            assert not errors, f"{path.name}: {errors[0].json_path} {errors[0].message[:200]}"


def test_every_record_file_names_a_schema_that_exists():
    without = []
    for path in (ROOT / "data").rglob("*.yml"):
        name = re.match(r"# yaml-language-server: \$schema=(\S+)", path.read_text(encoding="utf-8"))
        if path.name != "retired.yml" and not (name and (path.parent / name[1]).resolve().is_file()):
            without.append(path.relative_to(ROOT).as_posix())
    assert without == []


def test_two_builds_are_byte_identical(site, tmp_path):
    def contents(folder: Path) -> dict[str, bytes]:
        return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}

    one, two = contents(site), contents(build_site(tmp_path / "again"))
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def test_source_headings_have_ascii_ids():
    bare = []
    for path in sorted((ROOT / "docs").rglob("*.md")):
        fenced = False
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            fenced ^= line.startswith("```")
            if not fenced and re.match(r"#{1,6} ", line) and not re.search(r"\{ #[a-z0-9-]+ \}$", line):
                bare.append(f"{path.relative_to(ROOT)}:{number}")
    assert bare == []


def test_the_repository_has_no_machine_path():
    hits = []
    for path in ROOT.rglob("*"):
        if path.is_file() and path.suffix in (".py", ".md", ".yml", ".toml", ".js", ".css", ".html", ".lock"):
            parts = path.relative_to(ROOT).parts
            if parts[0] not in (".venv", ".git", "site", ".cache", "dist") and re.search(
                r"/(?:home|root|Users)/\w", path.read_text(encoding="utf-8", errors="replace")
            ):
                hits.append(path.relative_to(ROOT).as_posix())
    assert hits == []
