"""Finds the Python that the function runs on, wherever this machine keeps it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

DEPLOYED = (3, 13)
"""The runtime of template.yaml."""

NAME = f"python{DEPLOYED[0]}.{DEPLOYED[1]}"

_VERSION = "import sys; print(*sys.version_info[:2])"


class InterpreterMissingError(Exception):
    """There is no Python of the deployed version on this machine."""


@cache
def deployed_python() -> Path:
    """Return an interpreter of the deployed version. Raises InterpreterMissingError."""
    for candidate in _candidates():
        if _version(candidate) == DEPLOYED:
            return candidate
    raise InterpreterMissingError(
        f"{NAME} is needed and was not found; install it (pyenv install {DEPLOYED[0]}.{DEPLOYED[1]}, "
        f"or your system's package), or put the folder that holds {NAME} on PATH"
    )


def _candidates() -> Iterator[Path]:
    # sys.executable first: in a virtual environment it sees the environment, which does no harm here.
    yield Path(sys.executable)
    for folder in os.get_exec_path():
        yield Path(folder) / NAME
    # A version manager's names on PATH run only where that version is switched on.
    root = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    yield from sorted(root.glob(f"versions/{DEPLOYED[0]}.{DEPLOYED[1]}*/bin/{NAME}"), reverse=True)


def _version(candidate: Path) -> tuple[int, ...] | None:
    if not candidate.is_file():
        return None
    try:
        asked = subprocess.run(
            [candidate, "-c", _VERSION], check=False, capture_output=True, text=True, timeout=20
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return tuple(map(int, asked.stdout.split())) if asked.returncode == 0 else None
