"""What ships with the function: a CycloneDX bill of materials, and everyone's licences."""

from __future__ import annotations

import json
from dataclasses import dataclass
from email.message import Message
from email.parser import Parser
from pathlib import Path
from typing import Any

BILL = "sbom.cdx.json"
LICENCES = "LICENCES.txt"

_LICENCE_FILES = ("LICEN[CS]E*", "NOTICE*", "COPYING*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
    """One package of someone else's."""

    name: str
    version: str
    licence: str
    """An SPDX expression where the package gives one, else what it calls its licence."""
    is_expression: bool
    about: Path


def write_bill(function: Path, *, version: str) -> None:
    """Write the bill of materials and the licences into the function's folder."""
    shipped = [_shipped(about) for about in sorted(function.glob("*.dist-info"))]
    text = json.dumps(_bill(shipped, version), indent=2) + "\n"
    (function / BILL).write_text(text, encoding="utf-8")
    (function / LICENCES).write_text("".join(_licence_text(each) for each in shipped), encoding="utf-8")


def _shipped(about: Path) -> Shipped:
    metadata = Parser().parsestr((about / "METADATA").read_text(encoding="utf-8"))
    expression = metadata.get("License-Expression")
    return Shipped(
        name=str(metadata["Name"]),
        version=str(metadata["Version"]),
        licence=str(expression) if expression else _as_named(metadata),
        is_expression=expression is not None,
        about=about,
    )


def _as_named(metadata: Message) -> str:
    """Return the licence of a package from before SPDX expressions."""
    named = [
        str(line).rpartition(" :: ")[2]
        for line in metadata.get_all("Classifier", [])
        if str(line).startswith("License ::")
    ]
    return " and ".join(sorted(named)) or str(metadata.get("License") or "unknown")


def _bill(shipped: list[Shipped], version: str) -> dict[str, Any]:
    """Return the bill; without a serial number or a time, so that the same parts give the same bill."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "aftercare", "version": version}},
        "components": [_component(each) for each in shipped],
    }


def _component(each: Shipped) -> dict[str, Any]:
    purl = f"pkg:pypi/{each.name.lower().replace('_', '-')}@{each.version}"
    licence = {"expression": each.licence} if each.is_expression else {"license": {"name": each.licence}}
    return {
        "type": "library",
        "bom-ref": purl,
        "name": each.name,
        "version": each.version,
        "purl": purl,
        "licenses": [licence],
    }


def _licence_text(each: Shipped) -> str:
    files = sorted({path for name in _LICENCE_FILES for path in each.about.rglob(name) if path.is_file()})
    texts = "\n".join(path.read_text(encoding="utf-8", errors="replace").strip() for path in files)
    heading = f"{each.name} {each.version}: {each.licence}"
    return f"{heading}\n{'=' * len(heading)}\n\n{texts}\n\n"
