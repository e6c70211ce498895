"""An activity is kept for later while something else is said."""

from __future__ import annotations

from dataclasses import replace

from aftercare.conversation.activities.activity import Activity
from aftercare.conversation.reply import Reply
from aftercare.conversation.session_state import Area, SessionState
from aftercare.conversation.turn import Turn

ASIDE: frozenset[Area] = frozenset({"menu", "topic", "reminder", "safety", "privacy"})
"""Where the prompt at hand stays at hand: nothing else there has a place in a list of its own."""


def kept_for_later(turn: Turn, reply: Reply) -> Reply:
    """Return a reply that remembers the activities at hand, unless it begins the same one or closes."""
    if reply.offer is None:
        return reply
    state = reply.state
    begun = {place.kind for place in state.places}
    for activity in turn.activities:
        if activity.kind.name not in begun and _is_kept(activity, state.area):
            state = state.holding(activity.suspended())
    if state.places != reply.state.places and state.area in ASIDE:
        state = replace(state, position=turn.state.position)
    return replace(reply, state=state)


def _is_kept(activity: Activity, area: Area) -> bool:
    kind = activity.kind
    if kind.kept_in is not None and area not in kind.kept_in:
        return False
    return activity.place.paused or kind.kept_after_end or not activity.has_ended


def not_played(state: SessionState) -> Reply:
    """Stay silent where a device could not play something, and go back to where an activity began."""
    if (place := state.place) is not None:
        state = state.holding(place.suspended(place.from_ms))
    return Reply(outcome="silent", stays=True, state=state)
