"""When to be reminded: moments from what was said, or from the values of Alexa's slots."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from aftercare.domain.day import DAY_BEGINS_AT_HOUR, local_time, on_the_clock

PARTS = {"morning": time(9), "afternoon": time(15), "evening": time(20), "night": time(21)}
"""What a part of the day is taken for when no hour is named; it is restated before anything is set."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
EVERY_DAY = "daily"
SETS: Mapping[str, tuple[str, ...]] = {
    EVERY_DAY: WEEKDAYS,
    "weekdays": WEEKDAYS[:5],
    "weekends": WEEKDAYS[5:],
    **{day: (day,) for day in WEEKDAYS},
}
"""The days of the week on which a reminder comes again."""

QUIET_BEFORE_HOUR = 7
"""An hour named without a half of the day is not taken for one before seven in the morning."""

NIGHT_ENDS_AT_HOUR = 5
"""Before it, "tonight" is the small hours of the next date."""

UNCLEAR = "unclear"
"""Stands for a day that is none: a month, a season, "next week", "some time"."""
FURTHEST_DAYS = 366
"""How far ahead a reminder may be; beyond a year no date is meant that was said."""

_BESIDE_TODAY: Mapping[str, int] = {"today": 0, "yesterday": -1}
_WEEKEND = WEEKDAYS.index("saturday") + 1
_SLOT_PARTS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night"}
_MOST_SEARCHED = 400
"""Days in which any date of a year comes round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was said about when; None for what was not said."""

    at: time | None = None
    half_said: bool = True
    """Whether the half of the day is certain; "at eight" alone leaves it open."""
    part: str | None = None
    day: str | None = None
    """`today`, `tomorrow`, `yesterday`, a weekday, a date in ISO 8601, `--03-10` without its year, `+2` for
    days from today, or `UNCLEAR`."""
    every: str | None = None
    """One of `SETS`, for a reminder that comes again; `UNCLEAR` for a rhythm that none has."""
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
    """One of `SETS`; None for once."""


def asked_by_slots(*, at: str | None, day: str | None, every: str | None) -> Asked:
    """Return what the values of AMAZON.TIME, AMAZON.DATE and our own EVERY slot say about when.

    "At nine" and "at nine a.m." both arrive as 09:00, so such an hour leaves its half open.
    """
    clock = re.fullmatch(r"(\d\d):(\d\d)", at or "")
    date_said = re.fullmatch(r"(.*?)(?:T(MO|AF|EV|NI))?", day or "")
    found = time(int(clock[1]) % 24, int(clock[2]) % 60) if clock else None
    part = _SLOT_PARTS.get(at or "") or (every if every in PARTS else None)
    if day and date_said and part is None:
        part = _SLOT_PARTS.get(date_said[2] or "")
    return Asked(
        at=found,
        half_said=found is None or not 1 <= found.hour < 12,
        part=part,
        day=day_of_slot(date_said[1]) if day and date_said else None,
        every=(every if every in SETS else EVERY_DAY) if every else None,
    )


def day_of_slot(said: str) -> str:
    """Return the day that a value of AMAZON.DATE stands for: of a week or an interval, the first.

    A month, a season, a year, a decade and "some time" are `UNCLEAR`, as is what is not documented
    (developer.amazon.com, slot type reference, AMAZON.DATE).
    """
    said = said.partition("/")[0]
    if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", said):
        return _in_week(int(found[1]), int(found[2]), _WEEKEND if found[3] else 1)
    if found := re.fullmatch(r"XXXX-WXX-([1-7])", said):
        return WEEKDAYS[int(found[1]) - 1]
    if found := re.fullmatch(r"XXXX-(\d\d-\d\d)", said):
        return f"--{found[1]}"
    return said if re.fullmatch(r"\d{4}-\d\d-\d\d", said) else UNCLEAR


def _in_week(year: int, week: int, day: int) -> str:
    try:
        return date.fromisocalendar(year, week, day).isoformat()
    except ValueError:
        return UNCLEAR


def moment_of(asked: Asked, now: datetime, time_zone: str, *, base: When | None = None) -> When | None:
    """Return the moment that was asked for, as a clock in that zone shows it; None as in `when_of`.

    `now` must carry a zone. With `base`, what was not said stays as it is there. A length of time is one
    that passes, also when the clocks change; an hour that they skip becomes the hour after.
    """
    local = local_time(now, time_zone)
    if asked.in_minutes is not None:
        later = now + timedelta(minutes=max(1, round(asked.in_minutes)))
        return When(at=local_time(later, time_zone).replace(second=0, microsecond=0))
    found = when_of(asked, local) if base is None else moved(base, asked, local)
    return replace(found, at=on_the_clock(found.at, time_zone)) if found else None


