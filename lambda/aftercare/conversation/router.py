"""Which function replies to which meaning: the one table of the conversation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from aftercare.conversation import journal, menu, privacy, safety, speech_rate, topics
from aftercare.conversation.activities import breathing, pause_and_resume, writing
from aftercare.conversation.activities.keep_for_later import kept_for_later
from aftercare.conversation.interpret_in_context import meaning_in_context
from aftercare.conversation.reminders import manage
from aftercare.conversation.reply import Reply
from aftercare.conversation.turn import Turn
from aftercare.conversation.yes_and_no import yes_or_no_means
from aftercare.domain.nlu.meaning import Meaning, command

Area = Callable[[Turn], Reply]

_PACES = ("slower", "faster")

SURE_AFTER_DANGER = 0.9
"""Confidence below which a question after a danger is not taken for one."""


def reply_to(turn: Turn) -> Reply:
    """Return the reply to a turn, whatever was meant; what goes on is kept for later."""
    reply = _reply_to(replace(turn, meaning=yes_or_no_means(meaning_in_context(turn), turn.state)))
    return safety.in_its_light(turn, kept_for_later(turn, reply))


def _reply_to(turn: Turn) -> Reply:
    meaning = turn.meaning
    if meaning.kind == "safety":
        return safety.number_again(turn) if meaning.slots.get("again") else safety.respond(turn)
    if turn.state.is_in_danger and _is_unclear(meaning):
        return safety.stay(turn)
    if meaning.kind == "answer":
        return _answer(turn)
    if meaning.kind == "command" and (area := COMMANDS.get(meaning.id or "")) is not None:
        return area(turn)
    return _not_known(turn)


def _answer(turn: Turn) -> Reply:
    if turn.meaning.id in turn.pack.topics:
        return topics.answer(turn)
    is_off = turn.meaning.id in turn.pack.switched_off
    return topics.switched_off(turn) if is_off else menu.not_understood(turn)


def _not_known(turn: Turn) -> Reply:
    if turn.meaning.slots.get("unfinished"):
        return menu.unfinished(turn)
    if turn.meaning.guess in turn.pack.topics:
        return topics.did_you_mean(turn, str(turn.meaning.guess))
    return menu.not_understood(turn)


def _is_unclear(meaning: Meaning) -> bool:
    """Tell whether words after a danger may still be about it: none that is known, or one by a guess."""
    return meaning.kind == "none" or (meaning.kind == "answer" and meaning.confidence < SURE_AFTER_DANGER)


def goes_on(turn: Turn) -> Reply:
    """Go on where a screen says that a segment of an activity has ended."""
    return kept_for_later(turn, pause_and_resume.segment_ended(turn))


def _next(turn: Turn) -> Reply:
    """Go on to what comes next where the listener is."""
    area = turn.state.area
    if area == "list":
        return topics.next_questions(turn)
    if area == "topic":
        return topics.next_topic(turn)
    return journal.another(turn)


def _previous(turn: Turn) -> Reply:
    area = turn.state.area
    if area == "list":
        return topics.previous_questions(turn)
    if area == "topic":
        return menu.repeat(turn)
    return journal.before(turn)


def _control(turn: Turn) -> Reply:
    """Steer what goes on: breathing, a time to write, or else the voice itself."""
    action = turn.meaning.slots.get("action")
    if action == "about" or "pattern" in turn.meaning.slots:
        return breathing.about(turn)
    if _says_only_minutes(turn):
        return _lasting(turn)
    if turn.going_on is None and action in _PACES:
        return speech_rate.slower_or_faster(turn)
    activity = turn.going_on or turn.kept
    if activity is None or (turn.going_on is None and activity.has_ended and action in breathing.WISHES):
        return breathing.wish(turn)
    return pause_and_resume.control(turn, activity)


def _says_only_minutes(turn: Turn) -> bool:
    return "minutes" in turn.meaning.slots and "action" not in turn.meaning.slots


def _lasting(turn: Turn) -> Reply:
    """Take "make it eight minutes" for what is going on, or else for a time to write or to breathe."""
    if (activity := turn.going_on) is not None:
        minutes = turn.minutes_said or 0
        meant = command(pause_and_resume.CONTROL, action="lasting", minutes=minutes)
        return pause_and_resume.control(replace(turn, meaning=meant), activity)
    return writing.start(turn) if turn.state.area == "journal" else breathing.start(turn)


def _repeat(turn: Turn) -> Reply:
    if turn.meaning.slots.get("twice") or turn.state.area == "writing":
        return journal.twice(turn) if turn.meaning.slots.get("twice") else journal.again(turn)
    return menu.repeat(turn)


def _start_over(turn: Turn) -> Reply:
    area = turn.state.area
    if area in ("journal", "writing"):
        return journal.again(turn)
    if area == "list":
        return topics.list_questions(turn)
    return menu.menu(turn)


def _no(turn: Turn) -> Reply:
    """Take a "no" to no question, or to one that says nothing of it."""
    if turn.state.is_in_danger:
        return safety.stay(turn)
    return menu.stop(turn) if turn.state.yes is None else menu.decline(turn)


COMMANDS: Mapping[str, Area] = MappingProxyType(
    {
        "breathe": breathing.start,
        "breathe.control": _control,
        "journal.today": journal.today,
        "journal.next": journal.another,
        "journal.previous": journal.before,
        "journal.resume": journal.again,
        "journal.twice": journal.twice,
        "journal.streak": journal.streak,
        "journal.write": writing.start,
        "journal.leave": journal.leave,
        "next": _next,
        "previous": _previous,
        "choose": topics.choose,
        "more": topics.more,
        "source": topics.source,
        "tell_clinic": topics.tell_clinic,
        "companion": topics.companion,
        "send_card": topics.send_card,
        "questions.another": topics.another_question,
        "questions.list": topics.list_questions,
        "treatment.log": privacy.treatment,
        "reminder.set": manage.set_or_change,
        "reminder.list": manage.list_,
        "reminder.cancel": manage.cancel,
        "reminder.change": manage.change,
        "privacy.show": privacy.show,
        "privacy.delete": privacy.delete,
        "safety.after": safety.after_number,
        "safety.correction": safety.corrected,
        "safety.refusal": safety.stay,
        "safety.thanks": safety.thanked,
        "speech.pace": speech_rate.change,
        "glad": menu.glad,
        "menu": menu.menu,
        "help": menu.help_,
        "repeat": _repeat,
        "start_over": _start_over,
        "stop": menu.stop,
        "cancel": menu.stop,
        "no": _no,
    }
)
"""Commands by id: those of intents.yaml, and those that only an offer or a built-in intent can mean."""
