"""Phrasings as numbers: one row each, one column for each feature that the model will know."""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import Any

import numpy as np
from aftercare.domain.nlu.features import BLOCKS
from scipy.sparse import csr_matrix

from workbench.training.documents import Documents

WEIGHT = {"words": 1.2, "letters": 1.3, "ideas": 0.4, "signs": 0.6}
"""How much each block counts; found by leaving one author out (docs/decisions/0008)."""
SEEN_AT_LEAST = {"words": 1, "letters": 4, "ideas": 1, "signs": 1}
"""Phrasings that a feature is in, to be known."""
RUNS_SEEN_AT_LEAST = 2
"""The same for two or three words together."""
_RARITY_UNITS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The features that are known: a column each, block by block."""

    features: list[str]
    idf: Any
    """From 1 to 255: how seldom a feature is phrased; rare ones tell more."""
    block: Any
    seen: Any
    """In how many phrasings each feature is."""


def learn_vocabulary(documents: Documents) -> Vocabulary:
    """Return the features that enough phrasings have."""
    features, phrasings = documents.features, len(documents.sizes)
    placed = np.sort(documents.segments * len(features) + documents.numbers)
    once = placed[np.diff(placed, prepend=-1) > 0]
    block_of = np.full(len(features), -1)
    block_of[once % len(features)] = once // len(features) % len(BLOCKS)
    seen = np.bincount(once % len(features), minlength=len(features))
    known = [
        number
        for block, name in enumerate(BLOCKS)
        for number in sorted(np.flatnonzero(block_of == block).tolist(), key=lambda number: features[number])
        if seen[number] >= _least(name, features[number])
    ]
    return Vocabulary(
        features=[features[number] for number in known],
        idf=np.array([_idf(phrasings, int(seen[number])) for number in known]),
        block=block_of[known],
        seen=seen[known],
    )


def _idf(phrasings: int, seen: int) -> int:
    return min(255, round(_RARITY_UNITS * (1 + log((1 + phrasings) / (1 + seen)))))


def _least(block: str, feature: str) -> int:
    return RUNS_SEEN_AT_LEAST if block == "words" and " " in feature else SEEN_AT_LEAST[block]


def matrix_of(documents: Documents, vocabulary: Vocabulary) -> Any:
    """Return texts as a sparse matrix; each block of each row has its weight as its length."""
    segments, columns, counts = _counted(documents, vocabulary)
    softened = np.array([0.0, *(1 + log(count) for count in range(1, 1 + counts.max(initial=0)))])
    values = softened[counts] * vocabulary.idf[columns]
    weights = np.array([WEIGHT[name] for name in BLOCKS])[segments % len(BLOCKS)]
    ends = np.searchsorted(segments, np.arange(0, documents.sizes.size + 1, len(BLOCKS)))
    return csr_matrix(
        (weights * values / _lengths(values, segments), columns, ends),
        shape=(len(documents.sizes), len(vocabulary.features)),
    )


def _counted(documents: Documents, vocabulary: Vocabulary) -> tuple[Any, Any, Any]:
    """Return segment, column and count of each known feature, each once in a segment, as they come in it."""
    column_of = {feature: column for column, feature in enumerate(vocabulary.features)}
    columns = np.array([column_of.get(feature, -1) for feature in documents.features])[documents.numbers]
    segments, columns = documents.segments[columns >= 0], columns[columns >= 0]
    _, first, counts = np.unique(segments * len(column_of) + columns, return_index=True, return_counts=True)
    order = np.argsort(first)
    return segments[first[order]], columns[first[order]], counts[order]


def _lengths(values: Any, segments: Any) -> Any:
    """Return for each value the length of the vector that its segment is."""
    begins = np.flatnonzero(np.diff(segments, prepend=-1))
    # Added up in longer numbers, since the sum must not hang on the order in which a machine adds.
    squares = np.add.reduceat((values**2).astype(np.longdouble), begins) if begins.size else np.zeros(0)
    return np.repeat(np.sqrt(squares.astype(float)), np.diff(begins, append=len(segments)))
