"""The npm packages that system tests borrow, installed from the lock file beside those tests."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
from pathlib import Path

SYSTEM = Path(__file__).parents[1] / "system"


def node_modules() -> Path:
    """Return the folder of installed packages; it is made anew when the lock file is newer."""
    npm = shutil.which("npm")
    assert npm, "npm is missing; Debian's package of that name has it"
    modules = SYSTEM / "node_modules"
    # Tests run in several processes, and two installations at once would undo each other.
    with (SYSTEM / "package.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _fresh(modules / ".package-lock.json", SYSTEM / "package-lock.json"):
            quiet = ["--no-audit", "--no-fund", "--loglevel=error"]
            subprocess.run([npm, "ci", "--ignore-scripts", *quiet], cwd=SYSTEM, check=True)
    return modules


def _fresh(made: Path, source: Path) -> bool:
    return made.exists() and made.stat().st_mtime >= source.stat().st_mtime
