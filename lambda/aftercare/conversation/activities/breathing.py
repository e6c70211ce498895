"""Guided breathing: start it, let it go on, steer it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from aftercare.conversation.activities.breathing_controls import ACTIONS, pause
from aftercare.conversation.activities.breathing_session import BreathingSession
from aftercare.conversation.activities.play_breathing import BreathingSettings, play_breathing, settings_of
from aftercare.conversation.reply import SEGMENT_ENDED, Line, Offer, Reply, line
from aftercare.conversation.session_state import SessionState
from aftercare.conversation.turn import Turn
from aftercare.domain.breathing.timeline import LONGEST_MINUTES, SHORTEST_MINUTES, within
from aftercare.domain.nlu.meaning import command
from aftercare.domain.nlu.slots import wants_counts

USUAL_MINUTES = 5
"""Programmes that helped avoided sessions under five minutes (PMC10741869)."""

USUAL_PACE = 100

STAY_AS_IT_IS = Reply(outcome="silent", stays=True)


def start(turn: Turn) -> Reply:
    """Begin the session asked for; what is not said is as usual for this listener."""
    settings = _settings(turn)
    name = f"@pattern.{settings.pattern}.spoken"
    opening = line("breathing.opening", pattern=name, minutes=f"@minutes.{settings.minutes}")
    return play_breathing(turn, settings, say=(*_limit(turn, settings), opening, *_safety(turn, settings)))


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


def control(turn: Turn) -> Reply:
    """Steer the session at hand; without one, say how to begin."""
    place = turn.state.breathing
    action = str(turn.meaning.slots.get("action", "pause"))
    if place is None and action in _BEGINNINGS:
        return _BEGINNINGS[action](turn)
    if place is None:
        offer = Offer(ask=line("menu.breathe.ask"), yes=command("breathe"))
        return Reply(say=(line("breathing.none"),), offer=offer, state=SessionState())
    return ACTIONS.get(action, pause)(BreathingSession(turn=turn, place=place))


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


_BEGINNINGS: Mapping[str, Callable[[Turn], Reply]] = MappingProxyType(
    {"no_holds": _start_without_holds, "counts": _start_with_counts}
)
"""Actions that also make sense where nobody breathes."""


def goes_on(turn: Turn) -> Reply:
    """Go on where a segment has ended; an event of a paused or an earlier session changes nothing."""
    place = turn.state.breathing
    if place is None or place.paused or turn.request.event != (SEGMENT_ENDED, str(place.started_ms)):
        return STAY_AS_IT_IS
    # The document says that its segment has ended, which the clocks of two machines need not agree on.
    from_ms = place.from_ms + place.playback.first_ms
    if from_ms >= settings_of(place).timeline(turn).length_ms:
        return STAY_AS_IT_IS
    return play_breathing(turn, settings_of(place), say=(), from_ms=from_ms)


def _settings(turn: Turn) -> BreathingSettings:
    """Return the session asked for."""
    slots, usual = turn.meaning.slots, turn.listener.preferences
    pattern, minutes = slots.get("pattern"), slots.get("minutes")
    asked = pattern if pattern in turn.pack.patterns else usual.breathing_pattern
    known = asked if asked in turn.pack.patterns else turn.pack.default_pattern
    return BreathingSettings(
        pattern=str(known),
        minutes=within(float(minutes)) if minutes is not None else usual.breathing_minutes or USUAL_MINUTES,
        pace=usual.breathing_pace or USUAL_PACE,
        counts=usual.breathing_counts or wants_counts(turn.words, turn.pack.language.actions),
    )


def _limit(turn: Turn, settings: BreathingSettings) -> tuple[Line, ...]:
    """Return what has to be said when a session cannot last as long, or as short, as was asked."""
    asked = float(turn.meaning.slots.get("minutes", settings.minutes))
    if asked > LONGEST_MINUTES:
        return (line("breathing.opening.longest"),)
    return (line("breathing.opening.shortest"),) if asked < SHORTEST_MINUTES else ()


def _safety(turn: Turn, settings: BreathingSettings) -> tuple[Line, ...]:
    """Return what has to be said before a first session, and before any that holds the breath."""
    if turn.pack.patterns[settings.pattern].has_holds:
        turn.listener.change(breathing_advice_heard=True)
        return line("breathing.safety"), line("breathing.holds")
    if turn.listener.preferences.breathing_advice_heard:
        return ()
    turn.listener.change(breathing_advice_heard=True)
    return (line("breathing.safety"),)
