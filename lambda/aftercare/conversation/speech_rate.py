"""How fast the voice speaks: a preference, kept, for everything but the words of danger."""

from __future__ import annotations

from dataclasses import replace

from aftercare.conversation.offers import menu_offer
from aftercare.conversation.reply import Line, Offer, Reply, line
from aftercare.conversation.turn import Turn
from aftercare.domain.nlu.meaning import command

OWN_RATE = 100
SLOWEST, FASTEST = 70, 130
STEP = 10
"""Percent of the voice's own speed; a step is heard, and below seventy words fall apart."""


def change(turn: Turn) -> Reply:
    """Speak slower, faster or as usual from now on; what was just said is said again when slower."""
    wish = turn.meaning.slots.get("pace", turn.meaning.slots.get("action", "slower"))
    now = turn.listener.preferences.speech_pace or OWN_RATE
    step = {"slower": -STEP, "faster": STEP}.get(str(wish))
    rate = OWN_RATE if step is None else min(max(now + step, SLOWEST), FASTEST)
    turn.listener.change(speech_pace=None if rate == OWN_RATE else rate)
    if step is not None and rate == now:
        return _reply(turn, line("speech.pace.limit"))
    if step is not None and step < 0 and _is_worth_repeating(turn):
        return _again(turn)
    return _reply(turn, line(f"speech.pace.{'normal' if step is None else wish}"))


def _reply(turn: Turn, say: Line) -> Reply:
    return turn.reply(say, offer=menu_offer(), state=replace(turn.state, misses=0))


def _is_worth_repeating(turn: Turn) -> bool:
    return turn.state.area in ("topic", "journal", "list") and bool(turn.state.said)


def _again(turn: Turn) -> Reply:
    state = turn.state
    said = tuple(Line(key=spoken.key, values=dict(spoken.values)) for spoken in state.said)
    said = tuple(each for each in said if each.key != "speech.pace.slower")
    ask = state.asked
    offer = menu_offer()
    if ask is not None and state.yes is not None:
        offer = Offer(ask=Line(key=ask.key, values=dict(ask.values)), yes=state.yes, no=state.no)
    return Reply(say=(line("speech.pace.slower"), *said), offer=offer, state=state)


def slower_or_faster(turn: Turn) -> Reply:
    """Take "slower", said where nothing is breathed, for the voice itself."""
    return change(replace(turn, meaning=command("speech.pace", pace=str(turn.meaning.slots["action"]))))
