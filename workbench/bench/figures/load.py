"""200 listeners at once, each at two devices: errors, lost updates, times, and what sessions cost."""

from __future__ import annotations

import json
import os
import subprocess
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workbench.bench import database, events, load_worker
from workbench.bench.artifacts import artifacts
from workbench.bench.cost import per_million_sessions
from workbench.bench.registry import Setup
from workbench.bench.statistics import quantile
from workbench.simulator.slots import Filled

LISTENERS = 200
WORKERS = 40
"""Processes that answer at once, and so requests in flight: one listener in five speaks at any moment.

Two and two share their listeners, as two devices of a household do.
"""

GOALS = {"errors": 0, "lost_updates": 0}

SAID: tuple[tuple[str, str | None], ...] = (
    ("LaunchRequest", None),
    ("DrivingIntent", None),
    ("SayIIntent", "feel dizzy today"),
    ("BreatheIntent", "box"),
    ("JournalTodayIntent", None),
    ("AMAZON.NextIntent", None),
    ("AMAZON.NextIntent", None),
    ("AMAZON.YesIntent", None),
    ("AMAZON.HelpIntent", None),
    ("AMAZON.StopIntent", None),
)
"""One session, turn by turn."""


def figures(setup: Setup) -> dict[str, Any]:
    """Drive the whole load and count."""
    laid = artifacts(setup)
    sessions = max(2, setup.turns // (LISTENERS * len(SAID)))
    with database.server(setup.work) as (name, address):
        done = _drive(laid.python, laid.ours, address, sessions)
        versions = database.versions(address)
    return {"database": name} | _report(done, versions)


def _drive(python: Path, ours: Path, address: str, sessions: int) -> list[dict[str, Any]]:
    environment = {"PATH": os.environ.get("PATH", ""), "SKILL_ID": events.SKILL_ID, "LISTENER_KEY": "load"}
    running = [
        subprocess.Popen(
            [python, load_worker.__file__],
            cwd=ours,
            env=environment | database.settings(address),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(WORKERS)
    ]
    for number, worker in enumerate(running):
        _tell(worker, json.dumps(_conversations(number, sessions)))
    for worker in running:
        _answer(worker)
    for worker in running:
        _tell(worker, "go")
    return [json.loads(_answer(worker)) for worker in running]


def _tell(worker: subprocess.Popen[str], what: str) -> None:
    assert worker.stdin is not None  # noqa: S101 - a pipe was asked for
    worker.stdin.write(what + "\n")
    worker.stdin.flush()


def _answer(worker: subprocess.Popen[str]) -> str:
    assert worker.stdout is not None  # noqa: S101 - a pipe was asked for
    return worker.stdout.readline()


def _conversations(worker: int, sessions: int) -> list[list[dict[str, Any]]]:
    """Return half the turns of the listeners that this worker shares with its neighbour."""
    shared = range(worker // 2, LISTENERS, WORKERS // 2)
    half = sessions // 2 if worker % 2 else sessions - sessions // 2
    return [[turn for _ in range(half) for turn in _session(f"listener {each}")] for each in shared]


def _session(listener: str) -> list[dict[str, Any]]:
    builder = events.builder(listener)
    session = builder.session()
    turns = []
    for name, words in SAID:
        if name == "LaunchRequest":
            turns.append(builder.launch(session))
            continue
        slots = _slots(name, words)
        turns.append(builder.intent(session, name, slots))
    return turns


def _slots(name: str, words: str | None) -> tuple[Filled, ...]:
    if words is None:
        return ()
    slot = "pattern" if name == "BreatheIntent" else "words"
    return (Filled(name=slot, type="AMAZON.SearchQuery", value=words),)


def _report(done: Sequence[dict[str, Any]], versions: int) -> dict[str, Any]:
    counted = sum((Counter(worker["counted"]) for worker in done), Counter())
    times = [each for worker in done for each in worker["ms"]]
    seconds = max(worker["seconds"] for worker in done)
    errors = counted["metric_Trouble"] + counted["metric_StateFailed"] + counted["unheard"]
    return {
        "goals": GOALS,
        "errors": errors,
        "lost_updates": counted["PutItem_confirmed"] - versions,
        "conflicts_resolved": counted["PutItem"] - counted["PutItem_confirmed"],
        "listeners": LISTENERS,
        "processes": WORKERS,
        "turns": counted["turns"],
        "turns_a_second": round(counted["turns"] / seconds, 1),
        "turn_ms": {f"p{int(q * 100)}": round(quantile(times, q), 2) for q in (0.5, 0.95, 0.99)},
        "peak_megabytes": round(max(worker["peak_mb"] for worker in done), 1),
        "counted": database.counted(counted),
        "cost": per_million_sessions(
            counted=counted,
            sessions=counted["turns"] / len(SAID),
            cpu_seconds=sum(worker["cpu_s"] for worker in done),
        ),
    }
