"""Words lose their endings, and short ones keep them."""

import pytest
from aftercare.domain.nlu.inflection import endings_from, stems_of
from hypothesis import given
from hypothesis import strategies as st
from support.packs import pack

ENDINGS = endings_from(pack().understanding["lexicon"]["endings"])


@pytest.mark.parametrize(
    ("said", "stem"),
    [
        ("sandwiches", "sandwich"),
        ("smoothies", "smoothie"),
        ("berries", "berry"),
        ("worried", "worry"),
        ("jogging", "jog"),
        ("baking", "bake"),
        ("vaped", "vape"),
        ("mother's", "mother"),
    ],
)
def test_a_word_is_found_without_its_ending(said: str, stem: str) -> None:
    assert stem in stems_of(said, ENDINGS)


@pytest.mark.parametrize("said", ["is", "bed", "king", "gas", ""])
def test_a_short_word_has_no_ending(said: str) -> None:
    assert not list(stems_of(said, ENDINGS))


@given(st.text(max_size=60))
def test_any_text_has_few_stems(text: str) -> None:
    assert len(list(stems_of(text, ENDINGS))) <= 12
