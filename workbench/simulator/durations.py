"""Lengths of time in words, as AMAZON.DURATION hears them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from workbench.simulator.words import Words, numbers

UNITS = {
    "second": "S", "seconds": "S", "sec": "S", "secs": "S",
    "minute": "M", "minutes": "M", "min": "M", "mins": "M",
    "hour": "H", "hours": "H", "day": "D", "days": "D", "week": "W", "weeks": "W",
}  # fmt: skip
"""The letter of ISO 8601 for each unit."""

FINER = (("W", "D", 7), ("D", "H", 24), ("H", "M", 60), ("M", "S", 60))
HALF = Fraction(1, 2)
AND_A_HALF = ("and", "a", "half")
LONGEST_NUMBER = 5
"""Words of the longest whole number that is looked for: "one hundred and twenty one" has five."""

_VAGUE = {
    ("a",): Fraction(1), ("an",): Fraction(1), ("half", "a"): HALF, ("half", "an"): HALF, ("a", "half"): HALF,
    ("a", "couple"): Fraction(2), ("a", "couple", "of"): Fraction(2), ("a", "few"): Fraction(3),
}  # fmt: skip
"""How much a quantity without a number is taken for."""

Amounts = dict[str, Fraction]


def durations(words: Words, at: int) -> Iterator[tuple[int, str]]:
    """Return every duration that begins at a word: where it ends, and its ISO 8601 form."""
    for end, amounts in _parts(words, at):
        iso = iso_8601(amounts)
        if iso is not None:
            yield end, iso


def iso_8601(amounts: Amounts) -> str | None:
    """Return amounts by unit letter as ISO 8601, in whole units as said; None when nothing is left."""
    whole = dict(amounts)
    for unit, finer, times in FINER:
        rest = whole.get(unit, Fraction(0)) % 1
        if rest:
            whole[unit] -= rest
            whole[finer] = whole.get(finer, Fraction(0)) + rest * times
    date = "".join(f"{int(whole[unit])}{unit}" for unit in "WD" if whole.get(unit, 0) >= 1)
    time = "".join(f"{int(whole[unit])}{unit}" for unit in "HMS" if whole.get(unit, 0) >= 1)
    return f"P{date}{'T' + time if time else ''}" if date or time else None


def _parts(words: Words, at: int, used: str = "") -> Iterator[tuple[int, Amounts]]:
    for end, unit, amount in _amounts(words, at):
        if unit in used:
            continue
        yield end, {unit: amount}
        following = end + 1 if words[end : end + 1] == ("and",) else end
        for last, more in _parts(words, following, used + unit):
            yield last, {unit: amount, **more}


def _amounts(words: Words, at: int) -> Iterator[tuple[int, str, Fraction]]:
    for end, quantity in _quantities(words, at):
        unit = UNITS.get(words[end]) if end < len(words) else None
        if unit is None:
            continue
        yield end + 1, unit, quantity
        if words[end + 1 : end + 4] == AND_A_HALF:
            yield end + 4, unit, quantity + HALF


def _quantities(words: Words, at: int) -> Iterator[tuple[int, Fraction]]:
    for length in range(min(LONGEST_NUMBER, len(words) - at), 0, -1):
        said, end = words[at : at + length], at + length
        if said in _VAGUE:
            yield end, _VAGUE[said]
        number = numbers().get(said)
        if number is not None:
            yield end, Fraction(number)
            yield from _fractions(words, end, number)


def _fractions(words: Words, at: int, whole: int) -> Iterator[tuple[int, Fraction]]:
    if words[at : at + 3] == AND_A_HALF:
        yield at + 3, whole + HALF
    tenths = numbers().get(words[at + 1 : at + 2]) if words[at : at + 1] == ("point",) else None
    if tenths is not None and tenths < 10:
        yield at + 2, whole + Fraction(tenths, 10)
