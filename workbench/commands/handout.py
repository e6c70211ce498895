"""`aftercare handout`: writes the sheet that a patient takes home, one page to print on A4 or Letter."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbench.commands.subparsers import Subparsers, add_locale

USUAL = Path("build/handout.html")


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("handout", help="write the sheet to take home", description=__doc__)
    parser.add_argument("--clinic", metavar="NAME", help="with what this clinic lays over the base")
    parser.add_argument("--out", type=Path, metavar="FILE", default=USUAL, help=f"where (default: {USUAL})")
    add_locale(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the page; 1 if the content could not be read."""
    from workbench.content.command import refuse  # noqa: PLC0415
    from workbench.content.generate.generated_files import checked_content  # noqa: PLC0415
    from workbench.content.read.problem import ContentError  # noqa: PLC0415
    from workbench.handout.sheet import sheet_of  # noqa: PLC0415
    from workbench.simulator.checkout import ROOT  # noqa: PLC0415

    try:
        page = sheet_of(checked_content(ROOT, arguments.clinic, arguments.locale))
    except ContentError as error:
        return refuse(error)
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(page, encoding="utf-8", newline="\n")
    print(f"wrote {arguments.out}; print it on one sheet")
    return 0
