"""`aftercare listen`: writes what would be heard as a sound file, with a real voice and exact silence."""

from __future__ import annotations

import argparse
import sys
import wave
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from workbench.commands.subparsers import Subparsers, add_locale


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("listen", help="hear an answer or a session", description=__doc__)
    parser.add_argument(
        "utterance", nargs="+", help="what is said, one after the other; the last is recorded"
    )
    parser.add_argument("--out", type=Path, default=Path("heard.wav"), metavar="FILE")
    add_locale(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the sound file; 1 when no voice is installed or nothing is heard. Raises UnknownLocale."""
    from workbench.simulator.assembly import simulator_for  # noqa: PLC0415
    from workbench.voice.pico import NoVoice, spoken  # noqa: PLC0415

    try:
        spoken("Hello.")
    except NoVoice as error:
        print(f"aftercare: {error}", file=sys.stderr)
        return 1
    simulator = simulator_for(locale=arguments.locale, now=datetime.now(UTC), state=None, device="speaker")
    for utterance in arguments.utterance:
        turn = simulator.say(utterance)
    response = (turn.response or {}).get("response") or {}
    if not turn.pieces:
        print(f"aftercare: nothing is heard. {turn.error or ''}", file=sys.stderr)
        return 1
    seconds = _write(arguments.out, [response, *_going_on(response)])
    print(f"wrote {arguments.out}, {seconds:.1f} seconds")
    return 0


def _going_on(response: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the reprompt where it carries more of a session; a question said again is not recorded."""
    reprompt = response.get("reprompt") or {}
    return [reprompt] if reprompt.get("directives") else []


def _write(path: Path, outputs: list[dict[str, Any]]) -> float:
    """Write the sound of these outputs, one after the other, and return its length in seconds."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import track  # noqa: PLC0415

    from workbench.voice.pico import BYTES_A_SAMPLE, RATE, length_ms  # noqa: PLC0415
    from workbench.voice.sound import count_of, sounds_of  # noqa: PLC0415

    parts = (part for output in outputs for part in sounds_of(output))
    total_ms = 0.0
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(BYTES_A_SAMPLE)
        file.setframerate(RATE)
        shown = Console(stderr=True)
        for part in track(parts, "Speaking ...", total=sum(map(count_of, outputs)), console=shown):
            file.writeframes(part)
            total_ms += length_ms(part)
    return total_ms / 1000
