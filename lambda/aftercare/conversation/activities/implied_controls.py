"""What common words mean in the middle of an activity."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aftercare.conversation.activities.breathing_session import BreathingSession
from aftercare.conversation.session_state import BreathingPlace, WritingPlace
from aftercare.conversation.turn import Turn
from aftercare.domain.nlu.slots import action_in

_BREATHING: Mapping[str, str] = MappingProxyType(
    {"next": "skip_talking", "previous": "resume", "more": "resume", "repeat": "again", "start_over": "again"}
)
_WRITING: Mapping[str, str] = MappingProxyType({"more": "resume"})
_PACES = ("slower", "faster")

LONGEST_ACTION = 5
"""Words of "how long do I have" or "I need more time"; a longer sentence is about something else."""


def action_in_activity(turn: Turn) -> str | None:
    """Return what words do to the activity; None if they mean the same as anywhere."""
    place = turn.state.place
    if place is None:
        return None
    if turn.meaning.kind != "command":
        is_short = len(turn.words.split()) <= LONGEST_ACTION
        return action_in(turn.words, turn.pack.language.actions) if is_short else None
    if isinstance(place, BreathingPlace):
        return _to_breathing(BreathingSession(turn=turn, place=place))
    return _to_writing(turn, place)


def _to_writing(turn: Turn, place: WritingPlace) -> str | None:
    """Return what a command does to a time to write."""
    if turn.meaning.id == "yes":
        # A yes before the time is over is a yes to what is going on, not to the same time again.
        offered = turn.state.yes
        is_early = place.at(turn.request.now_ms) < place.length_ms
        return "resume" if is_early and offered is not None and offered.id == "journal.write" else None
    return _common(turn, _WRITING)


def _to_breathing(session: BreathingSession) -> str | None:
    """Return what a command does to a breathing session."""
    meaning = session.turn.meaning
    if meaning.id == "speech.pace":
        # In a session the breath is what is heard to be slow or fast.
        return next((pace for pace in _PACES if meaning.slots.get("pace") == pace), None)
    if meaning.id == "yes":
        return "resume" if _asks_later(session) else None
    return _common(session.turn, _BREATHING)


def _common(turn: Turn, meant: Mapping[str, str]) -> str | None:
    return None if turn.meaning.slots else meant.get(turn.meaning.id or "")


def _asks_later(session: BreathingSession) -> bool:
    """Tell whether the question is yet to come: a yes before it is a yes to what is going on."""
    offered = session.turn.state.yes
    return offered is not None and offered.slots.get("action") == "again" and not session.has_ended
