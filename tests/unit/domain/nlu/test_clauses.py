import pytest
from aftercare.domain.nlu.clauses import SHORTEST_CLAUSE, clauses_of, is_question
from hypothesis import given
from hypothesis import strategies as st
from support.packs import pack

KNOWN = pack().language.clauses


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("can i drive and my chest hurts", ["can i drive", "my chest hurts"]),
        ("can i have coffee and also my chest hurts", ["can i have coffee", "my chest hurts"]),
        ("i want to sleep but also i want to die", ["i want to sleep", "i want to die"]),
        ("so can i drive", []),
        ("can i drive", []),
        ("yes and can i drive", ["can i drive"]),
        ("i'm suicidal and can i drive", ["i'm suicidal", "can i drive"]),
        ("and", []),
        ("", []),
    ],
)
def test_an_utterance_parts_at_its_joints(said: str, parts: list[str]) -> None:
    assert [" ".join(part) for part in clauses_of(said.split(), KNOWN)] == parts


@given(st.lists(st.sampled_from([*sorted(KNOWN.joints), "my", "chest", "hurts"]), max_size=40))
def test_parts_hold_no_joint_and_no_word_that_was_not_said(words: list[str]) -> None:
    parts = clauses_of(words, KNOWN)
    said = [word for part in parts for word in part]
    assert not KNOWN.joints.intersection(said)
    assert all(len(part) >= SHORTEST_CLAUSE for part in parts)
    assert len(said) <= len(words)


@pytest.mark.parametrize(
    "said", ["can i drive", "quick question can i drive", "is wine okay", "tell me what to eat"]
)
def test_a_part_that_asks_is_a_question(said: str) -> None:
    assert is_question(said.split(), KNOWN)


@pytest.mark.parametrize(
    "said", ["i can not sleep", "my chest is tight", "nothing will help", "so tired of it", ""]
)
def test_a_statement_is_none_whatever_it_implies(said: str) -> None:
    assert not is_question(said.split(), KNOWN)


def test_what_asks_stands_among_the_first_three_words() -> None:
    assert is_question(["one", "last", "thing", "can"], KNOWN) is False
    assert is_question(["one", "thing", "can"], KNOWN) is True
