"""Which samples each intent has, and where each was written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from aftercare.domain.nlu.meaning import SAFETY_LEVELS
from aftercare.domain.nlu.normalise import words_of

from workbench.content.generate.intents import Carrier, carriers_of, intent_name
from workbench.content.read.content import Content
from workbench.content.read.phrasing import Phrasing
from workbench.content.read.problem import ContentProblem
from workbench.content.read.yaml_file import Document, Place
from workbench.content.schema.model import Command
from workbench.training.tables_reader import TablesReader

LONGEST_SAMPLE = 10
"""Words of a phrasing that is a sample too. Longer ones would fill the model beyond Alexa's limit and help it
little; said again word for word, they reach the understanding through a carrier, which holds them in full."""
LONGEST_SAMPLE_OF_DANGER = 14
"""The same for words of danger, from which Alexa should have more to go by."""
TOPICS = "topics"
LONGEST_CARRIED = 6
LONGEST_CARRIED_OF_DANGER = 9
"""The same where a carrier takes the phrasing whole: it reaches the understanding anyway."""
_SLOT = re.compile(r"\{([a-z]+)\}")
_UNITS = "one two three four five six seven eight nine ten twelve fifteen twenty thirty sixty half couple few"
_AMOUNT = re.compile(rf"\b(?:{'|'.join(_UNITS.split())}|minutes?|quarter)\b")
_DURATION = re.compile(rf"\b(?:{'|'.join(_UNITS.split()[:-3])}) minutes?\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One sample of an intent, with the place it comes from."""

    intent: str
    text: str
    path: str
    line: int

    @property
    def where(self) -> str:
        """Path and line."""
        return f"{self.path}:{self.line}"

    def problem(self, what: str, mend: str) -> ContentProblem:
        """Return a problem with this sample."""
        return ContentProblem(path=self.path, line=self.line, what=what, mend=mend)


@lru_cache(maxsize=1)
def samples_of(content: Content) -> tuple[Sample, ...]:
    """Return every sample of the model; one that two intents claim comes twice."""
    return (
        *_built_in_samples(content),
        *_command_samples(content),
        *_phrased_samples(content),
        *_samples_of_signs(content),
        *_carrier_samples(content),
    )


def slot_values(content: Content) -> dict[str, Mapping[str, list[str]]]:
    """Return the values of each list slot, by slot name: what people say by id."""
    listed: dict[str, Mapping[str, list[str]]] = {
        "pattern": {pattern_id: list(file.value.names) for pattern_id, file in content.patterns.items()}
    }
    return listed | {name: file.value.root for name, file in content.slot_types.items()}


def utterances(text: str, values: Mapping[str, Mapping[str, list[str]]]) -> Iterator[str]:
    """Yield what a sample listens for: each list slot is spelled out, other slots are left."""
    for name in _SLOT.findall(text):
        if name in values:
            for said in (word for words in values[name].values() for word in words):
                yield from utterances(text.replace(f"{{{name}}}", said), values)
            return
    yield text


def _built_in_samples(content: Content) -> Iterator[Sample]:
    document = content.built_ins.document
    for name, entry in content.built_ins.value.root.items():
        for index, text in enumerate(entry.samples):
            yield _sample(name, text, document, (name, "samples", index))


def _command_samples(content: Content) -> Iterator[Sample]:
    document = content.commands.document
    for meaning, command in content.commands.value.root.items():
        for index, text in enumerate(command.samples):
            yield _sample(intent_name(meaning), text, document, (meaning, "samples", index))


def _carrier_samples(content: Content) -> Iterator[Sample]:
    document = content.carriers.document
    for carrier in carriers_of(content):
        for text in carrier.samples:
            yield _sample(carrier.intent, text, document, carrier.place)


def _sample(intent: str, text: str, document: Document, place: Place) -> Sample:
    return Sample(intent=intent, text=text, path=document.path, line=document.line(place))


# Look-alikes are no samples: an intent brings no text, so a sample with the words of an alarm in it
# could draw a real alarm to a place where nobody reads it. Nor are questions in the words of someone whom
# the breathing makes dizzy: in the middle of a session they have to be read.
def _phrased_samples(content: Content) -> Iterator[Sample]:
    taken = _taken(content)
    by_meaning = {entry.takes_all_of: name for name, entry in content.built_ins.value.root.items()}
    values = slot_values(content)
    carried, tables = _Carried(content), TablesReader(content)
    for phrasing in content.phrasings:
        if (
            not phrasing.is_direct
            or phrasing.text in taken[phrasing.label]
            or _is_left_to_free_text(phrasing, content, carried)
        ):
            continue
        is_answer = phrasing.label in content.meanings.answers
        meaning = _meaning_of(phrasing, tables, carried, is_answer=is_answer)
        text = meaning and _with_own_slots(phrasing.text, content.commands.value.root.get(meaning), values)
        if meaning and text:
            intent = by_meaning.get(meaning) or intent_name(meaning)
            yield Sample(intent=intent, text=text, path=phrasing.path, line=phrasing.line)


