"""SVOX Pico, a small voice that needs no network; the package ttspico, which is not always installed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

RATE = 16_000
"""Samples a second."""

BYTES_A_SAMPLE = 2

USUAL_PITCH = 100


class NoVoice(RuntimeError):
    """The voice is not installed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How something is said, in percent of the voice's own."""

    rate: int = 100
    pitch: int = USUAL_PITCH
    volume: int = 100


PLAIN = Manner()


def spoken(text: str, manner: Manner = PLAIN, *, locale: str = "en-US") -> bytes:
    """Return a text as samples: 16 bits, little-endian, one channel. Raises NoVoice."""
    engine = _engine(locale)
    engine.rate, engine.pitch, engine.volume = manner.rate, manner.pitch, manner.volume
    return bytes(engine.speak(text))


def silence(milliseconds: float) -> bytes:
    """Return silence of an exact length."""
    return bytes(round(milliseconds * RATE / 1000) * BYTES_A_SAMPLE)


def length_ms(samples: bytes) -> float:
    """Return how long samples last."""
    return len(samples) / BYTES_A_SAMPLE / RATE * 1000


@cache
def _engine(locale: str) -> Any:
    try:
        import ttspico  # noqa: PLC0415 - only those who want to hear need it
    except ImportError as error:
        raise NoVoice("no voice is installed; run `make voice`, which needs a C compiler") from error
    return ttspico.TtsEngine(locale)
