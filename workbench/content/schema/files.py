"""The shape of each kind of file in content/."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, RootModel, ValidationError

from workbench.content.read.problem import ContentProblem
from workbench.content.read.yaml_file import Document
from workbench.content.schema.text_rules import at_most, one_question, phrasing, problem, spoken

_CONFIG = ConfigDict(strict=True, extra="forbid", frozen=True)
FileT = TypeVar("FileT", bound=BaseModel)

_GUIDE = "See docs/content-guide.md"


def null_or(value: Any) -> Any:
    """Turn YAML's ways to write nothing into None; the reader leaves them as strings."""
    return None if value in ("null", "~", "") else value


def _seconds(value: Any) -> Any:
    mend = "Write a multiple of 0.5 from 0.5 to 12."
    try:
        halves = Decimal(str(value)) * 2
    except InvalidOperation as error:
        raise problem(f"seconds is {value!r}", mend) from error
    if not halves.is_finite() or halves % 1 != 0 or not 1 <= halves <= 24:
        raise problem(f"seconds is {value}", mend)
    return int(halves * 500)


def _milliseconds(value: Any) -> Any:
    if not re.fullmatch(r"\d{2,4}", str(value)):
        raise problem(f"the length is {value!r}", "Measure it anew: aftercare measure-cues.")
    return int(value)


def _default(value: Any) -> Any:
    if value != "true":
        raise problem(
            f"default is {value!r}", "Write default: true in one pattern and leave the key out of the others."
        )
    return True


def _true(value: Any) -> Any:
    if value not in ("true", "false"):
        raise problem(f"judgement is {value!r}", "Write true or false.")
    return value == "true"


def _invocation(name: str) -> str:
    if not re.fullmatch(r"[a-z']+( [a-z']+)+", name):
        raise problem(f"skill_name is {name!r}", "Use two or more words in lower-case letters.")
    refused = sorted(_NOT_IN_A_NAME & set(name.split()))
    if refused:
        raise problem(
            f"skill_name has the word {refused[0]}", "Alexa refuses it in an invocation name; choose another."
        )
    return name


def _date(value: str) -> str:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise problem(f"on is {value!r}", "Write the date as 2025-03-01.")
    return value


def _phone(value: str) -> str:
    if not re.fullmatch(r"[+() .\d-]*", value) or not 7 <= sum(c.isdigit() for c in value) <= 15:
        raise problem(f"phone is {value!r}", "Write the whole number in digits, such as (720) 400-7025.")
    return value


def _https(value: str) -> str:
    if not re.fullmatch(r"https://[^\s/]+(/\S*)?", value):
        raise problem(f"privacy_url is {value!r}", "Write a whole address that begins with https://.")
    return value


_NOT_IN_A_NAME = frozenset(
    {"alexa", "amazon", "echo", "computer", "skill", "app", "launch", "open", "ask", "tell", "start", "begin"}
    | {"run", "load", "resume", "use", "play", "the", "a", "an"}
)

MOST_WORDS = {"short": 35, "more": 60, "tell_clinic": 40, "companion": 40, "a line": 45}
"""Words of a part of an answer, and of any other line; as it is written, and again as it is heard."""

Text = Annotated[str, AfterValidator(spoken)]
Short = Annotated[Text, AfterValidator(at_most(MOST_WORDS["short"], "the answer must fit in one breath"))]
Long = Annotated[Text, AfterValidator(at_most(MOST_WORDS["more"], "nobody follows a longer text by ear"))]
Brief = Annotated[Text, AfterValidator(at_most(MOST_WORDS["companion"], "it is one thing to take along"))]
Question = Annotated[Text, AfterValidator(one_question)]
PromptText = Annotated[
    Question, AfterValidator(at_most(30, "a prompt is heard once and has to stay in mind"))
]
WayOut = Annotated[Text, AfterValidator(at_most(30, "it follows a prompt in the same breath"))]
SafetyText = Annotated[Text, AfterValidator(at_most(MOST_WORDS["a line"], "it is said to someone in danger"))]
Phrasing = Annotated[str, AfterValidator(phrasing)]
NonEmpty = Annotated[str, Field(min_length=1)]


class Part(BaseModel):
    """Anything read from a file; a key nobody knows is a mistake."""

    model_config = _CONFIG


class Review(Part):
    """Who signed the words of a topic, and which words those were."""

    by: NonEmpty
    role: NonEmpty
    on: Annotated[str, AfterValidator(_date)]
    digest: NonEmpty


class SignedFile(Part):
    """`signed/<id>.yaml`: the words of a topic as they were last signed, written by `aftercare review`."""

    by: NonEmpty
    role: NonEmpty
    on: Annotated[str, AfterValidator(_date)]
    digest: NonEmpty
    words: dict[str, str]


