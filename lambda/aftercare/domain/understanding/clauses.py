"""The parts of an utterance: people say a danger and a question in one breath."""

from __future__ import annotations

from collections.abc import Sequence

JOINTS = frozenset(["and", "but", "also", "plus", "then", "so", "because", "or"])
"""Words at which one thing ends and the next begins."""
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
