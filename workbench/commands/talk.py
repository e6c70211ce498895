"""`aftercare talk`: a conversation with the skill, for people or as JSON lines."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.commands.subparsers import Subparsers, add_clinic, add_locale

if TYPE_CHECKING:
    from workbench.simulator.conversation import Simulator
    from workbench.simulator.understood import Explain

COMMANDS = (
    "Beside words you may type !open, !silence, !end and !disable; "
    '!after 30 pause says "pause" thirty seconds into what is being said.'
)


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("talk", help="talk to the skill", description=__doc__, epilog=COMMANDS)
    parser.add_argument(
        "--jsonl", action="store_true", help="write one JSON object per turn, for other programs"
    )
    parser.add_argument("--now", type=_moment, metavar="ISO8601", help="begin at this moment instead of now")
    parser.add_argument(
        "--state", type=Path, metavar="FILE", help="keep the listener's preferences in this file"
    )
    parser.add_argument(
        "--device", choices=("speaker", "screen"), default="speaker", help="what listens (default: speaker)"
    )
    parser.add_argument("--verbose", action="store_true", help="say how each sentence was understood")
    parser.add_argument("--fast", action="store_true", help="show pauses without waiting for them")
    add_locale(parser)
    add_clinic(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Talk until standard input ends. Raises UnknownLocale."""
    from workbench.simulator.build import simulator_for  # noqa: PLC0415 - other commands start without the SDK
    from workbench.simulator.checkout import model_path  # noqa: PLC0415
    from workbench.simulator.model import Model  # noqa: PLC0415

    state = arguments.state if arguments.jsonl else arguments.state or usual_state(arguments.clinic)
    if state is not None and (why := why_not_kept(state)) is not None:
        print(f"aftercare: nothing will be kept: {why}", file=sys.stderr)
    simulator = simulator_for(
        locale=arguments.locale,
        clinic=arguments.clinic,
        now=arguments.now,
        state=state,
        device=arguments.device,
    )
    if arguments.jsonl:
        from workbench.simulator import jsonl, lines  # noqa: PLC0415

        jsonl.talk(simulator, lines.utterances(sys.stdin), lines.as_utf8(sys.stdout))
    else:
        name = Model.read(model_path(arguments.locale, arguments.clinic)).invocation_name
        explain = _explainer(arguments) if arguments.verbose else None
        _talk_with_a_person(simulator, skill_name=name, is_fast=arguments.fast, explain=explain)
    return 0


def _explainer(arguments: argparse.Namespace) -> Explain:
    from aftercare.content.pack import load_pack  # noqa: PLC0415

    from workbench.simulator.checkout import pack_path  # noqa: PLC0415
    from workbench.simulator.understood import explainer  # noqa: PLC0415

    return explainer(load_pack(pack_path(arguments.locale, arguments.clinic)))


def _talk_with_a_person(
    simulator: Simulator, *, skill_name: str, is_fast: bool, explain: Explain | None
) -> None:
    from workbench.simulator.player import Player  # noqa: PLC0415
    from workbench.simulator.terminal import Terminal, console, typed_line  # noqa: PLC0415

    player = Player(console=console(), waits=sys.stdin.isatty() and not is_fast, typed=typed_line)
    Terminal(simulator, player, skill_name=skill_name, explain=explain).talk()


def usual_state(clinic: str | None = None) -> Path:
    """Return where a listener's preferences are kept when nothing else is said: a file for each clinic."""
    from platformdirs import user_state_path  # noqa: PLC0415

    name = f"listener-{clinic}" if clinic else "listener"
    return user_state_path("aftercare-skill", appauthor=False) / f"{name}.sqlite"


def why_not_kept(state: Path) -> str | None:
    """Return why nothing can be kept in a file; None if it can, or will be made."""
    if state.is_dir():
        return f"{state} is a folder"
    if state.exists():
        return None if os.access(state, os.W_OK) else f"{state} cannot be written"
    folder = next(parent for parent in state.absolute().parents if parent.exists())
    return None if os.access(folder, os.W_OK) else f"nothing can be written in {folder}"


def _moment(text: str) -> datetime:
    from workbench.simulator.clock import parse_moment  # noqa: PLC0415

    try:
        return parse_moment(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no moment such as 2026-03-01T09:30:00Z") from error
