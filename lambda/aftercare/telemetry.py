"""One line a turn, and the metrics in it: ids of events, never words, topics or people."""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aftercare.safety_count import SESSIONS_TOGETHER, SafetyCount

NAMESPACE = "Aftercare"

COUNTED = {
    "answered": "Answered",
    "not_understood": "NotUnderstood",
    "trouble": "Trouble",
}
"""Outcomes that are counted, by the name of their metric.

That there was danger is told to no line of a turn: it has a moment, and a moment can be somebody's
(docs/privacy-and-safety.md). `safety_count.py` counts it for many sessions together.
"""

UNITS = {"Latency": "Milliseconds"}
"""Units of metrics; all others are counts."""


@dataclass(slots=True, kw_only=True)
class Note:
    """What is noted about one turn while it goes on."""

    started: float = field(default_factory=time.perf_counter)
    request: str | None = None
    """The type of the request."""
    request_id: str | None = None
    outcome: str = "trouble"
    store_failed: bool = False
    safety_failed: bool = False
    """Whether the turn broke where someone may have been in danger."""
    error: str | None = None
    """The kind of what went wrong; never its message, which may quote someone."""
    reported: str | None = None
    """The kind of what Alexa says went wrong with an earlier answer; never its message."""
    is_cold: bool = False
    opens_session: bool = False


Log = Callable[[Note], None]


def turn_log() -> Log:
    """Return a log of turns that also tells, of many sessions together, how often safety came first."""
    count_of_safety = SafetyCount()

    def log(note: Note) -> None:
        taken = count_of_safety.add(
            opens_session=note.opens_session, took_safety_path=note.outcome == "safety"
        )
        if taken is not None:
            write(
                "tally",
                sessions=SESSIONS_TOGETHER,
                SafetyPath=taken,
                _aws=_embedded({"SafetyPath": taken}),
            )
        log_turn(note)

    return log


def log_turn(note: Note) -> None:
    """Write one turn to standard output, where Lambda's log collects it and CloudWatch finds the metrics."""
    milliseconds = round((time.perf_counter() - note.started) * 1000, 2)
    metrics: dict[str, int | float] = {"Latency": milliseconds}
    outcome = "answered" if note.outcome == "safety" else note.outcome
    if outcome in COUNTED:
        metrics[COUNTED[outcome]] = 1
    flags = {
        "StateFailed": note.store_failed,
        "SafetyFailed": note.safety_failed,
        "AlexaReported": note.reported is not None,
        "ColdStart": note.is_cold,
    }
    metrics |= {name: 1 for name, is_so in flags.items() if is_so}
    write(
        "turn",
        request=note.request,
        request_id=note.request_id,
        outcome=outcome,
        state="failed" if note.store_failed else "ok",
        error=note.error,
        reported=note.reported,
        start="cold" if note.is_cold else "warm",
        **metrics,
        _aws=_embedded(metrics),
    )


def silence_libraries() -> None:
    """Let no library write to a log: Lambda's runtime listens to all of them, and urllib3 names what it asks.

    "Retrying ... /v2/devices/<deviceId>/settings" would stand in the log of every slow day. What this skill
    tells, it writes to standard output itself.
    """
    logging.disable(logging.CRITICAL)


def no_log(_: Note) -> None:
    """Write nothing."""


def write(event: str, **fields: Any) -> None:
    """Write one event with its fields; fields without a value are left out."""
    kept = {name: value for name, value in fields.items() if value is not None}
    sys.stdout.write(json.dumps({"event": event, **kept}) + "\n")


def count(event: str, metric: str, **fields: Any) -> None:
    """Write one event that is counted."""
    write(event, **fields, **{metric: 1}, _aws=_embedded({metric: 1}))


def _embedded(metrics: dict[str, int | float]) -> dict[str, Any]:
    """Return what tells CloudWatch which fields of the line are metrics (the embedded metric format)."""
    named = [{"Name": name, "Unit": UNITS.get(name, "Count")} for name in metrics]
    declared = {"Namespace": NAMESPACE, "Dimensions": [[]], "Metrics": named}
    return {"Timestamp": int(time.time() * 1000), "CloudWatchMetrics": [declared]}
