"""Reminders as a simulated Alexa holds them, with leave already given: in memory, or beside a state file."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from aftercare.domain.reminders.port import ExistingReminder, Reason, Refused, Reminder
from aftercare.domain.reminders.times import When

Alerts = dict[str, Reminder]


@dataclass(slots=True, kw_only=True)
class SimulatedReminders:
    """Holds reminders until their time has come."""

    now: Callable[[], datetime]
    refuses: Reason | None = None
    """Why every call is refused, if it is."""
    alerts: Alerts = field(default_factory=dict)
    """What is held, by token; those that are over stay, as they do in the app."""
    path: Path | None = None
    """Where they are kept from run to run; Alexa, and not the skill, keeps the real ones."""

    def __post_init__(self) -> None:
        """Take up what an earlier run has left."""
        self.alerts |= _read(self.path)

    def existing(self) -> tuple[ExistingReminder, ...]:
        """Return the reminders still to come, the soonest first."""
        self._may()
        found = [
            ExistingReminder(token=token, when=each.when, text=each.text)
            for token, each in self.alerts.items()
            if self._comes(each)
        ]
        return tuple(sorted(found, key=lambda each: each.when.at))

    def add(self, reminder: Reminder, *, now: datetime) -> None:
        """Set a reminder."""
        del now
        self._may()
        self.alerts[f"reminder-{uuid4()}"] = reminder
        self._keep()

    def change(self, token: str, reminder: Reminder, *, now: datetime) -> None:
        """Set another time for a reminder."""
        del now
        self._may()
        if token not in self.alerts:
            raise Refused("gone")
        self.alerts[token] = reminder
        self._keep()

    def remove(self, token: str) -> None:
        """Take a reminder away; one that is gone already is no error."""
        self._may()
        self.alerts.pop(token, None)
        self._keep()

    def _may(self) -> None:
        if self.refuses is not None:
            raise Refused(self.refuses)

    def _comes(self, reminder: Reminder) -> bool:
        local = self.now().astimezone(UTC).astimezone(ZoneInfo(reminder.time_zone)).replace(tzinfo=None)
        return reminder.when.every is not None or reminder.when.at > local

    def _keep(self) -> None:
        if self.path is not None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(json.dumps(self.alerts, default=_as_json), encoding="utf-8")


def beside(state: Path | None) -> Path | None:
    """Return the file of the reminders that belong to a state file."""
    return state.with_name(f"{state.name}.reminders.json") if state else None


def _as_json(found: Any) -> Any:
    """Return a record as its fields; a moment as text."""
    if isinstance(found, datetime):
        return found.isoformat()
    return {name: getattr(found, name) for name in found.__slots__}


def _read(path: Path | None) -> Alerts:
    """Return what a file holds; one that is not there, or not readable, holds nothing."""
    try:
        found = json.loads(path.read_text(encoding="utf-8")) if path else {}
        return {token: _reminder(**each) for token, each in found.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _reminder(*, when: dict[str, Any], **fields: Any) -> Reminder:
    return Reminder(when=When(at=datetime.fromisoformat(when["at"]), every=when["every"]), **fields)
