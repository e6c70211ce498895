"""The listener's own day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAY_BEGINS_AT_HOUR = 4
"""A prompt heard at one at night still belongs to the evening before (docs/decisions/0006)."""


def local_day(now: datetime, time_zone: str) -> date:
    """Return the date it is for the listener; days change at four in the morning, local time.

    `now` must carry a time zone. An unknown `time_zone` raises ValueError; see `is_time_zone`.
    """
    return (local_time(now, time_zone) - timedelta(hours=DAY_BEGINS_AT_HOUR)).date()


def local_time(now: datetime, time_zone: str) -> datetime:
    """Return what a clock on the listener's wall shows, without a zone.

    `now` must carry a time zone. An unknown `time_zone` raises ValueError.
    """
    if now.tzinfo is None:
        raise ValueError("now must carry a time zone")
    return now.astimezone(_zone(time_zone)).replace(tzinfo=None)


def on_the_clock(shown: datetime, time_zone: str) -> datetime:
    """Return a time without a zone as a clock there comes to show it; an hour it skips is the hour after.

    An unknown `time_zone` raises ValueError.
    """
    zone = _zone(time_zone)
    return shown.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None)


def is_time_zone(name: str) -> bool:
    """Tell whether a name is an IANA time zone known here."""
    try:
        _zone(name)
    except ValueError:
        return False
    return True


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("not an IANA time zone") from error
