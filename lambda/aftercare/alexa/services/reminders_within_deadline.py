"""Reminders as one turn sees them: within the turn's time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from aftercare.alexa.services.alexa_reminders import OpenReminders
from aftercare.deadline import Budget, TooLate
from aftercare.domain.reminders.port import Held, Refused, Reminder, Reminders

AT_MOST_SECONDS = 1.0
"""A whole answer of the reminders' service, however slowly it drips in."""

Result = TypeVar("Result")


class PatientReminders:
    """Passes calls on to a place that holds reminders, each for as long as the turn can wait."""

    def __init__(self, reminders: Reminders, budget: Budget) -> None:
        """Take the place behind, and what is left of the turn's time."""
        self._reminders = reminders
        self._budget = budget

    def held(self) -> tuple[Held, ...]:
        """Return the reminders still to come."""
        return self._call(self._reminders.held)

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
            return self._budget.spend(work, at_most=AT_MOST_SECONDS)
        except TooLate:
            raise Refused("busy") from None


def patient(open_reminders: OpenReminders, budget: Budget) -> OpenReminders:
    """Return the same reminders, waited for as long as the turn can."""
    return lambda: PatientReminders(open_reminders(), budget)
