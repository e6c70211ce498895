"""Thousands of phrases found in microseconds: each is looked up by its rarest word and only then read.

Built from what `workbench.training.phrase_index` made of the patterns: in each pattern `!` marks the step
whose words are rarest, and `#7` stands for the seventh of the lists of words that many patterns share.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from aftercare.domain.nlu.phrase_patterns import Step, ends_of_steps, step_of

ANCHOR, SHARED = "!", "#"

_Parsed = tuple[tuple[Step, ...], tuple[Step, ...]]
"""The steps before the rarest one, backwards, and those after it."""


class PhraseIndex:
    """Finds named phrases among words; nothing may stand between the words of a phrase."""

    def __init__(self, built: Mapping[str, Any]) -> None:
        self._shared: Sequence[str] = built["shared"]
        self._patterns: list[tuple[str, str]] = []
        self._by_anchor: dict[str, list[int]] = {}
        for name, patterns in built["patterns"].items():
            for pattern in patterns:
                anchor = pattern[pattern.index(ANCHOR) + 1 :].partition(" ")[0]
                self._by_anchor.setdefault(anchor, []).append(len(self._patterns))
                self._patterns.append((name, pattern))
        self._anchors: dict[str, list[str]] = {}
        for anchor in self._by_anchor:
            for word in self._words(anchor).split("|"):
                self._anchors.setdefault(word, []).append(anchor)
        self._parsed: dict[int, _Parsed] = {}

    def spans_in(self, words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Yield (first word, word after the last, name) of every phrase that stands among the words."""
        for at, word in enumerate(words):
            for anchor in self._anchors.get(word, ()):
                for number in self._by_anchor[anchor]:
                    yield from self._spans(words, at, number)

    def _spans(self, words: Sequence[str], at: int, number: int) -> Iterator[tuple[int, int, str]]:
        before, after = self._parsed.get(number) or self._parse(number)
        starts = [end + 1 for end in ends_of_steps(words, at - 1, before, -1)]
        if starts:
            name = self._patterns[number][0]
            ends = ends_of_steps(words, at + 1, after, 1)
            yield from ((start, end, name) for end in ends for start in starts)

    def _parse(self, number: int) -> _Parsed:
        before, _, after = self._patterns[number][1].partition(ANCHOR)
        steps = tuple(step_of(self._words(part)) for part in after.split()[1:])
        self._parsed[number] = (
            tuple(step_of(self._words(part)) for part in reversed(before.split())),
            steps,
        )
        return self._parsed[number]

    def _words(self, part: str) -> str:
        if not part.startswith(SHARED):
            return part
        may_miss = part.endswith("?")
        return self._shared[int(part.strip(SHARED + "?"))] + ("?" if may_miss else "")
