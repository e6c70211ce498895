"""Starts the built function as Lambda does before a snapshot, with nothing beside it that did not ship."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from workbench.interpreter import deployed_python

ENTRY = "lambda_function"

ENVIRONMENT = {
    "AWS_LAMBDA_INITIALIZATION_TYPE": "snap-start",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_ACCESS_KEY_ID": "nobody",
    "AWS_SECRET_ACCESS_KEY": "nobody",
    "TABLE_NAME": "listeners",
    "PYTHONDONTWRITEBYTECODE": "1",
}
"""Enough for the function to make all that it makes before a snapshot; nothing is sent anywhere."""

PATIENCE_SECONDS = 60


class StartError(Exception):
    """The built function does not start."""


def start(function: Path) -> None:
    """Import the entry in the deployed Python, without the packages of this machine.

    A function that starts here has everything it imports, the database's client included; a turn would
    go on without that client and tell nobody. Raises StartError and InterpreterMissingError.
    """
    # -S: what is installed here may not ship. -E: nor may what this machine's variables name.
    command = [str(deployed_python()), "-S", "-E", "-B", "-W", "ignore", "-c", f"import {ENTRY}"]
    environment = {"PATH": os.environ.get("PATH", ""), **ENVIRONMENT}
    try:
        done = subprocess.run(
            command, cwd=function, env=environment, check=False, capture_output=True, text=True,
            timeout=PATIENCE_SECONDS,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise StartError(f"the built function did not start within {PATIENCE_SECONDS} seconds") from error
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise StartError(f"the built function does not start: {reason}")
