"""Weights in small whole numbers, laid out as `domain.nlu.scorer` reads them."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from aftercare.domain.nlu.dense_rows import packed_rows
from aftercare.domain.nlu.features import BLOCKS
from aftercare.domain.nlu.meaning import SAFETY_LEVELS
from aftercare.domain.nlu.scorer import BUCKETS, hash_of, packed

from workbench.training.matrix import WEIGHT, Vocabulary
from workbench.training.train import Trained

DANGER_COUNTS = 4.0
"""How many times as much a weight counts that speaks for or against a level of safety."""
STEPS = 127
"""A weight is a whole number of steps from -127 to 127."""
LARGEST = 1.6
"""Weight that 127 steps stand for; a larger one is cut. A handful are."""
MOST_WEIGHTS = 398_000
"""Weights that are shipped, so that the understanding stays below two megabytes.

Those that move scores least are left out; with half as many the understanding suffers.
"""
WHOLE_FROM = 0.36
"""Share of the labels for which a feature speaks, from which its row is shipped whole.

That is no larger, since labels need not be named; it is faster to add up; and the weights that would have
been left out come for nothing.
"""
MOST_LABELS = 64
"""Labels for which one feature may speak; with thousands of topics, a common word speaks for none of them."""
_BYTE = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one feature means."""

    feature: str
    idf: int
    weights: Sequence[tuple[int, int]]
    """(label, steps), where steps are not zero."""


def pack_model(vocabulary: Vocabulary, trained: Trained) -> dict[str, Any]:
    """Return a trained model as the pack holds it."""
    steps = _steps(vocabulary, trained)
    weights: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    columns, labels = np.nonzero(steps.T)
    for column, label, step in zip(
        columns.tolist(), labels.tolist(), steps[labels, columns].tolist(), strict=True
    ):
        weights[column].append((label, step))
    rows = (
        Row(feature=vocabulary.features[column], idf=int(vocabulary.idf[column]), weights=of_column)
        for column, of_column in weights.items()
    )
    return pack_rows(rows, trained.bias.tolist())


def _steps(vocabulary: Vocabulary, trained: Trained) -> Any:
    """Return the weights in whole steps, and zero for those that are left out."""
    block_weight = np.array([WEIGHT[name] for name in BLOCKS])[vocabulary.block]
    steps = np.rint(trained.weights * block_weight * (STEPS / LARGEST)).clip(-STEPS, STEPS).astype(int)
    # A weight counts as its size does, more so where its feature is rare in speech (it makes up more of an
    # utterance) and where it is often phrased (more utterances have it). Found by leaving two authors out.
    moved = np.abs(steps) * vocabulary.idf**0.5 * vocabulary.seen**0.25
    moved[[label in SAFETY_LEVELS for label in trained.labels]] *= DANGER_COUNTS
    if moved.size > MOST_WEIGHTS:
        left_out = moved < np.partition(moved.ravel(), -MOST_WEIGHTS)[-MOST_WEIGHTS]
        left_out[:, (~left_out & (steps != 0)).sum(axis=0) >= WHOLE_FROM * len(trained.labels)] = False
        steps[left_out] = 0
    return steps


def pack_rows(rows: Iterable[Row], bias: Sequence[float]) -> dict[str, Any]:
    """Return rows in the order of their hashes."""
    sizes: Counter[int] = Counter()
    lows, idf, counts, weights = array("H"), array("B"), array("B"), array("b")
    columns = array("B" if len(bias) <= _BYTE else "H")
    whole: dict[int, list[int]] = {}
    for (bucket, low), row in sorted(((hash_of(row.feature), row) for row in rows), key=_place):
        kept = sorted(sorted(row.weights, key=lambda weight: -abs(weight[1]))[:MOST_LABELS])
        if len(kept) >= max(1, WHOLE_FROM * len(bias)):
            steps = dict(kept)
            whole[len(lows)] = [steps.get(label, 0) for label in range(len(bias))]
            kept = []
        sizes[bucket] += 1
        lows.append(low)
        idf.append(row.idf)
        counts.append(len(kept))
        columns.extend(label for label, _ in kept)
        weights.extend(steps for _, steps in kept)
    return {
        "bias": [round(value, 4) for value in bias],
        "buckets": packed(array("B", (sizes[bucket] for bucket in range(BUCKETS)))),
        "column_code": columns.typecode,
        "columns": packed(columns),
        "counts": packed(counts),
        "lows": packed(lows),
        "rarity": packed(idf),
        "step": LARGEST / STEPS,
        "weights": packed(weights),
        "whole": packed(array("I", whole)),
        "whole_weights": packed_rows(whole.values()),
    }


def _place(item: tuple[tuple[int, int], Row]) -> tuple[tuple[int, int], str]:
    return item[0], item[1].feature
