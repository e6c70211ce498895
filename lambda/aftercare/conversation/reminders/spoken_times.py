"""Days and hours as they are said."""

from __future__ import annotations

from datetime import datetime, timedelta

from aftercare.domain.day import DAY_BEGINS_AT_HOUR
from aftercare.domain.language import SpokenTimes
from aftercare.domain.reminders.times import EVERY_DAY, NIGHT_ENDS_AT_HOUR, WEEKDAYS, When

NOON = 12


def day_of(when: When, now: datetime, spoken: SpokenTimes) -> str:
    """Return the value of a place for a day: the key of a line, or a date; `now` is local time."""
    if when.every is not None:
        return "@day.daily" if when.every == EVERY_DAY else f"@day.every.{when.every}"
    ahead = (when.at.date() - now.date()).days
    if _is_coming_night(when.at, now):
        return "@day.tonight"
    if ahead == 0 and now.hour < DAY_BEGINS_AT_HOUR and when.at.hour < NOON:
        return "@day.this_morning"
    if ahead in (0, 1):
        return "@day.tomorrow" if ahead else "@day.today"
    if 1 < ahead < 7:
        return f"@day.{WEEKDAYS[when.at.weekday()]}"
    return spoken.date.format(month=spoken.months[when.at.month - 1], day=when.at.day)


def clock_of(at: datetime, spoken: SpokenTimes) -> str:
    """Return the value of a place for an hour, such as "8:30 PM", or the key of a line that names it."""
    if at.hour % NOON == 0 and at.minute == 0:
        return "@time.noon" if at.hour else "@time.midnight"
    half = spoken.pm if at.hour >= NOON else spoken.am
    pattern = spoken.at_a_minute if at.minute else spoken.on_the_hour
    return pattern.format(hour=at.hour % NOON or NOON, minute=f"{at.minute:02}", half=half)


def _is_coming_night(at: datetime, now: datetime) -> bool:
    """Tell whether a moment lies in the small hours after this day; "tomorrow at midnight" is not clear."""
    tonight = now.date() + timedelta(days=1)
    return at.date() == tonight and at.hour < NIGHT_ENDS_AT_HOUR and now.hour >= DAY_BEGINS_AT_HOUR
