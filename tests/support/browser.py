"""Chromium, driven by a scenario of tests/system/page/."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.npm import SYSTEM, node_modules

LONGEST_SECONDS = 120


def chromium() -> str:
    """Return the browser's program; skips with the name of the package when there is none."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None or shutil.which("node") is None:
        pytest.skip("needs chromium and node: apt-get install chromium nodejs npm")
    return found


def on_the_page(
    scenario: str, url: str, *, folder: Path | None = None, stop: Callable[[], None] | None = None
) -> Any:
    """Play a scenario and return what it saw; `stop` is called when it asks for the server to go away."""
    environment = {**os.environ, "CHROMIUM": chromium()}
    node_modules()
    command = ["node", str(SYSTEM / "page" / "scenarios.mjs"), scenario, url, str(folder or "")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as running:
        assert running.stdout is not None
        line = running.stdout.readline()
        if line == "STOP\n" and stop is not None:
            stop()
            line = running.stdout.readline()
        assert running.wait(LONGEST_SECONDS) == 0
    return json.loads(line)
