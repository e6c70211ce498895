"""How full the lungs are, so that a picture can breathe along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aftercare.domain.breathing.timeline import Slot

BEFORE_TOP_UP = 0.75
"""After the first of two breaths in."""

Change = tuple[float, float]
"""From 0, empty, to 1, full: at the beginning and at the end of a slot."""


def fullness(slots: Sequence[Slot]) -> Iterator[Change]:
    """Yield how each slot changes the fullness; slots may begin in the middle of a cycle."""
    now = _at_first(slots)
    for slot, following in zip(slots, (*slots[1:], None), strict=True):
        then = _after(slot, following, now)
        yield now, then
        now = then


def _after(slot: Slot, following: Slot | None, now: float) -> float:
    if slot.kind == "in":
        return BEFORE_TOP_UP if following is not None and following.kind == "top_up" else 1.0
    if slot.kind == "top_up":
        return 1.0
    return 0.0 if slot.kind == "out" else now


def _at_first(slots: Sequence[Slot]) -> float:
    """Return the fullness that the first moving phase needs: one who is about to breathe out is full."""
    moving = next((slot.kind for slot in slots if slot.kind in ("in", "top_up", "out")), "in")
    return {"in": 0.0, "top_up": BEFORE_TOP_UP, "out": 1.0}[moving]
