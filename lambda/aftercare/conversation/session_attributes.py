"""Session attributes: what a session remembers and carries on its way out, checked on its way in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, cast, get_args

from aftercare.content.records import ContentPack
from aftercare.conversation.reply import Line, Reply
from aftercare.conversation.session_state import (
    MOST_ANSWERED,
    ActivityKind,
    Area,
    Place,
    SessionState,
    Spoken,
)
from aftercare.domain.breathing.playback import Playback
from aftercare.domain.breathing.timeline import (
    FASTEST_PACE,
    LONGEST_MINUTES,
    SLOWEST_PACE,
)
from aftercare.domain.journal.writing_time import LONGEST_MINUTES as LONGEST_WRITING
from aftercare.domain.nlu.meaning import SAFETY_LEVELS, Meaning
from aftercare.store.carried_record import decode_record, decode_waiting, encode_record
from aftercare.store.port import Stored

SCHEMA = 1
"""Raise it when the attributes change shape; a session from before the change starts afresh."""

NOTHING_WAITS: Mapping[str, Any] = MappingProxyType({})
_RECORD, _WAITING = "kept", "keep"
_LONGEST: Mapping[ActivityKind, int] = {"breathing": LONGEST_MINUTES, "writing": LONGEST_WRITING}
_MOST_LINES = 12
_LONGEST_VALUE = 80
_FURTHEST = 400
_LONGEST_SLOT = 256
_PLAIN_VALUE = re.compile(r"\d{1,5}|\d{1,2}(:\d\d)? [AP]M|on [A-Z][a-z]{2,8} \d{1,2}")
"""Counts, hours and dates are the only values that are no lines of the pack."""


def with_reply(reply: Reply) -> SessionState:
    """Return what to remember after a reply, with what "yes", "no" and "repeat" now mean."""
    offer = reply.offer
    return replace(
        reply.state,
        yes=offer.yes if offer else None,
        no=offer.no if offer else None,
        said=tuple(_spoken(said) for said in reply.say)[:_MOST_LINES],
        asked=_spoken(offer.ask) if offer else None,
        slow=reply.manner == "slow",
    )


def to_attributes(
    state: SessionState, *, record: Stored | None = None, waiting: Mapping[str, Any] = NOTHING_WAITS
) -> dict[str, Any]:
    """Return a session as its attributes; defaults are left out to keep responses small.

    It carries the listener's `record`, and what is `waiting` to be kept in it by a later turn.
    """
    full: dict[str, Any] = {
        "v": SCHEMA,
        "area": state.area,
        "topic": state.topic,
        "heard": list(state.answered),
        "position": state.position,
        "misses": state.misses,
        "slow": state.slow,
        "danger": state.danger,
        "since_danger": state.since_danger,
        "theme": state.theme,
        "weight": state.weight,
        "yes": _meaning_out(state.yes),
        "no": _meaning_out(state.no),
        "said": [_spoken_out(spoken) for spoken in state.said],
        "asked": _spoken_out(state.asked) if state.asked else None,
        _RECORD: encode_record(record) if record else None,
        _WAITING: dict(waiting),
    } | {place.kind: _place_out(place) for place in state.places}
    return {key: value for key, value in full.items() if value not in (None, 0, False, [], {})}


def from_attributes(attributes: object, pack: ContentPack) -> SessionState:
    """Return the state in session attributes; what is missing, odd or of another schema is nothing."""
    if not isinstance(attributes, Mapping) or attributes.get("v") != SCHEMA:
        return SessionState()
    area, topic = attributes.get("area"), attributes.get("topic")
    return SessionState(
        area=cast("Area", area) if area in get_args(Area) else "menu",
        topic=str(topic) if _is_key(topic, pack.topics) else None,
        answered=_answered_in(attributes.get("heard"), pack),
        position=_whole(attributes.get("position"), -_FURTHEST, _FURTHEST),
        misses=_whole(attributes.get("misses"), 0, 9),
        slow=attributes.get("slow") is True,
        danger=_one_of(attributes.get("danger"), SAFETY_LEVELS),
        since_danger=_whole(attributes.get("since_danger"), 0, 9),
        theme=_one_of(attributes.get("theme"), {prompt.theme for prompt in pack.prompts}),
        weight=_one_of(attributes.get("weight"), {"gentle", "heavy"}),
        yes=_meaning_in(attributes.get("yes"), pack),
        no=_meaning_in(attributes.get("no"), pack),
        said=_said_in(attributes.get("said"), pack),
        asked=_asked_in(attributes.get("asked"), pack),
        places=tuple(_places_in(attributes, pack)),
    )


def record_in(attributes: object) -> Stored | None:
    """Return the listener's record that a session carries, whatever the schema of its state."""
    return decode_record(attributes.get(_RECORD)) if isinstance(attributes, Mapping) else None


def waiting_in(attributes: object) -> dict[str, Any]:
    """Return what a session leaves to this turn to keep, whatever the schema of its state."""
    return decode_waiting(attributes.get(_WAITING)) if isinstance(attributes, Mapping) else {}


def _spoken(said: Line) -> Spoken:
    return Spoken(key=said.key, values=tuple(sorted(said.values.items())))


def _spoken_out(spoken: Spoken) -> list[Any]:
    return [spoken.key, dict(spoken.values)] if spoken.values else [spoken.key]


