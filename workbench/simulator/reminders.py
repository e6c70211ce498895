"""Reminders as a simulated Alexa holds them: in memory, with leave already given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from zoneinfo import ZoneInfo

from aftercare.domain.reminders import Held, Reason, Refused, Reminder


@dataclass(slots=True, kw_only=True)
class SimulatedReminders:
    """Holds reminders until their time has come."""

    now: Callable[[], datetime]
    refuses: Reason | None = None
    """Why every call is refused, if it is."""
    alerts: dict[str, Reminder] = field(default_factory=dict)
    """What is held, by token; those that are over stay, as they do in the app."""
    numbers: count[int] = field(default_factory=lambda: count(1))

    def held(self) -> tuple[Held, ...]:
        """Return the reminders still to come, the soonest first."""
        self._may()
        found = [
            Held(token=token, when=each.when) for token, each in self.alerts.items() if self._comes(each)
        ]
        return tuple(sorted(found, key=lambda held: held.when.at))

    def add(self, reminder: Reminder, *, now: datetime) -> None:
        """Set a reminder."""
        del now
        self._may()
        self.alerts[f"reminder-{next(self.numbers)}"] = reminder

    def change(self, token: str, reminder: Reminder, *, now: datetime) -> None:
        """Set another time for a reminder."""
        del now
        self._may()
        if token not in self.alerts:
            raise Refused("gone")
        self.alerts[token] = reminder

    def remove(self, token: str) -> None:
        """Take a reminder away; one that is gone already is no error."""
        self._may()
        self.alerts.pop(token, None)

    def _may(self) -> None:
        if self.refuses is not None:
            raise Refused(self.refuses)

    def _comes(self, reminder: Reminder) -> bool:
        local = self.now().astimezone(UTC).astimezone(ZoneInfo(reminder.time_zone)).replace(tzinfo=None)
        return reminder.when.every is not None or reminder.when.at > local
