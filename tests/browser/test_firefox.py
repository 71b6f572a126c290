"""The site in a real Firefox, from the disk, with every way to the network closed.

Driven by Mozilla's own client (Marionette), because Playwright's Firefox is a build of its own that no package
registry has. Skipped where there is no Firefox; `python -m tests.browser.install` brings it on Debian.
"""

from __future__ import annotations

import io
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from marionette_driver import By
from marionette_driver.marionette import Marionette

from tests.browser.install import find_firefox
from tests.browser.test_pack import training_pages

#: A proxy where nobody listens: what asks for the network gets no answer.
NO_NETWORK = {
    **{"network.proxy.type": 1, "network.proxy.http": "127.0.0.1", "network.proxy.http_port": 9},
    **{"network.proxy.ssl": "127.0.0.1", "network.proxy.ssl_port": 9, "network.proxy.no_proxies_on": ""},
}
#: Runs a promise in the page itself and hands its value over as JSON.
RUN = """
const done = arguments[arguments.length - 1];
const say = (value) => done(JSON.stringify(value === undefined ? null : value));
Promise.resolve().then(() => window.eval(`(${arguments[0]})`)(JSON.parse(arguments[1])))
  .then(say, (error) => say({ thrown: String(error) }));
"""
BYTES = "({ blob }) => blob.arrayBuffer().then((buffer) => [...new Uint8Array(buffer)])"

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def firefox() -> Iterator[Marionette]:
    binary = find_firefox()
    if not binary:
        pytest.skip("no Firefox on this computer")
    client = Marionette(bin=binary, headless=True, prefs=NO_NETWORK)
    client.start_session()
    client.timeout.script = 60
    yield client
    client.quit()


@pytest.fixture
def run(firefox: Marionette) -> Run:
    def call(function: str, argument: Any = None) -> Any:
        text = firefox.execute_async_script(RUN, script_args=(function, json.dumps(argument)), sandbox=None)
        value = json.loads(text)
        assert not (isinstance(value, dict) and "thrown" in value), value
        return value

    return call


def open_page(firefox: Marionette, site: Path, path: str) -> None:
    firefox.navigate((site / path).resolve().as_uri())


def asked(run: Run) -> list[str]:
    """Addresses of everything that the page has loaded."""
    found: list[str] = run("() => performance.getEntriesByType('resource').map((entry) => entry.name)")
    return found


HOSTILE = "<b>&amp;\"\u202e=cmd|' /C calc'!A0 😀 " + "ยาว" * 3000


def test_the_longest_agreement_with_thirty_members_becomes_a_word_file(
    firefox: Marionette, run: Run, site: Path
) -> None:
    open_page(firefox, site, "templates/f09-framework-mou.html")
    run("() => KB.store.clear()")
    members = [
        {"name": f"องค์การบริหารส่วนตำบลที่ {n}", "type": "tao", "by": HOSTILE if n == 7 else "นายก"} for n in range(1, 31)
    ]
    run("(rows) => KB.store.update((ws) => { ws.facts.members = rows; ws.facts.service = '=1+1'; })", members)
    content = bytes(run(f"() => KB.formFile('f09-framework-mou', KB.store.current(), 'docx').then({BYTES})"))
    words = "".join(element.text or "" for element in docx.Document(io.BytesIO(content)).element.iter())
    assert "องค์การบริหารส่วนตำบลที่ ๓๐" in words
    assert '<b>&amp;"' in words
    assert all(address.startswith(("file:", "blob:", "data:")) for address in asked(run))


def test_answers_of_a_checklist_survive_a_reload(firefox: Marionette, run: Run, site: Path) -> None:
    open_page(firefox, site, "checklists/council.html")
    firefox.find_element(By.CSS_SELECTOR, 'label[for="council-01-done"]').click()
    firefox.refresh()
    assert run("() => document.getElementById('council-01-done').checked")
    run("() => KB.store.clear()")


def test_a_spreadsheet_goes_out_and_comes_back(firefox: Marionette, run: Run, site: Path) -> None:
    open_page(firefox, site, "templates/f19-contribution-register.html")
    rows = [{"member": HOSTILE[:200], "term": 1, "plan": 100.25, "due": "2026-11-30"}]
    out = run(
        f"""(rows) => {{
          KB.store.update((ws) => (ws.forms['f19-contribution-register'] = {{ values: {{ rows }} }}));
          return KB.formFile('f19-contribution-register', KB.store.current(), 'xlsx').then({BYTES});
        }}""",
        rows,
    )
    cells = [cell for row in openpyxl.load_workbook(io.BytesIO(bytes(out))).worksheets[0].iter_rows() for cell in row]
    assert any(cell.value == 100.25 for cell in cells)
    back = run(
        """async (bytes) => {
          const [sheet] = await KB.readSheet(new File([new Uint8Array(bytes)], "a.xlsx"));
          const { fields, xlsx } = await KB.templates.load("forms", "f19-contribution-register");
          return KB.sheetImport(fields, xlsx, sheet).values.rows;
        }""",
        out,
    )
    assert back == rows
    run("() => KB.store.clear()")


def test_the_trainers_kit_works_from_its_folder(firefox: Marionette, run: Run, kit: Path) -> None:
    def nothing_from_a_network() -> bool:
        return all(address.startswith(("file:", "blob:", "data:")) for address in asked(run))

    home = kit / "site"
    open_page(firefox, home, "index.html")
    assert search(firefox, run, "ญัตติ")
    assert nothing_from_a_network()

    open_page(firefox, home, "checklists/council.html")
    firefox.find_element(By.CSS_SELECTOR, 'label[for="council-01-done"]').click()
    firefox.refresh()
    assert run("() => document.getElementById('council-01-done').checked")
    assert nothing_from_a_network()

    open_page(firefox, home, "templates/f07-council-motion.html")
    content = bytes(run(f"() => KB.formFile('f07-council-motion', KB.store.current(), 'docx').then({BYTES})"))
    assert docx.Document(io.BytesIO(content)).paragraphs
    assert nothing_from_a_network()

    for path in training_pages(home):
        open_page(firefox, path.parent, path.name)
        assert firefox.find_element(By.CSS_SELECTOR, "h1, h2").text
        assert nothing_from_a_network()
    run("() => KB.storage.removeAll()")


def search(firefox: Marionette, run: Run, words: str) -> int:
    """Number of results that are shown."""
    box = firefox.find_element(By.CSS_SELECTOR, ".md-search__input")
    box.click()
    box.send_keys(words)
    found = 0
    deadline = time.monotonic() + 20
    while not found and time.monotonic() < deadline:
        time.sleep(0.2)
        found = run("() => document.querySelectorAll('.md-search-result__item').length")
    return found


def test_search_finds_a_thai_word_inside_a_sentence(firefox: Marionette, run: Run, site: Path) -> None:
    open_page(firefox, site, "index.html")
    assert search(firefox, run, "ญัตติ")
