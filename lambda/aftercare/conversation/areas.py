"""Which function replies to which meaning: the one table of the conversation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from aftercare.conversation import (
    breathing,
    held_reminders,
    journal,
    privacy,
    questions,
    safety,
    session,
    speech_pace,
    writing,
)
from aftercare.conversation.in_place import meaning_here
from aftercare.conversation.reply import Reply
from aftercare.conversation.turn import Turn
from aftercare.conversation.while_led import kept_for_later
from aftercare.domain.understanding.meaning import command

Area = Callable[[Turn], Reply]

_PACES = ("slower", "faster")


def reply_to(turn: Turn) -> Reply:
    """Return the reply to a turn, whatever was meant; a breathing session is kept for later."""
    return kept_for_later(turn, _reply_to(replace(turn, meaning=meaning_here(turn))))


def _reply_to(turn: Turn) -> Reply:
    meaning = turn.meaning
    if meaning.kind == "safety":
        return safety.number_again(turn) if meaning.slots.get("again") else safety.respond(turn)
    if meaning.kind == "answer" and meaning.id in turn.pack.topics:
        return questions.answer(turn)
    if meaning.kind == "answer" and meaning.id in turn.pack.switched_off:
        return questions.switched_off(turn)
    if meaning.kind == "command" and (area := COMMANDS.get(meaning.id or "")) is not None:
        return area(turn)
    if meaning.guess in turn.pack.topics:
        return questions.did_you_mean(turn, str(meaning.guess))
    return session.not_understood(turn)


def goes_on(turn: Turn) -> Reply:
    """Go on where a screen says that a segment of a time to write, or of a breathing session, has ended."""
    area = writing if turn.memory.area == "writing" else breathing
    return kept_for_later(turn, area.goes_on(turn))


def _next(turn: Turn) -> Reply:
    """Go on to what comes next where the listener is."""
    area = turn.memory.area
    if area == "list":
        return questions.next_questions(turn)
    if area == "topic":
        return questions.next_topic(turn)
    return journal.another(turn)


def _previous(turn: Turn) -> Reply:
    area = turn.memory.area
    if area == "list":
        return questions.previous_questions(turn)
    if area == "topic":
        return session.repeat(turn)
    return journal.before(turn)


def _control(turn: Turn) -> Reply:
    """Steer what is going on: a time to write, the voice itself, or the breathing."""
    action = turn.meaning.slots.get("action")
    if action == "about" or "pattern" in turn.meaning.slots:
        return breathing.about(turn)
    if _says_only_minutes(turn):
        return _lasting(turn)
    if turn.memory.area == "writing":
        going_on = writing.control(turn)
        return replace(going_on, say=speech_pace.slower_or_faster(turn).say) if action in _PACES else going_on
    if turn.memory.area != "breathing" and action in _PACES:
        return speech_pace.slower_or_faster(turn)
    is_kept = turn.memory.writing is not None and turn.memory.area != "breathing"
    return writing.control(turn) if is_kept else breathing.control(turn)


def _says_only_minutes(turn: Turn) -> bool:
    return "minutes" in turn.meaning.slots and "action" not in turn.meaning.slots


def _lasting(turn: Turn) -> Reply:
    """Take "make it eight minutes" for what is going on, or else for a time to write or to breathe."""
    area = turn.memory.area
    if area in ("writing", "journal"):
        return writing.start(turn)
    if area == "breathing" and turn.memory.breathing is not None:
        return breathing.control(
            _meaning(turn, "breathe.control", action="lasting", minutes=turn.minutes_said or 0)
        )
    return breathing.start(turn)


def _repeat(turn: Turn) -> Reply:
    if turn.meaning.slots.get("twice") or turn.memory.area == "writing":
        return journal.twice(turn) if turn.meaning.slots.get("twice") else journal.again(turn)
    return session.repeat(turn)


def _start_over(turn: Turn) -> Reply:
    area = turn.memory.area
    if area in ("journal", "writing"):
        return journal.again(turn)
    if area == "list":
        return questions.list_questions(turn)
    return session.menu(turn)


def _yes(turn: Turn) -> Reply:
    """Do what the last question offered."""
    meant = turn.memory.yes
    if meant is None or (meant.kind == "command" and meant.id in ("yes", "no")):
        return session.menu(turn)
    return reply_to(replace(turn, meaning=meant))


def _no(turn: Turn) -> Reply:
    meant = turn.memory.no
    if meant is not None and not (meant.kind == "command" and meant.id in ("yes", "no")):
        return reply_to(replace(turn, meaning=meant))
    return session.stop(turn) if turn.memory.yes is None else session.decline(turn)


def _meaning(turn: Turn, command_id: str, **slots: str | float) -> Turn:
    return replace(turn, meaning=command(command_id, **slots))


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
        "choose": questions.choose,
        "more": questions.more,
        "source": questions.source,
        "tell_clinic": questions.tell_clinic,
        "companion": questions.companion,
        "send_card": questions.send_card,
        "questions.another": questions.another_question,
        "questions.list": questions.list_questions,
        "treatment.log": privacy.treatment,
        "reminder.set": held_reminders.set_or_change,
        "reminder.list": held_reminders.list_,
        "reminder.cancel": held_reminders.cancel,
        "reminder.change": held_reminders.change,
        "privacy.show": privacy.show,
        "privacy.delete": privacy.delete,
        "safety.after": safety.after_number,
        "speech.pace": speech_pace.change,
        "menu": session.menu,
        "help": session.help_,
        "repeat": _repeat,
        "start_over": _start_over,
        "stop": session.stop,
        "cancel": session.stop,
        "yes": _yes,
        "no": _no,
    }
)
"""Commands by id: those of intents.yaml, and those that only an offer or a built-in intent can mean."""
