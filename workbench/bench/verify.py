"""Proof that what was measured did its work: a function that breaks quickly is not fast."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any


class NotProvedError(Exception):
    """What was measured did not do what it was measured for."""


def turns_in(log: str) -> list[dict[str, Any]]:
    """Return what the function said of its turns; other lines of a log are passed over."""
    lines = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    return [line for line in lines if line.get("event") == "turn"]


def prove_spoken(name: str, answer: Mapping[str, Any]) -> None:
    """Raise NotProvedError unless an answer has words or something else to be heard."""
    response = answer.get("response") or {}
    if not (response.get("outputSpeech") or response.get("directives")):
        raise NotProvedError(f"{name} was answered with silence")


def prove_turns(name: str, turns: Iterable[Mapping[str, Any]]) -> None:
    """Raise NotProvedError unless there were turns, and each was answered with its state at hand."""
    said = [(turn.get("outcome"), turn.get("state")) for turn in turns]
    if not said or set(said) != {("answered", "ok")}:
        raise NotProvedError(f"{name} was to be answered, and the function says {said or 'nothing'} of it")
