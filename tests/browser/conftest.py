"""A real Chromium for the tests in this folder, and ways to open a folder of files: over http, and from the disk.

def test_something(page, open_site):
    open_site(page, folder, "index.html")

`open_site` runs each test twice, over http and from file://, because both have to work; `http_site` and `file_site`
are one of the two. A page that asks for anything outside the folder fails its test.
"""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from tests.browser.install import ARGUMENTS, find

#: Opens `path` of `folder` in the page and returns the address of the folder.
OpenSite = Callable[[Page, Path, str], str]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile, as of somebody in Thailand; requests that leave the site are stopped and fail the test."""
    context = browser.new_context(locale="th-TH", timezone_id="Asia/Bangkok", viewport={"width": 1366, "height": 900})
    left: list[str] = []

    def guard(route: Route) -> None:
        address = route.request.url
        if address.startswith(("http://127.0.0.1:", "file:", "data:", "blob:")):
            route.continue_()
        else:
            left.append(address)
            route.abort()

    context.route("**/*", guard)
    yield context
    context.close()
    assert left == [], "a request left the site"


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails its test when a script throws."""
    page = context.new_page()
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    yield page
    assert thrown == [], "a script threw"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves folders on 127.0.0.1, each at a port of its own, until the session ends."""
    servers: dict[Path, http.server.ThreadingHTTPServer] = {}

    def start(folder: Path) -> str:
        if folder not in servers:
            handler = functools.partial(_Quiet, directory=str(folder))
            servers[folder] = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
            threading.Thread(target=servers[folder].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[folder].server_port}"

    yield start
    for server in servers.values():
        server.shutdown()
        server.server_close()


@pytest.fixture
def http_site(serve: Callable[[Path], str]) -> OpenSite:
    """Opens a file of a folder over http."""

    def open_(page: Page, folder: Path, path: str) -> str:
        root = serve(folder)
        page.goto(f"{root}/{path}")
        return root

    return open_


@pytest.fixture
def file_site() -> OpenSite:
    """Opens a file of a folder from the disk, as from a USB stick."""

    def open_(page: Page, folder: Path, path: str) -> str:
        page.goto((folder / path).resolve().as_uri())
        return folder.resolve().as_uri()

    return open_


@pytest.fixture(params=["http", "file"])
def open_site(request: pytest.FixtureRequest, http_site: OpenSite, file_site: OpenSite) -> OpenSite:
    """Both ways, one after the other."""
    return http_site if request.param == "http" else file_site
