"""The simulated device's clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class Clock:
    """Tells the time, and is moved on by what a listener would have sat through."""

    def __init__(self, read: Callable[[], datetime], *, runs: bool) -> None:
        """Start from a clock to read; `runs` says whether that one moves by itself."""
        self._read = read
        self._ahead = timedelta()
        self.runs = runs

    @classmethod
    def real(cls) -> Clock:
        """Return a clock that shows the real time, until it is moved on."""
        return cls(lambda: datetime.now(UTC), runs=True)

    @classmethod
    def standing_at(cls, moment: datetime) -> Clock:
        """Return a clock that only moves when it is moved on."""
        return cls(lambda: moment, runs=False)

    def now(self) -> datetime:
        """Return the simulated moment."""
        return self._read() + self._ahead

    def epoch_seconds(self) -> int:
        """Return the simulated moment in epoch seconds."""
        return int(self.now().timestamp())

    def advance(self, milliseconds: float) -> None:
        """Let time go by."""
        self._ahead += timedelta(milliseconds=milliseconds)


def parse_moment(text: str) -> datetime:
    """Return the moment of an ISO 8601 text; without a time zone it is UTC. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
