"""Keep a listener's place when a session is changed under way."""

from __future__ import annotations

from dataclasses import dataclass

from aftercare.domain.breathing.timeline import Slot, Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Playback:
    """When which part of a timeline is heard, in milliseconds from the request that began it.

    First the words before the session, then a segment; and, if the listener stays silent, after a wait
    another one, which begins where the first has ended.
    """

    intro_ms: int = 0
    first_ms: int = 0
    wait_ms: int = 0
    second_ms: int = 0

    def guided_ms(self, elapsed_ms: int) -> int:
        """Return how much of the session was heard after a time."""
        after_intro = max(0, elapsed_ms - self.intro_ms)
        after_wait = max(0, after_intro - self.first_ms - self.wait_ms)
        return min(after_intro, self.first_ms) + min(after_wait, self.second_ms)


def same_place(running: Slot, timeline: Timeline) -> Slot:
    """Return where a changed session goes on: the same phase, at about the same time.

    A closing goes on with a closing or with a new cycle, and with holds left out a cycle is begun.
    """
    if running.kind == "settle":
        return timeline.slots[0]
    alike = [slot for slot in timeline.slots if slot.kind == running.kind and slot.phase == running.phase]
    if running.kind == "close" or not alike:
        alike = [slot for slot in timeline.slots[1:] if slot.phase == 0]
    return min(alike, key=lambda slot: abs(slot.start_ms - running.start_ms))
