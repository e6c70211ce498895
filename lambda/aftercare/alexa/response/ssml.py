"""SSML: escaping, digits, pauses. One invalid character would lose the whole response."""

from __future__ import annotations

from collections.abc import Iterable

from aftercare.alexa.response.words import Part

LONGEST_BREAK_MS = 10_000
"""Alexa accepts at most ten seconds in one break."""

SENTENCE_PAUSE_MS = 400

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escape(text: str) -> str:
    """Return text that is safe inside SSML; characters XML cannot hold are dropped."""
    # Nearly every text is printable as it is; looking at each character would cost every turn.
    kept = text if text.isascii() and text.isprintable() else "".join(c for c in text if _is_xml(c))
    return kept.translate(_ESCAPES)


def pause(milliseconds: int) -> str:
    """Return silence of an exact length, in as many tags as Alexa needs; none for zero or less."""
    tags = []
    while milliseconds > 0:
        length = min(milliseconds, LONGEST_BREAK_MS)
        tags.append(f'<break time="{length}ms"/>')
        milliseconds -= length
    return "".join(tags)


def spoken(parts: Iterable[Part], *, slow: bool, speech_rate: int | None = None) -> str:
    """Return parts as speech; numbers are always slow, everything is when `slow`.

    Otherwise `speech_rate` is the percent of the voice's own speed; None leaves it as it is.
    """
    inner = "".join(_spoken(part, slow=slow, speech_rate=speech_rate) for part in parts).strip()
    return _slowly(inner) if slow else inner


def _spoken(part: Part, *, slow: bool, speech_rate: int | None) -> str:
    if part.sort == "text":
        text = escape(part.text)
        is_own_rate = slow or speech_rate in (None, 100) or not text.strip()
        return text if is_own_rate else f'<prosody rate="{speech_rate}%">{text}</prosody>'
    kind = "digits" if part.sort == "number" else "telephone"
    digits = "".join(c for c in part.text if c.isdigit())
    number = f'<say-as interpret-as="{kind}">{digits}</say-as>'
    return number if slow else _slowly(number)


def _slowly(ssml: str) -> str:
    return f'<prosody rate="slow">{ssml}</prosody>'


def _is_xml(character: str) -> bool:
    return (
        character in "\t\n\r"
        or " " <= character <= "\ud7ff"
        or "\ue000" <= character <= "\ufffd"
        or ("\U00010000" <= character <= "\U0010ffff")
    )
