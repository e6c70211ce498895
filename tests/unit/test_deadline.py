"""A turn's time for waiting, with a clock and waits that are counted and not waited out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Event

import pytest
from aftercare.alexa.services.reminders_within_deadline import open_within_deadline
from aftercare.alexa.services.time_zone import AT_MOST_SECONDS, ask_within_deadline
from aftercare.deadline import MOST_LEFT_BEHIND, TURN_SECONDS, Deadline, TooLate, wait_for
from aftercare.domain.reminders.port import Refused
from aftercare.store.dynamodb import ATTEMPTS, CONNECT_SECONDS, READ_SECONDS
from aftercare.store.in_memory import InMemoryStore
from aftercare.store.listener import Listener
from aftercare.store.within_deadline import CALL_SECONDS, DeadlineStore
from support.store import WatchedStore

from workbench.simulator.reminders import SimulatedReminders

WHOLE_TURN_SECONDS = 3.0


@dataclass(slots=True)
class Waits:
    """A clock that moves by what each wait takes; a wait for what hangs takes as long as it is allowed."""

    takes: list[float]
    now: float = 0.0
    allowed: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.now

    def wait(self, work: Callable[[], None], seconds: float) -> bool:
        self.allowed.append(seconds)
        needed = self.takes.pop(0)
        self.now += min(needed, seconds)
        if needed <= seconds:
            work()
        return needed <= seconds


HANGS = 1e9


def deadline(*takes: float) -> tuple[Deadline, Waits]:
    waits = Waits(takes=list(takes))
    return Deadline(clock=waits.clock, wait=waits.wait), waits


def test_a_turn_in_which_everything_hangs_ends_within_three_seconds() -> None:
    left, waits = deadline(HANGS, HANGS, HANGS)
    behind = WatchedStore(InMemoryStore(clock=lambda: 0))
    listener = Listener(DeadlineStore(behind, left, named=str), "a", now=0)
    listener.change(welcomed=True)
    ask_within_deadline(left, lambda: "Europe/Paris")()
    listener.keep()
    listener.forget()
    assert waits.now <= TURN_SECONDS < WHOLE_TURN_SECONDS
    assert listener.failed


def test_a_turn_that_cancels_many_reminders_of_a_service_that_hangs_ends_in_time_too() -> None:
    left, waits = deadline(*[HANGS] * 9)
    reminders = open_within_deadline(lambda: SimulatedReminders(now=lambda: datetime.now(UTC)), left)()
    for _ in range(9):
        with pytest.raises(Refused, match="busy"):
            reminders.remove("a-token")
    assert waits.now <= TURN_SECONDS


def test_a_call_has_time_for_its_retry_and_leaves_some_for_a_service() -> None:
    assert READ_SECONDS * ATTEMPTS <= CALL_SECONDS < TURN_SECONDS
    assert CONNECT_SECONDS < READ_SECONDS
    assert AT_MOST_SECONDS + READ_SECONDS <= TURN_SECONDS


def test_after_a_slow_read_a_write_gets_what_is_left() -> None:
    left, waits = deadline(2.0, 0.1)
    listener = Listener(DeadlineStore(InMemoryStore(clock=lambda: 0), left, named=str), "a", now=0)
    listener.change(welcomed=True)
    listener.keep()
    assert waits.allowed == [CALL_SECONDS, pytest.approx(TURN_SECONDS - 2.0)]
    assert not listener.failed


def test_what_has_no_time_left_is_not_begun() -> None:
    left, _ = deadline(2.5)
    left.call(lambda: None, at_most=10)
    with pytest.raises(TooLate):
        left.call(lambda: pytest.fail("it was begun"), at_most=1)


def test_a_write_that_took_too_long_is_not_reported_kept() -> None:
    left, _ = deadline(0.1, HANGS)
    listener = Listener(DeadlineStore(InMemoryStore(clock=lambda: 0), left, named=str), "a", now=0)
    listener.change(welcomed=True)
    listener.keep()
    assert listener.failed


def test_what_the_work_raises_is_raised_on_the_turns_own_thread() -> None:
    empty: dict[str, str] = {}
    with pytest.raises(LookupError):
        Deadline().call(lambda: empty["missing"], at_most=5)


def test_work_that_hangs_is_left_alone() -> None:
    never = Event()
    assert wait_for(never.wait, 0.01) is False  # type: ignore[arg-type]  # what it returns does not matter
    assert wait_for(lambda: None, 5.0) is True
    never.set()


def test_calls_that_hang_are_left_behind_up_to_a_number_and_no_further() -> None:
    hang, begun = Event(), []

    def work() -> None:
        begun.append(1)
        hang.wait()

    try:
        for _ in range(MOST_LEFT_BEHIND + 3):
            assert not wait_for(work, 0.01)
        assert len(begun) == MOST_LEFT_BEHIND
    finally:
        hang.set()
    while not wait_for(lambda: None, 1):
        pass


def test_a_pause_is_taken_only_where_a_try_is_left() -> None:
    slept: list[float] = []
    deadline = Deadline(1.0, sleep=slept.append)
    assert deadline.pause(0.5)
    assert not deadline.pause(0.46)
    assert slept == [0.5]
