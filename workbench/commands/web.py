"""`aftercare web`: the simulator as a page on this machine."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbench.commands.subparsers import Subparsers, add_clinic, add_locale
from workbench.commands.talk import usual_state

HOST = "127.0.0.1"
USUAL_PORT = 8137
HIGHEST_PORT = 65_535


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("web", help="talk to the skill on a page", description=__doc__)
    parser.add_argument(
        "--port", type=_port, default=USUAL_PORT, help=f"on this machine only (default: {USUAL_PORT})"
    )
    parser.add_argument(
        "--state", type=Path, metavar="FILE", help="keep the listener's preferences in this file"
    )
    add_locale(parser)
    add_clinic(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve the page until Ctrl-C. Raises UnknownLocale; 1 when the port is taken."""
    import logging  # noqa: PLC0415

    from workbench.web.page_session import PageSession  # noqa: PLC0415
    from workbench.web.renderer import apl_renderer  # noqa: PLC0415
    from workbench.web.serving import serve  # noqa: PLC0415

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    session = PageSession(
        state=arguments.state or usual_state(), locale=arguments.locale, clinic=arguments.clinic
    )
    return serve(session, host=HOST, port=arguments.port, renderer=apl_renderer())


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is no port from 0 to {HIGHEST_PORT}")
    return int(text)
