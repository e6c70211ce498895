"""What has to hold for phrasings: each means one thing, and is written once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from workbench.content.read.content import Content
from workbench.content.read.problem import ContentProblem
from workbench.content.read.yaml_file import Document, Place

NOTHING = "none"
"""What look-alikes mean that are not for this skill."""

Phrased = tuple[str, str, Document, Place]
"""Meaning, words, and where they stand."""


def phrasing_problems(content: Content) -> Iterator[ContentProblem]:
    """Yield what is wrong with phrasings."""
    yield from _unknown_meanings(content)
    yield from _missing(content)
    yield from _repeated(content)


def _unknown_meanings(content: Content) -> Iterator[ContentProblem]:
    mend = "Use an id of docs/meanings.md."
    for file in content.phrasings:
        if file.folder not in content.meanings.all:
            yield file.document.problem((), f"{file.folder} is not a meaning", f"Rename the folder. {mend}")
    for look_alike in content.look_alikes:
        for meaning in look_alike.value.root:
            if meaning != NOTHING and meaning not in content.meanings.all:
                yield look_alike.document.problem(
                    (meaning,), f"{meaning} is not a meaning", f"{mend[:-1]}, or none."
                )


def _missing(content: Content) -> Iterator[ContentProblem]:
    phrased = {file.folder for file in content.phrasings if file.value.root}
    page = content.meanings
    for meaning, line in chain(page.answers.items(), page.commands.items(), page.levels.items()):
        if meaning not in phrased:
            mend = f"Write phrasings/{meaning}/<author>.yaml."
            yield ContentProblem(
                path="docs/meanings.md", line=line, what=f"{meaning} has no phrasings", mend=mend
            )


def _repeated(content: Content) -> Iterator[ContentProblem]:
    first: dict[str, tuple[str, str]] = {}
    for meaning, words, document, place in _phrased(content):
        if words not in first:
            first[words] = (meaning, f"{document.path}:{document.line(place)}")
            continue
        other, where = first[words]
        if other == meaning:
            yield document.problem(place, f'"{words}" is already in {where}', "Remove one of them.")
        else:
            what = f'"{words}" means {meaning} here and {other} in {where}'
            yield document.problem(place, what, "Decide with docs/meanings.md, and keep one.")


def _phrased(content: Content) -> Iterator[Phrased]:
    for file in content.phrasings:
        yield from ((file.folder, words, file.document, (n,)) for n, words in enumerate(file.value.root))
    for look_alike in content.look_alikes:
        for meaning, listed in look_alike.value.root.items():
            yield from ((meaning, words, look_alike.document, (meaning, n)) for n, words in enumerate(listed))
    for file in content.unrelated:
        yield from ((NOTHING, words, file.document, (n,)) for n, words in enumerate(file.value.root))
