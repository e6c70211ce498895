"""Steer a breathing session under way; each control keeps the listener's place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from aftercare.conversation.activities import breathing_changes
from aftercare.conversation.activities.breathing_session import BreathingSession
from aftercare.conversation.activities.play_breathing import play_breathing, resume_offer
from aftercare.conversation.offers import menu_offer
from aftercare.conversation.reply import Reply, line
from aftercare.conversation.session_state import SessionState

PAUSE_MS = 60_000
"""A pause is quiet for so long before it asks, and again before it asks once more; then the session ends."""

NEARLY_DONE_MS = 50_000
"""Below this "about one minute" would be too much."""

Control = Callable[[BreathingSession], Reply]


def pause(session: BreathingSession) -> Reply:
    """Wait where the listener is; after the end there is nothing to wait for."""
    if session.has_ended:
        return session.over()
    state = SessionState(area="breathing", breathing=session.paused_here())
    return Reply(say=(line("breathing.paused"),), offer=resume_offer(), quiet_ms=PAUSE_MS, state=state)


def _ease(session: BreathingSession) -> Reply:
    """Stop for someone who feels unwell, and name the clinic; "resume" still finds the place."""
    state = SessionState(area="breathing", breathing=session.paused_here())
    return Reply(say=(line("breathing.unwell"),), offer=menu_offer(), state=state)


def _aloud(session: BreathingSession) -> Reply:
    """Go on in plain speech for someone who hears nothing; a device may not play APL for audio."""
    session.turn.listener.change(sound="ssml")
    return session.go_on("breathing.aloud")


def _time_left(session: BreathingSession) -> Reply:
    if session.has_ended:
        return session.over()
    left_ms = session.timeline.length_ms - session.at_ms
    if left_ms < NEARLY_DONE_MS:
        return session.play_here(line("breathing.nearly_done"))
    return session.play_here(line("breathing.time_left", minutes=f"@minutes.{round(left_ms / 60_000)}"))


def _skip_talking(session: BreathingSession) -> Reply:
    """Go on without a word; from the settling-in, to the first breath."""
    running = session.running
    from_ms = running.end_ms if running.kind == "settle" else running.start_ms
    return play_breathing(session.turn, session.settings, say=(), from_ms=from_ms)


ACTIONS: Mapping[str, Control] = MappingProxyType(
    {
        "pause": pause,
        "resume": lambda session: session.go_on("breathing.resumed"),
        "again": BreathingSession.again,
        "longer": breathing_changes.longer,
        "shorter": breathing_changes.shorter,
        "lasting": breathing_changes.lasting,
        "slower": breathing_changes.slower,
        "faster": breathing_changes.faster,
        "no_holds": breathing_changes.no_holds,
        "counts": breathing_changes.counts,
        "no_counts": breathing_changes.no_counts,
        "skip_talking": _skip_talking,
        "time_left": _time_left,
        "ease": _ease,
        "aloud": _aloud,
    }
)
"""What can be done to a session, by the values of the slot `action`; three more come from `interpret`:
`lasting` where only minutes were said, `ease` where someone feels unwell, `aloud` where nothing is heard."""
