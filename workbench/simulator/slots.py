"""Slot values in words: which stretch of an utterance a slot type takes, and what it makes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from workbench.simulator.dates_and_times import dates, ordinals, times
from workbench.simulator.durations import durations
from workbench.simulator.model import ListValue, Model
from workbench.simulator.words import Words, keys, numbers, spelled, words_of

FREE_TEXT = "AMAZON.SearchQuery"

LONGEST_UNKNOWN = 4
"""Words that a list slot takes at most when they are no value of its list."""

Code = Literal["ER_SUCCESS_MATCH", "ER_SUCCESS_NO_MATCH"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A slot with what was heard in it."""

    name: str
    type: str
    value: str
    resolution: Code | None = None
    """How a list slot resolved; None for the built-in types, which resolve to nothing."""
    matches: tuple[ListValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """The words up to `end`, as a slot type takes them."""

    end: int
    value: str
    resolution: Code | None = None
    matches: tuple[ListValue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotTypes:
    """Everything that a slot can be filled with."""

    lists: Mapping[str, Mapping[Words, tuple[ListValue, ...]]]
    """For each list, its values by the words of their names and synonyms."""
    today: Callable[[], date]
    longest: Mapping[str, int] = field(default_factory=dict)
    """For each list, the number of words of its longest phrase."""

    @classmethod
    def of(cls, model: Model, today: Callable[[], date]) -> SlotTypes:
        """Return the slot types of a model."""
        lists = {name: _by_words(values) for name, values in model.lists.items()}
        longest = {name: max(map(len, phrases), default=0) for name, phrases in lists.items()}
        return cls(lists=lists, longest=longest, today=today)

    def take(self, type_name: str, words: Words, at: int) -> Iterator[Taken]:
        """Return the stretches from a word on that a type knows, the longest first."""
        found = self._known(type_name, words, at)
        return iter(sorted(found, key=lambda taken: -taken.end))

    def take_unknown(self, type_name: str, words: Words, at: int) -> Iterator[Taken]:
        """Return the stretches that a list slot takes without knowing them, the shortest first."""
        if type_name in self.lists:
            for end in range(at + 1, min(at + LONGEST_UNKNOWN, len(words)) + 1):
                yield Taken(end, " ".join(words[at:end]), "ER_SUCCESS_NO_MATCH")

    def _known(self, type_name: str, words: Words, at: int) -> Iterator[Taken]:
        if type_name in self.lists:
            for end in range(at + 1, min(at + self.longest[type_name], len(words)) + 1):
                matches = self.lists[type_name].get(keys(words[at:end]))
                if matches:
                    yield Taken(end, " ".join(words[at:end]), "ER_SUCCESS_MATCH", matches)
        elif type_name == "AMAZON.NUMBER":
            for end in range(at + 1, min(at + 5, len(words)) + 1):
                if words[at:end] in numbers():
                    yield Taken(end, str(numbers()[words[at:end]]))
        else:
            yield from (Taken(end, value) for end, value in self._built_in(type_name, words, at))

    def _built_in(self, type_name: str, words: Words, at: int) -> Iterator[tuple[int, str]]:
        match type_name:
            case "AMAZON.DURATION":
                return durations(words, at)
            case "AMAZON.TIME":
                return times(words, at)
            case "AMAZON.DATE":
                return dates(words, at, self.today())
            case "AMAZON.Ordinal":
                return ordinals(words, at)
            case _:
                return iter(())


def _by_words(values: tuple[ListValue, ...]) -> dict[Words, tuple[ListValue, ...]]:
    phrases: dict[Words, tuple[ListValue, ...]] = {}
    for value in values:
        # A name and its synonym may come to the same words; the value is still one match.
        for words in {keys(spelled(words_of(phrase))) for phrase in (value.name, *value.synonyms)}:
            phrases[words] = (*phrases.get(words, ()), value)
    return phrases
