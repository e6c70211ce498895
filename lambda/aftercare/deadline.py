"""How long one turn may wait on others: the database, and Alexa's services."""

from __future__ import annotations

import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

TURN_SECONDS = 2.5
"""All waits of a turn together. With what the skill itself needs, an answer is there within three seconds."""

TOO_SHORT_SECONDS = 0.05
"""With less than this left, a wait is not begun."""

MOST_LEFT_BEHIND = 4
"""Calls of earlier turns that may still hang, each with a thread and a socket; with more no wait is begun."""

_left_behind: list[Thread] = []

Result = TypeVar("Result")
Wait = Callable[[Callable[[], None], float], bool]


class TooLate(Exception):
    """The turn has no time left for this."""


def wait_for(work: Callable[[], None], seconds: float) -> bool:
    """Do the work beside this thread, and tell whether it was done in time.

    Work that was not goes on alone, up to `MOST_LEFT_BEHIND` of it. A timeout of a socket begins anew with
    every byte, so a slow drip would pass it for ever; this one does not begin anew.
    """
    _left_behind[:] = [thread for thread in _left_behind if thread.is_alive()]
    if len(_left_behind) >= MOST_LEFT_BEHIND:
        return False
    done: SimpleQueue[None] = SimpleQueue()

    def go() -> None:
        work()
        done.put(None)

    thread = Thread(target=go, daemon=True)
    thread.start()
    try:
        done.get(timeout=seconds)
    except Empty:
        _left_behind.append(thread)
        return False
    return True


class Deadline:
    """What is left of one turn's time for waiting."""

    def __init__(
        self,
        seconds: float = TURN_SECONDS,
        *,
        clock: Callable[[], float] = time.monotonic,
        wait: Wait = wait_for,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Give the turn so many seconds."""
        self._sleep = sleep
        self._left = seconds
        self._clock = clock
        self._wait = wait

    def pause(self, seconds: float) -> bool:
        """Wait so long before another try, and tell whether the turn has time for one."""
        if self._left - seconds < TOO_SHORT_SECONDS:
            return False
        self._sleep(seconds)
        self._left -= seconds
        return True

    def call(self, work: Callable[[], Result], *, at_most: float) -> Result:
        """Return what the work returns, or raise what it raises; TooLate when it takes too long."""
        allowed = min(at_most, self._left)
        if allowed < TOO_SHORT_SECONDS:
            raise TooLate
        outcome: list[Result] = []
        failure: list[BaseException] = []

        def attempt() -> None:
            try:
                outcome.append(work())
            except BaseException as error:  # noqa: BLE001 - it is raised again on the turn's own thread
                failure.append(error)

        began = self._clock()
        in_time = self._wait(attempt, allowed)
        self._left -= self._clock() - began
        if not in_time:
            raise TooLate
        if failure:
            raise failure[0]
        return outcome[0]
