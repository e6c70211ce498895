"""A turn of a function that is warm, against the SDK's own floor: a handler that says one word."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from workbench.bench import driver, events
from workbench.bench.artifacts import artifacts
from workbench.bench.registry import Setup
from workbench.bench.statistics import quantile

GOALS = {"question_to_floor": 1.5, "p99_ms": 5.0}
TURNS = 500
BLOCKS = 5


def figures(setup: Setup) -> dict[str, Any]:
    """Measure in blocks that take turns, so that what else the machine does meets all of them."""
    laid = artifacts(setup)
    said = {
        "question": [events.question()],
        "free_text": [events.free_text()],
        "safety": [events.free_text("want to die")],
    }
    # The floor gets the same request, since most of a turn is the SDK reading it.
    asked = {
        f"{name} {whose}": (artifact, request)
        for name, request in said.items()
        for whose, artifact in (("floor", laid.floor), ("ours", laid.ours))
    }
    taken: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(BLOCKS):
        for name, (artifact, request) in asked.items():
            taken[name] += _warm(laid.python, artifact, request)
    return _report(taken)


def _warm(python: Path, artifact: Path, said: Sequence[Mapping[str, Any]]) -> list[float]:
    """Return the milliseconds of each turn."""
    done = subprocess.run(
        [python, driver.__file__, str(TURNS)],
        cwd=artifact,
        input=json.dumps(said),
        env={"PATH": os.environ.get("PATH", ""), "SKILL_ID": events.SKILL_ID},
        capture_output=True,
        text=True,
        check=True,
    )
    return [nanoseconds / 1e6 for nanoseconds in json.loads(done.stdout)]


def _report(taken: Mapping[str, Sequence[float]]) -> dict[str, Any]:
    return {
        "goals_at_most": GOALS,
        "turns": {
            name: {
                "to_floor": round(median(times) / median(taken[f"{name.split()[0]} floor"]), 3),
                "p50_ms": round(median(times), 3),
                "p95_ms": round(quantile(times, 0.95), 3),
                "p99_ms": round(quantile(times, 0.99), 3),
            }
            for name, times in taken.items()
        },
        "turns_of_each": TURNS * BLOCKS,
    }
