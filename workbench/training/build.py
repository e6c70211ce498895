"""The understanding as the pack holds it."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from aftercare.domain.understanding.features import BLOCKS, blocks_of
from aftercare.domain.understanding.lexicon import Lexicon
from aftercare.domain.understanding.scorer import hash_of, packed
from workbench.content.meanings import read_meanings
from workbench.training import lexicon as words
from workbench.training import phrasings as phrased
from workbench.training.matrix import WEIGHT, Vocabulary, learn_vocabulary, matrix_of
from workbench.training.train import Trained, train

STEPS = 127
"""A weight is a whole number of steps from -127 to 127."""
LARGEST = 1.6
"""Weight that 127 steps stand for; a larger one is cut. A handful are."""
SMALLEST = 3
"""Steps below which a weight is left out."""
_PATTERNS = Path("content/en-US/patterns")
_CODE = ("lambda/aftercare/domain/understanding", "workbench/training")


def build_understanding(root: Path, committed: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return everything that `Understanding.from_pack` reads.

    With `committed`, the understanding of a pack built before from the same inputs, that one is returned: the
    last bits of a training differ from one processor to the next, so a pack is fresh when its inputs are.
    """
    inputs = digest_of_inputs(root)
    if committed is not None and committed.get("inputs") == inputs:
        return dict(committed)
    return {"inputs": inputs, **train_understanding(root, phrased.read_phrasings(root))}


def train_understanding(root: Path, phrasings: list[phrased.Phrasing]) -> dict[str, Any]:
    """Return what is built from some phrasings, such as those of all authors but one."""
    lexicon = words.build_lexicon(root, (phrasing.text for phrasing in phrasings))
    known = Lexicon.from_built(lexicon)
    documents = [blocks_of(known.heard(phrasing.text), known) for phrasing in phrasings]
    vocabulary = learn_vocabulary(documents)
    trained = train(matrix_of(documents, vocabulary), [phrasing.label for phrasing in phrasings])
    return {
        "kinds": _kinds(root),
        "labels": trained.labels,
        "lexicon": lexicon,
        "model": pack_model(vocabulary, trained),
        "patterns": _pattern_names(root),
    }


def pack_model(vocabulary: Vocabulary, trained: Trained) -> dict[str, Any]:
    """Return the weights in small whole numbers, rows in the order of their hashes; rows of nothing are left out."""
    block_weight = np.array([WEIGHT[BLOCKS[block]] for block in vocabulary.block])
    steps = np.rint(trained.weights * block_weight * (STEPS / LARGEST)).clip(-STEPS, STEPS).astype(np.int8)
    steps[np.abs(steps.astype(int)) < SMALLEST] = 0
    rows = sorted((hash_of(feature), column) for feature, column in vocabulary.columns.items())
    parts: dict[str, array[Any]] = {"hashes": array("I"), "rarity": array("B"), "counts": array("B"), "columns": array("H"), "weights": array("b")}
    for code, column in rows:
        labels = np.flatnonzero(steps[:, column])
        parts["hashes"].append(code)
        parts["rarity"].append(vocabulary.rarity[column])
        parts["counts"].append(len(labels))
        parts["columns"].extend(labels.tolist())
        parts["weights"].extend(steps[labels, column].tolist())
    return {
        **{name: packed(values) for name, values in parts.items()},
        "step": LARGEST / STEPS,
        "bias": [round(float(bias), 4) for bias in trained.bias],
    }


def digest_of_inputs(root: Path) -> str:
    """Return a digest of all that the training reads: phrasings, words, meanings, and the code itself."""
    paths = [*(root / "content/en-US/phrasings").glob("*/*.yaml"), *(root / words.FOLDER).glob("*.yaml"), *(root / _PATTERNS).glob("*.yaml")]
    paths += [root / "docs/meanings.md", *(path for folder in _CODE for path in (root / folder).glob("*.py"))]
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(f"{path.relative_to(root).as_posix()}\n".encode() + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _kinds(root: Path) -> dict[str, str]:
    meanings = read_meanings(root)
    kinds = dict.fromkeys(meanings.answers, "answer") | dict.fromkeys(meanings.commands, "command")
    return kinds | dict.fromkeys(meanings.levels, "safety")


def _pattern_names(root: Path) -> dict[str, str]:
    """Return what people call each breathing pattern, and its id."""
    files = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((root / _PATTERNS).glob("*.yaml"))}
    return {name: pattern for pattern, file in files.items() for name in file["names"]}
