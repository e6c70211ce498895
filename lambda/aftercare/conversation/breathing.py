"""Guided breathing: start it, steer it, end it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from aftercare.content.records import ContentPack
from aftercare.conversation.memory import BreathingPlace, Memory
from aftercare.conversation.offers import menu_offer
from aftercare.conversation.reply import Line, Offer, Reply, line
from aftercare.conversation.turn import Turn
from aftercare.domain.breathing.timeline import (
    FASTEST_PACE,
    SLOWEST_PACE,
    Timeline,
    lay_out,
    within,
)
from aftercare.domain.understanding.meaning import command

USUAL_MINUTES = 5
"""Programmes that helped avoided sessions under five minutes (PMC10741869)."""

PACE_STEP = 10
MINUTES_STEP = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """The session a listener wants."""

    pattern: str
    minutes: int
    pace: int = 100


def start(turn: Turn) -> Reply:
    """Lead the session asked for; what is not said is as usual for this listener."""
    wish = _wish(turn)
    turn.listener.change(breathing_pattern=wish.pattern, breathing_minutes=wish.minutes)
    name = f"@pattern.{wish.pattern}.spoken"
    opening = [
        line("breathing.opening", pattern=name, minutes=_minutes(wish.minutes)),
        line("breathing.safety"),
    ]
    if turn.pack.patterns[wish.pattern].has_holds:
        opening.append(line("breathing.holds"))
    return _lead(turn, wish, say=tuple(opening))


def control(turn: Turn) -> Reply:
    """Steer the session at hand; without one, say how to begin."""
    place = turn.memory.breathing
    if place is None or place.pattern not in turn.pack.patterns:
        offer = Offer(ask=line("menu.breathe.ask"), yes=command("breathe"))
        return Reply(say=(line("breathing.none"),), offer=offer, memory=Memory())
    action = str(turn.meaning.slots.get("action", "pause"))
    return _CONTROLS.get(action, _pause)(turn, place)


def _wish(turn: Turn) -> Wish:
    slots: Mapping[str, str | int | float] = turn.meaning.slots
    pattern, minutes = slots.get("pattern"), slots.get("minutes")
    if pattern in turn.pack.patterns and minutes is not None:
        return Wish(pattern=str(pattern), minutes=within(float(minutes)))
    usual = turn.listener.preferences
    pattern = pattern if pattern in turn.pack.patterns else usual.breathing_pattern
    minutes = within(float(minutes)) if minutes is not None else usual.breathing_minutes or USUAL_MINUTES
    known = pattern if pattern in turn.pack.patterns else turn.pack.default_pattern
    return Wish(pattern=str(known), minutes=minutes)


def _lead(turn: Turn, wish: Wish, *, say: tuple[Line, ...], from_ms: int = 0) -> Reply:
    timeline = _timeline(turn.pack, wish).rest_from(from_ms)
    place = BreathingPlace(
        pattern=wish.pattern,
        minutes=wish.minutes,
        pace=wish.pace,
        from_ms=from_ms,
        started_ms=turn.heard.now_ms,
    )
    return Reply(
        say=say,
        guide=timeline,
        after_guide=(line("breathing.end"),),
        offer=_again_offer(),
        memory=Memory(area="breathing", breathing=place),
    )


def _timeline(pack: ContentPack, wish: Wish) -> Timeline:
    return lay_out(pack.patterns[wish.pattern], minutes=wish.minutes, pace=wish.pace)


def _again_offer() -> Offer:
    return Offer(
        ask=line("breathing.again.ask"), yes=command("breathe.control", action="again"), no=command("stop")
    )


def _at(turn: Turn, place: BreathingPlace) -> int:
    """Return where on the timeline the listener is, in milliseconds."""
    if place.paused:
        return place.from_ms
    return place.from_ms + max(0, turn.heard.now_ms - place.started_ms)


def _wish_of(place: BreathingPlace) -> Wish:
    return Wish(pattern=place.pattern, minutes=place.minutes, pace=place.pace)


def _pause(turn: Turn, place: BreathingPlace) -> Reply:
    memory = Memory(area="breathing", breathing=replace(place, paused=True, from_ms=_at(turn, place)))
    offer = Offer(ask=line("breathing.resume.ask"), yes=command("breathe.control", action="resume"))
    return Reply(say=(line("breathing.paused"),), offer=offer, memory=memory)


def _resume(turn: Turn, place: BreathingPlace) -> Reply:
    return _lead(turn, _wish_of(place), say=(line("breathing.resumed"),), from_ms=_at(turn, place))


def _again(turn: Turn, place: BreathingPlace) -> Reply:
    return _lead(turn, _wish_of(place), say=(line("breathing.again"),))


def _longer(turn: Turn, place: BreathingPlace) -> Reply:
    return _changed(turn, place, minutes=within(place.minutes + MINUTES_STEP), said="breathing.longer")


def _shorter(turn: Turn, place: BreathingPlace) -> Reply:
    return _changed(turn, place, minutes=within(place.minutes - MINUTES_STEP), said="breathing.shorter")


def _slower(turn: Turn, place: BreathingPlace) -> Reply:
    return _changed(turn, place, pace=max(SLOWEST_PACE, place.pace - PACE_STEP), said="breathing.slower")


def _faster(turn: Turn, place: BreathingPlace) -> Reply:
    return _changed(turn, place, pace=min(FASTEST_PACE, place.pace + PACE_STEP), said="breathing.faster")


def _no_holds(turn: Turn, place: BreathingPlace) -> Reply:
    wish = replace(_wish_of(place), pattern=turn.pack.default_pattern)
    return _lead(turn, wish, say=(line("breathing.no_holds"),))


def _time_left(turn: Turn, place: BreathingPlace) -> Reply:
    at = _at(turn, place)
    left = max(0, _timeline(turn.pack, _wish_of(place)).length_ms - at)
    say = line("breathing.time_left", minutes=_minutes(max(1, round(left / 60_000))))
    return _lead(turn, _wish_of(place), say=(say,), from_ms=at)


def _skip_talking(turn: Turn, place: BreathingPlace) -> Reply:
    return _lead(turn, _wish_of(place), say=(), from_ms=0)


def _changed(
    turn: Turn, place: BreathingPlace, *, said: str, minutes: int | None = None, pace: int | None = None
) -> Reply:
    """Go on with another length or pace, as far through as before."""
    before = _wish_of(place)
    wish = replace(before, minutes=minutes or before.minutes, pace=pace or before.pace)
    at = _at(turn, place) * before.pace // wish.pace
    return _lead(turn, wish, say=(line(said),), from_ms=at)


def _minutes(count: int) -> str:
    return f"@minutes.{count}"


_CONTROLS = {
    "pause": _pause,
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

__all__ = ["control", "menu_offer", "start"]
