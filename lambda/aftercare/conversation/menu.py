"""Opening, closing, help, and what happens when nothing was understood."""

from __future__ import annotations

from dataclasses import replace

from aftercare.conversation.activities import pause_and_resume
from aftercare.conversation.numbers import numbers_card
from aftercare.conversation.offers import breathe_offer, menu_offer, prompt_offer, questions_offer
from aftercare.conversation.reply import Line, Manner, Offer, Reply, line
from aftercare.conversation.session_state import SessionState
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
        return Reply(say=(line("welcome.resume"),), offer=offer, state=SessionState())
    if kept.welcomed:
        return Reply(say=(line("welcome.back"),), offer=prompt_offer(), state=SessionState())
    turn.listener.change_later(welcomed=True)
    return Reply(say=(line("welcome.first"),), offer=questions_offer(), state=SessionState())


def menu(turn: Turn) -> Reply:
    """Say what there is, and offer one thing."""
    return Reply(say=(line("menu"),), offer=questions_offer(), state=SessionState())


def help_(turn: Turn) -> Reply:
    """Explain what can be said here; always ends in a question."""
    if (activity := turn.going_on) is not None:
        return pause_and_resume.suspend(turn, activity, line(activity.kind.lines.help))
    if turn.state.area == "journal":
        return Reply(say=(line("help.journal"),), offer=prompt_offer(), state=turn.state)
    return Reply(say=(line("help.menu"),), offer=questions_offer(), state=SessionState())


def stop(turn: Turn) -> Reply:
    """Close, warmly and without an offer."""
    if turn.meaning.slots.get("either"):
        return Reply(say=(line("goodbye.either"),), manner="slow")
    return Reply(say=(line("goodbye.breathing" if turn.state.area == "breathing" else "goodbye"),))


def unfinished(turn: Turn) -> Reply:
    """Ask for the rest of a sentence that a pause cut off; whatever goes on is kept."""
    offer = Offer(ask=line("unfinished.ask"), yes=command("menu"))
    return Reply(say=(line("unfinished"),), offer=offer, state=turn.state, outcome="not_understood")


def glad(turn: Turn) -> Reply:
    """Be glad with someone; no number is named, and nothing is asked about how they feel."""
    if (activity := turn.going_on) is not None:
        return pause_and_resume.go_on(turn, activity, line("glad"))
    return turn.reply(line("glad"), offer=menu_offer(), state=SessionState())


def repeat(turn: Turn) -> Reply:
    """Say the last reply again, with the same question."""
    state = turn.state
    if not state.said and state.asked is None:
        return menu(turn)
    spoken = [each for each in state.said if each.key != "speech.pace.slower"] or state.said
    said = tuple(Line(key=each.key, values=dict(each.values)) for each in spoken)
    manner: Manner = "slow" if state.slow else "plain"
    if state.asked is None or state.yes is None:
        return Reply(say=said, offer=menu_offer(), state=state, manner=manner)
    ask = Line(key=state.asked.key, values=dict(state.asked.values))
    offer = Offer(ask=ask, yes=state.yes, no=state.no)
    return Reply(say=said, offer=offer, state=state, manner=manner)


def decline(turn: Turn) -> Reply:
    """Take a no as it is meant: nothing more of this; then ask once whether there is anything else."""
    return Reply(say=(line("okay"),), offer=menu_offer(), state=SessionState())


def not_understood(turn: Turn) -> Reply:
    """Say so kindly; after two misses in a row name the lines that are always there."""
    misses = turn.state.misses + 1
    state = SessionState(misses=misses)
    if misses < MISSES_BEFORE_LINES_ARE_NAMED and (activity := turn.going_on) is not None:
        say = line(activity.kind.lines.not_understood)
        return replace(pause_and_resume.suspend(turn, activity, say, misses=misses), outcome="not_understood")
    if misses < MISSES_BEFORE_LINES_ARE_NAMED:
        say = line("fallback.unrelated" if turn.request.slots else "fallback.first")
        return Reply(say=(say,), offer=questions_offer(), state=state, outcome="not_understood")
    card = numbers_card()
    return Reply(
        say=(line("fallback.again"),),
        offer=breathe_offer(),
        state=state,
        card=card,
        outcome="not_understood",
    )


def trouble() -> Reply:
    """Answer when the skill itself failed; no scary words, and the way to a person."""
    return Reply(
        say=(line("trouble"),), offer=questions_offer(), state=SessionState(), outcome="not_understood"
    )
