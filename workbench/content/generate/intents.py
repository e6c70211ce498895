"""Which intents there are, and where what is heard in them goes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from aftercare.domain.nlu.in_context import PLACES
from aftercare.domain.nlu.meaning import SAFETY_LEVELS

from workbench.content.read.content import Content
from workbench.content.text.word_lists import first_words, with_lists
from workbench.training.tables_reader import TablesReader

FILLER_INTENT = "SayIntent"
"""Takes what follows a word that says nothing, such as "um"."""

FILLERS = "fillers"
"""The list of `triage/word_lists.yaml` whose words only fill a sentence; none tells how one begins."""

MOST_OTHERS = 8
"""Other words of a carrier that are all kept; of more, only those on which a known danger turns."""

ENDING_INTENT = "SayLastIntent"
"""Takes what comes before a word that can be spared, such as "please"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """An intent for free text, with the words around the slot."""

    intent: str
    prefix: str | None = None
    """Put back in front of the text."""
    suffix: str | None = None
    """Put back behind the text."""
    said: tuple[str, ...]
    """Each of the words around the slot that Alexa listens for."""
    place: tuple[str, ...]
    """Where it stands in `carriers.yaml`."""

    @property
    def samples(self) -> tuple[str, ...]:
        """The samples of the model."""
        if self.prefix is not None:
            return tuple(f"{each} {{words}}" for each in self.said)
        return tuple(f"{{words}} {each}" for each in self.said)


@cache
def intent_name(meaning: str) -> str:
    """Return the intent of a meaning: `paa.resume_activities` is `ResumeActivitiesIntent`."""
    words = re.findall(r"[a-z]+", meaning.removeprefix("paa."))
    return "".join(word.capitalize() for word in words) + "Intent"


def meanings_with_intent(content: Content) -> list[str]:
    """Return the meanings that have an intent of their own; a built-in intent stands for the others."""
    built_in = {entry.takes_all_of for entry in content.built_ins.value.root.values()}
    phrased = {phrasing.label for phrasing in content.phrasings if phrasing.is_direct}
    return sorted((phrased | set(content.commands.value.root)) - built_in)


@lru_cache(maxsize=1)
def routes_of(content: Content) -> dict[str, dict[str, Any]]:
    """Return where each intent leads; an empty route is free of both meaning and text."""
    routes: dict[str, dict[str, Any]] = {}
    for name, built_in in content.built_ins.value.root.items():
        routes[name] = _route(meaning=built_in.meaning)
    for meaning in meanings_with_intent(content):
        routes[intent_name(meaning)] = _route(meaning=meaning)
    phrases = _phrases_of_danger(content)
    first = {word for phrase in phrases for word in first_words(phrase)}
    first -= {*content.word_lists.value.root.get(FILLERS, ())}
    last = {word for phrase in phrases for word in first_words(phrase, backwards=True)}
    in_place = first | {word for phrase in _phrases_of_places(content) for word in first_words(phrase)}
    is_missed = _missing_word(content)
    for carrier in carriers_of(content):
        # A word that says nothing may begin anything; only a lead is asked what it may mean in a place.
        of_lead = in_place if carrier.prefix else first
        others = _others(carrier, last if carrier.prefix is None else of_lead)
        if len(others) > MOST_OTHERS:
            others = [each for each in others if is_missed(carrier, each)]
        routes[carrier.intent] = _route(lead=carrier.prefix, tail=carrier.suffix, others=others or None)
    return routes


def _missing_word(content: Content) -> Callable[[Carrier, str], bool]:
    """Return what tells whether a known danger is heard less, or not at all, with the wrong word put back.

    Each other word costs a reading of the sentence, a tenth of a millisecond: only those count that matter.
    """
    tables = TablesReader(content)
    rows = (row for file in content.triage.values() for row in file.value.root.values())
    dangers = [each.text for each in content.phrasings if each.label in SAFETY_LEVELS]
    dangers += [said for row in rows if row.level in SAFETY_LEVELS for said in row.said]

    def rank(text: str) -> int:
        sign = tables.signs_in(text).sign
        return len(SAFETY_LEVELS) if sign is None else SAFETY_LEVELS.index(sign.level)

    def is_missed(carrier: Carrier, word: str) -> bool:
        begins = carrier.prefix is not None
        around = f"{word} " if begins else f" {word}"
        for said in dangers:
            if said.startswith(around) if begins else said.endswith(around):
                left = said.removeprefix(around) if begins else said.removesuffix(around)
                back = f"{carrier.prefix} {left}" if begins else f"{left} {carrier.suffix}"
                if rank(said) < rank(back.strip()):
                    return True
        return False

    return is_missed


def _others(carrier: Carrier, of_danger: set[str]) -> list[str]:
    """Return what may have been heard instead of the words that are put back, where danger may turn on it."""
    others = (each for each in carrier.said if each not in (carrier.prefix, carrier.suffix))
    return [each for each in others if any(word.removesuffix("'s") in of_danger for word in each.split())]


def _phrases_of_places(content: Content) -> list[str]:
    table = content.in_context.value
    return [phrase for place in PLACES for phrases in getattr(table, place).values() for phrase in phrases]


def _phrases_of_danger(content: Content) -> list[str]:
    lists = content.word_lists.value.root
    rows = (row for file in content.triage.values() for row in file.value.root.values())
    heard = (phrase for row in rows if row.level in SAFETY_LEVELS for phrase in row.heard)
    plain = content.plain.value
    return [*plain.emergency, *plain.crisis, *(with_lists(phrase, lists) for phrase in heard)]


def carriers_of(content: Content) -> Iterator[Carrier]:
    """Yield the carriers in the order of their file."""
    table = content.carriers.value
    yield Carrier(intent=FILLER_INTENT, prefix="", said=tuple(table.fillers), place=("fillers",))
    yield Carrier(intent=ENDING_INTENT, suffix="", said=tuple(table.endings), place=("endings",))
    yield from _around(table.leads, part="leads")
    yield from _around(table.tails, part="tails")


def _around(table: Mapping[str, list[str]], *, part: str) -> Iterator[Carrier]:
    for words, others in table.items():
        name = "".join(word.replace("'", "").capitalize() for word in words.split())
        said = tuple(dict.fromkeys((words, *others)))
        if part == "leads":
            yield Carrier(intent=f"Say{name}Intent", prefix=words, said=said, place=(part, words))
        else:
            yield Carrier(intent=f"Say{name}LastIntent", suffix=words, said=said, place=(part, words))


def _route(**values: str | list[str] | None) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}
