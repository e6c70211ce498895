"""APL for audio: each phase is a slot of exact length, whatever the speed of the voice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from aftercare.conversation.reply import Line
from aftercare.domain.breathing.timeline import Slot
from aftercare.rendering.plan import Output
from aftercare.rendering.ssml import SENTENCE_PAUSE_MS, escape, pause, spoken
from aftercare.rendering.words import Words

VERSION = "0.91"

Json = dict[str, Any]


def apla_directive(output: Output, words: Words, *, token: str) -> Json:
    """Return the directive that plays an output from its first word to its question."""
    lead = [_slot(output.lead_ms, _said(output.lead, words))] if output.lead else []
    guide = [_phase(slot, words) for slot in output.segment.slots]
    items = [*lead, *guide, _speech(_said(output.tail, words))]
    template = {"parameters": ["payload"], "items": [{"type": "Sequencer", "items": items}]}
    return {
        "type": "Alexa.Presentation.APLA.RenderDocument",
        "token": token,
        "document": {"type": "APLA", "version": VERSION, "mainTemplate": template},
        "datasources": {},
    }


def _phase(slot: Slot, words: Words) -> Json:
    """Return a phase; a voice slower than the phase is cut rather than let it delay the next."""
    cue = _toned(escape(words.printed(Line(key=slot.cue))), words.tones.get(slot.kind, {}))
    return _slot(slot.length_ms, cue, duration="trimToParent")


def _slot(length_ms: int, inner: str, **limit: str) -> Json:
    """Return speech laid over silence: the mixer lasts as long as the silence."""
    return {"type": "Mixer", "items": [{"type": "Silence", "duration": length_ms}, _speech(inner, **limit)]}


def _speech(inner: str, **limit: str) -> Json:
    return {"type": "Speech", "contentType": "SSML", "content": f"<speak>{inner}</speak>", **limit}


def _said(lines: Iterable[Line], words: Words) -> str:
    return pause(SENTENCE_PAUSE_MS).join(spoken(words.parts(line), slow=False) for line in lines)


def _toned(inner: str, tone: Mapping[str, str]) -> str:
    attributes = "".join(f' {name}="{value}"' for name, value in sorted(tone.items()))
    return f"<prosody{attributes}>{inner}</prosody>" if attributes else inner
