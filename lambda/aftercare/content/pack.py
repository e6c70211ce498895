"""Load the built content pack."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aftercare.content.records import Clinic, ContentPack, IntentRoute, Topic
from aftercare.domain.breathing.pattern import Pattern, Phase
from aftercare.domain.journal.prompts import Prompt
from aftercare.domain.language import Language

FORMAT = 2
"""The shape this loader reads."""


def load_pack(path: Path) -> ContentPack:
    """Return the pack in a file.

    Raises OSError if it cannot be read, and ValueError if it is no pack or one of another format.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path} is not a content pack: {error}") from error
    found = data.get("format") if isinstance(data, dict) else None
    if found != FORMAT:
        raise ValueError(f"{path} has format {found}, this skill reads format {FORMAT}; run make content")
    try:
        return _pack(data)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{path} is damaged ({error!r}); run make content") from error


def _pack(data: Mapping[str, Any]) -> ContentPack:
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
        intents={name: IntentRoute(**route) for name, route in data["intents"].items()},
        understanding=data["understanding"],
        language=Language(data["language"]),
    )


def _topic(topic_id: str, value: Mapping[str, Any]) -> Topic:
    return Topic(id=topic_id, next=tuple(value["next"]), reviewed=value["reviewed"])


def _pattern(pattern_id: str, value: Mapping[str, Any]) -> Pattern:
    phases = tuple(Phase(**phase) for phase in value["phases"])
    return Pattern(id=pattern_id, phases=phases, counts_itself=value["counts_itself"])
