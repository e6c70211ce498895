"""How long words take to say, where that has to be known before anyone has said them."""

from __future__ import annotations

from collections.abc import Iterable

from aftercare.alexa.response.words import Words
from aftercare.conversation.reply import Line

START_MS = 500
MS_PER_CHARACTER = 72
"""As the voice speaks that content/<locale>/cue_lengths.yaml was measured with: 14 letters a second."""

SENTENCE_PAUSE_MS = 400

SILENCE_AFTER_MS = 500
"""How long that voice is silent after a sentence, measured on ten cues: 470 to 505."""

SLOWER_VOICE = 1.1
"""Words that a slot is made for get a tenth more than that voice needs, so that another one fits too."""


def cue_ms(text: str, words: Words) -> int:
    """Return how long a cue takes, in milliseconds: as it was measured, or else as its letters suggest."""
    return words.cue_ms.get(text) or START_MS + MS_PER_CHARACTER * len(text)


def sound_ms(text: str, words: Words) -> int:
    """Return how long a cue is heard, in milliseconds: without the voice's silence after it."""
    return max(0, cue_ms(text, words) - SILENCE_AFTER_MS)


def room_for(lines: Iterable[Line], words: Words, speech_rate: int | None = None) -> int:
    """Return the milliseconds in which even a slow voice has said these lines, one after the other.

    `speech_rate` is the voice's own, in percent. It gives a whole number of tenths of a second, and 0 for
    no lines.
    """
    texts = [words.printed(line) for line in lines]
    spoken = sum(
        at_rate(cue_ms(text, words), speech_rate) * SLOWER_VOICE + SENTENCE_PAUSE_MS for text in texts
    )
    return -int(-spoken // 100) * 100


def at_rate(milliseconds: int, speech_rate: int | None) -> int:
    """Return how long words take at a speech rate in percent; None is the voice's own."""
    return round(milliseconds * 100 / (speech_rate or 100))
