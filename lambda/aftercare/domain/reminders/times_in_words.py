"""When to be reminded, found in the words of a sentence."""

from __future__ import annotations

import re
from datetime import time

from aftercare.domain.nlu.duration import TENS, UNITS, minutes_in
from aftercare.domain.reminders.times import EVERY_DAY, PARTS, SETS, WEEKDAYS, Asked

_SAID_NUMBERS = {word: value for word, value in {**UNITS, **TENS}.items() if value}
_NUMBER = "|".join(sorted(_SAID_NUMBERS, key=len, reverse=True))
_PLAIN = re.compile(r"[^a-z0-9: ]+")
_CLOCK = re.compile(
    r"\b(?:(?P<frac>half past|(?:a )?quarter past|(?:a )?quarter to"
    rf"|(?P<n>{_NUMBER}|\d{{1,2}}) (?:past|to)) )?"
    rf"(?P<hour>{_NUMBER}|\d{{1,2}})(?::(?P<min>\d\d)| (?P<tens>{'|'.join(TENS)})(?: (?P<ones>{_NUMBER}))?"
    rf"| oh (?P<oh>{_NUMBER})| (?P<teen>ten|eleven|twelve|\w+teen))?"
    r"(?: ?(?P<half>am|pm|a m|p m|o ?clock))?\b"
)
_EVERY = re.compile(
    r"\b(?:every|each|daily|nightly|weekly)(?: single)?(?: (?P<what>day|night|morning|afternoon|evening|"
    rf"week ?day|week ?end|{'|'.join(WEEKDAYS)}))?s?\b"
)
_AGAIN = re.compile(rf"\b(?:on )?(?P<what>week ?days|week ?ends|{'|'.join(f'{day}s' for day in WEEKDAYS)})\b")
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_TO_NINETEENTH = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
)  # fmt: skip
_PLACES = (
    *_TO_NINETEENTH,
    "twentieth",
    *(f"twenty {place}" for place in _TO_NINETEENTH[:9]),
    "thirtieth",
    "thirty first",
)
_DATE = re.compile(
    rf"\b(?P<month>{'|'.join(_MONTHS)}) (?:the )?"
    rf"(?:(?P<place>{'|'.join(sorted(_PLACES, key=len, reverse=True))})|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?)\b"
)
_NIGHT = re.compile(r"\b(?:tonight|at night|night|bedtime|nightly)\b")


def asked_in(text: str) -> Asked:
    """Return what a sentence says about when."""
    text = _PLAIN.sub(" ", text.lower().replace(".", "").replace("'", " "))[:200]
    text, date = _without_date(text)
    every = _EVERY.search(text) or _AGAIN.search(text)
    what = (every["what"] or ("night" if every[0] == "nightly" else None)) if every else None
    length = re.search(r"\bin (.+)", text)
    in_minutes = minutes_in(length[1]) if length and "in the " not in length[0][:7] else None
    part = _part(text)
    at, half_said = (None, True) if in_minutes else _clock(text)
    if named := re.search(r"\b(?:noon|midday|midnight)\b", text):
        at, half_said = time(0 if named[0] == "midnight" else 12), True
    return Asked(
        at=at,
        half_said=half_said,
        part=part,
        day=date or _day(text),
        every=_every(what) if every else None,
        in_minutes=in_minutes,
    )


def _clock(text: str) -> tuple[time | None, bool]:
    """Return the time on a clock's face, and whether the half of the day was said with it."""
    for found in _CLOCK.finditer(text):
        spoken = found["half"] or found["frac"] or found["min"] or found["tens"] or found["oh"]
        before = text[: found.start()].split()[-1:]
        if not spoken and before not in (
            ["at"],
            ["for"],
            ["to"],
            ["around"],
            ["by"],
            ["about"],
            ["like"],
            [],
        ):
            continue
        read = _face(found)
        if read is not None:
            return read, bool(found["half"] and found["half"].strip("m ") in ("a", "p")) or read.hour > 12
    return None, True


def _face(found: re.Match[str]) -> time | None:
    hour, minute = _number(found["hour"]), _minute(found)
    if found["frac"]:
        minute = {"half": 30, "quar": 15, "a qu": 15}.get(found["frac"][:4], _number(found["n"] or "0"))
        if found["frac"].endswith(" to"):
            hour, minute = hour - 1 or 12, 60 - minute
    half = (found["half"] or "")[:1]
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    return time(hour % 24, minute) if hour <= 24 and 0 <= minute < 60 else None


def _minute(found: re.Match[str]) -> int:
    if found["min"]:
        return int(found["min"])
    if found["tens"]:
        return TENS[found["tens"]] + (_number(found["ones"]) if found["ones"] else 0)
    return _number(found["oh"] or found["teen"] or "0")


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _SAID_NUMBERS.get(word, 0)


def _part(text: str) -> str | None:
    if _NIGHT.search(text):
        return "night"
    return next((part for part in PARTS if re.search(rf"\b{part}s?\b", text)), None)


def _day(text: str) -> str | None:
    for word, day in (("tomorrow", "tomorrow"), ("tonight", "today"), ("today", "today")):
        if re.search(rf"\b{word}\b", text):
            return day
    if re.search(r"\bthis (?:morning|afternoon|evening)\b", text):
        return "today"
    return next((name for name in WEEKDAYS if re.search(rf"\b{name}s?\b", text)), None)


def _every(what: str | None) -> str:
    what = (what or "").replace("week ", "week").removesuffix("s")
    return next((name for name in SETS if name.removesuffix("s") == what), EVERY_DAY)


def _without_date(text: str) -> tuple[str, str | None]:
    """Return a text without a date such as "march tenth", whose number is no hour, and that date."""
    found = _DATE.search(text)
    if found is None:
        return text, None
    day = _PLACES.index(found["place"]) + 1 if found["place"] else int(found["day"])
    left = f"{text[: found.start()]} {text[found.end() :]}"
    return " ".join(left.split()), f"--{_MONTHS.index(found['month']) + 1:02}-{day:02}"
