"""The meanings that the skill knows, each once: `intents.yaml`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field, RootModel

from workbench.content.read.content_files import Filed
from workbench.content.schema.files import NonEmpty, Part

Border = Annotated[NonEmpty, AfterValidator(lambda text: " ".join(text.split()))]


class Intent(Part):
    """What an id stands for."""

    kind: Literal["answer", "command", "safety"]
    here: Border
    """What belongs to it."""
    elsewhere: Border | None = None
    """What does not, and where that belongs."""
    slots: Annotated[list[NonEmpty], Field(default_factory=list)]


class IntentsFile(RootModel[dict[Annotated[str, Field(pattern=r"^[a-z_.]+$")], Intent]]):
    """`intents.yaml`."""

    model_config = ConfigDict(strict=True, frozen=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meanings:
    """Ids by what they stand for, each with its line in the file."""

    path: str
    answers: Mapping[str, int]
    commands: Mapping[str, int]
    levels: Mapping[str, int]

    @property
    def all(self) -> frozenset[str]:
        """Every id."""
        return frozenset((*self.answers, *self.commands, *self.levels))


def meanings_of(file: Filed[IntentsFile], extra: Collection[str]) -> Meanings:
    """Return the ids of the file, and a clinic's own topics, whose border the base need not draw."""
    found: dict[str, dict[str, int]] = {"answer": {}, "command": {}, "safety": {}}
    for meaning, intent in file.value.root.items():
        found[intent.kind][meaning] = file.document.line((meaning,))
    answers = found["answer"] | dict.fromkeys(sorted(extra), 1)
    path = file.document.path
    return Meanings(path=path, answers=answers, commands=found["command"], levels=found["safety"])
