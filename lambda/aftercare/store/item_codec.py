"""What a kept record looks like: a plain dictionary of its fields, and the moment it expires."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from aftercare.store.port import KEPT_FOR_DAYS
from aftercare.store.preferences import DEFAULTS, Preferences

SECONDS_A_DAY = 86_400
LONGEST_PATTERN = 40
_ZONE_NAME = re.compile(r"(?=.{1,64}\Z)[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,3}")
"""A name of the IANA time zone database."""
MINUTES = range(1, 11)
PACES = range(70, 131)
STEPS = range(-365, 366)
DAYS = range(36_525)
SPEECH_PACES = range(50, 151)

Scalar = bool | int | str


def encode(preferences: Preferences) -> dict[str, Scalar]:
    """Return the fields that differ from the defaults and that `decode` would read back."""
    return {
        name: value
        for name, readable in READABLE.items()
        if (value := getattr(preferences, name)) != getattr(DEFAULTS, name) and readable(value)
    }


def laid_over(kept: Mapping[str, Any], preferences: Preferences) -> dict[str, Any]:
    """Return what a record holds after a write; fields that this version does not know stay as they were.

    While a new version is tried on some listeners, both write the same records.
    """
    unknown = {name: value for name, value in kept.items() if name not in READABLE}
    return {**unknown, **encode(preferences)}


def decode(raw: object) -> Preferences:
    """Read what was kept; never fails: unknown fields are ignored, unreadable ones are the default."""
    if not isinstance(raw, Mapping):
        return DEFAULTS
    kept: dict[str, Any] = {
        name: raw[name] for name, readable in READABLE.items() if name in raw and readable(raw[name])
    }
    return Preferences(**kept)


def expiry(now: int) -> int:
    """Return the moment, in epoch seconds, at which a record last written at `now` expires."""
    return now + KEPT_FOR_DAYS * SECONDS_A_DAY


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _within(allowed: range) -> Callable[[object], bool]:
    # type() and not isinstance(): True would pass for the number 1.
    return lambda value: type(value) is int and value in allowed


def _text_up_to(longest: int) -> Callable[[object], bool]:
    # Printable text holds no lone surrogate, which neither UTF-8 nor DynamoDB can carry.
    return lambda value: isinstance(value, str) and 0 < len(value) <= longest and value.isprintable()


def _is_zone_name(value: object) -> bool:
    return isinstance(value, str) and _ZONE_NAME.fullmatch(value) is not None


def _one_of(*allowed: str) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and value in allowed


def _is_date(value: object) -> bool:
    try:
        # There and back: fromisoformat alone also reads "20260105" and "2026-W02-1".
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


READABLE: Mapping[str, Callable[[object], bool]] = {
    "welcomed": _is_flag,
    "breathing_pattern": _text_up_to(LONGEST_PATTERN),
    "breathing_minutes": _within(MINUTES),
    "breathing_pace": _within(PACES),
    "breathing_counts": _is_flag,
    "breathing_advice_heard": _is_flag,
    "sound": _one_of("apla", "ssml"),
    "prompt_day": _is_date,
    "prompt_step": _within(STEPS),
    "journal_days": _within(DAYS),
    "speech_pace": _within(SPEECH_PACES),
    "time_zone": _is_zone_name,
    "time_zone_asked": _is_date,
}
"""For each field, whether a value can be kept in it."""
