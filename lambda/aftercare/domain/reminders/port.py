"""Reminders that Alexa holds for a listener: what the skill asks of the place that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from aftercare.domain.reminders.times import When

Reason = Literal["permission", "device", "full", "gone", "busy"]

ERRANDS = ("journal", "breathe")
"""What a reminder may name; for everything else it only says that it is there."""


class Refused(Exception):
    """A reminder could not be had."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason
        """No permission, a device that has none, too many of them, one that is gone, or no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """A reminder to be set."""

    when: When
    time_zone: str
    """IANA name of the zone in which `when` is meant."""
    text: str
    """Spoken aloud in the room, so it names nothing private."""
    locale: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExistingReminder:
    """A reminder that is set."""

    token: str
    when: When
    text: str = ""
    """What it will say, as it was set."""


class Reminders(Protocol):
    """Holds this skill's reminders. Every call may raise Refused."""

    def existing(self) -> tuple[ExistingReminder, ...]:
        """Return the reminders still to come, the soonest first."""

    def add(self, reminder: Reminder, *, now: datetime) -> None:
        """Set a reminder; `now` is the moment of the request."""

    def change(self, token: str, reminder: Reminder, *, now: datetime) -> None:
        """Set another time for a reminder that is held."""

    def remove(self, token: str) -> None:
        """Take a reminder away."""
