"""A rhythm that somebody says is a pattern like any other, within what can be breathed."""

import pytest
from aftercare.domain.breathing.own_rhythm import of_rhythm, rhythm_id
from aftercare.domain.breathing.timeline import lay_out
from hypothesis import given
from hypothesis import strategies as st
from support.packs import pack

CUED = pack().patterns["own_rhythm"]
SECONDS = st.integers(min_value=0, max_value=2_000)


def lengths(pattern_id: str) -> list[tuple[str, int]] | None:
    pattern = of_rhythm(CUED, pattern_id)
    return None if pattern is None else [(phase.kind, phase.milliseconds) for phase in pattern.phases]


def test_each_part_lasts_as_long_as_was_said_and_a_hold_that_was_not_said_is_left_out() -> None:
    assert lengths(rhythm_id((5, 0, 7, 0))) == [("in", 5000), ("out", 7000)]
    assert lengths(rhythm_id((4, 2, 6, 3))) == [("in", 4000), ("hold", 2000), ("out", 6000), ("hold", 3000)]


def test_a_part_is_moved_within_two_to_eight_seconds() -> None:
    assert rhythm_id((1, 0, 9, 0)) == "own_rhythm 2 0 8 0"
    assert rhythm_id((2, 1, 8, 30)) == "own_rhythm 2 2 8 8"


def test_without_seconds_the_way_out_is_longer_and_nothing_is_held() -> None:
    assert lengths("own_rhythm") == [("in", 4000), ("out", 6000)]


@pytest.mark.parametrize(
    "pattern_id",
    [
        "box",
        "own_rhythm 5",
        "own_rhythm 0 0 6 0",
        "own_rhythm 4 0 0 0",
        "own_rhythm 4 0 9 0",
        "own_rhythm 4 0 6 1",
        "own_rhythm 4 0 6 0 0",
        "own_rhythm a b c d",
        "own_rhythm -4 0 6 0",
        "own_rhythm ² 0 6 0",
    ],
)
def test_an_id_of_no_rhythm_is_refused(pattern_id: str) -> None:
    assert of_rhythm(CUED, pattern_id) is None


@given(
    st.tuples(SECONDS.filter(bool), SECONDS, SECONDS.filter(bool), SECONDS),
    st.integers(1, 10),
    st.integers(70, 130),
)
def test_any_rhythm_can_be_breathed_at_any_length_and_pace(
    seconds: tuple[int, int, int, int], minutes: int, pace: int
) -> None:
    pattern = of_rhythm(CUED, rhythm_id(seconds))
    assert pattern is not None
    timeline = lay_out(pattern, minutes=minutes, pace=pace)
    assert (
        abs(timeline.length_ms - minutes * 60_000)
        <= sum(phase.milliseconds for phase in pattern.phases) * 100 / pace / 2 + 200
    )
