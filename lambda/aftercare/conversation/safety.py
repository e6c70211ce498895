"""Crisis, emergency, and what should be told to the clinic today."""

from __future__ import annotations

from aftercare.conversation.offers import menu_offer
from aftercare.conversation.reply import Card, Offer, Reply, line
from aftercare.conversation.session_state import Memory
from aftercare.conversation.turn import Turn
from aftercare.domain.nlu.meaning import Meaning, answer, command


def respond(turn: Turn) -> Reply:
    """Give the right number at once, and offer to say it again; the session stays open."""
    return _reply(turn, part="first")


def number_again(turn: Turn) -> Reply:
    """Say the numbers once more."""
    return _reply(turn, part="again")


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
        ask = Offer(ask=line("safety.breathe.ask"), yes=command("breathe"))
    else:
        ask = menu_offer()
    say = line("safety.here" if is_despair else "safety.help_first")
    return Reply(say=(say,), offer=ask, memory=Memory(area="safety"), manner="slow")


def _reply(turn: Turn, *, part: str) -> Reply:
    level = turn.meaning.id
    offer = Offer(
        ask=line(f"safety.{level}.ask"),
        yes=Meaning(kind="safety", id=level, slots={"again": 1}, also=turn.meaning.also),
        no=Meaning(
            kind="command",
            id="safety.after",
            slots={"level": str(level)},
            also=turn.meaning.also,
        ),
    )
    return Reply(
        say=(line(f"safety.{level}.{part}"),),
        offer=offer,
        card=Card(title=line("safety.card.title"), text=(line("safety.card.text"),)),
        memory=Memory(area="safety"),
        manner="slow",
        outcome="safety",
    )


def _from_id(turn: Turn, meaning_id: str) -> Meaning:
    return answer(meaning_id) if meaning_id in turn.pack.topics else command(meaning_id)
