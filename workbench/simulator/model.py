"""The interaction model, as far as matching an utterance needs it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ListValue:
    """One value of a list slot."""

    name: str
    id: str | None = None
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """An intent, with the type of each of its slots."""

    name: str
    samples: tuple[str, ...] = ()
    slots: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """What a skill listens for in one locale."""

    invocation_name: str
    intents: tuple[Intent, ...]
    lists: Mapping[str, tuple[ListValue, ...]]
    """The values of each list slot type, by the name of the type."""

    @classmethod
    def read(cls, path: Path) -> Model:
        """Read a model file. Raises OSError or ValueError when there is none to be read."""
        return cls.from_json(json.loads(path.read_text(encoding="utf-8")))

    @classmethod
    def from_json(cls, whole: Mapping[str, Any]) -> Model:
        """Return the model in a JSON document. Raises ValueError when its language model is missing."""
        try:
            language = whole["interactionModel"]["languageModel"]
            return cls(
                invocation_name=language["invocationName"],
                intents=tuple(_intent(intent) for intent in language["intents"]),
                lists={kind["name"]: tuple(_values(kind)) for kind in language.get("types", ())},
            )
        except (KeyError, TypeError) as error:
            raise ValueError(f"not an interaction model: {error} is missing or wrong") from error

    def intent(self, name: str) -> Intent:
        """Return the intent of a name; one that is not declared has no slots and no samples."""
        return next((intent for intent in self.intents if intent.name == name), Intent(name=name))


def _intent(declared: Mapping[str, Any]) -> Intent:
    return Intent(
        name=declared["name"],
        samples=tuple(declared.get("samples", ())),
        slots={slot["name"]: slot["type"] for slot in declared.get("slots", ())},
    )


def _values(kind: Mapping[str, Any]) -> Iterator[ListValue]:
    for value in kind.get("values", ()):
        name = value["name"]
        yield ListValue(
            name=name["value"], id=value.get("id") or None, synonyms=tuple(name.get("synonyms", ()))
        )
