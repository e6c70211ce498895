"""A guided session as SSML: each cue, then silence for what is left of its slot. The second renderer."""

from __future__ import annotations

from collections.abc import Iterable

from aftercare.conversation.reply import Line
from aftercare.domain.breathing.timeline import SILENT, Slot
from aftercare.rendering.lengths import cue_ms, paced
from aftercare.rendering.plan import Output
from aftercare.rendering.ssml import SENTENCE_PAUSE_MS, pause, spoken
from aftercare.rendering.words import Words

LEAST_BREAK_MS = 50
"""Keeps two cues apart, whatever their lengths."""


def guide_ssml(output: Output, words: Words, *, pace: int | None = None) -> str:
    """Return an output as SSML that keeps the timeline's time, as well as a voice of known speed can."""
    lead = _lead(output, words, pace) if output.lead else ""
    phases = "".join(_phase(slot, words, pace) for slot in output.segment.slots)
    return lead + phases + _said(output.tail, words, pace)


def _lead(output: Output, words: Words, pace: int | None) -> str:
    """Return the words before the guide, and a pause that fills their slot."""
    texts = [words.printed(line) for line in output.lead]
    taken = sum(paced(cue_ms(text, words), pace) for text in texts) + SENTENCE_PAUSE_MS * (len(texts) - 1)
    return _said(output.lead, words, pace) + pause(output.lead_ms - taken)


def _phase(slot: Slot, words: Words, pace: int | None) -> str:
    if slot.cue == SILENT:
        return pause(slot.length_ms)
    pace = pace if slot.kind == "quiet" else None
    text = words.printed(Line(key=slot.cue))
    said = spoken(words.parts(Line(key=slot.cue)), slow=False, pace=pace)
    return said + pause(max(LEAST_BREAK_MS, slot.length_ms - paced(cue_ms(text, words), pace)))


def _said(lines: Iterable[Line], words: Words, pace: int | None) -> str:
    return pause(SENTENCE_PAUSE_MS).join(spoken(words.parts(line), slow=False, pace=pace) for line in lines)
