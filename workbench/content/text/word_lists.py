"""Lists of words that phrases name: `{pills}` stands for any word of the list of that name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

_NAME = re.compile(r"\{([^{}]*)\}")


def lists_named(phrase: str) -> list[str]:
    """Return the names of the lists that a phrase names, in order."""
    return _NAME.findall(phrase)


def first_words(phrase: str, *, backwards: bool = False) -> Iterator[str]:
    """Yield every word that what a phrase hears begins with, or ends with; its lists are filled in."""
    parts = [part for part in phrase.split() if part not in ("^", "$")]
    for part in parts[::-1] if backwards else parts:
        yield from part.removesuffix("?").split("|")
        if not part.endswith("?"):
            return


def with_lists(phrase: str, lists: Mapping[str, Sequence[str]]) -> str:
    """Return a phrase with the words of the lists it names. Raises KeyError for a list that nobody wrote."""
    return _NAME.sub(lambda name: "|".join(lists[name[1]]), phrase)
