from aftercare.domain.breathing.fullness import fullness
from aftercare.domain.breathing.pattern import Pattern
from aftercare.domain.breathing.timeline import lay_out
from hypothesis import given
from hypothesis import strategies as st
from support.packs import pack

patterns = st.sampled_from(sorted(pack().patterns.values(), key=lambda pattern: pattern.id))


@given(patterns, st.integers(0, 120_000))
def test_what_is_left_of_a_session_is_as_full_as_it_was(pattern: Pattern, elapsed: int) -> None:
    whole = lay_out(pattern, minutes=2)
    left = whole.rest_from(elapsed)
    changes = list(fullness(whole.slots))[-len(left.slots) :]
    if left.slots[0].kind != "close":
        assert list(fullness(left.slots)) == changes


def test_a_sigh_fills_up_in_two_breaths_and_empties_in_one() -> None:
    slots = lay_out(pack().patterns["physiological_sigh"], minutes=1).slots
    assert list(fullness(slots))[:4] == [(0.0, 0.0), (0.0, 0.75), (0.75, 1.0), (1.0, 0.0)]
