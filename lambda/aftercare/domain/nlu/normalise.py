"""Words as they are compared: lower case, no punctuation, no fillers, contractions in one form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

LONGEST_UTTERANCE = 2_000
"""Characters looked at. An utterance is cut by Alexa far sooner; what is longer comes from elsewhere."""

_WORD = re.compile(r"\w+")
_NOT_A_WORD = re.compile(r"[^a-z0-9' ]+")
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'", "\u00b4": "'"})


def bare_words(text: str) -> list[str]:
    """Return the words of a text as they stand; what follows an apostrophe is a word of its own."""
    return _WORD.findall(text)


def words_of(text: str, fillers: Collection[str] = ()) -> list[str]:
    """Return the words of an utterance, lower case and without punctuation; fillers are kept out.

    Where nothing else is said, they stay.
    """
    plain = unicodedata.normalize("NFKD", text[:LONGEST_UTTERANCE]).translate(_APOSTROPHES).lower()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = [word.strip("'") for word in _NOT_A_WORD.sub(" ", plain).split()]
    kept = [word for word in words if word and word not in fillers]
    return kept or [word for word in words if word]
