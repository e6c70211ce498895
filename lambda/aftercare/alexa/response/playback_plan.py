"""Decide what a response carries of a guided session, and what its reprompt goes on with."""

from __future__ import annotations

from dataclasses import dataclass, replace

from aftercare.alexa.response.capabilities import Means
from aftercare.alexa.response.speech_length import room_for
from aftercare.alexa.response.words import Words
from aftercare.conversation.reply import Guide, Line, Reply
from aftercare.domain.breathing.playback import Hearing
from aftercare.domain.breathing.segments import first_segment
from aftercare.domain.breathing.timeline import Timeline

LONGEST_OUTPUT_MS = 240_000
"""What Alexa renders of an APL for audio document; the second renderer keeps to it too."""

MARGIN_MS = 10_000

LONGEST_COUNTED_MS = 180_000
"""A counted segment says something every second; two longer ones would outgrow a response."""

MICROPHONE_MS = 8_000
"""How long a device listens after a question before the reprompt is heard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What is heard in one go: words, a part of the guide, and words that end in a question."""

    lead: tuple[Line, ...] = ()
    lead_ms: int = 0
    """Length of the slot for the words before the guide."""
    segment: Timeline
    tail: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a response carries, and its reprompt."""

    token: str
    """The name of its documents, so that an error or an event says which ones it means."""
    first: Output
    second: Output | None = None
    """What someone hears who stays silent; without it the question is asked again."""
    goes_on_alone: bool = False
    """Whether the screen asks for the next segment when this one has ended."""
    pace: int | None = None
    """How fast the voice speaks, in percent of its own; the phases of a breathing keep their own time."""


def planned(
    reply: Reply, guide: Guide, words: Words, means: Means, pace: int | None = None
) -> tuple[Reply, Plan]:
    """Return a guided reply with the question it really ends in and the place it remembers, and its plan."""
    plan = _plan(reply, guide, words, means, pace)
    first, second = plan.first, plan.second
    hearing = Hearing(
        lead_ms=first.lead_ms,
        first_ms=first.segment.length_ms,
        wait_ms=room_for(first.tail, words, pace) + MICROPHONE_MS if second else 0,
        second_ms=second.segment.length_ms if second else 0,
    )
    is_last = first.tail == _ending(reply, guide)
    offer = reply.offer if is_last else guide.onward
    return replace(reply, offer=offer, memory=reply.memory.with_place(hearing=hearing)), plan


def _plan(reply: Reply, guide: Guide, words: Words, means: Means, pace: int | None) -> Plan:
    place = reply.memory.place
    token = f"{reply.memory.area}.{place.started_ms}" if place else reply.memory.area
    ending, onward = _ending(reply, guide), (guide.onward.ask,)
    lead_ms = room_for(reply.say, words, pace)
    room = LONGEST_OUTPUT_MS - MARGIN_MS - max(room_for(tail, words, pace) for tail in (ending, onward))
    if guide.timeline.is_counted:
        room = min(room, LONGEST_COUNTED_MS)
    segment, left = first_segment(guide.timeline, room - lead_ms)
    first = Output(lead=reply.say, lead_ms=lead_ms, segment=segment, tail=onward if left else ending)
    if left is None or means.has_screen:
        return Plan(token=token, first=first, goes_on_alone=left is not None, pace=pace)
    segment, left = first_segment(left, room)
    second = Output(segment=segment, tail=(guide.further,) if left else ending)
    return Plan(token=token, first=first, second=second, pace=pace)


def _ending(reply: Reply, guide: Guide) -> tuple[Line, ...]:
    return (*guide.ending, reply.offer.ask) if reply.offer else guide.ending
