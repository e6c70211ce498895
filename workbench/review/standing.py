"""How each topic stands: its words now, those that were last signed, and what differs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from workbench.content.schema import Review, SignedFile
from workbench.content.signing import Status, signable_words, status_of
from workbench.content.tree import Content

Change = tuple[Literal["same", "gone", "new"], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One topic, as a reviewer looks at it."""

    id: str
    title: str
    status: Status
    review: Review | None
    """The last signature, whether or not it still holds."""
    words: Mapping[str, str]
    signed: SignedFile | None
    """The words that were last signed; None if nobody ever signed them, or they were not kept."""

    @property
    def changes(self) -> dict[str, list[Change]]:
        """The parts that differ from what was last signed, word by word."""
        if self.signed is None:
            return {}
        before = self.signed.words
        return {
            part: changed_words(before.get(part, ""), text)
            for part, text in self.words.items()
            if before.get(part, "") != text
        }


def standings(content: Content) -> list[Standing]:
    """Return every topic in the order in which a clinician reads them: what people ask most comes first."""
    return [_standing(content, topic_id) for topic_id in reading_order(content)]


def reading_order(content: Content) -> list[str]:
    """Return the topics: the common questions, then the rest as docs/meanings.md lists them."""
    order = dict.fromkeys((*content.common_questions.value.root, *content.meanings.answers))
    return [topic_id for topic_id in order if topic_id in content.topics]


def changed_words(before: str, now: str) -> list[Change]:
    """Return what to leave, strike out and add to make one text of the other."""
    old, new = before.split(), now.split()
    changes: list[Change] = []
    for kind, i, j, k, m in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "equal":
            changes.append(("same", _joined(old[i:j])))
            continue
        changes += [("gone", _joined(old[i:j]))] if j > i else []
        changes += [("new", _joined(new[k:m]))] if m > k else []
    return changes


def _standing(content: Content, topic_id: str) -> Standing:
    topic = content.topics[topic_id].value
    signed = content.signed.get(topic_id)
    return Standing(
        id=topic_id,
        title=topic.title,
        status=status_of(content, topic_id),
        review=topic.reviewed,
        words=signable_words(content, topic_id),
        signed=signed.value if signed else None,
    )


def _joined(words: Sequence[str]) -> str:
    return " ".join(words)
