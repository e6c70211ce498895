"""Stores and clocks that tests can look into."""

from __future__ import annotations

from dataclasses import dataclass, field

from aftercare.store.port import ListenerStore, Stored, StoreUnavailable
from aftercare.store.preferences import Preferences

NOON = 1_767_614_400
"""2026-01-05 12:00 UTC, in epoch seconds."""


@dataclass(slots=True)
class Clock:
    """A clock that stands still until it is moved."""

    now: int = NOON

    def __call__(self) -> int:
        return self.now


@dataclass(slots=True)
class WatchedStore:
    """Passes calls on, notes them, and refuses those named in `refuses`."""

    behind: ListenerStore
    refuses: set[str] = field(default_factory=set)
    calls: list[str] = field(default_factory=list)

    def read(self, key: str) -> Stored:
        self._note("read")
        return self.behind.read(key)

    def write(
        self,
        key: str,
        preferences: Preferences,
        *,
        expected_version: int,
        now: int,
        expected_expiry: int | None = None,
    ) -> None:
        self._note("write")
        self.behind.write(
            key, preferences, expected_version=expected_version, now=now, expected_expiry=expected_expiry
        )

    def delete(self, key: str) -> None:
        self._note("delete")
        self.behind.delete(key)

    def _note(self, call: str) -> None:
        self.calls.append(call)
        if call in self.refuses:
            raise StoreUnavailable
