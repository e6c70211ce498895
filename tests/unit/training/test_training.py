"""Training: small, so that it can be watched."""

from dataclasses import replace
from pathlib import Path

import pytest
from aftercare.domain.nlu.understand import Understanding

from workbench.content.read.phrasing import Phrasing
from workbench.training.build import build_understanding, train_understanding
from workbench.training.digest import digest_of_code, digest_of_training
from workbench.training.inputs import read_inputs

ROOT = Path(__file__).parents[3]
SAID = {
    "driving": ["can i drive", "may i take the car", "who drives me home", "driving tomorrow"],
    "hydration": ["how much water", "can i drink water", "i am thirsty", "water or juice"],
    "crisis": [
        "i want to die",
        "i want to kill myself",
        "end my life",
        "they would be better off without me",
    ],
    "none": ["what is the weather", "play a song", "tell me a joke", "set a timer"],
}
PHRASINGS = [
    Phrasing(author="oak", label=label, text=text, section=label)
    for label, said in SAID.items()
    for text in said
]
INPUTS = read_inputs(ROOT).of(PHRASINGS)


def test_what_was_phrased_is_understood() -> None:
    built = train_understanding(INPUTS)
    understand = Understanding.from_pack(built, INPUTS.language).understand
    assert [understand(p.text).id or "none" for p in PHRASINGS] == [p.label for p in PHRASINGS]


def test_the_same_phrasings_build_the_same_bytes() -> None:
    assert train_understanding(INPUTS) == train_understanding(INPUTS)


def test_an_understanding_from_the_same_inputs_is_not_trained_again() -> None:
    before = {"inputs": digest_of_training(INPUTS), "model": "as it was"}
    built = build_understanding(INPUTS, [{"inputs": "others"}, before])
    assert built["model"] == "as it was"


def test_a_new_pattern_and_a_new_meaning_are_known_without_a_training() -> None:
    before = {"inputs": digest_of_training(INPUTS), "model": "as it was"}
    inputs = replace(INPUTS, kinds={"parking": "answer"}, patterns={"the wave": "wave"})
    built = build_understanding(inputs, [before])
    assert (built["model"], built["kinds"], built["patterns"]) == (
        "as it was",
        {"parking": "answer"},
        {"the wave": "wave"},
    )


def test_a_new_phrasing_a_new_order_or_a_new_word_call_for_a_training() -> None:
    another = Phrasing(author="oak", label="driving", text="may i steer", section="driving")
    changed = [
        INPUTS,
        INPUTS.of([*PHRASINGS, another]),
        INPUTS.of(PHRASINGS[::-1]),
        INPUTS.of([replace(PHRASINGS[0], section="look_alike"), *PHRASINGS[1:]]),
        replace(INPUTS, words={**INPUTS.words, "listeners": {"person": ["my aunt"]}}),
    ]
    assert len({digest_of_training(inputs) for inputs in changed}) == len(changed)


def test_the_author_and_the_place_of_a_phrasing_call_for_none() -> None:
    moved = [replace(phrasing, author="elm", path="elsewhere", line=7) for phrasing in PHRASINGS]
    assert digest_of_training(INPUTS.of(moved)) == digest_of_training(INPUTS)


CODE = """
import math

LEAST = 1


def least(words: list[str]) -> int:
    return max(LEAST, len(words))
"""


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("LEAST = 1", 'LEAST = 1  # found by trying\n"""What is known at least."""', True),
        ("    return", '    """Return a number."""\n\n    return', True),
        ("import math", "from math import log, sqrt", True),
        ("max(LEAST, len(words))", "max(\n        LEAST,\n        len(words),\n    )", True),
        ("LEAST = 1", "LEAST = 2", False),
        ("max", "min", False),
    ],
)
def test_only_what_code_does_calls_for_a_training(tmp_path: Path, old: str, new: str, *, same: bool) -> None:
    (tmp_path / "before.py").write_text(CODE)
    (tmp_path / "after.py").write_text(CODE.replace(old, new, 1))
    assert (digest_of_code(tmp_path / "before.py") == digest_of_code(tmp_path / "after.py")) == same


def test_what_was_kept_of_a_training_changes_nothing(tmp_path: Path) -> None:
    anew = train_understanding(INPUTS)
    assert train_understanding(INPUTS, cache=tmp_path) == anew
    (kept,) = tmp_path.iterdir()
    assert train_understanding(INPUTS, cache=tmp_path) == anew
    kept.write_bytes(kept.read_bytes()[:1000])
    assert train_understanding(INPUTS, cache=tmp_path) == anew


def test_a_new_phrasing_is_read_beside_what_was_kept(tmp_path: Path) -> None:
    train_understanding(INPUTS.of(PHRASINGS[1:]), cache=tmp_path)
    assert train_understanding(INPUTS, cache=tmp_path) == train_understanding(INPUTS)
    assert len(list(tmp_path.iterdir())) == 1
