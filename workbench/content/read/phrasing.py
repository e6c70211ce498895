"""One utterance that somebody wrote down, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.content.read.problem import ContentProblem

LOOK_ALIKE = "look_alike"
UNRELATED = "unrelated"
NONE = "none"
"""The label of what is not for this skill."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrasing:
    """What somebody says, and what it means."""

    author: str
    label: str
    """A topic, a command, a level of safety, or "none"."""
    text: str
    section: str
    """Where it was found: the label, or `look_alike`, or `unrelated`."""
    path: str = ""
    line: int = 1
    heading: int = 1
    """The line of the heading above it."""

    @property
    def is_look_alike(self) -> bool:
        """Whether it sounds like an alarm and is none."""
        return self.section == LOOK_ALIKE

    @property
    def is_direct(self) -> bool:
        """Whether it is a way to say its label: neither a look-alike nor unrelated."""
        return self.section == self.label

    @property
    def where(self) -> str:
        """Path and line."""
        return f"{self.path}:{self.line}"

    def problem(self, what: str, mend: str) -> ContentProblem:
        """Return a problem with this phrasing."""
        return ContentProblem(path=self.path, line=self.line, what=what, mend=mend)


def in_order(phrasings: Iterable[Phrasing]) -> tuple[Phrasing, ...]:
    """Return phrasings by section and author, then as they were written; a training hangs on their order."""
    return tuple(sorted(phrasings, key=lambda phrasing: (phrasing.section, phrasing.author)))
