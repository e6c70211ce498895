"""Times of day, days and places in a row, as AMAZON.TIME, AMAZON.DATE and AMAZON.Ordinal hear them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from workbench.simulator.words import Words, cardinal, ordinal

PARTS_OF_DAY = {
    ("morning",): "MO", ("this", "morning"): "MO", ("afternoon",): "AF", ("this", "afternoon"): "AF",
    ("evening",): "EV", ("this", "evening"): "EV", ("night",): "NI", ("tonight",): "NI",
    ("noon",): "12:00", ("midday",): "12:00", ("midnight",): "00:00",
}  # fmt: skip

_HALVES = {
    ("am",): 0, ("in", "the", "morning"): 0, ("pm",): 12, ("in", "the", "afternoon"): 12,
    ("in", "the", "evening"): 12, ("at", "night"): 12, ("o'clock",): None, ("oclock",): None, (): None,
}  # fmt: skip
"""What follows an hour, and how many hours after midnight that half of the day begins; None when unsaid."""

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
LONGEST = 8
"""Words of the longest phrase that is looked for: "twenty five to eleven in the evening"."""


def times(words: Words, at: int) -> Iterator[tuple[int, str]]:
    """Return every time of day that begins at a word: where it ends, and "20:30", or a part of the day."""
    for length in range(min(LONGEST, len(words) - at), 0, -1):
        said = words[at : at + length]
        found = PARTS_OF_DAY.get(said) or _clock_time(said)
        if found:
            yield at + length, found


def dates(words: Words, at: int, today: date) -> Iterator[tuple[int, str]]:
    """Return every day that begins at a word: where it ends, and its ISO 8601 form."""
    for length in range(min(4, len(words) - at), 0, -1):
        found = _day(words[at : at + length], today)
        if found:
            yield at + length, found.isoformat()


def ordinals(words: Words, at: int) -> Iterator[tuple[int, str]]:
    """Return every place from first to hundredth that begins at a word, in digits."""
    for length in range(min(2, len(words) - at), 0, -1):
        place = _places().get(words[at : at + length])
        if place is not None:
            yield at + length, str(place)


def _clock_time(said: Words) -> str | None:
    for half, begins in _HALVES.items():
        face = _faces().get(said[: len(said) - len(half)])
        if face is None or (half and said[len(said) - len(half) :] != half):
            continue
        hour, minute = face
        return f"{hour if begins is None else hour % 12 + begins:02}:{minute:02}"
    return None


@cache
def _faces() -> dict[Words, tuple[int, int]]:
    """Return hour and minute by every way of reading a clock's face."""
    faces: dict[Words, tuple[int, int]] = {}
    for hour in range(1, 13):
        name, before = cardinal(hour), (hour - 2) % 12 + 1
        faces[name] = (hour, 0)
        faces["half", "past", *name] = (hour, 30)
        faces["quarter", "past", *name] = faces["a", "quarter", "past", *name] = (hour, 15)
        faces["quarter", "to", *name] = faces["a", "quarter", "to", *name] = (before, 45)
        for minute in range(1, 60):
            spoken = cardinal(minute)
            faces[*name, *(("oh", *spoken) if minute < 10 else spoken)] = (hour, minute)
            faces[*spoken, "past", *name] = (hour, minute)
            faces[*spoken, "to", *name] = (before, 60 - minute)
    return faces


@cache
def _places() -> dict[Words, int]:
    return {ordinal(number): number for number in range(1, 101)}


def _day(said: Words, today: date) -> date | None:
    near = {("today",): 0, ("tonight",): 0, ("tomorrow",): 1, ("yesterday",): -1}
    if said in near:
        return today + timedelta(days=near[said])
    if said[-1] in _WEEKDAYS and said[:-1] in ((), ("next",), ("this",), ("on",)):
        # A weekday is the next one to come, never today.
        return today + timedelta(days=(_WEEKDAYS.index(said[-1]) - today.weekday() - 1) % 7 + 1)
    return _day_of_month(said, today)


def _day_of_month(said: Words, today: date) -> date | None:
    place = _places().get(said[1:])
    if said[0] not in _MONTHS or place is None:
        return None
    month = _MONTHS.index(said[0]) + 1
    for year in (today.year, today.year + 1):
        try:
            found = date(year, month, place)
        except ValueError:
            continue
        if found >= today:
            return found
    return None
