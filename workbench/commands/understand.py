"""`aftercare understand`: what the skill takes each line of free text for."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from workbench.commands.subparsers import Subparsers, add_clinic, add_locale

if TYPE_CHECKING:
    from aftercare.domain.nlu.meaning import Meaning


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "understand", help="tell what each line of standard input means", description=__doc__
    )
    add_locale(parser)
    add_clinic(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write one JSON object per line of standard input, blank lines too. Raises UnknownLocale."""
    from aftercare.content.pack import load_pack  # noqa: PLC0415
    from aftercare.domain.nlu.understand import Understanding  # noqa: PLC0415

    from workbench.simulator.checkout import pack_path  # noqa: PLC0415
    from workbench.simulator.lines import as_utf8, utterances, write_line  # noqa: PLC0415

    pack = load_pack(pack_path(arguments.locale, arguments.clinic))
    understanding = Understanding.from_pack(pack.understanding, pack.language)
    out = as_utf8(sys.stdout)
    if sys.stdin.isatty():
        print("Type one sentence a line; Ctrl-D ends.", file=sys.stderr)
    for line in utterances(sys.stdin):
        write_line(_as_json(line, understanding.understand(line)), out)
    return 0


def _as_json(utterance: str, meaning: Meaning) -> dict[str, Any]:
    return {
        "utterance": utterance,
        "kind": meaning.kind,
        "id": meaning.id,
        "confidence": round(meaning.confidence, 4),
        "slots": dict(meaning.slots),
    }
