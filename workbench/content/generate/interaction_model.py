"""The Alexa interaction model."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from workbench.content.generate.intents import carriers_of, intent_name, routes_of
from workbench.content.generate.samples import Sample, samples_of, slot_values
from workbench.content.read.content import LOCALE, Content

MODEL = Path(f"interaction_models/{LOCALE}.json")

LARGEST_MODEL = 1_500_000
MOST_INTENTS = 250
MOST_INTENTS_AND_TYPES = 350
"""Alexa's limits; bytes, and counts in one locale."""


def model_of(content: Content, samples: Iterable[Sample] | None = None) -> dict[str, Any]:
    """Return the model of content that was checked; its samples may be known already."""
    language_model = {
        "invocationName": content.clinic.value.skill_name,
        "intents": list(_intents(content, samples or samples_of(content))),
        "types": [_type(name, values) for name, values in sorted(slot_values(content).items())],
    }
    return {"interactionModel": {"languageModel": language_model}}


def model_text(model: dict[str, Any]) -> str:
    """Return the model as it is committed, one sample a line."""
    return json.dumps(model, ensure_ascii=False, indent=1) + "\n"


def _intents(content: Content, said: Iterable[Sample]) -> Iterator[dict[str, Any]]:
    samples: dict[str, set[str]] = defaultdict(set)
    for sample in said:
        samples[sample.intent].add(sample.text)
    slots = _slots(content)
    for name in sorted(routes_of(content)):
        intent: dict[str, Any] = {"name": name}
        if name in slots:
            intent["slots"] = slots[name]
        intent["samples"] = sorted(samples[name], key=lambda text: (len(text), text))
        yield intent


def _slots(content: Content) -> dict[str, list[dict[str, str]]]:
    slots = {
        intent_name(meaning): [{"name": name, "type": kind} for name, kind in sorted(command.slots.items())]
        for meaning, command in content.commands.value.root.items()
    }
    free_text = [{"name": "words", "type": "AMAZON.SearchQuery"}]
    return slots | {carrier.intent: free_text for carrier in carriers_of(content)}


def _type(name: str, values: Mapping[str, list[str]]) -> dict[str, Any]:
    listed = [
        {"id": value_id, "name": {"value": words[0], "synonyms": words[1:]}}
        for value_id, words in values.items()
    ]
    return {"name": name.upper(), "values": listed}
