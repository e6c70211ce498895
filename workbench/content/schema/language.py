"""The shape of the files in content/<locale>/language/: the locale's own words that code needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Annotated, Any

from aftercare.domain.reminders.times import PARTS, SETS, UNCLEAR, WEEKDAYS
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, RootModel

from workbench.content.schema.files import Part, Text
from workbench.content.schema.text_rules import places_in, problem

_WORDS = re.compile(r"[a-z']+(?: [a-z']+)*")
_STEP = r"(?:[a-z0-9]+(?:\|[a-z0-9]+)*)"
_PATTERN = re.compile(rf"(?:{_STEP}\??(?: \.\.\.)? )*{_STEP}\??")
_HOUR = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")


def _words(text: str) -> str:
    if not _WORDS.fullmatch(text):
        raise problem(
            f"{text!r} is not written the way it is heard", "Use lower-case letters and apostrophes."
        )
    return text


def _word(text: str) -> str:
    if " " in text:
        raise problem(f"{text!r} is more than one word", "Write one word.")
    return _words(text)


def _pattern(text: str) -> str:
    if not _PATTERN.fullmatch(text) or all(step.endswith("?") for step in text.split()):
        mend = "Write words, a|b for a choice, a word? that may be missing, and ... between two of them."
        raise problem(f"{text!r} is no pattern of a phrase", mend)
    return text


def _number(value: Any) -> Any:
    if not re.fullmatch(r"-?\d{1,3}(?:\.\d)?", str(value)):
        raise problem(f"{value!r} is no number", "Write digits, such as 2 or 0.5.")
    return float(value)


def _whole_number(value: Any) -> Any:
    return int(_number(value))


def _true(value: Any) -> Any:
    if value != "true":
        raise problem(f"doubled is {value!r}", 'Write doubled: "true", or leave the key out.')
    return True


def _places(*names: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if sorted(places_in(text)) != sorted(names):
            wanted = " and ".join(f"{{{name}}}" for name in names)
            raise problem(f"{text!r} has other places to fill", f"Write {wanted}, each once.")
        return text

    return check


Word = Annotated[str, AfterValidator(_word)]
Words = Annotated[str, AfterValidator(_words)]
Pattern = Annotated[str, AfterValidator(_pattern)]
WordList = Annotated[list[Word], Field(min_length=1)]
WordsList = Annotated[list[Words], Field(min_length=1)]
Patterns = Annotated[list[Pattern], Field(min_length=1)]
Number = Annotated[float, BeforeValidator(_number)]
WholeNumber = Annotated[int, BeforeValidator(_whole_number)]


class Choice(Part):
    """What is said for one meaning."""

    means: str
    said: Patterns


class Beginning(Part):
    """What is said for one meaning, in plain phrases whose last word may go on."""

    means: str
    said: WordsList


Choices = Annotated[list[Choice], Field(min_length=1)]
Beginnings = Annotated[list[Beginning], Field(min_length=1)]


def _meaning_one_of(known: Collection[str]) -> Callable[[list[Choice]], list[Choice]]:
    def check(choices: list[Choice]) -> list[Choice]:
        for choice in choices:
            if choice.means not in known:
                raise problem(f"{choice.means} is not known", f"Use one of {', '.join(sorted(known))}.")
        return choices

    return check


def _hours(choices: list[Choice]) -> list[Choice]:
    for choice in choices:
        if not _HOUR.fullmatch(choice.means):
            raise problem(f"{choice.means!r} is no hour", "Write it as 12:00.")
    return choices


class ClausesFile(Part):
    """`language/clauses.yaml`: how an utterance falls into parts."""

    joints: WordList
    asking: WordList
    subjects: WordList
    answering: WordList


class BreathingWordsFile(Part):
    """`language/breathing.yaml`: how a rhythm of the breath is said, and by whom it should not be held."""

    in_words: WordList
    hold_words: WordList
    out_words: WordList
    passed_over: WordList
    treated_today: Annotated[list[Annotated[str, AfterValidator(_pattern)]], Field(min_length=1)]


class DurationsFile(Part):
    """`language/durations.yaml`: how numbers and lengths of time are said."""

    ones: Annotated[list[Word], Field(min_length=20, max_length=20)]
    tens: Annotated[list[Word], Field(min_length=8, max_length=8)]
    amounts: dict[Words, Number]
    and_a_half: Words
    besides: WordList
    hours: WordList
    minutes: WordList
    seconds: WordList


class DaysFile(Part):
    """`language/days.yaml`: how days, hours and times that come again are said."""

    parts: Annotated[Choices, AfterValidator(_meaning_one_of(PARTS))]
    days: Annotated[
        Choices, AfterValidator(_meaning_one_of(("today", "tomorrow", "yesterday", "+2", UNCLEAR, *WEEKDAYS)))
    ]
    every: Patterns
    every_which: Annotated[Choices, AfterValidator(_meaning_one_of((*SETS, UNCLEAR)))]
    again: Annotated[Choices, AfterValidator(_meaning_one_of(SETS))]
    day_units: dict[Word, Annotated[int, BeforeValidator(_whole_number)]]
    from_now: WordsList
    ahead: Word
    not_ahead: Word
    months: Annotated[list[Word], Field(min_length=12, max_length=12)]
    the: Word
    places: Annotated[list[Words], Field(min_length=31, max_length=31)]
    place_endings: WordList
    named_hours: Annotated[Choices, AfterValidator(_hours)]
    fractions: dict[Words, WholeNumber]
    past: WordList
    to: WordList
    oh: WordList
    am: WordsList
    pm: WordsList
    o_clock: WordsList
    before_an_hour: WordList


class ControlsFile(Part):
    """`language/controls.yaml`: what is asked of a session that goes on, and of the voice."""

    actions: Beginnings
    paces: Annotated[Beginnings, AfterValidator(_meaning_one_of(("slower", "normal", "faster")))]


class JournalFile(Part):
    """`language/journal.yaml`: how a prompt is wished for."""

    themes: Choices
    about: Patterns
    kind: Patterns
    weights: Annotated[Choices, AfterValidator(_meaning_one_of(("gentle", "heavy")))]
    days: Annotated[Choices, AfterValidator(_meaning_one_of(("yesterday", "before_yesterday")))]
    twice: Patterns
    again: Patterns


class RemindersFile(Part):
    """`language/reminders.yaml`: what a reminder is for."""

    errands: Choices
    something_else: Patterns
    move: Patterns
    whole: Annotated[Text, AfterValidator(_places("errand"))]


class SpokenTimesFile(Part):
    """`language/spoken_times.yaml`: how a day and an hour are said back."""

    months: Annotated[list[Text], Field(min_length=12, max_length=12)]
    date: Annotated[Text, AfterValidator(_places("month", "day"))]
    on_the_hour: Annotated[Text, AfterValidator(_places("hour", "half"))]
    at_a_minute: Annotated[Text, AfterValidator(_places("hour", "minute", "half"))]
    am: Text
    pm: Text


class DenialsFile(RootModel[WordList]):
    """`language/denials.yaml`: words that deny a sign of danger."""

    model_config = ConfigDict(strict=True, frozen=True)


class EndingEntry(Part):
    """An ending, and what a word may have ended in without it."""

    ending: Word
    instead: Annotated[list[str], Field(min_length=1)]
    doubled: Annotated[bool, BeforeValidator(_true)] = False


class EndingsFile(RootModel[list[EndingEntry]]):
    """`language/endings.yaml`: the endings of words."""

    model_config = ConfigDict(strict=True, frozen=True)


class PhrasesByName(RootModel[dict[str, Annotated[list[str], Field(min_length=1)]]]):
    """`language/concepts.yaml`, `listeners.yaml`, `signs.yaml`, `treatments.yaml`: phrases by meaning."""

    model_config = ConfigDict(strict=True, frozen=True)


class SpokenFile(Part):
    """`language/spoken.yaml`: ways of saying the same word."""

    fillers: WordsList
    contractions: dict[str, str]
    mangled: dict[str, Annotated[list[str], Field(min_length=1)]]


PACKED: Mapping[str, type[BaseModel]] = {
    "breathing": BreathingWordsFile,
    "clauses": ClausesFile,
    "controls": ControlsFile,
    "days": DaysFile,
    "durations": DurationsFile,
    "journal": JournalFile,
    "reminders": RemindersFile,
    "spoken_times": SpokenTimesFile,
}
"""The files whose words travel in the pack as they are, by name."""

TRAINED_ON: Mapping[str, type[BaseModel]] = {
    "concepts": PhrasesByName,
    "denials": DenialsFile,
    "endings": EndingsFile,
    "listeners": PhrasesByName,
    "signs": PhrasesByName,
    "treatments": PhrasesByName,
    "spoken": SpokenFile,
}
"""The files that decide what an utterance looks like to the model; a change of them calls for a training."""

LANGUAGE_FILES: Mapping[str, type[BaseModel]] = {**PACKED, **TRAINED_ON}
