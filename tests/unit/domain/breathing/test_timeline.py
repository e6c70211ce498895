import itertools

import pytest
from aftercare.domain.breathing.pattern import Pattern, Phase
from aftercare.domain.breathing.timeline import (
    LONGEST_CYCLE_MS,
    LONGEST_REST_MS,
    SHORTEST_REST_MS,
    Timeline,
    lay_out,
    within,
)
from hypothesis import given
from hypothesis import strategies as st
from support.packs import breathed, pack

minutes = st.integers(1, 10)
paces = st.integers(70, 130)
patterns = st.sampled_from(sorted(pack().patterns.values(), key=lambda pattern: pattern.id))


def pattern_of(lengths: list[int]) -> Pattern:
    phases = (Phase(kind="in", first_cue="first", cue="then", milliseconds=length) for length in lengths)
    return Pattern(id="made_up", phases=tuple(phases))


halves = st.integers(1, 24).map(lambda count: count * 500)
"""Every length that a pattern file may give a phase."""
made_up = (
    st.lists(halves, min_size=2, max_size=12)
    .filter(lambda lengths: sum(lengths) <= LONGEST_CYCLE_MS)
    .map(pattern_of)
)


def of_phases(timeline: Timeline) -> list[int]:
    return [slot.length_ms for slot in timeline.slots if slot.kind not in ("settle", "close")]


@given(patterns, minutes, paces)
def test_every_slot_begins_where_the_one_before_ends(pattern: Pattern, minutes: int, pace: int) -> None:
    slots = lay_out(pattern, minutes=minutes, pace=pace).slots
    assert slots[0].start_ms == 0
    assert all(one.end_ms == two.start_ms for one, two in itertools.pairwise(slots))


@given(patterns | made_up, minutes, paces)
def test_a_session_lasts_what_was_asked_for_within_half_a_cycle(
    pattern: Pattern, minutes: int, pace: int
) -> None:
    timeline = lay_out(pattern, minutes=minutes, pace=pace)
    cycle = sum(of_phases(timeline)[: len(pattern.phases)])
    assert 2 * abs(timeline.length_ms - minutes * 60_000) <= cycle


@pytest.mark.parametrize("pattern", sorted(pack().patterns))
def test_five_minutes_are_five_minutes(pattern: str) -> None:
    assert lay_out(breathed(pattern), minutes=5).length_ms == 300_000


@given(patterns, minutes, paces)
def test_cycles_are_whole_and_all_alike(pattern: Pattern, minutes: int, pace: int) -> None:
    lengths = of_phases(lay_out(pattern, minutes=minutes, pace=pace))
    count = len(pattern.phases)
    assert len(lengths) % count == 0
    assert all(lengths[i] == lengths[i % count] for i in range(len(lengths)))


@given(patterns, minutes, paces)
def test_a_phase_lasts_what_its_pattern_and_pace_say(pattern: Pattern, minutes: int, pace: int) -> None:
    phases = of_phases(lay_out(pattern, minutes=minutes, pace=pace))
    for phase, length in zip(pattern.phases, phases, strict=False):
        assert abs(length - phase.milliseconds * 100 / pace) <= 50


@given(patterns, minutes, paces)
def test_a_session_settles_first_and_closes_last(pattern: Pattern, minutes: int, pace: int) -> None:
    first, *between, last = lay_out(pattern, minutes=minutes, pace=pace).slots
    assert (first.kind, last.kind) == ("settle", "close")
    assert not {"settle", "close"} & {slot.kind for slot in between}
    assert all(SHORTEST_REST_MS <= slot.length_ms <= LONGEST_REST_MS for slot in (first, last))


@given(patterns, minutes, paces, st.integers(-1_000, 900_000))
def test_what_is_left_begins_with_the_phase_at_hand_and_ends_with_the_closing(
    pattern: Pattern, minutes: int, pace: int, elapsed: int
) -> None:
    whole = lay_out(pattern, minutes=minutes, pace=pace)
    left = whole.rest_from(elapsed)
    assert left.slots[0].start_ms == 0
    assert left.slots[-1].kind == "close"
    running = next((slot for slot in whole.slots if slot.end_ms > elapsed), whole.slots[-1])
    assert (left.slots[0].cue, left.slots[0].length_ms) == (running.cue, running.length_ms)
    assert left.length_ms == whole.length_ms - running.start_ms


def test_a_slower_pace_makes_longer_phases() -> None:
    box = pack().patterns["box"]
    assert max(of_phases(lay_out(box, minutes=2, pace=80))) == 5_000


def test_half_seconds_are_kept() -> None:
    assert set(of_phases(lay_out(pack().patterns["coherent"], minutes=5))) == {5_500}


@pytest.mark.parametrize(("minutes", "pace"), [(0, 100), (11, 100), (5, 69), (5, 131)])
def test_what_no_one_can_follow_is_refused(minutes: int, pace: int) -> None:
    with pytest.raises(ValueError, match="must be"):
        lay_out(pattern_of([4_000]), minutes=minutes, pace=pace)


@given(st.floats(-1e6, 1e6))
def test_any_length_asked_for_becomes_one_that_can_be_had(asked: float) -> None:
    assert 1 <= within(asked) <= 10
