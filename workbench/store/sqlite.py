"""A store in one local file, for the simulator on your own machine."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

from aftercare.store.item_codec import READABLE, decode, encode, expiry
from aftercare.store.port import Conflict, Stored, StoreUnavailable
from aftercare.store.preferences import DEFAULTS, Preferences

BUSY_SECONDS = 1.0
"""How long a statement waits for another process that is writing."""

TABLE = """
CREATE TABLE IF NOT EXISTS listeners (
    listener TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    preferences TEXT NOT NULL,
    expires_at INTEGER NOT NULL
)
"""

READ = """
SELECT preferences, version, expires_at FROM listeners
WHERE listener = :listener AND expires_at > :moment
"""

WRITE_FIRST = """
INSERT INTO listeners (listener, version, preferences, expires_at)
VALUES (:listener, 1, :preferences, :expires_at)
ON CONFLICT (listener) DO UPDATE
SET version = 1, preferences = excluded.preferences, expires_at = excluded.expires_at
WHERE listeners.expires_at <= :moment
"""

WRITE_NEXT = """
UPDATE listeners
SET version = version + 1, preferences = json_patch(preferences, :changes), expires_at = :expires_at
WHERE listener = :listener AND version = :expected_version AND expires_at > :moment
AND expires_at = coalesce(:expected_expiry, expires_at)
"""

DELETE = "DELETE FROM listeners WHERE listener = :listener"


class SqliteStore:
    """Keeps records in a SQLite file that several threads and processes may share."""

    def __init__(self, path: Path, *, clock: Callable[[], int]) -> None:
        """Name the file, made with its folder on first use; `clock` gives epoch seconds."""
        self._path = path
        self._clock = clock
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None

    def read(self, key: str) -> Stored:
        """Return the listener's record, or an empty one at version 0. Raises StateUnavailable."""
        with self._connected() as connection:
            row = connection.execute(READ, {"listener": key, "moment": self._clock()}).fetchone()
        if row is None:
            return Stored()
        return Stored(preferences=_from_json(row[0]), version=row[1], expires_at=row[2])

    def write(
        self,
        key: str,
        preferences: Preferences,
        *,
        expected_version: int,
        now: int,
        expected_expiry: int | None = None,
    ) -> None:
        """Keep the record whole or not at all. Raises Conflict or StateUnavailable."""
        values = {
            "listener": key,
            "preferences": json.dumps(encode(preferences)),
            # A patch takes out what it names as null, and leaves what it does not name.
            "changes": json.dumps({name: encode(preferences).get(name) for name in READABLE}),
            "expires_at": expiry(now),
            "expected_version": expected_version,
            "expected_expiry": expected_expiry,
            "moment": self._clock(),
        }
        # One statement outside a transaction is one transaction of its own.
        with self._connected() as connection:
            written = connection.execute(WRITE_NEXT if expected_version else WRITE_FIRST, values).rowcount
        if not written:
            raise Conflict

    def delete(self, key: str) -> None:
        """Forget the listener; deleting twice is fine. Raises StateUnavailable."""
        with self._connected() as connection:
            connection.execute(DELETE, {"listener": key})

    def close(self) -> None:
        """Let go of the file; a later call opens it again."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        try:
            with self._lock:
                if self._connection is None:
                    self._connection = _open(self._path)
                yield self._connection
        except (sqlite3.Error, OSError) as error:
            raise StoreUnavailable(type(error).__name__) from error


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        with suppress(sqlite3.OperationalError):
            # The log belongs to the file: this fails at once while another process is switching it on.
            connection.execute("PRAGMA journal_mode = WAL")
        # With a write-ahead log this is safe from a killed process; a power cut may undo the last write.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(TABLE)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _from_json(text: object) -> Preferences:
    try:
        return decode(json.loads(str(text)))
    except (ValueError, RecursionError):
        return DEFAULTS
