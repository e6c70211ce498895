"""Words that are alike by meaning, from the word vectors inside the wordllama package.

Run by hand when many new words were phrased; it writes `content/en-US/understanding/kin.yaml`, which is
committed, so that neither a build nor a test needs the package.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.cluster import KMeans

from workbench.training.lexicon import FOLDER, read_spoken
from workbench.training.phrasings import read_phrasings

SIZES = {"a": 60, "b": 200, "c": 600}
"""Numbers of groups: coarse, middling and fine."""
_SHORTEST = 3
_COMMON_TOKENS = 20_000
_WORD_START = "\u2581"


def main() -> int:
    """Group the words that were phrased and the common words that were not, and write the groups."""
    wordllama = import_module("wordllama")
    model: Any = wordllama.WordLlama.load(
        cache_dir=Path(str(wordllama.__file__)).parent, disable_download=True
    )
    root = Path()
    words = sorted(_phrased(root) | _common(model))
    vectors = _directions(np.array([_vector(model, word) for word in words]))
    groups = [
        KMeans(size, n_init=1, random_state=0, max_iter=40).fit(vectors).labels_ for size in SIZES.values()
    ]
    kin: defaultdict[str, list[str]] = defaultdict(list)
    for word, *of_word in zip(words, *groups, strict=True):
        kin[" ".join(f"{name}{group}" for name, group in zip(SIZES, of_word, strict=True))].append(word)
    lines = [f"{group}: {' '.join(members)}" for group, members in sorted(kin.items())]
    head = (
        "# Words alike by meaning, in coarse, middling and fine groups. Made by workbench.training.vectors.\n"
    )
    (root / FOLDER / "kin.yaml").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    return 0


def _phrased(root: Path) -> set[str]:
    lexicon = read_spoken(root)
    return {word for phrasing in read_phrasings(root) for word in lexicon.heard(phrasing.text)}


def _common(model: Any) -> set[str]:
    tokens = (token for token, index in model.tokenizer.get_vocab().items() if index < _COMMON_TOKENS)
    words = (token.removeprefix(_WORD_START) for token in tokens if token.startswith(_WORD_START))
    plain = (word for word in words if word.isascii() and word.isalpha() and word.islower())
    return {word for word in plain if len(word) >= _SHORTEST}


def _vector(model: Any, word: str) -> Any:
    tokens = model.tokenizer.encode(word).ids[1:]
    return model.embedding[tokens].astype(float).sum(axis=0)


def _directions(vectors: Any) -> Any:
    """Return vectors of length one, without what all have in common."""
    ones = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    centred = ones - ones.mean(axis=0)
    return centred / (np.linalg.norm(centred, axis=1, keepdims=True) + 1e-9)


if __name__ == "__main__":
    sys.exit(main())
