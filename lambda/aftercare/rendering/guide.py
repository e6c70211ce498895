"""A guided session as SSML: each cue, then silence for what is left of its slot. The second renderer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aftercare.conversation.reply import Line
from aftercare.domain.breathing.counting import counts_of
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
    return _timed([(text, 0), *_counts(slot, text, words)], slot.length_ms, words)


def _counts(slot: Slot, cue: str, words: Words) -> Iterator[tuple[str, int]]:
    """Yield each number that can be said in its time, and when; at a quick pace there may be none."""
    for count in counts_of(slot, cue_ms(cue, words) + LEAST_BREAK_MS):
        text = words.printed(Line(key=f"breathing.count.{count.number}"))
        if cue_ms(text, words) + LEAST_BREAK_MS <= count.length_ms:
            yield text, count.start_ms


def _timed(texts: list[tuple[str, int]], length_ms: int, words: Words) -> str:
    """Return texts with the silence that makes each begin at its time, and the last end with the slot."""
    ends = [start for _, start in texts[1:]] + [length_ms]
    return "".join(
        escape(text) + pause(max(LEAST_BREAK_MS, end - start - cue_ms(text, words)))
        for (text, start), end in zip(texts, ends, strict=True)
    )


def _said(lines: Iterable[Line], words: Words) -> str:
    return pause(SENTENCE_PAUSE_MS).join(spoken(words.parts(line), slow=False) for line in lines)
