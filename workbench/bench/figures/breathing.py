"""How exactly a breathing session keeps its time."""

from __future__ import annotations

from typing import Any

from workbench.bench import breathing
from workbench.bench.registry import Setup


def figures(_: Setup) -> dict[str, Any]:
    """Return how far cues are from the timeline, as APL for audio and as SSML said by a real voice."""
    return {"apla": dict(breathing.apla()), "ssml": dict(breathing.ssml())}
