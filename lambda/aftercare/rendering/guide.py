"""A breathing timeline as SSML: each cue, then silence for what is left of its slot."""

from __future__ import annotations

from aftercare.conversation.reply import Line
from aftercare.domain.breathing.timeline import Timeline
from aftercare.rendering.ssml import escape, pause
from aftercare.rendering.words import Words

CUE_START_MS = 120
CUE_MS_PER_CHARACTER = 62
"""How long a cue takes to say, estimated from its letters; about 16 letters a second."""


def cue_ms(text: str) -> int:
    """Return about how long a voice needs for a cue, in milliseconds."""
    return CUE_START_MS + CUE_MS_PER_CHARACTER * len(text)


def guide_ssml(timeline: Timeline, words: Words) -> str:
    """Return the whole session as SSML that keeps the timeline's time."""
    pieces = []
    for slot in timeline.slots:
        text = words.printed(Line(key=slot.cue))
        pieces.append(escape(text) + pause(slot.length_ms - cue_ms(text)))
    return "".join(pieces)
