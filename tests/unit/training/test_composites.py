"""Joined phrasings: danger beside a question, and harmless things beside each other."""

from pathlib import Path

from aftercare.domain.nlu.meaning import SAFETY_LEVELS

from workbench.content.read.phrasing import NONE, Phrasing
from workbench.training.composites import DANGERS, LOOK_ALIKES, QUESTIONS, composites
from workbench.training.inputs import read_inputs

ROOT = Path(__file__).parents[3]
PHRASINGS = read_inputs(ROOT).phrasings


def test_what_holds_a_danger_has_its_level_and_what_holds_none_has_none() -> None:
    joined = composites(PHRASINGS, SAFETY_LEVELS)
    levels = [label for _, label in joined if label != NONE]
    assert len(levels) == DANGERS
    assert set(levels) == set(SAFETY_LEVELS)
    assert len(joined) == DANGERS + QUESTIONS + LOOK_ALIKES
    dangers = {phrasing.text: phrasing.label for phrasing in PHRASINGS if phrasing.label in SAFETY_LEVELS}
    held = [[level for text, level in dangers.items() if text in said] for said, _ in joined[:50]]
    assert all(label in found for found, (_, label) in zip(held, joined, strict=False))


def test_the_same_phrasings_are_joined_the_same_way() -> None:
    assert composites(PHRASINGS, SAFETY_LEVELS) == composites(PHRASINGS, SAFETY_LEVELS)


def test_where_one_sort_is_missing_nothing_is_joined() -> None:
    only = [Phrasing(author="oak", label="driving", text="can i drive", section="driving")]
    assert composites(only, SAFETY_LEVELS) == []
