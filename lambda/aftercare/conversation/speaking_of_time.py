"""Days and hours as they are said."""

from __future__ import annotations

from datetime import datetime

from aftercare.domain.reminder_times import EVERY_DAY, WEEKDAYS, When

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day_of(when: When, now: datetime) -> str:
    """Return the value of a place for a day: the key of a line, or a date; `now` is local time."""
    if when.every is not None:
        return "@day.daily" if when.every == EVERY_DAY else f"@day.every.{when.every}"
    ahead = (when.at.date() - now.date()).days
    if ahead in (0, 1):
        return "@day.tomorrow" if ahead else "@day.today"
    if 1 < ahead < 7:
        return f"@day.{WEEKDAYS[when.at.weekday()]}"
    return f"on {MONTHS[when.at.month - 1]} {when.at.day}"


def clock_of(at: datetime) -> str:
    """Return an hour as it is read aloud, such as "8:30 PM"."""
    minute = f":{at.minute:02}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minute} {'PM' if at.hour >= 12 else 'AM'}"
