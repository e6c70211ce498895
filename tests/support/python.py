"""The Python that the function runs on, where this machine has it."""

from __future__ import annotations

import pytest

from workbench.interpreter import NAME, InterpreterMissingError, deployed_python


def is_here() -> bool:
    try:
        deployed_python()
    except InterpreterMissingError:
        return False
    return True


needs_deployed_python = pytest.mark.skipif(not is_here(), reason=f"{NAME} is not on this machine")
