"""What the skill replies: keys and values, no Alexa formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from aftercare.conversation.session_state import SessionState
from aftercare.domain.breathing.timeline import Timeline
from aftercare.domain.nlu.meaning import Meaning

Manner = Literal["plain", "slow"]

SEGMENT_ENDED = "breathing.segment_ended"
"""What a screen sends when the segment it shows has ended."""

NO_VALUES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One text of the pack, with what fills its places."""

    key: str
    values: Mapping[str, str] = field(default_factory=lambda: NO_VALUES)
    """Plain texts by place name; a value that begins with `@` is the key of another line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The one question an open session ends with, and what the answers to it mean."""

    ask: Line
    yes: Meaning
    """What a "yes" is taken for."""
    no: Meaning | None = None
    """What a "no" is taken for, if it stands for something of its own."""
    after_silence: Line | None = None
    """Said before the question is asked again to someone who stayed silent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRow:
    """A telephone number and whose it is."""

    number: Line
    label: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is left in the Alexa app and on a screen, to read later."""

    title: Line
    text: tuple[Line, ...]
    source: Line | None = None
    """On a screen, where the text comes from."""
    rows: tuple[NumberRow, ...] = ()
    """On a screen, telephone numbers instead of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidedSession:
    """A breathing session or a time to write, or the rest of one, and the words where it ends or is cut."""

    timeline: Timeline
    ending: tuple[Line, ...]
    """Said when it has ended, before the reply's own offer."""
    onward: Offer
    """Asked where a response has to end before the session does; silence goes on, as a yes does."""
    further: Line
    """Asked where the session goes on only with a yes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One turn of the skill."""

    say: tuple[Line, ...] = ()
    """Said in order; with a guided session, before it."""
    offer: Offer | None = None
    """The question that keeps the session open; without one the session closes."""
    guided: GuidedSession | None = None
    """What goes on after `say` and before the offer."""
    quiet_ms: int = 0
    """Silence before the offer, for someone who needs a moment."""
    card: Card | None = None
    state: SessionState = field(default_factory=SessionState)
    """What the rest of the session needs to know."""
    manner: Manner = "plain"
    """Safety words are said slowly."""
    stays: bool = False
    """With silence: the session stays as it is."""
    ask_leave: str | None = None
    """Let Alexa ask for leave to hold reminders; this comes back with the answer."""
    outcome: Literal["answered", "not_understood", "safety", "silent"] = "answered"
    """How the turn went; a log is not told of safety (see telemetry.py)."""


def line(key: str, **values: str) -> Line:
    """Return a line of the pack with its values."""
    return Line(key=key, values=MappingProxyType(values))
