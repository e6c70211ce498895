"""The simulator for people: a prompt, what Alexa says, and what a screen would show."""

from __future__ import annotations

import contextlib
import select
import sys
from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from workbench.simulator.conversation import Simulator, Turn
from workbench.simulator.lines import utterances
from workbench.simulator.player import CutIn, Player
from workbench.simulator.understood import Explain

with contextlib.suppress(ImportError):
    # Merely imported, it gives input() arrow keys and a history.
    import readline  # noqa: F401

GREETING = """\
Type what you would say to Alexa. [bold]open {name}[/bold] begins a conversation; \
[bold]ask {name} when can I drive[/bold] is one question.
[dim]!silence says nothing, !end hangs up, !disable removes the skill. \
A line you type, or Ctrl-C, cuts Alexa short; Ctrl-D leaves.[/dim]
"""

RENDER_SCREEN = "Alexa.Presentation.APL.RenderDocument"
PROMPT = "you > "


class Terminal:
    """Talks with a person at a keyboard, or with lines from a pipe."""

    def __init__(
        self, simulator: Simulator, player: Player, *, skill_name: str, explain: Explain | None = None
    ) -> None:
        """Talk through the player's console; with `explain`, say how each sentence was understood."""
        self._explain = explain
        self._cut_in: str | None = None
        self._simulator = simulator
        self._player = player
        self._console = player.console
        self._skill_name = skill_name

    def talk(self) -> None:
        """Answer what is typed until the input ends."""
        self._console.print(GREETING.format(name=self._skill_name))
        for line in self._lines():
            if line.strip():
                self._answer(self._simulator.say(line))

    def _lines(self) -> Iterator[str]:
        if not sys.stdin.isatty():
            for line in utterances(sys.stdin):
                self._console.print(Text(PROMPT + line))
                yield line
            return
        while True:
            if self._cut_in is not None:
                line, self._cut_in = self._cut_in, None
                yield line
                continue
            try:
                yield input(PROMPT)
            except KeyboardInterrupt:
                self._console.print("\n[dim]Ctrl-D leaves.[/dim]")
            except EOFError:
                self._console.print()
                self._simulator.leave()
                return

    def _answer(self, turn: Turn) -> None:
        try:
            self._player.play(turn.pieces)
        except KeyboardInterrupt:
            self._console.print("  [dim](cut short)[/dim]")
        except CutIn as cut:
            self._cut_in = str(cut)
        heard, waited = self._player.heard_ms, self._player.waited_ms
        self._simulator.stop_listening(heard - (waited if self._simulator.clock.runs else 0))
        self._show(turn)

    def _show(self, turn: Turn) -> None:
        response = (turn.response or {}).get("response") or {}
        if self._explain is not None and (understood := self._explain(turn.request)) is not None:
            self._console.print(Text(f"  understood: {understood}", style="dim"))
        if response.get("card"):
            self._console.print(Padding(_card(response["card"]), (0, 2)))
        for directive in response.get("directives") or ():
            if directive.get("type") == RENDER_SCREEN:
                self._console.print(f"  [dim]the screen shows {directive.get('token', 'a document')}[/dim]")
        if turn.error is not None:
            self._console.print(Text(f"  {turn.error}", style="red"))
        self._console.print(f"  [dim]{'listening ...' if self._simulator.is_open else 'closed'}[/dim]\n")


def typed_line() -> str | None:
    """Return a whole line that was typed and not yet read; None if there is none, or nothing can tell."""
    try:
        ready, _, _ = select.select([sys.stdin], [], [], 0)
    except (OSError, ValueError):
        return None
    return sys.stdin.readline().rstrip("\n") if ready else None


def console() -> Console:
    """Return a console on standard output; numbers and paths in what Alexa says get no colours."""
    return Console(highlight=False, emoji=False)


def _card(card: dict[str, Any]) -> Panel:
    text = (
        card.get("content")
        or card.get("text")
        or ", ".join(card.get("permissions") or ())
        or card.get("type", "")
    )
    title = Text(card.get("title") or "card")
    return Panel(
        Text(text), title=title, title_align="left", subtitle="in the Alexa app", border_style="blue"
    )
