"""Training: small, so that it can be watched."""

from pathlib import Path

from aftercare.domain.nlu.understand import Understanding

from workbench.content.read.phrasing import Phrasing
from workbench.training.build import build_understanding, digest_of, train_understanding
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
    before = {"inputs": digest_of(INPUTS), "model": "as it was"}
    assert build_understanding(INPUTS, [{"inputs": "others"}, before]) == {**before, **INPUTS.tables}
