"""Build time and first-load weight against stock Material, on the same pages in the same run.

    python -m tests.bench

"Stock" is Material with its default theme, `language: th`, its own search, and Markdown that our macros have already
rendered, so both sides build and serve the same content. Stock's web font is left out because it comes from another
host; that favours stock. Figures are printed, never asserted: machines differ.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import ClassVar

from playwright.sync_api import sync_playwright

from tests import bench_search, survey_returns
from tests.browser.install import ARGUMENTS, find

ROOT = Path(__file__).parent.parent
RUNS = 3
LONGEST = "f09-framework-mou"
HOOK = """
from pathlib import Path
from macros.held_html import HeldHtml
def on_page_markdown(markdown, page, config, **_):
    held = next(one for one in config.markdown_extensions if isinstance(one, HeldHtml))
    target = Path({target!r}) / page.file.src_path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(held.release(markdown), encoding="utf-8")
on_page_markdown.mkdocs_priority = -100
"""
STOCK = """
site_name: stock
use_directory_urls: false
exclude_docs: "!/templates/"
theme: {name: material, language: th, font: false}
plugins: [search]
markdown_extensions: [attr_list, md_in_html, tables, {toc: {permalink: true}}]
"""


def build(folder: Path, config: Path, out: Path) -> float:
    """Seconds of one `mkdocs build`."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(out)]
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return time.perf_counter() - start


def stock_project(folder: Path) -> Path:
    """A folder with the rendered Markdown and a stock configuration; returns the configuration."""
    (folder / "docs").mkdir(parents=True)
    hook = folder / "dump.py"
    hook.write_text(HOOK.format(target=str(folder / "docs")), encoding="utf-8")
    config = ROOT / ".bench.yml"  # beside mkdocs.yml: the macros find the project by the place of its configuration
    config.write_text(f"INHERIT: mkdocs.yml\nhooks: [{hook}]\n", encoding="utf-8")
    try:
        build(ROOT, config, folder / "dumped")
    finally:
        config.unlink()
    stock = folder / "mkdocs.yml"
    stock.write_text(STOCK, encoding="utf-8")
    return stock


class _Recorder(http.server.SimpleHTTPRequestHandler):
    asked: ClassVar[set[str]] = set()

    def log_message(self, format: str, *args: object) -> None:
        pass

    def end_headers(self) -> None:
        """A page measures its memory only if it shares its process with no other site."""
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        super().end_headers()

    def do_GET(self) -> None:
        self.asked.add(self.path.split("?")[0])
        super().do_GET()


