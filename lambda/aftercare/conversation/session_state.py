"""What a session remembers from turn to turn; it goes to Alexa and back, and is never stored."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from aftercare.domain.breathing.playback import Playback
from aftercare.domain.nlu.meaning import Meaning

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
class BreathingPlace:
    """A guided session as it was started, so that a control can keep its place."""

    pattern: str
    minutes: int
    pace: int
    from_ms: int
    """Where on the timeline it was started."""
    started_ms: int
    """When it was started, in epoch milliseconds of the request."""
    counts: bool = False
    """Whether the seconds are counted."""
    paused: bool = False
    playback: Playback = field(default_factory=Playback)
    """What is heard when, from then on."""

    def at(self, now_ms: int) -> int:
        """Return where on the timeline the listener is at a moment, in milliseconds."""
        return self.from_ms + self.playback.guided_ms(now_ms - self.started_ms)


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingPlace:
    """A time to write as it was started."""

    minutes: int
    from_ms: int = 0
    """Where in it the quiet was last begun."""
    started_ms: int = 0
    """When that was, in epoch milliseconds of the request."""
    paused: bool = False
    playback: Playback = field(default_factory=Playback)
    """What is heard when, from then on."""

    def at(self, now_ms: int) -> int:
        """Return how much of the time to write is over at a moment, in milliseconds."""
        return self.from_ms + self.playback.guided_ms(now_ms - self.started_ms)

    @property
    def length_ms(self) -> int:
        """Return how long the time to write is, in milliseconds."""
        return self.minutes * 60_000

    def paused_at(self, now_ms: int) -> WritingPlace:
        """Return the place to go on from while something else is said."""
        if self.paused:
            return self
        return replace(self, paused=True, from_ms=min(self.at(now_ms), self.length_ms), playback=Playback())


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
    writing: WritingPlace | None = None
    breathing: BreathingPlace | None = None
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
    def place(self) -> BreathingPlace | WritingPlace | None:
        """Where the listener is in the activity that goes on, if any does; not one that is kept for later."""
        return {"breathing": self.breathing, "writing": self.writing}.get(self.area)

    def with_place(self, **changes: Any) -> SessionState:
        """Return this state with changes to the place in the activity that goes on."""
        place = self.place
        if isinstance(place, BreathingPlace):
            return replace(self, breathing=replace(place, **changes))
        return replace(self, writing=replace(place, **changes)) if place else self

    def about(self, topic: str) -> SessionState:
        """Return this state with a topic under discussion."""
        others = tuple(each for each in self.answered if each != topic)
        return replace(self, area="topic", topic=topic, answered=(*others, topic)[-MOST_ANSWERED:])
