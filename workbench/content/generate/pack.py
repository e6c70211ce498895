"""The pack: the words that the deployed skill says in one locale, and how it understands what it hears."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aftercare.content.pack import FORMAT, understanding_beside

from workbench.content.generate.intents import routes_of
from workbench.content.read.content import LOCALE, Content
from workbench.content.schema.files import PatternFile, PromptEntry
from workbench.content.schema.language import PACKED
from workbench.content.text.lines import lines_of
from workbench.content.text.signatures import status_of
from workbench.training.tables import NAMES, tables_of

PACK = Path(f"lambda/aftercare/packs/{LOCALE}.json")


def pack_of(content: Content) -> dict[str, Any]:
    """Return the words of content that was checked."""
    tones = content.breathing.value.tones
    return {
        "format": FORMAT,
        "locale": content.locale,
        "clinic": content.clinic.value.model_dump(exclude={"privacy_url", "hours", "website"}),
        "numbers": content.safety.value.numbers.model_dump(),
        "lines": lines_of(content),
        "topics": _topics(content),
        "switched_off": sorted(content.off),
        "common_questions": list(content.common_questions.value.root),
        "patterns": {name: _pattern(name, file.value) for name, file in content.patterns.items()},
        "default_pattern": next(name for name, file in content.patterns.items() if file.value.default),
        "tones": {kind: tone.model_dump(exclude_none=True) for kind, tone in tones.items()},
        "unwell": list(content.breathing.value.unwell),
        "cue_ms": dict(content.cue_lengths.value.root),
        "prompts": _prompts(content),
        "intents": routes_of(content),
        "tables": tables_of(content),
        "language": {name: content.language[name].value.model_dump() for name in PACKED},
    }


def pack_text(pack: Mapping[str, Any]) -> str:
    """Return the words as they are committed: sorted, one a line, so that a diff can be read."""
    return json.dumps(pack, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def understanding_text(understanding: Mapping[str, Any]) -> str:
    """Return what was trained as it is committed: sorted, compact, one part a line."""
    trained = {key: value for key, value in understanding.items() if key not in NAMES}
    parts = sorted({"format": FORMAT, **trained}.items())
    return "{\n" + ",\n".join(f"{_json(key)}:{_json(value)}" for key, value in parts) + "\n}\n"


def built_understanding(pack: Path) -> dict[str, Any] | None:
    """Return the understanding beside a built pack; None if there is none that could be read."""
    try:
        found = json.loads(understanding_beside(pack).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and found.pop("format", None) == FORMAT else None


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _topics(content: Content) -> dict[str, Any]:
    return {
        topic_id: {
            "next": [following for following in file.value.next if following in content.topics],
            "reviewed": status_of(content, topic_id) == "signed",
            "offers": file.value.offers,
        }
        for topic_id, file in content.topics.items()
    }


def _pattern(pattern_id: str, pattern: PatternFile) -> dict[str, Any]:
    return {"phases": _phases(pattern_id, pattern), "counts_itself": pattern.counts_itself}


def _phases(pattern_id: str, pattern: PatternFile) -> list[dict[str, Any]]:
    return [
        {
            "kind": phase.kind,
            "milliseconds": phase.seconds,
            "first_cue": f"pattern.{pattern_id}.{index}.first_cue",
            "cue": f"pattern.{pattern_id}.{index}.cue",
        }
        for index, phase in enumerate(pattern.phases)
    ]


def _prompts(content: Content) -> list[dict[str, Any]]:
    """Return the prompts with the themes mixed, each spread over the round."""
    spread = []
    for theme, file in sorted(content.prompts.items()):
        entries = file.value.prompts
        spread += [
            ((2 * n + 1) / (2 * len(entries)), theme, _prompt(theme, e)) for n, e in enumerate(entries)
        ]
    return _parted([prompt for _, _, prompt in sorted(spread, key=lambda item: item[:2])])


def _parted(prompts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return prompts almost in order: none of the same theme follow each other, around the end too."""
    parted: list[dict[str, Any]] = []
    for prompt in prompts:
        place = len(parted)
        while place and _beside(parted, place, prompt["theme"]):
            place -= 1
        parted.insert(place, prompt)
    return parted


def _beside(prompts: list[dict[str, Any]], place: int, theme: str) -> bool:
    """Tell whether a theme is one of the two between which a place lies; the first follows the last."""
    return theme in (prompts[place - 1]["theme"], prompts[place % len(prompts)]["theme"])


def _prompt(theme: str, entry: PromptEntry) -> dict[str, Any]:
    return {"id": entry.id, "theme": theme, "weight": entry.weight, "has_way_out": entry.way_out is not None}
