"""Which intents there are, and where what is heard in them goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from workbench.content.read.content import Content

FILLER_INTENT = "SayIntent"
"""Takes what follows a word that says nothing, such as "um"."""

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
    samples: tuple[str, ...]
    place: tuple[str, ...]
    """Where it stands in `carriers.yaml`."""


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


def routes_of(content: Content) -> dict[str, dict[str, Any]]:
    """Return where each intent leads; an empty route is free of both meaning and text."""
    routes: dict[str, dict[str, Any]] = {}
    for name, built_in in content.built_ins.value.root.items():
        routes[name] = _route(meaning=built_in.meaning)
    for meaning in meanings_with_intent(content):
        routes[intent_name(meaning)] = _route(meaning=meaning)
    for carrier in carriers_of(content):
        routes[carrier.intent] = _route(lead=carrier.prefix, tail=carrier.suffix)
    return routes


def carriers_of(content: Content) -> Iterator[Carrier]:
    """Yield the carriers in the order of their file."""
    table = content.carriers.value
    before = tuple(f"{words} {{words}}" for words in table.fillers)
    yield Carrier(intent=FILLER_INTENT, prefix="", samples=before, place=("fillers",))
    after = tuple(f"{{words}} {words}" for words in table.endings)
    yield Carrier(intent=ENDING_INTENT, suffix="", samples=after, place=("endings",))
    yield from _around(table.leads, part="leads")
    yield from _around(table.tails, part="tails")


def _around(table: Mapping[str, list[str]], *, part: str) -> Iterator[Carrier]:
    for words, others in table.items():
        name = "".join(word.replace("'", "").capitalize() for word in words.split())
        said = dict.fromkeys((words, *others))
        if part == "leads":
            samples = tuple(f"{each} {{words}}" for each in said)
            yield Carrier(intent=f"Say{name}Intent", prefix=words, samples=samples, place=(part, words))
        else:
            samples = tuple(f"{{words}} {each}" for each in said)
            yield Carrier(intent=f"Say{name}LastIntent", suffix=words, samples=samples, place=(part, words))


def _route(**values: str | None) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}
