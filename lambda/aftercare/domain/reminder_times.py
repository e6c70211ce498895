"""When to be reminded: moments in words or in the values of Alexa's slots."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from aftercare.domain.understanding.duration import TENS, UNITS, minutes_in

PARTS = {"morning": time(9), "afternoon": time(15), "evening": time(20), "night": time(21)}
"""What a part of the day is taken for when no hour is named; it is restated before anything is set."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
EVERY_DAY = "daily"

QUIET_BEFORE_HOUR = 7
"""An hour named without a half of the day is not taken for one before seven in the morning."""

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
    rf"{'|'.join(WEEKDAYS)}))?s?\b"
)
_NIGHT = re.compile(r"\b(?:tonight|at night|night|bedtime|nightly)\b")


NIGHT_ENDS_AT_HOUR = 5
"""Before it, "tonight" is the small hours of the next date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was said about when; None for what was not said."""

    at: time | None = None
    half_said: bool = True
    """Whether the half of the day is certain; "at eight" alone leaves it open."""
    part: str | None = None
    day: str | None = None
    """`today`, `tomorrow`, a weekday, or a date in ISO 8601."""
    every: str | None = None
    """`daily`, or the weekday of a weekly reminder."""
    in_minutes: float | None = None

    @property
    def is_something(self) -> bool:
        """Tell whether anything at all was said about when."""
        return any((self.at, self.part, self.day, self.every, self.in_minutes))


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A moment of a reminder, in the listener's own time."""

    at: datetime
    """The first time, without a zone; whole minutes."""
    every: str | None = None
    """`daily` or a weekday; None for once."""


def asked_in(text: str) -> Asked:
    """Return what a sentence says about when."""
    text = _PLAIN.sub(" ", text.lower().replace(".", "").replace("'", " "))[:200]
    every = _EVERY.search(text)
    what = (every["what"] or ("night" if every[0] == "nightly" else None)) if every else None
    length = re.search(r"\bin (.+)", text)
    in_minutes = minutes_in(length[1]) if length and "in the " not in length[0][:7] else None
    part = _part(text)
    at, half_said = (None, True) if in_minutes else _clock(text)
    if re.search(r"\b(?:noon|midday)\b", text):
        at, half_said = time(12), True
    return Asked(
        at=at,
        half_said=half_said,
        part=part,
        day=_day(text),
        every=_every(what) if every else None,
        in_minutes=in_minutes,
    )


def asked_by_slots(*, at: str | None, day: str | None, every: str | None) -> Asked:
    """Return what the values of AMAZON.TIME, AMAZON.DATE and our own EVERY slot say about when."""
    named = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night"}
    clock = re.fullmatch(r"(\d\d):(\d\d)", at or "")
    part = named.get(at or "") or (every if every in PARTS else None)
    found = time(int(clock[1]) % 24, int(clock[2]) % 60) if clock else None
    is_date = day is not None and re.fullmatch(r"\d{4}-\d\d-\d\d", day) is not None
    return Asked(at=found, part=part, day=day if is_date else None, every=_every(every) if every else None)


def when_of(asked: Asked, now: datetime) -> When | None:
    """Return the next moment that was asked for; None when no hour can be made of it, or it has passed.

    `now` is the listener's own time, without a zone.
    """
    now = now.replace(second=0, microsecond=0, tzinfo=None)
    if asked.in_minutes is not None:
        return When(at=now + timedelta(minutes=max(1, round(asked.in_minutes))))
    at = _hour(asked, now)
    if at is None:
        return None
    if asked.day in WEEKDAYS or asked.every in WEEKDAYS:
        wished = WEEKDAYS.index(asked.every if asked.every in WEEKDAYS else str(asked.day))
        first = datetime.combine(now + timedelta(days=(wished - now.weekday()) % 7), at)
        return When(at=first if first > now else first + timedelta(days=7), every=asked.every)
    if asked.day is not None and not asked.every:
        date = _date_of(asked.day, now)
        if (
            date is not None
            and asked.day == "today"
            and asked.part == "night"
            and at.hour < NIGHT_ENDS_AT_HOUR
        ):
            date += timedelta(days=1)
        found = datetime.combine(date, at) if date is not None else now
        return When(at=found) if found > now else None
    first = datetime.combine(now, at)
    return When(at=first if first > now else first + timedelta(days=1), every=asked.every)


def _hour(asked: Asked, now: datetime) -> time | None:
    if asked.at is None:
        return PARTS.get(asked.part or "")
    hour = asked.at.hour
    if asked.half_said and asked.part is None:
        return asked.at
    if asked.part in ("afternoon", "evening") or (asked.part == "night" and NIGHT_ENDS_AT_HOUR <= hour < 12):
        return asked.at.replace(hour=hour + 12 if hour < 12 else hour)
    if asked.part in ("morning", "night"):  # twelve and the small hours of a night
        return asked.at.replace(hour=0 if hour == 12 else hour)
    return _likeliest(asked, asked.at, now)


def _likeliest(asked: Asked, at: time, now: datetime) -> time:
    """Return the half of the day that a waking person means: the next one to come, never before seven."""
    morning, evening = at.replace(hour=at.hour % 12), at.replace(hour=at.hour % 12 + 12)
    if morning.hour < QUIET_BEFORE_HOUR:
        return evening
    is_today = asked.day in (None, "today") and not asked.every
    if is_today and now.time() >= morning and now.time() < evening:
        return evening
    return morning


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
    return what if what in WEEKDAYS else EVERY_DAY


def _date_of(day: str, now: datetime) -> datetime | None:
    if day in ("today", "tomorrow"):
        return now + timedelta(days=int(day == "tomorrow"))
    try:
        return datetime.fromisoformat(day).replace(tzinfo=None)
    except ValueError:
        return None