class TopicFile(Part):
    """`topics/<id>.yaml`."""

    title: Text
    question: Question
    short: Short
    more: Long
    call_clinic: Text
    tell_clinic: Brief
    companion: Brief
    evidence: Text
    sources: Annotated[list[str], Field(min_length=1)]
    figures: Annotated[dict[str, list[str]], Field(default_factory=dict)]
    """The sources of each figure, by the words that say it."""
    next: Annotated[list[str], Field(min_length=1, max_length=3)]
    asked: Annotated[list[Phrasing], Field(default_factory=list)]
    """How a clinician wants the question to be asked; heard like what stands in `corpus/`."""
    offers: Literal["breathe"] | None = None
    """What is offered after the short answer instead of more of it, even to who asked in passing."""
    reviewed: Annotated[Review | None, BeforeValidator(null_or)]


class PromptEntry(Part):
    """One journaling prompt."""

    id: NonEmpty
    weight: Literal["gentle", "heavy"]
    text: PromptText
    way_out: WayOut | None = None


class PromptsFile(Part):
    """`prompts/<theme>.yaml`."""

    title: Text
    spoken: Text
    prompts: Annotated[list[PromptEntry], Field(min_length=1)]


class Source(Part):
    """One entry of `sources.yaml`; the reference is read, never spoken."""

    name: Text
    kind: NonEmpty
    reference: NonEmpty


class SourcesFile(RootModel[dict[str, Source]]):
    """`sources.yaml`."""

    model_config = ConfigDict(strict=True, frozen=True)


class ClinicFile(Part):
    """`clinic.yaml`."""

    name: Text
    phone: Annotated[Text, AfterValidator(_phone)]
    hours: Text | None = None
    """When someone answers the telephone, as it is said after "They are open"."""
    skill_name: Annotated[str, AfterValidator(_invocation)]
    time_zone: NonEmpty
    privacy_url: Annotated[str, AfterValidator(_https)]
    website: Annotated[str, AfterValidator(_https)] | None = None
    """The clinic's page, as a code to photograph on the sheet that is taken home."""


class Numbers(Part):
    """Telephone numbers by role."""

    crisis: Text
    emergency: Text


class SafetyFile(Part):
    """`safety.yaml`."""

    numbers: Numbers


Phrases = Annotated[list[str], Field(min_length=1)]


class PlainFile(Part):
    """`triage/plain.yaml`: danger that decides by itself, and how words around it take it back."""

    emergency: Phrases
    crisis: Phrases
    look_alikes: list[str] = []
    denials: list[str] = []
    denials_of_things: list[str] = []
    things: list[str] = []
    no_denial_after: list[str] = []
    no_denial_before: list[str] = []
    passed_over: list[str] = []
    subjects: list[str] = []
    before_things: list[str] = []
    doubts: list[str] = []
    mentions: list[str] = []
    in_general: list[str] = []
    past_words: list[str] = []
    long_ago: list[str] = []
    used_to: list[str] = []
    joints: list[str] = []
    emphasis: list[str] = []


class TriageRow(Part):
    """A sign or a situation: how it is named, how much it matters, what is said."""

    name: str
    level: Literal["emergency", "crisis", "urgent_call_clinic", "common", "ask"]
    heard: list[str] = []
    """Phrases that tell of it; those of the first three levels raise an alarm."""
    look_alikes: list[str] = []
    said: list[str] = []
    """Whole sentences by which the row is tested, and never matched."""
    say: SafetyText | None = None
    helper: SafetyText | None = None
    """Said instead where somebody else has the sign."""
    topic: str | None = None
    """Where a sign without an alarm belongs: whose answer it gets if it has no words of its own."""
    also: list[str] = []
    """Ids of signs that this row speaks for as well."""
    raised_by: str = ""
    source: str
    judgement: Annotated[bool, BeforeValidator(_true)] = False
    """Whether the level rests on clinical judgement."""
    confidence: Literal["low", "medium", "high"]


class WordListsFile(RootModel[dict[str, Phrases]]):
    """`triage/word_lists.yaml`: words that phrases of the table name together, by the list's name."""

    model_config = ConfigDict(strict=True, frozen=True)


class FramesFile(Part):
    """`triage/frames.yaml`: the ways a sign is told, by which every row is tested; `{s}` is what is said."""

    told: Phrases
    """In these a sign raises its alarm."""
    taken_back: Phrases
    """In these a sentence that begins with the speaker raises none."""


class TriageFile(RootModel[dict[str, TriageRow]]):
    """`triage/<area>.yaml`."""

    model_config = ConfigDict(strict=True, frozen=True)


class UnfinishedWords(Part):
    """Where no sentence ends."""

    endings: Phrases
    complete: list[str] = []
    most: str


