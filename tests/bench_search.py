"""Search: ours against stock Material (`lang: th`) and Pagefind, on the same pages in the same run.

Called by `python -m tests.bench`. Each engine is asked through what it shows to a page: ours and stock through their
worker, as the box does; Pagefind through its JavaScript. "Ready" is from starting the worker to its first answer, the
load of the index included. ×10 is the same content ten times under other addresses.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, sync_playwright

from macros import search_index
from tests.browser.install import ARGUMENTS, find

ROOT = Path(__file__).parent.parent
QUERIES = ROOT.parent / "shared" / "search" / "queries.yml"
OWN_QUERIES = ROOT / "tests" / "search-queries.yml"

#: Starts a worker the way the box does and asks it all queries, one after the other; answers are results' addresses.
ASK = """async ({ worker: address, index, queries, answer }) => {
  const start = performance.now();
  const empty = { config: { lang: ["th"], separator: "[\\\\s\\\\-]+", pipeline: [] }, docs: [] };
  const docs = index ? await (await fetch(index)).json() : empty;
  const worker = new Worker(address);
  const next = (type) => new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => { if (data.type === type) resolve(data.data); };
    worker.onerror = (event) => reject(new Error(event.message));
  });
  worker.postMessage({ type: 0, data: { config: docs.config, docs: docs.docs, options: { suggest: false } } });
  await next(1);
  worker.postMessage({ type: 2, data: "ประชุม" });
  await next(answer);
  const ready = performance.now() - start;
  const measure = performance.measureUserAgentSpecificMemory && self.crossOriginIsolated;
  const memory = measure ? (await performance.measureUserAgentSpecificMemory()).bytes : 0;
  const times = [], found = [];
  for (const query of queries) {
    const asked = performance.now();
    worker.postMessage({ type: 2, data: query });
    const { items } = await next(answer);
    times.push(performance.now() - asked);
    found.push(items.flat().map((item) => item.place || item.location).slice(0, 10));
  }
  worker.terminate();
  return { ready, times, found, memory };
}"""
PAGEFIND = """async (queries) => {
  const start = performance.now();
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  await pagefind.search("ประชุม");
  const ready = performance.now() - start;
  const times = [], found = [];
  for (const query of queries) {
    const asked = performance.now();
    const { results } = await pagefind.search(query);
    const first = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    times.push(performance.now() - asked);
    found.push(first.map(({ url }) => url.replace(/^\\//, "")));
  }
  return { ready, times, found, memory: 0 };
}"""


def judged(path: Path) -> list[dict[str, Any]]:
    content: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


def main_headings(site: Path) -> dict[str, str]:
    """Page → id of its main heading."""
    headings = ((f, re.search(r'<h1[^>]* id="([^"]+)"', f.read_text(encoding="utf-8"))) for f in site.rglob("*.html"))
    return {file.relative_to(site).as_posix(): heading[1] for file, heading in headings if heading}


def quality(found: list[list[str]], queries: list[dict[str, Any]], heads: dict[str, str]) -> str:
    """hit@1, hit@3 and MRR; a page without an anchor stands for its main heading."""
    ranks = []
    for addresses, query in zip(found, queries, strict=True):
        anchors = [a.partition("#")[2] or heads.get(a.partition("?")[0], "") for a in addresses]
        ranks.append(next((n for n, name in enumerate(anchors, 1) if name in query["want"]), 0))
    first, three = (sum(0 < rank <= n for rank in ranks) / len(ranks) for n in (1, 3))
    mrr = statistics.mean(1 / rank if rank else 0.0 for rank in ranks)
    return f"hit@1 {first:.2f}, hit@3 {three:.2f}, MRR {mrr:.2f}"


def line(name: str, result: dict[str, Any]) -> str:
    times = sorted(result["times"])
    p95 = times[int(len(times) * 0.95)]
    used = f", memory {result['memory'] / 1e6:.0f} MB" if result["memory"] else ""
    return (
        f"{name}: ready {result['ready']:.0f} ms, query p50 {statistics.median(times):.1f} ms, p95 {p95:.1f} ms{used}"
    )


def weight(*contents: bytes) -> str:
    packed = sum(len(gzip.compress(content, 9)) for content in contents)
    return f"{sum(map(len, contents)) / 1e3:.0f} kB, gzipped {packed / 1e3:.0f} kB"


def repeated(ours: Path, stock: Path, times: int) -> None:
    """Make both indexes hold the same content `times` times, each copy under addresses of its own."""
    source = stock / "search" / "search_index.json"
    index = json.loads(source.read_text(encoding="utf-8"))
    docs = [
        doc | {"location": doc["location"].replace(".html", f".html?{n}") if n else doc["location"]}
        for n in range(times)
        for doc in index["docs"]
    ]
    source.write_text(json.dumps(index | {"docs": docs}), encoding="utf-8")
    script = (ours / search_index.INDEX).read_text(encoding="utf-8")
    data = json.loads(script[script.index('{"swap"') : script.rindex(";")])
    places, texts = data["places"].split("\n"), data["texts"].split("\n")
    data["places"] = "\n".join(place.replace(".html", f".html?{n}") for n in range(times) for place in places)
    data["size"] *= times
    data["texts"] = "\n".join(texts * times)  # a paragraph met before is told by its number: the numbers stay right
    (ours / search_index.INDEX).write_bytes(search_index.as_index_script(data))


def run(ours: Path, stock: Path, serve: Any) -> None:
    """Print the figures for two built sites; `serve(folder)` gives a server's address."""
    own = judged(OWN_QUERIES)
    queries = judged(QUERIES) if QUERIES.exists() else own
    heads = main_headings(ours)
    lunr = [*sorted((stock / "assets/javascripts/workers").glob("search.*.min.js"))]
    words = stock / "assets/javascripts/lunr/wordcut.js"
    theirs = weight(*(p.read_bytes() for p in (*lunr, words, stock / "search/search_index.json")))
    mine = weight(*((ours / name).read_bytes() for name in ("assets/search/worker.js", search_index.INDEX)))
    print(f"search code and index: ours {mine}; stock {theirs}")
    with sync_playwright() as playwright:
        # memory is measured at once, not when the browser next tidies up
        eager = "--enable-blink-features=ForceEagerMeasureMemory"
        browser = playwright.chromium.launch(executable_path=find(), args=[*ARGUMENTS, eager])
        for times in (1, 10):
            if times > 1:
                repeated(ours, stock, times)
            asked = [str(query["q"]) for query in (queries + own if times == 1 else queries)]
            setups = {
                "ours": {"worker": "/assets/search/worker.js", "index": None, "answer": 20},
                "stock": {
                    "worker": f"/assets/javascripts/workers/{lunr[0].name}",
                    "index": "/search/search_index.json",
                    "answer": 3,
                },
            }
            for name, folder in (("ours", ours), ("stock", stock)):
                try:
                    result = ask(browser, serve(folder), ASK, setups[name] | {"queries": asked})
                except Exception as error:  # stock may run out of memory at ×10
                    print(f"search ×{times}, {name}: failed: {str(error).splitlines()[0][:120]}")
                    continue
                print(line(f"search ×{times}, {name}", result))
                if times == 1:
                    split = len(queries)
                    print(f"  given queries: {quality(result['found'][:split], queries, heads)}")
                    print(f"  all {len(own)} queries: {quality(result['found'][split:], own, heads)}")
        pagefind(browser, stock, serve, queries, heads)
        browser.close()


def ask(browser: Browser, root: str, script: str, argument: Any) -> dict[str, Any]:
    page = browser.new_page()
    page.set_default_timeout(300_000)
    page.goto(f"{root}/404.html")
    result: dict[str, Any] = page.evaluate(script, argument)
    page.close()
    return result


def pagefind(browser: Browser, site: Path, serve: Any, queries: list[dict[str, Any]], heads: dict[str, str]) -> None:
    """Pagefind, if it is on the PATH or installed (`pip install pagefind[extended]`); it needs a server."""
    binary = shutil.which("pagefind_extended") or shutil.which("pagefind")
    if importlib.util.find_spec("pagefind") is None and not binary:
        print("search, Pagefind: not installed here, not measured")
        return
    start = [binary] if binary else [sys.executable, "-m", "pagefind"]
    command = [*start, "--site", str(site), "--force-language", "th"]
    try:
        subprocess.run(command, check=True, capture_output=True)
        result = ask(browser, serve(site), PAGEFIND, [query["q"] for query in queries])
    except Exception as error:
        print(f"search, Pagefind: failed: {str(error)[:120]}")
        return
    print(line("search ×1, Pagefind", result))
    print(f"  given queries: {quality(result['found'], queries, heads)} (whole pages only)")
    files = [p for p in (site / "pagefind").rglob("*") if p.is_file()]
    print(f"  code and index on the server: {sum(p.stat().st_size for p in files) / 1e3:.0f} kB in {len(files)} files")
