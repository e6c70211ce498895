"""Set a reminder, each only after a yes of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from aftercare.conversation.offers import menu_offer
from aftercare.conversation.reminders.slots import Slots, asked_of, errand_in, moment, pending, when_in
from aftercare.conversation.reminders.spoken_times import clock_of, day_of
from aftercare.conversation.reply import Line, Offer, Reply, line
from aftercare.conversation.session_state import SessionState
from aftercare.conversation.turn import Turn
from aftercare.domain.nlu.meaning import command
from aftercare.domain.reminders.port import Refused, Reminder
from aftercare.domain.reminders.times import UNCLEAR, Asked, When, is_one_day, moment_of, upcoming

SUGGESTED = time(20)
"""Offered when no hour was named."""

STATE = SessionState(area="reminder")


def set_(turn: Turn) -> Reply:
    """Say when it would be and ask for a yes; with the yes, set it and say when it is.

    Said while a yes is awaited, it changes what was offered; what is not said anew stays.
    """
    slots = turn.meaning.slots
    if slots.get("confirmed"):
        return _set(turn, slots)
    offered = pending(turn, "reminder.set")
    asked, errand = asked_of(slots), errand_in(slots) or errand_in(offered)
    base = when_in(offered)
    has_hour = asked.at or asked.part or asked.in_minutes or base
    wished = asked if has_hour or not asked.is_something else replace(asked, at=SUGGESTED)
    if base is not None and not asked.is_something:
        return _offer(turn, base, errand, say=())
    when = moment_of(wished, turn.request.now, turn.time_zone(), base=base)
    if when is None:
        opening = line(_why_not(turn, asked))
        return _offer(turn, _suggested(turn, asked), errand, say=(opening,))
    plain = (line("reminder.plain"),) if slots.get("else") and not errand else ()
    return _offer(turn, when, errand, say=plain)


def _why_not(turn: Turn, asked: Asked) -> str:
    """Return the line that says why nothing can be set for what was asked."""
    if asked.every == UNCLEAR:
        return "reminder.how_often"
    if asked.day is not None and not is_one_day(asked.day, turn.local_now()):
        return "reminder.which_day"
    return "reminder.passed" if asked.at or asked.part or asked.day else "reminder.when"


def after_consent(turn: Turn) -> Reply:
    """Go on after Alexa asked for leave: set what was agreed on, or take the no as it is meant."""
    if turn.request.consent != "accepted":
        return Reply(say=(line("reminder.not_allowed"),), offer=menu_offer(), state=STATE)
    errand, _, rest = turn.request.token.partition("|")
    at, _, every = rest.partition("|")
    return _set(turn, {"errand": errand, "at": at, "every": every}, may_ask=False)


def still_ahead(turn: Turn, slots: Slots) -> When | None:
    """Return the moment that a yes was given to, or, if it comes again, the next; None when it has passed."""
    when, now = when_in(slots), turn.local_now()
    if when is None:
        return None
    when = replace(when, at=upcoming(when, now))
    return when if when.at > now else None


def refused(turn: Turn, refusal: Refused) -> Reply:
    """Say in clear words why there is no reminder to be had."""
    return closing(turn, line(f"reminder.refused.{refusal.reason}"))


def closing(turn: Turn, *say: Line) -> Reply:
    """Say something and ask whether there is anything else."""
    return turn.reply(*say, offer=menu_offer(), state=STATE)


def reminder(turn: Turn, when: When, errand: str) -> Reminder:
    """Return a reminder as Alexa is to hold it."""
    return Reminder(
        when=when, time_zone=turn.time_zone(), text=text_of(turn, errand), locale=turn.pack.locale
    )


def text_of(turn: Turn, errand: str) -> str:
    """Return what a reminder says aloud in the room."""
    return " ".join(turn.pack.lines[f"reminder.text.{errand or 'plain'}"].split())


def named(turn: Turn, key: str, when: When, **more: str) -> Line:
    """Return a line that names a moment."""
    spoken = turn.pack.language.spoken_times
    day, time_of_day = day_of(when, turn.local_now(), spoken), clock_of(when.at, spoken)
    return line(key, day=day, time=time_of_day, **more)


def _suggested(turn: Turn, asked: Asked) -> When:
    now = turn.local_now()
    first = datetime.combine(now, SUGGESTED)
    when = When(at=first if first > now else first + timedelta(days=1), every=asked.every)
    return replace(when, at=upcoming(when, now))


def _offer(turn: Turn, when: When, errand: str, *, say: tuple[Line, ...]) -> Reply:
    if errand:
        what = named(turn, "reminder.offer", when, what=f"@reminder.to.{errand}")
    else:
        what = named(turn, "reminder.offer.plain", when)
    yes = command("reminder.set", confirmed=1, errand=errand, **moment(when))
    return Reply(say=(*say, what), offer=Offer(ask=line("reminder.set.ask"), yes=yes), state=STATE)


def _set(turn: Turn, slots: Slots, *, may_ask: bool = True) -> Reply:
    when, errand = still_ahead(turn, slots), errand_in(slots)
    if when is None:
        return closing(turn, line("reminder.passed"))
    try:
        turn.reminders().add(reminder(turn, when, errand), now=turn.request.now)
    except Refused as refusal:
        if refusal.reason == "permission" and may_ask:
            token = f"{errand}|{when.at.isoformat()}|{when.every or ''}"
            return Reply(say=(line("reminder.leave"),), ask_leave=token)
        return refused(turn, refusal)
    return closing(turn, named(turn, "reminder.done", when), line("reminder.stop_it"))
