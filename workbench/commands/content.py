"""`aftercare content`: builds the pack and the interaction model from content/, or checks them."""

from __future__ import annotations

import argparse

from workbench.commands.subparsers import Subparsers, add_locale


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("content", help="build pack and interaction model", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail on problems or stale files")
    parser.add_argument("--clinic", metavar="NAME", help="build what this clinic lays over the base")
    add_locale(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Build or check; 0 when all is well."""
    from workbench.content.command import run as build  # noqa: PLC0415
    from workbench.simulator.checkout import ROOT  # noqa: PLC0415

    return build(check=arguments.check, root=ROOT, clinic=arguments.clinic, locale=arguments.locale)
