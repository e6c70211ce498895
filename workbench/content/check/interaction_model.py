"""What Alexa asks of an interaction model, held before Alexa sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.content.generate.intents import carriers_of, routes_of
from workbench.content.generate.interaction_model import (
    LARGEST_MODEL,
    MOST_INTENTS,
    MOST_INTENTS_AND_TYPES,
    model_of,
    model_text,
)
from workbench.content.generate.samples import Sample, samples_of, slot_values, utterances
from workbench.content.read.content import Content
from workbench.content.read.problem import ContentProblem

_INTENT_NAME = re.compile(r"[A-Za-z_]+")


def model_problems(content: Content) -> Iterator[ContentProblem]:
    """Yield what Alexa would refuse or mistake."""
    samples = list(samples_of(content))
    yield from _claimed_twice(content, samples)
    yield from _slot_problems(content)
    yield from _built_in_problems(content)
    yield from _carrier_problems(content)
    yield from _size_problems(content, samples)
    yield from _example_problems(content, samples)


def _claimed_twice(content: Content, samples: Sequence[Sample]) -> Iterator[ContentProblem]:
    values = slot_values(content)
    first: dict[str, Sample] = {}
    named: set[tuple[str, str]] = set()
    for sample in samples:
        for utterance in utterances(sample.text, values):
            other = first.setdefault(utterance, sample)
            if other.intent != sample.intent and (utterance, sample.intent) not in named:
                named.add((utterance, sample.intent))
                what = f'"{utterance}" reaches {sample.intent} here and {other.intent} in {other.where}'
                mend = "Keep it in one; for a built-in intent, takes_from says whose phrasings it takes."
                yield sample.problem(what, mend)


def _slot_problems(content: Content) -> Iterator[ContentProblem]:
    document = content.commands.document
    known = {name: name.upper() for name in slot_values(content)}
    types: dict[str, str] = {}
    for meaning, command in content.commands.value.root.items():
        for name, kind in command.slots.items():
            place = (meaning, "slots", name)
            if not kind.startswith("AMAZON.") and known.get(name) != kind:
                what = f"the slot {name} has the type {kind}, which has no values"
                yield document.problem(
                    place, what, f"Write model/slot_types/{name}.yaml, or use AMAZON types."
                )
            if types.setdefault(name, kind) != kind:
                what = f"the slot {name} has the type {kind} here and {types[name]} above"
                yield document.problem(place, what, "A slot name keeps one type; choose another name.")
        for index, text in enumerate(command.samples):
            for name in set(re.findall(r"\{([a-z]+)\}", text)) - set(command.slots):
                what = f"the sample has a slot {name} that {meaning} does not have"
                yield document.problem(
                    (meaning, "samples", index), what, "Add it to slots, or mend the name."
                )
    yield from _value_problems(content)
    yield from _intent_problems(content)


def _intent_problems(content: Content) -> Iterator[ContentProblem]:
    document, commands = content.intents.document, content.commands.value.root
    for meaning, intent in content.intents.value.root.items():
        for index, name in enumerate(intent.slots):
            if meaning not in commands or name not in commands[meaning].slots:
                what = f"{meaning} has no slot {name} in {content.commands.document.path}"
                yield document.problem((meaning, "slots", index), what, "Add it there, or mend the name.")


def _value_problems(content: Content) -> Iterator[ContentProblem]:
    for file in content.slot_types.values():
        first: dict[str, int] = {}
        for value_id, words in file.value.root.items():
            for index, said in enumerate(words):
                line = file.document.line((value_id, index))
                if said in first:
                    what = f'"{said}" is already in line {first[said]}'
                    yield file.document.problem((value_id, index), what, "Keep one of them.")
                first.setdefault(said, line)


def _built_in_problems(content: Content) -> Iterator[ContentProblem]:
    document = content.built_ins.document
    for name, entry in content.built_ins.value.root.items():
        if not re.fullmatch(r"AMAZON\.[A-Za-z]+Intent", name):
            yield document.problem(
                (name,), f"{name} is not a built-in intent", "Write it as AMAZON.StopIntent."
            )
        taken = {("takes_from", index): meaning for index, meaning in enumerate(entry.takes_from)}
        if entry.takes_all_of is not None:
            taken["takes_all_of", 0] = entry.takes_all_of
        for place, meaning in taken.items():
            if meaning not in content.meanings.all:
                yield document.problem(
                    (name, *place), f"{meaning} is not a meaning", "Use an id of docs/meanings.md."
                )


def _carrier_problems(content: Content) -> Iterator[ContentProblem]:
    document = content.carriers.document
    first: dict[str, str] = {}
    for carrier in carriers_of(content):
        words = carrier.place[-1]
        if carrier.intent in first:
            what = f"{words} gives the same intent name as {first[carrier.intent]}"
            yield document.problem(carrier.place, what, "Put both into one entry.")
        first.setdefault(carrier.intent, words)
        if not _INTENT_NAME.fullmatch(carrier.intent):
            mend = "Use letters, spaces and apostrophes."
            yield document.problem(carrier.place, f"{words} gives the intent name {carrier.intent}", mend)


def _size_problems(content: Content, samples: Sequence[Sample]) -> Iterator[ContentProblem]:
    document = content.carriers.document
    intents = len(routes_of(content))
    mend = "Remove carriers that are seldom heard."
    if intents > MOST_INTENTS:
        yield document.problem((), f"the model has {intents} intents, Alexa takes {MOST_INTENTS}", mend)
    both = intents + len(slot_values(content))
    if both > MOST_INTENTS_AND_TYPES:
        what = f"the model has {both} intents and slot types, Alexa takes {MOST_INTENTS_AND_TYPES}"
        yield document.problem((), what, mend)
    size = len(model_text(model_of(content, samples)).encode())
    if size > LARGEST_MODEL:
        what = f"the model has {size} bytes, Alexa takes {LARGEST_MODEL}"
        yield document.problem((), what, "Remove phrasings that say the same; the longest gain the most.")


def _example_problems(content: Content, samples: Sequence[Sample]) -> Iterator[ContentProblem]:
    values = slot_values(content)
    heard = {utterance for sample in samples for utterance in utterances(sample.text, values)}
    manifest = content.manifest
    for index, phrase in enumerate(manifest.value.example_phrases):
        if phrase.removeprefix("to ") not in heard:
            what = f'the example phrase "{phrase}" is not a sample of the model'
            yield manifest.document.problem(
                ("example_phrases", index), what, "Use one that is, or add a phrasing."
            )
