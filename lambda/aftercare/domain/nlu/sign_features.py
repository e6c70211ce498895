"""Signs of danger in words, and the words around them that take the danger away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

GAP = 3
"""Words that may stand where a pattern has a gap."""
DENIAL_REACHES = 4
"""Words over which a denial reaches forward to a sign."""
DENIED = " denied"
"""Ends the name of a sign before which a denial stands."""
_GAP_MARK = "~"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    words: frozenset[str]
    may_skip: int
    """Words that may be passed over before this one."""


class Signs:
    """Finds patterns of words: `want|wants ~ die` is one of two words, a gap, and a third."""

    def __init__(self, patterns: Mapping[str, Sequence[str]], denials: Iterable[str] = ()) -> None:
        self._denials = frozenset(denials)
        self._starting: defaultdict[str, list[tuple[str, tuple[_Step, ...]]]] = defaultdict(list)
        for name, written in patterns.items():
            for pattern in written:
                steps = _steps(pattern)
                for word in steps[0].words:
                    self._starting[word].append((name, steps[1:]))

    def found_in(self, words: Sequence[str]) -> list[str]:
        """Return the names of what is found, sorted; with a denial close before it, it is found "denied"."""
        found = set()
        for start, word in enumerate(words):
            for name, steps in self._starting.get(word, ()):
                if _follows(words, start + 1, steps):
                    found.add(name + DENIED if self._is_denied(words, start) else name)
        return sorted(found)

    def _is_denied(self, words: Sequence[str], start: int) -> bool:
        return not self._denials.isdisjoint(words[max(0, start - DENIAL_REACHES) : start])


def _follows(words: Sequence[str], start: int, steps: tuple[_Step, ...]) -> bool:
    if not steps:
        return True
    for position in range(start, min(start + steps[0].may_skip + 1, len(words))):
        if words[position] in steps[0].words and _follows(words, position + 1, steps[1:]):
            return True
    return False


def _steps(pattern: str) -> tuple[_Step, ...]:
    return tuple(_each_step(pattern))


def _each_step(pattern: str) -> Iterator[_Step]:
    may_skip = 0
    for part in pattern.split():
        if part == _GAP_MARK:
            may_skip = GAP
        else:
            yield _Step(words=frozenset(part.split("|")), may_skip=may_skip)
            may_skip = 0
