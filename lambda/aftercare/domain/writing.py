"""Time to write: silence of an exact length, with one soft nudge in its middle and a gentle end."""

from __future__ import annotations

from aftercare.domain.breathing.timeline import Slot, SlotKind, Timeline

USUAL_MINUTES = 5
LONGEST_MINUTES = 20
"""Longer than this nobody needs a clock that speaks."""

CLOSE_MS = 8_000
"""Time to finish a sentence, counted in the minutes asked for."""

WRITING = "writing"
BEGIN_CUE = "journal.write.begin"
NUDGE_CUE = "journal.write.nudge"
CLOSE_CUE = "journal.write.close"


def writing_minutes(minutes: float) -> int:
    """Return the nearest length that can be had, in whole minutes from 1 to 20."""
    return int(min(max(round(minutes), 1), LONGEST_MINUTES))


def writing_time(minutes: int) -> Timeline:
    """Lay out `minutes` (1 to 20) of quiet. Raises ValueError outside that range."""
    if not 1 <= minutes <= LONGEST_MINUTES:
        raise ValueError(f"minutes must be 1 to {LONGEST_MINUTES}, not {minutes}")
    return rest_of(minutes, 0)


def rest_of(minutes: int, elapsed_ms: int) -> Timeline:
    """Return what is left of `minutes` of quiet at a moment, moved to the start; at least the close."""
    half, whole = minutes * 30_000, minutes * 60_000
    at = min(max(0, elapsed_ms), whole - CLOSE_MS)
    parts: list[tuple[SlotKind, str, int, int]] = [
        ("quiet", BEGIN_CUE, at, half if at < half else whole - CLOSE_MS),
        ("quiet", NUDGE_CUE, max(at, half), whole - CLOSE_MS if at < half else at),
        ("close", CLOSE_CUE, whole - CLOSE_MS, whole),
    ]
    slots = tuple(
        Slot(kind=kind, cue=cue, start_ms=start - at, length_ms=end - start)
        for kind, cue, start, end in parts
        if end > start
    )
    return Timeline(pattern_id=WRITING, minutes=minutes, pace=100, slots=slots)
