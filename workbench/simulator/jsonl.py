"""The simulator for other programs: one JSON object per turn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from workbench.simulator.conversation import Simulator
from workbench.simulator.lines import write_line


def talk(simulator: Simulator, lines: Iterable[str], out: TextIO) -> None:
    """Write a JSON object for every line that is not blank; whoever says no more has left the session."""
    for line in lines:
        if line.strip():
            write_line(simulator.say(line).as_json(), out)
    simulator.leave()
