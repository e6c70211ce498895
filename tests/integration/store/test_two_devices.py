"""Two devices of one household, turn by turn in any order, compared with a model."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from aftercare.deadline import Deadline
from aftercare.skill import LONGEST_PAUSE
from aftercare.store.in_memory import InMemoryStore
from aftercare.store.listener import Listener, Pause
from aftercare.store.port import ListenerStore
from aftercare.store.preferences import Preferences
from hypothesis import HealthCheck, Phase, given, settings
from support.store import NOON, Clock, WatchedStore
from support.two_devices import Device, hundreds_of_turns, lives_through, seen

if TYPE_CHECKING:
    from .conftest import DynamoDbPlace, SqlitePlace

ONE_PLACE = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
LARGE = [*ONE_PLACE, HealthCheck.large_base_example]

DEVICES, CHANGES = 4, 20

UNSHRUNK = (Phase.explicit, Phase.generate)
"""To shrink hundreds of turns would take hundreds of runs."""


@given(hundreds_of_turns)
@settings(max_examples=10, deadline=None, phases=UNSHRUNK, suppress_health_check=LARGE)
def test_in_a_local_file_nothing_is_lost(sqlite_place: SqlitePlace, turns: list[Any]) -> None:
    lives_through(sqlite_place.open(), turns)


@given(hundreds_of_turns)
@settings(max_examples=3, deadline=None, phases=UNSHRUNK, suppress_health_check=LARGE)
def test_in_a_dynamodb_table_nothing_is_lost(dynamodb_place: DynamoDbPlace, turns: list[Any]) -> None:
    lives_through(dynamodb_place.open(), turns)


@pytest.mark.parametrize("order", ["first", "second"])
def test_a_turn_that_began_before_the_record_was_deleted_brings_back_only_its_own_change(
    store: ListenerStore, order: str
) -> None:
    before = Device(store, "ada")
    store.write("ada", Preferences(welcomed=True, speech_pace=80), expected_version=0, now=NOON)
    before.begin({"breathing_minutes": 3}, now=NOON + 60)
    assert Listener(store, "ada", now=NOON).forget()
    if order == "second":
        store.write("ada", Preferences(welcomed=True), expected_version=0, now=NOON + 30)
    before.end()
    expected = Preferences(welcomed=order == "second", breathing_minutes=3)
    assert seen(store, "ada") == expected


def pauses_of(deadline: Deadline, chance: Random) -> Pause:
    """Return what a device waits between tries, as in a turn of the skill."""
    return lambda tried: deadline.pause(chance.random() * LONGEST_PAUSE[min(tried, 4) - 1])


def test_four_devices_at_once_lose_no_change(dynamodb_place: DynamoDbPlace) -> None:
    chance = Random(11)  # noqa: S311 - a fixed sequence
    stores = [dynamodb_place.open() for _ in range(DEVICES)]
    stores[0].write("ada", Preferences(welcomed=True), expected_version=0, now=NOON)

    def change(device: int) -> int:
        store, failed = stores[device], 0
        for step in range(1, CHANGES + 1):
            listener = Listener(store, "ada", now=NOON, pause=pauses_of(Deadline(), chance))
            listener.change(prompt_step=device * CHANGES + step)
            listener.keep()
            failed += listener.failed
        return failed

    with ThreadPoolExecutor(DEVICES) as pool:
        assert sum(pool.map(change, range(DEVICES))) == 0
    assert stores[0].read("ada").version == 1 + DEVICES * CHANGES


@pytest.mark.parametrize("refusals", [1, 3])
def test_a_deletion_that_nobody_waits_for_is_tried_until_it_is_done(refusals: int) -> None:
    store = WatchedStore(InMemoryStore(clock=Clock()))
    store.write("ada", Preferences(welcomed=True), expected_version=0, now=NOON)
    store.refuses = {"delete"}

    def pause(tried: int) -> bool:
        if tried == refusals:
            store.refuses = set()
        return True

    assert Listener(store, "ada", now=NOON, pause=pause).forget(insist=True)
    assert store.calls.count("delete") == refusals + 1
    assert store.read("ada").version == 0


def test_a_deletion_that_somebody_waits_for_is_tried_once() -> None:
    store = WatchedStore(InMemoryStore(clock=Clock()), refuses={"delete"})
    listener = Listener(store, "ada", now=NOON, pause=lambda _: True)
    assert not listener.forget()
    assert (listener.failed, store.calls) == (True, ["delete"])
