"""`aftercare measure-cues`: measures with a real voice how long every breathing cue takes."""

from __future__ import annotations

import argparse
import sys

from workbench.commands.subparsers import Subparsers


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "measure-cues", help="measure the breathing cues with a voice", description=__doc__
    )
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Write the lengths; 1 when no voice is installed."""
    from workbench.content.read.content import CONTENT, LOCALE, read_content  # noqa: PLC0415
    from workbench.simulator.checkout import ROOT  # noqa: PLC0415
    from workbench.voice.cues import cues_of, lengths_text, measured  # noqa: PLC0415
    from workbench.voice.pico import NoVoice  # noqa: PLC0415

    path = ROOT / CONTENT / LOCALE / "cue_lengths.yaml"
    try:
        lengths = measured(cues_of(read_content(ROOT)))
    except NoVoice as error:
        print(f"aftercare: {error}", file=sys.stderr)
        return 1
    path.write_text(lengths_text(lengths), encoding="utf-8", newline="\n")
    print(f"wrote {path.relative_to(ROOT).as_posix()}, {len(lengths)} cues")
    return 0