class InContextFile(Part):
    """`language/in_context.yaml`: what whole utterances mean in each place."""

    around: list[str] = []
    means: dict[str, dict[str, str]] = {}
    """What the actions of each place mean: the id of a meaning, and its slots as `name=value`."""
    after_danger: dict[Literal["yes", "no", "correction", "refusal", "thanks"], Phrases] = {}
    start: dict[Literal["giving_up"], Phrases] = {}
    breathing: dict[Literal["stop_or_despair", "stop", "pause", "resume", "ease", "aloud"], Phrases] = {}
    writing: dict[Literal["resume", "next", "gentle", "stop"], Phrases] = {}
    prompt: dict[Literal["next", "gentle", "write", "repeat"], Phrases] = {}
    topic: dict[Literal["call"], Phrases] = {}
    not_the_voice: list[str] = []
    """Words that "faster" and "slower" may be about, none of which is the voice."""
    number: dict[Literal["yes"], Phrases] = {}
    offer: dict[Literal["yes", "no", "stop"], Phrases] = {}
    anywhere: dict[Literal["glad", "source", "breathe", "unsure"], Phrases] = {}
    begun: dict[Literal["breathing", "writing"], dict[Literal["pause", "resume"], Phrases]] = {}
    unfinished: UnfinishedWords


class StringsFile(RootModel[dict[str, Text]]):
    """`strings/<area>.yaml`."""

    model_config = ConfigDict(strict=True, frozen=True)


class PhaseEntry(Part):
    """One phase of a pattern; `seconds` becomes milliseconds."""

    kind: Literal["in", "top_up", "hold", "out", "rest"]
    seconds: Annotated[int, BeforeValidator(_seconds)]
    first_cue: Text
    cue: Text


class PatternFile(Part):
    """`patterns/<id>.yaml`."""

    spoken: Text
    about: Text
    names: Annotated[list[Phrasing], Field(min_length=1)]
    phases: Annotated[list[PhaseEntry], Field(min_length=2)]
    default: Annotated[bool, BeforeValidator(_default)] = False
    counts_itself: Annotated[bool, BeforeValidator(_default)] = False


class Tone(Part):
    """How the cues of one kind of phase are said, in SSML's own words."""

    pitch: Annotated[str, Field(pattern=r"^[+-]\d{1,2}%$")] | None = None
    rate: Annotated[str, Field(pattern=r"^\d{2,3}%$")] | None = None
    volume: Literal["x-soft", "soft", "medium", "loud"] | None = None


class BreathingFile(Part):
    """`breathing.yaml`."""

    tones: dict[Literal["in", "top_up", "hold", "out", "rest", "count"], Tone]
    unwell: list[Phrasing] = []


class CueLengthsFile(RootModel[dict[str, Annotated[int, BeforeValidator(_milliseconds)]]]):
    """`cue_lengths.yaml`: milliseconds by cue, measured."""

    model_config = ConfigDict(strict=True, frozen=True)


class HandoutFile(Part):
    """`handout.yaml`: what stands on the sheet that is taken home, by the ids of topics."""

    waits: Annotated[list[NonEmpty], Field(min_length=1)]
    helps: Annotated[list[NonEmpty], Field(min_length=1)]
    signs: Annotated[list[NonEmpty], Field(min_length=1)]
    asked: Annotated[list[NonEmpty], Field(min_length=1)]


class CommonQuestionsFile(RootModel[Annotated[list[str], Field(min_length=5, max_length=5)]]):
    """`common_questions.yaml`."""

    model_config = ConfigDict(strict=True, frozen=True)


class ManifestFile(Part):
    """`manifest.yaml`; its inner part follows Alexa's own schema."""

    example_phrases: Annotated[list[Phrasing], Field(min_length=1, max_length=2)]
    manifest: dict[str, Any]


def parse(document: Document, kind: type[FileT]) -> FileT | list[ContentProblem]:
    """Return the file as its model, or everything that is wrong with its shape."""
    try:
        return kind.model_validate(document.value)
    except ValidationError as error:
        return [_problem(document, detail) for detail in error.errors(include_url=False)]


def _problem(document: Document, detail: Any) -> ContentProblem:
    place = tuple(part for part in detail["loc"] if part != "[key]")
    name = ".".join(str(part) for part in place) or "the file"
    if detail["type"] == "content":
        return document.problem(place, detail["ctx"]["what"], detail["ctx"]["mend"])
    if detail["type"] == "missing":
        return document.problem(place, f"{name} is missing", f"Add it. {_GUIDE}.")
    if detail["type"] == "extra_forbidden":
        return document.problem(
            place, f"{name} is not a key of this file", "Mend its spelling, or remove it."
        )
    message = detail["msg"][:1].lower() + detail["msg"][1:]
    return document.problem(place, f"{name} does not fit: {message}", f"{_GUIDE}.")
