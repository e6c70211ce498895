"""Lay a breathing pattern out in time: exact starts, whole cycles, a soft start and a clear end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from typing import Literal

from aftercare.domain.breathing.pattern import Pattern, PhaseKind

SHORTEST_MINUTES = 1
LONGEST_MINUTES = 10
SLOWEST_PACE = 70
FASTEST_PACE = 130
"""Pace in percent of a pattern's own speed; beyond this a breath is too long or too quick to follow."""

SETTLE_MS = 8_000
CLOSE_MS = 8_000
"""Time to arrive and to come back, counted in the minutes asked for."""

SETTLE_CUE = "breathing.settle"
CLOSE_CUE = "breathing.close"

SlotKind = PhaseKind | Literal["settle", "close", "quiet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A stretch of the timeline that begins with a cue and lasts an exact time."""

    kind: SlotKind
    cue: str
    """Key of the line spoken at the start of the slot."""
    start_ms: int
    length_ms: int

    @property
    def end_ms(self) -> int:
        """When the next slot begins."""
        return self.start_ms + self.length_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A whole guided session, from settling in to the closing."""

    pattern_id: str
    minutes: int
    pace: int
    """Percent of the pattern's own speed; more is faster."""
    slots: tuple[Slot, ...]

    @property
    def length_ms(self) -> int:
        """Length of the session."""
        return self.slots[-1].end_ms

    def rest_from(self, elapsed_ms: int) -> Timeline:
        """Return what is left at a moment: from the phase that was running then, moved to the start.

        At or after the end only the closing is left, so a session never ends without one.
        """
        left = [slot for slot in self.slots if slot.end_ms > elapsed_ms] or [self.slots[-1]]
        return Timeline(
            pattern_id=self.pattern_id,
            minutes=self.minutes,
            pace=self.pace,
            slots=tuple(_placed([(slot.kind, slot.cue, slot.length_ms) for slot in left])),
        )


def within(minutes: float) -> int:
    """Return the nearest length of a session that can be had, in whole minutes."""
    return int(min(max(round(minutes), SHORTEST_MINUTES), LONGEST_MINUTES))


def lay_out(pattern: Pattern, *, minutes: int, pace: int = 100) -> Timeline:
    """Lay `pattern` out over `minutes` (1 to 10) at `pace` percent (70 to 130).

    Cycles are whole, so the length is within half a cycle of the minutes asked for.
    Raises ValueError outside these ranges.
    """
    if not SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES:
        raise ValueError(f"minutes must be {SHORTEST_MINUTES} to {LONGEST_MINUTES}, not {minutes}")
    if not SLOWEST_PACE <= pace <= FASTEST_PACE:
        raise ValueError(f"pace must be {SLOWEST_PACE} to {FASTEST_PACE} percent, not {pace}")
    lengths = [_paced(phase.milliseconds, pace) for phase in pattern.phases]
    cycles = _cycles_that_fit(minutes * 60_000 - SETTLE_MS - CLOSE_MS, sum(lengths))
    phases = _phases(pattern, lengths, cycles)
    parts = [("settle", SETTLE_CUE, SETTLE_MS), *phases, ("close", CLOSE_CUE, CLOSE_MS)]
    return Timeline(pattern_id=pattern.id, minutes=minutes, pace=pace, slots=tuple(_placed(parts)))


def _paced(milliseconds: int, pace: int) -> int:
    """Return a phase's length at a pace, to the nearest hundred milliseconds so that voices can keep it."""
    return round(milliseconds * 100 / pace / 100) * 100


def _cycles_that_fit(room_ms: int, cycle_ms: int) -> int:
    return max(1, (2 * room_ms + cycle_ms) // (2 * cycle_ms))


def _phases(pattern: Pattern, lengths: list[int], cycles: int) -> Iterator[tuple[SlotKind, str, int]]:
    """Yield each phase of each cycle; the first cycle has the fuller cues."""
    for phase, length in zip(pattern.phases, lengths, strict=True):
        yield phase.kind, phase.first_cue, length
    again = islice(cycle(zip(pattern.phases, lengths, strict=True)), (cycles - 1) * len(lengths))
    for phase, length in again:
        yield phase.kind, phase.cue, length


def _placed(parts: list[tuple[SlotKind, str, int]]) -> Iterator[Slot]:
    start = 0
    for kind, cue, length in parts:
        yield Slot(kind=kind, cue=cue, start_ms=start, length_ms=length)
        start += length
