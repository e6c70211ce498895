"""What is wrong with a file of content, said so that its writer can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class ContentProblem:
    """One mistake: where it is, what it is, and how to mend it."""

    path: str
    """Path below the root of the project, with forward slashes."""
    line: int
    """Counted from 1."""
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}. {self.mend}"


class UnknownClinic(LookupError):
    """There is no overlay of that name."""


class ContentError(Exception):
    """Content cannot be built; carries every problem that was found."""

    def __init__(self, problems: Iterable[ContentProblem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))
