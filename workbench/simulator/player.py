"""What Alexa says, as text in the terminal, at the pace at which it would be heard."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.live import Live
from rich.padding import Padding
from rich.text import Text

from workbench.simulator.audio_pieces import Pause, Piece, Sound, Spoken, glue, length_ms

NOTICEABLE_MS = 1_000
"""Shorter pauses are a breath between sentences; they are not shown."""

TICK_MS = 100
MOST_DOTS = 20


class CutIn(Exception):
    """A whole line was typed while something was heard; its argument is the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Words and the silence after them."""

    words: Text
    pause_ms: int = 0
    spoken_ms: int = 0
    """How long the words take, in milliseconds."""


@dataclass(slots=True, kw_only=True)
class Player:
    """Shows what is heard; pauses are waited out only when `waits`."""

    console: Console
    waits: bool
    sleep: Callable[[float], None] = time.sleep
    typed: Callable[[], str | None] = lambda: None
    """Returns a whole line that was typed meanwhile, if there is one."""
    heard_ms: float = 0.0
    """How much of the last response was heard, also when Ctrl-C cut it short."""
    waited_ms: float = 0.0
    """How much of that was really waited for."""

    def play(self, pieces: Iterable[Piece]) -> None:
        """Show the pieces in order. Raises CutIn at a typed line, and lets KeyboardInterrupt through.

        `heard_ms` tells then how much was heard up to that moment.
        """
        self.heard_ms = self.waited_ms = 0.0
        for row in rows(pieces):
            self.heard_ms += row.spoken_ms
            if self.waits and row.pause_ms:
                self._count_down(row)
            else:
                self.console.print(_laid_out(row, row.pause_ms))
                self.heard_ms += row.pause_ms

    def _count_down(self, row: Row) -> None:
        left = row.pause_ms
        with Live(_laid_out(row, left), console=self.console, auto_refresh=False) as live:
            while left > 0:
                step = min(TICK_MS, left)
                self.sleep(step / 1000)
                left -= step
                self.heard_ms += step
                self.waited_ms += step
                live.update(_laid_out(row, math.ceil(left / 1000) * 1000), refresh=left % 1000 < TICK_MS)
                if (line := self.typed()) is not None:
                    raise CutIn(line)
            live.update(_laid_out(row, row.pause_ms), refresh=True)


def rows(pieces: Iterable[Piece]) -> Iterator[Row]:
    """Return the pieces in rows that end where there is a pause to notice."""
    words, heard = Text(), 0
    for piece in pieces:
        if isinstance(piece, Pause) and piece.length_ms >= NOTICEABLE_MS:
            yield Row(words=words, pause_ms=piece.length_ms, spoken_ms=heard)
            words, heard = Text(), 0
        else:
            heard += length_ms([piece])
            _add(words, piece)
    if words:
        yield Row(words=words, spoken_ms=heard)


def silence(milliseconds: int) -> str:
    """Return a pause as it is shown: a dot for each second, and its length."""
    dots = " ".join("·" * min(MOST_DOTS, max(1, round(milliseconds / 1000))))
    return f"{dots} {round(milliseconds / 1000, 1):g} s" if milliseconds else ""


def _add(words: Text, piece: Piece) -> None:
    match piece:
        case Spoken():
            before = glue(piece.text) if words else ""
            words.append(before + piece.text, style=_style(piece))
        case Sound():
            words.append(f"{' ' if words else ''}[sound]", style="dim")
        case Pause():
            pass


def _style(piece: Spoken) -> str:
    return " ".join(name for name, holds in (("italic", piece.is_slow), ("dim", piece.whispered)) if holds)


def _laid_out(row: Row, pause_ms: int) -> Padding:
    text = row.words.copy()
    if row.pause_ms:
        text.append(f"{'  ' if text else ''}{silence(pause_ms)}", style="cyan")
    return Padding(text, (0, 2, 0, 2), expand=False)
