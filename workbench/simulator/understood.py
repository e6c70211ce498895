"""What the skill took a request for, told to whoever wonders why it answered so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aftercare.alexa.request.envelope import as_text, read
from aftercare.alexa.request.parse import request_from
from aftercare.content.records import ContentPack
from aftercare.conversation.interpret import meaning_of, words_of
from aftercare.skill import understanding_of
from ask_sdk_core.serialize import DefaultSerializer


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """The meaning of one intent request."""

    intent: str
    """What Alexa made of it."""
    words: str
    """The words that were passed on, with those of the carrier; "" where there were none."""
    meaning: str
    """The id of the topic, command or level; "nothing known" where there is none."""
    confidence: float
    """From 0 to 1."""
    detail: str
    """What else was found in it: a sign, a pattern, a length."""

    def __str__(self) -> str:
        about = f" ({self.detail})" if self.detail else ""
        words = f'"{self.words}" by ' if self.words else ""
        return f"{self.meaning}{about}, {self.confidence:.2f}, {words}{self.intent}"


Explain = Callable[[Mapping[str, Any] | None], Understood | None]


def explainer(pack: ContentPack) -> Explain:
    """Return what tells how a request was understood; None for one that is no intent."""
    understand, reader = understanding_of(pack), _Reader()

    def explain(event: Mapping[str, Any] | None) -> Understood | None:
        if event is None or event.get("request", {}).get("type") != "IntentRequest":
            return None
        request = request_from(read(as_text(event), event, reader), pack)  # type: ignore[arg-type]  # its serializer is all that is used
        meaning = meaning_of(request, pack, understand)
        guess = f"perhaps {meaning.guess}" if meaning.guess else ""
        slots = ", ".join(f"{name} {value}" for name, value in meaning.slots.items())
        return Understood(
            intent=request.intent or "",
            words=words_of(request, pack),
            meaning=meaning.id or "nothing known",
            confidence=meaning.confidence,
            detail=", ".join(filter(None, (slots, guess, f"also {meaning.also}" if meaning.also else ""))),
        )

    return explain


class _Reader:
    """Reads an envelope as the skill does."""

    serializer = DefaultSerializer()
