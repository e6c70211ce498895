"""`aftercare package`: lays everything that is deployed under build/."""

from __future__ import annotations

import argparse
import sys

from workbench.commands.subparsers import Subparsers


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("package", help="lay out what is deployed", description=__doc__)
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Lay out the package; 1 when something is missing."""
    from workbench.package import PackagingError, package  # noqa: PLC0415
    from workbench.simulator.checkout import ROOT  # noqa: PLC0415

    try:
        package(ROOT, ROOT / "build")
    except PackagingError as error:
        print(f"aftercare: {error}", file=sys.stderr)
        return 1
    return 0
