"""`aftercare new-clinic`: begins a folder with what another clinic says differently."""

from __future__ import annotations

import argparse
import sys

from workbench.commands.subparsers import Subparsers


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("new-clinic", help="begin an overlay for a clinic", description=__doc__)
    parser.add_argument("name", help='the clinic as it is spoken, such as "Harbor Clinic"')
    parser.add_argument("--phone", help="as it is printed on a card")
    parser.add_argument("--skill-name", help="what people say to open it, two or more words")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the folder; 1 if it is there already or the name gives none."""
    from workbench.content.overlay.new_clinic import CannotBegin, new_clinic  # noqa: PLC0415
    from workbench.simulator.checkout import ROOT  # noqa: PLC0415

    try:
        folder = new_clinic(ROOT, arguments.name, phone=arguments.phone, skill_name=arguments.skill_name)
    except CannotBegin as error:
        print(f"aftercare: {error}", file=sys.stderr)
        return 1
    shown = folder.relative_to(ROOT).as_posix()
    print(f"wrote {shown}/")
    if arguments.phone is None:
        print("Write its telephone number into clinic.yaml; without it nothing is built.")
    print(f"Change clinic.yaml and overlay.yaml there, then: aftercare content --clinic {folder.name}")
    return 0
