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

_LOW_BITS = 16
"""Bits of a hash that tell features of one bucket apart; the bits above are the number of the bucket."""


class Scorer:
    """Scores labels by a sparse linear model.

    Features are known by their hash and sorted by it, in buckets. The row of a feature names only the labels
    for which the feature means something, so size and time grow with what was phrased, not with labels times
    features.
    """

    def __init__(self, built: Mapping[str, Any]) -> None:
        self._buckets = array("I", accumulate(_array("B", built["buckets"]), initial=0))
        self._lows = _array("H", built["lows"])
        self._rarity = _array("B", built["rarity"])
        self._starts = array("I", accumulate(_array("B", built["counts"]), initial=0))
        self._columns = _array(built["column_code"], built["columns"])
        self._weights = _array("b", built["weights"])
        self._step: float = built["step"]
        self._bias: list[float] = built["bias"]

    def scores(self, blocks: Sequence[Sequence[str]]) -> list[float]:
        """Return the score of each label, in the order of the labels."""
        totals = list(self._bias)
        for block in blocks:
            self._add(block, totals)
        return totals

    def _add(self, block: Sequence[str], totals: list[float]) -> None:
        known = self._known(block)
        length = sqrt(sum((count * self._rarity[row]) ** 2 for row, count in known))
        if not length:
            return
        unit = self._step / length
        columns, weights = self._columns, self._weights
        for row, count in known:
            share = count * self._rarity[row] * unit
            here = slice(self._starts[row], self._starts[row + 1])
            for column, weight in zip(columns[here], weights[here], strict=True):
                totals[column] += weight * share

    def _known(self, block: Sequence[str]) -> list[tuple[int, float]]:
        """Return (row, how often, softened) for each feature that the model knows."""
        lows, buckets = self._lows, self._buckets
        known = []
        for feature, count in Counter(block).items():
            bucket, low = hash_of(feature)
            end = buckets[bucket + 1]
            row = bisect_left(lows, low, buckets[bucket], end)
            if row < end and lows[row] == low:
                known.append((row, 1.0 + log(count) if count > 1 else 1.0))
        return known


BUCKETS = 1 << 14
"""Enough for a handful of features in each, up to some hundred thousand of them."""


def hash_of(feature: str) -> tuple[int, int]:
    """Return the bucket and the low bits by which a feature is known, the same on every machine."""
    code = zlib.crc32(feature.encode()) >> 2
    return code >> _LOW_BITS, code & ((1 << _LOW_BITS) - 1)


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
