"""An utterance as the intent that the interaction model gives it.

Exact samples come first, then samples with slots, then the free-text carriers; what matches none of them
is AMAZON.FallbackIntent, which brings no text. The index is our own: a dictionary of exact samples, and
for the rest one list per word that a sample needs. For 9,500 samples it is built in a tenth of a second,
where hassil takes one and a half at its first utterance, and it keeps the order in which samples win: by the
words of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from workbench.simulator.built_in import UTTERANCES
from workbench.simulator.invocation_name import InvocationName
from workbench.simulator.model import Intent, Model
from workbench.simulator.patterns import Pattern, PatternIndex, fill, fill_free_text
from workbench.simulator.slots import FREE_TEXT, Filled, SlotTypes
from workbench.simulator.words import Words, keys, spelled, words_of

FALLBACK = "AMAZON.FallbackIntent"

WORDS_BEFORE_GUESSING = 2
"""Own words a sample must have before its list slot may hold words that are not in the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedIntent:
    """What Alexa makes of an utterance."""

    kind: Literal["launch", "intent"]
    name: str | None = None
    slots: tuple[Filled, ...] = ()
    names_the_skill: bool = False
    """Whether the skill was called by its name, which begins a session anew."""


class IntentMatcher:
    """Hears utterances for one model."""

    def __init__(self, model: Model, *, today: Callable[[], date]) -> None:
        """Build the index; `today` is asked when a day is heard, such as "tomorrow"."""
        self._types = SlotTypes.of(model, today)
        self._naming = InvocationName.of(model.invocation_name)
        self._exact = _exact_samples(model.intents)
        patterns = list(_patterns(model.intents))
        self._with_slots = PatternIndex(each for each in patterns if not _is_free_text(each))
        self._carriers = PatternIndex(each for each in patterns if _is_free_text(each))

    def match(self, text: str) -> MatchedIntent:
        """Return the intent of an utterance; any text at all has one."""
        called = self._naming.take_off(words_of(text))
        if called.is_launch:
            return MatchedIntent(kind="launch", names_the_skill=True)
        name, slots = next(filter(None, map(self._match, called.requests)), (FALLBACK, ()))
        return MatchedIntent(kind="intent", name=name, slots=slots, names_the_skill=called.by_name)

    def _match(self, words: Words) -> tuple[str, tuple[Filled, ...]] | None:
        readings = dict.fromkeys((spelled(words), spelled(words, digit_by_digit=True)))
        tries = (
            *(self._exactly(reading) for reading in readings),
            *(self._by_slots(reading, unknown=0) for reading in readings),
            *(self._by_carrier(reading) for reading in (words, *readings)),
            *(self._by_slots(reading, unknown=1) for reading in readings),
        )
        return next((found for attempt in tries for found in attempt), None)

    def _exactly(self, words: Words) -> Iterator[tuple[str, tuple[Filled, ...]]]:
        intent = self._exact.get(keys(words))
        if intent is not None:
            yield intent, ()

    def _by_slots(self, words: Words, *, unknown: int) -> Iterator[tuple[str, tuple[Filled, ...]]]:
        for pattern in self._with_slots.candidates(words):
            if unknown and pattern.weight < WORDS_BEFORE_GUESSING:
                continue
            filled = fill(pattern.parts, words, self._types, unknown=unknown)
            if filled is not None:
                yield pattern.intent, filled

    def _by_carrier(self, words: Words) -> Iterator[tuple[str, tuple[Filled, ...]]]:
        for pattern in self._carriers.candidates(words):
            filled = fill_free_text(pattern, words)
            if filled is not None:
                yield pattern.intent, (filled,)


def _exact_samples(intents: Iterable[Intent]) -> dict[Words, str]:
    """Return the intent of each sample without slots; the first in the model wins, Alexa's own come last."""
    exact: dict[Words, str] = {}
    intents = tuple(intents)
    for samples in (lambda each: each.samples, lambda each: UTTERANCES.get(each.name, ())):
        for intent in intents:
            for sample in samples(intent):
                if "{" not in sample:
                    exact.setdefault(keys(spelled(words_of(sample))), intent.name)
    return exact


def _patterns(intents: Iterable[Intent]) -> Iterator[Pattern]:
    for intent in intents:
        for sample in intent.samples:
            if "{" in sample:
                yield Pattern.parse(intent.name, sample, dict(intent.slots))


def _is_free_text(pattern: Pattern) -> bool:
    return any(not isinstance(part, str) and part.type == FREE_TEXT for part in pattern.parts)
