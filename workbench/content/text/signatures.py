"""Who signed the words of a topic or a sheet, and whether they are still the words that were signed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Literal

from workbench.content.read.content import Content
from workbench.content.schema.files import Review, SignedFile
from workbench.content.text.fill import with_times
from workbench.content.text.lines import words_of
from workbench.content.text.sheets import sheet_ids, words_of_sheet

Status = Literal["signed", "changed", "draft"]
"""`changed`: signed once, in other words than the ones that are there now; for a listener it is a draft."""


def signable_ids(content: Content) -> list[str]:
    """Return everything that is signed: the topics, and the sheets of whatever else is said."""
    return [*content.topics, *sheet_ids(content)]


def signable_words(content: Content, signable: str) -> dict[str, str]:
    """Return what a reviewer signs: the words as they are heard, safety numbers and times filled in.

    The clinic's name, telephone number and hours stay places: they are settings, and a new number would void
    every signature without a word of advice having changed.
    """
    is_topic = signable in content.topics
    words = words_of(content, signable) if is_topic else words_of_sheet(content, signable)
    numbers = content.safety.value.numbers
    return {
        part: with_times(content, text)
        .replace("{crisis_number}", numbers.crisis)
        .replace("{emergency_number}", numbers.emergency)
        for part, text in words.items()
    }


def digest_of(words: Mapping[str, str]) -> str:
    """Return what a review signs: a short digest of the words of a topic or a sheet."""
    listed = "\n".join(f"{part}: {text}" for part, text in words.items())
    return hashlib.sha256(listed.encode()).hexdigest()[:12]


def review_of(content: Content, signable: str) -> Review | SignedFile | None:
    """Return the last signature, whether or not it still holds; that of a sheet is kept beside its words."""
    if signable in content.topics:
        return content.topics[signable].value.reviewed
    signed = content.signed.get(signable)
    return signed.value if signed else None


def status_of(content: Content, signable: str) -> Status:
    """Tell whether the words of a topic or a sheet are signed."""
    review = review_of(content, signable)
    if review is None:
        return "draft"
    return "signed" if review.digest == digest_of(signable_words(content, signable)) else "changed"
