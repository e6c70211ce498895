"""Phrases written with choices: `do|does not want to? die` is six words or five, two of them at choice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

Step = tuple[frozenset[str], bool]
"""The words that may stand here, and whether none has to."""
_Pattern = tuple[Step, ...]


class PhrasePatterns:
    """Finds phrases among words; nothing may stand between the words of a phrase."""

    def __init__(self, written: Sequence[str]) -> None:
        self._starting: defaultdict[str, list[tuple[str, _Pattern]]] = defaultdict(list)
        self._ending: defaultdict[str, list[_Pattern]] = defaultdict(list)
        self._take("", written)

    @classmethod
    def named(cls, written: Mapping[str, Sequence[str]]) -> PhrasePatterns:
        """Return the finder of phrases by the name under which they stand."""
        made = cls(())
        for name, phrases in written.items():
            made._take(name, phrases)
        return made

    def _take(self, name: str, written: Sequence[str]) -> None:
        for phrase in written:
            steps = tuple(step_of(part) for part in phrase.split())
            for word in _openers(steps):
                self._starting[word].append((name, steps))
            backwards = steps[::-1]
            for word in _openers(backwards):
                self._ending[word].append(backwards)

    def named_spans_in(self, words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Yield (first word, word after the last, name) of every phrase that stands among the words."""
        for start, word in enumerate(words):
            for name, pattern in self._starting.get(word, ()):
                yield from ((start, end, name) for end in ends_of_steps(words, start, pattern, 1))

    def spans_in(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield (first word, word after the last) of every phrase that stands among the words."""
        return ((start, end) for start, end, _ in self.named_spans_in(words))

    def ends_of(self, words: Sequence[str], start: int) -> set[int]:
        """Return where the phrases that begin at a word end."""
        patterns = self._starting.get(words[start], ()) if start < len(words) else ()
        return {end for _, pattern in patterns for end in ends_of_steps(words, start, pattern, 1)}

    def ends_at(self, words: Sequence[str], end: int) -> bool:
        """Tell whether a phrase ends just before a word."""
        patterns = self._ending.get(words[end - 1], ()) if end > 0 else ()
        return any(ends_of_steps(words, end - 1, pattern, -1) for pattern in patterns)


def step_of(part: str) -> Step:
    """Return a step as it is written: `a|b`, with `?` where none has to stand."""
    return frozenset(part.removesuffix("?").split("|")), part.endswith("?")


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
    for choices, may_miss in steps:
        further = {place + onward for place in reached if 0 <= place < last and words[place] in choices}
        reached = further | reached if may_miss else further
        if not reached:
            break
    return reached
