"""Phrasings as numbers: one row each, one column for each feature that the model will know."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Any

from aftercare.domain.nlu.features import BLOCKS, Block
from scipy.sparse import csr_matrix

Blocks = tuple[Block, ...]

WEIGHT = {"words": 1.2, "letters": 1.3, "ideas": 0.4, "signs": 0.6}
"""How much each block counts; found by leaving one author out (docs/decisions/0008)."""
SEEN_AT_LEAST = {"words": 1, "letters": 4, "ideas": 1, "signs": 1}
"""Phrasings that a feature is in, to be known."""
RUNS_SEEN_AT_LEAST = 2
"""The same for two or three words together."""
_RARITY_UNITS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The features that are known, each with its column, its rarity and its block."""

    columns: dict[str, int]
    idf: list[int]
    """From 1 to 255: how seldom a feature is phrased; rare ones tell more."""
    block: list[int]
    seen: dict[str, int]
    """In how many phrasings each feature is."""


def learn_vocabulary(documents: Sequence[Blocks]) -> Vocabulary:
    """Return the features that enough phrasings have."""
    columns: dict[str, int] = {}
    idf: list[int] = []
    block_of: list[int] = []
    seen_in: dict[str, int] = {}
    for index, name in enumerate(BLOCKS):
        seen = Counter(feature for blocks in documents for feature in set(blocks[index]))
        for feature in sorted(f for f, count in seen.items() if count >= _least(name, f)):
            columns[feature] = len(columns)
            seen_in[feature] = seen[feature]
            idf.append(min(255, round(_RARITY_UNITS * (1 + log((1 + len(documents)) / (1 + seen[feature]))))))
            block_of.append(index)
    return Vocabulary(columns=columns, idf=idf, block=block_of, seen=seen_in)


def _least(block: str, feature: str) -> int:
    return RUNS_SEEN_AT_LEAST if block == "words" and " " in feature else SEEN_AT_LEAST[block]


def matrix_of(documents: Sequence[Blocks], vocabulary: Vocabulary) -> Any:
    """Return phrasings as a sparse matrix; each block of each row has its weight as its length."""
    ends: list[int] = [0]
    columns: list[int] = []
    values: list[float] = []
    for blocks in documents:
        for name, block in zip(BLOCKS, blocks, strict=True):
            row = _weighed(block, vocabulary)
            length = sqrt(sum(value**2 for value in row.values())) or 1.0
            columns += row
            values += [WEIGHT[name] * value / length for value in row.values()]
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(documents), len(vocabulary.columns)))


def _weighed(block: Block, vocabulary: Vocabulary) -> dict[int, float]:
    known: defaultdict[int, float] = defaultdict(float)
    for feature, count in Counter(block).items():
        column = vocabulary.columns.get(feature)
        if column is not None:
            known[column] = (1 + log(count)) * vocabulary.idf[column]
    return dict(known)
