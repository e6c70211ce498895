"""Patterns made ready for `domain.nlu.phrase_index`: what many share written once, the rarest step marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from aftercare.domain.nlu.phrase_index import ANCHOR, SHARED
from aftercare.domain.nlu.phrase_patterns import ANY

SHARED_FROM = 3
"""Patterns from which a list of words is written once for all."""
WORTH_SHARING = 16
"""Characters of a list that is worth it."""


class WordCounts:
    """How often words are said, so that a phrase is looked up by the one that is said least."""

    def __init__(self, texts: Iterable[Sequence[str]]) -> None:
        self._counts = Counter(word for words in texts for word in words)

    def of(self, step: str) -> int:
        """Return how often any word of a step is said."""
        return sum(self._counts[word] for word in step.split("|"))


def indexed(patterns: Mapping[str, Sequence[str]], counts: WordCounts) -> dict[str, Any]:
    """Return patterns by their name as `PhraseIndex` reads them."""
    steps = Counter(
        part.removesuffix("?") for said in patterns.values() for pattern in said for part in pattern.split()
    )
    shared = sorted(
        step for step, count in steps.items() if count >= SHARED_FROM and len(step) >= WORTH_SHARING
    )
    place = {step: f"{SHARED}{index}" for index, step in enumerate(shared)}
    return {
        "shared": shared,
        "patterns": {
            name: [_marked(pattern.split(), place, counts) for pattern in dict.fromkeys(said)]
            for name, said in patterns.items()
        },
    }


def _marked(parts: Sequence[str], place: Mapping[str, str], counts: WordCounts) -> str:
    required = [index for index, part in enumerate(parts) if not part.endswith("?") and part != ANY]
    rarest = min(required, key=lambda index: counts.of(parts[index]))
    return " ".join(
        (ANCHOR if index == rarest else "") + _shortened(part, place) for index, part in enumerate(parts)
    )


def _shortened(part: str, place: Mapping[str, str]) -> str:
    step = part.removesuffix("?")
    return place.get(step, step) + part[len(step) :]
