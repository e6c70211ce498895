"""All that decides what is understood, taken from the content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from aftercare.domain.language import Language
from aftercare.domain.nlu.meaning import Kind

from workbench.content.read.content import Content, read_content
from workbench.content.read.phrasing import Phrasing
from workbench.content.schema.language import PACKED, TRAINED_ON
from workbench.training.tables import tables_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What an understanding is built from."""

    phrasings: Sequence[Phrasing]
    words: Mapping[str, Any]
    """What is known about words, by file."""
    kinds: Mapping[str, Kind]
    """`answer`, `command` or `safety`, by the id of a meaning."""
    patterns: Mapping[str, str]
    """The id of each breathing pattern, by what people call it."""

    language: Language
    """The locale's own words that code needs."""
    tables: Mapping[str, Any]
    """Tables that decide by their phrases; nothing is trained on them."""

    def of(self, phrasings: Iterable[Phrasing]) -> Inputs:
        """Return the same with other phrasings, such as those of all authors but one."""
        return replace(self, phrasings=tuple(phrasings))


def inputs_of(content: Content) -> Inputs:
    """Return what an understanding of a content is built from."""
    meanings = content.meanings
    kinds: dict[str, Kind] = dict.fromkeys(meanings.answers, "answer")
    kinds |= dict.fromkeys(meanings.commands, "command")
    kinds |= dict.fromkeys(meanings.levels, "safety")
    return Inputs(
        phrasings=content.phrasings,
        words={name: content.language[name].value.model_dump() for name in TRAINED_ON},
        language=Language({name: content.language[name].value.model_dump() for name in PACKED}),
        kinds=kinds,
        tables=tables_of(content),
        patterns={name: pattern for pattern, file in content.patterns.items() for name in file.value.names},
    )


def read_inputs(root: Path) -> Inputs:
    """Return what the understanding of the base is built from. Raises ContentError."""
    return inputs_of(read_content(root))
