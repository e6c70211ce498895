from datetime import datetime, timedelta

import pytest
from aftercare.domain.reminder_times import When, asked_by_slots, asked_in, when_of
from hypothesis import given
from hypothesis import strategies as st

MONDAY_11 = datetime(2026, 3, 2, 11, 0)
moments = st.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1))


def when(said: str, now: datetime = MONDAY_11) -> str | None:
    found = when_of(asked_in(said), now)
    if found is None:
        return None
    return f"{found.at:%a %d %H:%M}" + (f" {found.every}" if found.every else "")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("remind me to journal at eight tonight", "Mon 02 20:00"),
        ("every evening at nine", "Mon 02 21:00 daily"),
        ("remind me to breathe tomorrow morning", "Tue 03 09:00"),
        ("at 8:15 p.m.", "Mon 02 20:15"),
        ("at eight fifteen tonight", "Mon 02 20:15"),
        ("at ten oh five am", "Tue 03 10:05"),
        ("at half past three", "Mon 02 15:30"),
        ("at quarter to ten in the evening", "Mon 02 21:45"),
        ("twenty past nine pm", "Mon 02 21:20"),
        ("at 20:30", "Mon 02 20:30"),
        ("in two hours", "Mon 02 13:00"),
        ("in half an hour", "Mon 02 11:30"),
        ("on friday at noon", "Fri 06 12:00"),
        ("every monday at seven pm", "Mon 02 19:00 monday"),
        ("every monday at seven am", "Mon 09 07:00 monday"),
        ("every morning", "Tue 03 09:00 daily"),
        ("nightly", "Mon 02 21:00 daily"),
        ("at nine", "Mon 02 21:00"),
        ("tomorrow at nine", "Tue 03 09:00"),
        ("at twelve tonight", "Tue 03 00:00"),
        ("at one tonight", "Tue 03 01:00"),
        ("at five", "Mon 02 17:00"),
    ],
)
def test_a_time_in_words_is_the_moment_meant(said: str, expected: str) -> None:
    assert when(said) == expected


@pytest.mark.parametrize(
    "said", ["set a reminder", "on thursday", "remind me to write two pages", "at eight this morning", ""]
)
def test_no_moment_is_made_up(said: str) -> None:
    assert when(said) is None


@pytest.mark.parametrize(
    ("now", "said", "expected"),
    [
        ("2028-02-28T22:00", "tomorrow at nine am", "Tue 29 09:00"),
        ("2026-12-31T22:00", "tomorrow morning", "Fri 01 09:00"),
        ("2026-03-07T22:00", "tomorrow at half past two am", "Sun 08 02:30"),
        ("2026-03-02T23:30", "in an hour", "Tue 03 00:30"),
    ],
)
def test_leap_days_and_year_ends_are_days_like_others(now: str, said: str, expected: str) -> None:
    assert when(said, datetime.fromisoformat(now)) == expected


@given(st.text(max_size=100) | st.sampled_from(["at eight", "tonight", "every day at 5"]), moments)
def test_whatever_is_said_the_moment_lies_ahead(said: str, now: datetime) -> None:
    found = when_of(asked_in(said), now)
    assert found is None or found.at > now - timedelta(minutes=1)


@given(st.integers(0, 23), st.integers(0, 59), moments)
def test_a_time_of_a_slot_comes_within_a_day(hour: int, minute: int, now: datetime) -> None:
    found = when_of(asked_by_slots(at=f"{hour:02}:{minute:02}", day=None, every=None), now)
    assert found is not None
    assert (found.at.hour, found.at.minute) == (hour, minute)
    assert found.at - now <= timedelta(days=1)


@pytest.mark.parametrize(
    ("at", "day", "every", "expected"),
    [
        ("09:00", None, "evening", When(at=datetime(2026, 3, 2, 21), every="daily")),
        ("MO", "2026-03-03", None, When(at=datetime(2026, 3, 3, 9))),
        ("NI", None, None, When(at=datetime(2026, 3, 2, 21))),
        (None, None, "friday", None),
        ("08:00", "2026-03-01", None, None),
        ("08:00", "2026-W10", None, When(at=datetime(2026, 3, 3, 8))),
        ("08:00", "2026-02-31", None, None),
        ("XX", None, None, None),
    ],
)
def test_slots_of_alexa_are_read(
    at: str | None, day: str | None, every: str | None, expected: When | None
) -> None:
    assert when_of(asked_by_slots(at=at, day=day, every=every), MONDAY_11) == expected
