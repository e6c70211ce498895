"""Who signed the words of a topic, and whether they are still the words that were signed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Literal

from workbench.content.lines import HEARD_PARTS, words_of
from workbench.content.tree import Content

Status = Literal["signed", "changed", "draft"]
"""`changed`: signed once, in other words than the ones that are there now; for a listener it is a draft."""


def signable_words(content: Content, topic_id: str) -> dict[str, str]:
    """Return what a reviewer signs: the words as they are heard, safety numbers and times filled in.

    The clinic's name, telephone number and hours stay places: they are settings, and a new number would void
    every signature without a word of advice having changed.
    """
    numbers = content.safety.value.numbers
    return {
        part: text.replace("{crisis_number}", numbers.crisis).replace("{emergency_number}", numbers.emergency)
        for part, text in words_of(content, topic_id).items()
    }


def digest_of(words: Mapping[str, str]) -> str:
    """Return what a review signs: a short digest of the words of a topic."""
    listed = "\n".join(f"{part}: {words[part]}" for part in HEARD_PARTS)
    return hashlib.sha256(listed.encode()).hexdigest()[:12]


def status_of(content: Content, topic_id: str) -> Status:
    """Tell whether a topic's words are signed."""
    review = content.topics[topic_id].value.reviewed
    if review is None:
        return "draft"
    return "signed" if review.digest == digest_of(signable_words(content, topic_id)) else "changed"
