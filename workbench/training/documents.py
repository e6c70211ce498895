"""Texts as numbered features; what was taken apart once is kept on disk."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from aftercare.domain.nlu.features import BLOCKS, blocks_of
from aftercare.domain.nlu.lexicon import Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """The features of some texts: text by text, block by block, as they come in it."""

    features: Sequence[str]
    """Each feature by its number; those of other texts may be among them."""
    numbers: Any
    """The numbers of the features of all texts, one after the other."""
    sizes: Any
    """How many features each block of each text has: a row for a text, a column for a block."""

    @property
    def segments(self) -> Any:
        """For each of the numbers, the text and block it is in: blocks counted over all texts."""
        return np.repeat(np.arange(self.sizes.size), self.sizes.ravel())


class Reader:
    """Takes texts apart with one lexicon, each text once; all its documents have the same numbers."""

    def __init__(self, lexicon: Lexicon, kept: Path | None = None) -> None:
        """Begin with what was kept in a file, if it is there."""
        self._lexicon = lexicon
        self._of_feature: dict[str, int] = {}
        self._of_text: dict[str, int] = {}
        self._numbers = array("i")
        self._sizes = array("i")
        # What was kept only spares time: a file that is not whole is as good as none.
        if kept is not None:
            with suppress(OSError, ValueError, KeyError, EOFError, BadZipFile):
                self._load(kept)

    def read(self, texts: Sequence[str]) -> Documents:
        """Return the features of texts, in their order."""
        for text in texts:
            if text not in self._of_text:
                self._of_text[text] = len(self._of_text)
                self._take_apart(text)
        rows = np.array([self._of_text[text] for text in texts], dtype=np.int64)
        sizes = np.array(self._sizes, dtype=np.int32).reshape(-1, len(BLOCKS))
        numbers = np.array(self._numbers, dtype=np.int32)[_places(sizes.sum(axis=1), rows)]
        return Documents(features=list(self._of_feature), numbers=numbers, sizes=sizes[rows])

    def keep(self, path: Path) -> None:
        """Write everything that was read to a file, in the place of older ones like it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".new.npz")
        lists = {"features": _packed(self._of_feature), "texts": _packed(self._of_text)}
        np.savez(new, numbers=np.array(self._numbers), sizes=np.array(self._sizes), **lists)
        for old in path.parent.glob("*.npz"):
            if old != new:
                old.unlink(missing_ok=True)
        new.replace(path)

    def _take_apart(self, text: str) -> None:
        number = self._of_feature
        for block in blocks_of(self._lexicon.heard(text), self._lexicon):
            self._numbers.extend([number.setdefault(feature, len(number)) for feature in block])
            self._sizes.append(len(block))

    def _load(self, kept: Path) -> None:
        with kept.open("rb") as stream, np.load(stream) as file:
            features, texts = _unpacked(file["features"]), _unpacked(file["texts"])
            numbers, sizes = array("i", file["numbers"].tobytes()), array("i", file["sizes"].tobytes())
        if len(sizes) == len(texts) * len(BLOCKS) and len(numbers) == sum(sizes):
            self._of_feature = {feature: number for number, feature in enumerate(features)}
            self._of_text = {text: index for index, text in enumerate(texts)}
            self._numbers, self._sizes = numbers, sizes


def _places(lengths: Any, rows: Any) -> Any:
    """Return where everything of some rows stands, when rows of these lengths follow one another."""
    starts = np.cumsum(lengths) - lengths
    wanted = lengths[rows]
    return np.repeat(starts[rows] - (np.cumsum(wanted) - wanted), wanted) + np.arange(wanted.sum())


def _packed(lines: dict[str, int]) -> Any:
    return np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)


def _unpacked(data: Any) -> list[str]:
    return bytes(data).decode().split("\n")
