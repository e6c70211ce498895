"""Lengths of time in words, digits or ISO 8601."""

from __future__ import annotations

import re

_ISO = re.compile(r"p(?:t(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?)", re.IGNORECASE)

UNITS = dict(
    zip(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        range(20),
        strict=True,
    )
)
TENS = dict(
    zip(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        range(20, 100, 10),
        strict=True,
    )
)

_SAID = re.compile(
    r"\b(?P<count>\d+(?:\.\d+)?|half an?|an?|couple of|a couple|few|{words})"
    r"(?P<half> and a half)?[ -](?P<more>(?:{ones}) )?{besides}"
    r"(?P<unit>minutes?|mins?|seconds?|secs?|hours?)\b"
    r"(?P<half_after> and a half)?".replace("{words}", "|".join([*UNITS, *TENS]))
    .replace("{ones}", "|".join(UNITS))
    .replace("{besides}", "(?:(?:more|extra|less|fewer) )?")
)
_PER_UNIT = {"m": 1.0, "s": 1 / 60, "h": 60.0}
_LONGEST = 200
"""Characters looked at; a length of time is said early or not at all."""


def minutes_in(text: str) -> float | int | None:
    """Return the first length of time in a text, in minutes; None if there is none.

    Reads ISO 8601 (`PT5M`), digits and words. A bare number, as a slot brings it, counts as minutes.
    Whole minutes are returned as int.
    """
    text = text.strip().lower()[:_LONGEST]
    iso = _ISO.fullmatch(text)
    if iso and any(iso.groups()):
        hours, minutes, seconds = (int(part or 0) for part in iso.groups())
        return _tidy(hours * 60 + minutes + seconds / 60)
    if text in UNITS or text in TENS:
        return UNITS.get(text, TENS.get(text))
    if text.isdecimal() and text.isascii() and len(text) <= 4:
        return int(text)
    said = _SAID.search(text)
    return None if said is None else _tidy(_count(said) * _PER_UNIT[said["unit"][0]])


def _count(said: re.Match[str]) -> float:
    word = said["count"]
    if word[0].isdigit():
        count = float(word)
    elif word.startswith("half"):
        count = 0.5
    elif word in ("couple of", "a couple"):
        count = 2.0
    elif word == "few":
        count = 3.0
    else:
        count = float(UNITS.get(word, TENS.get(word, 1)))
    if said["more"]:
        count += UNITS[said["more"].strip()]
    return count + (0.5 if said["half"] or said["half_after"] else 0.0)


def _tidy(minutes: float) -> float | int:
    return int(minutes) if minutes == int(minutes) else round(minutes, 2)
