from aftercare.domain.journal.writing_time import CLOSE_CUE, NUDGE_CUE, rest_of, writing_minutes
from hypothesis import given
from hypothesis import strategies as st

lengths = st.integers(1, 20)


@given(lengths)
def test_the_quiet_lasts_exactly_as_long_as_was_asked_for(minutes: int) -> None:
    assert rest_of(minutes, 0).length_ms == minutes * 60_000


@given(lengths)
def test_one_nudge_comes_exactly_in_the_middle(minutes: int) -> None:
    nudges = [slot for slot in rest_of(minutes, 0).slots if slot.cue == NUDGE_CUE]
    assert [nudge.start_ms for nudge in nudges] == [minutes * 30_000]


@given(lengths, st.integers(0, 2_000_000))
def test_the_rest_lasts_what_is_left_and_always_closes(minutes: int, elapsed: int) -> None:
    rest = rest_of(minutes, elapsed)
    assert rest.length_ms == max(8_000, minutes * 60_000 - elapsed)
    assert rest.slots[-1].cue == CLOSE_CUE
    assert all(one.end_ms == two.start_ms for one, two in zip(rest.slots, rest.slots[1:], strict=False))


@given(st.floats(-10, 1_000))
def test_any_length_becomes_one_that_can_be_had(minutes: float) -> None:
    assert rest_of(writing_minutes(minutes), 0).minutes in range(1, 21)
