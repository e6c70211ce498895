import itertools

from aftercare.domain.breathing.pattern import Pattern
from aftercare.domain.breathing.segments import segments
from aftercare.domain.breathing.timeline import Timeline, lay_out
from hypothesis import given
from hypothesis import strategies as st
from support.packs import pack

patterns = st.sampled_from(sorted(pack().patterns.values(), key=lambda pattern: pattern.id))
timelines = st.builds(
    lambda pattern, minutes, pace, elapsed: lay_out(pattern, minutes=minutes, pace=pace).rest_from(elapsed),
    patterns,
    st.integers(1, 10),
    st.integers(70, 130),
    st.integers(0, 600_000),
)
rooms = st.integers(60_000, 240_000)


@given(timelines, rooms)
def test_segments_are_the_whole_timeline_in_order(timeline: Timeline, room: int) -> None:
    slots = [slot for segment in segments(timeline, room) for slot in segment.slots]
    assert [(s.kind, s.cue, s.length_ms) for s in slots] == [
        (s.kind, s.cue, s.length_ms) for s in timeline.slots
    ]


@given(timelines, rooms)
def test_no_segment_is_longer_than_its_room(timeline: Timeline, room: int) -> None:
    assert all(segment.length_ms <= room for segment in segments(timeline, room))


@given(timelines, rooms)
def test_a_cut_lies_where_a_cycle_begins(timeline: Timeline, room: int) -> None:
    _, *later = segments(timeline, room)
    assert all(segment.slots[0].phase == 0 for segment in later)


@given(timelines, rooms)
def test_every_segment_begins_at_zero_and_has_no_gaps(timeline: Timeline, room: int) -> None:
    for segment in segments(timeline, room):
        assert segment.slots[0].start_ms == 0
        assert all(one.end_ms == two.start_ms for one, two in itertools.pairwise(segment.slots))


def test_a_pattern_of_one_long_cycle_still_moves_on() -> None:
    counted: Pattern = pack().patterns["counted"]
    assert len(list(segments(lay_out(counted, minutes=1), 1))) == 4
