"""Typed text as the words Alexa would have heard, and numbers in words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

Words = tuple[str, ...]

MOST_CHARACTERS = 2_000
"""What is longer is no utterance; the rest is not looked at."""

_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'"})
_HALF_OF_DAY = re.compile(r"(?<![^\W\d_])([ap])\.? ?m\b\.?")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_WORD = re.compile(r"\d+(?:st|nd|rd|th)\b|\d+\.\d+|\d+|[^\W\d_]+(?:'[^\W\d_]+)*")
_ORDINAL_DIGITS = re.compile(r"(\d+)(?:st|nd|rd|th)")

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_IRREGULAR = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip


def words_of(text: str) -> Words:
    """Return the words of a text: lower case, no punctuation, digits and apostrophes kept."""
    plain = unicodedata.normalize("NFKC", text[:MOST_CHARACTERS]).translate(_APOSTROPHES).lower()
    plain = _THOUSANDS.sub("", _HALF_OF_DAY.sub(r"\1m", plain))
    return tuple(_WORD.findall(plain))


def keys(words: Sequence[str]) -> Words:
    """Return what words are compared by; people who type leave apostrophes out."""
    return tuple(word.replace("'", "") for word in words)


def spelled(words: Sequence[str], *, digit_by_digit: bool = False) -> Words:
    """Return the words with every number in words: 12 is "twelve", or "one two" digit by digit."""
    return tuple(part for word in words for part in _spelled(word, digit_by_digit=digit_by_digit))


def cardinal(number: int) -> Words:
    """Return a number from 0 to 999,999 in words, without "and"."""
    thousands, rest = divmod(number, 1000)
    if thousands:
        return (*cardinal(thousands), "thousand", *(cardinal(rest) if rest else ()))
    hundreds, rest = divmod(rest, 100)
    if hundreds:
        return (_ONES[hundreds], "hundred", *(cardinal(rest) if rest else ()))
    tens, ones = divmod(rest, 10)
    if tens < 2:
        return (_ONES[rest],)
    return (_TENS[tens], _ONES[ones]) if ones else (_TENS[tens],)


def ordinal(number: int) -> Words:
    """Return the place of a number from 1 to 999,999 in words: 21 is "twenty first"."""
    *before, last = cardinal(number)
    regular = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return (*before, _IRREGULAR.get(last, regular))


@cache
def numbers() -> dict[Words, int]:
    """Return the numbers from 0 to 999 by all the ways of saying them."""
    ways: dict[Words, int] = {cardinal(number): number for number in range(1000)}
    for number in range(100, 1000):
        hundreds, _, *rest = cardinal(number)
        if rest:
            ways[(hundreds, "hundred", "and", *rest)] = number
        if hundreds == "one":
            ways[("a", "hundred", *rest)] = number
            ways[("a", "hundred", "and", *rest)] = number
    return ways


def _spelled(word: str, *, digit_by_digit: bool) -> Words:
    if not word[0].isdecimal():
        return (word,)
    if place := _ORDINAL_DIGITS.fullmatch(word):
        digits = place[1]
        return ordinal(int(digits)) if len(digits) <= 6 else _digits(digits)
    whole, point, decimals = word.partition(".")
    # Beyond six digits people read a number digit by digit, as a telephone number.
    said = _digits(whole) if digit_by_digit or len(whole) > 6 else cardinal(int(whole))
    return (*said, "point", *_digits(decimals)) if point else said


def _digits(digits: str) -> Words:
    return tuple(_ONES[int(digit)] for digit in digits)
