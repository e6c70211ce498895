"""Phrases written with choices: `do|does not want to? die` is six words or five, two of them at choice.

`...` is any number of words; it stands neither first nor last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Step = tuple[frozenset[str], bool]
"""The words that may stand here, and whether none has to."""
ANY = "..."
_ANY_WORDS: Step = (frozenset(), True)
"""Any number of words may stand here."""
_Pattern = tuple[Step, ...]


class PhrasePatterns:
    """Finds phrases among words; nothing may stand between the words of a phrase."""

    def __init__(self, written: Sequence[str]) -> None:
        self._starting: defaultdict[str, list[_Pattern]] = defaultdict(list)
        self._ending: defaultdict[str, list[_Pattern]] = defaultdict(list)
        for phrase in written:
            steps = tuple(step_of(part) for part in phrase.split())
            for word in _openers(steps):
                self._starting[word].append(steps)
            backwards = steps[::-1]
            for word in _openers(backwards):
                self._ending[word].append(backwards)

    def spans_in(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield (first word, word after the last) of every phrase that stands among the words."""
        for start in range(len(words)):
            yield from ((start, end) for end in self.ends_of(words, start))

    def is_in(self, words: Sequence[str]) -> bool:
        """Tell whether any phrase stands among the words."""
        return next(self.spans_in(words), None) is not None

    def ends_of(self, words: Sequence[str], start: int) -> set[int]:
        """Return where the phrases that begin at a word end."""
        patterns = self._starting.get(words[start], ()) if start < len(words) else ()
        return {end for pattern in patterns for end in ends_of_steps(words, start, pattern, 1)}

    def ends_at(self, words: Sequence[str], end: int) -> bool:
        """Tell whether a phrase ends just before a word."""
        patterns = self._ending.get(words[end - 1], ()) if end > 0 else ()
        return any(ends_of_steps(words, end - 1, pattern, -1) for pattern in patterns)


def words_in(part: str) -> list[str]:
    """Return the words that a step may be."""
    return part.removesuffix("?").split("|")


def step_of(part: str) -> Step:
    """Return a step as it is written: `a|b`, with `?` where none has to stand, `...` for any words."""
    if part == ANY:
        return _ANY_WORDS
    return frozenset(words_in(part)), part.endswith("?")


def _openers(steps: _Pattern) -> set[str]:
    """Return the words that a phrase can begin with, what may be missing included."""
    opening: set[str] = set()
    for words, may_miss in steps:
        opening |= words
        if not may_miss:
            break
    return opening


def ends_of_steps(words: Sequence[str], at: int, steps: _Pattern, onward: int) -> set[int]:
    """Return where a phrase that begins at a word can end, going on by `onward`, 1 or -1."""
    reached, last = {at}, len(words)
    for step in steps:
        choices, may_miss = step
        if step is _ANY_WORDS:
            reached = set(range(min(reached), last) if onward == 1 else range(max(reached) + 1))
            continue
        further = {place + onward for place in reached if 0 <= place < last and words[place] in choices}
        reached = further | reached if may_miss else further
        if not reached:
            break
    return reached


class Choices:
    """Phrases by what they mean; of all that are found, the first of the list wins."""

    def __init__(self, built: Sequence[Mapping[str, Any]]) -> None:
        """Take a list of `means` and `said`, as it was built into a pack; a meaning may stand in it twice."""
        self.phrases = tuple((str(each["means"]), PhrasePatterns(each["said"])) for each in built)

    def in_words(self, words: Sequence[str]) -> str | None:
        """Return what the words say; None where they say none of it."""
        return next((means for means, said in self.phrases if said.is_in(words)), None)

    def from_word(self, words: Sequence[str], start: int) -> str | None:
        """Return what is said from this word on."""
        return next((means for means, said in self.phrases if said.ends_of(words, start)), None)


class Beginnings:
    """Plain phrases whose last word may go on, by what they mean; the first that is found wins."""

    def __init__(self, built: Sequence[Mapping[str, Any]]) -> None:
        """Take a list of `means` and `said`, as it was built into a pack; a meaning may stand in it twice."""
        self._said = tuple((str(each["means"]), tuple(f" {said}" for said in each["said"])) for each in built)

    def in_text(self, text: str) -> str | None:
        """Return what a text says; None where it says none of it."""
        padded = f" {text}"
        return next((means for means, said in self._said if any(each in padded for each in said)), None)

    def says(self, text: str, meaning: str) -> bool:
        """Tell whether a text says one meaning, whatever else it says."""
        padded = f" {text}"
        return any(each in padded for means, said in self._said if means == meaning for each in said)
