"""Guided breathing: start it, say what it is like, and what it has of its own among activities."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from aftercare.content.records import ContentPack
from aftercare.conversation.activities import pause_and_resume
from aftercare.conversation.activities.activity import Activity, ActivityLines, Kind
from aftercare.conversation.activities.breathing_changes import CHANGES
from aftercare.conversation.reply import Line, Offer, Reply, line
from aftercare.conversation.session_state import Place, SessionState
from aftercare.conversation.turn import Turn
from aftercare.domain.breathing.playback import same_place
from aftercare.domain.breathing.timeline import (
    LONGEST_MINUTES,
    SHORTEST_MINUTES,
    Timeline,
    lay_out,
    within,
)
from aftercare.domain.nlu.meaning import command
from aftercare.domain.nlu.slots import wants_counts

USUAL_MINUTES = 5
"""Programmes that helped avoided sessions under five minutes (PMC10741869)."""

USUAL_PACE = 100


def _timeline(place: Place, pack: ContentPack) -> Timeline:
    pattern = pack.patterns[place.pattern]
    return lay_out(pattern, minutes=place.minutes, pace=place.pace, counts=place.counts)


def _length_line(now: int, _: float, minutes: int) -> Line:
    if minutes == now:
        kept = {LONGEST_MINUTES: "breathing.longest", SHORTEST_MINUTES: "breathing.shortest"}
        return line(kept.get(now, "breathing.resumed"))
    return line("breathing.longer" if minutes > now else "breathing.shorter", minutes=f"@minutes.{minutes}")


def _played(turn: Turn, reply: Reply, place: Place) -> Reply:
    """Keep what a session is like as the usual."""
    turn.listener.change(
        breathing_pattern=place.pattern,
        breathing_minutes=place.minutes,
        breathing_pace=place.pace,
        breathing_counts=place.counts,
    )
    return reply


def _again(turn: Turn, activity: Activity) -> Reply:
    return pause_and_resume.play(turn, activity, line("breathing.again"))


BREATHING = Kind(
    name="breathing",
    lines=ActivityLines(
        paused="breathing.paused",
        resumed="breathing.resumed",
        ending="breathing.end",
        over="breathing.over",
        time_left="breathing.time_left",
        nearly_done="breathing.nearly_done",
        help="help.breathing",
        not_understood="fallback.breathing",
        again_ask="breathing.again.ask",
        resume_ask="breathing.resume.ask",
        onward_ask="breathing.onward.ask",
    ),
    timeline=_timeline,
    rest=lambda activity, from_ms: activity.timeline.rest_from(from_ms),
    moved=lambda activity, changed: same_place(activity.running, changed.timeline).start_ms,
    minutes=within,
    length_line=_length_line,
    usual_step=1,
    again=lambda _: command(pause_and_resume.CONTROL, action="again"),
    after_end=_again,
    played=_played,
    controls={**CHANGES, "again": _again},
    usual_action="pause",
    implied={
        "next": "skip_talking",
        "previous": "resume",
        "more": "resume",
        "repeat": "again",
        "start_over": "again",
    },
    paces=("slower", "faster"),
)
"""A pattern that is breathed along."""


def start(turn: Turn) -> Reply:
    """Begin the session asked for; what is not said is as usual for this listener."""
    place = _wanted(turn)
    name = f"@pattern.{place.pattern}.spoken"
    opening = line("breathing.opening", pattern=name, minutes=f"@minutes.{place.minutes}")
    return pause_and_resume.start(
        turn, BREATHING, place, *_limit(turn, place), opening, *_safety(turn, place)
    )


def about(turn: Turn) -> Reply:
    """Say what a pattern is like, or which there are, and offer it."""
    asked = turn.meaning.slots.get("pattern")
    pattern = str(asked) if asked in turn.pack.patterns else turn.pack.default_pattern
    name = f"@pattern.{pattern}.spoken"
    offer = Offer(ask=line("breathing.about.ask", pattern=name), yes=command("breathe", pattern=pattern))
    if asked is None:
        return turn.reply(line("breathing.patterns"), offer=offer, state=SessionState())
    told = (line("breathing.about", pattern=name), line(f"pattern.{pattern}.about"))
    return turn.reply(*told, offer=offer, state=SessionState())


def wish(turn: Turn) -> Reply:
    """Take what steers a session, said where there is none, for a wish; or say how to begin."""
    begin = WISHES.get(str(turn.meaning.slots.get("action")))
    if begin is not None:
        return begin(turn)
    offer = Offer(ask=line("menu.breathe.ask"), yes=command("breathe"))
    return Reply(say=(line("breathing.none"),), offer=offer, state=SessionState())


def _start_without_holds(turn: Turn) -> Reply:
    """Take "breathe without holds", said where nobody breathes, for a session without them."""
    usual = turn.listener.preferences.breathing_pattern
    keeps = usual in turn.pack.patterns and not turn.pack.patterns[str(usual)].has_holds
    pattern = str(usual) if keeps else turn.pack.default_pattern
    return start(replace(turn, meaning=command("breathe", pattern=pattern)))


def _start_with_counts(turn: Turn) -> Reply:
    """Take "count for me", said where nobody breathes, for the usual session with counts."""
    turn.listener.change(breathing_counts=True)
    return start(replace(turn, meaning=command("breathe")))


WISHES: Mapping[str, Callable[[Turn], Reply]] = MappingProxyType(
    {"no_holds": _start_without_holds, "counts": _start_with_counts}
)
"""Actions that also make sense where nobody breathes."""


def _wanted(turn: Turn) -> Place:
    """Return the session asked for."""
    slots, usual = turn.meaning.slots, turn.listener.preferences
    pattern, minutes = slots.get("pattern"), slots.get("minutes")
    asked = pattern if pattern in turn.pack.patterns else usual.breathing_pattern
    known = asked if asked in turn.pack.patterns else turn.pack.default_pattern
    return Place(
        kind="breathing",
        pattern=str(known),
        minutes=within(float(minutes)) if minutes is not None else usual.breathing_minutes or USUAL_MINUTES,
        pace=usual.breathing_pace or USUAL_PACE,
        counts=usual.breathing_counts or wants_counts(turn.words, turn.pack.language.actions),
    )


def _limit(turn: Turn, place: Place) -> tuple[Line, ...]:
    """Return what has to be said when a session cannot last as long, or as short, as was asked."""
    asked = float(turn.meaning.slots.get("minutes", place.minutes))
    if asked > LONGEST_MINUTES:
        return (line("breathing.opening.longest"),)
    return (line("breathing.opening.shortest"),) if asked < SHORTEST_MINUTES else ()


def _safety(turn: Turn, place: Place) -> tuple[Line, ...]:
    """Return what has to be said before a first session, and before any that holds the breath."""
    if turn.pack.patterns[place.pattern].has_holds:
        turn.listener.change(breathing_advice_heard=True)
        return line("breathing.safety"), line("breathing.holds")
    if turn.listener.preferences.breathing_advice_heard:
        return ()
    turn.listener.change(breathing_advice_heard=True)
    return (line("breathing.safety"),)
