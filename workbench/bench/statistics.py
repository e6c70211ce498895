"""Medians, quantiles and ratios, rounded as they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median


def spread(values: Sequence[float], unit: str = "ms") -> dict[str, float]:
    """Return the median with the range around it; the range says how far to trust the median."""
    return {
        f"median_{unit}": round(median(values), 2),
        f"lowest_{unit}": round(min(values), 2),
        f"highest_{unit}": round(max(values), 2),
    }


def quantile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that `share` of all values do not exceed; `share` is in 0..1."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def ratio(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the median of one against the median of the other."""
    return round(median(one) / median(other), 3)
