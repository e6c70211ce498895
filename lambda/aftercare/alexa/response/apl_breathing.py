"""The circle that breathes: the same timeline that is heard, as a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from aftercare.alexa.response.apl import CIRCLE, DIM, LIGHT, Json, directive, document, share, share_by_shape
from aftercare.alexa.response.playback_plan import PlaybackPlan
from aftercare.alexa.response.speech_length import room_for
from aftercare.alexa.response.words import Words
from aftercare.conversation.reply import SEGMENT_ENDED, Reply, line
from aftercare.domain.breathing.fullness import Change, fullness
from aftercare.domain.breathing.timeline import Slot, Timeline

SMALLEST = 0.4
"""Of the circle's full size, with the lungs empty."""

CLOCK_MS = 10_000
"""How often the time left is shown anew; every second would make one watch the clock."""


def breathing_directive(reply: Reply, plan: PlaybackPlan, left_ms: int, words: Words, *, name: str) -> Json:
    """Return the directive that shows a segment, `left_ms` before the end of the session."""
    segment = plan.first.segment
    changes = list(fullness(segment.slots))
    data = {
        "name": words.printed(line(f"pattern.{segment.pattern_id}.spoken")),
        "word": _word(segment.slots[0], changes[0], words),
        "left": _left(left_ms, words),
        "label": words.printed(line("screen.breathing")),
    }
    shown = document(_circle(changes[0][0]), *_texts())
    shown["onMount"] = [
        {
            "type": "Parallel",
            "screenLock": True,
            "commands": [
                _on("breath", [*_breath(segment, changes, plan, words), *segment_end(reply, plan, words)]),
                _on("clock", list(_clock(left_ms, segment.length_ms, plan, words))),
            ],
        }
    ]
    return directive(shown, data, name=name)


def _on(sequencer: str, commands: Sequence[Json]) -> Json:
    return {"type": "Sequential", "sequencer": sequencer, "screenLock": True, "commands": list(commands)}


def _circle(full: float) -> Json:
    size = share(0.7)
    return {
        "type": "Container",
        "position": "absolute",
        "width": "100%",
        "height": "100%",
        "alignItems": "center",
        "justifyContent": "center",
        "item": {
            "type": "Frame",
            "id": "circle",
            "accessibilityLabel": "${payload.shown.label}",
            "width": size,
            "height": size,
            "borderRadius": share(0.35),
            "backgroundColor": CIRCLE,
            "transform": [{"scale": _scale(full)}],
        },
    }


def _texts() -> Iterator[Json]:
    yield _text("word", "${payload.shown.word}", size=0.12, color=LIGHT, height="100%")
    yield _text("name", "${payload.shown.name}", size=0.05, round_size=0.042, color=DIM, height=share(0.22))
    yield _text("left", "${payload.shown.left}", size=0.06, color=DIM, height=share(0.2), bottom=0)


def _text(
    name: str, text: str, *, size: float, color: str, round_size: float | None = None, **place: str | int
) -> Json:
    """Return a text; a round screen is narrow where a name stands, so there it may be smaller."""
    return {
        "type": "Text",
        "id": name,
        "text": text,
        "position": "absolute",
        "width": "100%",
        "textAlign": "center",
        "textAlignVertical": "center",
        "fontSize": share(size) if round_size is None else share_by_shape(size, round_size),
        "color": color,
        **place,
    }


def _breath(segment: Timeline, changes: list[Change], plan: PlaybackPlan, words: Words) -> Iterator[Json]:
    """Yield the slots in order; cycles that are alike are written once and repeated."""
    if plan.first.intro_ms:
        yield {"type": "Idle", "delay": plan.first.intro_ms}
    phases = [_phase(slot, change, words) for slot, change in zip(segment.slots, changes, strict=True)]
    starts = [i for i, slot in enumerate(segment.slots) if slot.phase == 0 and slot.kind != "settle"]
    starts += [len(phases)]
    yield from phases[: starts[0]]
    cycles = [phases[one:two] for one, two in pairwise(starts)]
    while cycles:
        alike = next((i for i, cycle in enumerate(cycles) if cycle != cycles[0]), len(cycles))
        yield {"type": "Sequential", "repeatCount": alike - 1, "commands": cycles[0]}
        cycles = cycles[alike:]


def _phase(slot: Slot, change: Change, words: Words) -> Json:
    before, after = (_scale(full) for full in change)
    grow = {"property": "transform", "from": [{"scale": before}], "to": [{"scale": after}]}
    animate: Json = {
        "type": "AnimateItem",
        "componentId": "circle",
        "duration": slot.length_ms,
        "easing": "ease-in-out",
        "value": [grow],
    }
    return {"type": "Parallel", "commands": [_set("word", _word(slot, change, words)), animate]}


def _clock(left_ms: int, length_ms: int, plan: PlaybackPlan, words: Words) -> Iterator[Json]:
    """Yield the time left every ten seconds of the session, at moments when it is a round time."""
    delay = plan.first.intro_ms + left_ms % CLOCK_MS
    for moment in range(left_ms % CLOCK_MS, length_ms + 1, CLOCK_MS):
        yield {**_set("left", _left(left_ms - moment, words)), "delay": delay}
        delay = CLOCK_MS


def segment_end(reply: Reply, plan: PlaybackPlan, words: Words) -> Iterator[Json]:
    """Yield the event that asks for the next segment, once the question was heard."""
    place = reply.state.place
    if plan.goes_on_alone and place is not None:
        wait = room_for(plan.first.tail, words, plan.speech_rate)
        arguments = [SEGMENT_ENDED, str(place.started_ms)]
        yield {"type": "SendEvent", "delay": wait, "arguments": arguments}


def _set(name: str, text: str) -> Json:
    return {"type": "SetValue", "componentId": name, "property": "text", "value": text}


def _word(slot: Slot, change: Change, words: Words) -> str:
    """Return the word of a phase; to hold with empty lungs is to rest."""
    kind = "rest" if slot.kind == "hold" and change[0] == 0 else slot.kind
    return words.printed(line(f"screen.{kind}"))


def _left(milliseconds: int, words: Words) -> str:
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    return words.printed(line("screen.left", time=f"{minutes}:{seconds:02}"))


def _scale(full: float) -> float:
    return round(SMALLEST + (1 - SMALLEST) * full, 3)
