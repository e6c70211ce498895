"""The parts of an utterance: people say a danger and a question in one breath."""

from __future__ import annotations

from collections.abc import Sequence

JOINTS = frozenset(["and", "but", "also", "plus", "then", "so", "because", "or"])
"""Words at which one thing ends and the next begins."""
ASKING = frozenset(
    [
        "can",
        "could",
        "may",
        "might",
        "should",
        "shall",
        "must",
        "will",
        "would",
        "is",
        "are",
        "was",
        "were",
        "do",
        "does",
        "did",
        "have",
        "has",
        "am",
        "what",
        "when",
        "how",
        "where",
        "who",
        "why",
        "which",
    ]
)
"""Words that begin a question."""
SUBJECTS = frozenset(
    [
        "i",
        "you",
        "he",
        "she",
        "it",
        "we",
        "they",
        "my",
        "your",
        "his",
        "her",
        "their",
        "this",
        "that",
        "there",
        "nothing",
        "everything",
        "nobody",
        "everybody",
    ]
)
"""Words that begin a statement, where none that asks stands before them."""
ASKED_WITHIN = 3
"""Words of a part among which the one that begins its question stands: "quick question can i ..."."""
SHORTEST_CLAUSE = 2
"""Words in a part that says something by itself."""


def clauses_of(words: Sequence[str]) -> list[list[str]]:
    """Return the parts between the joints, without them; nothing where there is only one part."""
    clauses: list[list[str]] = [[]]
    for word in words:
        if word in JOINTS:
            clauses.append([])
        else:
            clauses[-1].append(word)
    said = [clause for clause in clauses if clause]
    return [clause for clause in said if len(clause) >= SHORTEST_CLAUSE] if said[1:] else []


def is_question(clause: Sequence[str]) -> bool:
    """Tell whether a part is put as a question; "i feel so tired" may imply one, and is a statement."""
    for word in clause[:ASKED_WITHIN]:
        if word in ASKING or word in SUBJECTS:
            return word in ASKING
    return False
