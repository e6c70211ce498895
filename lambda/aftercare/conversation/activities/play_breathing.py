"""Lead a breathing session from some place on: what starting, steering and going on have in common."""

from __future__ import annotations

from dataclasses import dataclass

from aftercare.conversation.reply import Guide, Line, Offer, Reply, line
from aftercare.conversation.session_state import BreathingPlace, Memory
from aftercare.conversation.turn import Turn
from aftercare.domain.breathing.timeline import Timeline, lay_out
from aftercare.domain.nlu.meaning import command


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """The session a listener wants."""

    pattern: str
    minutes: int
    pace: int
    counts: bool

    def timeline(self, turn: Turn) -> Timeline:
        """Return the session laid out."""
        pattern = turn.pack.patterns[self.pattern]
        return lay_out(pattern, minutes=self.minutes, pace=self.pace, counts=self.counts)


def wish_of(place: BreathingPlace) -> Wish:
    """Return what the session at hand was begun with."""
    return Wish(pattern=place.pattern, minutes=place.minutes, pace=place.pace, counts=place.counts)


def lead(turn: Turn, wish: Wish, *, say: tuple[Line, ...], from_ms: int = 0) -> Reply:
    """Lead a session from the phase that runs at `from_ms`; what it is like becomes the usual."""
    turn.listener.change(
        breathing_pattern=wish.pattern,
        breathing_minutes=wish.minutes,
        breathing_pace=wish.pace,
        breathing_counts=wish.counts,
    )
    timeline = wish.timeline(turn)
    place = BreathingPlace(
        pattern=wish.pattern,
        minutes=wish.minutes,
        pace=wish.pace,
        counts=wish.counts,
        from_ms=timeline.running_at(from_ms).start_ms,
        started_ms=turn.heard.now_ms,
    )
    guide = Guide(
        timeline=timeline.rest_from(from_ms),
        ending=(line("breathing.end"),),
        onward=resume_offer("breathing.onward.ask"),
        further=line("breathing.resume.ask"),
    )
    memory = Memory(area="breathing", breathing=place)
    return Reply(say=say, guide=guide, offer=again_offer(), memory=memory)


def again_offer() -> Offer:
    """Ask whether to do the whole session again."""
    return Offer(
        ask=line("breathing.again.ask"), yes=command("breathe.control", action="again"), no=command("stop")
    )


def resume_offer(ask: str = "breathing.resume.ask") -> Offer:
    """Ask whether to go on from here."""
    return Offer(ask=line(ask), yes=command("breathe.control", action="resume"), no=command("stop"))
