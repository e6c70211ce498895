"""Crisis, emergency, and what should be told to the clinic today."""

from __future__ import annotations

from dataclasses import replace

from aftercare.conversation.numbers import numbers_card
from aftercare.conversation.offers import menu_offer
from aftercare.conversation.reply import Line, Offer, Reply, line
from aftercare.conversation.session_state import SessionState
from aftercare.conversation.turn import Turn
from aftercare.domain.nlu.meaning import Meaning, answer, command

THREAD = ("crisis", "emergency")
"""Levels in whose light the next turns are read."""


def respond(turn: Turn) -> Reply:
    """Give the right number at once, in the words of the sign if one was heard; the session stays open."""
    level = str(turn.meaning.id)
    ask = line(f"safety.{level}.ask")
    return _spoken(turn, level, _first_words(turn), Offer(ask=ask, yes=_again(turn), no=_after(turn)))


def number_again(turn: Turn) -> Reply:
    """Say the numbers once more; what is offered then is something else, so that nothing loops."""
    level = str(turn.meaning.id)
    return _spoken(turn, level, line(f"safety.{level}.again"), _next_offer(turn, level))


def after_number(turn: Turn) -> Reply:
    """Follow a listener who does not need the number again, without hurrying them off.

    What they asked for in the same breath is offered now. Where a body needs help, that is a question only:
    to breathe along, or to do anything else, is offered to someone in despair.
    """
    is_despair = turn.meaning.slots.get("level", "crisis") == "crisis"
    waiting = turn.meaning.also
    if waiting is not None and (is_despair or waiting in turn.pack.topics):
        ask = Offer(ask=line("safety.then.ask"), yes=_from_id(turn, waiting))
    elif is_despair:
        ask = _breathe_offer()
    else:
        ask = menu_offer()
    say = line("safety.here" if is_despair else "safety.help_first")
    return Reply(say=(say,), offer=ask, state=SessionState(area="safety"), manner="slow")


def stay(turn: Turn) -> Reply:
    """Stay with someone who turns the number down, says nothing that is known, or sees no point.

    Each time something else is said and offered, and each time the number is in it.
    """
    level = turn.state.danger or "crisis"
    if level == "emergency":
        offer = Offer(ask=line("safety.emergency.ask"), yes=_again_of(level), no=_after_of(level))
        return _spoken(turn, level, line("safety.emergency.wait"), offer)
    first = turn.state.since_danger % 2 == 0
    offer = _breathe_offer() if first else Offer(ask=line("safety.crisis.ask"), yes=_again_of(level))
    return _spoken(turn, level, line("safety.crisis.text" if first else "safety.crisis.near"), offer)


def thanked(turn: Turn) -> Reply:
    """Answer thanks after a danger; the number stays in it."""
    level = turn.state.danger or "crisis"
    return _spoken(turn, level, line(f"safety.{level}.thanks"), menu_offer())


def corrected(turn: Turn) -> Reply:
    """Take a correction once, keep the numbers in half a sentence, and go back to where it was."""
    return Reply(say=(line("safety.corrected"),), offer=menu_offer(), state=SessionState())


def in_its_light(turn: Turn, reply: Reply) -> Reply:
    """Return a reply that still knows of a danger; none closes without the number."""
    state = turn.state
    if not state.is_in_danger or turn.meaning.id == "safety.correction" or reply.state.danger is not None:
        return reply
    if reply.offer is None:
        return replace(reply, say=(line(f"safety.{state.danger}.goodbye"),), manner="slow")
    kept = replace(reply.state, danger=state.danger, since_danger=state.since_danger + 1)
    return replace(reply, state=kept)


def _spoken(turn: Turn, level: str, say: Line, offer: Offer) -> Reply:
    since = turn.state.since_danger + 1 if turn.state.danger == level and turn.meaning.kind != "safety" else 0
    state = SessionState(area="safety", danger=level if level in THREAD else None, since_danger=since)
    if level in THREAD:
        offer = replace(offer, after_silence=line(f"safety.{level}.silent"))
    card = numbers_card(first=level)
    return Reply(say=(say,), offer=offer, card=card, state=state, manner="slow", outcome="safety")


def _first_words(turn: Turn) -> Line:
    """Return the words of the sign that was heard, for whom it was said; else those of the level."""
    slots = turn.meaning.slots
    if slots.get("unsure"):
        return line("safety.unsure.first")
    parts = ("helper", "say") if slots.get("other") else ("say",)
    keys = (f"triage.{slots.get('sign')}.{part}" for part in parts)
    return line(next((key for key in keys if key in turn.pack.lines), f"safety.{turn.meaning.id}.first"))


def _next_offer(turn: Turn, level: str) -> Offer:
    if level == "crisis":
        return replace(_breathe_offer(), no=command("safety.refusal"))
    if level == "emergency":
        return Offer(ask=line("safety.wait.ask"), yes=command("safety.refusal"), no=_after(turn))
    return menu_offer()


def _breathe_offer() -> Offer:
    return Offer(ask=line("safety.breathe.ask"), yes=command("breathe", soon=1))


def _again(turn: Turn) -> Meaning:
    return replace(_again_of(str(turn.meaning.id)), also=turn.meaning.also)


def _again_of(level: str) -> Meaning:
    return Meaning(kind="safety", id=level, slots={"again": 1})


def _after(turn: Turn) -> Meaning:
    return replace(_after_of(str(turn.meaning.id)), also=turn.meaning.also)


def _after_of(level: str) -> Meaning:
    return command("safety.after", level=level)


def _from_id(turn: Turn, meaning_id: str) -> Meaning:
    return answer(meaning_id) if meaning_id in turn.pack.topics else command(meaning_id)
