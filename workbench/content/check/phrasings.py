"""What has to hold for phrasings: each means one thing, and is written once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from workbench.content.read.content import Content
from workbench.content.read.phrasing import NONE, Phrasing
from workbench.content.read.problem import ContentProblem


def phrasing_problems(content: Content) -> Iterator[ContentProblem]:
    """Yield what is wrong with phrasings."""
    yield from _unknown_meanings(content)
    yield from _missing(content)
    yield from _repeated(content)


def _unknown_meanings(content: Content) -> Iterator[ContentProblem]:
    for phrasing in content.phrasings:
        is_apart = phrasing.label == NONE and not phrasing.is_direct
        if not is_apart and phrasing.label not in content.meanings.all:
            mend = "Use an id of docs/meanings.md" + (f", or {NONE}." if phrasing.is_look_alike else ".")
            what = f"{phrasing.label} is not a meaning"
            yield ContentProblem(path=phrasing.path, line=phrasing.heading, what=what, mend=mend)


def _missing(content: Content) -> Iterator[ContentProblem]:
    phrased = {phrasing.label for phrasing in content.phrasings if phrasing.is_direct}
    known = content.meanings
    for meaning, line in chain(known.answers.items(), known.commands.items(), known.levels.items()):
        what, mend = (
            f"{meaning} has no phrasings",
            f"Write some under [{meaning}] in corpus/{content.locale}/",
        )
        if meaning not in phrased and meaning in content.topics:
            document = content.topics[meaning].document
            yield document.problem((), what, f"{mend}, or under asked here.")
        elif meaning not in phrased:
            yield ContentProblem(path=known.path, line=line, what=what, mend=f"{mend}.")


def _repeated(content: Content) -> Iterator[ContentProblem]:
    first: dict[str, Phrasing] = {}
    for phrasing in content.phrasings:
        other = first.setdefault(phrasing.text, phrasing)
        if other is phrasing:
            continue
        if other.label == phrasing.label:
            what = f'"{phrasing.text}" is already in {other.where}'
            yield phrasing.problem(what, "Remove one of them.")
        else:
            what = f'"{phrasing.text}" means {phrasing.label} here and {other.label} in {other.where}'
            yield phrasing.problem(what, "Decide with docs/meanings.md, and keep one.")
