"""A rhythm that somebody says in seconds, as a pattern: "in for five, out for seven"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aftercare.domain.breathing.pattern import Pattern

OWN_RHYTHM = "own_rhythm"
"""Id of the pattern whose cues are said, and the beginning of the id of every such rhythm."""
SHORTEST_SECONDS, LONGEST_SECONDS = 2, 8
"""Of one part. Eight is the longest in any pattern; in less than two no cue is followed (judgement)."""
PARTS = 4
"""In, hold, out, rest; the second and the fourth may be nothing."""
USUAL = (4, 0, 6, 0)
"""Taken where no seconds were said: a way out that is longer than the way in, without holds."""


def rhythm_id(seconds: Sequence[int]) -> str:
    """Return the id of a rhythm of four parts in seconds, each moved within 2 to 8; 0 leaves a hold out."""
    kept = (min(max(each, SHORTEST_SECONDS), LONGEST_SECONDS) if each else 0 for each in seconds)
    return " ".join((OWN_RHYTHM, *map(str, kept)))


def of_rhythm(cued: Pattern, pattern_id: str) -> Pattern | None:
    """Return the pattern with the cues of `cued` and the seconds in an id; None if the id is of no rhythm."""
    name, *said = pattern_id.split()
    if name != OWN_RHYTHM:
        return None
    seconds = [*map(_seconds, said)] if said else [*USUAL]
    is_whole = len(seconds) == PARTS and seconds[0] and seconds[2] and None not in seconds
    if not is_whole:
        return None
    timed = zip(cued.phases, seconds, strict=True)
    phases = tuple(replace(phase, milliseconds=each * 1000) for phase, each in timed if each)
    return replace(cued, phases=phases)


def _seconds(said: str) -> int | None:
    """Return the seconds of one part, 0 or 2 to 8; None for anything else."""
    if said == "0":
        return 0
    is_number = len(said) == 1 and said.isascii() and said.isdecimal()
    return int(said) if is_number and SHORTEST_SECONDS <= int(said) <= LONGEST_SECONDS else None
