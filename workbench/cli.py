"""The `aftercare` command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from workbench.commands import (
    bench,
    content,
    doctor,
    listen,
    measure_cues,
    new_clinic,
    package,
    review,
    talk,
    understand,
    web,
)
from workbench.content.read.problem import UnknownClinic
from workbench.simulator.checkout import UnknownLocale

COMMANDS = (
    talk,
    understand,
    listen,
    web,
    content,
    review,
    new_clinic,
    package,
    doctor,
    bench,
    measure_cues,
)

INTERRUPTED = 130
"""What a shell expects of a program that Ctrl-C ended."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that is named in the arguments and return its exit code."""
    parsed = _parser().parse_args(arguments)
    try:
        return int(parsed.run(parsed))
    except (UnknownLocale, UnknownClinic) as error:
        print(f"aftercare: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has left; Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="aftercare", description="The workbench of the aftercare companion, a voice skill."
    )
    subparsers = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.register(subparsers)
    return parser


if __name__ == "__main__":
    sys.exit(main())
