"""Signs of danger by the signed triage table, which nothing else in a sentence can outvote.

A row of the table names a sign or a situation with the phrases that tell of it. A phrase decides by itself
wherever it stands, unless words that belong to it take it back, or it is part of a look-alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aftercare.domain.nlu.denials import Denials
from aftercare.domain.nlu.lexicon import PERSON
from aftercare.domain.nlu.meaning import SAFETY_LEVELS
from aftercare.domain.nlu.phrase_index import PhraseIndex

PLAIN = "plain"
"""Stands for the short list of the plainest words, which have no row of their own."""
COMMON = "common"
"""The rows that raise no alarm: what is common after treatment, or asks for a word of its own."""
NEXT_TO_NOTHING = 3
"""Words beside a common sign that add nothing to it."""
BEGINNING, END = "^", "$"
"""Stand before the first word and after the last, so that a pattern can ask for them."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A row of the triage table that was heard."""

    level: str
    row: str | None
    """The row's id; None for the plainest words."""
    of_other: bool
    """Whether somebody else than the speaker has it."""


@dataclass(frozen=True, slots=True)
class TriageReading:
    """What the table says of some words."""

    sign: Sign | None
    rest: list[str] | None = None
    """The words without signs that were taken back and without look-alikes; None where there were neither."""
    common: str | None = None
    """The row of a sign that raises no alarm and has words of its own."""
    beside: list[str] | None = None
    """The words beside that sign."""

    @property
    def is_common_alone(self) -> bool:
        """Whether a common sign is all that was said: next to nothing stands beside it."""
        return self.beside is not None and len(self.beside) <= NEXT_TO_NOTHING


class Triage:
    """Finds the signs of a locale; built once from its signed table."""

    def __init__(self, table: Mapping[str, Any], language: Mapping[str, Any]) -> None:
        self._signs = {level: PhraseIndex(table[level]) for level in SAFETY_LEVELS}
        self._common = PhraseIndex(table[COMMON])
        self._look_alikes = PhraseIndex(table["look_alikes"])
        self._common_look_alikes = PhraseIndex(table["common_look_alikes"])
        self._denials = Denials(language)

    def read(self, words: Sequence[str]) -> TriageReading:
        """Return the most pressing sign among words, and what is left of them without what is no sign.

        `words` are in the lexicon's spoken form, with whoever is spoken of folded into one word. A row counts
        before the plainest words of the same level. A sign that is common counts where there is no other.
        """
        plain = [BEGINNING, *self._denials.without_emphasis(words), END]
        none: list[tuple[int, int]] = []
        for level in SAFETY_LEVELS:
            found = list(self._signs[level].spans_in(plain))
            meant = [span for span in found if self._is_meant(plain, span, self._look_alikes)]
            if meant:
                signs = (self._sign(plain, level, span) for span in meant)
                return TriageReading(min(signs, key=lambda sign: sign.row is None))
            none += [(start, end) for start, end, _ in found]
        rest = _without(plain, none)[1:-1] if none else self._rest_of_denial(plain)
        alike = self._common_look_alikes
        common = [span for span in self._common.spans_in(plain) if self._is_meant(plain, span, alike)]
        if not common:
            return TriageReading(None, rest)
        beside = _without(plain, [*none, *((start, end) for start, end, _ in common)])[1:-1]
        row = max(common, key=lambda span: span[1] - span[0])[2]
        return TriageReading(None, rest, row, beside)

    def _rest_of_denial(self, plain: list[str]) -> list[str] | None:
        """Return what is left of a sentence that tells of a sign once its "not" is taken away; else None.

        "My heart is not racing" is no phrase of the table, and says that there is no sign all the same. What
        is dangerous in itself, such as "not breathing", is a phrase and was heard before.
        """
        told, denied_at = self._denials.without_denials(plain)
        if not denied_at:
            return None
        indexes = (*(self._signs[level] for level in SAFETY_LEVELS), self._common)
        found = ((start, end) for index in indexes for start, end, _ in index.spans_in(told))
        denied = [span for span in found if self._denials.stood_in(told, span, denied_at)]
        return _without(told, denied)[1:-1] if denied else None

    def _is_meant(self, words: Sequence[str], span: tuple[int, int, str], look_alikes: PhraseIndex) -> bool:
        """Tell whether a phrase is neither taken back nor wholly within one that only looks like it."""
        start, end, _ = span
        if self._denials.takes_back(words, start, end):
            return False
        return not any(first <= start and end <= last for first, last, _ in look_alikes.spans_in(words))

    def _sign(self, words: Sequence[str], level: str, found: tuple[int, int, str]) -> Sign:
        start, end, name = found
        begin = self._denials.sentence_begins(words, start)
        return Sign(level, None if name == PLAIN else name, PERSON in words[begin:end])


def _without(words: Sequence[str], spans: Sequence[tuple[int, int]]) -> list[str]:
    return [word for at, word in enumerate(words) if not any(start <= at < end for start, end in spans)]


def owners_parted(words: Sequence[str]) -> list[str]:
    """Return words with an ending 's set apart: "my mom's not breathing" is about my mom."""
    parted: list[str] = []
    for word in words:
        owner = word.removesuffix("'s")
        parted += [word] if owner == word or not owner else [owner, "is"]
    return parted
