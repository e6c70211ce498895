"""One request, as plain values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Literal

from aftercare.conversation.session_state import SessionState

RequestKind = Literal[
    "launch", "intent", "consent", "screen", "audio_failed", "screen_failed", "ended", "disabled", "other"
]

SPOKEN_TO = ("launch", "intent", "consent", "screen")
"""The requests that may be answered with words."""

Consent = Literal["accepted", "denied", "unanswered"]


_BUILT_IN = ("time", "date", "minutes", "number")
"""Slots whose values Alexa makes of what it heard."""

_MADE = re.compile(r"[A-Z0-9_:.?-]+")
"""How Alexa writes what it made: 2026-03-02, FUTURE_REF, PT5M, AF, a question mark where it could not."""


def is_speech(slot: str, value: str) -> bool:
    """Tell whether the value of a slot is what somebody said, and not what Alexa made of it."""
    return slot not in _BUILT_IN or _MADE.fullmatch(value) is None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotValue:
    """A slot that holds something."""

    text: str
    """The words as Alexa heard them."""
    id: str | None = None
    """The id of the list value they resolved to; None for words outside the list."""


NO_SLOTS: Mapping[str, SlotValue] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """What the device at hand can do."""

    has_screen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What arrived: who said what, when, and where the session stands."""

    kind: RequestKind
    intent: str | None = None
    slots: Mapping[str, SlotValue] = field(default_factory=lambda: NO_SLOTS)
    event: tuple[str, ...] = ()
    """From a screen: what a document sent."""
    now: datetime
    """The moment of the request, with a time zone."""
    locale: str = "en-US"
    is_new: bool = True
    """Whether this request opened the session; an intent that does is a one-shot request."""
    state: SessionState = field(default_factory=SessionState)
    device: Device = field(default_factory=Device)
    consent: Consent | None = None
    """With kind "consent": what the listener answered when Alexa asked for leave to hold reminders."""
    token: str = ""
    """With kind "consent": what the skill sent along with its question."""

    @property
    def is_one_shot(self) -> bool:
        """Whether the listener asked in one breath with the skill's name, and expects no conversation."""
        return self.kind == "intent" and self.is_new

    @property
    def now_ms(self) -> int:
        """The moment of the request in epoch milliseconds."""
        return int(self.now.timestamp() * 1000)
