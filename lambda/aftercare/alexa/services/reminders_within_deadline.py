"""Reminders as one turn sees them: within the turn's time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from aftercare.alexa.services.alexa_reminders import OpenReminders
from aftercare.deadline import Deadline, TooLate
from aftercare.domain.reminders.port import ExistingReminder, Refused, Reminder, Reminders

AT_MOST_SECONDS = 1.0
"""A whole answer of the reminders' service, however slowly it drips in."""

Result = TypeVar("Result")


class DeadlineReminders:
    """Passes calls on to a place that holds reminders, each for as long as the turn can wait."""

    def __init__(self, reminders: Reminders, deadline: Deadline) -> None:
        """Take the place behind, and what is left of the turn's time."""
        self._reminders = reminders
        self._deadline = deadline

    def existing(self) -> tuple[ExistingReminder, ...]:
        """Return the reminders still to come."""
        return self._call(self._reminders.existing)

    def add(self, reminder: Reminder, *, now: datetime) -> None:
        """Set a reminder; one that took too long counts as not set."""
        self._call(lambda: self._reminders.add(reminder, now=now))

    def change(self, token: str, reminder: Reminder, *, now: datetime) -> None:
        """Set another time for a reminder."""
        self._call(lambda: self._reminders.change(token, reminder, now=now))

    def remove(self, token: str) -> None:
        """Take a reminder away."""
        self._call(lambda: self._reminders.remove(token))

    def _call(self, work: Callable[[], Result]) -> Result:
        try:
            return self._deadline.call(work, at_most=AT_MOST_SECONDS)
        except TooLate:
            raise Refused("busy") from None


def open_within_deadline(open_reminders: OpenReminders, deadline: Deadline) -> OpenReminders:
    """Return the same reminders, waited for as long as the turn can."""
    return lambda: DeadlineReminders(open_reminders(), deadline)
