"""Which journaling prompt belongs to which day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One journaling prompt; its words are the line `prompt.<id>`."""

    id: str
    theme: str
    weight: Literal["gentle", "heavy"]
    has_way_out: bool
    """Whether the line `prompt.<id>.way_out` says how to leave this one for another day."""


def prompt_for(day: date, prompts: Sequence[Prompt], *, step: int = 0) -> Prompt:
    """Return the prompt of a local date, or the one `step` places after it (before, if negative).

    The same for everyone on that date. No prompt comes back within `len(prompts)` days.
    Raises ValueError when there are no prompts.
    """
    if not prompts:
        raise ValueError("a pack needs at least one prompt")
    return prompts[(day.toordinal() + step) % len(prompts)]
