import itertools
from dataclasses import replace

from aftercare.domain.breathing.counting import counts_of
from aftercare.domain.breathing.pattern import Pattern
from aftercare.domain.breathing.timeline import lay_out
from hypothesis import given
from hypothesis import strategies as st
from support.packs import pack

patterns = st.sampled_from(sorted(pack().patterns.values(), key=lambda pattern: pattern.id))
minutes = st.integers(1, 10)
paces = st.integers(70, 130)


@given(patterns, minutes, paces)
def test_counting_changes_no_time(pattern: Pattern, minutes: int, pace: int) -> None:
    plain = lay_out(pattern, minutes=minutes, pace=pace)
    counted = lay_out(pattern, minutes=minutes, pace=pace, counts=True)
    assert tuple(replace(slot, beat_ms=0) for slot in counted.slots) == plain.slots


@given(patterns, minutes, paces, st.integers(0, 3_000))
def test_numbers_follow_the_cue_on_the_beat_to_the_end_of_the_phase(
    pattern: Pattern, minutes: int, pace: int, cue_ms: int
) -> None:
    for slot in lay_out(pattern, minutes=minutes, pace=pace, counts=True).slots:
        counts = list(counts_of(slot, cue_ms))
        assert all(count.start_ms == (count.number - 1) * slot.beat_ms >= cue_ms for count in counts)
        assert all(a.start_ms + a.length_ms == b.start_ms for a, b in itertools.pairwise(counts))
        assert not counts or counts[-1].start_ms + counts[-1].length_ms == slot.length_ms


@given(paces)
def test_a_phase_of_four_seconds_is_counted_to_four_at_any_pace(pace: int) -> None:
    for slot in lay_out(pack().patterns["box"], minutes=2, pace=pace, counts=True).slots[1:-1]:
        assert [count.number for count in counts_of(slot, 600)] == [2, 3, 4]


def test_half_a_second_is_not_counted() -> None:
    slot = lay_out(pack().patterns["coherent"], minutes=2, counts=True).slots[1]
    assert [count.number for count in counts_of(slot, 600)] == [2, 3, 4, 5]


def test_what_counts_itself_is_not_counted_twice() -> None:
    slots = lay_out(pack().patterns["counted"], minutes=2, counts=True).slots
    assert all(list(counts_of(slot, 0)) == [] for slot in slots)
