"""`aftercare bench`: prints every benchmark's figures as one JSON object."""

from __future__ import annotations

import argparse
import json

from workbench.commands.subparsers import Subparsers


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("bench", help="print the benchmark figures", description=__doc__)
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Measure everything, one benchmark after the other."""
    from workbench.bench.registry import BENCHMARKS  # noqa: PLC0415

    print(json.dumps({name: dict(measure()) for name, measure in BENCHMARKS.items()}, indent=2))
    return 0