def _meaning_of(
    phrasing: Phrasing, tables: TablesReader, carried: _Carried, *, is_answer: bool
) -> str | None:
    """Return what a phrasing stands for; where it is danger, the level at which the triage table hears it.

    None where a carrier takes it whole and a table has something of its own to say to it: an intent brings no
    text, so the sign and whoever has it would be lost, and what the words mean where the listener is.
    """
    label, is_carried = phrasing.label, carried.takes(phrasing.text)
    if carried.keeps(phrasing.text) and not is_answer and tables.depends_on_place(phrasing.text):
        return None
    if label not in SAFETY_LEVELS and not (is_carried and label in tables.topics_of_signs):
        return label
    reading = tables.signs_in(phrasing.text)
    has_own_words = reading.is_common_alone or (reading.sign is not None and reading.sign.row is not None)
    if has_own_words and is_carried:
        return None
    if label in SAFETY_LEVELS and reading.sign is not None:
        return min(label, reading.sign.level, key=SAFETY_LEVELS.index)
    return label


def _with_own_slots(
    text: str, command: Command | None, values: Mapping[str, Mapping[str, list[str]]]
) -> str | None:
    if command and command.alone:
        return _as_value(text, command.slots, values)
    if command and command.slots:
        return with_slots(text, command.slots, values)
    return text


def _samples_of_signs(content: Content) -> Iterator[Sample]:
    """Yield what tells of a danger in the triage table and would reach nothing: no carrier takes it."""
    carried, known = _Carried(content), {phrasing.text for phrasing in content.phrasings}
    for file in content.triage.values():
        for row_id, row in file.value.root.items():
            for index, said in enumerate(row.said if row.level in SAFETY_LEVELS else ()):
                text = " ".join(words_of(said))
                if text.isascii() and text not in known and not carried.takes(text):
                    known.add(text)
                    yield _sample(intent_name(row.level), text, file.document, (row_id, "said", index))


class _Carried:
    """Tells whether a carrier takes words whole: what it begins with, or what it ends in."""

    def __init__(self, content: Content) -> None:
        carriers = [*carriers_of(content)]
        self._any, self._kept = _around(carriers), _around(c for c in carriers if c.prefix or c.suffix)

    def takes(self, text: str) -> bool:
        """Tell whether the words reach the understanding, without a word that says nothing perhaps."""
        return text.startswith(self._any[0]) or text.endswith(self._any[1])

    def keeps(self, text: str) -> bool:
        """Tell whether every word of it reaches the understanding."""
        return text.startswith(self._kept[0]) or text.endswith(self._kept[1])


def _around(carriers: Iterable[Carrier]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what carriers begin with, and what they end in."""
    before, behind = [], []
    for carrier in carriers:
        if carrier.prefix is not None:
            before += [f"{each} " for each in carrier.said]
        else:
            behind += [f" {each}" for each in carrier.said]
    return tuple(before), tuple(behind)


def _is_left_to_free_text(phrasing: Phrasing, content: Content, carried: _Carried) -> bool:
    is_danger = phrasing.label in content.meanings.levels
    longest = LONGEST_SAMPLE_OF_DANGER if is_danger else LONGEST_SAMPLE
    # What a clinician wants a topic to be asked by is always a sample of it.
    if carried.takes(phrasing.text) and f"/{TOPICS}/" not in phrasing.path:
        longest = LONGEST_CARRIED_OF_DANGER if is_danger else LONGEST_CARRIED
    if len(phrasing.text.split()) > longest:
        return True
    return phrasing.label in content.meanings.answers and _is_of_someone_unwell(phrasing.text, content)


def _is_of_someone_unwell(phrasing: str, content: Content) -> bool:
    return any(f" {words} " in f" {phrasing} " for words in content.breathing.value.unwell)


def _taken(content: Content) -> Mapping[str, set[str]]:
    taken: dict[str, set[str]] = defaultdict(set)
    for entry in content.built_ins.value.root.values():
        for meaning in entry.takes_from:
            taken[meaning].update(entry.samples)
    return taken


def with_slots(
    phrasing: str, slots: Mapping[str, str], values: Mapping[str, Mapping[str, list[str]]]
) -> str | None:
    """Return a phrasing with its slot values replaced by slots, so that Alexa hands them over.

    None when the phrasing needs a value that no slot would bring: as a sample it would lose it, and as
    free text it keeps it. So it is with every phrasing of a command that is nothing without its value:
    in "you talk too slow" the word slow is not the pace that is wished for.
    """
    if "minutes" not in slots:
        return None
    text = _DURATION.sub("{minutes}", phrasing, count=1)
    for name in slots:
        if name in values:
            text = _with_value(text, name, values[name])
    return None if _AMOUNT.search(_SLOT.sub("", text)) else text


def _as_value(phrasing: str, slots: Mapping[str, str], values: Mapping[str, Mapping[str, list[str]]]) -> str:
    """Return a phrasing that is a slot's value as that slot, which would be lost in an exact sample."""
    own = (name for name in slots if any(phrasing in said for said in values.get(name, {}).values()))
    return next((f"{{{name}}}" for name in own), phrasing)


def _with_value(text: str, name: str, values: Mapping[str, list[str]]) -> str:
    spoken = {said: value_id for value_id, words in values.items() for said in words}
    found = _any_of(tuple(spoken)).findall(text)
    if len({spoken[said] for said in found}) != 1:
        return text
    longest = max(found, key=len)
    return re.sub(rf"\b{re.escape(longest)}(?![a-z'])", f"{{{name}}}", text, count=1)


@cache
def _any_of(said: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(said, key=lambda words: (-len(words), words))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})(?![a-z'])")
