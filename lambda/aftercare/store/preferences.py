"""The one record kept about a listener."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """How a listener likes things, and how far they got. Nothing about their health.

    Adding a field means adding it to `docs/privacy-and-safety.md`; a test compares the two.
    """

    welcomed: bool = False
    """Whether the long welcome has been given."""
    breathing_pattern: str | None = None
    """Id of the pattern last used."""
    breathing_minutes: int | None = None
    """Length last used, 1 to 10."""
    breathing_pace: int | None = None
    """Pace last used, in percent of the pattern's own, 70 to 130."""
    breathing_counts: bool = False
    """Whether the seconds were counted last."""
    breathing_advice_heard: bool = False
    """Whether the words about breathing safely have been said."""
    sound: str | None = None
    """How sessions are played: `ssml` once APL for audio has failed on the listener's device."""
    prompt_day: str | None = None
    """The listener's local date, ISO 8601, on which a prompt was last read; `prompt_step` counts from it."""
    prompt_step: int = 0
    """How many prompts after the day's own was last read; negative for before."""
    journal_days: int = 0
    """How many days in a row, up to `prompt_day`, a prompt was read; told only when asked."""
    speech_pace: int | None = None
    """How fast the voice speaks, in percent of its own pace."""
    time_zone: str | None = None
    """IANA name, as the device's settings said."""
    time_zone_asked: str | None = None
    """UTC date, ISO 8601, on which the settings were last asked."""


DEFAULTS = Preferences()
