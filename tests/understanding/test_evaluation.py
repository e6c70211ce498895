"""The floors: what was understood once is understood from then on."""

from pathlib import Path

import pytest
from aftercare.domain.nlu.understand import Understanding
from support.packs import pack

from workbench.training.evaluate import AIMS, built_in_pack, evaluate, read_floors
from workbench.training.inputs import read_inputs
from workbench.training.measures import FALSE_ALARMS, measures

ROOT = Path(__file__).parents[2]
BUILT = built_in_pack(ROOT)
FOUND = measures(evaluate(ROOT, BUILT))
FLOORS = read_floors(ROOT)


@pytest.mark.parametrize("measure", sorted(FLOORS))
def test_the_understanding_is_no_worse_than_its_floor(measure: str) -> None:
    if measure in FALSE_ALARMS:
        assert FOUND[measure] <= FLOORS[measure]
    else:
        assert FOUND[measure] >= FLOORS[measure]


def test_every_measure_has_a_floor() -> None:
    assert set(FLOORS) == set(FOUND)
    assert set(AIMS) <= set(FOUND)


def test_the_committed_understanding_decides_its_own_phrasings() -> None:
    # Bytes may differ between processors; what is decided about what was phrased must not.
    understand = Understanding.from_pack(BUILT, pack().language).understand
    phrasings = read_inputs(ROOT).phrasings[::40]
    right = sum((understand(phrasing.text).id or "none") == phrasing.label for phrasing in phrasings)
    assert right / len(phrasings) >= 0.97
