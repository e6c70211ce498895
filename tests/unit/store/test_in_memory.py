from __future__ import annotations

import pytest
from aftercare.store.in_memory import InMemoryStore
from aftercare.store.item_codec import expiry
from aftercare.store.preferences import Preferences
from support.store import NOON, Clock


@pytest.mark.parametrize(("seconds_left", "version"), [(1, 1), (0, 0)])
def test_a_record_is_there_until_the_very_second_it_expires(seconds_left: int, version: int) -> None:
    clock = Clock()
    store = InMemoryStore(clock=clock)
    store.write("ada", Preferences(welcomed=True), expected_version=0, now=NOON)
    clock.now = expiry(NOON) - seconds_left
    assert store.read("ada").version == version
