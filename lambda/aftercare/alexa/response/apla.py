"""APL for audio: each phase is a slot of exact length, whatever the speed of the voice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from aftercare.alexa.response.playback_plan import Output
from aftercare.alexa.response.speech_length import sound_ms
from aftercare.alexa.response.ssml import SENTENCE_PAUSE_MS, escape, pause, spoken
from aftercare.alexa.response.words import Words
from aftercare.conversation.reply import Line
from aftercare.domain.breathing.counting import counts_of
from aftercare.domain.breathing.timeline import SILENT, Slot

VERSION = "0.91"

COUNT_TONE = "count"

Json = dict[str, Any]


def apla_directive(output: Output, words: Words, *, token: str, speech_rate: int | None = None) -> Json:
    """Return the directive that plays an output from its first word to its question."""
    intro = [_slot(output.intro_ms, _speech(_said(output.intro, words, speech_rate)))] if output.intro else []
    guided = [_part(slot, words, speech_rate) for slot in output.segment.slots]
    items = [*intro, *guided, _speech(_said(output.tail, words, speech_rate))]
    document = {
        "type": "APLA",
        "version": VERSION,
        "mainTemplate": {"parameters": ["payload"], "items": [{"type": "Sequencer", "items": items}]},
    }
    if output.segment.is_counted:
        document["compositions"] = _compositions(output.segment.slots, words)
    return {
        "type": "Alexa.Presentation.APLA.RenderDocument",
        "token": token,
        "document": document,
        "datasources": {},
    }


def _part(slot: Slot, words: Words, speech_rate: int | None) -> Json:
    """Return a slot of a session; only the words of a time to write follow the rate of the voice."""
    if slot.cue == SILENT:
        return {"type": "Silence", "duration": slot.length_ms}
    if slot.kind == "quiet":
        return _slot(slot.length_ms, _cut(_said([Line(key=slot.cue)], words, speech_rate)))
    return _phase(slot, words)


def _phase(slot: Slot, words: Words) -> Json:
    """Return a phase; a voice slower than the phase is cut rather than let it delay the next."""
    cue = words.printed(Line(key=slot.cue))
    if not slot.beat_ms:
        return _slot(slot.length_ms, _cut(_toned(escape(cue), words.tones.get(slot.kind, {}))))
    return _slot(
        slot.length_ms, {"type": _composition(slot.kind), "say": escape(cue)}, *_counts(slot, cue, words)
    )


def _counts(slot: Slot, cue: str, words: Words) -> Iterator[Json]:
    """Yield what counts a phase: silence up to the first number, then a slot for each."""
    counts = list(counts_of(slot, sound_ms(cue, words)))
    if counts:
        numbers = [_slot(count.length_ms, _number(count.number, words)) for count in counts]
        first: Json = {"type": "Silence", "duration": counts[0].start_ms}
        yield {"type": "Sequencer", "items": [first, *numbers]}


def _number(number: int, words: Words) -> Json:
    return {
        "type": _composition(COUNT_TONE),
        "say": escape(words.printed(Line(key=f"breathing.count.{number}"))),
    }


def _compositions(slots: Iterable[Slot], words: Words) -> Json:
    """Return what every cue and count of a kind has in common.

    A counted session says something every second; written out each time it would outgrow a response.
    """
    kinds = sorted({slot.kind for slot in slots if slot.beat_ms} | {COUNT_TONE})
    return {_composition(kind): _cue_of(words.tones.get(kind, {})) for kind in kinds}


def _cue_of(tone: Mapping[str, str]) -> Json:
    says = {"name": "say", "type": "string"}
    return {"parameters": [says], "items": [_cut(_toned("${say}", tone))]}


def _composition(kind: str) -> str:
    return f"{kind}_cue"


def _slot(length_ms: int, *inner: Json) -> Json:
    """Return speech laid over silence: the mixer lasts as long as the silence."""
    return {"type": "Mixer", "items": [{"type": "Silence", "duration": length_ms}, *inner]}


def _cut(inner: str) -> Json:
    return {**_speech(inner), "duration": "trimToParent"}


def _speech(inner: str) -> Json:
    return {"type": "Speech", "contentType": "SSML", "content": f"<speak>{inner}</speak>"}


def _said(lines: Iterable[Line], words: Words, speech_rate: int | None) -> str:
    return pause(SENTENCE_PAUSE_MS).join(
        spoken(words.parts(line), slow=False, speech_rate=speech_rate) for line in lines
    )


def _toned(inner: str, tone: Mapping[str, str]) -> str:
    attributes = "".join(f' {name}="{value}"' for name, value in sorted(tone.items()))
    return f"<prosody{attributes}>{inner}</prosody>" if attributes else inner
