import pytest
from aftercare.domain.nlu.duration import minutes_in
from hypothesis import given
from hypothesis import strategies as st
from support.packs import pack

KNOWN = pack().language.durations


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("PT5M", 5),
        ("PT90S", 1.5),
        ("PT1H", 60),
        ("PT2M30S", 2.5),
        ("7", 7),
        ("seven", 7),
        ("box breathing for two minutes", 2),
        ("for 3 minutes please", 3),
        ("a minute", 1),
        ("half a minute", 0.5),
        ("a couple of minutes", 2),
        ("twenty five minutes", 25),
        ("two and a half minutes", 2.5),
        ("ninety seconds", 1.5),
        ("five min", 5),
        ("four seven eight for six minutes", 6),
        ("PT1.5M", 1.5),
        ("PT0.5H", 30),
        ("P0DT5M", 5),
        ("P1DT2H", 1560),
        ("P1D", 1440),
        ("P1W", 10_080),
        ("P1M", 43_800),
        ("12345", 12_345),
    ],
)
def test_a_length_is_read_in_minutes(said: str, minutes: float) -> None:
    assert minutes_in(said, KNOWN) == minutes


@pytest.mark.parametrize("said", ["", "box", "PT", "P", "P1X", "breathe", "minutes", "four seven eight"])
def test_where_no_length_is_said_there_is_none(said: str) -> None:
    assert minutes_in(said, KNOWN) is None


@given(st.text())
def test_any_text_has_a_length_or_none(text: str) -> None:
    found = minutes_in(text, KNOWN)
    assert found is None or found >= 0