def when_of(asked: Asked, now: datetime) -> When | None:
    """Return the next moment that was asked for; None when no hour can be made of it, or it has passed.

    `now` is the listener's own time, without a zone.
    """
    now = _whole(now)
    if asked.in_minutes is not None:
        return When(at=now + timedelta(minutes=max(1, round(asked.in_minutes))))
    at = _hour(asked, now)
    if at is None or UNCLEAR in (asked.day, asked.every):
        return None
    days = SETS.get(asked.every or asked.day or "", WEEKDAYS)
    if asked.day is None or asked.every or asked.day in WEEKDAYS:
        return When(at=_next(at, days, now), every=asked.every)
    day = _date_of(asked.day, now)
    if day is None or not is_near(day, now):
        return None
    if asked.part == "night" and at.hour < NIGHT_ENDS_AT_HOUR:
        day += timedelta(days=1)
    found = datetime.combine(day, at)
    return When(at=found) if found > now else None


def moved(base: When, asked: Asked, now: datetime) -> When | None:
    """Return where a moment goes that was spoken of before: what is not said now stays as it was.

    An hour whose half is open keeps the half it had, unless nothing would change then.
    """
    every = asked.every or (base.every if asked.day is None else None)
    at = _hour_beside(asked, base.at.time(), now)
    if asked.day is None and every is None:
        found = datetime.combine(base.at, at)
        return When(at=found) if found > now else when_of(Asked(at=at), now)
    return when_of(Asked(at=at, day=asked.day, every=every), now)


def upcoming(when: When, now: datetime) -> datetime:
    """Return when a reminder comes next; `now` is the listener's own time, without a zone."""
    if when.every is None or when.at > now:
        return when.at
    return _next(when.at.time(), SETS[when.every], _whole(now))


def _whole(now: datetime) -> datetime:
    return now.replace(second=0, microsecond=0, tzinfo=None)


def _next(at: time, days: tuple[str, ...], now: datetime) -> datetime:
    ahead = (datetime.combine(now + timedelta(days=n), at) for n in range(9))
    return next(found for found in ahead if found > now and WEEKDAYS[found.weekday()] in days)


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
    morning, evening = _halves(at)
    if morning.hour < QUIET_BEFORE_HOUR:
        return evening
    is_today = asked.day is None or (asked.day not in WEEKDAYS and _date_of(asked.day, now) == now.date())
    if is_today and not asked.every and now.time() >= morning and now.time() < evening:
        return evening
    return morning


def _hour_beside(asked: Asked, base: time, now: datetime) -> time:
    if asked.at is None or asked.part is not None or asked.half_said:
        return _hour(asked, now) or base
    morning, evening = _halves(asked.at)
    found = evening if base.hour >= 12 or morning.hour < QUIET_BEFORE_HOUR else morning
    if found == base and asked.day is None and asked.every is None:
        return morning if found == evening else evening
    return found


def _halves(at: time) -> tuple[time, time]:
    return at.replace(hour=at.hour % 12), at.replace(hour=at.hour % 12 + 12)


def is_near(day: date, now: datetime) -> bool:
    """Tell whether a reminder may be set for a day as far as its distance goes."""
    return abs((day - now.date()).days) <= FURTHEST_DAYS


def is_one_day(day: str, now: datetime) -> bool:
    """Tell whether words for a day name one, near enough to be meant; `now` is the listener's own time."""
    if day in WEEKDAYS:
        return True
    found = _date_of(day, now)
    return found is not None and is_near(found, now)


def _date_of(day: str, now: datetime) -> date | None:
    awake_since = (now - timedelta(hours=DAY_BEGINS_AT_HOUR)).date()
    # Before four, "tomorrow" is the day after a sleep, also where Alexa has made a date of it.
    if day in ("tomorrow", (now + timedelta(days=1)).date().isoformat()):
        return awake_since + timedelta(days=1)
    if day.startswith("+"):
        return awake_since + timedelta(days=min(int(day[1:]), 2 * FURTHEST_DAYS))
    if day.startswith("--"):
        days = ((now + timedelta(days=n)).date() for n in range(_MOST_SEARCHED))
        return next((found for found in days if found.isoformat().endswith(day[1:])), None)
    if day in _BESIDE_TODAY:
        return now.date() + timedelta(days=_BESIDE_TODAY[day])
    try:
        return datetime.fromisoformat(day).date()
    except ValueError:
        return None
