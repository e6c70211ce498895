"""How the understanding grows: size, time to load and time for an utterance, from ten topics to thousands."""

from __future__ import annotations

import json
import random
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from math import log
from pathlib import Path
from typing import Any

from aftercare.domain.nlu.features import blocks_of
from aftercare.domain.nlu.lexicon import Lexicon
from aftercare.domain.nlu.understand import Understanding

from workbench.content.read.content import read_content
from workbench.content.read.language import read_language
from workbench.training.packing import STEPS, Row, pack_rows
from workbench.training.tables import tables_of

SIZES = (10, 100, 1_000, 5_000)
PHRASINGS_OF_A_TOPIC = 12
_COMMON_WORDS = 60
_WORDS_OF_A_TOPIC = 6
_REPEATS = 5
_LEXICON: dict[str, Any] = {
    "spoken": {},
    "people": [],
    "ideas": {},
    "names": [],
    "signs": {},
    "fillers": [],
    "denials": [],
    "endings": [],
}


def benchmark(sizes: Sequence[int] = SIZES) -> list[dict[str, float]]:
    """Return kilobytes, and milliseconds to load and for an utterance, by number of made-up topics."""
    return [_measure(topics) for topics in sizes]


def _measure(topics: int) -> dict[str, float]:
    phrasings = made_up(topics)
    built = build(phrasings)
    language = read_language(Path())
    understanding = Understanding.from_pack(built, language)
    heard = [text for _, text in phrasings[:: max(1, len(phrasings) // 100)]]
    return {
        "topics": topics,
        "phrasings": len(phrasings),
        "kilobytes": round(len(json.dumps(built)) / 1000, 1),
        "load_ms": round(_milliseconds(lambda: Understanding.from_pack(built, language)), 2),
        "utterance_ms": round(
            statistics.median(_milliseconds(partial(understanding.understand, text)) for text in heard), 3
        ),
    }


def made_up(topics: int) -> list[tuple[str, str]]:
    """Return (topic, phrasing) pairs: words that all topics share, and a few of each topic's own."""
    chance = random.Random(0)  # noqa: S311 - words are made up, nothing is kept secret
    shared = [_word(chance) for _ in range(_COMMON_WORDS)]
    phrasings = []
    for topic in range(topics):
        own = [_word(chance) for _ in range(_WORDS_OF_A_TOPIC)]
        for _ in range(PHRASINGS_OF_A_TOPIC):
            words = chance.sample(shared, 5) + chance.sample(own, 2)
            chance.shuffle(words)
            phrasings.append((f"topic.{topic}", " ".join(words)))
    return phrasings


def build(phrasings: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Return an understanding weighed by how often a topic has a feature.

    A real training of thousands of topics takes hours; what it builds has the same form and the same growth.
    """
    labels = {label: index for index, label in enumerate(dict.fromkeys(label for label, _ in phrasings))}
    lexicon = Lexicon.from_built(_LEXICON)
    seen: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for label, text in phrasings:
        for feature in {f for block in blocks_of(lexicon.heard(text), lexicon) for f in block}:
            seen[feature][labels[label]] += 1
    rows = (
        Row(feature=feature, idf=_idf(len(phrasings), counts.total()), weights=_weights(counts))
        for feature, counts in seen.items()
    )
    return {
        "kinds": dict.fromkeys(labels, "answer"),
        "labels": list(labels),
        "lexicon": _LEXICON,
        "model": pack_rows(rows, [-0.5] * len(labels)),
        "patterns": {},
        **tables_of(read_content(Path())),
    }


def _weights(counts: Counter[int]) -> list[tuple[int, int]]:
    return [(label, max(1, STEPS * count // counts.total())) for label, count in counts.items()]


def _idf(phrasings: int, seen: int) -> int:
    return min(255, round(20 * (1 + log(phrasings / seen))))


def _word(chance: random.Random) -> str:
    return "".join(
        chance.choice("bcdfglmnprstv") + chance.choice("aeiou") for _ in range(chance.randint(2, 4))
    )


def _milliseconds(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(_REPEATS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken) * 1000
