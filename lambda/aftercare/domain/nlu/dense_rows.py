"""Rows of weights added up many labels at a time.

A row is one large whole number with a lane of 32 bits for each label, so that one addition of two such
numbers adds all labels at once, in C. Weights from -128 to 127 are shifted to 0 to 255, since a lane must
never borrow from the next; the shift is taken off the sums at the end.
"""

from __future__ import annotations

import binascii
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat

SHIFT = 128
_LANE = 4
"""Bytes of a lane."""
_UNITS = 1 << 14
"""A share of one, as a whole number.

The shares of a block make a vector of length one, so they add up to the root of its features at most. In
the longest utterance that is less than 400 for all blocks together, and 400 times 2^14 times 255 fits a lane.
"""


class DenseRows:
    """The rows of some features; each has a weight for each label.

    `starts` has the place of each row, and so tells which rows are whole.
    """

    def __init__(self, rows: Sequence[int], weights: str, labels: int) -> None:
        shifted = binascii.a2b_base64(weights)
        lanes = bytearray(_LANE * len(shifted))
        lanes[::_LANE] = shifted
        self._lanes = bytes(lanes)
        self._size = _LANE * labels
        self.starts: Mapping[int, int] = {row: place * self._size for place, row in enumerate(rows)}

    def total(self, shares: Iterable[tuple[int, float]]) -> Iterable[float]:
        """Return the sum of rows, given as (row, share from 0 to 1), for each label."""
        lanes, size = self._lanes, self._size
        total = units = 0
        for row, share in shares:
            start = self.starts[row]
            unit = round(share * _UNITS)
            units += unit
            total += unit * int.from_bytes(lanes[start : start + size], "little")
        if not units:
            return repeat(0.0, self._size // _LANE)
        sums = array("I", total.to_bytes(self._size, "little"))
        if sys.byteorder == "big":
            sums.byteswap()
        shift = SHIFT * units
        return [(one - shift) / _UNITS for one in sums]


def packed_rows(rows: Iterable[Sequence[int]]) -> str:
    """Return whole rows, weights from -128 to 127, as text for a pack."""
    shifted = bytes(weight + SHIFT for row in rows for weight in row)
    return binascii.b2a_base64(shifted, newline=False).decode()
