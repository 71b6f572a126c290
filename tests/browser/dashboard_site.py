"""A workspace that the tests of the workspace page know, and the way into the browser's storage."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.conftest import OpenSite

PAGE = "workspace.html"
NAME = "ศูนย์ความร่วมมือลุ่มน้ำแสงทอง"
OTHER_NAME = "ศูนย์กู้ภัยสามตำบล"
#: "Now" of these tests, in Thailand.
NOW = "2026-11-22T09:00:00+07:00"


def workspace(**changes: Any) -> dict[str, Any]:
    """A workspace of the current version; `changes` take the place of its parts."""
    empty = {part: {} for part in ("facts", "conditions", "runs", "forms", "edits", "copies")}
    times = {"created": "2026-11-01T00:00:00.000Z", "updated": "2026-11-21T08:00:00.000Z"}
    return {"schema": "workspace-2", "id": "w1", "name": NAME, **times, **empty, "replaced": [], **changes}


def begun() -> dict[str, Any]:
    """Three done, one not used, one late, one soon due; both dated ones are the same person's."""
    council = {
        "council-01": {"state": "done"},
        "council-02": {"state": "done", "who": "นิติกร ทต.แสงทอง"},
        "council-03": {"state": "na"},
        "council-04": {"who": "ปลัด อบต.ทุ่งฟ้าใส", "due": "2026-11-20"},
        "council-06": {"who": "ปลัด อบต.ทุ่งฟ้าใส", "due": "2026-11-26"},
    }
    runs = {"group": {"answers": {"meet-01": {"state": "done"}}}, "council": {"answers": council}}
    return workspace(runs=runs, facts={"centre_name": NAME})


def put(page: Page, *workspaces: dict[str, Any]) -> None:
    """Stores workspaces as the page would, the first one open, and loads the page anew."""
    page.evaluate(
        """workspaces => {
          for (const each of workspaces) localStorage.setItem("kb:workspace:" + each.id, JSON.stringify(each));
          const list = workspaces.map(({id, name, updated}) => ({id, name, updated, copy: "c1"}));
          localStorage.setItem("kb:workspaces", JSON.stringify({current: workspaces[0].id, list}));
        }""",
        list(workspaces),
    )
    page.reload()


def open_with(page: Page, open_: OpenSite, site: Path, *workspaces: dict[str, Any], path: str = PAGE) -> str:
    """Opens a page on the day `NOW` with these workspaces stored."""
    page.clock.set_fixed_time(NOW)
    root = open_(page, site, path)
    if workspaces:
        put(page, *workspaces)
    return root


def kept(page: Page) -> dict[str, Any]:
    """The open workspace."""
    return page.evaluate("KB.store.current()")  # type: ignore[no-any-return]
