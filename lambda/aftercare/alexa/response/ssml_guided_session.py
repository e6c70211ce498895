"""A guided session as SSML: each cue, then silence for what is left of its slot. The second renderer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aftercare.alexa.response.playback_plan import Output
from aftercare.alexa.response.speech_length import at_rate, cue_ms
from aftercare.alexa.response.ssml import SENTENCE_PAUSE_MS, pause, spoken
from aftercare.alexa.response.words import Words
from aftercare.conversation.reply import Line
from aftercare.domain.breathing.counting import counts_of
from aftercare.domain.breathing.timeline import SILENT, Slot

LEAST_BREAK_MS = 50
"""Keeps two cues apart, whatever their lengths."""


def guided_session_ssml(output: Output, words: Words, *, speech_rate: int | None = None) -> str:
    """Return an output as SSML that keeps the timeline's time, as well as a voice of known speed can."""
    intro = _intro(output, words, speech_rate) if output.intro else ""
    phases = "".join(_part(slot, words, speech_rate) for slot in output.segment.slots)
    return intro + phases + _said(output.tail, words, speech_rate)


def _intro(output: Output, words: Words, speech_rate: int | None) -> str:
    """Return the words before the session, and a pause that fills their slot."""
    lengths = [_length_of(line, words, speech_rate) for line in output.intro]
    taken = sum(lengths) + SENTENCE_PAUSE_MS * (len(lengths) - 1)
    return _said(output.intro, words, speech_rate) + pause(output.intro_ms - taken)


def _part(slot: Slot, words: Words, speech_rate: int | None) -> str:
    """Return a slot of a session; only the words of a time to write follow the rate of the voice."""
    if slot.cue == SILENT:
        return pause(slot.length_ms)
    timed = [(Line(key=slot.cue), 0), *_counts(slot, words)]
    return _timed(timed, slot.length_ms, words, speech_rate if slot.kind == "quiet" else None)


def _counts(slot: Slot, words: Words) -> Iterator[tuple[Line, int]]:
    """Yield each number that can be said in its time, and when; at a quick pace there may be none."""
    for count in counts_of(slot, _length_of(Line(key=slot.cue), words) + LEAST_BREAK_MS):
        number = Line(key=f"breathing.count.{count.number}")
        if _length_of(number, words) + LEAST_BREAK_MS <= count.length_ms:
            yield number, count.start_ms


def _timed(lines: list[tuple[Line, int]], length_ms: int, words: Words, speech_rate: int | None) -> str:
    """Return lines with the silence that makes each begin at its time, and the last end with the slot."""
    ends = [start for _, start in lines[1:]] + [length_ms]
    return "".join(
        _said([line], words, speech_rate)
        + pause(max(LEAST_BREAK_MS, end - start - _length_of(line, words, speech_rate)))
        for (line, start), end in zip(lines, ends, strict=True)
    )


def _length_of(line: Line, words: Words, speech_rate: int | None = None) -> int:
    return at_rate(cue_ms(words.printed(line), words), speech_rate)


def _said(lines: Iterable[Line], words: Words, speech_rate: int | None) -> str:
    return pause(SENTENCE_PAUSE_MS).join(
        spoken(words.parts(line), slow=False, speech_rate=speech_rate) for line in lines
    )
