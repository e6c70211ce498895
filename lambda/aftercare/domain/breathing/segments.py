"""Cut a timeline into segments, each short enough for one response to carry."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from aftercare.domain.breathing.timeline import Slot, Timeline


def first_segment(timeline: Timeline, room_ms: int) -> tuple[Timeline, Timeline | None]:
    """Return the longest beginning of a timeline that fits into `room_ms`, and the rest, if there is one.

    The cut lies where a cycle begins. One cycle at least is taken, so that a session always moves on; in the
    four minutes of a response that always fits.
    """
    taken: list[Slot] = []
    for cycle in _cycles(timeline):
        if taken and cycle[-1].end_ms > room_ms:
            break
        taken += cycle
    left = timeline.slots[len(taken) :]
    return timeline.of(taken), timeline.of(left) if left else None


def segments(timeline: Timeline, room_ms: int) -> Iterator[Timeline]:
    """Yield a timeline in segments of at most `room_ms` each."""
    left: Timeline | None = timeline
    while left is not None:
        segment, left = first_segment(left, room_ms)
        yield segment


def _cycles(timeline: Timeline) -> Iterator[list[Slot]]:
    """Yield the slots cycle by cycle; the settling-in and the closing stand alone."""
    count = 0

    def cycle_of(slot: Slot) -> int:
        nonlocal count
        count += slot.phase == 0
        return count

    for _, slots in groupby(timeline.slots, cycle_of):
        yield list(slots)
