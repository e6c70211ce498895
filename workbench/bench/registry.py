"""Every benchmark of `aftercare bench`, by the name its figures stand under."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from workbench.bench import breathing

Figures = Mapping[str, float | str]

BENCHMARKS: Mapping[str, Callable[[], Figures]] = MappingProxyType(
    {
        "breathing_apla": breathing.apla,
        "breathing_ssml": breathing.ssml,
    }
)
