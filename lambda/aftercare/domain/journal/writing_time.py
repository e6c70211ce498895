"""Time to write: silence of an exact length, with one soft nudge in its middle and a gentle end."""

from __future__ import annotations

from collections.abc import Iterator

from aftercare.domain.breathing.timeline import SILENT, Slot, SlotKind, Timeline

USUAL_MINUTES = 5
LONGEST_MINUTES = 20
"""Longer than this nobody needs a clock that speaks."""

CLOSE_MS = 8_000
"""Time to finish a sentence, counted in the minutes asked for."""

LONGEST_QUIET_MS = 210_000
"""A part that is never cut; with the words around it, it fits into the four minutes of a response."""

WRITING = "writing"
BEGIN_CUE = "journal.write.begin"
NUDGE_CUE = "journal.write.nudge"
CLOSE_CUE = "journal.write.close"


def writing_minutes(minutes: float) -> int:
    """Return the nearest length that can be had, in whole minutes from 1 to 20."""
    return int(min(max(round(minutes), 1), LONGEST_MINUTES))


def rest_of(minutes: int, elapsed_ms: int) -> Timeline:
    """Return what is left of `minutes` of quiet at a moment, moved to the start; at least the close.

    What was said before is not said again.
    """
    half, whole = minutes * 30_000, minutes * 60_000
    at = min(max(0, elapsed_ms), whole - CLOSE_MS)
    parts: list[tuple[SlotKind, str, int, int]] = [
        *_quiet(BEGIN_CUE if at == 0 else SILENT, at, half),
        *_quiet(NUDGE_CUE if at <= half else SILENT, max(at, half), whole - CLOSE_MS),
        ("close", CLOSE_CUE, whole - CLOSE_MS, whole),
    ]
    slots = tuple(
        Slot(kind=kind, cue=cue, start_ms=start - at, length_ms=end - start)
        for kind, cue, start, end in parts
    )
    return Timeline(pattern_id=WRITING, minutes=minutes, pace=100, slots=slots)


def _quiet(cue: str, start: int, end: int) -> Iterator[tuple[SlotKind, str, int, int]]:
    """Yield a stretch of quiet in equal parts, each short enough for a response; only the first has a cue."""
    count = -(-max(0, end - start) // LONGEST_QUIET_MS)
    for n in range(count):
        begin, close = (start + (end - start) * place // count for place in (n, n + 1))
        yield "quiet", SILENT if n else cue, begin, close
