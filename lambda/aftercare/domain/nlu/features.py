"""What an utterance looks like to the model: its words, their neighbours, their letters, their ideas.

The same functions serve training and use, so that the two cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, get_args

from aftercare.domain.nlu.lexicon import Lexicon

Block = list[str]
"""Features of one sort; each block counts the same, however long the utterance is."""

WORDS_TOGETHER = 3
LETTERS_TOGETHER = (2, 5)
_SIGN = "s:"
BlockName = Literal["words", "letters", "ideas", "signs"]
BLOCKS: tuple[BlockName, ...] = get_args(BlockName)


def blocks_of(heard: list[str], lexicon: Lexicon) -> tuple[Block, ...]:
    """Return the features of the words heard, in the order of `BLOCKS`; a feature may come twice."""
    words, ways = lexicon.with_one_treatment(lexicon.folded(heard))
    return (
        list(_word_runs(words)),
        list(_letter_runs(words)),
        [
            *(f"i:{idea}" for idea in lexicon.ideas_in(heard)),
            *(f"h:{name}" for name in lexicon.sounds.found_in(heard)),
            *(f"t:{way}" for way in ways),
        ],
        list(_signs(lexicon.signs.found_in(heard))),
    )


def signs_among(blocks: tuple[Block, ...]) -> frozenset[str]:
    """Return the names of the signs that stand among the features of an utterance."""
    return frozenset(feature.removeprefix(_SIGN) for feature in blocks[-1] if "+" not in feature)


def _signs(kinds: list[str]) -> Iterator[str]:
    """Return the signs of danger, each alone and in pairs: a danger denied is another thing."""
    for index, kind in enumerate(kinds):
        yield _SIGN + kind
        yield from (f"{_SIGN}{kind}+{other}" for other in kinds[index + 1 :])
    yield _SIGN + "+".join(kinds)


def _word_runs(words: list[str]) -> Iterator[str]:
    framed = ["^", *words, "$"]
    for length in range(1, WORDS_TOGETHER + 1):
        for start in range(len(framed) - length + 1):
            yield "w:" + " ".join(framed[start : start + length])


def _letter_runs(words: list[str]) -> Iterator[str]:
    shortest, longest = LETTERS_TOGETHER
    for word in words:
        framed = f" {word} "
        for length in range(shortest, longest + 1):
            for start in range(len(framed) - length + 1):
                yield "l:" + framed[start : start + length]
