from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from aftercare.domain.day import is_time_zone, local_day, local_time
from hypothesis import given
from hypothesis import strategies as st

DENVER = "America/Denver"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("moment", "zone", "day"),
    [
        ("2026-03-02T18:00:00+00:00", DENVER, date(2026, 3, 2)),
        ("2026-03-03T08:00:00+00:00", DENVER, date(2026, 3, 2)),  # one at night
        ("2026-03-03T10:59:59+00:00", DENVER, date(2026, 3, 2)),  # just before four
        ("2026-03-03T11:00:00+00:00", DENVER, date(2026, 3, 3)),  # four
        ("2026-03-08T10:00:00+00:00", DENVER, date(2026, 3, 8)),  # clocks have gone forward: four, not three
        ("2026-11-01T10:30:00+00:00", DENVER, date(2026, 10, 31)),  # clocks have gone back: half past three
        ("2028-02-29T20:00:00+00:00", DENVER, date(2028, 2, 29)),
        ("2027-01-01T02:00:00+00:00", "Asia/Kolkata", date(2027, 1, 1)),
        ("2026-12-31T22:00:00+00:00", "Asia/Kolkata", date(2026, 12, 31)),
        ("2026-06-01T12:00:00+00:00", "Pacific/Kiritimati", date(2026, 6, 1)),
    ],
)
def test_a_day_begins_at_four_in_the_listeners_own_morning(moment: str, zone: str, day: date) -> None:
    assert local_day(at(moment), zone) == day


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),
    st.sampled_from([DENVER, "Europe/London", "Asia/Kathmandu", "Pacific/Apia", "Australia/Lord_Howe"]),
)
def test_days_never_run_backwards(now: datetime, zone: str) -> None:
    later = local_day(now + timedelta(hours=1), zone)
    assert timedelta() <= later - local_day(now, zone) <= timedelta(days=1)


@pytest.mark.parametrize(
    ("moment", "zone", "shown"),
    [
        ("2026-03-08T08:59:00+00:00", DENVER, "2026-03-08T01:59"),
        ("2026-03-08T09:00:00+00:00", DENVER, "2026-03-08T03:00"),  # clocks have gone forward
        ("2026-11-01T08:30:00+00:00", DENVER, "2026-11-01T01:30"),  # clocks have gone back
        ("2026-10-04T15:30:00+00:00", "Australia/Lord_Howe", "2026-10-05T02:30"),  # by half an hour
    ],
)
def test_the_clock_on_the_wall_follows_the_zone(moment: str, zone: str, shown: str) -> None:
    assert local_time(at(moment), zone) == datetime.fromisoformat(shown)


ZONES = [
    DENVER,
    "Europe/London",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Australia/Lord_Howe",
    "Pacific/Kiritimati",
]


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(ZONES),
    st.sampled_from(ZONES),
)
def test_a_journey_moves_the_day_by_two_at_most(now: datetime, home: str, away: str) -> None:
    assert abs(local_day(now, away) - local_day(now, home)) <= timedelta(days=2)


@given(st.integers(2000, 2089), st.sampled_from(ZONES))
def test_every_date_of_a_year_has_its_day_but_those_a_zone_skips(year: int, zone: str) -> None:
    noons = [datetime(year, 1, 2, 12, tzinfo=ZoneInfo(zone)) + timedelta(days=n) for n in range(363)]
    wrong = {noon.date() for noon in noons if local_day(noon.astimezone(UTC), zone) != noon.date()}
    assert wrong <= {date(2011, 12, 30)}  # Samoa went to sleep on the 29th and woke on the 31st


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../etc/passwd", "America/Denver\x00", "/usr"])
def test_what_is_no_time_zone_is_known_as_none(name: str) -> None:
    assert not is_time_zone(name)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        local_day(datetime(2026, 1, 1), DENVER)
