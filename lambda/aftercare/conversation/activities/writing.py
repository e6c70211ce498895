"""Time to write: the prompt, then quiet. Nothing is recorded."""

from __future__ import annotations

from dataclasses import replace

from aftercare.conversation import speech_rate
from aftercare.conversation.activities import pause_and_resume
from aftercare.conversation.activities.activity import Activity, ActivityLines, Kind
from aftercare.conversation.activities.keep_for_later import ASIDE
from aftercare.conversation.journal import at_hand, card_of, words_of
from aftercare.conversation.reply import Line, Reply, line
from aftercare.conversation.session_state import Place
from aftercare.conversation.turn import Turn
from aftercare.domain.journal.prompts import prompt_at
from aftercare.domain.journal.writing_time import LONGEST_MINUTES, USUAL_MINUTES, rest_of, writing_minutes
from aftercare.domain.nlu.meaning import command


def _resume(turn: Turn, activity: Activity) -> Reply:
    """Go on; where no time has passed, the prompt was not heard to its end, or not at all."""
    go_on = pause_and_resume.resume if activity.at_ms else _again
    return go_on(turn, activity)


def _lasting(turn: Turn, _: Activity) -> Reply:
    return start(replace(turn, meaning=command("journal.write", minutes=turn.minutes_said or USUAL_MINUTES)))


def _slower_or_faster(turn: Turn, activity: Activity) -> Reply:
    """Change the pace of the voice, which is all that is slow or fast here, and go on."""
    return replace(pause_and_resume.resume(turn, activity), say=speech_rate.slower_or_faster(turn).say)


def _again(turn: Turn, activity: Activity) -> Reply:
    return start(replace(turn, meaning=command("journal.write", minutes=activity.place.minutes)))


def _length_line(now: int, asked: float, minutes: int) -> Line:
    if asked > LONGEST_MINUTES:
        return line("journal.write.longest", minutes=f"@minutes.{LONGEST_MINUTES}")
    return line("journal.write.longer", minutes=f"@minutes.{minutes - now}")


def _played(turn: Turn, reply: Reply, place: Place) -> Reply:
    """Show the prompt: on a screen all along; in the app, which has had its card then, at the start."""
    if place.from_ms and not turn.request.device.has_screen:
        return reply
    prompt = prompt_at(turn.today(), turn.pack.prompts, reply.state.position)
    return replace(reply, card=card_of(prompt))


WRITING = Kind(
    name="writing",
    lines=ActivityLines(
        paused="journal.write.paused",
        resumed="journal.write.on",
        ending="journal.write.end",
        over="journal.write.end",
        time_left="journal.write.left",
        help="help.writing",
        not_understood="fallback.writing",
        again_ask="journal.write.more.ask",
        resume_ask="journal.write.resume.ask",
        onward_ask="journal.write.onward.ask",
    ),
    timeline=lambda place, _: rest_of(place.minutes, 0),
    rest=lambda activity, from_ms: rest_of(activity.place.minutes, from_ms),
    moved=lambda activity, _: activity.at_ms,
    minutes=writing_minutes,
    length_line=_length_line,
    usual_step=2,
    again=lambda minutes: command("journal.write", minutes=minutes, more=1),
    after_end=pause_and_resume.over,
    played=_played,
    controls={
        "resume": _resume,
        "again": _again,
        "lasting": _lasting,
        "slower": _slower_or_faster,
        "faster": _slower_or_faster,
    },
    usual_action="resume",
    implied={"more": "resume"},
    kept_in=ASIDE,
    kept_after_end=True,
)
"""Quiet of an exact length, with a prompt before it."""


def start(turn: Turn) -> Reply:
    """Read the prompt at hand and keep the time; the session stays open, so that "stop" is heard."""
    slots = turn.meaning.slots
    asked = float(slots.get("minutes", USUAL_MINUTES))
    place = Place(kind="writing", minutes=writing_minutes(asked))
    key = "journal.write.longest" if asked > LONGEST_MINUTES else "journal.write"
    prompt, step = at_hand(turn)
    said = () if slots.get("more") else words_of(prompt)
    opening = line(key, minutes=f"@minutes.{place.minutes}")
    return pause_and_resume.start(turn, WRITING, place, opening, *said, position=step)
