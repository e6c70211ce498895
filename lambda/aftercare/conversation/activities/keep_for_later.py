"""An activity is kept for later while something else is said."""

from __future__ import annotations

from dataclasses import replace

from aftercare.conversation.activities.breathing_session import UnderWay
from aftercare.conversation.reply import Reply
from aftercare.conversation.session_state import Memory
from aftercare.conversation.turn import Turn
from aftercare.domain.breathing.playback import Hearing

_ASIDE = ("menu", "topic", "reminder", "safety", "privacy")
"""Where a time to write is kept for later; another prompt, a list, or a breathing session takes its place."""


def kept_for_later(turn: Turn, reply: Reply) -> Reply:
    """Return a reply that remembers what is led at hand, unless it leads something itself or closes."""
    if reply.offer is None:
        return reply
    return _writing_kept(turn, _breathing_kept(turn, reply))


def _breathing_kept(turn: Turn, reply: Reply) -> Reply:
    place = turn.memory.breathing
    if place is None or reply.memory.breathing is not None:
        return reply
    session = UnderWay(turn=turn, place=place)
    if session.has_ended:
        return reply
    return replace(reply, memory=replace(reply.memory, breathing=session.held()))


def _writing_kept(turn: Turn, reply: Reply) -> Reply:
    place = turn.memory.writing
    if place is None or reply.memory.writing is not None or reply.memory.area not in _ASIDE:
        return reply
    held = place.held(turn.heard.now_ms)
    if held.from_ms >= held.length_ms:
        return reply
    # The prompt that is written about stays at hand as well.
    return replace(reply, memory=replace(reply.memory, writing=held, position=turn.memory.position))


def not_heard(memory: Memory) -> Reply:
    """Stay silent where a device could not play what is led, and go back to where that began."""
    if memory.place is None:
        return Reply(outcome="silent")
    return Reply(outcome="silent", stays=True, memory=memory.with_place(paused=True, hearing=Hearing()))
