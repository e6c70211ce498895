"""`aftercare listen`: writes what would be heard as a sound file, with a real voice and exact silence."""

from __future__ import annotations

import argparse
import sys
import wave
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.commands.subparsers import Subparsers, add_clinic, add_locale

if TYPE_CHECKING:
    from workbench.simulator.conversation import Simulator, Turn


Json = dict[str, Any]

SECOND_PART = 3
"""In a place's `hearing`: how long the reprompt goes on, 0 if it only asks again."""

USUAL = Path("build/heard.wav")

LATER_MS = 3_600_000
"""By then all of a response and its reprompt was heard."""

LISTENING: Json = {"outputSpeech": {"type": "SSML", "ssml": '<speak><break time="8000ms"/></speak>'}}
"""The device listens for so long after a question."""


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("listen", help="hear an answer or a session", description=__doc__)
    parser.add_argument(
        "utterance", nargs="+", help="what is said, one after the other; the last is recorded"
    )
    parser.add_argument(
        "--out", type=_wav, default=USUAL, metavar="FILE", help=f"a .wav file (default: {USUAL})"
    )
    parser.add_argument(
        "--sound",
        choices=("apla", "ssml"),
        default="apla",
        help="how sessions are played; ssml is the second way",
    )
    add_locale(parser)
    add_clinic(parser)
    parser.set_defaults(run=run)


def _wav(text: str) -> Path:
    """Return where the sound goes. Raises ArgumentTypeError for another ending or no folder."""
    path = Path(text)
    if path.suffix.lower() != ".wav":
        raise argparse.ArgumentTypeError(f"{text} must end in .wav")
    if path != USUAL and not path.absolute().parent.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {path.parent}")
    return path


def run(arguments: argparse.Namespace) -> int:
    """Write the sound file; 1 when no voice is installed or nothing is heard. Raises UnknownLocale."""
    from workbench.simulator.build import simulator_for  # noqa: PLC0415
    from workbench.voice.pico import NoVoice, spoken  # noqa: PLC0415

    try:
        spoken("Hello.")
    except NoVoice as error:
        print(f"aftercare: {error}", file=sys.stderr)
        return 1
    simulator = simulator_for(
        locale=arguments.locale,
        clinic=arguments.clinic,
        now=datetime.now(UTC),
        state=None,
        device="speaker",
        sound=arguments.sound,
    )
    for utterance in arguments.utterance:
        turn = simulator.say(utterance)
    if not turn.pieces:
        print(f"aftercare: nothing is heard. {turn.error or ''}", file=sys.stderr)
        return 1
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    seconds = _write(arguments.out, list(_outputs(simulator, turn)))
    print(f"wrote {arguments.out}, {seconds:.1f} seconds")
    return 0


def _outputs(simulator: Simulator, turn: Turn) -> Iterator[Json]:
    """Yield what someone hears who stays quiet, and says yes only where a session cannot go on without.

    A question that is only said again is not recorded.
    """
    while turn.response is not None:
        response, place = turn.response["response"], _place(turn)
        yield response
        if place is None or place["paused"]:
            return
        if place["hearing"][SECOND_PART]:
            yield LISTENING
            yield response["reprompt"]
        simulator.clock.advance(LATER_MS)
        turn = simulator.say("yes")
        again = _place(turn)
        if again is None or not again["from_ms"]:
            return  # the session had ended, and this is the next one


def _place(turn: Turn) -> Json | None:
    """Return where a session is that a response leads or has paused."""
    found: Json | None = ((turn.response or {}).get("sessionAttributes") or {}).get("breathing")
    return found


def _write(path: Path, outputs: list[Json]) -> float:
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
