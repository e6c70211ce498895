"""What has to hold for the triage table: each row can be heard, and says the number first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aftercare.domain.nlu.meaning import SAFETY_LEVELS

from workbench.content.read.content import Content, Filed
from workbench.content.read.problem import ContentProblem
from workbench.content.read.yaml_file import Document
from workbench.content.schema.files import TriageFile, TriageRow
from workbench.content.text.word_lists import lists_named

NUMBERS = {
    "emergency": "{emergency_number}",
    "crisis": "{crisis_number}",
    "urgent_call_clinic": "{clinic_phone}",
}
"""What the first sentence of a row must hold, by its level; the emergency number serves any of them."""
_SENTENCE = re.compile(r"(?<=[.!?])\s")
_WRITTEN_SHORT = re.compile(r"\b(?:\w+n't|i'm|\w+'(?:ll|ve|re)|gonna|wanna)\b")


def triage_problems(content: Content) -> Iterator[ContentProblem]:
    """Yield what is wrong with rows of the table."""
    for file in content.triage.values():
        for row_id, row in file.value.root.items():
            yield from _row(content, file, row_id, row)
    yield from _word_lists(content)


def _row(content: Content, file: Filed[TriageFile], row_id: str, row: TriageRow) -> Iterator[ContentProblem]:
    document = file.document
    if row.level in SAFETY_LEVELS:
        if not row.heard or row.say is None:
            yield document.problem(
                (row_id,),
                f"{row_id} is {row.level} and has no {'words' if row.heard else 'phrases'}",
                "Write heard: and say:, or give it the level common or ask.",
            )
    elif row.heard and row.say is None:
        what = f"{row_id} is heard and has no words"
        yield document.problem((row_id,), what, "Write say:, or remove heard: and leave it to its topic.")
    elif row.topic not in content.topics and row.topic not in content.off:
        yield document.problem(
            (row_id,), f"{row_id} has no topic that answers it", "Name a file of topics/ under topic:."
        )
    for part, text in (("say", row.say), ("helper", row.helper)):
        if text is not None and row.level in NUMBERS and not _number_first(text, NUMBERS[row.level]):
            what = f"the first sentence of {row_id} has no {NUMBERS[row.level]}"
            yield document.problem((row_id, part), what, "Say the number in the first sentence.")
    yield from _phrases(content, document, row_id, row)


def _phrases(content: Content, document: Document, row_id: str, row: TriageRow) -> Iterator[ContentProblem]:
    placed = [(("heard", index), phrase) for index, phrase in enumerate(row.heard)]
    placed += [(("look_alikes", index), phrase) for index, phrase in enumerate(row.look_alikes)]
    for place, phrase in placed:
        for name in lists_named(phrase):
            if name not in content.word_lists.value.root:
                what = f"{row_id} names the list {{{name}}}, which nobody wrote"
                mend = "Write it in triage/word_lists.yaml, or mend the name."
                yield document.problem((row_id, *place), what, mend)
        if found := _WRITTEN_SHORT.search(phrase):
            what = f"{row_id} has {found[0]}, which is never heard so"
            mend = "Write it in full: can not, do not, i am, going to."
            yield document.problem((row_id, *place), what, mend)


def _word_lists(content: Content) -> Iterator[ContentProblem]:
    lists = content.word_lists
    named = {
        name
        for file in content.triage.values()
        for row in file.value.root.values()
        for phrase in (*row.heard, *row.look_alikes)
        for name in lists_named(phrase)
    }
    for name, words in lists.value.root.items():
        if name not in named:
            yield lists.document.problem(
                (name,), f"no phrase names the list {name}", "Name it in a phrase, or remove it."
            )
        for index, word in enumerate(words):
            if _WRITTEN_SHORT.search(word) or {*"{}|? "} & {*word}:
                yield lists.document.problem(
                    (name, index),
                    f"{word!r} is no single word as it is heard",
                    "Write single words, in full.",
                )


def _number_first(text: str, number: str) -> bool:
    """Tell whether the number is in the first sentence; where the clinic can wait a breath, anywhere."""
    first = text if number == NUMBERS["urgent_call_clinic"] else _SENTENCE.split(text)[0]
    return number in first or NUMBERS["emergency"] in first
