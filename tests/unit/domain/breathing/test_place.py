from aftercare.domain.breathing.playback import Playback, same_place
from aftercare.domain.breathing.timeline import Timeline, lay_out
from hypothesis import given
from hypothesis import strategies as st
from support.packs import breathed, pack

TWO_PARTS = Playback(intro_ms=5_000, first_ms=200_000, wait_ms=11_000, second_ms=90_000)

patterns = st.sampled_from(sorted(pack().patterns))
minutes = st.integers(1, 10)
paces = st.integers(70, 130)


def session(pattern: str, minutes: int, pace: int = 100) -> Timeline:
    return lay_out(breathed(pattern), minutes=minutes, pace=pace)


def test_during_the_words_before_nothing_of_the_guide_was_heard() -> None:
    assert TWO_PARTS.guided_ms(4_999) == 0


def test_after_them_the_guide_is_heard_as_time_goes_by() -> None:
    assert TWO_PARTS.guided_ms(35_000) == 30_000


def test_while_the_device_listens_the_guide_stands_still() -> None:
    assert TWO_PARTS.guided_ms(205_000) == TWO_PARTS.guided_ms(216_000) == 200_000


def test_a_silent_listener_hears_on_in_the_reprompt_until_it_ends() -> None:
    assert TWO_PARTS.guided_ms(217_000) == 201_000
    assert TWO_PARTS.guided_ms(9_999_000) == 290_000


@given(patterns, st.tuples(minutes, paces), st.tuples(minutes, paces), st.integers(0, 600_000))
def test_another_length_or_pace_goes_on_in_the_same_phase(
    pattern: str, before: tuple[int, int], after: tuple[int, int], elapsed: int
) -> None:
    running = session(pattern, *before).running_at(elapsed)
    changed = session(pattern, *after)
    slot = same_place(running, changed)
    assert slot in changed.slots
    if running.kind != "close":
        assert (slot.kind, slot.phase) == (running.kind, running.phase)


@given(patterns, st.integers(2, 9), st.integers(0, 480_000))
def test_a_longer_session_goes_on_within_one_cycle_of_where_it_was(
    pattern: str, minutes: int, elapsed: int
) -> None:
    before = session(pattern, minutes)
    running = before.running_at(elapsed)
    slot = same_place(running, session(pattern, minutes + 1))
    assert abs(slot.start_ms - running.start_ms) < breathed(pattern).milliseconds


@given(minutes, st.integers(0, 600_000))
def test_without_holds_a_whole_cycle_is_begun_or_the_same_breath_goes_on(minutes: int, elapsed: int) -> None:
    running = session("four_seven_eight", minutes).running_at(elapsed)
    assert same_place(running, session("easy", minutes)).phase == 0
