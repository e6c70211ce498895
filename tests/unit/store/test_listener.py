from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest
from aftercare.store.in_memory import InMemoryStore
from aftercare.store.listener import Listener
from aftercare.store.port import Stored
from aftercare.store.preferences import DEFAULTS, Preferences
from hypothesis import given
from hypothesis import strategies as st
from support.store import NOON, Clock, WatchedStore

KEPT = Preferences(welcomed=True, breathing_minutes=5)

changes = st.fixed_dictionaries(
    {},
    optional={
        "welcomed": st.booleans(),
        "breathing_minutes": st.integers(1, 10),
        "prompt_step": st.integers(-365, 365),
        "time_zone": st.sampled_from(["Europe/Paris", "America/Denver"]),
    },
)


@dataclass(slots=True)
class BusyStore(WatchedStore):
    """Another session writes just before each of the first `rivals` writes."""

    rivals: int = 0

    def write(
        self,
        key: str,
        preferences: Preferences,
        *,
        expected_version: int,
        now: int,
        expected_expiry: int | None = None,
    ) -> None:
        if self.rivals:
            self.rivals -= 1
            there = self.behind.read(key)
            theirs = replace(there.preferences, prompt_step=there.preferences.prompt_step + 1)
            self.behind.write(key, theirs, expected_version=there.version, now=now)
        WatchedStore.write(
            self,
            key,
            preferences,
            expected_version=expected_version,
            now=now,
            expected_expiry=expected_expiry,
        )


def memory(kept: Preferences = KEPT) -> InMemoryStore:
    store = InMemoryStore(clock=Clock())
    store.write("ada", kept, expected_version=0, now=NOON)
    return store


@pytest.fixture
def store() -> WatchedStore:
    return WatchedStore(memory())


def ada(store: WatchedStore) -> Listener:
    return Listener(store, "ada", now=NOON)


def test_a_turn_that_needs_no_state_touches_no_store(store: WatchedStore) -> None:
    ada(store).keep()
    assert store.calls == []


def test_preferences_are_read_once_a_turn(store: WatchedStore) -> None:
    listener = ada(store)
    assert [listener.preferences, listener.preferences] == [KEPT, KEPT]
    assert store.calls == ["read"]


def test_a_change_is_seen_at_once_and_written_once_at_the_end(store: WatchedStore) -> None:
    listener = ada(store)
    listener.change(breathing_minutes=3)
    listener.change(time_zone="Europe/Paris")
    assert listener.preferences == replace(KEPT, breathing_minutes=3, time_zone="Europe/Paris")
    listener.keep()
    listener.keep()
    assert store.calls == ["read", "write"]


def test_a_change_is_there_in_the_next_turn(store: WatchedStore) -> None:
    listener = ada(store)
    listener.change(breathing_minutes=3)
    listener.keep()
    assert ada(store).preferences == replace(KEPT, breathing_minutes=3)


def test_a_change_to_what_is_kept_already_is_not_written(store: WatchedStore) -> None:
    listener = ada(store)
    listener.change(breathing_minutes=KEPT.breathing_minutes)
    listener.keep()
    assert store.calls == ["read"]


def test_a_change_back_within_the_turn_is_not_written(store: WatchedStore) -> None:
    listener = ada(store)
    listener.change(breathing_minutes=3)
    listener.change(breathing_minutes=KEPT.breathing_minutes)
    listener.keep()
    assert store.calls == ["read"]


def test_a_misspelt_field_is_refused_when_it_is_changed(store: WatchedStore) -> None:
    with pytest.raises(TypeError):
        ada(store).change(breathing_minuets=3)


def test_a_listener_nobody_knows_touches_no_store(store: WatchedStore) -> None:
    listener = Listener(store, None, now=NOON)
    listener.change(breathing_minutes=3)
    assert listener.preferences == Preferences(breathing_minutes=3)
    listener.keep()
    assert listener.forget()
    assert (store.calls, listener.failed) == ([], False)


def test_when_nothing_can_be_read_the_defaults_serve_and_the_store_is_asked_once(store: WatchedStore) -> None:
    store.refuses = {"read"}
    listener = ada(store)
    assert [listener.preferences, listener.preferences] == [DEFAULTS, DEFAULTS]
    assert (store.calls, listener.failed) == (["read"], True)


