"""Lay a breathing pattern out in time: exact starts, whole cycles, a soft start and a clear end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from aftercare.domain.breathing.pattern import Pattern, PhaseKind

SHORTEST_MINUTES = 1
LONGEST_MINUTES = 10
SLOWEST_PACE = 70
FASTEST_PACE = 130
"""Pace in percent of a pattern's own speed; beyond this a breath is too long or too quick to follow."""

SHORTEST_REST_MS = 6_000
LONGEST_REST_MS = 12_000
"""Limits of the settling-in and of the closing: time for their words, but not so long that one feels lost."""

USUAL_REST_MS = 8_000

LONGEST_CYCLE_MS = 60_000
"""Of a pattern at its own pace. A longer one could not end within half a cycle of one slow minute."""

SETTLE_CUE = "breathing.settle"
CLOSE_CUE = "breathing.close"

SILENT = ""
"""The cue of a slot that begins without a word."""

SlotKind = PhaseKind | Literal["settle", "close", "quiet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A stretch of the timeline that begins with a cue and lasts an exact time."""

    kind: SlotKind
    cue: str
    """Key of the line spoken at the start of the slot, or `SILENT`."""
    start_ms: int
    length_ms: int
    phase: int = 0
    """Which phase of its cycle this is, from 0; the settling-in and the closing count as a first phase."""
    beat_ms: int = 0
    """Length of one count, a second at the pattern's own pace; 0 where nothing is counted."""

    @property
    def end_ms(self) -> int:
        """When the next slot begins."""
        return self.start_ms + self.length_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A whole guided session, from settling in to the closing, or what is left of one."""

    pattern_id: str
    minutes: int
    pace: int
    """Percent of the pattern's own speed; more is faster."""
    slots: tuple[Slot, ...]

    @property
    def length_ms(self) -> int:
        """Length of the session."""
        return self.slots[-1].end_ms

    @property
    def is_counted(self) -> bool:
        """Whether the seconds are counted anywhere in it."""
        return any(slot.beat_ms for slot in self.slots)

    def running_at(self, elapsed_ms: int) -> Slot:
        """Return the slot that is running at a moment; at and after the end, the closing."""
        return next((slot for slot in self.slots if slot.end_ms > elapsed_ms), self.slots[-1])

    def rest_from(self, elapsed_ms: int) -> Timeline:
        """Return what is left at a moment: from the phase that was running then, moved to the start.

        At or after the end only the closing is left, so a session never ends without one.
        """
        running = self.running_at(elapsed_ms)
        return self.of(self.slots[self.slots.index(running) :])

    def of(self, slots: Sequence[Slot]) -> Timeline:
        """Return these slots, neighbours in this timeline, as a timeline that begins at zero."""
        first = slots[0].start_ms
        moved = tuple(replace(slot, start_ms=slot.start_ms - first) for slot in slots)
        return replace(self, slots=moved)


def within(minutes: float) -> int:
    """Return the nearest length of a session that can be had, in whole minutes."""
    return int(min(max(round(minutes), SHORTEST_MINUTES), LONGEST_MINUTES))


def lay_out(pattern: Pattern, *, minutes: int, pace: int = 100, counts: bool = False) -> Timeline:
    """Lay `pattern` out over `minutes` (1 to 10) at `pace` percent (70 to 130), with or without counts.

    Cycles are whole; the settling-in and the closing take up what they leave, from 6 to 12 seconds each. So
    the length is exactly the minutes asked for where it can be, and always within half a cycle of them.
    Raises ValueError outside these ranges.
    """
    if not SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES:
        raise ValueError(f"minutes must be {SHORTEST_MINUTES} to {LONGEST_MINUTES}, not {minutes}")
    if not SLOWEST_PACE <= pace <= FASTEST_PACE:
        raise ValueError(f"pace must be {SLOWEST_PACE} to {FASTEST_PACE} percent, not {pace}")
    lengths = [_paced(phase.milliseconds, pace) for phase in pattern.phases]
    cycles = _cycles_that_fit(minutes * 60_000, sum(lengths))
    settle_ms, close_ms = _rests(minutes * 60_000 - cycles * sum(lengths))
    parts = [Slot(kind="settle", cue=SETTLE_CUE, start_ms=0, length_ms=settle_ms)]
    parts += _phases(pattern, lengths, cycles, counts=counts and not pattern.counts_itself)
    parts.append(Slot(kind="close", cue=CLOSE_CUE, start_ms=0, length_ms=close_ms))
    return Timeline(pattern_id=pattern.id, minutes=minutes, pace=pace, slots=tuple(_placed(parts)))


def _paced(milliseconds: int, pace: int) -> int:
    """Return a phase's length at a pace, to the nearest hundred milliseconds so that voices can keep it."""
    return round(milliseconds * 100 / pace / 100) * 100


def _cycles_that_fit(asked_ms: int, cycle_ms: int) -> int:
    """Return the count of cycles that meets the time asked for best, with rests nearest to the usual ones."""
    most = max(1, (asked_ms - 2 * SHORTEST_REST_MS) // cycle_ms + 1)

    def missed(cycles: int) -> tuple[int, int]:
        left = asked_ms - cycles * cycle_ms
        return abs(left - sum(_rests(left))), abs(left - 2 * USUAL_REST_MS)

    return min(range(1, most + 1), key=missed)


def _rests(left_ms: int) -> tuple[int, int]:
    """Return the lengths of the settling-in and the closing when the cycles leave so much."""
    half = min(max(left_ms // 200 * 100, SHORTEST_REST_MS), LONGEST_REST_MS)
    return half, min(max(left_ms - half, SHORTEST_REST_MS), LONGEST_REST_MS)


def _phases(pattern: Pattern, lengths: list[int], cycles: int, *, counts: bool) -> Iterator[Slot]:
    """Yield each phase of each cycle, not yet in its place; the first cycle has the fuller cues."""
    for cycle in range(cycles):
        for index, (phase, length) in enumerate(zip(pattern.phases, lengths, strict=True)):
            yield Slot(
                kind=phase.kind,
                cue=phase.cue if cycle else phase.first_cue,
                start_ms=0,
                length_ms=length,
                phase=index,
                beat_ms=length * 1000 // phase.milliseconds if counts else 0,
            )


def _placed(parts: list[Slot]) -> Iterator[Slot]:
    start = 0
    for part in parts:
        yield replace(part, start_ms=start)
        start += part.length_ms
