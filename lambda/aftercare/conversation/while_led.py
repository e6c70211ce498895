"""What common words mean while a breathing session is at hand, and how it is kept for later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from aftercare.conversation.reply import Reply
from aftercare.conversation.turn import Turn
from aftercare.conversation.under_way import UnderWay

_MEANT: Mapping[str, str] = MappingProxyType(
    {"next": "skip_talking", "previous": "resume", "more": "resume", "repeat": "again", "start_over": "again"}
)
_PACES = ("slower", "faster")


def action_while_led(turn: Turn) -> str | None:
    """Return what a command does to the session at hand; None if it means the same as anywhere."""
    place, meaning = turn.memory.breathing, turn.meaning
    if turn.memory.area != "breathing" or place is None or meaning.kind != "command":
        return None
    if meaning.id == "speech.pace":
        # In a session the breath is what is heard to be slow or fast.
        return next((pace for pace in _PACES if meaning.slots.get("pace") == pace), None)
    if meaning.id == "yes":
        return "resume" if _asks_later(UnderWay(turn=turn, place=place)) else None
    return None if meaning.slots.get("twice") else _MEANT.get(meaning.id or "")


def _asks_later(session: UnderWay) -> bool:
    """Tell whether the question is yet to come: a yes before it is a yes to what is going on."""
    offered = session.turn.memory.yes
    return offered is not None and offered.slots.get("action") == "again" and not session.has_ended


def kept_for_later(turn: Turn, reply: Reply) -> Reply:
    """Return a reply that remembers the session at hand, unless it leads one itself or closes."""
    place = turn.memory.breathing
    if place is None or reply.offer is None or reply.memory.breathing is not None:
        return reply
    session = UnderWay(turn=turn, place=place)
    if session.has_ended:
        return reply
    return replace(reply, memory=replace(reply.memory, breathing=session.held()))
