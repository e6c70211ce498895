"""The `aftercare` command."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib.metadata import version
from types import ModuleType
from typing import NoReturn

from workbench.commands import (
    bench,
    content,
    doctor,
    handout,
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
    handout,
    new_clinic,
    package,
    doctor,
    bench,
    measure_cues,
)

OWN_TARGETS = frozenset(["talk", "web", "content", "review", "handout", "package"])
"""Commands that a target of the same name sets up; see the Makefile."""

INTERRUPTED = 130
"""What a shell expects of a program that Ctrl-C ended."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that is named in the arguments and return its exit code."""
    parser = _parser()
    parsed = parser.parse_args(arguments)
    if not hasattr(parsed, "run"):
        parser.print_help()
        return 0
    try:
        return int(parsed.run(parsed))
    except (UnknownLocale, UnknownClinic) as error:
        print(f"aftercare: {error}", file=sys.stderr)
        return 2
    except ModuleNotFoundError as error:
        print(
            f"aftercare: {error.name} is not installed yet; {_set_up_for(parsed)} sets it up", file=sys.stderr
        )
        return 2
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has left; Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _name_of(command: ModuleType) -> str:
    return command.__name__.rpartition(".")[2].replace("_", "-")


def _set_up_for(parsed: argparse.Namespace) -> str:
    """Return the target of make that installs what a command needs; `make test` installs all of it."""
    name = _name_of(sys.modules[parsed.run.__module__])
    return f"make {name if name in OWN_TARGETS else 'test'}"


class _Parser(argparse.ArgumentParser):
    """Names the command that was meant, where the one that was typed is near it."""

    def error(self, message: str) -> NoReturn:
        typed = re.search(r"invalid choice: '([^']*)'", message)
        near = get_close_matches(typed[1], [_name_of(each) for each in COMMANDS], n=1) if typed else []
        super().error(f"{message.partition(' (choose')[0]}; did you mean {near[0]}?" if near else message)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="aftercare", description="The workbench of the aftercare companion, a voice skill.")
    parser.add_argument("--version", action="version", version=f"aftercare {version('aftercare')}")
    subparsers = parser.add_subparsers(
        title="commands", metavar="COMMAND", parser_class=argparse.ArgumentParser
    )
    for command in COMMANDS:
        command.register(subparsers)
    return parser


if __name__ == "__main__":
    sys.exit(main())
