from datetime import date, timedelta

from aftercare.domain.journal.streak import current_streak, days_in_a_row
from hypothesis import given
from hypothesis import strategies as st

A_MONDAY = date(2026, 3, 2)


def after(gaps: list[int]) -> int:
    """Return the count after a first reading and one more after each gap of days."""
    day, count = A_MONDAY, days_in_a_row(A_MONDAY, last=None, count=0)
    for gap in gaps:
        count = days_in_a_row(day + timedelta(days=gap), last=day, count=count)
        day += timedelta(days=gap)
    return count


@given(st.lists(st.integers(0, 1)))
def test_each_day_in_a_row_counts_once(gaps: list[int]) -> None:
    assert after(gaps) == 1 + sum(gaps)


@given(st.lists(st.integers(0, 5)), st.integers(2, 400))
def test_after_a_gap_the_count_begins_again(gaps: list[int], gap: int) -> None:
    assert after([*gaps, gap]) == 1


def test_a_journey_west_makes_it_yesterday_again_and_loses_nothing() -> None:
    assert after([1, 1, -1, 1]) == 3


def test_a_record_from_before_days_were_counted_begins_with_one() -> None:
    assert days_in_a_row(A_MONDAY, last=A_MONDAY, count=0) == 1


def test_a_row_ends_today_or_yesterday() -> None:
    told = [current_streak(A_MONDAY + timedelta(days=n), last=A_MONDAY, count=4) for n in (-1, 0, 1, 2)]
    assert told == [4, 4, 4, 0]
    assert current_streak(A_MONDAY, last=None, count=0) == 0
