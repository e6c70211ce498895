from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any
from zoneinfo import available_timezones

import pytest
from aftercare.store.item_codec import READABLE, decode, encode, expiry
from aftercare.store.preferences import DEFAULTS, Preferences
from hypothesis import given
from hypothesis import strategies as st

DAY = 24 * 60 * 60

printable = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)
iso_dates = st.dates().map(lambda day: day.isoformat())
preferences = st.builds(
    Preferences,
    welcomed=st.booleans(),
    breathing_pattern=st.none() | printable.map(lambda text: text[:40]),
    breathing_minutes=st.none() | st.integers(1, 10),
    prompt_day=st.none() | iso_dates,
    prompt_step=st.integers(-365, 365),
    journal_days=st.integers(0, 36_524),
    speech_pace=st.none() | st.integers(50, 150),
    time_zone=st.none() | st.sampled_from(sorted(available_timezones())),
    time_zone_asked=st.none() | iso_dates,
)
names = st.sampled_from([field.name for field in fields(Preferences)])
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary()
garbage = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(names | st.text(), inner))


def test_every_field_can_be_kept() -> None:
    assert READABLE.keys() == {field.name for field in fields(Preferences)}


@given(preferences)
def test_what_is_kept_is_read_back_unchanged(kept: Preferences) -> None:
    assert decode(json.loads(json.dumps(encode(kept)))) == kept


@given(preferences)
def test_only_what_differs_from_the_defaults_is_kept(kept: Preferences) -> None:
    assert all(value != getattr(DEFAULTS, name) for name, value in encode(kept).items())


def test_the_defaults_take_no_room() -> None:
    assert encode(DEFAULTS) == {}


@given(garbage)
def test_anything_at_all_reads_as_valid_preferences(raw: Any) -> None:
    read = decode(raw)
    assert decode(encode(read)) == read


@given(st.dictionaries(names, scalars))
def test_a_value_that_would_not_be_read_back_is_never_kept(values: dict[str, Any]) -> None:
    wild = Preferences(**values)
    assert encode(wild) == encode(decode(values))


@given(preferences, st.dictionaries(st.text(), scalars))
def test_fields_of_another_version_are_ignored(kept: Preferences, others: dict[str, Any]) -> None:
    unknown = {name: value for name, value in others.items() if name not in READABLE}
    assert decode(unknown | encode(kept)) == kept


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("welcomed", 1),
        ("welcomed", "yes"),
        ("breathing_pattern", ""),
        ("breathing_pattern", "x" * 41),
        ("breathing_pattern", "square\n"),
        ("breathing_minutes", 0),
        ("breathing_minutes", 11),
        ("breathing_minutes", 5.0),
        ("breathing_minutes", True),
        ("prompt_day", "20260105"),
        ("prompt_day", "2026-W02-1"),
        ("prompt_day", "2026-02-30"),
        ("prompt_step", 366),
        ("prompt_step", -366),
        ("prompt_step", True),
        ("journal_days", -1),
        ("speech_pace", 40),
        ("speech_pace", "slow"),
        ("time_zone", "x" * 65),
        ("time_zone", "\ud800"),
        ("time_zone", "anything that prints"),
        ("time_zone", "../../etc/passwd"),
        ("time_zone_asked", 20260105),
    ],
)
def test_an_unreadable_value_becomes_the_default_and_the_rest_stays(name: str, value: Any) -> None:
    others = Preferences(
        welcomed=True, breathing_minutes=5, prompt_day="2026-01-05", prompt_step=2, time_zone="Europe/Paris"
    )
    expected = replace(others, **{name: getattr(DEFAULTS, name)})
    assert decode(encode(others) | {name: value}) == expected


@given(st.integers(0, 2**40))
def test_a_record_expires_a_year_after_it_was_written(now: int) -> None:
    assert expiry(now) - now == 365 * DAY
