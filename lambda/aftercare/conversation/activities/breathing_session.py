"""A breathing session under way: where the listener is in it, and how it goes on from there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from aftercare.conversation.activities.play_breathing import (
    BreathingSettings,
    again_offer,
    play_breathing,
    settings_of,
)
from aftercare.conversation.reply import Line, Reply, line
from aftercare.conversation.session_state import BreathingPlace
from aftercare.conversation.turn import Turn
from aftercare.domain.breathing.playback import Playback, same_place
from aftercare.domain.breathing.timeline import Slot, Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class BreathingSession:
    """A session at the moment of a turn."""

    turn: Turn
    place: BreathingPlace

    @property
    def settings(self) -> BreathingSettings:
        """What the session was begun with."""
        return settings_of(self.place)

    @property
    def timeline(self) -> Timeline:
        """The whole session."""
        return self.settings.timeline(self.turn)

    @property
    def at_ms(self) -> int:
        """Where on the timeline the listener is."""
        return self.place.at(self.turn.request.now_ms)

    @property
    def running(self) -> Slot:
        """The phase that is running; each control goes on with its beginning."""
        return self.timeline.running_at(self.at_ms)

    @property
    def has_ended(self) -> bool:
        """Whether all of it was heard."""
        return self.at_ms >= self.timeline.length_ms

    def paused_here(self) -> BreathingPlace:
        """Return the place to go on from while something else is said; after the end, there is none."""
        if self.has_ended:
            return self.place
        return replace(self.place, paused=True, from_ms=self.running.start_ms, playback=Playback())

    def play_here(self, *say: Line) -> Reply:
        """Go on with the phase that was running."""
        return play_breathing(self.turn, self.settings, say=say, from_ms=self.running.start_ms)

    def go_on(self, said: str) -> Reply:
        """Say a line and go on; after the end, from the beginning."""
        return self.again() if self.has_ended else self.play_here(line(said))

    def again(self) -> Reply:
        """Play the whole session once more."""
        return play_breathing(self.turn, self.settings, say=(line("breathing.again"),))

    def changed(self, settings: BreathingSettings, said: Line) -> Reply:
        """Go on with another session in the same place; after the end anew, unless it got longer."""
        if self.has_ended and settings.minutes == self.place.minutes:
            return play_breathing(self.turn, settings, say=(said,))
        slot = same_place(self.running, settings.timeline(self.turn))
        return play_breathing(self.turn, settings, say=(said,), from_ms=slot.start_ms)

    def over(self) -> Reply:
        """Say that the session has ended, and offer it again."""
        state = replace(self.turn.state, misses=0)
        return Reply(say=(line("breathing.over"),), offer=again_offer(), state=state)
