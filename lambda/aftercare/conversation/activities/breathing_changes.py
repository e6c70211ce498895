"""What only a breathing session has: its pace, its holds, its counts, and a body that may not like it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from aftercare.conversation.activities.activity import Activity, Control
from aftercare.conversation.activities.pause_and_resume import extend, go_on, play, step
from aftercare.conversation.offers import menu_offer
from aftercare.conversation.reply import Reply, line
from aftercare.conversation.session_state import SessionState
from aftercare.conversation.turn import Turn
from aftercare.domain.breathing.timeline import FASTEST_PACE, SLOWEST_PACE

PACE_STEP = 10


def _shorter(turn: Turn, activity: Activity) -> Reply:
    return extend(turn, activity, activity.place.minutes - step(turn, activity))


def _lasting(turn: Turn, activity: Activity) -> Reply:
    return extend(turn, activity, turn.minutes_said or activity.place.minutes)


def _slower(turn: Turn, activity: Activity) -> Reply:
    pace = max(SLOWEST_PACE, activity.place.pace - PACE_STEP)
    if pace == activity.place.pace:
        return go_on(turn, activity, line("breathing.slowest"))
    return _changed(turn, activity, "breathing.slower", pace=pace)


def _faster(turn: Turn, activity: Activity) -> Reply:
    pace = min(FASTEST_PACE, activity.place.pace + PACE_STEP)
    if pace == activity.place.pace:
        return go_on(turn, activity, line("breathing.fastest"))
    return _changed(turn, activity, "breathing.faster", pace=pace)


def _no_holds(turn: Turn, activity: Activity) -> Reply:
    """Go on with the easy pattern, which has none."""
    pattern = turn.pack.pattern(activity.place.pattern)
    if pattern is None or not pattern.has_holds:
        return go_on(turn, activity, line("breathing.no_holds.already"))
    return _changed(turn, activity, "breathing.no_holds", pattern=turn.pack.default_pattern)


def _counts(turn: Turn, activity: Activity) -> Reply:
    pattern = turn.pack.pattern(activity.place.pattern)
    if pattern is not None and pattern.counts_itself:
        return go_on(turn, activity, line("breathing.counts.itself"))
    return _changed(turn, activity, "breathing.counts", counts=True)


def _no_counts(turn: Turn, activity: Activity) -> Reply:
    return _changed(turn, activity, "breathing.no_counts", counts=False)


def _skip_talking(turn: Turn, activity: Activity) -> Reply:
    """Go on without a word; from the settling-in, to the first breath."""
    running = activity.running
    return play(turn, activity, from_ms=running.end_ms if running.kind == "settle" else running.start_ms)


def _ease(turn: Turn, activity: Activity) -> Reply:
    """Stop for someone who feels unwell, and name the clinic; "resume" still finds the place."""
    state = SessionState(area="breathing").holding(activity.suspended())
    return Reply(say=(line("breathing.unwell"),), offer=menu_offer(), state=state)


def _changed(turn: Turn, activity: Activity, said: str, **settings: Any) -> Reply:
    """Go on with other settings in the same place; after the end, from the beginning."""
    changed = activity.changed(**settings)
    from_ms = 0 if activity.has_ended else activity.kind.moved(activity, changed)
    return play(turn, changed, line(said), from_ms=from_ms)


def _aloud(turn: Turn, activity: Activity) -> Reply:
    """Go on in plain speech for someone who hears nothing; a device may not play APL for audio."""
    turn.listener.change(sound="ssml")
    return go_on(turn, activity, line("breathing.aloud"))


CHANGES: Mapping[str, Control] = MappingProxyType(
    {
        "shorter": _shorter,
        "lasting": _lasting,
        "slower": _slower,
        "faster": _faster,
        "no_holds": _no_holds,
        "counts": _counts,
        "no_counts": _no_counts,
        "skip_talking": _skip_talking,
        "ease": _ease,
        "aloud": _aloud,
    }
)
"""By the values of the slot `action`; two more come from `interpret`: `lasting` where only minutes were said,
and `ease` where someone says that they feel unwell."""
