"""A breathing session under way: where the listener is in it, and how it goes on from there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from aftercare.conversation.activities.play_breathing import Wish, again_offer, lead, wish_of
from aftercare.conversation.reply import Line, Reply, line
from aftercare.conversation.session_state import BreathingPlace
from aftercare.conversation.turn import Turn
from aftercare.domain.breathing.playback import Hearing, same_place
from aftercare.domain.breathing.timeline import Slot, Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderWay:
    """A session at the moment of a turn."""

    turn: Turn
    place: BreathingPlace

    @property
    def wish(self) -> Wish:
        """What the session was begun with."""
        return wish_of(self.place)

    @property
    def timeline(self) -> Timeline:
        """The whole session."""
        return self.wish.timeline(self.turn)

    @property
    def at_ms(self) -> int:
        """Where on the timeline the listener is."""
        return self.place.at(self.turn.heard.now_ms)

    @property
    def running(self) -> Slot:
        """The phase that is running; each control goes on with its beginning."""
        return self.timeline.running_at(self.at_ms)

    @property
    def has_ended(self) -> bool:
        """Whether all of it was heard."""
        return self.at_ms >= self.timeline.length_ms

    def held(self) -> BreathingPlace:
        """Return the place to go on from while something else is said; after the end, none is held."""
        if self.has_ended:
            return self.place
        return replace(self.place, paused=True, from_ms=self.running.start_ms, hearing=Hearing())

    def lead_here(self, *say: Line) -> Reply:
        """Go on with the phase that was running."""
        return lead(self.turn, self.wish, say=say, from_ms=self.running.start_ms)

    def go_on(self, said: str) -> Reply:
        """Say a line and go on; after the end, from the beginning."""
        return self.again() if self.has_ended else self.lead_here(line(said))

    def again(self) -> Reply:
        """Lead the whole session once more."""
        return lead(self.turn, self.wish, say=(line("breathing.again"),))

    def changed(self, wish: Wish, said: Line) -> Reply:
        """Go on with another session in the same place; after the end anew, unless it got longer."""
        if self.has_ended and wish.minutes == self.place.minutes:
            return lead(self.turn, wish, say=(said,))
        slot = same_place(self.running, wish.timeline(self.turn))
        return lead(self.turn, wish, say=(said,), from_ms=slot.start_ms)

    def over(self) -> Reply:
        """Say that the session has ended, and offer it again."""
        memory = replace(self.turn.memory, misses=0)
        return Reply(say=(line("breathing.over"),), offer=again_offer(), memory=memory)
