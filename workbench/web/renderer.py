"""Amazon's own APL renderer, borrowed from npm; the page says so plainly when it is not there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
RENDERER = HERE / "node_modules" / "apl-viewhost-web" / "index.js"
INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def apl_renderer() -> Path | None:
    """Return the renderer's script, installed first if npm is here; None without it."""
    if RENDERER.is_file():
        return RENDERER
    npm = shutil.which("npm")
    if npm is None:
        print("npm is missing, so the page shows no screens; everything else works.", file=sys.stderr)
        return None
    print("Fetching Amazon's APL renderer (once) ...", file=sys.stderr)
    if subprocess.run([npm, *INSTALL], cwd=HERE, check=False).returncode:
        print(
            "npm could not install it, so the page shows no screens; everything else works.", file=sys.stderr
        )
    return RENDERER if RENDERER.is_file() else None
