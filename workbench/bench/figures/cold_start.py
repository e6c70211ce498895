"""Initialisation and first answer in Amazon's runtime client, ours beside the plainest skill, in one run."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.bench import database, events
from workbench.bench.artifacts import Artifacts, artifacts
from workbench.bench.registry import Setup
from workbench.bench.runtime_api import running
from workbench.bench.statistics import ratio, spread
from workbench.bench.verify import NotProvedError, prove_spoken, prove_turns, turns_in

GOALS = {"question_to_plain": 0.35, "launch_to_plain": 0.6, "question_to_empty": 1.3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One thing that is started and asked."""

    artifact: Path
    environment: Mapping[str, str]
    event: Mapping[str, Any]


Times = tuple[float, float]
"""Milliseconds of the initialisation, and of it with the first answer."""


def figures(setup: Setup) -> dict[str, Any]:
    """Start every function anew in turn, so that what else the machine does meets all of them."""
    laid = artifacts(setup)
    with database.moto_server() as address:
        cases = _cases(laid, address)
        _meet(laid.python, cases["ours_launch"])
        if not database.versions(address):
            raise NotProvedError("no session kept anything")
        taken: dict[str, list[Times]] = {name: [] for name in cases}
        for number in range(setup.rounds + 1):
            for name, case in cases.items():
                times = _cold(laid.python, name, case)
                # The first round fills the file cache; it is not counted.
                if number:
                    taken[name].append(times)
    return _report(taken, laid)


def _cases(laid: Artifacts, address: str) -> dict[str, Case]:
    ours = database.settings(address, SKILL_ID=events.SKILL_ID, LISTENER_KEY="measured")
    plain = database.settings(address) | {"TABLE_NAME": database.PLAIN_TABLE}
    question, launch = events.question(), events.launch()
    return {
        "ours_question": Case(artifact=laid.ours, environment=ours, event=question),
        "plain_question": Case(artifact=laid.plain, environment=plain, event=question),
        "ours_launch": Case(artifact=laid.ours, environment=ours, event=launch),
        "plain_launch": Case(artifact=laid.plain, environment=plain, event=launch),
        "ours_launch_primed": Case(
            artifact=laid.ours,
            environment=ours | {"AWS_LAMBDA_INITIALIZATION_TYPE": "snap-start"},
            event=launch,
        ),
        "empty": Case(artifact=laid.empty, environment={}, event=question),
        "floor": Case(artifact=laid.floor, environment={}, event=question),
    }


def _meet(python: Path, launch: Case) -> None:
    """Have a first session, so that every measured launch reads what it kept."""
    with running(python, launch.artifact, launch.environment) as function:
        function.ask(events.leave(function.ask(launch.event).body))


def _cold(python: Path, name: str, case: Case) -> Times:
    with running(python, case.artifact, case.environment) as function:
        initialised = function.initialised()
        answer = function.ask(case.event)
        if name != "empty":
            prove_spoken(name, answer.body)
        if name.startswith("ours"):
            prove_turns(name, turns_in(function.log()))
        return (initialised - function.started) * 1000, (answer.at - function.started) * 1000


def _report(taken: Mapping[str, list[Times]], laid: Artifacts) -> dict[str, Any]:
    whole = {name: [both for _, both in times] for name, times in taken.items()}
    primed = [both - init for init, both in taken["ours_launch_primed"]]
    return {
        "goals_at_most": GOALS,
        "ratios": {
            "question_to_plain": ratio(whole["ours_question"], whole["plain_question"]),
            "launch_to_plain": ratio(whole["ours_launch"], whole["plain_launch"]),
            "question_to_empty": ratio(whole["ours_question"], whole["empty"]),
            "question_to_floor": ratio(whole["ours_question"], whole["floor"]),
        },
        "launch_after_what_a_snapshot_holds": spread(primed),
        "initialisation": {name: spread([init for init, _ in times]) for name, times in taken.items()},
        "with_first_answer": {name: spread(times) for name, times in whole.items()},
        "bytes": {"ours": _size(laid.ours), "plain": _size(laid.plain)},
        "rounds": len(whole["empty"]),
    }


def _size(folder: Path) -> int:
    return sum((Path(where) / name).stat().st_size for where, _, names in os.walk(folder) for name in names)
