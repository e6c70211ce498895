"""Words that mean something of their own where the listener is."""

from __future__ import annotations

from aftercare.conversation.activities.pause_and_resume import CONTROL
from aftercare.conversation.activities.words_in_activity import action_in_activity
from aftercare.conversation.reminders.slots import pending
from aftercare.conversation.turn import Turn
from aftercare.domain.nlu.journal_slots import when_slots
from aftercare.domain.nlu.meaning import Meaning, command
from aftercare.domain.reminders.times_in_words import asked_in


def meaning_in_context(turn: Turn) -> Meaning:
    """Return what someone meant who writes, breathes, or was offered a time; danger stays danger."""
    if turn.meaning.kind == "safety":
        return turn.meaning
    if turn.going_on is None:
        return _another_time(turn) or turn.meaning
    action = action_in_activity(turn)
    return command(CONTROL, action=action) if action else turn.meaning


def _another_time(turn: Turn) -> Meaning | None:
    """Take what means nothing by itself for another time, while one waits for its yes."""
    waits = pending(turn, "reminder.set") or pending(turn, "reminder.change")
    if turn.meaning.kind != "none" or not waits:
        return None
    asked = asked_in(turn.words, turn.pack.language.when)
    return command("reminder.set", **when_slots(asked)) if asked.is_something else None
