"""Browsers for the tests: a Chromium, the system's, else Debian's package when root, else Playwright's download; and
a Firefox, the system's, else Debian's package when root, else none (its tests are skipped).

python -m tests.browser.install
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
FIREFOX_NAMES = ("firefox-esr", "firefox")
#: Chromium in a container has no sandbox to use, and looks for services that a closed network refuses.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find() -> str | None:
    """Path of a Chromium, None if only Playwright's own could serve."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def find_firefox() -> str | None:
    """Path of a Firefox, None if there is none."""
    return os.environ.get("FIREFOX") or next(filter(None, map(shutil.which, FIREFOX_NAMES)), None)


def install() -> None:
    """Make sure that there are browsers; does nothing if they are there."""
    missing = [package for package, found in (("chromium", find()), ("firefox-esr", find_firefox())) if not found]
    if missing and shutil.which("apt-get") and getattr(os, "geteuid", lambda: 1)() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], check=True)
    elif "chromium" in missing:
        subprocess.run([sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"], check=True)


if __name__ == "__main__":
    install()
    print("browsers:", find() or "Playwright's", find_firefox() or "no Firefox")
