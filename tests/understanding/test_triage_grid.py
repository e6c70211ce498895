"""Every sign of the triage table is heard however it is told: each row's own sentences in every frame.

The rows were written with these sentences in view, so a share says that nothing got
lost, and not how strangers are heard; that is for the evaluation sets.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from aftercare.domain.nlu.lexicon import Lexicon
from aftercare.domain.nlu.meaning import SAFETY_LEVELS
from aftercare.domain.nlu.triage import Triage, owners_parted

from workbench.content.read.content import Content, read_content
from workbench.training.evaluate import built_in_pack

ROOT = Path(__file__).parents[2]
LEAST = {"emergency": 0.99, "crisis": 0.99, "urgent_call_clinic": 0.97}
"""Share of the grid that is heard at its level or above."""
TAKEN_BACK = 0.6
"""Share that words before it take back; where a sign stands further from them, the alarm stays."""
NO_ALARM_NEEDED = 0.02
"""Share of sentences of rows without an alarm that may raise one."""

Told = tuple[str, str, str]
"""Level, frame and sentence."""


@cache
def content() -> Content:
    return read_content(ROOT)


@cache
def reader() -> tuple[Lexicon, Triage]:
    built = built_in_pack(ROOT)
    return Lexicon.from_built(built["lexicon"]), Triage(built["triage"], built["plain"])


def level_in(said: str) -> str | None:
    lexicon, triage = reader()
    sign = triage.read(lexicon.folded(owners_parted(lexicon.heard(said)))).sign
    return sign.level if sign else None


def said_by_level() -> Iterator[tuple[str, str]]:
    for file in content().triage.values():
        for row in file.value.root.values():
            yield from ((row.level, said) for said in row.said)


def grid(frames: Iterable[str]) -> list[Told]:
    framed = list(frames)
    return [
        (level, frame, said) for level, said in said_by_level() if level in SAFETY_LEVELS for frame in framed
    ]


def is_heard(told: Told) -> bool:
    level, frame, said = told
    found = level_in(frame.format(s=said))
    return found is not None and SAFETY_LEVELS.index(found) <= SAFETY_LEVELS.index(level)


def shares_heard(all_told: Iterable[Told]) -> dict[str, float]:
    """Return the share heard of each level, and print it with the shares of the frames."""
    total, heard, by_frame = Counter[str](), Counter[str](), Counter[str]()
    for told in all_told:
        total[told[0]] += 1
        found = is_heard(told)
        heard[told[0]] += found
        by_frame[told[1]] += not found
    shares = {level: heard[level] / total[level] for level in total}
    print({level: f"{heard[level]} of {total[level]}" for level in total}, "missed by frame:", dict(by_frame))  # noqa: T201  # the shares are what it is run for
    return shares


def test_signs_are_heard_in_whatever_frame() -> None:
    chance = random.Random(7)  # noqa: S311  # a fixed sequence
    shares = shares_heard(chance.sample(grid(content().frames.value.told), 1_500))
    assert all(shares[level] >= LEAST[level] for level in LEAST)


@pytest.mark.long
def test_every_sign_is_heard_in_every_frame() -> None:
    shares = shares_heard(grid(content().frames.value.told))
    assert all(shares[level] >= LEAST[level] for level in LEAST)


def test_what_is_only_mentioned_is_mostly_taken_back() -> None:
    told = [
        frame.format(s=said)
        for _, frame, said in grid(content().frames.value.taken_back)
        if said.startswith(("i ", "i'm ", "i've "))
    ]
    silent = sum(level_in(said) is None for said in told)
    print(f"taken back: {silent} of {len(told)}")  # noqa: T201  # as above
    assert silent >= TAKEN_BACK * len(told)


def test_a_row_without_an_alarm_raises_none() -> None:
    said = [said for level, said in said_by_level() if level not in SAFETY_LEVELS]
    alarms = [each for each in said if level_in(each) is not None]
    assert len(alarms) <= NO_ALARM_NEEDED * len(said), alarms
