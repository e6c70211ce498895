"""The built model: for each known feature a few small weights, added up for each label."""

from __future__ import annotations

import binascii
import sys
import zlib
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import log, sqrt
from typing import Any

from aftercare.domain.nlu.dense_rows import DenseRows

_LOW_BITS = 16
"""Bits of a hash that tell features of one bucket apart; the bits above are the number of the bucket."""


_LOW = (1 << _LOW_BITS) - 1


class Scorer:
    """Scores labels by a sparse linear model.

    Features are known by their hash and sorted by it, in buckets. The row of a feature names only the labels
    for which the feature means something, so size and time grow with what was phrased, not with labels times
    features. A feature that means something for many labels has a whole row.
    """

    def __init__(self, built: Mapping[str, Any]) -> None:
        self._buckets = array("I", accumulate(_array("B", built["buckets"]), initial=0))
        self._lows = _array("H", built["lows"])
        self._idf = _array("B", built["rarity"])
        self._starts = array("I", accumulate(_array("B", built["counts"]), initial=0))
        self._columns = _array(built["column_code"], built["columns"])
        self._weights = _array("b", built["weights"])
        self._step: float = built["step"]
        self._bias: list[float] = built["bias"]
        self._dense = DenseRows(_array("I", built["whole"]), built["whole_weights"], len(self._bias))

    def scores(self, blocks: Sequence[Sequence[str]]) -> list[float]:
        """Return the score of each label, in the order of the labels."""
        totals = list(self._bias)
        dense: list[tuple[int, float]] = []
        for block in blocks:
            for row, share in self._shares(block):
                if row in self._dense.starts:
                    dense.append((row, share))
                else:
                    self._add(row, share * self._step, totals)
        added = self._dense.total(dense)
        return [total + self._step * more for total, more in zip(totals, added, strict=True)]

    def _add(self, row: int, share: float, totals: list[float]) -> None:
        here = slice(self._starts[row], self._starts[row + 1])
        for column, weight in zip(self._columns[here], self._weights[here], strict=True):
            totals[column] += weight * share

    def _shares(self, block: Sequence[str]) -> list[tuple[int, float]]:
        """Return (row, share) for each feature that is known; together they make a vector of length one."""
        known = [(row, count * self._idf[row]) for row, count in self._known(block)]
        length = sqrt(sum(weighed**2 for _, weighed in known))
        return [(row, weighed / length) for row, weighed in known] if length else []

    def _known(self, block: Sequence[str]) -> list[tuple[int, float]]:
        """Return (row, how often, softened) for each feature that the model knows."""
        lows, buckets = self._lows, self._buckets
        counts = Counter(block)
        known = []
        for code, count in zip(map(_code_of, counts), counts.values(), strict=True):
            low, bucket = code & _LOW, code >> _LOW_BITS
            end = buckets[bucket + 1]
            row = bisect_left(lows, low, buckets[bucket], end)
            if row < end and lows[row] == low:
                known.append((row, 1.0 + log(count) if count > 1 else 1.0))
        return known


BUCKETS = 1 << 14
"""Enough for a handful of features in each, up to some hundred thousand of them."""


def hash_of(feature: str) -> tuple[int, int]:
    """Return the bucket and the low bits by which a feature is known, the same on every machine."""
    code = _code_of(feature)
    return code >> _LOW_BITS, code & _LOW


def _code_of(feature: str) -> int:
    return zlib.crc32(feature.encode()) >> 2


def packed(values: array[Any]) -> str:
    """Return numbers as text for a pack."""
    # Not compressed: it would save a tenth of the size and cost half of the time to load.
    return binascii.b2a_base64(_little(values).tobytes(), newline=False).decode()


def _array(code: str, text: str) -> array[Any]:
    values: array[Any] = array(code)
    values.frombytes(binascii.a2b_base64(text))
    return _little(values)


def _little(values: array[Any]) -> array[Any]:
    if sys.byteorder == "big":
        values = values[:]
        values.byteswap()
    return values
