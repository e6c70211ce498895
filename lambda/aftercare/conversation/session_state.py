"""What a session remembers from turn to turn; it goes to Alexa and back, and is never stored."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from aftercare.domain.breathing.playback import Playback
from aftercare.domain.nlu.meaning import Meaning

ActivityKind = Literal["breathing", "writing"]
"""What goes on for minutes; the area where it does has the same name."""

Area = Literal["menu", "topic", "list", "breathing", "journal", "writing", "reminder", "safety", "privacy"]


MOST_ANSWERED = 12
"""More answers than anyone follows in one session."""


DANGER_TURNS = 5
"""Turns for which a danger is not forgotten; long enough for two refusals, a breath and a goodbye."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A line as it was said, so that it can be repeated."""

    key: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a listener is in an activity, and what it was begun with, so that a control can keep it."""

    kind: ActivityKind
    minutes: int
    pattern: str = ""
    """What is breathed; empty where nothing is."""
    pace: int = 100
    counts: bool = False
    """Whether the seconds of a breath are counted."""
    from_ms: int = 0
    """Where on the timeline it was started."""
    started_ms: int = 0
    """When it was started, in epoch milliseconds of the request."""
    paused: bool = False
    playback: Playback = field(default_factory=Playback)
    """What is heard when, from then on."""

    def at(self, now_ms: int) -> int:
        """Return where on the timeline the listener is at a moment, in milliseconds."""
        return self.from_ms + self.playback.guided_ms(now_ms - self.started_ms)

    def started(self, from_ms: int, *, now_ms: int) -> Place:
        """Return the place of an activity that goes on from a moment of its timeline."""
        return replace(self, from_ms=from_ms, started_ms=now_ms, paused=False, playback=Playback())

    def suspended(self, from_ms: int) -> Place:
        """Return the place to go on from once nothing is heard any more."""
        return replace(self, from_ms=from_ms, paused=True, playback=Playback())


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionState:
    """The thread of one session."""

    area: Area = "menu"
    topic: str | None = None
    """The topic last answered; "tell me more" is about this one."""
    answered: tuple[str, ...] = ()
    """Topics answered in this session, the last ones; none of them is offered again."""
    position: int = 0
    """In the list: where the last spoken group begins. In the journal: steps from the day's prompt."""
    theme: str | None = None
    """In the journal: the theme wished for; "another" stays with it."""
    weight: str | None = None
    places: tuple[Place, ...] = ()
    """Activities that go on or are kept for later; at most one of each kind."""
    misses: int = 0
    """Turns in a row that were not understood."""
    yes: Meaning | None = None
    """What "yes" means now."""
    no: Meaning | None = None
    said: tuple[Spoken, ...] = ()
    """The last reply, for "say that again"."""
    asked: Spoken | None = None
    slow: bool = False
    """Whether the last reply was said slowly."""
    danger: str | None = None
    """The level of safety that was last heard, `crisis` or `emergency`."""
    since_danger: int = 0
    """Turns since then."""

    @property
    def is_in_danger(self) -> bool:
        """Whether what is said is still read in the light of a danger."""
        return self.danger is not None and self.since_danger < DANGER_TURNS

    @property
    def place(self) -> Place | None:
        """Where the listener is in the activity that goes on, if any does; not one that is kept for later."""
        return next((place for place in self.places if place.kind == self.area), None)

    def holding(self, place: Place) -> SessionState:
        """Return this state with a place in an activity."""
        others = (each for each in self.places if each.kind != place.kind)
        return replace(self, places=(*others, place))

    def with_place(self, **changes: Any) -> SessionState:
        """Return this state with changes to the place in the activity that goes on."""
        return self.holding(replace(self.place, **changes)) if self.place else self

    def about(self, topic: str) -> SessionState:
        """Return this state with a topic under discussion."""
        others = tuple(each for each in self.answered if each != topic)
        return replace(self, area="topic", topic=topic, answered=(*others, topic)[-MOST_ANSWERED:])
