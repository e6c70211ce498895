"""What a word may have been before it was given an ending."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

SHORTEST_STEM = 3
"""Letters of a word that can lose an ending; what is shorter is no word on its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A plural, possessive or verb ending of one language."""

    ending: str
    instead: Sequence[str]
    """What the word may have ended in without it."""
    doubled: bool = False
    """Whether a last consonant is said twice before it."""


def endings_from(built: Sequence[Mapping[str, Any]]) -> tuple[Ending, ...]:
    """Return the endings as they were built into a pack."""
    return tuple(Ending(**each) for each in built)


def stems_of(word: str, endings: Sequence[Ending]) -> Iterator[str]:
    """Yield what a word is without its ending; some of it is no word.

    In English, "smoothies" gives "smoothy" and "smoothie", "jogging" gives "jogg", "jogge" and "jog".
    """
    for known in endings:
        stem = word.removesuffix(known.ending)
        if stem == word or len(stem) < SHORTEST_STEM:
            continue
        yield from (stem + letters for letters in known.instead)
        if known.doubled and stem[-1] == stem[-2]:
            yield stem[:-1]
