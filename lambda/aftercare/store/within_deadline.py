"""A store as one turn sees it: under the listener's hashed name, and within the turn's time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from aftercare.deadline import Deadline, TooLate
from aftercare.store.port import ListenerStore, Stored, StoreUnavailable
from aftercare.store.preferences import Preferences

CALL_SECONDS = 2.1
"""One call with its one retry: two reads of a second each, and the pause between."""

Result = TypeVar("Result")


class DeadlineStore:
    """Passes calls on to a store, each for as long as the turn can wait."""

    def __init__(self, store: ListenerStore, deadline: Deadline, *, named: Callable[[str], str]) -> None:
        """Name the store behind; `named` turns a user id into the name a record is kept under."""
        self._store = store
        self._deadline = deadline
        self._named = named

    def read(self, key: str) -> Stored:
        """Return the record of a user id. Raises StateUnavailable."""
        return self._call(lambda: self._store.read(self._named(key)))

    def write(
        self,
        key: str,
        preferences: Preferences,
        *,
        expected_version: int,
        now: int,
        expected_expiry: int | None = None,
    ) -> None:
        """Keep the record; one that took too long counts as not kept. Raises Conflict or StateUnavailable."""
        name = self._named(key)
        self._call(
            lambda: self._store.write(
                name, preferences, expected_version=expected_version, now=now, expected_expiry=expected_expiry
            )
        )

    def delete(self, key: str) -> None:
        """Forget the listener. Raises StateUnavailable."""
        self._call(lambda: self._store.delete(self._named(key)))

    def _call(self, work: Callable[[], Result]) -> Result:
        try:
            return self._deadline.call(work, at_most=CALL_SECONDS)
        except TooLate:
            raise StoreUnavailable("too late") from None
