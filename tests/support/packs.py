"""The built pack, as the skill reads it."""

from functools import cache
from pathlib import Path

from aftercare.content.pack import load_pack
from aftercare.content.records import ContentPack

ROOT = Path(__file__).parents[2]


@cache
def pack() -> ContentPack:
    return load_pack(ROOT / "lambda" / "aftercare" / "packs" / "en-US.json")
