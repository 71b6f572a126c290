"""Scenarios of a training room (workspace files below `training/files/`) as one script: file:// can load nothing else.

script({"training/files/w3-scenario.json": b'{"name": …}'})   →   KB.scenarios = [{"id": "w3", "workspace": {…}}]
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from macros.field_definitions import as_script

PATH = "assets/training/scenarios.js"
_FILE = re.compile(r"training/files/(?P<id>[a-z0-9-]+)-scenario\.json")


def script(files: Mapping[str, bytes]) -> bytes:
    """All scenarios among generated `files`, w2 before w10."""
    found = ((match["id"], content) for path, content in files.items() if (match := _FILE.fullmatch(path)))
    listed = [{"id": name, "workspace": json.loads(content)} for name, content in sorted(found, key=_in_order)]
    return f"(window.KB = window.KB || {{}}).scenarios = {as_script(listed)};\n".encode()


def _in_order(item: tuple[str, bytes]) -> tuple[list[int], str]:
    return [int(number) for number in re.findall(r"\d+", item[0])], item[0]
