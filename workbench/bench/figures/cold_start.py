"""Initialisation and first answer in Amazon's runtime client, ours beside the plainest skill, in one run."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbench.bench import database, events
from workbench.bench.artifacts import Artifacts, artifacts
from workbench.bench.registry import Setup
from workbench.bench.runtime_api import running
from workbench.bench.statistics import ratio, spread

GOALS = {"question_to_plain": 0.35, "launch_to_plain": 0.6, "question_to_empty": 1.3}

Taken = dict[str, list[tuple[float, float]]]
"""For each thing measured: milliseconds of the initialisation, and of it with the first answer."""


def figures(setup: Setup) -> dict[str, Any]:
    """Start every function anew in turn, so that what else the machine does meets all of them."""
    laid = artifacts(setup)
    with database.moto_server() as address:
        cases = _cases(laid, address)
        taken: Taken = {name: [] for name in cases}
        for number in range(setup.rounds + 1):
            for name, (artifact, environment, event) in cases.items():
                times = _cold(laid.python, artifact, environment, event)
                # The first round fills the file cache and is not counted.
                if number:
                    taken[name].append(times)
    return _report(taken, laid)


Case = tuple[Path, Mapping[str, str], Mapping[str, Any]]


def _cases(laid: Artifacts, address: str) -> dict[str, Case]:
    ours = database.settings(address, SKILL_ID=events.SKILL_ID, LISTENER_KEY="measured")
    plain = database.settings(address) | {"TABLE_NAME": database.PLAIN_TABLE}
    return {
        "ours_question": (laid.ours, ours, events.question()),
        "plain_question": (laid.plain, plain, events.question()),
        "ours_launch": (laid.ours, ours, events.launch()),
        "plain_launch": (laid.plain, plain, events.launch()),
        "empty": (laid.empty, {}, events.question()),
        "floor": (laid.floor, {}, events.question()),
    }


def _cold(
    python: Path, artifact: Path, environment: Mapping[str, str], event: Mapping[str, Any]
) -> tuple[float, float]:
    with running(python, artifact, environment) as function:
        initialised = function.initialised()
        answered = function.ask(event).at
        return (initialised - function.started) * 1000, (answered - function.started) * 1000


def _report(taken: Taken, laid: Artifacts) -> dict[str, Any]:
    whole = {name: [both for _, both in times] for name, times in taken.items()}
    return {
        "goals_at_most": GOALS,
        "ratios": {
            "question_to_plain": ratio(whole["ours_question"], whole["plain_question"]),
            "launch_to_plain": ratio(whole["ours_launch"], whole["plain_launch"]),
            "question_to_empty": ratio(whole["ours_question"], whole["empty"]),
            "question_to_floor": ratio(whole["ours_question"], whole["floor"]),
        },
        "initialisation": {name: spread([init for init, _ in times]) for name, times in taken.items()},
        "with_first_answer": {name: spread(times) for name, times in whole.items()},
        "bytes": {"ours": _size(laid.ours), "plain": _size(laid.plain)},
        "rounds": len(whole["empty"]),
    }


def _size(folder: Path) -> int:
    return sum((Path(where) / name).stat().st_size for where, _, names in os.walk(folder) for name in names)
