from array import array

import pytest
from aftercare.domain.nlu.dense_rows import DenseRows, packed_rows
from aftercare.domain.nlu.normalise import LONGEST_UTTERANCE
from hypothesis import given
from hypothesis import strategies as st

WEIGHTS = st.lists(st.lists(st.integers(-128, 127), min_size=5, max_size=5), min_size=1, max_size=6)
SHARES = st.lists(st.floats(0, 1), min_size=6, max_size=6)


@given(WEIGHTS, SHARES)
def test_rows_add_up_as_they_would_one_label_at_a_time(weights: list[list[int]], shares: list[float]) -> None:
    rows = DenseRows(array("I", range(len(weights))), packed_rows(weights), 5)
    summed = [(row, shares[row]) for row in range(len(weights))]
    expected = [sum(weights[row][label] * share for row, share in summed) for label in range(5)]
    assert list(rows.total(summed)) == pytest.approx(expected, abs=0.1)


def test_nothing_summed_is_nothing_for_each_label() -> None:
    assert list(DenseRows(array("I", [7]), packed_rows([[1, 2, 3]]), 3).total([])) == [0.0, 0.0, 0.0]


def test_the_largest_weights_of_the_longest_utterance_never_spill_into_the_next_label() -> None:
    rows = DenseRows(array("I", [0]), packed_rows([[127, -128, 127]]), 3)
    features = 5 * LONGEST_UTTERANCE
    share = features**-0.5
    summed = list(rows.total([(0, share)] * (4 * features)))
    assert summed == pytest.approx([weight * share * 4 * features for weight in (127, -128, 127)], rel=0.01)


def test_a_row_is_found_by_its_number_only() -> None:
    rows = DenseRows(array("I", [3, 9]), packed_rows([[1], [2]]), 1)
    assert (3 in rows.starts, 4 in rows.starts) == (True, False)
    assert list(rows.total([(9, 1.0)])) == [2.0]
