"""An activity is kept for later while something else is said."""

from __future__ import annotations

from dataclasses import replace

from aftercare.conversation.activities.breathing_session import BreathingSession
from aftercare.conversation.reply import Reply
from aftercare.conversation.session_state import SessionState
from aftercare.conversation.turn import Turn
from aftercare.domain.breathing.playback import Playback

_ASIDE = ("menu", "topic", "reminder", "safety", "privacy")
"""Where a time to write is kept for later; another prompt, a list, or a breathing session takes its place."""


def kept_for_later(turn: Turn, reply: Reply) -> Reply:
    """Return a reply that remembers the activity at hand, unless it begins one itself or closes."""
    if reply.offer is None:
        return reply
    return _writing_kept(turn, _breathing_kept(turn, reply))


def _breathing_kept(turn: Turn, reply: Reply) -> Reply:
    place = turn.state.breathing
    if place is None or reply.state.breathing is not None:
        return reply
    session = BreathingSession(turn=turn, place=place)
    if session.has_ended:
        return reply
    return replace(reply, state=replace(reply.state, breathing=session.paused_here()))


def _writing_kept(turn: Turn, reply: Reply) -> Reply:
    place = turn.state.writing
    if place is None or reply.state.writing is not None or reply.state.area not in _ASIDE:
        return reply
    kept = place.paused_at(turn.request.now_ms)
    if kept.from_ms >= kept.length_ms:
        return reply
    # The prompt that is written about stays at hand as well.
    return replace(reply, state=replace(reply.state, writing=kept, position=turn.state.position))


def not_played(state: SessionState) -> Reply:
    """Stay silent where a device could not play the activity, and go back to where that began."""
    if state.place is None:
        return Reply(outcome="silent")
    return Reply(outcome="silent", stays=True, state=state.with_place(paused=True, playback=Playback()))
