"""Tools that are too heavy for the workbench's own environment: an environment each, under build/."""

from __future__ import annotations

import fcntl
import subprocess
from pathlib import Path

from workbench.interpreter import deployed_python

ROOT = Path(__file__).parents[2]


def tool(name: str) -> Path:
    """Return a tool of requirements/<name>.txt; it is installed anew when that list is newer."""
    wanted = ROOT / "requirements" / f"{name}.txt"
    home = ROOT / "build/tools" / name
    home.mkdir(parents=True, exist_ok=True)
    # Tests run in several processes, and two installations at once would undo each other.
    with wanted.open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = home / ".set-up"
        if not done.exists() or done.stat().st_mtime < wanted.stat().st_mtime:
            subprocess.run([deployed_python(), "-m", "venv", "--clear", home], check=True)
            pip = [str(home / "bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
            subprocess.run([*pip, "--require-hashes", "-r", str(wanted)], check=True, capture_output=True)
            done.touch()
    return home / "bin" / name
