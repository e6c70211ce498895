"""A breathing pattern: the phases of one cycle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PhaseKind = Literal["in", "top_up", "hold", "out", "rest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One part of a cycle, such as breathing in for four seconds."""

    kind: PhaseKind
    first_cue: str
    """Key of the line spoken in the first cycle, with a hint of how."""
    cue: str
    """Key of the line spoken from then on; a word or two, so that it never outlasts the phase."""
    milliseconds: int
    """Length at normal pace, cue included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Phases that repeat; patterns are data, in `content/<locale>/patterns/`."""

    id: str
    phases: tuple[Phase, ...]
    counts_itself: bool = False
    """Whether its cues are numbers already, which a second count would drown."""

    @property
    def has_holds(self) -> bool:
        """Whether the listener is asked to hold the breath."""
        return any(phase.kind == "hold" for phase in self.phases)

    @property
    def milliseconds(self) -> int:
        """Length of one cycle at normal pace."""
        return sum(phase.milliseconds for phase in self.phases)
