"""Compiles the function for the Python it runs on: Lambda's own folder cannot be written to."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from workbench.interpreter import deployed_python

WHERE_IT_RUNS = "/var/task"
"""What tracebacks call the folder, wherever it was compiled."""


class CompilationError(Exception):
    """A file of the function is no Python of the deployed version."""


def compile_function(function: Path) -> None:
    """Lay compiled files beside the sources; the same sources give the same files.

    They are never checked against their sources: both ship together, and a check would cost time at each
    start. Raises CompilationError and InterpreterMissingError.
    """
    command = [str(deployed_python()), "-W", "ignore", "-m", "compileall", "-q", "-j", "1"]
    how = ["--invalidation-mode", "unchecked-hash", "-s", str(function), "-p", WHERE_IT_RUNS]
    # Sets of constants would otherwise be written in another order each time.
    environment = {"PATH": os.environ.get("PATH", ""), "PYTHONHASHSEED": "0"}
    done = subprocess.run(
        [*command, *how, str(function)], check=False, capture_output=True, text=True, env=environment
    )
    if done.returncode:
        raise CompilationError((done.stdout + done.stderr).strip())
