"""Opening, closing, help, and what happens when nothing was understood."""

from __future__ import annotations

from aftercare.conversation.activities import writing
from aftercare.conversation.activities.breathing_session import UnderWay
from aftercare.conversation.activities.play_breathing import resume_offer
from aftercare.conversation.offers import breathe_offer, menu_offer, prompt_offer, questions_offer
from aftercare.conversation.reply import Card, Line, Manner, Offer, Reply, line
from aftercare.conversation.session_state import Memory
from aftercare.conversation.turn import Turn
from aftercare.domain.nlu.meaning import command

MISSES_BEFORE_LINES_ARE_NAMED = 2
"""Someone who is not understood twice may be in trouble that the words do not show."""


def launch(turn: Turn) -> Reply:
    """Welcome the listener: at length the first time, in a breath after that."""
    kept = turn.listener.preferences
    if kept.prompt_day is not None and kept.prompt_day == turn.today_as_kept().isoformat():
        own = kept.prompt_step == 0
        ask = line("welcome.prompt.ask" if own else "welcome.last_prompt.ask")
        offer = Offer(ask=ask, yes=command("journal.resume"))
        return Reply(say=(line("welcome.resume"),), offer=offer, memory=Memory())
    if kept.welcomed:
        return Reply(say=(line("welcome.back"),), offer=prompt_offer(), memory=Memory())
    turn.listener.change_later(welcomed=True)
    return Reply(say=(line("welcome.first"),), offer=questions_offer(), memory=Memory())


def menu(turn: Turn) -> Reply:
    """Say what there is, and offer one thing."""
    return Reply(say=(line("menu"),), offer=questions_offer(), memory=Memory())


def help_(turn: Turn) -> Reply:
    """Explain what can be said here; always ends in a question."""
    area = turn.memory.area
    if area == "breathing":
        return Reply(say=(line("help.breathing"),), offer=resume_offer(), memory=_holding(turn))
    if area == "writing":
        return Reply(say=(line("help.writing"),), offer=writing.resume_offer(), memory=writing.held(turn))
    if area == "journal":
        return Reply(say=(line("help.journal"),), offer=prompt_offer(), memory=turn.memory)
    return Reply(say=(line("help.menu"),), offer=questions_offer(), memory=Memory())


def stop(turn: Turn) -> Reply:
    """Close, warmly and without an offer."""
    return Reply(say=(line("goodbye.breathing" if turn.memory.area == "breathing" else "goodbye"),))


def repeat(turn: Turn) -> Reply:
    """Say the last reply again, with the same question."""
    memory = turn.memory
    if not memory.said and memory.asked is None:
        return menu(turn)
    spoken = [each for each in memory.said if each.key != "speech.pace.slower"] or memory.said
    said = tuple(Line(key=each.key, values=dict(each.values)) for each in spoken)
    manner: Manner = "slow" if memory.slow else "plain"
    if memory.asked is None or memory.yes is None:
        return Reply(say=said, offer=menu_offer(), memory=memory, manner=manner)
    ask = Line(key=memory.asked.key, values=dict(memory.asked.values))
    offer = Offer(ask=ask, yes=memory.yes, no=memory.no)
    return Reply(say=said, offer=offer, memory=memory, manner=manner)


def decline(turn: Turn) -> Reply:
    """Take a no as it is meant: nothing more of this; then ask once whether there is anything else."""
    return Reply(say=(line("okay"),), offer=menu_offer(), memory=Memory())


def not_understood(turn: Turn) -> Reply:
    """Say so kindly; after two misses in a row name the lines that are always there."""
    misses = turn.memory.misses + 1
    memory = Memory(misses=misses)
    if misses < MISSES_BEFORE_LINES_ARE_NAMED and turn.memory.area == "breathing":
        memory = _holding(turn, misses)
        say = line("fallback.breathing")
        return Reply(say=(say,), offer=resume_offer(), memory=memory, outcome="not_understood")
    if misses < MISSES_BEFORE_LINES_ARE_NAMED and turn.memory.area == "writing":
        memory, say = writing.held(turn, misses=misses), line("fallback.writing")
        return Reply(say=(say,), offer=writing.resume_offer(), memory=memory, outcome="not_understood")
    if misses < MISSES_BEFORE_LINES_ARE_NAMED:
        say = line("fallback.unrelated" if turn.heard.slots else "fallback.first")
        return Reply(say=(say,), offer=questions_offer(), memory=memory, outcome="not_understood")
    card = Card(title=line("safety.card.title"), text=(line("safety.card.text"),))
    return Reply(
        say=(line("fallback.again"),),
        offer=breathe_offer(),
        memory=memory,
        card=card,
        outcome="not_understood",
    )


def trouble() -> Reply:
    """Answer when the skill itself failed; no scary words, and the way to a person."""
    return Reply(say=(line("trouble"),), offer=questions_offer(), memory=Memory(), outcome="not_understood")


def _holding(turn: Turn, misses: int = 0) -> Memory:
    """Remember the place in a breathing session while something else is said."""
    place = turn.memory.breathing
    return Memory(
        area="breathing", breathing=UnderWay(turn=turn, place=place).held() if place else None, misses=misses
    )
