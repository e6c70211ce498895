"""Change a breathing session under way: its length, its pace, its holds, its counts."""

from __future__ import annotations

from dataclasses import replace

from aftercare.conversation.activities.breathing_session import BreathingSession
from aftercare.conversation.reply import Reply, line
from aftercare.domain.breathing.timeline import (
    FASTEST_PACE,
    LONGEST_MINUTES,
    SHORTEST_MINUTES,
    SLOWEST_PACE,
    within,
)

PACE_STEP = 10

USUAL_STEP = 1
"""Minutes that "longer" adds and "shorter" takes away, where no number was said."""


def longer(session: BreathingSession) -> Reply:
    """Add the minutes said, or one."""
    return _lasting(session, session.place.minutes + _step(session))


def shorter(session: BreathingSession) -> Reply:
    """Take away the minutes said, or one."""
    return _lasting(session, session.place.minutes - _step(session))


def lasting(session: BreathingSession) -> Reply:
    """Let the whole session last as long as was said."""
    return _lasting(session, session.turn.minutes_said or session.place.minutes)


def slower(session: BreathingSession) -> Reply:
    """Make every phase a step longer."""
    pace = max(SLOWEST_PACE, session.place.pace - PACE_STEP)
    if pace == session.place.pace:
        return session.go_on("breathing.slowest")
    return session.changed(replace(session.settings, pace=pace), line("breathing.slower"))


def faster(session: BreathingSession) -> Reply:
    """Make every phase a step shorter."""
    pace = min(FASTEST_PACE, session.place.pace + PACE_STEP)
    if pace == session.place.pace:
        return session.go_on("breathing.fastest")
    return session.changed(replace(session.settings, pace=pace), line("breathing.faster"))


def no_holds(session: BreathingSession) -> Reply:
    """Go on with the easy pattern, which has none."""
    pack = session.turn.pack
    if not pack.patterns[session.place.pattern].has_holds:
        return session.go_on("breathing.no_holds.already")
    settings = replace(session.settings, pattern=pack.default_pattern)
    return session.changed(settings, line("breathing.no_holds"))


def counts(session: BreathingSession) -> Reply:
    """Count the seconds softly from now on."""
    if session.turn.pack.patterns[session.place.pattern].counts_itself:
        return session.go_on("breathing.counts.itself")
    return session.changed(replace(session.settings, counts=True), line("breathing.counts"))


def no_counts(session: BreathingSession) -> Reply:
    """Say nothing between the cues from now on."""
    return session.changed(replace(session.settings, counts=False), line("breathing.no_counts"))


def _step(session: BreathingSession) -> float:
    return max(USUAL_STEP, session.turn.minutes_said or USUAL_STEP)


def _lasting(session: BreathingSession, asked: float) -> Reply:
    """Go on with a session of about so many minutes; one that is over can only get longer."""
    minutes, now = within(asked), session.place.minutes
    if session.has_ended and minutes <= now:
        return session.over()
    if minutes == now:
        return session.go_on("breathing.longest" if now == LONGEST_MINUTES else _kept(now))
    said = "breathing.longer" if minutes > now else "breathing.shorter"
    return session.changed(
        replace(session.settings, minutes=minutes), line(said, minutes=f"@minutes.{minutes}")
    )


def _kept(minutes: int) -> str:
    return "breathing.shortest" if minutes == SHORTEST_MINUTES else "breathing.resumed"
