"""A guided session as SSML: each cue, then silence for what is left of its slot. The second renderer."""

from __future__ import annotations

from collections.abc import Iterable

from aftercare.conversation.reply import Line
from aftercare.domain.breathing.timeline import Slot, Timeline
from aftercare.rendering.lengths import cue_ms
from aftercare.rendering.plan import Output
from aftercare.rendering.ssml import SENTENCE_PAUSE_MS, escape, pause, spoken
from aftercare.rendering.words import Words

LEAST_BREAK_MS = 50
"""Keeps two cues apart, whatever their lengths."""


def guide_ssml(output: Output, words: Words) -> str:
    """Return an output as SSML that keeps the timeline's time, as well as a voice of known speed can."""
    lead = _lead(output, words) if output.lead else ""
    return lead + "".join(_phase(slot, words) for slot in output.segment.slots) + _said(output.tail, words)


def quiet_ssml(timeline: Timeline, words: Words) -> str:
    """Return time to write as SSML: a word where one is due, and silence for the rest."""
    return "".join(_phase(slot, words) for slot in timeline.slots)


def _lead(output: Output, words: Words) -> str:
    """Return the words before the guide, and a pause that fills their slot."""
    texts = [words.printed(line) for line in output.lead]
    taken = sum(cue_ms(text, words) for text in texts) + SENTENCE_PAUSE_MS * (len(texts) - 1)
    return _said(output.lead, words) + pause(output.lead_ms - taken)


def _phase(slot: Slot, words: Words) -> str:
    text = words.printed(Line(key=slot.cue))
    return escape(text) + pause(max(LEAST_BREAK_MS, slot.length_ms - cue_ms(text, words)))


def _said(lines: Iterable[Line], words: Words) -> str:
    return pause(SENTENCE_PAUSE_MS).join(spoken(words.parts(line), slow=False) for line in lines)
