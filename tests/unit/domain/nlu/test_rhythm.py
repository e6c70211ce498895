"""A rhythm is found in whatever order its parts and seconds are said."""

import pytest
from aftercare.domain.nlu.rhythm import rhythm_in
from hypothesis import given
from hypothesis import strategies as st
from support.packs import pack

KNOWN = pack().language.rhythm


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("in for five out for seven", (5, 0, 7, 0)),
        ("in for five out for seven no hold", (5, 0, 7, 0)),
        ("breathe in for 4 seconds hold for 2 and breathe out for 6", (4, 2, 6, 0)),
        ("inhale four hold four exhale four hold four", (4, 4, 4, 4)),
        ("five in seven out", (5, 0, 7, 0)),
        ("can we do four in two hold and six out", (4, 2, 6, 0)),
        ("ten minutes in for five out for six", (5, 0, 6, 0)),
        ("in for five out for six for ten minutes", (5, 0, 6, 0)),
        ("let's breathe in twelve out twenty", (12, 0, 20, 0)),
        ("in out", None),
        ("in five minutes i walk out in two hours", None),
        ("four seven eight", None),
        ("hold for four", None),
        ("", None),
    ],
)
def test_the_seconds_of_each_part_are_found(said: str, seconds: tuple[int, ...] | None) -> None:
    assert rhythm_in(said.split(), KNOWN) == seconds


@given(
    st.lists(
        st.sampled_from(["in", "out", "hold", "for", "five", "7", "0", "99999", "minutes", "x"]), max_size=12
    )
)
def test_any_words_hold_a_rhythm_or_none(words: list[str]) -> None:
    found = rhythm_in(words, KNOWN)
    assert found is None or all(0 <= seconds <= 999 for seconds in found)
