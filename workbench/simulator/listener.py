"""Who is simulated: a listener and a device, the same from run to run of one state file."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

TABLE = """
CREATE TABLE IF NOT EXISTS simulated_listener (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    seed TEXT NOT NULL
)
"""
KEEP = "INSERT INTO simulated_listener (one, seed) VALUES (1, ?) ON CONFLICT (one) DO NOTHING"
READ = "SELECT seed FROM simulated_listener"
BUSY_SECONDS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedListener:
    """The ids Alexa would send."""

    user_id: str
    device_id: str

    @classmethod
    def from_seed(cls, seed: str) -> SimulatedListener:
        """Return a listener whose ids follow from a seed."""
        return cls(
            user_id=f"amzn1.ask.account.{_id(seed, 'user')}",
            device_id=f"amzn1.ask.device.{_id(seed, 'device')}",
        )

    @classmethod
    def unknown(cls) -> SimulatedListener:
        """Return a listener nobody has seen before."""
        return cls.from_seed(uuid4().hex)

    @classmethod
    def of_state(cls, path: Path) -> SimulatedListener:
        """Return the listener of a state file: kept inside it, so that a copy is the same listener."""
        try:
            return cls.from_seed(_kept_seed(path))
        except (sqlite3.Error, OSError):
            # A broken file is a test of the skill, not of the simulator: its path still names a listener.
            return cls.from_seed(str(path.resolve()))


def _kept_seed(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)) as connection:
        connection.execute(TABLE)
        connection.execute(KEEP, (uuid4().hex,))
        return str(connection.execute(READ).fetchone()[0])


def _id(seed: str, role: str) -> str:
    return hashlib.sha256(f"{role} {seed}".encode()).hexdigest().upper()
