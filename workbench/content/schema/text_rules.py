"""What a text may look like: length, characters, places to fill."""

from __future__ import annotations

import re
from collections.abc import Callable

from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError

LONGEST_PHRASING = 25
"""Words; longer ones were never heard in one breath, and the recogniser cuts them."""

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
NUMBER = (
    r"(?:\d+|one in \w+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|half|"
    rf"hundred|thousand|(?:{_TENS})(?:-\w+)?)"
)
"""A pattern of numbers as they are said; "one" by itself is mostly no number."""

_PLACE = re.compile(r"\{([^{}]*)\}")
_PHRASING = re.compile(r"[a-z']+(?: [a-z']+)*")
_SPEAKABLE = frozenset(" .,?!'\":;-()/%{}_")


def problem(what: str, mend: str) -> PydanticCustomError:
    """Return the error a validator raises; what it says reaches the writer."""
    return PydanticCustomError("content", "{what}", {"what": what, "mend": mend})


def count_words(text: str) -> int:
    """Return how many words a text has; a place to fill counts as one."""
    return len(text.split())


def places_in(text: str) -> list[str]:
    """Return the names of the places to fill, in order."""
    return _PLACE.findall(text)


def spoken(text: str, info: ValidationInfo) -> str:
    """Accept a text that a voice can say."""
    if not text.strip():
        raise problem(f"{_name(info)} is empty", "Write the words, or remove the key.")
    odd = sorted({c for c in text if not (c.isalpha() or "0" <= c <= "9" or c in _SPEAKABLE)})
    if odd:
        shown = " ".join(odd)
        raise problem(f"{_name(info)} has {shown}, which a voice stumbles over", "Write it as words.")
    if len(re.findall(r"[{}]", text)) != 2 * len(_PLACE.findall(text)):
        raise problem(f"{_name(info)} has a single brace", "Write a place to fill as {name}.")
    return " ".join(text.split())


def at_most(limit: int, why: str) -> Callable[[str, ValidationInfo], str]:
    """Return a validator for texts of at most so many words."""

    def check(text: str, info: ValidationInfo) -> str:
        words = count_words(text)
        if words > limit:
            what = f"{_name(info)} has {words} words, at most {limit} are allowed"
            raise problem(what, f"Shorten it: {why}.")
        return text

    return check


def one_question(text: str, info: ValidationInfo) -> str:
    """Accept a text with exactly one question mark."""
    marks = text.count("?")
    if marks != 1:
        raise problem(f"{_name(info)} has {marks} question marks, and needs one", "Ask one thing.")
    return text


def phrasing(text: str) -> str:
    """Accept what a person says, as Alexa writes it down."""
    if not _PHRASING.fullmatch(text):
        mend = "Use lower-case letters, single spaces and apostrophes only, and numbers as words."
        raise problem(f"{text!r} is not written the way Alexa hears it", mend)
    if count_words(text) > LONGEST_PHRASING:
        what = f"a phrasing has {count_words(text)} words, at most {LONGEST_PHRASING} are allowed"
        raise problem(what, "Shorten it, or make two of it.")
    return text


def _name(info: ValidationInfo) -> str:
    return info.field_name or "the text"
