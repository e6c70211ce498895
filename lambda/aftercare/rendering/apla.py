"""APL for audio: each phase is a slot of exact length, whatever the speed of the voice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from aftercare.conversation.reply import Line
from aftercare.domain.breathing.timeline import SILENT, Slot
from aftercare.rendering.plan import Output
from aftercare.rendering.ssml import SENTENCE_PAUSE_MS, escape, pause, spoken
from aftercare.rendering.words import Words

VERSION = "0.91"

Json = dict[str, Any]


def apla_directive(output: Output, words: Words, *, token: str, pace: int | None = None) -> Json:
    """Return the directive that plays an output from its first word to its question."""
    lead = [_slot(output.lead_ms, _said(output.lead, words, pace))] if output.lead else []
    guide = [_phase(slot, words, pace) for slot in output.segment.slots]
    items = [*lead, *guide, _speech(_said(output.tail, words, pace))]
    template = {"parameters": ["payload"], "items": [{"type": "Sequencer", "items": items}]}
    return {
        "type": "Alexa.Presentation.APLA.RenderDocument",
        "token": token,
        "document": {"type": "APLA", "version": VERSION, "mainTemplate": template},
        "datasources": {},
    }


def _phase(slot: Slot, words: Words, pace: int | None) -> Json:
    """Return a phase; a voice slower than the phase is cut rather than let it delay the next."""
    if slot.cue == SILENT:
        return {"type": "Silence", "duration": slot.length_ms}
    if slot.kind == "quiet":
        return _slot(slot.length_ms, _said([Line(key=slot.cue)], words, pace), duration="trimToParent")
    cue = _toned(escape(words.printed(Line(key=slot.cue))), words.tones.get(slot.kind, {}))
    return _slot(slot.length_ms, cue, duration="trimToParent")


def _slot(length_ms: int, inner: str, **limit: str) -> Json:
    """Return speech laid over silence: the mixer lasts as long as the silence."""
    return {"type": "Mixer", "items": [{"type": "Silence", "duration": length_ms}, _speech(inner, **limit)]}


def _speech(inner: str, **limit: str) -> Json:
    return {"type": "Speech", "contentType": "SSML", "content": f"<speak>{inner}</speak>", **limit}


def _said(lines: Iterable[Line], words: Words, pace: int | None) -> str:
    return pause(SENTENCE_PAUSE_MS).join(spoken(words.parts(line), slow=False, pace=pace) for line in lines)


def _toned(inner: str, tone: Mapping[str, str]) -> str:
    attributes = "".join(f' {name}="{value}"' for name, value in sorted(tone.items()))
    return f"<prosody{attributes}>{inner}</prosody>" if attributes else inner
