"""A small site that changes under its visitors, and a server that can be slow, fail or be gone.

Each edition says its name in every file (`window.page`, `window.asset`, `window.late`, the worker's answer), so that a
mix of two editions shows.
"""

from __future__ import annotations

import http.server
import threading
from collections import Counter
from pathlib import Path

from macros import html_offline, offline
from tests.browser import form_site

PREFIX = "/kb/"
_PAGE = """<!doctype html><html lang="th"><head><meta charset="utf-8"><title>{title}</title>{scripts}</head>
<body class="md-typeset"><div class="kb-notice" id="kb-notice" role="status" hidden></div>
<h1>{title}</h1>{body}<script>window.page = "{edition}"</script></body></html>"""
#: A worker as the search box has one: it loads its data when it is first asked.
_WORKER = """self.onmessage = () => {{
  try {{ importScripts("data.js"); postMessage("{edition}+" + self.data); }} catch (error) {{ postMessage("failed"); }}
}};"""


def write(folder: Path, edition: str, padding: int = 1000) -> str:
    """The site in `folder`; returns its version. `padding`: size of a file that every edition has anew, in bytes."""
    page = form_site.write(folder)
    html = page.read_text(encoding="utf-8")
    notice = '<div class="md-typeset"><div class="kb-notice" id="kb-notice" role="status" hidden></div></div>'
    edition_script = f'<script defer src="../assets/js/asset.js"></script><script>window.page = "{edition}"</script>'
    html = html.replace('<div class="md-container">', f'{notice}{edition_script}<div class="md-container">', 1)
    page.write_text(html, encoding="utf-8")

    files = {
        "index.html": _page("หน้าแรก", edition, 0, "all"),
        "manual/one.html": _page("คู่มือ", edition, 1, "all"),
        "offline.html": _page("ใช้แบบไม่มีเน็ต", edition, 0, "offline", html_offline.render()),
        "templates/plain.html": _page("แบบฟอร์ม", edition, 1, "all"),
        "assets/js/asset.js": f'window.asset = "{edition}";',
        "assets/js/late.js": f'window.late = "{edition}";',
        "assets/forms/late.js": f'window.late = "{edition} form";',
        "assets/jobs/worker.js": _WORKER.format(edition=edition),
        "assets/jobs/data.js": f'self.data = "{edition}";',
        "assets/js/padding.js": f"// {edition}{'.' * padding}",
        "assets/search/tasks.js": "(window.KB = window.KB || {}).searchTasks = [];",
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return offline.publish(folder, form_site.ROOT / "docs", "ความร่วมมือท้องถิ่น", "คู่มือ")


def _page(title: str, edition: str, depth: int, tool: str, body: str = "") -> str:
    up = "../" * depth
    names = ["js/asset", *form_site.scripts(tool)]
    scripts = "".join(f'<script defer src="{up}assets/{name}.js"></script>' for name in names)
    return _PAGE.format(title=title, edition=edition, scripts=scripts, body=body)


class ChangingSite:
    """Serves `folder` below PREFIX on a port of its own; everything may be changed between two requests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.is_down = False
        #: Paths of which the connection breaks off, after so many more good answers of any file in `assets/`.
        self.good_answers: int | None = None
        self.cache_control = "no-cache"
        #: Answers "not modified" whatever changed, as a server does that compares times and sizes of unpacked files.
        self.sees_no_change = False
        self.asked: Counter[str] = Counter()
        site = self

        class Handler(http.server.SimpleHTTPRequestHandler):
            def log_message(self, format: str, *args: object) -> None:
                pass

            def translate_path(self, path: str) -> str:
                name = path.partition("?")[0].removeprefix(PREFIX)
                return str(site.folder / (name or "index.html"))

            def end_headers(self) -> None:
                self.send_header("Cache-Control", site.cache_control)
                super().end_headers()

            def do_GET(self) -> None:
                name = self.path.partition("?")[0].removeprefix(PREFIX)
                if site.is_down or site.breaks_off(name):
                    self.close_connection = True
                    return
                site.asked[name] += 1
                if site.sees_no_change and "If-Modified-Since" in self.headers:
                    self.send_response(http.HTTPStatus.NOT_MODIFIED)
                    self.end_headers()
                    return
                del self.headers["If-Modified-Since"]  # two editions may have been written in one second
                super().do_GET()

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}{PREFIX}"

    def breaks_off(self, name: str) -> bool:
        if self.good_answers is None or not name.startswith("assets/") or name.startswith("assets/offline/"):
            return False
        self.good_answers -= 1
        return self.good_answers < 0

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
