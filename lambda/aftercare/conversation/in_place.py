"""Words that mean something of their own where the listener is."""

from __future__ import annotations

from aftercare.conversation.meant import words_of
from aftercare.conversation.reminder_slots import pending
from aftercare.conversation.turn import Turn
from aftercare.domain.reminder_words import asked_in
from aftercare.domain.understanding.journal_slots import when_slots
from aftercare.domain.understanding.meaning import Meaning, command
from aftercare.domain.understanding.slots import action_in

LONGEST_ACTION = 5
"""Words of "how long do I have" or "I need more time"; a longer sentence is about something else."""


def meaning_here(turn: Turn) -> Meaning:
    """Return what someone meant who writes, breathes, or was offered a time; danger stays danger."""
    meaning = turn.meaning
    if meaning.kind == "safety":
        return meaning
    if turn.memory.writing is not None or turn.memory.breathing is not None:
        return _steering(turn) or meaning
    return _another_time(turn) or meaning


def _steering(turn: Turn) -> Meaning | None:
    """Take "go on", and a few words on how long or how much longer, for what is going on."""
    meaning = turn.meaning
    if meaning.kind == "command":
        is_onward = meaning.id == "more" and not meaning.slots
        return command("breathe.control", action="resume") if is_onward else None
    said = words_of(turn.heard, turn.pack)
    action = action_in(said) if len(said.split()) <= LONGEST_ACTION else None
    return command("breathe.control", action=action) if action else None


def _another_time(turn: Turn) -> Meaning | None:
    """Take what means nothing by itself for another time, while one waits for its yes."""
    waits = pending(turn, "reminder.set") or pending(turn, "reminder.change")
    if turn.meaning.kind != "none" or not waits:
        return None
    asked = asked_in(words_of(turn.heard, turn.pack))
    return command("reminder.set", **when_slots(asked)) if asked.is_something else None
