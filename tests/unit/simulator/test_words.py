from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.simulator.words import cardinal, numbers, ordinal, spelled, words_of


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("Can I drive?!", "can i drive"),
        ("  I\u2019m   OK ", "i'm ok"),
        ("4-7-8 breathing", "4 7 8 breathing"),
        ("at 8 p.m.", "at 8 pm"),
        ("call at 8:30am", "call at 8 30 am"),
        ("wait 2.5 hours & rest", "wait 2.5 hours rest"),
        ("the 1st one", "the 1st one"),
        ("1,000 steps", "1000 steps"),
        ("?!…", ""),
    ],
)
def test_text_is_heard_as_lower_case_words(typed: str, heard: str) -> None:
    assert " ".join(words_of(typed)) == heard


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("21", "twenty one"),
        ("988", "nine hundred eighty eight"),
        ("2.5", "two point five"),
        ("3rd", "third"),
        ("7204007025", "seven two zero four zero zero seven zero two five"),
    ],
)
def test_numbers_are_spelled_as_people_say_them(typed: str, said: str) -> None:
    assert " ".join(spelled(words_of(typed))) == said


def test_a_short_number_can_be_said_digit_by_digit() -> None:
    assert spelled(("988",), digit_by_digit=True) == ("nine", "eight", "eight")


@given(st.integers(min_value=0, max_value=999))
def test_every_spelled_number_is_understood_again(number: int) -> None:
    assert numbers()[cardinal(number)] == number


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "first"), (2, "second"), (12, "twelfth"), (20, "twentieth"), (31, "thirty first")],
)
def test_places_have_their_own_words(number: int, said: str) -> None:
    assert " ".join(ordinal(number)) == said


@given(st.text())
def test_any_text_has_words(text: str) -> None:
    assert all(word.strip() == word and word for word in spelled(words_of(text)))
