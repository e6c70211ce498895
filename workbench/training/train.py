"""Training: one linear boundary for each label against all others."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import vstack
from sklearn.svm import LinearSVC

SOFTNESS = 1.0
"""How far the boundaries bend to single phrasings; found by leaving one author out."""


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
    boundaries = [_boundary(both if label in levels else phrased, label) for label in known]
    return Trained(
        labels=known,
        weights=np.array([boundary.coef_[0] for boundary in boundaries]),
        bias=np.array([boundary.intercept_[0] for boundary in boundaries]),
    )


def _boundary(labelled: Labelled, label: str) -> Any:
    return LinearSVC(C=SOFTNESS, random_state=0).fit(labelled.matrix, np.array(labelled.labels) == label)
