"""axe-core on every page, light on a desktop and dark on a phone, and no sideways scroll down to 320 px."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.conftest import ROOT

#: Every page of the site, so that a new one is held to the same without being listed.
PAGES = (
    *sorted(p.relative_to(ROOT / "docs").with_suffix(".html").as_posix() for p in (ROOT / "docs").rglob("*.md")),
    "404.html",
)
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
LOOKS = {"light-1366": (1366, 900, "default"), "dark-390": (390, 844, "slate")}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_no_violation(page, http_site, site, name, look):
    width, height, scheme = LOOKS[look]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(reduced_motion="reduce")  # else colours are measured on their way from light to dark
    http_site(page, site, name)
    page.evaluate(f"document.body.setAttribute('data-md-color-scheme', '{scheme}')")
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(rule["id"], node["target"], node["failureSummary"]) for rule in found for node in rule["nodes"]] == []


@pytest.mark.parametrize("name", PAGES)
def test_no_sideways_scroll(page, http_site, site, name):
    http_site(page, site, name)
    for width in (1366, 768, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
