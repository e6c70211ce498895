"""The one function that decides what free text means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aftercare.domain.understanding.meaning import NOTHING, SAFETY_LEVELS, Meaning
from aftercare.domain.understanding.normalise import words_of
from aftercare.domain.understanding.similarity import Similarity
from aftercare.domain.understanding.slots import slots_of

SURE = 0.42
"""Likeness from which a meaning is taken as meant."""
NEAR = 0.3
"""Likeness from which the nearest topic is worth a "did you mean"."""
NEAR_FOR_SAFETY = 0.4
"""Safety needs no more likeness than anything else: when in doubt, safety."""


class Understanding:
    """Understands the words of one locale; built once from its pack."""

    def __init__(self, matcher: Similarity, kinds: Mapping[str, str], names: Mapping[str, str]) -> None:
        self._matcher = matcher
        self._kinds = kinds
        self._names = names

    @classmethod
    def from_pack(cls, built: Mapping[str, Any]) -> Understanding:
        """Return the understanding that was built into a pack."""
        phrasings = {label: list(said) for label, said in built["phrasings"].items()}
        for label, said in built["look_alikes"].items():
            phrasings.setdefault(label, []).extend(said)
        phrasings.setdefault("none", []).extend(built["unrelated"])
        names = {name: pattern for pattern, said in built["slots"]["pattern"].items() for name in said}
        kinds = {label: _kind_of(label) for label in phrasings}
        return cls(Similarity(phrasings), kinds, names)

    def understand(self, text: str) -> Meaning:
        """Return what an utterance means; any text at all has a meaning, if only "none"."""
        words = words_of(text)
        if not words:
            return NOTHING
        ranked = self._matcher.rank(words)
        if not ranked:
            return NOTHING
        label, likeness = ranked[0]
        kind = self._kinds.get(label, "none")
        for other, close in ranked:
            if self._kinds.get(other) == "safety" and close >= NEAR_FOR_SAFETY and close >= likeness - 0.02:
                return Meaning(kind="safety", id=other, confidence=close)
        if kind == "none" or likeness < NEAR:
            return NOTHING
        if likeness < SURE:
            return Meaning(kind="none", guess=label if kind == "answer" else None, confidence=likeness)
        if kind == "command":
            return Meaning(
                kind="command", id=label, confidence=likeness, slots=slots_of(label, words, self._names)
            )
        return Meaning(kind="answer", id=label, confidence=likeness)


_COMMANDS = frozenset(
    [
        "breathe",
        "breathe.control",
        "journal.today",
        "journal.next",
        "journal.previous",
        "journal.write",
        "repeat",
        "more",
        "source",
        "treatment.log",
        "reminder.set",
        "reminder.list",
        "reminder.cancel",
        "speech.pace",
        "privacy.show",
        "privacy.delete",
        "questions.list",
        "help",
        "stop",
        "cancel",
        "yes",
        "no",
    ]
)


def _kind_of(label: str) -> str:
    if label == "none":
        return "none"
    if label in SAFETY_LEVELS:
        return "safety"
    return "command" if label in _COMMANDS else "answer"
