"""Load the built content pack: the words, and the understanding beside them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aftercare.content.records import Clinic, ContentPack, IntentRoute, Topic
from aftercare.domain.breathing.pattern import Pattern, Phase
from aftercare.domain.journal.prompts import Prompt
from aftercare.domain.language import Language

FORMAT = 3
"""The shape this loader reads, of either file."""


def load_pack(path: Path) -> ContentPack:
    """Return the pack whose words are in a file, with the understanding that lies beside it.

    Raises OSError if either cannot be read, and ValueError if it is no part of a pack or of another format.
    """
    words, understanding = _read(path), _read(understanding_beside(path))
    try:
        return _pack(words, understanding)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{path} is damaged ({error!r}); run make content") from error


def understanding_beside(path: Path) -> Path:
    """Return where the understanding is that belongs to the words in a file."""
    return path.with_suffix(".model.json")


def _read(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path} is not a content pack: {error}") from error
    found = data.get("format") if isinstance(data, dict) else None
    if found != FORMAT:
        raise ValueError(f"{path} has format {found}, this skill reads format {FORMAT}; run make content")
    return dict(data)


def _pack(data: Mapping[str, Any], understanding: Mapping[str, Any]) -> ContentPack:
    return ContentPack(
        locale=data["locale"],
        clinic=Clinic(**data["clinic"]),
        numbers=data["numbers"],
        lines=data["lines"],
        topics={key: _topic(key, value) for key, value in data["topics"].items()},
        switched_off=frozenset(data.get("switched_off", ())),
        common_questions=tuple(data["common_questions"]),
        patterns={key: _pattern(key, value) for key, value in data["patterns"].items()},
        default_pattern=data["default_pattern"],
        tones=data["tones"],
        cue_ms=data["cue_ms"],
        unwell=tuple(data["unwell"]),
        prompts=tuple(Prompt(**prompt) for prompt in data["prompts"]),
        intents={name: _route(route) for name, route in data["intents"].items()},
        understanding={**understanding, **data["tables"]},
        language=Language(data["language"]),
    )


def _route(value: Mapping[str, Any]) -> IntentRoute:
    prefix, suffix = value.get("lead"), value.get("tail")
    others = tuple(value.get("others", ()))
    return IntentRoute(
        meaning=value.get("meaning"), carrier_prefix=prefix, carrier_suffix=suffix, others=others
    )


def _topic(topic_id: str, value: Mapping[str, Any]) -> Topic:
    return Topic(id=topic_id, next=tuple(value["next"]), reviewed=value["reviewed"], offers=value["offers"])


def _pattern(pattern_id: str, value: Mapping[str, Any]) -> Pattern:
    phases = tuple(Phase(**phase) for phase in value["phases"])
    return Pattern(id=pattern_id, phases=phases, counts_itself=value["counts_itself"])
