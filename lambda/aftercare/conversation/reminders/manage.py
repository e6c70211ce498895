"""Reminders that are set: name them, change them, cancel them, each only after a yes of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from aftercare.conversation.offers import menu_offer
from aftercare.conversation.reminders.set import (
    STATE,
    closing,
    named,
    refused,
    reminder,
    set_,
    still_ahead,
    text_of,
)
from aftercare.conversation.reminders.slots import Slots, asked_of, errand_in, moment, pending, when_in
from aftercare.conversation.reply import Offer, Reply, line
from aftercare.conversation.turn import Turn
from aftercare.domain.nlu.meaning import command
from aftercare.domain.reminders.port import ERRANDS, ExistingReminder, Refused
from aftercare.domain.reminders.times import WEEKDAYS, Asked, When, moment_of, upcoming

NAMED = 2
"""Reminders named at a time; a tired listener holds two (docs/decisions/0007)."""

LATER = timedelta(hours=1)
"""Where a reminder is offered to go when no time was named."""

_ALL = "all"


def set_or_change(turn: Turn) -> Reply:
    """Set a reminder, or change one: by the word for it, or while a change waits for its yes."""
    slots = turn.meaning.slots
    if not slots.get("confirmed") and (slots.get("move") or pending(turn, "reminder.change")):
        return change(turn)
    return set_(turn)


def list_(turn: Turn) -> Reply:
    """Name the reminders to come, two at a time, and offer to cancel a single one."""
    try:
        existing = _existing(turn)
    except Refused as refusal:
        return refused(turn, refusal)
    if len(existing) == 1:
        return _one(turn, existing[0], "reminder.one")
    start = int(turn.meaning.slots.get("from", 0))
    start = start if 0 <= start < len(existing) else 0
    items = [named(turn, "reminder.item", each.when) for each in existing[start : start + NAMED]]
    opening = [line("reminder.many", count=str(len(existing)))] if start == 0 else []
    if len(existing) <= start + NAMED:
        known = [line("reminder.two")] if len(existing) == NAMED else opening
        return closing(turn, *known, *items) if existing else closing(turn, line("reminder.none"))
    onward = Offer(
        ask=line("reminder.rest.ask"),
        yes=command("reminder.list", **{"from": start + NAMED}),
        no=command("stop"),
    )
    return Reply(say=(*opening, *items), offer=onward, state=STATE)


def cancel(turn: Turn) -> Reply:
    """Say which one it would be and ask for a yes; with the yes, take it away."""
    slots = turn.meaning.slots
    try:
        if slots.get("confirmed"):
            return _remove(turn, str(slots.get("token", "")))
        existing = _existing(turn)
    except Refused as refusal:
        return refused(turn, refusal)
    meant = _meant(turn, existing, slots, by_time=True)
    if not existing:
        return closing(turn, line("reminder.none"))
    if len(existing) == 1:
        return _one(turn, existing[0], "reminder.one")
    if len(meant) < len(existing) or "from" in slots:
        return _one_by_one(turn, meant, slots, _cancelling)
    offer = Offer(
        ask=line("reminder.cancel.all.ask"),
        yes=command("reminder.cancel", confirmed=1, token=_ALL),
        no=command("reminder.cancel", **{"from": 0}),
    )
    return Reply(say=(line("reminder.many", count=str(len(existing))),), offer=offer, state=STATE)


def change(turn: Turn) -> Reply:
    """Say from when to when, and ask for a yes; with the yes, change it."""
    slots, offered = turn.meaning.slots, pending(turn, "reminder.change")
    try:
        if slots.get("confirmed"):
            return _change(turn, slots)
        existing = _existing(turn)
    except Refused as refusal:
        return refused(turn, refusal)
    if not existing:
        return set_(replace(turn, meaning=command("reminder.set", **slots)))
    at_hand = tuple(each for each in existing if each.token == offered.get("token"))
    meant = at_hand or _meant(turn, existing, slots, by_time=False)
    return _one_by_one(turn, meant, slots, _changing)


def _existing(turn: Turn) -> tuple[ExistingReminder, ...]:
    """Return the reminders that are set, in the order in which they come next."""
    now = turn.local_now()
    return tuple(sorted(turn.reminders().existing(), key=lambda existing: upcoming(existing.when, now)))


def _meant(
    turn: Turn, existing: tuple[ExistingReminder, ...], slots: Slots, *, by_time: bool
) -> tuple[ExistingReminder, ...]:
    """Return the reminders that fit what was said of them; a word that fits none is passed over."""
    asked, errand = asked_of(slots), errand_in(slots)
    wished = moment_of(asked, turn.request.now, turn.time_zone()) if by_time and asked.at else None
    fits: list[Callable[[ExistingReminder], bool]] = []
    if errand:
        fits.append(lambda each: each.text == text_of(turn, errand))
    if wished is not None:
        fits.append(lambda each: _on_the_face(each.when) == _on_the_face(wished))
    if by_time and (asked.day in WEEKDAYS or asked.every):
        fits.append(lambda each: _is_on(each.when, asked))
    for fit in fits:
        existing = tuple(filter(fit, existing)) or existing
    return existing


def _on_the_face(when: When) -> tuple[int, int]:
    return when.at.hour % 12, when.at.minute


def _is_on(when: When, asked: Asked) -> bool:
    if asked.every is not None:
        return when.every == asked.every
    return asked.day in (when.every, WEEKDAYS[when.at.weekday()] if when.every is None else None)


def _one_by_one(
    turn: Turn,
    existing: tuple[ExistingReminder, ...],
    slots: Slots,
    offer: Callable[[Turn, ExistingReminder, Slots], Reply],
) -> Reply:
    """Offer something for one reminder; a "no" leads to the next, and after the last to anything else."""
    at = int(slots.get("from", 0))
    if not 0 <= at < len(existing):
        return Reply(say=(line("okay"),), offer=menu_offer(), state=STATE)
    reply = offer(turn, existing[at], slots)
    if reply.offer is None or at + 1 >= len(existing):
        return reply
    following = command(str(turn.meaning.id), **{**slots, "from": at + 1})
    return replace(reply, offer=replace(reply.offer, no=following))


def _one(turn: Turn, existing: ExistingReminder, key: str) -> Reply:
    yes = command("reminder.cancel", confirmed=1, token=existing.token)
    offer = Offer(ask=line("reminder.cancel.ask"), yes=yes)
    return Reply(say=(named(turn, key, existing.when),), offer=offer, state=STATE)


def _cancelling(turn: Turn, existing: ExistingReminder, _: Slots) -> Reply:
    return _one(turn, existing, "reminder.item")


def _changing(turn: Turn, existing: ExistingReminder, slots: Slots) -> Reply:
    asked, offered = asked_of(slots), when_in(pending(turn, "reminder.change"))
    base = offered or existing.when
    opening = named(turn, "reminder.change.from", existing.when)
    if asked.is_something:
        when = moment_of(asked, turn.request.now, turn.time_zone(), base=base)
    else:
        when = replace(base, at=upcoming(base, turn.local_now()) + LATER)
    if when is None:
        return closing(turn, line("reminder.passed"))
    yes = command(
        "reminder.change", confirmed=1, token=existing.token, errand=_errand(turn, existing), **moment(when)
    )
    say = (opening, *(() if asked.is_something else (line("reminder.when"),)))
    to = named(turn, "reminder.change.to", when)
    return Reply(say=(*say, to), offer=Offer(ask=line("reminder.change.ask"), yes=yes), state=STATE)


def _errand(turn: Turn, existing: ExistingReminder) -> str:
    return next((errand for errand in ERRANDS if existing.text == text_of(turn, errand)), "")


def _change(turn: Turn, slots: Slots) -> Reply:
    when = still_ahead(turn, slots)
    if when is None:
        return closing(turn, line("reminder.passed"))
    changed = reminder(turn, when, errand_in(slots))
    turn.reminders().change(str(slots.get("token", "")), changed, now=turn.request.now)
    return closing(turn, named(turn, "reminder.changed", when), line("reminder.stop_it"))


def _remove(turn: Turn, token: str) -> Reply:
    reminders = turn.reminders()
    for each in reminders.existing() if token == _ALL else ():
        reminders.remove(each.token)
    if token != _ALL:
        reminders.remove(token)
    return closing(turn, line("reminder.cancelled.all" if token == _ALL else "reminder.cancelled"))
