"""The parts of an utterance: people say a danger and a question in one breath."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ASKED_WITHIN = 3
"""Words of a part among which the one that begins its question stands: "quick question can i ..."."""
SHORTEST_CLAUSE = 2
"""Words in a part that says something by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseWords:
    """The words of one locale by which an utterance falls into parts."""

    joints: frozenset[str]
    """Words at which one thing ends and the next begins."""
    asking: frozenset[str]
    """Words that begin a question."""
    subjects: frozenset[str]
    """Words that begin a statement, where none that asks stands before them."""

    @classmethod
    def from_built(cls, built: Mapping[str, Sequence[str]]) -> ClauseWords:
        """Return the words as they were built into a pack."""
        return cls(
            joints=frozenset(built["joints"]),
            asking=frozenset(built["asking"]),
            subjects=frozenset(built["subjects"]),
        )


def clauses_of(words: Sequence[str], known: ClauseWords) -> list[list[str]]:
    """Return the parts between the joints, without them; nothing where there is only one part."""
    clauses: list[list[str]] = [[]]
    for word in words:
        if word in known.joints:
            clauses.append([])
        else:
            clauses[-1].append(word)
    said = [clause for clause in clauses if clause]
    return [clause for clause in said if len(clause) >= SHORTEST_CLAUSE] if said[1:] else []


def is_question(clause: Sequence[str], known: ClauseWords) -> bool:
    """Tell whether a part is put as a question; "i feel so tired" may imply one, and is a statement."""
    for word in clause[:ASKED_WITHIN]:
        if word in known.asking or word in known.subjects:
            return word in known.asking
    return False
