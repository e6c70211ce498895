"""Steer a breathing session under way; each control keeps the listener's place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from aftercare.conversation.leading import Wish, again_offer, lead, resume_offer, wish_of
from aftercare.conversation.memory import BreathingPlace, Memory
from aftercare.conversation.reply import Line, Reply, line
from aftercare.conversation.turn import Turn
from aftercare.domain.breathing.place import Hearing, same_place
from aftercare.domain.breathing.timeline import (
    FASTEST_PACE,
    LONGEST_MINUTES,
    SHORTEST_MINUTES,
    SLOWEST_PACE,
    Slot,
)

PACE_STEP = 10

PAUSE_MS = 60_000
"""A pause is quiet for so long before it asks; the session would end 16 seconds after a question."""

NEARLY_DONE_MS = 50_000
"""Below this "about one minute" would be too much."""

Control = Callable[[Turn, BreathingPlace], Reply]


def pause(turn: Turn, place: BreathingPlace) -> Reply:
    """Wait where the listener is; after the end there is nothing to wait for."""
    if _has_ended(turn, place):
        return _over(turn)
    memory = Memory(area="breathing", breathing=held(turn, place))
    return Reply(say=(line("breathing.paused"),), offer=resume_offer(), quiet_ms=PAUSE_MS, memory=memory)


def held(turn: Turn, place: BreathingPlace) -> BreathingPlace:
    """Return the place to go on from while something else is said; after the end there is none to hold."""
    if _has_ended(turn, place):
        return place
    return replace(place, paused=True, from_ms=_running(turn, place).start_ms, hearing=Hearing())


def _resume(turn: Turn, place: BreathingPlace) -> Reply:
    """Go on with the phase that was running; after the end, from the beginning."""
    if _has_ended(turn, place):
        return _again(turn, place)
    return _go_on(turn, place, "breathing.resumed")


def _again(turn: Turn, place: BreathingPlace) -> Reply:
    return lead(turn, wish_of(place), say=(line("breathing.again"),))


def _longer(turn: Turn, place: BreathingPlace) -> Reply:
    if place.minutes == LONGEST_MINUTES:
        return _go_on_or_over(turn, place, "breathing.longest")
    return _changed(turn, place, replace(wish_of(place), minutes=place.minutes + 1), "breathing.longer")


def _shorter(turn: Turn, place: BreathingPlace) -> Reply:
    if place.minutes == SHORTEST_MINUTES or _has_ended(turn, place):
        return _go_on_or_over(turn, place, "breathing.shortest")
    return _changed(turn, place, replace(wish_of(place), minutes=place.minutes - 1), "breathing.shorter")


def _slower(turn: Turn, place: BreathingPlace) -> Reply:
    if place.pace == SLOWEST_PACE:
        return _go_on(turn, place, "breathing.slowest")
    pace = max(SLOWEST_PACE, place.pace - PACE_STEP)
    return _changed(turn, place, replace(wish_of(place), pace=pace), "breathing.slower")


def _faster(turn: Turn, place: BreathingPlace) -> Reply:
    if place.pace == FASTEST_PACE:
        return _go_on(turn, place, "breathing.fastest")
    pace = min(FASTEST_PACE, place.pace + PACE_STEP)
    return _changed(turn, place, replace(wish_of(place), pace=pace), "breathing.faster")


def _no_holds(turn: Turn, place: BreathingPlace) -> Reply:
    if not turn.pack.patterns[place.pattern].has_holds:
        return _go_on(turn, place, "breathing.no_holds.already")
    wish = replace(wish_of(place), pattern=turn.pack.default_pattern)
    return _changed(turn, place, wish, "breathing.no_holds")


def _time_left(turn: Turn, place: BreathingPlace) -> Reply:
    if _has_ended(turn, place):
        return _over(turn)
    left_ms = wish_of(place).timeline(turn).length_ms - _at(turn, place)
    if left_ms < NEARLY_DONE_MS:
        return _lead_here(turn, place, (line("breathing.nearly_done"),))
    return _lead_here(
        turn, place, (line("breathing.time_left", minutes=f"@minutes.{round(left_ms / 60_000)}"),)
    )


def _skip_talking(turn: Turn, place: BreathingPlace) -> Reply:
    """Go on without a word; from the settling-in, to the first breath."""
    running = _running(turn, place)
    from_ms = running.end_ms if running.kind == "settle" else running.start_ms
    return lead(turn, wish_of(place), say=(), from_ms=from_ms)


def _changed(turn: Turn, place: BreathingPlace, wish: Wish, said: str) -> Reply:
    """Go on with another session in the same place; after the end from the start, unless it got longer."""
    if _has_ended(turn, place) and wish.minutes == place.minutes:
        return lead(turn, wish, say=(line(said),))
    slot = same_place(_running(turn, place), wish.timeline(turn))
    return lead(turn, wish, say=(line(said),), from_ms=slot.start_ms)


def _go_on_or_over(turn: Turn, place: BreathingPlace, said: str) -> Reply:
    return _over(turn) if _has_ended(turn, place) else _go_on(turn, place, said)


def _go_on(turn: Turn, place: BreathingPlace, said: str) -> Reply:
    if _has_ended(turn, place):
        return _again(turn, place)
    return _lead_here(turn, place, (line(said),))


def _lead_here(turn: Turn, place: BreathingPlace, say: tuple[Line, ...]) -> Reply:
    return lead(turn, wish_of(place), say=say, from_ms=_running(turn, place).start_ms)


def _over(turn: Turn) -> Reply:
    """Say that the session has ended, and offer it again."""
    return Reply(say=(line("breathing.over"),), offer=again_offer(), memory=replace(turn.memory, misses=0))


def _at(turn: Turn, place: BreathingPlace) -> int:
    return place.at(turn.heard.now_ms)


def _running(turn: Turn, place: BreathingPlace) -> Slot:
    return wish_of(place).timeline(turn).running_at(_at(turn, place))


def _has_ended(turn: Turn, place: BreathingPlace) -> bool:
    return _at(turn, place) >= wish_of(place).timeline(turn).length_ms


ACTIONS: Mapping[str, Control] = MappingProxyType(
    {
        "pause": pause,
        "resume": _resume,
        "again": _again,
        "longer": _longer,
        "shorter": _shorter,
        "slower": _slower,
        "faster": _faster,
        "no_holds": _no_holds,
        "skip_talking": _skip_talking,
        "time_left": _time_left,
    }
)
"""What can be done to a session, by the values of the slot `action`."""
