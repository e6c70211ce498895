"""A phrase is found whole, where it stands, and nowhere past an edge of what was said."""

import pytest
from aftercare.domain.nlu.phrase_patterns import Beginnings, Choices, PhrasePatterns

PATTERNS = PhrasePatterns(["do|does not want to? die", "suicidal"])


@pytest.mark.parametrize(
    ("said", "spans"),
    [
        ("do not want to die", [(0, 5)]),
        ("she does not want die", [(1, 5)]),
        ("suicidal i do not want to die now", [(0, 1), (2, 7)]),
        ("do not want to", []),
        ("do not want", []),
        ("do not really want to die", []),
        ("not want to die", []),
        ("", []),
    ],
)
def test_a_phrase_is_found_where_all_of_it_stands(said: str, spans: list[tuple[int, int]]) -> None:
    assert list(PATTERNS.spans_in(said.split())) == spans


def test_a_phrase_may_be_asked_for_at_a_place() -> None:
    words = ["i", "do", "not", "want", "die"]
    assert PATTERNS.ends_of(words, 1) == {5}
    assert [PATTERNS.ends_of(words, at) for at in (0, 2, 4, 5, 6)] == [set()] * 5


def test_a_phrase_may_be_asked_for_before_a_place() -> None:
    words = ["do", "not", "want", "to", "die", "now"]
    assert [PATTERNS.ends_at(words, end) for end in range(7)] == [end == 5 for end in range(7)]
    assert PATTERNS.ends_at(["suicidal"], 1)


def test_nothing_is_found_before_the_first_word() -> None:
    assert not PATTERNS.ends_at([], 0)
    assert not PATTERNS.ends_at(["suicidal"], 0)
    # Read backwards past the first word, "do" would be the last one.
    assert not PATTERNS.ends_at(["not", "want", "to", "die", "do"], 4)


ANY_WORDS = PhrasePatterns(["ask ... about", "so ... so"])


@pytest.mark.parametrize(
    ("said", "spans"),
    [
        ("ask about", [(0, 2)]),
        ("ask him all about it", [(0, 4)]),
        ("i ask you about it", [(1, 4)]),
        ("ask him", []),
        ("about ask", []),
        ("so", []),
    ],
)
def test_any_number_of_words_may_stand_in_a_gap(said: str, spans: list[tuple[int, int]]) -> None:
    words = said.split()
    assert list(ANY_WORDS.spans_in(words)) == spans
    assert [ANY_WORDS.ends_at(words, end) for end in range(len(words) + 1)] == [
        end in {last for _, last in spans} for end in range(len(words) + 1)
    ]


def test_a_phrase_is_there_or_not() -> None:
    assert PATTERNS.is_in(["he", "is", "suicidal"])
    assert not PATTERNS.is_in(["he", "is", "well"])


def test_the_first_choice_that_is_found_wins() -> None:
    choices = Choices([{"means": "later", "said": ["not now"]}, {"means": "now", "said": ["now"]}])
    assert [choices.in_words(said.split()) for said in ("now", "not now", "never")] == ["now", "later", None]
    assert [choices.from_word(["not", "now"], at) for at in range(3)] == ["later", "now", None]


def test_a_beginning_is_a_phrase_whose_last_word_may_go_on() -> None:
    said = Beginnings(
        [{"means": "slower", "said": ["slow"]}, {"means": "faster", "said": ["speed", "quick"]}]
    )
    assert [said.in_text(text) for text in ("go slower", "quickly", "inslow", "no")] == [
        "slower",
        "faster",
        None,
        None,
    ]
    assert said.says("slower and quicker", "faster")
    assert not said.says("slower", "faster")
