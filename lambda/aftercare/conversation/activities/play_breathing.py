"""Play a breathing session from some place on: what starting, controlling and going on have in common."""

from __future__ import annotations

from dataclasses import dataclass

from aftercare.conversation.reply import GuidedSession, Line, Offer, Reply, line
from aftercare.conversation.session_state import BreathingPlace, SessionState
from aftercare.conversation.turn import Turn
from aftercare.domain.breathing.timeline import Timeline, lay_out
from aftercare.domain.nlu.meaning import command


@dataclass(frozen=True, slots=True, kw_only=True)
class BreathingSettings:
    """The session a listener wants."""

    pattern: str
    minutes: int
    pace: int = 100
    counts: bool = False

    def timeline(self, turn: Turn) -> Timeline:
        """Return the session laid out."""
        pattern = turn.pack.patterns[self.pattern]
        return lay_out(pattern, minutes=self.minutes, pace=self.pace, counts=self.counts)


def settings_of(place: BreathingPlace) -> BreathingSettings:
    """Return what the session at hand was begun with."""
    return BreathingSettings(
        pattern=place.pattern, minutes=place.minutes, pace=place.pace, counts=place.counts
    )


def play_breathing(
    turn: Turn, settings: BreathingSettings, *, say: tuple[Line, ...], from_ms: int = 0
) -> Reply:
    """Play a session from the phase that runs at `from_ms`; what it is like becomes the usual."""
    turn.listener.change(
        breathing_pattern=settings.pattern,
        breathing_minutes=settings.minutes,
        breathing_pace=settings.pace,
        breathing_counts=settings.counts,
    )
    timeline = settings.timeline(turn)
    place = BreathingPlace(
        pattern=settings.pattern,
        minutes=settings.minutes,
        pace=settings.pace,
        counts=settings.counts,
        from_ms=timeline.running_at(from_ms).start_ms,
        started_ms=turn.request.now_ms,
    )
    guided = GuidedSession(
        timeline=timeline.rest_from(from_ms),
        ending=(line("breathing.end"),),
        onward=resume_offer("breathing.onward.ask"),
        further=line("breathing.resume.ask"),
    )
    state = SessionState(area="breathing", breathing=place)
    return Reply(say=say, guided=guided, offer=again_offer(), state=state)


def again_offer() -> Offer:
    """Ask whether to do the whole session again."""
    return Offer(
        ask=line("breathing.again.ask"), yes=command("breathe.control", action="again"), no=command("stop")
    )


def resume_offer(ask: str = "breathing.resume.ask") -> Offer:
    """Ask whether to go on from here."""
    return Offer(ask=line(ask), yes=command("breathe.control", action="resume"), no=command("stop"))
