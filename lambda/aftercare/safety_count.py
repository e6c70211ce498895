"""How often the safety path is taken, told only of many sessions together.

Whoever runs the skill has to see that the path is used. That one person was in danger at one moment is
about their health, which no log may hold, so a line with a moment and the id of a request never says so.
"""

from __future__ import annotations

SESSIONS_TOGETHER = 20
"""Sessions of which one number is told; fewer than these are never told of."""


class SafetyCount:
    """Counts turns of one process, and tells their sum when a session begins after enough others."""

    def __init__(self) -> None:
        self._sessions = 0
        self._taken = 0

    def add(self, *, opens_session: bool, took_safety_path: bool) -> int | None:
        """Count one turn, and return how often the safety path was taken in the sessions before it.

        None most of the time: it is told at the first turn of the session after `SESSIONS_TOGETHER` others,
        whatever that turn is, so that when it is told says nothing about anybody either.
        """
        told = None
        if opens_session:
            if self._sessions >= SESSIONS_TOGETHER:
                told = self._taken
                self._sessions = self._taken = 0
            self._sessions += 1
        self._taken += took_safety_path
        return told
