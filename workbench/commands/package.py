"""`aftercare package`: lays everything that is deployed under build/."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from workbench.commands.subparsers import Subparsers


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("package", help="lay out what is deployed", description=__doc__)
    parser.add_argument("--clinic", metavar="NAME", help="what was built for this clinic")
    parser.add_argument("--release", action="store_true", help="refuse content that no clinician has signed")
    parser.add_argument(
        "--allow-drafts", action="store_true", help="with --release: package drafts all the same"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Lay out the package; 1 when something is missing, or unsigned in a release. Raises UnknownClinic."""
    from workbench.content.command import CLINICS  # noqa: PLC0415
    from workbench.content.read.content_files import known_clinic  # noqa: PLC0415
    from workbench.package import PackagingError, package  # noqa: PLC0415
    from workbench.simulator.checkout import ROOT  # noqa: PLC0415

    name = known_clinic(ROOT, arguments.clinic) if arguments.clinic else None
    clinic = ROOT / CLINICS / name if name else None
    if arguments.release and not arguments.allow_drafts and _has_drafts(ROOT, arguments.clinic):
        return 1
    try:
        package(ROOT, ROOT / "build" / "deploy" / name if name else ROOT / "build", clinic=clinic)
    except PackagingError as error:
        print(f"aftercare: {error}", file=sys.stderr)
        return 1
    return 0


def _has_drafts(root: Path, clinic: str | None) -> bool:
    """Tell, and say, whether words are unsigned or not in order. Raises UnknownClinic."""
    from workbench.content.command import refuse  # noqa: PLC0415
    from workbench.content.generate.generated_files import checked_content  # noqa: PLC0415
    from workbench.content.read.problem import ContentError  # noqa: PLC0415
    from workbench.doctor import unsigned  # noqa: PLC0415

    try:
        drafts = unsigned(checked_content(root, clinic))
    except ContentError as error:
        return bool(refuse(error))
    if drafts:
        what = f"{len(drafts)} topics and sheets are unsigned drafts, the first is {drafts[0]}"
        print(f"aftercare: {what}", file=sys.stderr)
        print(
            "    a clinician signs them; for a test of your own add --allow-drafts (make: ALLOW_DRAFTS=1)",
            file=sys.stderr,
        )
    return bool(drafts)
