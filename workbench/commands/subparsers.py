"""What the subcommands share."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]
else:
    Subparsers = object

USUAL_LOCALE = "en-US"


def add_locale(parser: argparse.ArgumentParser) -> None:
    """Add the option that chooses a locale."""
    parser.add_argument(
        "--locale", default=USUAL_LOCALE, help=f"which pack and model (default: {USUAL_LOCALE})"
    )


def add_clinic(parser: argparse.ArgumentParser) -> None:
    """Add the option that chooses a clinic's built skill instead of the base's."""
    parser.add_argument("--clinic", metavar="NAME", help="what aftercare content --clinic has built")
