"""The words of one locale that rules need, as its pack brings them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from aftercare.domain.nlu.clauses import ClauseWords
from aftercare.domain.nlu.duration import DurationWords
from aftercare.domain.nlu.journal_slots import JournalWords, ReminderWords
from aftercare.domain.nlu.phrase_patterns import Beginnings, PhrasePatterns
from aftercare.domain.nlu.rhythm import RhythmWords
from aftercare.domain.reminders.times_in_words import WhenWords


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenTimes:
    """How days and hours are said in one locale; `{...}` are places to fill."""

    months: Sequence[str]
    date: str
    on_the_hour: str
    at_a_minute: str
    am: str
    pm: str


class Language:
    """The words of one locale, by what reads them; each record is made when it is first asked for.

    Few turns need more than one or two of them, and a cold start needs none.
    """

    def __init__(self, built: Mapping[str, Any]) -> None:
        """Take the words as they were built into a pack."""
        self._built = built

    @cached_property
    def clauses(self) -> ClauseWords:
        """The words by which an utterance falls into parts."""
        return ClauseWords.from_built(self._built["clauses"])

    @cached_property
    def durations(self) -> DurationWords:
        """How numbers and lengths of time are said."""
        return DurationWords.from_built(self._built["durations"])

    @cached_property
    def rhythm(self) -> RhythmWords:
        """How the parts of a breath are said."""
        return RhythmWords.from_built(
            self._built["breathing"], {**self.durations.tens, **self.durations.numbers}
        )

    @cached_property
    def treated_today(self) -> PhrasePatterns:
        """By which somebody says that they were treated today."""
        return PhrasePatterns(self._built["breathing"]["treated_today"])

    @cached_property
    def when(self) -> WhenWords:
        """How days and hours are said."""
        return WhenWords.from_built(self._built["days"], self.durations)

    @cached_property
    def spoken_times(self) -> SpokenTimes:
        """How days and hours are said back."""
        return SpokenTimes(**self._built["spoken_times"])

    @cached_property
    def answering(self) -> frozenset[str]:
        """Leads that answer a question and say nothing about the words behind them."""
        return frozenset(self._built["clauses"]["answering"])

    @cached_property
    def actions(self) -> Beginnings:
        """What is asked of a session that goes on."""
        return Beginnings(self._built["controls"]["actions"])

    @cached_property
    def paces(self) -> Beginnings:
        """How fast the voice is asked to be."""
        return Beginnings(self._built["controls"]["paces"])

    @cached_property
    def journal(self) -> JournalWords:
        """How a prompt is wished for."""
        return JournalWords.from_built(self._built["journal"])

    @cached_property
    def reminders(self) -> ReminderWords:
        """What reminders are for."""
        return ReminderWords.from_built(self._built["reminders"])
