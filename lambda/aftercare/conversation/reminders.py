"""Reminders: set, list, change and cancel them, each only after a yes of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta

from aftercare.conversation.memory import Memory
from aftercare.conversation.offers import menu_offer
from aftercare.conversation.reply import Line, Offer, Reply, line
from aftercare.conversation.speaking_of_time import clock_of, day_of
from aftercare.conversation.turn import Turn
from aftercare.domain.reminder_times import WEEKDAYS, Asked, When, asked_by_slots, when_of
from aftercare.domain.reminders import ERRANDS, Held, Refused, Reminder
from aftercare.domain.understanding.meaning import command

Slots = Mapping[str, str | int | float]

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")

SUGGESTED = time(20)
"""Offered when no hour was named."""


def set_(turn: Turn) -> Reply:
    """Say when it would be and ask for a yes; with the yes, set it and say when it is."""
    slots = turn.meaning.slots
    if slots.get("confirmed"):
        return _set(turn, slots)
    asked, now = asked_of(slots), turn.local_now()
    has_hour = asked.at or asked.part or asked.in_minutes
    when = when_of(asked if has_hour or not asked.is_something else replace(asked, at=SUGGESTED), now)
    if when is None:
        opening = line("reminder.passed" if asked.at or asked.part else "reminder.when")
        first = datetime.combine(now, SUGGESTED)
        when = When(at=first if first > now else first + timedelta(days=1), every=asked.every)
        return _offer(turn, when, _errand(slots), say=(opening,))
    plain = () if "errand" in slots else (line("reminder.plain"),)
    return _offer(turn, when, _errand(slots), say=plain)


def list_(turn: Turn) -> Reply:
    """Name the reminders to come, two at a time at most, and offer to cancel a single one."""
    try:
        held = turn.reminders().held()
    except Refused as refused:
        return _refused(turn, refused)
    if not held:
        return _closing(turn, line("reminder.none"))
    if len(held) == 1:
        return Reply(
            say=(_named(turn, "reminder.one", held[0].when),), offer=_cancel_offer(held[0]), memory=_MEMORY
        )
    named = tuple(_named(turn, "reminder.item", each.when) for each in held[:2])
    opening = line("reminder.two") if len(held) == 2 else line("reminder.many", count=str(len(held)))
    return _closing(turn, opening, *named)


def cancel(turn: Turn) -> Reply:
    """Say which one it would be and ask for a yes; with the yes, take it away."""
    slots = turn.meaning.slots
    try:
        if slots.get("confirmed"):
            return _remove(turn, str(slots.get("token", "")))
        held = _meant(turn, asked_of(slots))
    except Refused as refused:
        return _refused(turn, refused)
    if not held:
        return _closing(turn, line("reminder.none"))
    if len(held) == 1:
        return Reply(
            say=(_named(turn, "reminder.one", held[0].when),), offer=_cancel_offer(held[0]), memory=_MEMORY
        )
    offer = Offer(
        ask=line("reminder.cancel.all.ask"), yes=command("reminder.cancel", confirmed=1, token=_ALL)
    )
    return Reply(say=(line("reminder.many", count=str(len(held))),), offer=offer, memory=_MEMORY)


def change(turn: Turn) -> Reply:
    """Say from when to when, and ask for a yes; with the yes, change it."""
    slots = turn.meaning.slots
    try:
        if slots.get("confirmed"):
            return _change(turn, slots)
        held = turn.reminders().held()
    except Refused as refused:
        return _refused(turn, refused)
    if not held:
        return set_(replace(turn, meaning=command("reminder.set", **slots)))
    asked = asked_of(slots)
    when = when_of(asked if asked.is_something else Asked(at=SUGGESTED), turn.local_now())
    if when is None:
        return _closing(turn, line("reminder.passed"))
    first = held[0]
    when = replace(when, every=when.every or first.when.every)
    yes = command("reminder.change", confirmed=1, token=first.token, **_moment(when))
    say = (_named(turn, "reminder.change.from", first.when), _named(turn, "reminder.change.to", when))
    return Reply(say=say, offer=Offer(ask=line("reminder.change.ask"), yes=yes), memory=_MEMORY)


def after_consent(turn: Turn) -> Reply:
    """Go on after Alexa asked for leave: set what was agreed on, or take the no as it is meant."""
    if turn.heard.consent != "accepted":
        return Reply(say=(line("reminder.not_allowed"),), offer=menu_offer(), memory=_MEMORY)
    errand, _, rest = turn.heard.token.partition("|")
    at, _, every = rest.partition("|")
    return _set(turn, {"errand": errand, "at": at, "every": every}, may_ask=False)


def asked_of(slots: Slots) -> Asked:
    """Return what slots say about when, whether Alexa filled them or words did."""
    if "half" not in slots and ("time" in slots or "date" in slots):
        texts = {name: str(slots[name]) if name in slots else None for name in ("time", "date", "every")}
        return asked_by_slots(at=texts["time"], day=texts["date"], every=texts["every"])
    found, minutes = str(slots.get("time", "")), slots.get("minutes")
    every = str(slots["every"]) if "every" in slots else None
    if every is not None and every not in (*WEEKDAYS, "daily"):
        return asked_by_slots(at=None, day=None, every=every)
    return Asked(
        at=time.fromisoformat(found) if _CLOCK.fullmatch(found) else None,
        half_said=bool(slots.get("half", 1)),
        part=str(slots["part"]) if "part" in slots else None,
        day=str(slots["day"]) if "day" in slots else None,
        every=every,
        in_minutes=float(minutes) if isinstance(minutes, int | float) else None,
    )


_MEMORY = Memory(area="reminder")
_ALL = "all"


def _offer(turn: Turn, when: When, errand: str, *, say: tuple[Line, ...]) -> Reply:
    what = _named(turn, "reminder.offer", when, what=f"@reminder.to.{errand or 'plain'}")
    yes = command("reminder.set", confirmed=1, errand=errand, **_moment(when))
    return Reply(say=(*say, what), offer=Offer(ask=line("reminder.set.ask"), yes=yes), memory=_MEMORY)


def _set(turn: Turn, slots: Slots, *, may_ask: bool = True) -> Reply:
    when, errand = _when_in(slots), _errand(slots)
    if when is None or when.at <= turn.local_now():
        return _closing(turn, line("reminder.passed"))
    try:
        turn.reminders().add(_reminder(turn, when, errand), now=turn.heard.now)
    except Refused as refused:
        if refused.reason == "permission" and may_ask:
            token = f"{errand}|{when.at.isoformat()}|{when.every or ''}"
            return Reply(say=(line("reminder.leave"),), ask_leave=token)
        return _refused(turn, refused)
    return _closing(turn, _named(turn, "reminder.done", when), line("reminder.stop_it"))


def _change(turn: Turn, slots: Slots) -> Reply:
    when = _when_in(slots)
    if when is None or when.at <= turn.local_now():
        return _closing(turn, line("reminder.passed"))
    reminder = _reminder(turn, when, _errand(slots))
    turn.reminders().change(str(slots.get("token", "")), reminder, now=turn.heard.now)
    return _closing(turn, _named(turn, "reminder.changed", when), line("reminder.stop_it"))


def _remove(turn: Turn, token: str) -> Reply:
    reminders = turn.reminders()
    for each in reminders.held() if token == _ALL else ():
        reminders.remove(each.token)
    if token != _ALL:
        reminders.remove(token)
    return _closing(turn, line("reminder.cancelled"))


def _meant(turn: Turn, asked: Asked) -> tuple[Held, ...]:
    """Return the reminders at the hour that was named; all of them when none was, or none is at it."""
    held = turn.reminders().held()
    wished = when_of(asked, turn.local_now())
    if asked.at is None or wished is None:
        return held
    return tuple(each for each in held if each.when.at.time() == wished.at.time()) or held


def _refused(turn: Turn, refused: Refused) -> Reply:
    return _closing(turn, line(f"reminder.refused.{refused.reason}"))


def _closing(turn: Turn, *say: Line) -> Reply:
    return turn.reply(*say, offer=menu_offer(), memory=_MEMORY)


def _reminder(turn: Turn, when: When, errand: str) -> Reminder:
    text = turn.pack.lines[f"reminder.text.{errand or 'plain'}"]
    return Reminder(
        when=when, time_zone=turn.time_zone(), text=" ".join(text.split()), locale=turn.pack.locale
    )


def _cancel_offer(held: Held) -> Offer:
    return Offer(
        ask=line("reminder.cancel.ask"), yes=command("reminder.cancel", confirmed=1, token=held.token)
    )


def _named(turn: Turn, key: str, when: When, **more: str) -> Line:
    return line(key, day=day_of(when, turn.local_now()), time=clock_of(when.at), **more)


def _errand(slots: Slots) -> str:
    errand = str(slots.get("errand", ""))
    return errand if errand in ERRANDS else ""


def _moment(when: When) -> dict[str, str]:
    return {"at": when.at.isoformat(), **({"every": when.every} if when.every else {})}


def _when_in(slots: Slots) -> When | None:
    """Return the moment that was restated; None for one that no reply of ours would have offered."""
    try:
        at = datetime.fromisoformat(str(slots.get("at", ""))).replace(tzinfo=None)
    except ValueError:
        return None
    every = str(slots.get("every", ""))
    return When(at=at, every=every if every in (*WEEKDAYS, "daily") else None)
