"""Days in a row, counted without ever scolding."""

from __future__ import annotations

from datetime import date, timedelta


def days_in_a_row(day: date, *, last: date | None, count: int) -> int:
    """Return how many days in a row a prompt was read, now that one is read on `day`.

    `last` is the day of the reading before, and `count` what was counted then. A journey west may make
    it yesterday again; the count goes back with the day, and nothing is lost.
    """
    if last is None or count < 1:
        return 1
    ahead = (day - last).days
    return max(1, count + ahead) if ahead in (-1, 0, 1) else 1


def current_streak(day: date, *, last: date | None, count: int) -> int:
    """Return how many days in a row end on `day` or the day before; 0 when none do."""
    if last is None or abs(day - last) > timedelta(days=1):
        return 0
    return count
