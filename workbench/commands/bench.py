"""`aftercare bench`: measures the built function and prints the figures as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from workbench.commands.subparsers import Subparsers


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("bench", help="measure the built function", description=__doc__)
    parser.add_argument("only", nargs="*", metavar="FIGURES", help="which figures (default: all but load)")
    parser.add_argument("--load", action="store_true", help="drive 200 listeners at once, too")
    parser.add_argument("--artifact", type=Path, metavar="DIR", help="measure a function that is laid out")
    parser.add_argument("--rounds", type=int, default=11, help="cold starts of each function (default: 11)")
    parser.add_argument("--turns", type=int, default=10_000, help="turns under load (default: 10000)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the figures; 2 when one is asked for that is not there, 1 when it cannot be measured."""
    from workbench.bench.registry import Setup, figures_of, names  # noqa: PLC0415
    from workbench.bench.verify import NotProvedError  # noqa: PLC0415
    from workbench.interpreter import InterpreterMissingError  # noqa: PLC0415
    from workbench.package import PackagingError  # noqa: PLC0415
    from workbench.simulator.checkout import ROOT  # noqa: PLC0415

    wanted = arguments.only or [name for name in names() if name != "load" or arguments.load]
    if unknown := sorted(set(wanted) - set(names())):
        print(
            f"aftercare: no such figures: {', '.join(unknown)}; there are {', '.join(names())}",
            file=sys.stderr,
        )
        return 2
    work = ROOT / "build/bench"
    work.mkdir(parents=True, exist_ok=True)
    setup = Setup(work=work, artifact=arguments.artifact, rounds=arguments.rounds, turns=arguments.turns)
    try:
        found = {name: figures_of(name)(setup) for name in wanted}
    except (PackagingError, InterpreterMissingError, NotProvedError) as error:
        print(f"aftercare: {error}", file=sys.stderr)
        return 1
    print(json.dumps(found, indent=2))
    return 0
