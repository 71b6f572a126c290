"""The zips to hand out: what is in them, that they say which site they are, and that keys are in one place only."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import zipfile
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

import jsonschema
import pytest

from macros import model, pack, pack_pages, pack_site, sample_project, workspace_schema

KEPT_APART = ("w3-key.docx", "w3-notes.pdf", "exam-all-key.pdf")
FOR_ALL = ("w3-handout.docx", "deck-2.pptx", "exam-all.pdf", "w3-scenario.json")


@pytest.fixture(scope="module")
def room_site(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with a training section that has files of each kind, and pages that link to them."""
    copy = tmp_path_factory.mktemp("room") / "site"
    shutil.copytree(site, copy)
    folder = copy / "training" / "files"
    folder.mkdir(parents=True, exist_ok=True)
    for name in (*KEPT_APART, *FOR_ALL):
        (folder / name).write_bytes(b"{}" if name.endswith("json") else name.encode())
    (copy / "training" / "keys").mkdir(exist_ok=True)
    (copy / "training" / "keys" / "w99.html").write_text("เฉลย", encoding="utf-8")
    (copy / "training" / "w99.html").write_text(
        '<a href="files/w3-handout.docx">ใบงาน</a> <a class="x" href="files/w3-key.docx"><b>เฉลย</b></a> '
        '<a href="keys/w99.html#a">ดู</a> <a href="../manual/index.html">คู่มือ</a>',
        encoding="utf-8",
    )
    return copy


@pytest.fixture(scope="module")
def release(site: Path, library: model.Library) -> pack_pages.Release:
    return pack.release_of(site, library)


@pytest.fixture(scope="module")
def trainer(
    room_site: Path, library: model.Library, release: pack_pages.Release, tmp_path_factory: pytest.TempPathFactory
) -> zipfile.ZipFile:
    return zipfile.ZipFile(pack.trainer_zip(library, room_site, tmp_path_factory.mktemp("t"), release))


