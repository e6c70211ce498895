"""The one function that decides what free text means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Any

from aftercare.domain.understanding.features import blocks_of
from aftercare.domain.understanding.lexicon import Lexicon
from aftercare.domain.understanding.meaning import NOTHING, SAFETY_LEVELS, Meaning
from aftercare.domain.understanding.scorer import Scorer
from aftercare.domain.understanding.similarity import Similar
from aftercare.domain.understanding.slots import slots_of

SURE = -0.75
"""Score from which a meaning is taken as meant; below, its topic is only worth a "did you mean"."""
NEAR = -0.95
"""Score below which nothing is near."""
STEEPNESS = 4.0
"""Turns the distance to the next best score into a confidence; fitted by leaving one author out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ranked:
    """The best label and how far it is from being none or another."""

    label: str
    score: float
    ahead: float
    """Distance to the second best."""

    @property
    def confidence(self) -> float:
        """From 0 to 1."""
        return round(1 / (1 + exp(-STEEPNESS * self.ahead)), 3)


class Understanding:
    """Understands the words of one locale; built once from its pack."""

    def __init__(self, lexicon: Lexicon, scorer: Scorer, labels: Sequence[str], built: Mapping[str, Any]) -> None:
        self._lexicon = lexicon
        self._scorer = scorer
        self._labels = labels
        self._kinds: Mapping[str, str] = built["kinds"]
        self._patterns: Mapping[str, str] = built["patterns"]

    @classmethod
    def from_pack(cls, built: Mapping[str, Any]) -> Understanding | Similar:
        """Return the understanding that was built into a pack."""
        if "model" not in built:
            return Similar(built)
        return cls(Lexicon.from_built(built["lexicon"]), Scorer(built["model"]), built["labels"], built)

    def understand(self, text: str) -> Meaning:
        """Return what an utterance means; any text at all has a meaning, if only "none"."""
        words = self._lexicon.heard(text)
        if not words:
            return NOTHING
        best = self._best(words)
        kind = self._kinds.get(best.label, "none")
        if kind == "none" or best.score < NEAR:
            return Meaning(kind="none", confidence=best.confidence)
        if best.score < SURE and kind != "safety":
            return Meaning(kind="none", guess=best.label if kind == "answer" else None, confidence=best.confidence)
        if kind == "safety":
            return Meaning(kind="safety", id=best.label, confidence=best.confidence)
        if kind == "command":
            slots = slots_of(best.label, words, self._patterns)
            return Meaning(kind="command", id=best.label, confidence=best.confidence, slots=slots)
        return Meaning(kind="answer", id=best.label, confidence=best.confidence)

    def _best(self, words: list[str]) -> _Ranked:
        scores = self._scorer.scores(blocks_of(words, self._lexicon))
        order = sorted(range(len(scores)), key=lambda index: -scores[index])[:2]
        first, second = order[0], order[-1]
        return _Ranked(label=self._labels[first], score=scores[first], ahead=scores[first] - scores[second])
