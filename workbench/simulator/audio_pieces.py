"""What a listener hears, piece by piece."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

MS_PER_WORD = 380
"""About 160 words a minute, an unhurried synthetic voice."""

MS_PER_SOUND = 5_000
"""For a sound file whose length is unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Words said in one manner."""

    text: str
    rate: float = 1.0
    """1.0 is the voice's own pace; less is slower."""
    whispered: bool = False

    @property
    def is_slow(self) -> bool:
        """Tell whether this is said more slowly than usual."""
        return self.rate < 1

    @property
    def length_ms(self) -> int:
        """Return about how long it takes to say, in milliseconds."""
        return round(len(self.text.split()) * MS_PER_WORD / self.rate)


@dataclass(frozen=True, slots=True)
class Pause:
    """Silence."""

    length_ms: int


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound file."""

    source: str
    length_ms: int = MS_PER_SOUND


Piece = Spoken | Pause | Sound


def length_ms(pieces: Iterable[Piece]) -> int:
    """Return about how long the pieces take to be heard one after the other, in milliseconds."""
    return sum(piece.length_ms for piece in pieces)


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Return the pieces with neighbours of one kind made one, and without empty ones."""
    result: list[Piece] = []
    for piece in pieces:
        last = result[-1] if result else None
        if isinstance(piece, Pause) and isinstance(last, Pause):
            result[-1] = Pause(last.length_ms + piece.length_ms)
        elif isinstance(piece, Spoken) and isinstance(last, Spoken) and _same_manner(piece, last):
            result[-1] = replace(last, text=f"{last.text}{glue(piece.text)}{piece.text}")
        elif not isinstance(piece, Pause) or piece.length_ms > 0:
            result.append(piece)
    return result


def glue(text: str) -> str:
    """Return what parts a text from the one before it; punctuation stays with its word."""
    return "" if text[:1] in tuple(".,;:!?") else " "


def _same_manner(one: Spoken, other: Spoken) -> bool:
    return (one.rate, one.whispered) == (other.rate, other.whispered)