def test_after_a_failed_read_nothing_is_written_over_what_is_kept(store: WatchedStore) -> None:
    store.refuses = {"read"}
    listener = ada(store)
    listener.change(breathing_minutes=3)
    listener.keep()
    assert (store.calls, listener.failed) == (["read"], True)
    assert store.behind.read("ada").preferences == KEPT


def test_a_write_that_fails_is_no_error_and_is_not_tried_again(store: WatchedStore) -> None:
    store.refuses = {"write"}
    listener = ada(store)
    listener.change(breathing_minutes=3)
    listener.keep()
    assert (store.calls, listener.failed) == (["read", "write"], True)


@pytest.mark.parametrize("rivals", [1, 2])
def test_a_change_is_applied_to_what_a_parallel_session_kept(rivals: int) -> None:
    store = BusyStore(memory(), rivals=rivals)
    listener = ada(store)
    listener.change(breathing_minutes=3)
    listener.keep()
    assert not listener.failed
    assert store.behind.read("ada").preferences == replace(KEPT, breathing_minutes=3, prompt_step=rivals)


def test_a_parallel_session_that_made_the_same_change_spares_the_write() -> None:
    store = BusyStore(memory(), rivals=1)
    listener = ada(store)
    listener.change(prompt_step=1)
    listener.keep()
    assert (store.calls, listener.failed) == (["read", "write", "read"], False)


def test_three_conflicts_in_one_turn_give_up_quietly() -> None:
    store = BusyStore(memory(), rivals=9)
    listener = ada(store)
    listener.change(breathing_minutes=3)
    listener.keep()
    assert listener.failed
    assert store.calls == ["read", "write"] * 3


def test_a_store_that_goes_away_after_a_conflict_is_not_written_to() -> None:
    store = BusyStore(memory(), rivals=1)
    listener = ada(store)
    assert listener.preferences == KEPT
    store.refuses = {"read"}
    listener.change(breathing_minutes=3)
    listener.keep()
    assert (store.calls, listener.failed) == (["read", "write", "read"], True)


def test_forgetting_deletes_now_and_drops_the_changes(store: WatchedStore) -> None:
    listener = ada(store)
    listener.change(breathing_minutes=3)
    assert listener.forget()
    listener.keep()
    assert store.calls == ["delete"]
    assert (listener.preferences, store.behind.read("ada")) == (DEFAULTS, Stored())


def test_forgetting_says_so_when_the_store_was_unavailable(store: WatchedStore) -> None:
    store.refuses = {"delete"}
    listener = ada(store)
    listener.change(breathing_minutes=3)
    assert not listener.forget()
    listener.keep()
    assert (store.calls, listener.failed) == (["delete"], True)


def test_forgetting_is_tried_even_when_nothing_could_be_read(store: WatchedStore) -> None:
    store.refuses = {"read"}
    listener = ada(store)
    assert listener.preferences == DEFAULTS
    assert listener.forget()


def test_a_change_after_forgetting_starts_a_new_record(store: WatchedStore) -> None:
    listener = ada(store)
    assert listener.forget()
    listener.change(welcomed=True)
    listener.keep()
    assert store.behind.read("ada") == Stored(preferences=Preferences(welcomed=True), version=1)


def later(store: WatchedStore, days: int, carried: Stored | None = None) -> Listener:
    return Listener(store, "ada", now=NOON + days * 86_400, carried=carried)


@pytest.mark.parametrize(("days", "writes"), [(0, 0), (30, 0), (31, 1), (300, 1)])
def test_a_record_in_use_is_written_anew_once_it_is_a_month_old(
    store: WatchedStore, days: int, writes: int
) -> None:
    listener = later(store, days)
    assert listener.preferences == KEPT
    listener.keep()
    assert store.calls == ["read"] + ["write"] * writes
    assert store.behind.read("ada").expires_at == NOON + (365 + days * writes) * 86_400


def test_a_turn_that_needs_no_state_leaves_even_an_old_record_alone(store: WatchedStore) -> None:
    later(store, 300).keep()
    assert store.calls == []


def test_a_record_carried_by_the_session_spares_the_read(store: WatchedStore) -> None:
    carried = store.behind.read("ada")
    listener = later(store, 0, carried)
    assert listener.preferences == KEPT
    listener.change(breathing_minutes=3)
    listener.keep()
    assert store.calls == ["write"]
    assert listener.to_carry == Stored(preferences=replace(KEPT, breathing_minutes=3), version=2)


