from datetime import datetime, timedelta

import pytest
from aftercare.domain.reminders.times import When, asked_by_slots, moment_of, moved, upcoming, when_of
from aftercare.domain.reminders.times_in_words import asked_in
from hypothesis import given
from hypothesis import strategies as st
from support.packs import pack

WHEN = pack().language.when

MONDAY_11 = datetime(2026, 3, 2, 11, 0)
moments = st.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1))


def when(said: str, now: datetime = MONDAY_11) -> str | None:
    found = when_of(asked_in(said, WHEN), now)
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
        ("at midnight", "Tue 03 00:00"),
        ("on march tenth at five", "Tue 10 17:00"),
        ("march 10th at 9 am", "Tue 10 09:00"),
        ("every weekday at eight", "Tue 03 08:00 weekdays"),
        ("on weekends at ten in the morning", "Sat 07 10:00 weekends"),
        ("mondays at seven pm", "Mon 02 19:00 monday"),
        ("in two days at nine am", "Wed 04 09:00"),
        ("three days from now at nine am", "Thu 05 09:00"),
        ("a week from today at nine am", "Mon 09 09:00"),
        ("the day after tomorrow at nine am", "Wed 04 09:00"),
        ("this weekend at nine am", "Sat 07 09:00"),
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
    found = when_of(asked_in(said, WHEN), now)
    assert found is None or found.at > now - timedelta(minutes=1)


@given(st.integers(0, 23), st.integers(0, 59), moments)
def test_a_time_of_a_slot_comes_within_a_day(hour: int, minute: int, now: datetime) -> None:
    found = when_of(asked_by_slots(at=f"{hour:02}:{minute:02}", day=None, every=None), now)
    assert found is not None
    assert (found.at.hour % 12, found.at.minute) == (hour % 12, minute)
    assert found.at - now <= timedelta(days=1)


@pytest.mark.parametrize(
    ("at", "day", "every", "expected"),
    [
        ("09:00", None, "evening", When(at=datetime(2026, 3, 2, 21), every="daily")),
        ("MO", "2026-03-03", None, When(at=datetime(2026, 3, 3, 9))),
        ("NI", None, None, When(at=datetime(2026, 3, 2, 21))),
        (None, None, "friday", None),
        ("08:00", "2026-03-01", None, None),
        ("08:00", "2026-W10", None, When(at=datetime(2026, 3, 2, 20))),  # eight of which half was not said
        ("08:00", "2026-03-02", None, When(at=datetime(2026, 3, 2, 20))),
        ("08:00", "2026-03-03", None, When(at=datetime(2026, 3, 3, 8))),
        ("08:00", "2026-03-02TNI", None, When(at=datetime(2026, 3, 2, 20))),
        ("01:00", "2026-03-02TNI", None, When(at=datetime(2026, 3, 3, 1))),
        (None, "2026-03-03TEV", None, When(at=datetime(2026, 3, 3, 20))),
        ("20:00", None, "weekdays", When(at=datetime(2026, 3, 2, 20), every="weekdays")),
        ("08:00", "2026-02-31", None, None),
        ("XX", None, None, None),
    ],
)
def test_slots_of_alexa_are_read(
    at: str | None, day: str | None, every: str | None, expected: When | None
) -> None:
    assert when_of(asked_by_slots(at=at, day=day, every=every), MONDAY_11) == expected


TONIGHT_AT_8 = When(at=datetime(2026, 3, 2, 20))
DAILY_AT_9 = When(at=datetime(2026, 3, 1, 21), every="daily")


@pytest.mark.parametrize(
    ("base", "said", "expected"),
    [
        (TONIGHT_AT_8, "to nine", "Mon 02 21:00"),
        (TONIGHT_AT_8, "at eight", "Tue 03 08:00"),  # eight again can only be the other one
        (TONIGHT_AT_8, "to nine am", "Tue 03 09:00"),
        (TONIGHT_AT_8, "tomorrow", "Tue 03 20:00"),
        (TONIGHT_AT_8, "every day", "Mon 02 20:00 daily"),
        (TONIGHT_AT_8, "to five", "Mon 02 17:00"),
        (DAILY_AT_9, "to ten", "Mon 02 22:00 daily"),
        (DAILY_AT_9, "to the morning", "Tue 03 09:00 daily"),
        (DAILY_AT_9, "every friday", "Fri 06 21:00 friday"),
        (DAILY_AT_9, "tomorrow at seven", "Tue 03 19:00"),
        (When(at=datetime(2026, 3, 6, 9)), "to ten", "Fri 06 10:00"),
    ],
)
def test_what_is_not_said_anew_stays_as_it_was(base: When, said: str, expected: str) -> None:
    found = moved(base, asked_in(said, WHEN), MONDAY_11)
    assert found is not None
    assert f"{found.at:%a %d %H:%M}" + (f" {found.every}" if found.every else "") == expected


