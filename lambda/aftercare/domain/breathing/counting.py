"""Count a phase softly to its end, for those who like to know how long it still is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aftercare.domain.breathing.timeline import Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number said within a slot, in milliseconds from the slot's start."""

    number: int
    start_ms: int
    length_ms: int
    """Until the next number, or the end of the slot."""


def counts_of(slot: Slot, cue_ms: int) -> Iterator[Count]:
    """Yield the numbers that follow a cue of `cue_ms`; the cue itself stands for those it is said over."""
    if not slot.beat_ms:
        return
    numbers = range(max(1, -(-cue_ms // slot.beat_ms)) + 1, slot.length_ms // slot.beat_ms + 1)
    for number in numbers:
        start = (number - 1) * slot.beat_ms
        end = slot.length_ms if number == numbers[-1] else start + slot.beat_ms
        yield Count(number=number, start_ms=start, length_ms=end - start)