def _spoken_in(found: object, pack: ContentPack) -> Spoken | None:
    if not isinstance(found, list) or not found or not _is_key(found[0], pack.lines):
        return None
    values = found[1] if len(found) > 1 else {}
    if not isinstance(values, Mapping) or not all(_is_value(k, v, pack) for k, v in values.items()):
        return None
    return Spoken(key=found[0], values=tuple(sorted((str(k), str(v)) for k, v in values.items())))


def _is_key(found: object, known: Mapping[str, Any]) -> bool:
    return isinstance(found, str) and found in known


def _is_value(name: object, value: object, pack: ContentPack) -> bool:
    if not isinstance(name, str) or not isinstance(value, str) or len(value) > _LONGEST_VALUE:
        return False
    return value[1:] in pack.lines if value.startswith("@") else bool(_PLAIN_VALUE.fullmatch(value))


def _said_in(found: object, pack: ContentPack) -> tuple[Spoken, ...]:
    if not isinstance(found, list):
        return ()
    spoken = [_spoken_in(item, pack) for item in found[:_MOST_LINES]]
    return tuple(item for item in spoken if item is not None)


def _asked_in(found: object, pack: ContentPack) -> Spoken | None:
    """Return the question that was asked; a line that asks nothing cannot end an open session."""
    spoken = _spoken_in(found, pack)
    return spoken if spoken is not None and pack.lines[spoken.key].rstrip().endswith("?") else None


def _answered_in(found: object, pack: ContentPack) -> tuple[str, ...]:
    if not isinstance(found, list):
        return ()
    return tuple(dict.fromkeys(topic for topic in found if _is_key(topic, pack.topics)))[-MOST_ANSWERED:]


def _meaning_out(meaning: Meaning | None) -> list[Any] | None:
    if meaning is None:
        return None
    return [meaning.kind, meaning.id, dict(meaning.slots), meaning.also]


def _meaning_in(found: object, pack: ContentPack) -> Meaning | None:
    if not isinstance(found, list) or len(found) != 4:
        return None
    kind, meaning_id, slots, also = found
    if not isinstance(meaning_id, str) or not _is_known(kind, meaning_id, pack):
        return None
    kept = {k: v for k, v in slots.items() if _is_slot(k, v)} if isinstance(slots, Mapping) else {}
    also = also if isinstance(also, str) and len(also) <= _LONGEST_VALUE else None
    return Meaning(kind=kind, id=meaning_id, confidence=1.0, slots=kept, also=also)


def _is_known(kind: object, meaning_id: str, pack: ContentPack) -> bool:
    if kind == "answer":
        return meaning_id in pack.topics
    return kind == "command" or (kind == "safety" and meaning_id in SAFETY_LEVELS)


def _is_slot(name: object, value: object) -> bool:
    if not isinstance(name, str):
        return False
    if isinstance(value, str):
        return len(value) <= _LONGEST_SLOT
    return isinstance(value, int) and abs(value) <= _FURTHEST


def _place_out(place: Place) -> dict[str, Any]:
    breathed = {"pattern": place.pattern, "pace": place.pace, "counts": place.counts}
    playback = place.playback
    return {
        "minutes": place.minutes,
        "from_ms": place.from_ms,
        "started_ms": place.started_ms,
        "paused": place.paused,
        "hearing": [playback.intro_ms, playback.first_ms, playback.wait_ms, playback.second_ms],
        **(breathed if place.pattern else {}),
    }


def _places_in(attributes: Mapping[str, Any], pack: ContentPack) -> Iterator[Place]:
    for kind, longest in _LONGEST.items():
        found = attributes.get(kind)
        if not isinstance(found, Mapping) or not _is_within(found.get("minutes"), 1, longest):
            continue
        # Whole cycles may last a little longer than the minutes; nothing lasts twice as long.
        latest = longest * 120_000
        place = Place(
            kind=kind,
            minutes=int(found["minutes"]),
            from_ms=_whole(found.get("from_ms"), 0, latest),
            started_ms=_whole(found.get("started_ms"), 0, 10**14),
            paused=found.get("paused") is True,
            playback=_playback_in(found.get("hearing"), latest),
        )
        if kind == "writing":
            yield place
        elif _is_pattern(found.get("pattern"), pack) and _is_within(
            found.get("pace"), SLOWEST_PACE, FASTEST_PACE
        ):
            counts = found.get("counts") is True
            yield replace(place, pattern=found["pattern"], pace=found["pace"], counts=counts)


def _is_pattern(found: object, pack: ContentPack) -> bool:
    return isinstance(found, str) and pack.pattern(found) is not None


def _playback_in(found: object, latest: int) -> Playback:
    if not isinstance(found, list) or len(found) != 4:
        return Playback()
    intro, first, wait, second = (_whole(part, 0, latest) for part in found)
    return Playback(intro_ms=intro, first_ms=first, wait_ms=wait, second_ms=second)


def _one_of(found: object, known: Collection[str]) -> str | None:
    return found if isinstance(found, str) and found in known else None


def _is_within(value: object, low: int, high: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _whole(value: object, low: int, high: int) -> int:
    """Return a whole number within bounds, or the bound or zero nearest to what was meant."""
    if not isinstance(value, int) or isinstance(value, bool):
        return max(0, low)
    return min(max(value, low), high)
