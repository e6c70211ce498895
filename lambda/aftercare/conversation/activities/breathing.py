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
from aftercare.domain.breathing.pattern import Pattern
from aftercare.domain.breathing.playback import same_place
from aftercare.domain.breathing.timeline import (
    LONGEST_MINUTES,
    SHORTEST_MINUTES,
    Timeline,
    lay_out,
    within,
)
from aftercare.domain.nlu.meaning import command
from aftercare.domain.nlu.normalise import words_of
from aftercare.domain.nlu.slots import is_beyond_bounds, wants_counts

USUAL_MINUTES = 5
"""Programmes that helped avoided sessions under five minutes (PMC10741869)."""

USUAL_PACE = 100


def pattern_of(place: Place, pack: ContentPack) -> Pattern:
    """Return what is breathed in a place; the usual pattern if a newer pack does not know it."""
    return pack.pattern(place.pattern) or pack.patterns[pack.default_pattern]


def _timeline(place: Place, pack: ContentPack) -> Timeline:
    return lay_out(pattern_of(place, pack), minutes=place.minutes, pace=place.pace, counts=place.counts)


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
    if turn.meaning.slots.get("soon"):
        return _at_once(turn, place)
    name = f"@pattern.{pattern_of(place, turn.pack).id}.spoken"
    opening = line("breathing.opening", pattern=name, minutes=f"@minutes.{place.minutes}")
    return pause_and_resume.start(
        turn, BREATHING, place, *_limits(turn, place), opening, *_safety(turn, place)
    )


def _at_once(turn: Turn, place: Place) -> Reply:
    """Begin with the first breath for somebody anxious: a few words on safety, and no settling in."""
    activity = Activity(kind=BREATHING, place=place, pack=turn.pack, now_ms=turn.request.now_ms)
    first_breath = activity.timeline.slots[0].end_ms
    is_known = turn.listener.preferences.breathing_advice_heard
    turn.listener.change(breathing_advice_heard=True)
    safety = line("breathing.safety.short" if is_known else "breathing.safety.soon")
    return pause_and_resume.play(turn, activity, safety, from_ms=first_breath)


def about(turn: Turn) -> Reply:
    """Say what a pattern is like, or which there are, and offer it."""
    asked = turn.meaning.slots.get("pattern")
    known = turn.pack.pattern(str(asked))
    pattern = known.id if known is not None else turn.pack.default_pattern
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
    known = turn.pack.pattern(usual)
    keeps = known is not None and not known.has_holds
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
    asked = (slots.get("pattern"), usual.breathing_pattern, turn.pack.default_pattern)
    known = next(str(each) for each in asked if each and turn.pack.pattern(str(each)) is not None)
    minutes = slots.get("minutes")
    return Place(
        kind="breathing",
        pattern=_without_holds_today(turn, known),
        minutes=within(float(minutes)) if minutes is not None else usual.breathing_minutes or USUAL_MINUTES,
        pace=usual.breathing_pace or USUAL_PACE,
        counts=usual.breathing_counts or wants_counts(turn.words, turn.pack.language.actions),
    )


def _without_holds_today(turn: Turn, pattern: str) -> str:
    """Return a pattern that does not hold the breath for somebody who says that they were treated today."""
    known = turn.pack.pattern(pattern)
    return turn.pack.default_pattern if known and known.has_holds and _is_treated_today(turn) else pattern


def _is_treated_today(turn: Turn) -> bool:
    return turn.pack.language.treated_today.is_in(words_of(turn.words))


def _limits(turn: Turn, place: Place) -> tuple[Line, ...]:
    """Return what has to be said when a session cannot be what was asked for."""
    wished = turn.pack.pattern(str(turn.meaning.slots.get("pattern")))
    held = wished is not None and wished.has_holds and not pattern_of(place, turn.pack).has_holds
    is_moved = is_beyond_bounds(words_of(turn.words), turn.pack.language)
    return (
        *((line("breathing.no_holds.today"),) if held else ()),
        *((line("breathing.rhythm.bounds"),) if is_moved else ()),
        *_limit(turn, place),
    )


def _limit(turn: Turn, place: Place) -> tuple[Line, ...]:
    asked = float(turn.meaning.slots.get("minutes", place.minutes))
    if asked > LONGEST_MINUTES:
        return (line("breathing.opening.longest"),)
    return (line("breathing.opening.shortest"),) if asked < SHORTEST_MINUTES else ()


def _safety(turn: Turn, place: Place) -> tuple[Line, ...]:
    """Return what is said on safety: all of it before a first session and before any with holds."""
    if pattern_of(place, turn.pack).has_holds:
        turn.listener.change(breathing_advice_heard=True)
        return line("breathing.safety"), line("breathing.holds")
    if turn.listener.preferences.breathing_advice_heard:
        return (line("breathing.safety.short"),)
    turn.listener.change(breathing_advice_heard=True)
    return (line("breathing.safety"),)
