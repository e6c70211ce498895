"""What the skill asks of a place that keeps preferences."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from aftercare.store.preferences import DEFAULTS, Preferences

KEPT_FOR_DAYS = 365
"""A record expires a year after its last use (docs/privacy-and-safety.md)."""


class StoreUnavailable(Exception):
    """The store did not answer in time, or refused; the skill goes on without it."""


class Conflict(Exception):
    """The record changed since it was read; read it again and apply the change to what is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A record as it was read."""

    preferences: Preferences = DEFAULTS
    version: int = 0
    """0 when nothing is kept yet; each write adds one."""
    expires_at: int = field(default=0, compare=False)
    """Epoch seconds; 0 when nothing is kept."""


class ListenerStore(Protocol):
    """Keeps one small record per listener. Every call may raise StateUnavailable."""

    def read(self, key: str) -> Stored:
        """Return the listener's record, or an empty one at version 0; expired records count as none.

        Fields that an older or newer version of the skill wrote and this one cannot read are ignored.
        """

    def write(
        self,
        key: str,
        preferences: Preferences,
        *,
        expected_version: int,
        now: int,
        expected_expiry: int | None = None,
    ) -> None:
        """Keep the record whole or not at all; `now` is in epoch seconds and sets the expiry.

        Fields that another version of the skill wrote, and this one does not know, stay as they are. A record
        that cannot be read is at version 0, and is replaced.

        Raises Conflict when the stored version is not `expected_version`, or, if `expected_expiry`
        is given, when the stored record expires at another moment: one that was deleted and begun
        anew meanwhile may have the same version.
        """

    def delete(self, key: str) -> None:
        """Forget the listener; deleting twice, or what was never there, is fine."""
