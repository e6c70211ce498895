"""Days and hours as they are said."""

from __future__ import annotations

from datetime import datetime, timedelta

from aftercare.domain.day import DAY_BEGINS_AT_HOUR
from aftercare.domain.reminders.times import EVERY_DAY, NIGHT_ENDS_AT_HOUR, WEEKDAYS, When

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

NOON = 12


def day_of(when: When, now: datetime) -> str:
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
    return f"on {MONTHS[when.at.month - 1]} {when.at.day}"


def clock_of(at: datetime) -> str:
    """Return the value of a place for an hour, such as "8:30 PM", or the key of a line that names it."""
    if at.hour % NOON == 0 and at.minute == 0:
        return "@time.noon" if at.hour else "@time.midnight"
    minute = f":{at.minute:02}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minute} {'PM' if at.hour >= 12 else 'AM'}"


def _is_coming_night(at: datetime, now: datetime) -> bool:
    """Tell whether a moment lies in the small hours after this day; "tomorrow at midnight" is not clear."""
    tonight = now.date() + timedelta(days=1)
    return at.date() == tonight and at.hour < NIGHT_ENDS_AT_HOUR and now.hour >= DAY_BEGINS_AT_HOUR
