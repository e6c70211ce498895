"""Samples with slots, matched against the words of an utterance."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.simulator.slots import Filled, SlotTypes, Taken
from workbench.simulator.words import Words, keys, spelled, words_of

_SLOT = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a sample for the value of a slot."""

    name: str
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A sample with slots."""

    intent: str
    parts: tuple[str | Slot, ...]

    @property
    def literals(self) -> frozenset[str]:
        """Return the words that have to be there."""
        return frozenset(part for part in self.parts if isinstance(part, str))

    @property
    def weight(self) -> int:
        """Return how many of its words are its own; of two patterns that match, the heavier is heard."""
        return sum(isinstance(part, str) for part in self.parts)

    @classmethod
    def parse(cls, intent: str, sample: str, types: dict[str, str]) -> Pattern:
        """Return the pattern of a sample. Raises KeyError for a slot that the intent does not declare."""
        parts: list[str | Slot] = []
        for number, text in enumerate(_SLOT.split(sample)):
            if number % 2:
                parts.append(Slot(text, types[text]))
            else:
                parts.extend(keys(spelled(words_of(text))))
        return cls(intent=intent, parts=tuple(parts))


class PatternIndex:
    """Finds the patterns that a sentence may match by one word that they need."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._by_word: dict[str | None, list[tuple[int, Pattern]]] = defaultdict(list)
        for number, pattern in enumerate(patterns):
            first = next((part for part in pattern.parts if isinstance(part, str)), None)
            self._by_word[first].append((number, pattern))

    def candidates(self, words: Words) -> Iterator[Pattern]:
        """Return the patterns whose own words are all there: the heaviest first, then in model order."""
        said = set(keys(words))
        found = [each for word in (None, *said) for each in self._by_word.get(word, ())]
        found.sort(key=lambda each: (-each[1].weight, each[0]))
        return (pattern for _, pattern in found if pattern.literals <= said)


def fill(
    parts: Sequence[str | Slot], words: Words, types: SlotTypes, *, unknown: int, at: int = 0
) -> tuple[Filled, ...] | None:
    """Return the filled slots when the parts match all words from `at` on, else None.

    At most `unknown` list slots may hold words that are no value of their list.
    """
    if not parts:
        return () if at == len(words) else None
    part, rest = parts[0], parts[1:]
    if at >= len(words):
        return None
    if isinstance(part, str):
        same = keys(words[at : at + 1]) == (part,)
        return fill(rest, words, types, unknown=unknown, at=at + 1) if same else None
    for taken, left in _ways(part, words, types, unknown, at):
        filled = fill(rest, words, types, unknown=left, at=taken.end)
        if filled is not None:
            return (_filled(part, taken), *filled)
    return None


def fill_free_text(pattern: Pattern, words: Words) -> Filled | None:
    """Return the slot of a carrier with all words that are not the carrier's own, or None."""
    slot = next(part for part in pattern.parts if isinstance(part, Slot))
    at = pattern.parts.index(slot)
    before, after = pattern.parts[:at], pattern.parts[at + 1 :]
    end = len(words) - len(after)
    if end <= at or keys(words[:at]) != before or keys(words[end:]) != after:
        return None
    return Filled(name=slot.name, type=slot.type, value=" ".join(words[at:end]))


def _ways(slot: Slot, words: Words, types: SlotTypes, unknown: int, at: int) -> Iterator[tuple[Taken, int]]:
    for taken in types.take(slot.type, words, at):
        yield taken, unknown
    if unknown:
        for taken in types.take_unknown(slot.type, words, at):
            yield taken, unknown - 1


def _filled(slot: Slot, taken: Taken) -> Filled:
    return Filled(
        name=slot.name, type=slot.type, value=taken.value, resolution=taken.resolution, matches=taken.matches
    )
