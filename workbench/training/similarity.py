"""How alike an utterance is to known phrasings: cosine over weighted words and word pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import log, sqrt

from aftercare.domain.nlu.normalise import words_of


class Similarity:
    """Ranks labels by their nearest phrasing."""

    def __init__(self, phrasings: Mapping[str, Iterable[str]]) -> None:
        known = [
            (label, _terms(words_of(said))) for label, all_said in phrasings.items() for said in all_said
        ]
        seen = Counter(term for _, terms in known for term in terms)
        self._weight = {term: log(1 + len(known) / count) for term, count in seen.items()}
        self._labels = [label for label, _ in known]
        self._where: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for index, (_, terms) in enumerate(known):
            length = sqrt(sum(self._weight[term] ** 2 for term in terms)) or 1.0
            for term in terms:
                self._where[term].append((index, self._weight[term] ** 2 / length))

    def rank(self, words: list[str]) -> list[tuple[str, float]]:
        """Return (label, likeness from 0 to 1), the likest first; empty when no word is known."""
        terms = _terms(words)
        unknown = max(self._weight.values(), default=1.0)
        length = sqrt(sum(self._weight.get(term, unknown / 2) ** 2 for term in terms)) or 1.0
        scores: defaultdict[int, float] = defaultdict(float)
        for term in terms:
            for index, part in self._where.get(term, ()):
                scores[index] += part / length
        best: dict[str, float] = {}
        for index, score in scores.items():
            label = self._labels[index]
            best[label] = max(best.get(label, 0.0), score)
        return sorted(best.items(), key=lambda item: (-item[1], item[0]))[:5]


def _terms(words: list[str]) -> set[str]:
    return {*words, *(f"{one} {two}" for one, two in pairwise(words))}
