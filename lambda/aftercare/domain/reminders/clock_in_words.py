"""The time on a clock's face, found in the words of a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from aftercare.domain.nlu.duration import DurationWords, one_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockWords:
    """How the time is said in one locale."""

    face: re.Pattern[str]
    """The time as it is said."""
    numbers: Mapping[str, int]
    fractions: Mapping[str, int]
    """Minutes after the hour; before it, they are less than nothing."""
    before_an_hour: frozenset[str]
    """Words before a bare number that make an hour of it."""

    @classmethod
    def from_built(cls, built: Mapping[str, Any], durations: DurationWords) -> ClockWords:
        """Return the words as they were built into a pack."""
        numbers = {word: value for word, value in {**durations.numbers, **durations.tens}.items() if value}
        number, tens = one_of(numbers), one_of(durations.tens)
        teens = one_of(word for word, value in durations.numbers.items() if value >= 10)
        face = (
            rf"\b(?:(?P<frac>(?P<fraction>{one_of(built['fractions'])})"
            rf"|(?P<n>{number}|\d{{1,2}}) (?:(?:{one_of(built['past'])})|(?P<to>{one_of(built['to'])}))) )?"
            rf"(?P<hour>{number}|\d{{1,2}})(?::(?P<min>\d\d)| (?P<tens>{tens})(?: (?P<ones>{number}))?"
            rf"| (?:{one_of(built['oh'])}) (?P<oh>{number})| (?P<teen>{teens}))?"
            rf"(?: ?(?:(?P<am>{one_of(built['am'])})|(?P<pm>{one_of(built['pm'])})"
            rf"|(?P<clock>{one_of(built['o_clock'])})))?\b"
        )
        return cls(
            face=re.compile(face),
            numbers=numbers,
            fractions=built["fractions"],
            before_an_hour=frozenset(built["before_an_hour"]),
        )


def clock_in(text: str, known: ClockWords) -> tuple[time | None, bool]:
    """Return the time on a clock's face, and whether the half of the day was said with it."""
    for found in known.face.finditer(text):
        half = found["am"] or found["pm"]
        spoken = half or found["clock"] or found["frac"] or found["min"] or found["tens"] or found["oh"]
        before = text[: found.start()].split()[-1:]
        if not spoken and not known.before_an_hour.issuperset(before):
            continue
        read = _face(found, known)
        if read is not None:
            return read, bool(half) or read.hour > 12
    return None, True


def _face(found: re.Match[str], known: ClockWords) -> time | None:
    hour, minute = _number(found["hour"], known), _minute(found, known)
    if found["frac"]:
        after = known.fractions[found["fraction"]] if found["fraction"] else _number(found["n"], known)
        minute = abs(after)
        if found["to"] or after < 0:
            hour, minute = hour - 1 or 12, 60 - minute
    if found["pm"] and hour < 12:
        hour += 12
    if found["am"] and hour == 12:
        hour = 0
    return time(hour % 24, minute) if hour <= 24 and 0 <= minute < 60 else None


def _minute(found: re.Match[str], known: ClockWords) -> int:
    if found["min"]:
        return int(found["min"])
    if found["tens"]:
        return known.numbers[found["tens"]] + (_number(found["ones"], known) if found["ones"] else 0)
    return _number(found["oh"] or found["teen"] or "0", known)


def _number(word: str, known: ClockWords) -> int:
    return int(word) if word.isdecimal() else known.numbers.get(word, 0)
