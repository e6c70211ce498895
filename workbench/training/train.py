"""Training: one linear boundary for each label against all others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.svm import LinearSVC

SOFTNESS = 1.0
"""How far the boundaries bend to single phrasings; found by leaving one author out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """A linear model: a row of weights and a bias for each label."""

    labels: list[str]
    weights: Any
    bias: Any


def train(matrix: Any, labels: Sequence[str]) -> Trained:
    """Return the model of labelled phrasings; the same phrasings in the same order give the same model."""
    known = sorted(set(labels))
    wanted = np.array(labels)
    boundaries = [LinearSVC(C=SOFTNESS, random_state=0).fit(matrix, wanted == label) for label in known]
    return Trained(
        labels=known,
        weights=np.array([boundary.coef_[0] for boundary in boundaries]),
        bias=np.array([boundary.intercept_[0] for boundary in boundaries]),
    )
