"""A store that forgets everything when the process ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from aftercare.store.item_codec import Scalar, decode, expiry, laid_over
from aftercare.store.port import Conflict, Stored
from aftercare.store.preferences import Preferences


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    fields: dict[str, Scalar]
    version: int
    expires_at: int


class InMemoryStore:
    """Keeps records in a dictionary; safe to share between threads."""

    def __init__(self, *, clock: Callable[[], int]) -> None:
        """Start empty; `clock` gives the epoch seconds that expiry is judged by."""
        self._clock = clock
        self._records: dict[str, _Record] = {}
        self._lock = Lock()

    def read(self, key: str) -> Stored:
        """Return the listener's record, or an empty one at version 0."""
        with self._lock:
            record = self._live(key)
        if record is None:
            return Stored()
        return Stored(preferences=decode(record.fields), version=record.version, expires_at=record.expires_at)

    def write(
        self,
        key: str,
        preferences: Preferences,
        *,
        expected_version: int,
        now: int,
        expected_expiry: int | None = None,
    ) -> None:
        """Keep the record; raises Conflict when the stored version is not `expected_version`."""
        with self._lock:
            record = self._live(key)
            if (record.version if record else 0) != expected_version:
                raise Conflict
            if record and expected_expiry not in (None, record.expires_at):
                raise Conflict
            fields = laid_over(record.fields if record else {}, preferences)
            self._records[key] = _Record(fields=fields, version=expected_version + 1, expires_at=expiry(now))

    def delete(self, key: str) -> None:
        """Forget the listener; deleting twice is fine."""
        with self._lock:
            self._records.pop(key, None)

    def _live(self, key: str) -> _Record | None:
        record = self._records.get(key)
        return record if record and record.expires_at > self._clock() else None
