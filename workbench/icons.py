"""Draws the skill's icons: breathing circles that widen and fade on deep teal."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path("skill-package/assets/images")
SIZES = {"en-US_smallIconUri.png": 108, "en-US_largeIconUri.png": 512}
"""Pixels a side, as the skill store asks for them."""

GROUND = (11, 61, 66)
BREATH = (190, 233, 222)
CIRCLES = ((0.84, 0.13), (0.66, 0.24), (0.48, 0.42), (0.28, 1.0))
"""Diameter as a share of the side, and how far the colour goes from ground to breath; outermost first."""

SUPERSAMPLING = 4
"""The picture is drawn this many times larger, then reduced, which smooths every edge."""


def draw_icon(size: int) -> Image.Image:
    """Return a square icon of `size` pixels a side, the same on every call."""
    side = size * SUPERSAMPLING
    icon = Image.new("RGB", (side, side), GROUND)
    pen = ImageDraw.Draw(icon)
    for diameter, share in CIRCLES:
        near = round(side * (1 - diameter) / 2)
        far = side - 1 - near
        pen.ellipse((near, near, far, far), fill=_between(share))
    return icon.resize((size, size), Image.Resampling.BOX)


def _between(share: float) -> tuple[int, int, int]:
    red, green, blue = (round(low + (high - low) * share) for low, high in zip(GROUND, BREATH, strict=True))
    return red, green, blue
