"""The seconds of a breath, found in words: "in for five, hold two, out for seven"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, get_args

Part = Literal["in", "hold", "out"]

LONGEST_NUMBER = 3
"""Digits of a number of seconds; a longer one is something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RhythmWords:
    """How the parts of a breath are said in one locale."""

    parts: Mapping[str, Part]
    passed_over: frozenset[str]
    """Words that may stand between a part and its seconds."""
    numbers: Mapping[str, int]

    @classmethod
    def from_built(cls, built: Mapping[str, Sequence[str]], numbers: Mapping[str, int]) -> RhythmWords:
        """Return the words as they were built into a pack."""
        kinds: tuple[Part, ...] = get_args(Part)
        parts = {word: kind for kind in kinds for word in built[f"{kind}_words"]}
        return cls(parts=parts, passed_over=frozenset(built["passed_over"]), numbers=numbers)


def rhythm_in(words: Sequence[str], known: RhythmWords) -> tuple[int, int, int, int] | None:
    """Return the seconds in, held, out and rested that are said in a row; None unless in and out are.

    A part may stand before its seconds or behind them. A hold behind the way out is a rest.
    """
    for run in _runs(words, known):
        pairs = [*pairwise(run)]
        before = [(part, count) for part, count in pairs if isinstance(part, str) and isinstance(count, int)]
        behind = [(part, count) for count, part in pairs if isinstance(part, str) and isinstance(count, int)]
        ends_in_part = isinstance(run[-1], str)
        for said in (behind, before) if ends_in_part else (before, behind):
            if {"in", "out"} <= {part for part, _ in said}:
                return _seconds(said)
    return None


def _runs(words: Sequence[str], known: RhythmWords) -> Iterator[list[Part | int]]:
    """Yield parts and numbers that stand in a row, with nothing between but words that are passed over."""
    run: list[Part | int] = []
    for word in words:
        token = _token(word, known)
        if token is not None:
            run.append(token)
        elif word not in known.passed_over and run:
            yield run
            run = []
    if run:
        yield run


def _token(word: str, known: RhythmWords) -> Part | int | None:
    if word in known.parts:
        return known.parts[word]
    is_number = word.isascii() and word.isdecimal() and len(word) <= LONGEST_NUMBER
    return int(word) if is_number else known.numbers.get(word)


def _seconds(said: Sequence[tuple[Part, int]]) -> tuple[int, int, int, int]:
    order = [part for part, _ in said]
    rested = [count for at, (part, count) in enumerate(said) if part == "hold" and at > order.index("out")]
    held = [count for at, (part, count) in enumerate(said) if part == "hold" and at < order.index("out")]
    lengths = dict(reversed(said))
    return lengths["in"], next(iter(held), 0), lengths["out"], next(iter(rested), 0)
