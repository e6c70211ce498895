"""`aftercare review`: shows what is signed, signs for a named reviewer, and writes the content book."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.commands.subparsers import Subparsers, add_locale

if TYPE_CHECKING:
    from workbench.content.read.content import Content

ALL = "all"


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("review", help="read and sign the words", description=__doc__)
    parser.add_argument("--clinic", metavar="NAME", help="with what this clinic lays over the base")
    parser.add_argument("--sign", nargs="+", metavar="ID", help="sign these topics or sheets, or all")
    parser.add_argument("--by", metavar="NAME", help="who signs")
    parser.add_argument("--role", metavar="ROLE", help="what the one who signs does at the clinic")
    parser.add_argument("--on", type=date.fromisoformat, metavar="DATE", help="when; today if not said")
    add_locale(parser)
    parser.add_argument("--book", type=Path, metavar="FILE", help="write everything that is said as one page")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Sign if asked to, then tell how the words stand; 1 if they could not be read or signed."""
    from workbench.content.command import refuse  # noqa: PLC0415
    from workbench.content.generate.generated_files import checked_content  # noqa: PLC0415
    from workbench.content.read.problem import ContentError  # noqa: PLC0415
    from workbench.review.sign import CannotSign  # noqa: PLC0415
    from workbench.simulator.checkout import ROOT  # noqa: PLC0415

    if arguments.sign and not ((arguments.by or "").strip() and (arguments.role or "").strip()):
        print("aftercare: to sign, say who with --by and --role", file=sys.stderr)
        return 2
    try:
        content = checked_content(ROOT, arguments.clinic, arguments.locale)
        if arguments.sign:
            _sign(ROOT, content, arguments)
            content = checked_content(ROOT, arguments.clinic, arguments.locale)
    except ContentError as error:
        return refuse(error)
    except CannotSign as error:
        print(f"aftercare: {error}", file=sys.stderr)
        return 1
    return _tell(content, arguments.book, arguments.on or _today())


def _sign(root: Path, content: Content, arguments: argparse.Namespace) -> None:
    from workbench.content.text.signatures import signable_ids  # noqa: PLC0415
    from workbench.review.sign import Reviewer, sign  # noqa: PLC0415

    reviewer = Reviewer(name=arguments.by, role=arguments.role, on=arguments.on or _today())
    named = signable_ids(content) if arguments.sign == [ALL] else arguments.sign
    for path in sign(root, content, named, reviewer, clinic=arguments.clinic):
        print(f"wrote {path.as_posix()}")
    clinic = f" --clinic {arguments.clinic}" if arguments.clinic else ""
    print(f"Now build, so that the skill knows: aftercare content{clinic}")


def _tell(content: Content, book: Path | None, on: date) -> int:
    from workbench.review.report import report  # noqa: PLC0415
    from workbench.review.standing import sheet_standings, standings  # noqa: PLC0415

    for line in report(standings(content), sheet_standings(content)):
        print(line)
    if book is not None:
        from workbench.review.book import book_of  # noqa: PLC0415

        book.parent.mkdir(parents=True, exist_ok=True)
        book.write_text(book_of(content, on), encoding="utf-8", newline="\n")
        print(f"wrote {book}")
    return 0


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the reviewer's own day
