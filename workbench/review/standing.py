"""How each topic and sheet stands: its words now, those that were last signed, and what differs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from workbench.content.read.content import Content
from workbench.content.schema.files import Review, SignedFile
from workbench.content.text.sheets import sheet_ids, sheet_title
from workbench.content.text.signatures import Status, review_of, signable_words, status_of

Change = tuple[Literal["same", "gone", "new"], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One topic or sheet, as a reviewer looks at it."""

    id: str
    title: str
    status: Status
    review: Review | SignedFile | None
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
            for part, text in (dict.fromkeys(before, "") | dict(self.words)).items()
            if before.get(part, "") != text
        }


def standings(content: Content) -> list[Standing]:
    """Return every topic in the order in which a clinician reads them: what people ask most comes first."""
    return [_standing(content, topic_id) for topic_id in reading_order(content)]


def sheet_standings(content: Content) -> list[Standing]:
    """Return whatever else is said, sheet by sheet, words of danger first."""
    return [_standing(content, sheet) for sheet in sheet_ids(content)]


def reading_order(content: Content) -> list[str]:
    """Return the topics: the common questions, then the rest as intents.yaml lists them."""
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


def _standing(content: Content, signable: str) -> Standing:
    topic, signed = content.topics.get(signable), content.signed.get(signable)
    return Standing(
        id=signable,
        title=topic.value.title if topic else sheet_title(content, signable),
        status=status_of(content, signable),
        review=review_of(content, signable),
        words=signable_words(content, signable),
        signed=signed.value if signed else None,
    )


def _joined(words: Sequence[str]) -> str:
    return " ".join(words)