def serve(site: Path) -> str:
    """Serves a folder until the program ends; returns its address."""
    handler = functools.partial(_Recorder, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def first_load(site: Path) -> tuple[int, int, int]:
    """Files, bytes and gzipped bytes that an empty browser fetches for the home page."""
    recorder = type("Recorder", (_Recorder,), {"asked": set()})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(recorder, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.goto(f"http://127.0.0.1:{server.server_port}/index.html")
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(2000)  # the search worker asks after the page is idle
        browser.close()
    server.shutdown()
    server.server_close()
    contents = [p.read_bytes() for p in (site / path.lstrip("/") for path in sorted(recorder.asked)) if p.is_file()]
    return len(contents), sum(map(len, contents)), sum(len(gzip.compress(c, 9)) for c in contents)


#: Fills every table of the form with 30 rows and makes its Word file a few times; milliseconds of each.
WORD_FILE = """async (form) => {
  const { fields } = await KB.templates.load("forms", form);
  const samples = { date: "2026-11-30", number: 7, baht: 1234.5, percent: 10 };
  const typed = (columns) => columns.filter((column) => !column.options && !column.compute);
  const name = "องค์การบริหารส่วนตำบล";
  const row = (columns) => Object.fromEntries(typed(columns).map(({ id, type }) => [id, samples[type] || name]));
  KB.store.update((ws) => {
    const values = {};
    for (const field of fields.filter(({ type }) => type === "table")) {
      const rows = Array.from({ length: 30 }, () => row(field.columns));
      if (field.fact) ws.facts[field.fact] = rows;
      else values[field.id] = rows;
    }
    ws.forms[form] = { values };
  });
  const times = [];
  for (let run = 0; run < 7; run++) {
    const start = performance.now();
    await KB.formFile(form, KB.store.current(), "docx");
    times.push(performance.now() - start);
  }
  return times;
}"""


def word_file(site: Path, form: str) -> float:
    """Median milliseconds that the browser takes for the Word file of a form with 30 rows in each table."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        page = browser.new_page()
        page.goto((site / "templates" / f"{form}.html").as_uri())
        times: list[float] = page.evaluate(WORD_FILE, form)
        browser.close()
    return statistics.median(times)


#: Work on a page (%s): the seconds it takes, and the longest time in milliseconds in which the page did nothing else.
TIMED = """async () => {
  const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
  let [longest, last] = [0, performance.now()];
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const start = performance.now();
  %s
  const seconds = (performance.now() - start) / 1e3;
  await pause(50); // the last block ends with a beat too
  clearInterval(beat);
  return [seconds, longest];
}"""

#: Until two hundred files are read.
MERGE = TIMED % 'await KB.surveyPage.load([...document.querySelector("#sm-pick").files]);'


def survey_merge(site: Path, folder: Path) -> tuple[float, float]:
    """Seconds for 200 returned surveys, faults and a file of 5 MB among them, and milliseconds of the longest block."""
    folder.mkdir()
    blank = (site / "templates" / "files" / "f01-cooperation-survey-blank.xlsx").read_bytes()
    columns = ("service", "host", "cosign", "signed_on", "committee", "rule", "objective", "problem")
    survey_returns.write(folder, blank, {name: name for name in columns}, {})
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        page = browser.new_page()
        page.goto((site / "companions" / "survey-merge.html").as_uri())
        # the files are chosen before the clock starts: handing them over is the test driver's work
        page.evaluate("KB.surveyPage.busy = true")
        page.set_input_files("#sm-pick", sorted(folder.iterdir()))
        page.evaluate("KB.surveyPage.busy = false")
        seconds, longest = page.evaluate(MERGE)
        browser.close()
    return seconds, longest


IMPORT_FIELD = 'input[type=file][accept=".xlsx,.csv"]'
#: Until a filled spreadsheet is in the fields of a form's page.
IMPORT = (
    TIMED
    % f"""document.querySelector('{IMPORT_FIELD}').dispatchEvent(new Event("change"));
  while (!document.querySelector(".kb-import[open]")) await pause(5);
  document.querySelector(".kb-import[open] .kb-btn--main").click();
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));"""
)
IMPORT_PAGE = "templates/f01-cooperation-survey.html"
LONG = 40_000


def long_file(site: Path, folder: Path, path: str, field: str, run: str) -> tuple[float, float]:
    """Seconds for a spreadsheet of 40,000 rows on the page `path`, and milliseconds of the longest block."""
    file = folder / "long.xlsx"
    if not file.exists():
        blank = (site / "templates" / "files" / "f01-cooperation-survey-blank.xlsx").read_bytes()
        file.write_bytes(survey_returns.long_book(blank, LONG))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        page = browser.new_page()
        page.set_default_timeout(300_000)
        page.goto((site / path).as_uri())
        # choosing the file must not start anything yet
        page.evaluate("window.addEventListener('change', window.held = (event) => event.stopPropagation(), true)")
        page.set_input_files(field, file)
        page.evaluate("window.removeEventListener('change', window.held, true)")
        seconds, longest = page.evaluate(run)
        browser.close()
    return seconds, longest


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        stock = stock_project(folder / "stock")
        shutil.rmtree(ROOT / ".cache", ignore_errors=True)
        cold = build(ROOT, ROOT / "mkdocs.yml", folder / "ours")
        times = {"ours": [], "stock": []}
        for _ in range(RUNS):
            times["ours"].append(build(ROOT, ROOT / "mkdocs.yml", folder / "ours"))
            times["stock"].append(build(folder / "stock", stock, folder / "plain"))
        ours, plain = (statistics.median(times[name]) for name in ("ours", "stock"))
        print(f"build, all files made anew: {cold:.1f} s")
        print(f"build, nothing changed: {ours:.1f} s; stock {plain:.1f} s; ratio {ours / plain:.2f} (median of {RUNS})")
        print(f"Word file of the framework MOU, 30 rows a table: {word_file(folder / 'ours', LONGEST):.0f} ms")
        seconds, longest = survey_merge(folder / "ours", folder / "returns")
        print(
            f"merging 200 returned surveys: {seconds:.1f} s; longest time without a turn for the page {longest:.0f} ms"
        )
        places = (("companions/survey-merge.html", "#sm-pick", MERGE), (IMPORT_PAGE, IMPORT_FIELD, IMPORT))
        for path, field, run in places:
            seconds, longest = long_file(folder / "ours", folder, path, field, run)
            print(f"a spreadsheet of {LONG} rows, {path}: {seconds:.1f} s; longest block {longest:.0f} ms")
        weights = {name: first_load(folder / name) for name in ("ours", "plain")}
        for name, (files, size, packed) in weights.items():
            print(f"home page, first load, {name}: {files} files, {size / 1e3:.0f} kB, gzipped {packed / 1e3:.0f} kB")
        ratios = [ours / plain for ours, plain in zip(weights["ours"][1:], weights["plain"][1:], strict=True)]
        print(f"first-load ratio ours / stock: {ratios[0]:.2f}, gzipped {ratios[1]:.2f}")
        bench_search.run(folder / "ours", folder / "plain", serve)


if __name__ == "__main__":
    main()