class Links(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


def assert_whole(archive: zipfile.ZipFile, folder: str = "") -> None:
    """The checksums in a zip are of all its files."""
    listed = archive.read(f"{folder}{pack.SUMS}").decode().splitlines()
    sums = {name: digest for digest, name in (line.split("  ", 1) for line in listed)}
    assert set(archive.namelist()) == {f"{folder}{name}" for name in (*sums, pack.SUMS)}
    assert all(hashlib.sha256(archive.read(f"{folder}{name}")).hexdigest() == digest for name, digest in sums.items())


def test_the_offline_zip_is_the_site_in_one_folder_with_a_page_to_start_from(
    site: Path, release: pack_pages.Release, tmp_path: Path
) -> None:
    first, second = (pack.offline_zip(site, tmp_path / name, release) for name in "ab")
    assert first.read_bytes() == second.read_bytes()
    archive = zipfile.ZipFile(first)
    names = archive.namelist()
    assert {f"{pack.NAME}/{name}" for name in ("index.html", "READ-ME.txt", "START-HERE.html")} <= set(names)
    assert all(name.startswith(f"{pack.NAME}/") and name.isascii() for name in names)
    start = archive.read(f"{pack.NAME}/START-HERE.html").decode()
    assert release.words in start
    assert Links(start).found == ["index.html"]
    assert_whole(archive, f"{pack.NAME}/")


def test_nothing_in_a_zip_tries_to_be_a_web_server(site: Path, release: pack_pages.Release, tmp_path: Path) -> None:
    names = zipfile.ZipFile(pack.offline_zip(site, tmp_path, release)).namelist()
    assert (site / "sw.js").is_file()
    assert not [name for name in names if name.endswith(("sw.js", ".webmanifest")) or "assets/offline/" in name]


def test_the_zips_of_forms_hold_every_file_and_a_page_whose_links_lead_to_them(
    site: Path, library: model.Library, release: pack_pages.Release, tmp_path: Path
) -> None:
    for copy in ("blank", "sample"):
        first = pack.forms_zip(library, site, tmp_path / "a", copy, release)
        assert first.read_bytes() == pack.forms_zip(library, site, tmp_path / "b", copy, release).read_bytes()
        archive = zipfile.ZipFile(first)
        names = set(archive.namelist()) - {"index.html", pack.SUMS}
        assert names == {path.name for path in (site / "templates" / "files").glob(f"*-{copy}.*")}
        index = archive.read("index.html").decode()
        assert sorted(Links(index).found) == sorted(names)
        assert release.words in index
        assert_whole(archive)


def test_the_trainers_kit_has_keys_in_their_folder_and_nowhere_else(trainer: zipfile.ZipFile) -> None:
    names = [name.removeprefix(f"{pack.TRAINER}/") for name in trainer.namelist()]
    keys = {PurePosixPath(name).name for name in names if name.startswith("keys/")}
    assert set(KEPT_APART) <= keys
    elsewhere = [name for name in names if not name.startswith("keys/")]
    assert not [name for name in elsewhere if PurePosixPath(name).name in keys or "/keys/" in name]
    assert {"decks/deck-2.pptx", "tests/exam-all.pdf", "handouts/w3-handout.docx", "scenarios/w3-scenario.json"} <= set(
        names
    )
    assert_whole(trainer, f"{pack.TRAINER}/")


def test_every_link_of_the_trainers_page_leads_to_a_file(trainer: zipfile.ZipFile) -> None:
    index = trainer.read(f"{pack.TRAINER}/index.html").decode()
    assert trainer.read(f"{pack.TRAINER}/START-HERE.html").decode() == index
    names = set(trainer.namelist())
    found = Links(index).found
    assert f"{pack.TRAINER}/{found[0]}" == f"{pack.TRAINER}/site/index.html"
    assert [link for link in found if f"{pack.TRAINER}/{link}" not in names] == []
    listed = {link for link in found if not link.startswith("site/")}
    folders = ("decks/", "tests/", "handouts/", "scenarios/", "keys/", "sample-project/")
    inside = {name.removeprefix(f"{pack.TRAINER}/") for name in names}
    assert listed == {name for name in inside if name.startswith(folders)}


def test_pages_in_the_participants_copy_do_not_lead_to_keys(trainer: zipfile.ZipFile) -> None:
    page = trainer.read(f"{pack.TRAINER}/site/training/w99.html").decode()
    assert Links(page).found == ["files/w3-handout.docx", "../manual/index.html"]
    assert "<span><b>เฉลย</b> (อยู่ในชุดวิทยากร)</span>" in page


def test_what_is_a_key() -> None:
    assert [name for name in (*KEPT_APART, *FOR_ALL) if pack_site.is_key(f"training/files/{name}")] == list(KEPT_APART)
    assert pack_site.is_key("training/keys/w01.html")
    assert not pack_site.is_key("templates/files/f39-training-test-blank.docx")


def test_the_sample_project_is_a_valid_file_and_has_no_sample_that_a_fact_holds(library: model.Library) -> None:
    made = json.loads(sample_project.as_file(library, max(form.updated for form in library.forms)))
    jsonschema.validate(made, workspace_schema.schemas()["workspace-2"])
    assert made["facts"]["centre_name"] == "ศูนย์ความร่วมมือลุ่มน้ำแสงทอง"
    assert set(made["forms"]) == {form.id for form in library.forms}
    shared = {(form.id, field.id) for form in library.forms for field in form.fields if field.fact}
    assert not [(form, name) for form, name in shared if name in made["forms"][form]["values"]]


def test_everything_is_small_enough_and_listed_with_its_checksum(
    site: Path, library: model.Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site").symlink_to(site)
    monkeypatch.setattr(pack, "load", lambda root: library)
    made = pack.pack(tmp_path)
    assert [path.name for path in made] == [
        f"{pack.NAME}-{name}.zip" for name in ("offline", "forms-blank", "forms-sample", "trainer")
    ]
    sums = dict(line.split("  ")[::-1] for line in (tmp_path / "dist" / "SHA256SUMS").read_text().splitlines())
    index = (tmp_path / "dist" / "index.html").read_text(encoding="utf-8")
    for path in made:
        assert path.stat().st_size <= pack.MOST
        assert sums[path.name] == hashlib.sha256(path.read_bytes()).hexdigest()
        assert sums[path.name] in index
    assert re.search(r"รุ่น [a-p]{8} เนื้อหา ณ \d+ ", index)
