"""Slots of the journal and of reminders, found in the words of an utterance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aftercare.domain.nlu.normalise import bare_words
from aftercare.domain.nlu.phrase_patterns import Choices, PhrasePatterns
from aftercare.domain.reminders.times import Asked
from aftercare.domain.reminders.times_in_words import asked_in

if TYPE_CHECKING:
    from aftercare.domain.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalWords:
    """How a prompt is wished for in one locale."""

    themes: Choices
    """What people call each theme; the particular come before the general."""
    about: PhrasePatterns
    """Words before a theme that make it a wish."""
    kind: PhrasePatterns
    """Words after it that do."""
    weights: Choices
    days: Choices
    twice: PhrasePatterns
    again: PhrasePatterns

    @classmethod
    def from_built(cls, built: Mapping[str, Any]) -> JournalWords:
        """Return the words as they were built into a pack."""
        return cls(
            themes=Choices(built["themes"]),
            about=PhrasePatterns(built["about"]),
            kind=PhrasePatterns(built["kind"]),
            weights=Choices(built["weights"]),
            days=Choices(built["days"]),
            twice=PhrasePatterns(built["twice"]),
            again=PhrasePatterns(built["again"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderWords:
    """What reminders are for, as it is said in one locale."""

    errands: Choices
    something_else: PhrasePatterns
    """Words before an errand of another kind."""
    move: PhrasePatterns
    whole: str
    """The sentence around an errand that came alone; `{errand}` is its place."""

    @classmethod
    def from_built(cls, built: Mapping[str, Any]) -> ReminderWords:
        """Return the words as they were built into a pack."""
        return cls(
            errands=Choices(built["errands"]),
            something_else=PhrasePatterns(built["something_else"]),
            move=PhrasePatterns(built["move"]),
            whole=built["whole"],
        )


def journal_slots(command_id: str, text: str, language: Language) -> dict[str, str | int | float]:
    """Return what an utterance tells a command of the journal or of reminders.

    `journal.today`, `.next`, `.previous`, `.write`: `theme`, `weight`, `day` ("yesterday",
    "before_yesterday"), `twice`, `again` for the one at hand.
    `repeat`: `twice`. `reminder.*`: `errand`, or `else` for another one, `move` where a reminder is to be
    changed, and what was said about when.
    """
    if command_id in ("journal.today", "journal.next", "journal.previous", "journal.write"):
        return _prompt(bare_words(text), language.journal)
    if command_id == "repeat":
        return {"twice": 1} if language.journal.twice.is_in(bare_words(text)) else {}
    if command_id.startswith("reminder."):
        return {**_reminder(bare_words(text), language), **when_slots(asked_in(text, language.when))}
    return {}


def theme_in(words: Sequence[str], known: JournalWords) -> str | None:
    """Return the theme that a prompt is wished to be about."""
    for theme, phrases in known.themes.phrases:
        for start, end in phrases.spans_in(words):
            if known.about.ends_at(words, start) or known.kind.ends_of(words, end):
                return theme
    return None


def when_slots(asked: Asked) -> dict[str, str | int | float]:
    """Return what was said about when as slots; `asked_of` reads them back."""
    said: dict[str, str | int | float | None] = {
        "time": asked.at.strftime("%H:%M") if asked.at else None,
        "half": int(asked.half_said) if asked.at else None,
        "part": asked.part,
        "day": asked.day,
        "every": asked.every,
        "minutes": asked.in_minutes,
    }
    return {name: value for name, value in said.items() if value is not None}


def _prompt(words: Sequence[str], known: JournalWords) -> dict[str, str | int | float]:
    found: dict[str, str | int | None] = {
        "theme": theme_in(words, known),
        "weight": known.weights.in_words(words),
        "day": known.days.in_words(words),
        "twice": 1 if known.twice.is_in(words) else None,
        "again": 1 if known.again.is_in(words) else None,
    }
    return {name: value for name, value in found.items() if value is not None}


def _reminder(words: Sequence[str], language: Language) -> dict[str, str | int | float]:
    move: dict[str, str | int | float] = {"move": 1} if language.reminders.move.is_in(words) else {}
    errand = language.reminders.errands.in_words(words)
    if errand:
        return {"errand": errand, **move}
    ends = (end for _, end in language.reminders.something_else.spans_in(words) if end < len(words))
    named = next((words[end] for end in ends), None)
    is_other = named is not None and not named.isdecimal() and named not in language.durations.numbers
    return {"else": 1, **move} if is_other else move
