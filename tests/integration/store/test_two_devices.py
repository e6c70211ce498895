"""Two devices of one household, turn by turn in any order, compared with a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from aftercare.store.listener import Listener
from aftercare.store.port import ListenerStore
from aftercare.store.preferences import Preferences
from hypothesis import HealthCheck, Phase, given, settings
from support.store import NOON
from support.two_devices import Device, hundreds_of_turns, lives_through, seen

if TYPE_CHECKING:
    from .conftest import DynamoDbPlace, SqlitePlace

ONE_PLACE = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
LARGE = [*ONE_PLACE, HealthCheck.large_base_example]

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
