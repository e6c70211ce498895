"""An activity: something that goes on in time, and what each kind of it has of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from aftercare.content.records import ContentPack
from aftercare.conversation.reply import Line, Reply
from aftercare.conversation.session_state import ActivityKind, Area, Place
from aftercare.domain.breathing.timeline import Slot, Timeline
from aftercare.domain.nlu.meaning import Meaning

if TYPE_CHECKING:
    from aftercare.conversation.turn import Turn

Control = Callable[["Turn", "Activity"], Reply]
"""Steers an activity, and keeps the listener's place in it."""


@dataclass(frozen=True, kw_only=True)
class ActivityLines:
    """Keys of the lines that go with a kind of activity."""

    paused: str
    resumed: str
    ending: str
    """Said where it ends."""
    over: str
    """Said to someone who steers it after its end."""
    time_left: str
    help: str
    not_understood: str
    again_ask: str
    resume_ask: str
    onward_ask: str
    nearly_done: str | None = None
    """Said instead of the time left where that is under a minute."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What one kind of activity has of its own; all else is in `pause_and_resume.py`."""

    name: ActivityKind
    lines: ActivityLines
    timeline: Callable[[Place, ContentPack], Timeline]
    """Lays the whole activity out."""
    rest: Callable[[Activity, int], Timeline]
    """Returns what is left from a moment on which it can go on."""
    moved: Callable[[Activity, Activity], int]
    """Returns where on the timeline of the second, changed activity the place in the first is."""
    minutes: Callable[[float], int]
    """Returns the nearest length that can be had."""
    length_line: Callable[[int, float, int], Line]
    """Returns what to say when so many minutes become, where so many were asked for, so many."""
    usual_step: int
    """Minutes that "longer" adds where no number was said."""
    again: Callable[[int], Meaning]
    """Returns what a yes to the question for another one, of so many minutes, means."""
    after_end: Control
    """Replies to someone who wants to go on after the end."""
    played: Callable[[Turn, Reply, Place], Reply]
    """Completes a reply that lets it go on."""
    controls: Mapping[str, Control]
    """Actions that only this kind has, or takes in a way of its own."""
    usual_action: str
    """What any other action is taken for."""
    implied: Mapping[str, str]
    """Commands that mean an action in the middle of it."""
    paces: tuple[str, ...] = ()
    """Paces of the voice that here mean its own."""
    kept_in: frozenset[Area] | None = None
    """Where it is kept for later; anywhere else something takes its place. None is everywhere."""
    kept_after_end: bool = False
    """Whether it can still be steered when something else was said after its end."""


@dataclass(frozen=True, kw_only=True)
class Activity:
    """An activity at the moment of a turn; laid out at most once, when a turn first needs it."""

    kind: Kind
    place: Place
    pack: ContentPack
    now_ms: int

    @cached_property
    def timeline(self) -> Timeline:
        """The whole of it."""
        return self.kind.timeline(self.place, self.pack)

    @cached_property
    def at_ms(self) -> int:
        """Where on the timeline the listener is."""
        return self.place.at(self.now_ms)

    @property
    def running(self) -> Slot:
        """What is running there."""
        return self.timeline.running_at(self.at_ms)

    @property
    def has_ended(self) -> bool:
        """Whether all of it was heard."""
        return self.at_ms >= self.timeline.length_ms

    def begins(self, from_ms: int) -> int:
        """Return where it goes on from: a phase is done from its beginning, quiet goes on anywhere."""
        slot = self.timeline.running_at(from_ms)
        return from_ms if slot.kind == "quiet" else slot.start_ms

    def suspended(self) -> Place:
        """Return the place to go on from while something else is said; after the end, there is none."""
        if self.place.paused or self.has_ended:
            return self.place
        return self.place.suspended(self.begins(self.at_ms))

    def changed(self, **settings: Any) -> Activity:
        """Return the same activity with other settings."""
        return replace(self, place=replace(self.place, **settings))