def test_a_carried_record_that_changed_meanwhile_is_read_and_loses_nothing(store: WatchedStore) -> None:
    carried = store.behind.read("ada")
    store.behind.write("ada", replace(KEPT, speech_pace=80), expected_version=1, now=NOON)
    listener = later(store, 0, carried)
    listener.change(breathing_minutes=3)
    listener.keep()
    assert store.behind.read("ada").preferences == replace(KEPT, speech_pace=80, breathing_minutes=3)


def test_a_carried_record_that_was_deleted_meanwhile_stays_deleted(store: WatchedStore) -> None:
    carried = store.behind.read("ada")
    store.behind.delete("ada")
    listener = later(store, 0, carried)
    listener.change(breathing_minutes=3)
    listener.keep()
    assert store.behind.read("ada").preferences == Preferences(breathing_minutes=3)


def test_a_record_deleted_and_begun_anew_is_not_taken_for_the_carried_one(store: WatchedStore) -> None:
    carried = store.behind.read("ada")
    store.behind.delete("ada")
    store.behind.write("ada", Preferences(welcomed=True), expected_version=0, now=NOON + 60)
    listener = later(store, 0, carried)
    listener.change(speech_pace=80)
    listener.keep()
    assert store.behind.read("ada").preferences == Preferences(welcomed=True, speech_pace=80)


def test_reading_anew_looks_past_what_the_session_carries(store: WatchedStore) -> None:
    stale = Stored(preferences=DEFAULTS, version=1)
    assert later(store, 0, stale).read_anew() == KEPT
    assert store.calls == ["read"]


def test_what_is_known_without_asking_is_known(store: WatchedStore) -> None:
    listener = ada(store)
    assert listener.known is None
    assert listener.preferences == listener.known


def test_a_record_that_could_not_be_had_is_not_carried(store: WatchedStore) -> None:
    store.refuses = {"read"}
    listener = ada(store)
    assert listener.preferences == DEFAULTS
    assert listener.to_carry is None


@given(st.lists(st.lists(changes, max_size=3), max_size=4))
def test_turn_after_turn_the_last_change_of_each_field_is_kept(
    turns: list[list[dict[str, Any]]],
) -> None:
    store, expected = WatchedStore(memory()), KEPT
    for turn in turns:
        store.calls.clear()
        listener = ada(store)
        for changed in turn:
            listener.change(**changed)
            expected = replace(expected, **changed)
        listener.keep()
        assert store.calls in ([], ["read"], ["read", "write"])
    assert ada(store).preferences == expected


@given(changes, changes)
def test_parallel_sessions_that_change_different_fields_lose_nothing(
    one: dict[str, Any], both: dict[str, Any]
) -> None:
    other = {name: value for name, value in both.items() if name not in one}
    store = WatchedStore(memory())
    first, second = ada(store), ada(store)
    assert first.preferences == second.preferences
    first.change(**one)
    second.change(**other)
    first.keep()
    second.keep()
    assert ada(store).preferences == replace(KEPT, **(one | other))


def test_of_two_parallel_changes_to_one_field_the_later_is_kept(store: WatchedStore) -> None:
    first, second = ada(store), ada(store)
    assert first.preferences == second.preferences
    first.change(breathing_minutes=3)
    second.change(breathing_minutes=8)
    first.keep()
    second.keep()
    assert ada(store).preferences.breathing_minutes == 8


def test_what_waits_is_kept_by_the_next_turn_with_its_own_changes(store: WatchedStore) -> None:
    first = Listener(store, "ada", now=NOON)
    first.change_later(speech_pace=90)
    first.keep()
    assert "write" not in store.calls
    second = Listener(store, "ada", now=NOON, carried=first.to_carry, waiting=first.left_waiting)
    second.change(breathing_minutes=7)
    second.keep()
    assert store.calls.count("write") == 1
    kept = store.read("ada").preferences
    assert (kept.speech_pace, kept.breathing_minutes) == (90, 7)


def test_nothing_waits_where_the_record_could_not_be_had_or_was_deleted(store: WatchedStore) -> None:
    turn = Listener(store, "ada", now=NOON)
    turn.change_later(welcomed=True)
    turn.forget()
    assert turn.left_waiting == {}
    store.refuses = {"read"}
    turn = Listener(store, "ada", now=NOON)
    assert turn.preferences == DEFAULTS
    turn.change_later(welcomed=True)
    assert turn.left_waiting == {}
