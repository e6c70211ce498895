"""The utterances of the evaluation: written apart from the phrasings, and never read to tune anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path("tests/understanding")
OPEN_PARTS = ("delta", "echo")
LOOK_ALIKES = "look_alikes"
UNRELATED = "unrelated"
_FILES = ("questions", "safety", "commands", UNRELATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """What somebody says, and what it means."""

    text: str
    label: str
    """A topic, a command, a level of safety, or "none"."""
    group: str
    """`questions`, `safety`, `look_alikes`, `commands` or `unrelated`."""
    slots: Mapping[str, Any] = field(default_factory=dict)


def read_utterances(root: Path, parts: tuple[str, ...] = OPEN_PARTS) -> list[Utterance]:
    """Return the utterances of some parts of the evaluation."""
    return [
        utterance
        for part in parts
        for name in _FILES
        for utterance in _read(root / FOLDER / part / f"{name}.yaml", name)
    ]


def _read(path: Path, group: str) -> Iterator[Utterance]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    if isinstance(content, list):
        yield from (Utterance(text=text, label="none", group=group) for text in content)
        return
    for label, said in content.items():
        if label == LOOK_ALIKES:
            for true_label, texts in said.items():
                yield from (Utterance(text=text, label=true_label, group=LOOK_ALIKES) for text in texts)
        else:
            yield from (_utterance(entry, label, group) for entry in said)


def _utterance(entry: str | Mapping[str, Any], label: str, group: str) -> Utterance:
    if isinstance(entry, str):
        return Utterance(text=entry, label=label, group=group)
    return Utterance(text=entry["say"], label=label, group=group, slots=entry.get("slots", {}))
