"""Training: one linear boundary for each label against all others."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from joblib import Parallel, delayed
from scipy.sparse import vstack
from sklearn.svm import LinearSVC

SOFTNESS = 1.0
"""How far the boundaries bend to single phrasings; found by leaving one author out."""


USUAL = 1_000
"""Phrasings of a meaning from which it needs no help against all the others."""
HEAVIEST = 2.0
"""How much more each phrasing counts at most where there are fewer."""

WORTH_SHARING = 500_000
"""Features in all phrasings from which the boundaries are found by several processors at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """A linear model: a row of weights and a bias for each label."""

    labels: list[str]
    weights: Any
    bias: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """Rows of features, and the label of each."""

    matrix: Any
    labels: Sequence[str]


def train(phrased: Labelled, joined: Labelled, levels: Collection[str]) -> Trained:
    """Return the model of labelled phrasings; the same phrasings in the same order give the same model.

    What is joined of two phrasings trains the levels of safety alone: it has no one topic.
    """
    known = sorted(set(phrased.labels))
    both = Labelled(
        matrix=vstack([phrased.matrix, joined.matrix]).tocsr(), labels=[*phrased.labels, *joined.labels]
    )
    sets = {label: both if label in levels else phrased for label in known}
    # A processor for each; what is small is done before another one would have begun.
    workers = -1 if phrased.matrix.nnz > WORTH_SHARING else 1
    boundaries = Parallel(n_jobs=workers)(
        delayed(_boundary)(labelled.matrix, np.array(labelled.labels) == label)
        for label, labelled in sets.items()
    )
    return Trained(
        labels=known,
        weights=np.array([weights for weights, _ in boundaries]),
        bias=np.array([bias for _, bias in boundaries]),
    )


def _boundary(matrix: Any, is_label: Any) -> tuple[Any, float]:
    said = int(is_label.sum())
    weight = min(HEAVIEST, max(1.0, (USUAL / max(said, 1)) ** 0.5))
    fitted = LinearSVC(C=SOFTNESS, random_state=0, class_weight={True: weight}).fit(matrix, is_label)
    return fitted.coef_[0], float(fitted.intercept_[0])
