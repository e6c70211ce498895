"""Time to write: the prompt, then quiet. Nothing is recorded."""

from __future__ import annotations

from dataclasses import replace

from aftercare.conversation.journal import at_hand, card_of, words_of
from aftercare.conversation.memory import Memory, WritingPlace
from aftercare.conversation.reply import Line, Offer, Reply, line
from aftercare.conversation.steering import PAUSE_MS
from aftercare.conversation.turn import Turn
from aftercare.domain.understanding.meaning import command
from aftercare.domain.writing import LONGEST_MINUTES, USUAL_MINUTES, rest_of, writing_minutes

MORE_MINUTES = 2
"""What "a little longer" adds."""


def start(turn: Turn) -> Reply:
    """Read the prompt at hand and keep the time; the session stays open, so that "stop" is heard."""
    slots = turn.meaning.slots
    minutes = writing_minutes(float(slots.get("minutes", USUAL_MINUTES)))
    opening = line(
        "journal.write.longest" if _is_too_long(turn) else "journal.write", minutes=_spoken(minutes)
    )
    if slots.get("more"):
        return _quiet(turn, WritingPlace(minutes=minutes), say=(opening,), position=turn.memory.position)
    prompt, step = at_hand(turn)
    reply = _quiet(turn, WritingPlace(minutes=minutes), say=(opening, *words_of(prompt)), position=step)
    return replace(reply, card=card_of(prompt))


def control(turn: Turn) -> Reply:
    """Steer the time to write: wait, go on, longer, how much is left."""
    place = turn.memory.writing
    if place is None:
        return start(turn)
    at = place.from_ms if place.paused else place.from_ms + max(0, turn.heard.now_ms - place.started_ms)
    action = turn.meaning.slots.get("action")
    if action == "pause":
        memory = replace(turn.memory, writing=replace(place, paused=True, from_ms=at))
        offer = Offer(ask=line("journal.write.resume.ask"), yes=command("breathe.control", action="resume"))
        return Reply(say=(line("journal.write.paused"),), offer=offer, quiet_ms=PAUSE_MS, memory=memory)
    if action == "longer":
        minutes = min(LONGEST_MINUTES, place.minutes + MORE_MINUTES)
        return _quiet(turn, WritingPlace(minutes=minutes, from_ms=at), say=(line("journal.write.longer"),))
    if action == "again":
        return start(replace(turn, meaning=command("journal.write", minutes=place.minutes)))
    left = max(1, round((place.minutes * 60_000 - at) / 60_000))
    say = (line("journal.write.left", minutes=_spoken(left)),) if action == "time_left" else ()
    return _quiet(turn, replace(place, from_ms=at), say=say or (line("journal.write.on"),))


def _quiet(turn: Turn, place: WritingPlace, *, say: tuple[Line, ...], position: int | None = None) -> Reply:
    more = command("journal.write", minutes=place.minutes, more=1)
    return Reply(
        say=say,
        quiet=rest_of(place.minutes, place.from_ms),
        after_quiet=(line("journal.write.end"),),
        offer=Offer(ask=line("journal.write.more.ask"), yes=more, no=command("stop")),
        memory=Memory(
            area="writing",
            position=turn.memory.position if position is None else position,
            writing=replace(place, started_ms=turn.heard.now_ms, paused=False),
        ),
    )


def _is_too_long(turn: Turn) -> bool:
    return float(turn.meaning.slots.get("minutes", 0)) > LONGEST_MINUTES


def _spoken(minutes: int) -> str:
    return f"@minutes.{minutes}"
