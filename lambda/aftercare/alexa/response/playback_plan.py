"""Decide what a response carries of a guided session, and what its reprompt goes on with."""

from __future__ import annotations

from dataclasses import dataclass, replace

from aftercare.alexa.response.capabilities import Capabilities
from aftercare.alexa.response.speech_length import room_for
from aftercare.alexa.response.words import Words
from aftercare.conversation.reply import GuidedSession, Line, Reply
from aftercare.domain.breathing.playback import Playback
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
    """What is heard in one go: words, a part of the session, and words that end in a question."""

    intro: tuple[Line, ...] = ()
    intro_ms: int = 0
    """Length of the slot for the words before the session."""
    segment: Timeline
    tail: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaybackPlan:
    """What a response carries, and its reprompt."""

    token: str
    """The name of its documents, so that an error or an event says which ones it means."""
    first: Output
    second: Output | None = None
    """What someone hears who stays silent; without it the question is asked again."""
    goes_on_alone: bool = False
    """Whether the screen asks for the next segment when this one has ended."""
    speech_rate: int | None = None
    """How fast the voice speaks, in percent of its own; the phases of a breathing keep their own time."""


def plan_playback(
    reply: Reply,
    guided: GuidedSession,
    words: Words,
    capabilities: Capabilities,
    speech_rate: int | None = None,
) -> tuple[Reply, PlaybackPlan]:
    """Return a guided reply with the question it really ends in and the place it remembers, and its plan."""
    plan = _plan(reply, guided, words, capabilities, speech_rate)
    first, second = plan.first, plan.second
    playback = Playback(
        intro_ms=first.intro_ms,
        first_ms=first.segment.length_ms,
        wait_ms=room_for(first.tail, words, speech_rate) + MICROPHONE_MS if second else 0,
        second_ms=second.segment.length_ms if second else 0,
    )
    is_last = first.tail == _ending(reply, guided)
    offer = reply.offer if is_last else guided.onward
    return replace(reply, offer=offer, state=reply.state.with_place(playback=playback)), plan


def _plan(
    reply: Reply, guided: GuidedSession, words: Words, capabilities: Capabilities, speech_rate: int | None
) -> PlaybackPlan:
    place = reply.state.place
    token = f"{reply.state.area}.{place.started_ms}" if place else reply.state.area
    ending, onward = _ending(reply, guided), (guided.onward.ask,)
    intro_ms = room_for(reply.say, words, speech_rate)
    room = (
        LONGEST_OUTPUT_MS - MARGIN_MS - max(room_for(tail, words, speech_rate) for tail in (ending, onward))
    )
    if guided.timeline.is_counted:
        room = min(room, LONGEST_COUNTED_MS)
    segment, left = first_segment(guided.timeline, room - intro_ms)
    first = Output(intro=reply.say, intro_ms=intro_ms, segment=segment, tail=onward if left else ending)
    if left is None or capabilities.has_screen:
        return PlaybackPlan(token=token, first=first, goes_on_alone=left is not None, speech_rate=speech_rate)
    segment, left = first_segment(left, room)
    second = Output(segment=segment, tail=(guided.further,) if left else ending)
    return PlaybackPlan(token=token, first=first, second=second, speech_rate=speech_rate)


def _ending(reply: Reply, guided: GuidedSession) -> tuple[Line, ...]:
    return (*guided.ending, reply.offer.ask) if reply.offer else guided.ending
