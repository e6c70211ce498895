"""What an English word may have been before it was given an ending."""

from __future__ import annotations

from collections.abc import Iterator

SHORTEST_STEM = 3
"""Letters of a word that can lose an ending; what is shorter is no word on its own."""

_ENDINGS = (
    ("'s", ("",)),
    ("ies", ("y", "ie")),
    ("ied", ("y",)),
    ("ing", ("", "e")),
    ("es", ("", "e")),
    ("ed", ("", "e")),
    ("s", ("",)),
)


def stems_of(word: str) -> Iterator[str]:
    """Yield what a word is without its plural, possessive or verb ending; some of it is no word.

    "smoothies" gives "smoothy" and "smoothie", "jogging" gives "jogg", "jogge" and "jog".
    """
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < SHORTEST_STEM:
            continue
        yield from (stem + letters for letters in instead)
        if ending in ("ing", "ed") and stem[-1] == stem[-2]:
            yield stem[:-1]
