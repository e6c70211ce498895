"""Questions that more than one area ends with."""

from __future__ import annotations

from aftercare.conversation.reply import Offer, line
from aftercare.domain.nlu.meaning import answer, command


def menu_offer() -> Offer:
    """Ask whether there is anything else; a "no" ends the session."""
    return Offer(ask=line("menu.else.ask"), yes=command("menu"), no=command("stop"))


def questions_offer() -> Offer:
    """Offer the common questions."""
    return Offer(ask=line("menu.questions.ask"), yes=command("questions.list"))


def topic_offer(topic_id: str, *, is_another: bool = False) -> Offer:
    """Offer the answer to one question, or to one more after a "no"."""
    key = "questions.another.ask" if is_another else "questions.next.ask"
    return Offer(ask=line(key, question=f"@topic.{topic_id}.question"), yes=answer(topic_id))


def prompt_offer() -> Offer:
    """Offer the day's journaling prompt."""
    return Offer(ask=line("menu.journal.ask"), yes=command("journal.today"))


def breathe_offer() -> Offer:
    """Offer to breathe together; who says yes has waited long enough for a first breath."""
    return Offer(ask=line("menu.breathe.ask"), yes=command("breathe", soon=1))
