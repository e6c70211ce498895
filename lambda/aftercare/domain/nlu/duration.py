"""Lengths of time in words, digits or ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_NUMBER = r"(\d{1,9}(?:\.\d{1,9})?)"
_ISO = re.compile(
    rf"p(?:{_NUMBER}y)?(?:{_NUMBER}m)?(?:{_NUMBER}w)?(?:{_NUMBER}d)?"
    rf"(?:t(?:{_NUMBER}h)?(?:{_NUMBER}m)?(?:{_NUMBER}s)?)?"
)
_ISO_MINUTES = (525_600, 43_800, 10_080, 1_440, 60, 1, 1 / 60)
"""Minutes of a year, a month, a week, a day, an hour, a minute and a second."""
_IN_MINUTES = {"hours": 60.0, "minutes": 1.0, "seconds": 1 / 60}
LONGEST_NUMBER = 9
"""Digits of a number that are read; with more, no length that is meant is lost."""
_LONGEST = 200
"""Characters looked at; a length of time is said early or not at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DurationWords:
    """How numbers and lengths of time are said in one locale."""

    numbers: Mapping[str, int]
    """From zero to nineteen."""
    tens: Mapping[str, int]
    """From twenty to ninety."""
    amounts: Mapping[str, float]
    """What else stands before a unit, as "half a" does."""
    units: Mapping[str, float]
    """Minutes by the word for a unit."""
    said: re.Pattern[str]
    """A length of time as it is said."""

    @classmethod
    def from_built(cls, built: Mapping[str, Any]) -> DurationWords:
        """Return the words as they were built into a pack."""
        numbers = {word: value for value, word in enumerate(built["ones"])}
        tens = {word: value * 10 for value, word in enumerate(built["tens"], start=2)}
        units = {word: minutes for unit, minutes in _IN_MINUTES.items() for word in built[unit]}
        half = re.escape(built["and_a_half"])
        said = (
            rf"\b(?P<count>\d+(?:\.\d+)?|{one_of([*built['amounts'], *numbers, *tens])})"
            rf"(?P<half> {half})?[ -](?:(?P<more>{one_of(numbers)}) )?(?:(?:{one_of(built['besides'])}) )?"
            rf"(?P<unit>{one_of(units)})\b(?P<half_after> {half})?"
        )
        return cls(numbers=numbers, tens=tens, amounts=built["amounts"], units=units, said=re.compile(said))


def one_of(words: Iterable[str]) -> str:
    """Return a regular expression for any of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def minutes_in(text: str, known: DurationWords) -> float | int | None:
    """Return the first length of time in a text, in minutes; None if there is none.

    Reads ISO 8601 (`PT5M`), digits and words. A bare number, as a slot brings it, counts as minutes.
    Whole minutes are returned as int.
    """
    text = text.strip().lower()[:_LONGEST]
    iso = _ISO.fullmatch(text)
    if iso and any(iso.groups()):
        return _tidy(sum(float(n or 0) * unit for n, unit in zip(iso.groups(), _ISO_MINUTES, strict=True)))
    if text in known.numbers or text in known.tens:
        return known.numbers.get(text, known.tens.get(text))
    if text.isdecimal() and text.isascii():
        return int(text[:LONGEST_NUMBER])
    said = known.said.search(text)
    return None if said is None else _tidy(_count(said, known) * known.units[said["unit"]])


def _count(said: re.Match[str], known: DurationWords) -> float:
    word = said["count"]
    amounts = {**known.numbers, **known.tens, **known.amounts}
    count = float(word) if word[0].isdigit() else float(amounts[word])
    if said["more"]:
        count += known.numbers[said["more"]]
    return count + (0.5 if said["half"] or said["half_after"] else 0.0)


def _tidy(minutes: float) -> float | int:
    return int(minutes) if minutes == int(minutes) else round(minutes, 2)
