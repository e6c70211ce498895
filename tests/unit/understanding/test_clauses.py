import pytest
from aftercare.domain.understanding.clauses import JOINTS, SHORTEST_CLAUSE, clauses_of
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("can i drive and my chest hurts", ["can i drive", "my chest hurts"]),
        ("can i have coffee and also my chest hurts", ["can i have coffee", "my chest hurts"]),
        ("i want to sleep but also i want to die", ["i want to sleep", "i want to die"]),
        ("so can i drive", []),
        ("can i drive", []),
        ("yes and can i drive", ["can i drive"]),
        ("and", []),
        ("", []),
    ],
)
def test_an_utterance_parts_at_its_joints(said: str, parts: list[str]) -> None:
    assert [" ".join(part) for part in clauses_of(said.split())] == parts


@given(st.lists(st.sampled_from([*sorted(JOINTS), "my", "chest", "hurts"]), max_size=40))
def test_parts_hold_no_joint_and_no_word_that_was_not_said(words: list[str]) -> None:
    parts = clauses_of(words)
    said = [word for part in parts for word in part]
    assert not JOINTS.intersection(said)
    assert all(len(part) >= SHORTEST_CLAUSE for part in parts)
    assert len(said) <= len(words)
