"""The one function that decides what free text means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import exp
from typing import Any

from aftercare.domain.understanding.features import Block, blocks_of
from aftercare.domain.understanding.lexicon import Lexicon
from aftercare.domain.understanding.meaning import NOTHING, SAFETY_LEVELS, Meaning
from aftercare.domain.understanding.scorer import Scorer
from aftercare.domain.understanding.slots import slots_of

# All of these were found by leaving one author out; docs/decisions/0008 has the tables.
SURE = -0.7
"""Score from which a meaning is taken as meant; below it, a topic is only worth a "did you mean"."""
NEAR = -0.95
"""Score below which nothing is near."""
ALARM_HANDICAP = (-0.05, -0.05)
"""How far a level of safety has to be ahead of everything else, without and with a plain sign of danger.

With a sign it may even be a little behind: when in doubt between an answer and safety, safety.
"""
ALARM_LEAST = (-0.5, -0.8)
"""Score below which no alarm is raised, without and with a plain sign of danger."""
ASKED_TOO = -0.3
"""Score from which something else was asked for in the same breath as an alarm."""
_AHEAD, _SCORE, _BASE = 2.9, 0.7, -0.2
"""Turn the distance to the second best, and the score itself, into how often the like was right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ranked:
    label: str
    score: float
    ahead: float

    @property
    def confidence(self) -> float:
        return round(1 / (1 + exp(-(_BASE + _AHEAD * self.ahead + _SCORE * self.score))), 3)


class Understanding:
    """Understands the words of one locale; built once from its pack."""

    def __init__(
        self, lexicon: Lexicon, scorer: Scorer, labels: Sequence[str], built: Mapping[str, Any]
    ) -> None:
        self._lexicon = lexicon
        self._scorer = scorer
        self._labels = labels
        self._kinds: Mapping[str, str] = built["kinds"]
        self._patterns: Mapping[str, str] = built["patterns"]

    @classmethod
    def from_pack(cls, built: Mapping[str, Any]) -> Understanding:
        """Return the understanding that was built into a pack."""
        return cls(Lexicon.from_built(built["lexicon"]), Scorer(built["model"]), built["labels"], built)

    def understand(self, text: str) -> Meaning:
        """Return what an utterance means; any text at all has a meaning, if only "none"."""
        words = self._lexicon.heard(text)
        if not words:
            return NOTHING
        blocks = blocks_of(words, self._lexicon)
        scores = dict(zip(self._labels, self._scorer.scores(blocks), strict=True))
        alarms = {level: scores.pop(level) for level in SAFETY_LEVELS if level in scores}
        best = _best(scores)
        return self._alarm(alarms, best, has_sign=_has_sign(blocks)) or self._asked(best, words)

    def _alarm(self, alarms: Mapping[str, float], other: _Ranked, *, has_sign: bool) -> Meaning | None:
        if not alarms:
            return None
        level = max(alarms, key=lambda name: alarms[name])
        score, ahead = alarms[level], alarms[level] - other.score
        if score < ALARM_LEAST[has_sign] or ahead < ALARM_HANDICAP[has_sign]:
            return None
        also = other.label if other.score >= ASKED_TOO and other.label in self._kinds else None
        ranked = _Ranked(label=level, score=score, ahead=ahead)
        return Meaning(kind="safety", id=level, confidence=ranked.confidence, also=also)

    def _asked(self, best: _Ranked, words: list[str]) -> Meaning:
        kind = self._kinds.get(best.label)
        if kind == "command" and best.score >= SURE:
            slots = slots_of(best.label, words, self._patterns)
            return Meaning(kind="command", id=best.label, confidence=best.confidence, slots=slots)
        if kind == "answer" and best.score >= SURE:
            return Meaning(kind="answer", id=best.label, confidence=best.confidence)
        guess = best.label if kind == "answer" and best.score >= NEAR else None
        return Meaning(kind="none", confidence=best.confidence, guess=guess)


def _best(scores: Mapping[str, float]) -> _Ranked:
    first, second = nlargest(2, scores, key=lambda label: scores[label])
    return _Ranked(label=first, score=scores[first], ahead=scores[first] - scores[second])


def _has_sign(blocks: Sequence[Block]) -> bool:
    return any(f"s:{level}" in blocks[-1] for level in SAFETY_LEVELS)
