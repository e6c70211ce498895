"""What a reminder's slots say, and how a moment that was restated travels to the yes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, time

from aftercare.conversation.turn import Turn
from aftercare.domain.nlu.meaning import NO_SLOTS
from aftercare.domain.reminders.port import ERRANDS
from aftercare.domain.reminders.times import SETS, UNCLEAR, Asked, When, asked_by_slots

Slots = Mapping[str, str | int | float]

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def asked_of(slots: Slots) -> Asked:
    """Return what slots say about when, whether Alexa filled them or words did."""
    if "half" not in slots and ("time" in slots or "date" in slots):
        texts = {name: str(slots[name]) if name in slots else None for name in ("time", "date", "every")}
        return asked_by_slots(at=texts["time"], day=texts["date"], every=texts["every"])
    found, minutes = str(slots.get("time", "")), slots.get("minutes")
    every = str(slots["every"]) if "every" in slots else None
    if every is not None and every not in (*SETS, UNCLEAR):
        return asked_by_slots(at=None, day=None, every=every)
    return Asked(
        at=time.fromisoformat(found) if _CLOCK.fullmatch(found) else None,
        half_said=bool(slots.get("half", 1)),
        part=str(slots["part"]) if "part" in slots else None,
        day=str(slots["day"]) if "day" in slots else None,
        every=every,
        in_minutes=float(minutes) if isinstance(minutes, int | float) else None,
    )


def errand_in(slots: Slots) -> str:
    """Return what a reminder may name, or nothing."""
    errand = str(slots.get("errand", ""))
    return errand if errand in ERRANDS else ""


def moment(when: When) -> dict[str, str]:
    """Return a moment as the slots of the yes to it."""
    return {"at": when.at.isoformat(), **({"every": when.every} if when.every else {})}


def when_in(slots: Slots) -> When | None:
    """Return the moment that was restated; None for one that no reply of ours would have offered."""
    try:
        at = datetime.fromisoformat(str(slots.get("at", ""))).replace(tzinfo=None)
    except ValueError:
        return None
    every = str(slots.get("every", ""))
    return When(at=at, every=every if every in SETS else None)


def pending(turn: Turn, command_id: str) -> Slots:
    """Return the slots of what a yes would do now, if that is this command on a moment; else none."""
    yes = turn.state.yes
    is_it = turn.state.area == "reminder" and yes is not None and yes.id == command_id and "at" in yes.slots
    return yes.slots if is_it and yes is not None else NO_SLOTS
