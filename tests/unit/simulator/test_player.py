from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from workbench.simulator.audio_pieces import Pause, Piece, Sound, Spoken
from workbench.simulator.player import CutIn, Player

CYCLE: list[Piece] = [
    Spoken(text="Breathe in."),
    Pause(4000),
    Spoken(text="And out."),
    Pause(400),
    Sound("rain"),
    Pause(2500),
]


def player(*, waits: bool = False, slept: list[float] | None = None) -> Player:
    naps: list[float] = [] if slept is None else slept
    return Player(console=Console(file=StringIO(), width=60), waits=waits, sleep=naps.append)


def shown(by: Player) -> list[str]:
    assert isinstance(by.console.file, StringIO)
    return [line.rstrip() for line in by.console.file.getvalue().splitlines()]


def test_pauses_are_shown_with_their_length() -> None:
    quick = player()
    quick.play(CYCLE)
    assert shown(quick) == ["  Breathe in.  · · · · 4 s", "  And out. [sound]  · · 2.5 s"]


def test_without_waiting_everything_counts_as_heard() -> None:
    quick = player()
    quick.play([Spoken(text="In."), Pause(4000)])
    assert (quick.heard_ms, quick.waited_ms) == (4380, 0)


def test_pauses_are_waited_out_to_the_millisecond() -> None:
    slept: list[float] = []
    player(waits=True, slept=slept).play([Pause(4000), Pause(2550)])
    assert sum(slept) == pytest.approx(6.55)


def test_an_interruption_keeps_what_was_heard_until_then() -> None:
    naps = iter([None, None])

    def interrupted(_: float) -> None:
        if next(naps, True):
            raise KeyboardInterrupt

    impatient = Player(console=Console(file=StringIO()), waits=True, sleep=interrupted)
    with pytest.raises(KeyboardInterrupt):
        impatient.play([Pause(4000)])
    assert (impatient.heard_ms, impatient.waited_ms) == (200, 200)


def test_long_words_are_wrapped_and_indented() -> None:
    quick = player()
    quick.play([Spoken(text="rest " * 30)])
    assert all(line.startswith("  rest") and len(line) <= 58 for line in shown(quick))


def test_a_typed_line_cuts_in_with_what_was_heard_until_then() -> None:
    lines = iter([None, None, "pause"])
    busy = Player(
        console=Console(file=StringIO()), waits=True, sleep=lambda _: None, typed=lambda: next(lines, None)
    )
    with pytest.raises(CutIn, match="pause"):
        busy.play([Pause(4000)])
    assert (busy.heard_ms, busy.waited_ms) == (300, 300)
