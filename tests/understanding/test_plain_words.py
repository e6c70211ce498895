"""What is heard in plain and quick words, by authors who saw neither phrasings nor the triage table."""

from pathlib import Path

import pytest

from workbench.training.evaluate_plain import evaluate_plain, read_floors

ROOT = Path(__file__).parents[2]
FOUND = evaluate_plain(ROOT)
FLOORS = read_floors(ROOT)


@pytest.mark.parametrize("measure", sorted(FLOORS))
def test_plain_words_are_heard_no_worse_than_their_floor(measure: str) -> None:
    if measure.startswith("alarms"):
        assert FOUND[measure] <= FLOORS[measure]
    else:
        assert FOUND[measure] >= FLOORS[measure]


def test_every_measure_of_plain_words_has_a_floor() -> None:
    assert set(FLOORS) == set(FOUND)
