"""The built pack, as the skill reads it."""

from functools import cache
from pathlib import Path

from aftercare.content.pack import load_pack
from aftercare.content.records import ContentPack
from aftercare.domain.breathing.pattern import Pattern

ROOT = Path(__file__).parents[2]


@cache
def pack() -> ContentPack:
    return load_pack(ROOT / "lambda" / "aftercare" / "packs" / "en-US.json")


def breathed(pattern_id: str) -> Pattern:
    """Return a pattern as the skill leads it."""
    pattern = pack().pattern(pattern_id)
    assert pattern is not None, pattern_id
    return pattern
