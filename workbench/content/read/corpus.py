"""Read what people say: `corpus/<locale>/<author>.txt`, and what stands under `asked` in a topic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pydantic_core import PydanticCustomError

from workbench.content.read.phrasing import LOOK_ALIKE, NONE, UNRELATED, Phrasing
from workbench.content.read.problem import ContentError, ContentProblem
from workbench.content.read.yaml_file import Document, text_of
from workbench.content.schema.text_rules import phrasing

CORPUS = Path("corpus")
CLINIC = "clinic"
"""The author of what stands under `asked` in a topic."""

_VOICES = "voices:"
_HEADING = re.compile(rf"\[(?:(?P<apart>{LOOK_ALIKE}) +)?(?P<label>[a-z_.]+)\]")

Found = Iterator[Phrasing | ContentProblem]


def read_corpus(root: Path, locale: str) -> Found:
    """Yield the phrasings of all authors of a locale, and whatever is wrong with their files."""
    folder = root / CORPUS / locale
    for path in sorted(folder.rglob("*")):
        shown = path.relative_to(root).as_posix()
        if path.is_file() and (path.parent != folder or path.suffix != ".txt"):
            mend = f"Write phrasings to {CORPUS.as_posix()}/{locale}/<author>.txt, or remove it."
            yield ContentProblem(path=shown, line=1, what="nothing reads this file", mend=mend)
        elif path.is_file():
            try:
                text = text_of(root, path)
            except ContentError as error:
                yield from error.problems
            else:
                yield from _Author(shown, path.stem).read(text)


def asked_in(topic_id: str, document: Document) -> Iterator[Phrasing]:
    """Yield what a clinician wants to be heard as a question about a topic."""
    asked = document.value.get("asked") if isinstance(document.value, dict) else None
    for index, text in enumerate(asked if isinstance(asked, list) else ()):
        line = document.line(("asked", index))
        yield Phrasing(
            author=CLINIC, label=topic_id, text=str(text), section=topic_id, path=document.path, line=line
        )


class _Author:
    """Reads one file, line by line."""

    def __init__(self, path: str, name: str) -> None:
        self._path = path
        self._name = name
        self._first: dict[tuple[str, str], int] = {}

    def read(self, text: str) -> Found:
        first, *others = text.split("\n")
        if not first.startswith(_VOICES) or first.strip() == _VOICES:
            mend = f"Say in the first line who speaks: {_VOICES} students, half asleep."
            yield self._problem(1, "there are no voices", mend)
        section = label = ""
        for number, line in enumerate(map(str.strip, others), 2):
            if line.startswith("["):
                section, label = _sorted_under(line)
                yield from self._heading_problems(number, line, section, label)
            elif line and not line.startswith("#"):
                yield from self._phrasing(number, line, section, label)

    def _heading_problems(self, number: int, line: str, section: str, label: str) -> Iterator[ContentProblem]:
        if not section:
            mend = f"Write it as [driving], [{LOOK_ALIKE} driving] or [{UNRELATED}]."
            yield self._problem(number, f"{line} is no heading", mend)
        first = self._first.setdefault((section, label), number)
        if first != number:
            what = f"the heading {line} stands here again, first in line {first}"
            yield self._problem(number, what, "Put all its phrasings there.")

    def _phrasing(self, number: int, line: str, section: str, label: str) -> Found:
        heading = self._first.get((section, label))
        if heading is None:
            mend = "Write what it means above it, as [driving]."
            yield self._problem(number, f'"{line}" has no heading', mend)
            return
        try:
            text = phrasing(line)
        except PydanticCustomError as error:
            about = error.context or {}
            yield self._problem(number, str(about.get("what")), str(about.get("mend")))
            return
        yield Phrasing(
            author=self._name,
            label=label,
            text=text,
            section=section,
            path=self._path,
            line=number,
            heading=heading,
        )

    def _problem(self, line: int, what: str, mend: str) -> ContentProblem:
        return ContentProblem(path=self._path, line=line, what=what, mend=mend)


def _sorted_under(heading: str) -> tuple[str, str]:
    """Return the section and the label that a heading names; two empty ones if it is none."""
    found = _HEADING.fullmatch(heading)
    if found is None:
        return "", ""
    if found["apart"]:
        return LOOK_ALIKE, found["label"]
    return (UNRELATED, NONE) if found["label"] == UNRELATED else (found["label"], found["label"])
