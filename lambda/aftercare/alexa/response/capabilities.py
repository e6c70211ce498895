"""What a response can be made of for the listener at hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sound = Literal["apla", "ssml"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """How a guided session is heard, and whether anything can be seen."""

    sound: Sound = "apla"
    has_screen: bool = False
