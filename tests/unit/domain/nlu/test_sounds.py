"""A name is found by its sound, in words that nobody listed."""

import pytest
from aftercare.domain.nlu.sounds import Sounds, is_one_apart, sound_of
from hypothesis import given
from hypothesis import strategies as st

SOUNDS = Sounds.of(["ketamine", "spravato", "esketamine", "dissociation", "tms"])


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("they gave me catch a mean today", "ketamine"),
        ("my coat a mine was at noon", "ketamine"),
        ("is ketomeen safe", "ketamine"),
        ("spry veto made me sick", "spravato"),
        ("sprat of auto twice a week", "spravato"),
        ("ask it a mine at home", "esketamine"),
    ],
)
def test_a_name_is_found_in_the_words_a_recogniser_makes_of_it(said: str, name: str) -> None:
    assert name in SOUNDS.found_in(said.split())


@pytest.mark.parametrize(
    "said", ["can i drive tomorrow", "the cotton is soft", "ketamine", "good morning", ""]
)
def test_other_words_are_left_alone(said: str) -> None:
    assert SOUNDS.found_in(said.split()) == []


def test_a_name_of_few_consonants_is_not_listened_for() -> None:
    assert "tms" not in SOUNDS.names.values()


@given(st.text("kmnprst", min_size=2, max_size=8), st.data())
def test_one_consonant_lost_between_the_ends_is_forgiven(sound: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, max(1, len(sound) - 2)))
    lost = sound[:place] + sound[place + 1 :]
    assert is_one_apart(sound, lost) or lost[-1:] != sound[-1:]


@given(st.text(max_size=200))
def test_any_text_has_a_sound(text: str) -> None:
    assert len(sound_of(text)) <= 2 * len(text)
