"""The meaning of an utterance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Kind = Literal["answer", "command", "safety", "none"]
"""What sort of thing was meant: a topic's answer, a command, a safety level, or nothing known."""

SAFETY_LEVELS = ("emergency", "crisis", "urgent_call_clinic")
"""From the most pressing to the least; the first one found in an utterance is its meaning."""

NO_SLOTS: Mapping[str, str | int | float] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What one utterance means."""

    kind: Kind
    id: str | None = None
    """A topic, command or level of `intents.yaml`; None exactly when kind is "none"."""
    confidence: float = 0.0
    """From 0 to 1; how sure the understanding is, comparable within one kind only."""
    slots: Mapping[str, str | int | float] = field(default_factory=lambda: NO_SLOTS)
    """What a command needs to know, such as `pattern` and `minutes`."""
    guess: str | None = None
    """With kind "none": the one topic that comes near enough to ask "did you mean ...?"."""
    also: str | None = None
    """With kind "safety": the topic or command asked for in the same breath, if any."""


NOTHING = Meaning(kind="none")


def command(command_id: str, **slots: str | float) -> Meaning:
    """Return the meaning of a command that is certain, such as one from a built-in intent."""
    return Meaning(kind="command", id=command_id, confidence=1.0, slots=slots)


def answer(topic_id: str) -> Meaning:
    """Return the meaning of a question whose topic is certain."""
    return Meaning(kind="answer", id=topic_id, confidence=1.0)
