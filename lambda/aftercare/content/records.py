"""The records of a content pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from aftercare.domain.breathing.own_rhythm import OWN_RHYTHM, of_rhythm
from aftercare.domain.breathing.pattern import Pattern, PhaseKind
from aftercare.domain.journal.prompts import Prompt
from aftercare.domain.language import Language

ToneKind = PhaseKind | Literal["count"]

TopicPart = Literal[
    "title", "question", "short", "more", "call_clinic", "tell_clinic", "companion", "evidence"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """An aftercare question; its words are lines named `topic.<id>.<part>`."""

    id: str
    next: tuple[str, ...]
    """Topics that people tend to ask about after this one, the likeliest first."""
    reviewed: bool
    """Whether a clinician has signed the words; a draft says so on its card."""
    offers: Literal["breathe"] | None = None
    """What is offered after the short answer instead of more of it."""

    def line(self, part: TopicPart) -> str:
        """Return the key of one part of the answer."""
        return f"topic.{self.id}.{part}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinic:
    """The clinic whose patients are listening."""

    name: str
    phone: str
    """As it is printed on a card; the voice reads its digits."""
    skill_name: str
    """The invocation name, as people say it."""
    time_zone: str
    """IANA name; used when the device's own time zone cannot be had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentRoute:
    """Where the words of one intent of the interaction model go."""

    meaning: str | None = None
    """Id of the topic, command or level that the intent stands for; None for free text."""
    carrier_prefix: str | None = None
    """With free text: the words before the slot, which belong to what was said; may be empty."""
    carrier_suffix: str | None = None
    """With free text: the words after the slot."""
    others: tuple[str, ...] = ()
    """With free text: what may have been heard instead of the carrier's words, and may tell of a danger."""

    @property
    def is_free_text(self) -> bool:
        """Whether the intent is a carrier, whose words have to be understood."""
        return self.carrier_prefix is not None or self.carrier_suffix is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentPack:
    """Everything the skill says and listens for in one locale."""

    locale: str
    clinic: Clinic
    numbers: Mapping[str, str]
    """Telephone numbers by role: `crisis` and `emergency`."""
    lines: Mapping[str, str]
    """Every text that is spoken or shown, by key; `{name}` marks a place to fill."""
    topics: Mapping[str, Topic]
    switched_off: frozenset[str] = frozenset()
    """Ids of topics that the clinic would rather answer itself."""
    common_questions: tuple[str, ...]
    """Ids of the topics offered by "what can I ask?", in order."""
    patterns: Mapping[str, Pattern]
    default_pattern: str
    tones: Mapping[ToneKind, Mapping[str, str]]
    """How the cues of a kind of phase, and the counts, are said: attributes of SSML's prosody."""
    cue_ms: Mapping[str, int]
    """How long a voice takes for a cue, in milliseconds, by its text; measured."""
    unwell: tuple[str, ...] = ()
    """Words by which someone who breathes along says that it does them no good."""
    prompts: tuple[Prompt, ...]
    intents: Mapping[str, IntentRoute]
    understanding: Mapping[str, Any]
    """The built matcher, read by `domain.nlu`."""
    language: Language
    """The words of the locale that rules need."""

    def pattern(self, pattern_id: str | None) -> Pattern | None:
        """Return a pattern by its id, a listener's own rhythm too; None if there is none of that id."""
        if pattern_id is None:
            return None
        cued = self.patterns.get(OWN_RHYTHM)
        rhythm = of_rhythm(cued, pattern_id) if cued is not None else None
        return rhythm or self.patterns.get(pattern_id)
