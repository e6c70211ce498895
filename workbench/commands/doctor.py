"""`aftercare doctor`: what is missing before the skill can be deployed, and how to mend it."""

from __future__ import annotations

import argparse

from workbench.commands.subparsers import Subparsers


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "doctor", help="say what is missing before deployment", description=__doc__
    )
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Print each finding; 1 when something that a release needs is missing."""
    from workbench.doctor import findings  # noqa: PLC0415
    from workbench.simulator.checkout import ROOT  # noqa: PLC0415

    found = findings(ROOT)
    for finding in found:
        print(finding)
    if not found:
        print("Nothing is missing.")
    return 1 if any(finding.weight == "missing" for finding in found) else 0
