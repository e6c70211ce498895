"""Two things in one breath: phrasings joined, so that danger is heard beside a question."""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence

from workbench.content.read.phrasing import NONE, Phrasing

DANGERS, QUESTIONS, LOOK_ALIKES = 1_500, 1_500, 3_000
"""How many hold a danger, hold nothing but questions and commands, and hold a look-alike.

Found by leaving four authors out: with none of them, a danger beside a question is missed far more often;
with more of them, look-alikes raise more false alarms.
"""
_LONGEST, _LONGEST_BESIDE, _SHORTEST_BESIDE = 13, 11, 3
_JOINTS = (" and also ", " and ", " but ", " ", " oh and ", " also ", " because ", " plus ", " and ", " so ")


def composites(phrasings: Sequence[Phrasing], levels: Collection[str]) -> list[tuple[str, str]]:
    """Return (text, level of safety or "none") of joined phrasings; the same phrasings give the same ones."""
    chance = random.Random(1)  # noqa: S311  # a fixed sequence, so that the same content builds the same bytes
    short = [phrasing for phrasing in phrasings if _words(phrasing) <= _LONGEST]
    dangers = [phrasing for phrasing in short if phrasing.label in levels]
    alike = [phrasing for phrasing in short if phrasing.is_look_alike]
    beside = [
        phrasing
        for phrasing in short
        if phrasing.label not in {NONE, *levels}
        and not phrasing.is_look_alike
        and _SHORTEST_BESIDE <= _words(phrasing) <= _LONGEST_BESIDE
    ]
    if not (dangers and alike and beside):
        return []

    def joined(first: Phrasing) -> str:
        parts = [first.text, chance.choice(beside).text]
        chance.shuffle(parts)
        return chance.choice(_JOINTS).join(parts)

    picked = [chance.choice(dangers) for _ in range(DANGERS)]
    harmless = [chance.choice(beside) for _ in range(QUESTIONS)]
    harmless += [chance.choice(alike) for _ in range(LOOK_ALIKES)]
    return [
        *((joined(danger), danger.label) for danger in picked),
        *((joined(phrasing), NONE) for phrasing in harmless),
    ]


def _words(phrasing: Phrasing) -> int:
    return len(phrasing.text.split())
