"""What an overlay's words may not loosen: safety times, safety numbers, and words of caution."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.content.read.content import Content, Filed
from workbench.content.read.problem import ContentProblem
from workbench.content.schema.files import TopicFile
from workbench.content.schema.text_rules import places_in

SAFETY_NUMBERS = frozenset({"crisis_number", "emergency_number"})

PARTS = ("short", "more", "call_clinic", "tell_clinic", "companion")

_CAUTION = re.compile(
    r"(?i)next (?:day|morning)|night's sleep|restful sleep|the night before"
    r"|all treatment day|rest of treatment day"
    r"|if your clinic (?:told you so|agrees)|your clinic's article says|do not change anything"
)
"""Words of the base that make an answer strict or honest without naming a time of times.yaml."""

_UNITS = r"(?:minutes?|hours?|days?|weeks?)"
_SPOKEN_AMOUNT = re.compile(rf"(?i)\b((?:[a-z]+-)?[a-z0-9]+) {_UNITS}\b")
_NO_AMOUNT = frozenset(
    [
        "few",
        "some",
        "many",
        "the",
        "these",
        "those",
        "two-way",
        "next",
        "last",
        "your",
        "my",
        "treatment",
        "other",
        "all",
        "which",
        "how",
        "most",
    ]
)


def own_amounts(file: Filed[TopicFile]) -> Iterator[ContentProblem]:
    """Yield the lengths of time of a clinic's extra topic; nothing could compare them with the base."""
    for part in PARTS:
        for amount in sorted(_amounts(getattr(file.value, part))):
            yield _uncompared(file, part, amount)


def looser_words(content: Content, base: Content, topic_id: str) -> Iterator[ContentProblem]:
    """Yield what a replaced answer no longer says, and the lengths of time it brings."""
    file = content.topics[topic_id]
    for part in PARTS:
        new, old = getattr(file.value, part), getattr(base.topics[topic_id].value, part)
        lost = {f"{{{place}}}" for place in guards(content, old) - set(places_in(new))}
        lost |= {f'"{words}"' for words in _cautions(old) - _cautions(new)}
        for words in sorted(lost):
            what = f"{part} of {topic_id} no longer says {words}"
            yield file.document.problem(
                (part,), what, "The base text says it to keep people safe; keep it in."
            )
        for amount in sorted(_amounts(new) - _amounts(old)):
            yield _uncompared(file, part, amount)


def _uncompared(file: Filed[TopicFile], part: str, amount: str) -> ContentProblem:
    what = f'{part} of {file.name} says "{amount}", which nothing compares with the base'
    mend = "Write a place such as {wait}, and the longer time in overlay.yaml."
    return file.document.problem((part,), what, mend)


def guards(content: Content, text: str) -> set[str]:
    """Return the safety times and safety numbers that a text says."""
    return set(places_in(text)) & (SAFETY_NUMBERS | set(content.times.value.root))


def _cautions(text: str) -> set[str]:
    return {" ".join(found[0].lower().split()) for found in _CAUTION.finditer(text)}


def _amounts(text: str) -> set[str]:
    return {m[0].lower() for m in _SPOKEN_AMOUNT.finditer(text) if m[1].lower() not in _NO_AMOUNT}
