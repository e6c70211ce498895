import pytest
from aftercare.domain.nlu.scorer import Scorer

from workbench.training.packing import STEPS, Row, pack_rows

ROWS = [
    Row(feature="w:drive", idf=100, weights=[(0, STEPS), (1, -STEPS)]),
    Row(feature="w:wine", idf=100, weights=[(1, STEPS)]),
    Row(feature="w:the", idf=1, weights=[]),
]
SCORER = Scorer(pack_rows(ROWS, [-0.5, -0.25]))
LARGEST = 1.6


def test_nothing_known_leaves_the_bias() -> None:
    assert SCORER.scores([["w:unheard"], []]) == [-0.5, -0.25]


def test_a_feature_adds_its_weight_to_its_labels() -> None:
    assert SCORER.scores([["w:drive"]]) == pytest.approx([LARGEST - 0.5, -LARGEST - 0.25])


def test_a_block_counts_the_same_however_much_is_in_it() -> None:
    twice, once = SCORER.scores([["w:wine", "w:wine"]]), SCORER.scores([["w:wine"]])
    assert twice == pytest.approx(once)


def test_the_order_of_words_in_a_block_changes_nothing() -> None:
    assert SCORER.scores([["w:drive", "w:wine"]]) == pytest.approx(SCORER.scores([["w:wine", "w:drive"]]))


def test_rare_words_outweigh_common_ones() -> None:
    assert SCORER.scores([["w:wine", "w:the"]])[1] == pytest.approx(LARGEST - 0.25, rel=1e-3)
