"""What is kept, deleting it, and a promise about what never is."""

from __future__ import annotations

from aftercare.conversation.memory import Memory
from aftercare.conversation.offers import menu_offer, questions_offer
from aftercare.conversation.reply import Offer, Reply, line
from aftercare.conversation.turn import Turn
from aftercare.domain.understanding.meaning import answer, command


def show(turn: Turn) -> Reply:
    """Say what is kept about the listener, in kinds, and that health is not among them."""
    offer = Offer(ask=line("privacy.delete.ask"), yes=command("privacy.delete", confirmed=1))
    return Reply(say=(line("privacy.show"),), offer=offer, memory=Memory(area="privacy"))


def delete(turn: Turn) -> Reply:
    """Delete after one yes; a one-shot request stays open for it."""
    if not turn.meaning.slots.get("confirmed"):
        offer = Offer(ask=line("privacy.delete.ask"), yes=command("privacy.delete", confirmed=1))
        return Reply(say=(line("privacy.delete"),), offer=offer, memory=Memory(area="privacy"))
    done = turn.listener.forget()
    return Reply(
        say=(line("privacy.deleted" if done else "privacy.not_deleted"),), offer=menu_offer(), memory=Memory()
    )


def treatment(turn: Turn) -> Reply:
    """Meet "I had my treatment" with warmth and the general timeline; nothing of it is kept."""
    offer = Offer(ask=line("treatment.ask"), yes=answer("paa.resume_activities"))
    return turn.reply(line("treatment.warm"), line("treatment.not_kept"), offer=offer, memory=Memory())


def reminder(turn: Turn) -> Reply:
    """Say how to be reminded: the skill sets no reminders of its own."""
    return turn.reply(line("reminder.by_alexa"), offer=questions_offer(), memory=Memory())
