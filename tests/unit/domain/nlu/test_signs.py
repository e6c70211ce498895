import pytest
from aftercare.domain.nlu.signs import GAP, Signs

SIGNS = Signs({"crisis": ["want|wants ~ die", "kill myself"], "quoted": ["the film"]}, ["not"])


@pytest.mark.parametrize("said", ["i want to die", "she wants so much to die", "i could kill myself"])
def test_a_pattern_is_found_with_a_gap_and_either_word(said: str) -> None:
    assert SIGNS.found_in(said.split()) == ["crisis"]


@pytest.mark.parametrize("said", ["i want a toy", "die i want to", "kill it myself", ""])
def test_other_words_or_another_order_are_no_sign(said: str) -> None:
    assert SIGNS.found_in(said.split()) == []


def test_a_gap_has_an_end() -> None:
    assert SIGNS.found_in(["want", *["really"] * (GAP + 1), "die"]) == []


def test_a_denial_close_before_makes_another_sign() -> None:
    assert SIGNS.found_in(["i", "do", "not", "want", "to", "die"]) == ["crisis denied"]


def test_a_denial_far_before_denies_nothing() -> None:
    assert SIGNS.found_in(
        ["it", "is", "not", "the", "pain", "or", "the", "nights", "now", "i", "want", "to", "die"]
    ) == ["crisis"]


def test_what_is_around_a_danger_is_found_beside_it() -> None:
    assert SIGNS.found_in(["in", "the", "film", "they", "want", "to", "die"]) == ["crisis", "quoted"]
