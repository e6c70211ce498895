"""The list of meanings in docs/meanings.md; it is the page that says what there is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.content.read.problem import ContentError, ContentProblem

PAGE = Path("docs/meanings.md")

_ROW = re.compile(r"\|\s*(`[a-z_.]+`(?:,\s*`[a-z_.]+`)*)\s*\|")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meanings:
    """Ids by what they stand for, each with its line on the page."""

    answers: Mapping[str, int]
    commands: Mapping[str, int]
    levels: Mapping[str, int]

    @property
    def all(self) -> frozenset[str]:
        """Every id."""
        return frozenset((*self.answers, *self.commands, *self.levels))


def read_meanings(root: Path) -> Meanings:
    """Read the ids of the three tables. Raises ContentError if the page or a table is not there."""
    path = root / PAGE
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    found: dict[str, dict[str, int]] = {"Answers": {}, "Commands": {}, "Safety": {}}
    heading = ""
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("## "):
            heading = line[3:].split()[0]
        row = _ROW.match(line)
        if row and heading in found:
            found[heading].update(dict.fromkeys(re.findall(r"[a-z_.]+", row[1]), number))
    missing = [name for name, ids in found.items() if not ids]
    if missing:
        what = f"there is no table of ids under {missing[0]}"
        mend = "Keep the headings Answers, Commands and Safety, each with a table that begins with the ids."
        raise ContentError([ContentProblem(path=PAGE.as_posix(), line=1, what=what, mend=mend)])
    return Meanings(answers=found["Answers"], commands=found["Commands"], levels=found["Safety"])
