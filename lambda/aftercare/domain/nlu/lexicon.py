"""What is known about words: spoken forms, who is spoken of, and the ideas that words stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from aftercare.domain.nlu.inflection import Ending, endings_from, stems_of
from aftercare.domain.nlu.normalise import words_of
from aftercare.domain.nlu.sign_features import Signs
from aftercare.domain.nlu.sounds import Sounds

LONGEST_PHRASE = 5
"""Words in the longest phrase that counts as one."""
PERSON = "<person>"
"""Stands for anybody who is spoken of: a question about a mother is the question about oneself."""
TREATMENT = "<treatment>"
"""Stands for the treatment, whatever it is called: its name carries none of a question's meaning."""

_Span = tuple[int, int, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of one locale."""

    spoken: Mapping[str, str]
    """From what is heard to what is understood: contractions, fillers (nothing), mangled names."""
    fillers: frozenset[str]
    """Single words that say nothing."""
    people: frozenset[str]
    treatments: Mapping[str, str]
    """From a name of the treatment to the way it is given."""
    ideas: Mapping[str, str]
    """From a rare word or phrase to the ideas it stands for, parted by spaces."""
    endings: tuple[Ending, ...]
    """What a rare word may end in besides."""
    sounds: Sounds
    """The names that a recogniser writes as other words."""
    signs: Signs
    """The phrases that tell of danger, and those that take the danger from others."""

    @classmethod
    def from_built(cls, built: Mapping[str, Any]) -> Lexicon:
        """Return the lexicon as it was built into a pack."""
        return cls(
            spoken=built["spoken"],
            fillers=frozenset(built["fillers"]),
            people=frozenset(built["people"]),
            treatments={name: way for way, said in built["treatments"].items() for name in said.split("|")},
            endings=endings_from(built["endings"]),
            ideas={phrase: idea for idea, said in built["ideas"].items() for phrase in said.split("|")},
            sounds=Sounds.of(built["names"]),
            signs=Signs(
                {name: patterns.split(";") for name, patterns in built["signs"].items()}, built["denials"]
            ),
        )

    def heard(self, text: str) -> list[str]:
        """Return the words of an utterance in the one form that the rest works with."""
        words = words_of(text, self.fillers)
        plain: list[str] = []
        for start, _, phrase in _phrases(words, self.spoken):
            plain += [words[start]] if phrase is None else self.spoken[phrase].split()
        return plain or words

    def folded(self, words: list[str]) -> list[str]:
        """Return words with everybody who is spoken of made one."""
        return [
            words[start] if phrase is None else PERSON for start, _, phrase in _phrases(words, self.people)
        ]

    def with_one_treatment(self, words: list[str]) -> tuple[list[str], list[str]]:
        """Return words with the treatment's name made one, and the ways it was named.

        Where two ways are named, as in "infusion or spray", the names are what is asked about, and stay.
        """
        spans = list(_phrases(words, self.treatments))
        ways = sorted({self.treatments[phrase] for _, _, phrase in spans if phrase is not None})
        if len(ways) > 1:
            return words, ways
        return [words[start] if phrase is None else TREATMENT for start, _, phrase in spans], ways

    def ideas_in(self, words: list[str]) -> list[str]:
        """Return the ideas that rare words stand for, in whatever form they are said."""
        found = (self._idea(words[start], phrase) for start, _, phrase in _phrases(words, self.ideas))
        return [idea for ideas in found for idea in ideas.split()]

    def _idea(self, word: str, phrase: str | None) -> str:
        if phrase is not None:
            return self.ideas[phrase]
        return next((self.ideas[stem] for stem in stems_of(word, self.endings) if stem in self.ideas), "")


def _phrases(words: list[str], known: Mapping[str, str] | frozenset[str]) -> Iterator[_Span]:
    """Go through words from the left, taking the longest known phrase; (start, length, phrase or None)."""
    start = 0
    while start < len(words):
        for length in range(min(LONGEST_PHRASE, len(words) - start), 0, -1):
            phrase = " ".join(words[start : start + length])
            if phrase in known:
                yield start, length, phrase
                break
        else:
            length = 1
            yield start, 1, None
        start += length
