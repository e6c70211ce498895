"""What every place that keeps listeners promises."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import pytest
from aftercare.store.item_codec import READABLE, expiry
from aftercare.store.port import Conflict, ListenerStore, Stored
from aftercare.store.preferences import DEFAULTS, Preferences
from support.store import NOON, Clock

if TYPE_CHECKING:
    from .conftest import LastingPlace, Place

FULL = Preferences(
    welcomed=True,
    breathing_pattern="square",
    breathing_minutes=10,
    prompt_day="2026-01-05",
    prompt_step=-3,
    journal_days=12,
    speech_pace=80,
    time_zone="America/Argentina/Buenos_Aires",
    time_zone_asked="2026-01-04",
)
SHORT = Preferences(breathing_minutes=3)
WRITERS, WRITES = 4, 5


def write(store: ListenerStore, preferences: Preferences, *, over: int = 0, now: int = NOON) -> None:
    store.write("ada", preferences, expected_version=over, now=now)


def add_one(store: ListenerStore) -> None:
    """Read, change and write, as often as it takes."""
    while True:
        found = store.read("ada")
        step = found.preferences.prompt_step + 1
        try:
            return write(store, replace(found.preferences, prompt_step=step), over=found.version)
        except Conflict:
            continue


def test_a_listener_never_seen_has_the_defaults_at_version_0(store: ListenerStore) -> None:
    assert store.read("ada") == Stored(preferences=DEFAULTS, version=0)


@pytest.mark.parametrize("kept", [FULL, SHORT, DEFAULTS], ids=["full", "short", "defaults"])
def test_what_was_written_is_read_back(store: ListenerStore, kept: Preferences) -> None:
    write(store, kept)
    assert store.read("ada") == Stored(preferences=kept, version=1)


def test_a_later_write_replaces_the_whole_record(store: ListenerStore) -> None:
    write(store, FULL)
    write(store, SHORT, over=1)
    assert store.read("ada") == Stored(preferences=SHORT, version=2)


def test_listeners_are_kept_apart(store: ListenerStore) -> None:
    write(store, FULL)
    assert store.read("bob") == Stored()


@pytest.mark.parametrize("stale", [0, 1, 3])
def test_a_write_over_another_version_is_a_conflict_and_changes_nothing(
    store: ListenerStore, stale: int
) -> None:
    write(store, SHORT)
    write(store, FULL, over=1)
    with pytest.raises(Conflict):
        write(store, DEFAULTS, over=stale)
    assert store.read("ada") == Stored(preferences=FULL, version=2)


def test_a_record_forgotten_meanwhile_is_not_brought_back(store: ListenerStore) -> None:
    write(store, FULL)
    store.delete("ada")
    with pytest.raises(Conflict):
        write(store, FULL, over=1)
    assert store.read("ada") == Stored()


def test_writers_at_the_same_time_lose_nothing(store: ListenerStore) -> None:
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(lambda _: add_one(store), range(WRITERS * WRITES)))
    assert store.read("ada") == Stored(preferences=Preferences(prompt_step=20), version=20)


def test_stores_on_the_same_place_lose_nothing(place: Place) -> None:
    stores = [place.open() for _ in range(WRITERS)]
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(add_one, stores * WRITES))
    assert stores[0].read("ada") == Stored(preferences=Preferences(prompt_step=20), version=20)


def test_forgetting_twice_is_fine(store: ListenerStore) -> None:
    write(store, FULL)
    store.delete("ada")
    store.delete("ada")
    assert store.read("ada") == Stored()


@pytest.mark.parametrize(("seconds_left", "found"), [(1, Stored(preferences=FULL, version=1)), (0, Stored())])
def test_a_record_is_there_until_the_second_it_expires(
    store: ListenerStore, clock: Clock, seconds_left: int, found: Stored
) -> None:
    write(store, FULL)
    clock.now = expiry(NOON) - seconds_left
    assert store.read("ada") == found


def test_an_expired_record_is_written_anew_from_version_0(store: ListenerStore, clock: Clock) -> None:
    write(store, SHORT)
    write(store, FULL, over=1)
    clock.now = expiry(NOON)
    write(store, SHORT, now=clock.now)
    assert store.read("ada") == Stored(preferences=SHORT, version=1)


def test_an_expired_record_cannot_be_written_over_at_its_old_version(
    store: ListenerStore, clock: Clock
) -> None:
    write(store, FULL)
    clock.now = expiry(NOON)
    with pytest.raises(Conflict):
        write(store, SHORT, over=1, now=clock.now)


def test_each_write_starts_the_year_again(store: ListenerStore, clock: Clock) -> None:
    write(store, FULL)
    clock.now = expiry(NOON) - 1
    write(store, SHORT, over=1, now=clock.now)
    clock.now += 2
    assert store.read("ada").preferences == SHORT


def test_a_record_survives_a_restart(lasting_place: LastingPlace) -> None:
    write(lasting_place.open(), FULL)
    assert lasting_place.open().read("ada") == Stored(preferences=FULL, version=1)


def test_a_record_deleted_and_begun_anew_is_not_taken_for_the_old_one(store: ListenerStore) -> None:
    write(store, FULL)
    store.delete("ada")
    write(store, SHORT, now=NOON + 60)
    with pytest.raises(Conflict):
        store.write("ada", FULL, expected_version=1, now=NOON + 90, expected_expiry=expiry(NOON))
    store.write("ada", FULL, expected_version=1, now=NOON + 90, expected_expiry=expiry(NOON + 60))
    assert store.read("ada").preferences == FULL


def test_a_record_says_when_it_expires(store: ListenerStore) -> None:
    assert store.read("ada").expires_at == 0
    write(store, FULL)
    assert store.read("ada").expires_at == expiry(NOON)


def test_fields_of_another_version_of_the_skill_are_ignored(lasting_place: LastingPlace) -> None:
    lasting_place.plant("ada", {"welcomed": True, "voice": "Joanna", "volume": 7, "breathing_minutes": 99})
    assert lasting_place.open().read("ada") == Stored(preferences=Preferences(welcomed=True), version=1)


def test_a_record_of_another_version_of_the_skill_can_be_written_over(lasting_place: LastingPlace) -> None:
    lasting_place.plant("ada", {"welcomed": True, "voice": "Joanna"})
    store = lasting_place.open()
    write(store, FULL, over=1)
    assert store.read("ada") == Stored(preferences=FULL, version=2)


@pytest.mark.parametrize("field", sorted(READABLE))
def test_an_older_version_leaves_what_a_newer_one_kept(
    store: ListenerStore, monkeypatch: pytest.MonkeyPatch, field: str
) -> None:
    newer = replace(FULL, breathing_counts=True, breathing_advice_heard=True, sound="ssml", breathing_pace=90)
    write(store, newer)
    with monkeypatch.context() as older:
        older.delitem(cast("dict[str, Any]", READABLE), field)
        kept = store.read("ada").preferences
        write(store, replace(kept, journal_days=0), over=1)
    found = store.read("ada").preferences
    assert getattr(found, field) == getattr(newer, field)
    assert field == "journal_days" or found.journal_days == 0


def test_what_a_listener_deletes_is_gone_with_what_another_version_kept(lasting_place: LastingPlace) -> None:
    lasting_place.plant("ada", {"welcomed": True, "voice": "Joanna"})
    store = lasting_place.open()
    store.delete("ada")
    write(store, SHORT)
    assert store.read("ada") == Stored(preferences=SHORT, version=1)
