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


class Scorer:
    """Scores labels by a sparse linear model.

    Features are known by their hash, in ascending order. Row `n` of the weights is that of feature `n`; it
    names only the labels for which the feature means something, so size and time grow with what was phrased.
    """

    def __init__(self, built: Mapping[str, Any]) -> None:
        self._hashes = _array("I", built["hashes"])
        self._rarity = _array("B", built["rarity"])
        self._ends = array("I", accumulate(_array("B", built["counts"]), initial=0))
        self._columns = _array("H", built["columns"])
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
        columns, weights, ends = self._columns, self._weights, self._ends
        for row, count in known:
            share = count * self._rarity[row] * unit
            start, end = ends[row], ends[row + 1]
            for column, weight in zip(columns[start:end], weights[start:end], strict=True):
                totals[column] += weight * share

    def _known(self, block: Sequence[str]) -> list[tuple[int, float]]:
        """Return (row, how often, softened) for each feature that the model knows."""
        hashes, size = self._hashes, len(self._hashes)
        known = []
        for feature, count in Counter(block).items():
            code = hash_of(feature)
            row = bisect_left(hashes, code)
            if row < size and hashes[row] == code:
                known.append((row, 1.0 + log(count) if count > 1 else 1.0))
        return known


def hash_of(feature: str) -> int:
    """Return the 32 bits by which a feature is known, the same on every machine."""
    return zlib.crc32(feature.encode())


def packed(values: array[Any]) -> str:
    """Return numbers as text for a pack."""
    return binascii.b2a_base64(zlib.compress(_little(values).tobytes(), 9), newline=False).decode()


def _array(code: str, text: str) -> array[Any]:
    values: array[Any] = array(code)
    values.frombytes(zlib.decompress(binascii.a2b_base64(text)))
    return _little(values)


def _little(values: array[Any]) -> array[Any]:
    if sys.byteorder == "big":
        values = values[:]
        values.byteswap()
    return values