@given(st.text(max_size=60) | st.sampled_from(["to nine", "tomorrow", "at 5", "every weekday"]), moments)
def test_wherever_a_moment_is_moved_it_lies_ahead(said: str, now: datetime) -> None:
    found = moved(When(at=now + timedelta(hours=5)), asked_in(said, WHEN), now)
    assert found is None or found.at > now - timedelta(minutes=1)


DENVER = "America/Denver"


@pytest.mark.parametrize(
    ("now", "said", "expected"),
    [
        ("2026-03-08T08:30+00:00", "in two hours", "2026-03-08T04:30"),  # the clocks go forward between
        ("2026-11-01T07:30+00:00", "in two hours", "2026-11-01T02:30"),  # and back
        ("2026-03-08T05:00+00:00", "tomorrow at half past two am", "2026-03-08T03:30"),  # skipped that night
        ("2026-03-03T08:30+00:00", "tomorrow morning", "2026-03-03T09:00"),  # half past one: after a sleep
    ],
)
def test_the_clocks_may_change_and_the_night_may_be_late(now: str, said: str, expected: str) -> None:
    found = moment_of(asked_in(said, WHEN), datetime.fromisoformat(now), DENVER)
    assert found == When(at=datetime.fromisoformat(expected))


@pytest.mark.parametrize(
    ("day", "at", "expected"),
    [
        ("2026-03-07", "09:00", "Sat 07 09:00"),
        ("2026-W10-WE", "09:00", "Sat 07 09:00"),
        ("2026-W11", "09:00", "Mon 09 09:00"),
        ("2026-03-07/2026-03-09", "09:00", "Sat 07 09:00"),
        ("2026-03-07TMO", None, "Sat 07 09:00"),
        ("XXXX-03-10", "09:00", "Tue 10 09:00"),
        ("XXXX-WXX-3", "09:00", "Wed 04 09:00"),
        ("2026-03", "09:00", None),
        ("2027", "09:00", None),
        ("2027-SP", "09:00", None),
        ("202X", "09:00", None),
        ("2026-W99", "09:00", None),
        ("FUTURE_REF", "09:00", None),
        ("PRESENT_REF", "09:00", None),
        ("9999-12-31", "09:00", None),
        ("9999-12-31TNI", "02:00", None),
        ("0001-01-01", "09:00", None),
        ("2026-13-40", "09:00", None),
    ],
)
def test_every_form_of_a_date_is_the_day_said_or_none(day: str, at: str | None, expected: str | None) -> None:
    found = when_of(asked_by_slots(at=at, day=day, every=None), MONDAY_11)
    assert (f"{found.at:%a %d %H:%M}" if found else None) == expected


@pytest.mark.parametrize(
    "said", ["next week", "monday and thursday at nine", "every other day at nine", "yesterday at nine"]
)
def test_what_is_no_single_day_sets_nothing(said: str) -> None:
    assert when(said) is None


@given(st.text(max_size=20), st.text(max_size=10), moments)
def test_whatever_a_slot_brings_the_moment_lies_ahead(day: str, at: str, now: datetime) -> None:
    found = when_of(asked_by_slots(at=at, day=day, every=None), now)
    assert found is None or now < found.at <= now + timedelta(days=368)


def test_before_four_alexas_tomorrow_is_the_day_after_a_sleep_too() -> None:
    asked = asked_by_slots(at="MO", day="2026-03-04", every=None)
    assert when_of(asked, datetime(2026, 3, 3, 1, 30)) == When(at=datetime(2026, 3, 3, 9))


def test_a_reminder_that_comes_again_is_always_still_to_come() -> None:
    assert upcoming(DAILY_AT_9, MONDAY_11) == datetime(2026, 3, 2, 21)
    assert upcoming(When(at=datetime(2026, 2, 2, 9), every="weekends"), MONDAY_11) == datetime(2026, 3, 7, 9)
    assert upcoming(TONIGHT_AT_8, MONDAY_11) == TONIGHT_AT_8.at
