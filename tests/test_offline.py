"""What a browser may keep of the built site: every file once, in the right part, with the hash of its bytes."""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from macros import offline, training_files
from tests.conftest import ROOT

SOURCE = re.compile(
    r'<(?:script|img|source|iframe)\b[^>]*?\bsrc="([^"]+)"|<link\b[^>]*?rel="(?:stylesheet|icon)"[^>]*?>'
)
HREF = re.compile(r'href="([^"]+)"')


def published(site: Path) -> tuple[dict[str, object], dict[str, tuple[str, int, str]]]:
    folder = site / offline.FOLDER
    version = json.loads((folder / "version.json").read_text(encoding="utf-8"))
    [listed] = folder.glob("files-*.json")
    assert listed.name == f"files-{version['version']}.json"
    assert offline.short_hash(listed.read_bytes()) == version["version"]
    return version, {path: tuple(entry) for path, entry in json.loads(listed.read_text(encoding="utf-8")).items()}


def test_the_list_holds_the_bytes_that_the_finished_site_has(site: Path) -> None:
    _, files = published(site)
    for path, (digest, size, part) in files.items():
        content = (site / path).read_bytes()
        assert (offline.short_hash(content), len(content), offline.part_of(path)) == (digest, size, part), path


def test_what_is_left_out_is_known(site: Path) -> None:
    _, files = published(site)
    names = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    left_out = {name for name in names - set(files) if not name.endswith(".map")}
    assert {posixpath.dirname(name) or name for name in left_out} == {
        *("404.html", "sitemap.xml", "sitemap.xml.gz", "sw.js", "manifest.webmanifest"),
        *("search", "assets/offline", "assets/img", "assets/javascripts/workers"),
        *("assets/javascripts/lunr", "assets/javascripts/lunr/min"),
    }
    assert "search/search_index.json" in files


def test_a_page_loads_nothing_from_a_part_that_may_be_missing(site: Path) -> None:
    _, files = published(site)
    for path in (name for name in files if name.endswith(".html")):
        html = (site / path).read_text(encoding="utf-8")
        for found in SOURCE.finditer(html):
            address = found[1] or HREF.search(found[0])[1]  # type: ignore[index]
            if urlsplit(address).scheme:
                continue
            asset = posixpath.normpath(posixpath.join(posixpath.dirname(path), urlsplit(address).path))
            assert files[asset][2] in ("core", files[path][2]), f"{path} loads {asset}"


def test_sizes_of_parts_count_equal_files_once() -> None:
    files = {"a.html": ("1", 10, "core"), "b.html": ("1", 10, "core"), "data/c.json": ("2", 5, "rest")}
    sizes = offline.sizes(files)
    assert sizes["core"] == {"files": 1, "bytes": 10}
    assert sizes["rest"] == {"files": 1, "bytes": 5}
    assert list(sizes) == list(offline.PARTS)


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("index.html", "core"),
        ("assets/checklists/catalogue.js", "core"),
        ("assets/checklists/council.js", "checklists"),
        ("checklists/files/council-blank.pdf", "checklists"),
        ("templates/f07-council-motion.html", "forms"),
        ("assets/forms/f07-council-motion.png", "forms"),
        ("training/test.html", "training"),
        ("training/files/deck-2.pptx", "training"),
        ("assets/training/scenarios.js", "training"),
        ("search/search_index.json", "core"),
        ("data/faq.json", "rest"),
        ("book/manual.pdf", "rest"),
        ("assets/fonts/sarabun-400.woff2", "core"),
    ],
)
def test_each_file_has_its_part(path: str, part: str) -> None:
    assert offline.part_of(path) == part


def test_the_version_changes_with_a_byte_and_only_then(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("a", encoding="utf-8")
    first = offline.publish(tmp_path, ROOT / "docs", "ชื่อ", "เรื่อง")
    assert offline.publish(tmp_path, ROOT / "docs", "ชื่อ", "เรื่อง") == first
    (tmp_path / "index.html").write_text("b", encoding="utf-8")
    second = offline.publish(tmp_path, ROOT / "docs", "ชื่อ", "เรื่อง")
    assert second != first
    assert [path.name for path in (tmp_path / offline.FOLDER).glob("files-*")] == [f"files-{second}.json"]


def test_the_manifest_installs_under_any_path_with_icons_of_the_sizes_it_names(site: Path) -> None:
    manifest = json.loads((site / offline.MANIFEST).read_text(encoding="utf-8"))
    assert manifest["start_url"] == "./index.html"
    assert manifest["scope"] == "./"
    for icon in manifest["icons"]:
        content = (site / icon["src"]).read_bytes()
        assert content.startswith(b"\x89PNG")
        width, height = (int.from_bytes(content[at : at + 4]) for at in (16, 20))
        assert icon["sizes"] == f"{width}x{height}"


def test_scenarios_are_in_the_order_of_their_numbers_and_nothing_else_is() -> None:
    files = {f"training/files/{name}-scenario.json": f'{{"name": "{name}"}}'.encode() for name in ("w10", "w2")}
    made = training_files.scenario_script(files | {"training/files/w2-key.docx": b"x"}).decode()
    listed = json.loads(made.partition("scenarios = ")[2].strip().removesuffix(";"))
    assert [each["id"] for each in listed] == ["w2", "w10"]
