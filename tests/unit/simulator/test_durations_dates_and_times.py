from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from workbench.simulator.dates_and_times import dates, ordinals, times
from workbench.simulator.durations import durations

SUNDAY = date(2026, 3, 1)


def whole(found: Iterable[tuple[int, str]], words: tuple[str, ...]) -> str | None:
    """Return what all of the words were taken for."""
    return dict(found).get(len(words))


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("two minutes", "PT2M"),
        ("a minute", "PT1M"),
        ("half a minute", "PT30S"),
        ("ninety seconds", "PT90S"),
        ("five and a half minutes", "PT5M30S"),
        ("a minute and a half", "PT1M30S"),
        ("two point five minutes", "PT2M30S"),
        ("two minutes and thirty seconds", "PT2M30S"),
        ("one hour ten minutes", "PT1H10M"),
        ("half an hour", "PT30M"),
        ("a couple of minutes", "PT2M"),
        ("three days", "P3D"),
        ("two weeks", "P2W"),
        ("one hundred and twenty seconds", "PT120S"),
        ("two", None),
        ("minutes", None),
        ("zero minutes", None),
    ],
)
def test_a_length_of_time_becomes_iso_8601(said: str, iso: str | None) -> None:
    words = tuple(said.split())
    assert whole(durations(words, 0), words) == iso


def test_an_endless_list_of_lengths_ends() -> None:
    words = ("a", "minute") * 500
    assert max(end for end, _ in durations(words, 0)) == 2


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("eight", "08:00"),
        ("eight pm", "20:00"),
        ("twelve am", "00:00"),
        ("eight thirty in the morning", "08:30"),
        ("half past eight", "08:30"),
        ("quarter to nine in the evening", "20:45"),
        ("ten to one", "12:50"),
        ("eight oh five", "08:05"),
        ("nine o'clock", "09:00"),
        ("noon", "12:00"),
        ("evening", "EV"),
        ("thirteen", None),
    ],
)
def test_a_time_of_day_becomes_hours_and_minutes(said: str, time: str | None) -> None:
    words = tuple(said.split())
    assert whole(times(words, 0), words) == time


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("today", "2026-03-01"),
        ("tomorrow", "2026-03-02"),
        ("sunday", "2026-03-08"),
        ("next friday", "2026-03-06"),
        ("march fourth", "2026-03-04"),
        ("january thirty first", "2027-01-31"),
        ("february thirtieth", None),
    ],
)
def test_a_day_becomes_a_date_that_is_not_past(said: str, day: str | None) -> None:
    words = tuple(said.split())
    assert whole(dates(words, 0, SUNDAY), words) == day


def test_a_place_in_a_row_becomes_a_number() -> None:
    assert list(ordinals(("twenty", "first"), 0)) == [(2, "21")]
