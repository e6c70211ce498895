"""APL documents, played by Amazon's own renderer in a browser with a clock of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from support.npm import SYSTEM, node_modules

Json = dict[str, Any]

VIEWPORTS: dict[str, Json] = {
    "round": {"width": 480, "height": 480, "dpi": 160, "shape": "ROUND"},
    "small": {"width": 960, "height": 480, "dpi": 160, "shape": "RECTANGLE"},
    "large": {"width": 1280, "height": 800, "dpi": 160, "shape": "RECTANGLE"},
    "tv": {"width": 1920, "height": 1080, "dpi": 320, "shape": "RECTANGLE", "mode": "TV"},
    "portrait": {"width": 1080, "height": 1920, "dpi": 320, "shape": "RECTANGLE"},
}
LONGEST_SECONDS = 240


def played(
    directive: Json, viewport: str, moments: list[int], screenshots: dict[int, Path] | None = None
) -> Json:
    """Return what was seen at each moment, the warnings of the log, and the events that were sent."""
    job = {
        "viewport": VIEWPORTS[viewport],
        "directive": directive,
        "moments": moments,
        "screenshots": {str(moment): str(path) for moment, path in (screenshots or {}).items()},
    }
    node_modules()
    chromium, node = shutil.which("chromium"), shutil.which("node")
    assert chromium, "chromium is missing; Debian's package of that name has it"
    assert node, "node is missing; Debian's package nodejs has it"
    ran = subprocess.run(
        [node, str(SYSTEM / "play_apl.mjs")],
        input=json.dumps([job]),
        capture_output=True,
        text=True,
        env={**os.environ, "CHROMIUM": chromium},
        timeout=LONGEST_SECONDS,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2_000:]
    (result,) = json.loads(ran.stdout)
    return dict(result)
