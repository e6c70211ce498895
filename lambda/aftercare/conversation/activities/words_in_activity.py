"""What common words mean in the middle of an activity."""

from __future__ import annotations

from aftercare.conversation.activities.activity import Activity
from aftercare.conversation.turn import Turn
from aftercare.domain.nlu.slots import action_in

LONGEST_ACTION = 5
"""Words of "how long do I have" or "I need more time"; a longer sentence is about something else."""


def action_in_activity(turn: Turn) -> str | None:
    """Return what words do to the activity; None if they mean the same as anywhere."""
    activity, meaning = turn.going_on, turn.meaning
    if activity is None:
        return None
    if meaning.kind != "command":
        is_short = len(turn.words.split()) <= LONGEST_ACTION
        return action_in(turn.words, turn.pack.language.actions) if is_short else None
    if meaning.id == "yes":
        return "resume" if _asks_later(turn, activity) else None
    if meaning.id == "speech.pace" and meaning.slots.get("pace") in activity.kind.paces:
        # In a session the breath is what is heard to be slow or fast.
        return str(meaning.slots["pace"])
    return None if meaning.slots else activity.kind.implied.get(meaning.id or "")


def _asks_later(turn: Turn, activity: Activity) -> bool:
    """Tell whether the question for another one is yet to come: a yes before it means what is going on."""
    offered, again = turn.state.yes, activity.kind.again(activity.place.minutes)
    if offered is None or offered.id != again.id or offered.slots.get("action") != again.slots.get("action"):
        return False
    return not activity.has_ended
