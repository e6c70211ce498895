import pytest
from aftercare.domain.nlu.sign_features import Signs

SIGNS = Signs(
    {
        "crisis": ["want|wants ~ die", "kill myself"],
        "emergency": ["hit my head ~ bleeding", "took the ~ whole bottle"],
        "quoted": ["the film"],
    },
    ["not", "no", "never", "nobody", "without", "nor", "neither"],
)


@pytest.mark.parametrize("said", ["i want to die", "she wants so much to die", "i could kill myself"])
def test_a_pattern_is_found_with_a_gap_and_either_word(said: str) -> None:
    assert SIGNS.found_in(said.split()) == ["crisis"]


@pytest.mark.parametrize("said", ["i want a toy", "die i want to", "kill it myself", ""])
def test_other_words_or_another_order_are_no_sign(said: str) -> None:
    assert SIGNS.found_in(said.split()) == []


@pytest.mark.parametrize(
    "said", ["hit my head now bleeding", "i hit my head bleeding", "he took the whole bottle"]
)
def test_every_word_of_a_long_pattern_stands_in_its_place(said: str) -> None:
    assert SIGNS.found_in(said.split()) == ["emergency"]


@pytest.mark.parametrize(
    "said",
    [
        "hit my now bleeding",
        "hit so my head now bleeding",
        "hit my poor head now bleeding",
        "hit my head",
        "bleeding hit my head",
        "took some the whole bottle",
        "took the whole big bottle",
    ],
)
def test_words_are_passed_over_only_where_a_gap_stands(said: str) -> None:
    assert SIGNS.found_in(said.split()) == []


def test_three_words_may_stand_in_a_gap_and_four_may_not() -> None:
    assert SIGNS.found_in(["i", "want", "more", "than", "to", "die"]) == ["crisis"]
    assert SIGNS.found_in(["i", "want", "more", "toys", "than", "to", "die"]) == []


@pytest.mark.parametrize(
    "said", ["i do not want to die", "never want to die", "not that i really want to die"]
)
def test_a_denial_within_four_words_before_makes_another_sign(said: str) -> None:
    assert SIGNS.found_in(said.split()) == ["crisis denied"]


@pytest.mark.parametrize(
    "said",
    [
        "not that i so much want to die",
        "it is not the pain or the nights now i want to die",
        "want to die no",
    ],
)
def test_a_denial_farther_before_or_behind_denies_nothing(said: str) -> None:
    assert SIGNS.found_in(said.split()) == ["crisis"]


def test_what_is_around_a_danger_is_found_beside_it() -> None:
    assert SIGNS.found_in(["in", "the", "film", "they", "want", "to", "die"]) == ["crisis", "quoted"]
