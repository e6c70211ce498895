"""The part of the pack that the matcher in `domain.understanding` reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from workbench.content.tree import Content


def build_understanding(content: Content) -> dict[str, Any]:
    """Return what was phrased for each meaning, and what people call the values of slots."""
    look_alikes: dict[str, set[str]] = defaultdict(set)
    for file in content.look_alikes:
        for meaning, phrasings in file.value.root.items():
            look_alikes[meaning].update(phrasings)
    return {
        "phrasings": _in_order(phrasings_by_meaning(content)),
        "look_alikes": _in_order(look_alikes),
        "unrelated": sorted({phrasing for file in content.unrelated for phrasing in file.value.root}),
        "slots": {"pattern": pattern_names(content)}
        | {name: dict(file.value.root) for name, file in content.slot_types.items()},
    }


def phrasings_by_meaning(content: Content) -> dict[str, set[str]]:
    """Return the phrasings of all authors."""
    found: dict[str, set[str]] = defaultdict(set)
    for file in content.phrasings:
        found[file.folder].update(file.value.root)
    return found


def pattern_names(content: Content) -> dict[str, list[str]]:
    """Return what people call each breathing pattern, the usual name first."""
    return {pattern_id: list(file.value.names) for pattern_id, file in content.patterns.items()}


def _in_order(sets: Mapping[str, set[str]]) -> dict[str, list[str]]:
    return {key: sorted(values) for key, values in sorted(sets.items())}
