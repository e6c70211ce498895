"""Weights in small whole numbers, laid out as `domain.understanding.scorer` reads them."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from aftercare.domain.understanding.features import BLOCKS
from aftercare.domain.understanding.scorer import BUCKETS, hash_of, packed

from workbench.training.matrix import WEIGHT, Vocabulary
from workbench.training.train import Trained

STEPS = 127
"""A weight is a whole number of steps from -127 to 127."""
LARGEST = 1.6
"""Weight that 127 steps stand for; a larger one is cut. A handful are."""
SMALLEST = 5
"""Steps below which a weight is left out; from 7 on, the understanding suffers."""
MOST_LABELS = 64
"""Labels for which one feature may speak; with thousands of topics, a common word speaks for none of them."""
_BYTE = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one feature means."""

    feature: str
    rarity: int
    weights: Sequence[tuple[int, int]]
    """(label, steps), where steps are not zero."""


def pack_model(vocabulary: Vocabulary, trained: Trained) -> dict[str, Any]:
    """Return a trained model as the pack holds it."""
    block_weight = np.array([WEIGHT[BLOCKS[block]] for block in vocabulary.block])
    steps = np.rint(trained.weights * block_weight * (STEPS / LARGEST)).clip(-STEPS, STEPS).astype(int)
    steps[np.abs(steps) < SMALLEST] = 0
    rows = (
        Row(
            feature=feature,
            rarity=vocabulary.rarity[column],
            weights=[(int(label), int(steps[label, column])) for label in np.flatnonzero(steps[:, column])],
        )
        for feature, column in vocabulary.columns.items()
        if vocabulary.seen[feature] >= _worth(feature)
    )
    return pack_rows(rows, trained.bias.tolist())


def pack_rows(rows: Iterable[Row], bias: Sequence[float]) -> dict[str, Any]:
    """Return rows in the order of their hashes."""
    sizes: Counter[int] = Counter()
    lows, rarity, counts, weights = array("H"), array("B"), array("B"), array("b")
    columns = array("B" if len(bias) <= _BYTE else "H")
    for (bucket, low), row in sorted(((hash_of(row.feature), row) for row in rows), key=_place):
        kept = sorted(sorted(row.weights, key=lambda weight: -abs(weight[1]))[:MOST_LABELS])
        sizes[bucket] += 1
        lows.append(low)
        rarity.append(row.rarity)
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
        "rarity": packed(rarity),
        "step": LARGEST / STEPS,
        "weights": packed(weights),
    }


def _place(item: tuple[tuple[int, int], Row]) -> tuple[tuple[int, int], str]:
    return item[0], item[1].feature


def _worth(feature: str) -> int:
    """Return the phrasings that a feature has to be in, to be shipped.

    Three words together that were phrased once help in training, where they take the blame for oddities;
    later they are hardly ever heard again.
    """
    return 2 if feature.startswith("w:") and feature.count(" ") == 2 else 1
