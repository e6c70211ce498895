"""What was phrased for each meaning, by whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

FOLDER = Path("content/en-US/phrasings")
LOOK_ALIKES = "look_alikes"
UNRELATED = "unrelated"
NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrasing:
    """One utterance that somebody wrote down."""

    author: str
    label: str
    """A topic, a command, a level of safety, or "none"."""
    text: str
    folder: str
    """Where it was found: the label, or `look_alikes`, or `unrelated`."""

    @property
    def is_look_alike(self) -> bool:
        """Whether it sounds like an alarm and is none."""
        return self.folder == LOOK_ALIKES


def read_phrasings(root: Path) -> list[Phrasing]:
    """Return all phrasings, in the order of their files, each label and text once for each author."""
    found: dict[tuple[str, str, str], Phrasing] = {}
    for path in sorted((root / FOLDER).glob("*/*.yaml")):
        for label, text in _labelled(path):
            key = (path.stem, label, text)
            found.setdefault(key, Phrasing(author=path.stem, label=label, text=text, folder=path.parent.name))
    return list(found.values())


def _labelled(path: Path) -> Iterator[tuple[str, str]]:
    folder = path.parent.name
    content = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  # builds strings only
    if isinstance(content, dict):
        yield from ((label, text) for label, texts in content.items() for text in texts)
    else:
        yield from ((NONE if folder == UNRELATED else folder, text) for text in content)
