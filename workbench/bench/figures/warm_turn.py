"""A turn of a function that is warm, against the SDK's own floor: a handler that says one word."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from workbench.bench import driver, events
from workbench.bench.artifacts import artifacts
from workbench.bench.registry import Setup
from workbench.bench.statistics import quantile, ratio
from workbench.bench.verify import prove_spoken, prove_turns, turns_in

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
    blocks: Taken = {name: [] for name in asked}
    for _ in range(BLOCKS):
        for name, (artifact, request) in asked.items():
            blocks[name].append(_warm(laid.python, name, artifact, request))
    return _report(blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The milliseconds of each turn of one process."""

    clock: list[float]
    processor: list[float]
    """Without what other work on the machine takes; a turn without the database waits for nothing."""


Taken = dict[str, list[Block]]


def _warm(python: Path, name: str, artifact: Path, said: Sequence[Mapping[str, Any]]) -> Block:
    done = subprocess.run(
        [python, driver.__file__, str(TURNS)],
        cwd=artifact,
        input=json.dumps(said),
        env={"PATH": os.environ.get("PATH", ""), "SKILL_ID": events.SKILL_ID},
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    prove_spoken(name, found["answer"])
    if name.endswith("ours"):
        prove_turns(name, turns_in(found["log"]))
    clock, processor = ([ns / 1e6 for ns in found[key]] for key in ("clock_ns", "processor_ns"))
    return Block(clock=clock, processor=processor)


def _report(blocks: Taken) -> dict[str, Any]:
    return {
        "goals_at_most": GOALS,
        "turns": {name: _turns(each, blocks[f"{name.split()[0]} floor"]) for name, each in blocks.items()},
        "turns_of_each": TURNS * BLOCKS,
    }


def _turns(blocks: Sequence[Block], floor: Sequence[Block]) -> dict[str, Any]:
    clock = [each for block in blocks for each in block.clock]
    processor = [each for block in blocks for each in block.processor]
    medians, of_floor = ([median(block.clock) for block in some] for some in (blocks, floor))
    return {
        "to_floor": ratio(medians, of_floor),
        "p50_ms": round(median(clock), 3),
        "p95_ms": round(quantile(clock, 0.95), 3),
        "p99_ms": round(quantile(clock, 0.99), 3),
        "processor_p99_ms": round(quantile(processor, 0.99), 3),
    }
