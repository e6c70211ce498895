"""Takes out of the function what its handler never imports; docs/decisions/0013 has what each part costs."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

NEVER_IMPORTED = ("requests", "charset_normalizer", "idna", "certifi")
"""Only the SDK's DefaultApiClient imports requests, and with it the rest; ours is on the standard library.

botocore looks for certifi, and takes the certificates that it carries itself when it is not there. boto3
imports s3transfer as soon as it is imported itself, although only S3 needs it.
"""

SERVICE_DATA = Path("botocore/data")
SERVICE = "dynamodb"
SERVICE_PARTS = ("service-2.json.gz", "endpoint-rule-set-1.json.gz")
"""The one service that is used, and of its description what a client reads."""


def trim(function: Path) -> None:
    """Remove the packages that are never imported, and the descriptions of services that are never called.

    Raises OSError when a file cannot be removed.
    """
    for about in sorted(function.glob("*.dist-info")):
        if about.name.partition("-")[0].lower() in NEVER_IMPORTED:
            _remove(about)
    data = function / SERVICE_DATA
    if data.is_dir():
        for service in [path for path in data.iterdir() if path.is_dir()]:
            _trim_service(service)


def _remove(about: Path) -> None:
    """Remove every file that an installed package lists as its own, and the folders left empty."""
    function = about.parent
    with (about / "RECORD").open(encoding="utf-8", newline="") as record:
        named = [Path(row[0]) for row in csv.reader(record) if row]
    for name in named:
        # A record may name files above the folder, such as commands; those are not the function's.
        if ".." not in name.parts:
            (function / name).unlink(missing_ok=True)
    for top in {name.parts[0] for name in named if ".." not in name.parts}:
        if (function / top).is_dir() and not any(path.is_file() for path in (function / top).rglob("*")):
            shutil.rmtree(function / top)


def _trim_service(service: Path) -> None:
    if service.name != SERVICE:
        shutil.rmtree(service)
        return
    newest = max(path.name for path in service.iterdir())
    for version in list(service.iterdir()):
        if version.name != newest:
            shutil.rmtree(version)
    for part in list((service / newest).iterdir()):
        if part.name not in SERVICE_PARTS:
            part.unlink()
