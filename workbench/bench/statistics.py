"""Medians, quantiles and ratios, rounded as they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median, quantiles


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


def ratio(one: Sequence[float], other: Sequence[float]) -> dict[str, float]:
    """Return the median of one against the median of the other, and how far that is to be trusted.

    The two were measured in turns: `quarter` and `three_quarters` are of the ratios of neighbours, between
    which half of all lie. `lowest` compares the two best, which other work on the machine hardly touched.
    """
    pairs = [a / b for a, b in zip(one, other, strict=True)]
    low, _, high = quantiles(pairs, n=4, method="inclusive") if len(pairs) > 1 else pairs * 3
    figures = {
        "median": median(one) / median(other),
        "quarter": low,
        "three_quarters": high,
        "lowest": min(one) / min(other),
    }
    return {name: round(value, 3) for name, value in figures.items()}
