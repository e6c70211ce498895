"""The triage table as the understanding reads it; nothing is trained on it: a change is heard at once."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import yaml
from aftercare.domain.nlu.meaning import SAFETY_LEVELS
from aftercare.domain.nlu.triage import PLAIN

FOLDER = Path("content/en-US/triage")
IN_CONTEXT = Path("content/en-US/language/in_context.yaml")


def read_plain(root: Path) -> dict[str, Any]:
    """Return the plainest words of danger, and how words around a danger take it back."""
    plain: dict[str, Any] = _read(root / FOLDER / "plain.yaml")
    return plain


def read_tables(root: Path) -> dict[str, Any]:
    """Return all tables that decide by their phrases."""
    return {
        "plain": read_plain(root),
        "triage": read_triage(root),
        "in_context": read_in_context(root),
    }


def read_triage(root: Path) -> dict[str, Any]:
    """Return the phrases of every row that raises an alarm, by level, and all that only look like one."""
    plain = read_plain(root)
    table: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    look_alikes = list(plain["look_alikes"])
    for path in sorted((root / FOLDER).glob("*.yaml")):
        for row_id, row in _read(path).items() if path.stem != PLAIN else ():
            look_alikes += row.get("look_alikes", [])
            if row["level"] in SAFETY_LEVELS:
                table[row["level"]][row_id] = row["heard"]
    for level in SAFETY_LEVELS:
        table[level][PLAIN] = plain.get(level, [])
    return {"look_alikes": look_alikes, **table}


def read_in_context(root: Path) -> dict[str, Any]:
    """Return what whole utterances mean in each place."""
    table: dict[str, Any] = _read(root / IN_CONTEXT)
    return table


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506  # builds strings only
