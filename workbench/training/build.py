"""The understanding as the pack holds it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from aftercare.domain.nlu.features import Block, blocks_of
from aftercare.domain.nlu.lexicon import Lexicon
from aftercare.domain.nlu.meaning import SAFETY_LEVELS

from workbench.content.read.meanings import read_meanings
from workbench.content.schema.language import TRAINED_ON
from workbench.training import lexicon as words
from workbench.training import phrasings as phrased
from workbench.training.composites import composites

_PATTERNS = Path("content/en-US/patterns")
_PLAIN = Path("content/en-US/triage/plain.yaml")
_CODE = (
    *(
        f"lambda/aftercare/domain/nlu/{name}.py"
        for name in (
            "features",
            "inflection",
            "lexicon",
            "normalise",
            "scorer",
            "signs",
            "sounds",
            "dense_rows",
        )
    ),
    *(
        f"workbench/training/{name}.py"
        for name in ("build", "composites", "lexicon", "matrix", "packing", "phrasings", "train")
    ),
)
"""The code that decides what is built; a change of it calls for a new training."""


def build_understanding(
    root: Path, committed: Mapping[str, Any] | None = None, *, also: Sequence[phrased.Phrasing] = ()
) -> dict[str, Any]:
    """Return everything that `Understanding.from_pack` reads.

    With `committed`, the understanding of a pack built before from the same inputs, that one is returned: the
    last bits of a training differ from one processor to the next, so a pack is fresh when its inputs are.
    `also` are phrasings of topics that a clinic has and the base has not.
    """
    inputs = digest_of_inputs(root, also)
    if committed is not None and committed.get("inputs") == inputs:
        return {**committed, "plain": read_plain(root)}
    built = train_understanding(root, [*phrased.read_phrasings(root), *also])
    built["kinds"] |= dict.fromkeys((phrasing.label for phrasing in also), "answer")
    return {"inputs": inputs, **built}


def train_understanding(
    root: Path, phrasings: Sequence[phrased.Phrasing], *, without: Sequence[str] = ()
) -> dict[str, Any]:
    """Return what is built from some phrasings, such as those of all authors but one.

    `without` names parts of the lexicon to do without, to see what they are good for.
    """
    # What trains is needed only here; whoever only reads the committed pack need not have it installed.
    from workbench.training.matrix import learn_vocabulary, matrix_of  # noqa: PLC0415
    from workbench.training.packing import pack_model  # noqa: PLC0415
    from workbench.training.train import Labelled, train  # noqa: PLC0415

    lexicon = words.build_lexicon(root, [phrasing.text for phrasing in phrasings])
    lexicon |= {part: {} for part in without}
    known = Lexicon.from_built(lexicon)
    documents = [blocks_of(known.heard(phrasing.text), known) for phrasing in phrasings]
    vocabulary = learn_vocabulary(documents)

    def labelled(documents: Sequence[tuple[Block, ...]], labels: Sequence[str]) -> Labelled:
        return Labelled(matrix=matrix_of(documents, vocabulary), labels=labels)

    joined = composites(phrasings, SAFETY_LEVELS)
    trained = train(
        labelled(documents, [phrasing.label for phrasing in phrasings]),
        labelled([blocks_of(known.heard(text), known) for text, _ in joined], [label for _, label in joined]),
        SAFETY_LEVELS,
    )
    return {
        "kinds": _kinds(root),
        "labels": trained.labels,
        "lexicon": lexicon,
        "model": pack_model(vocabulary, trained),
        "patterns": _pattern_names(root),
        "plain": read_plain(root),
    }


def digest_of_inputs(root: Path, also: Sequence[phrased.Phrasing] = ()) -> str:
    """Return a digest of all that decides what is built: phrasings, words, meanings, and the code itself."""
    paths = [
        *(root / phrased.FOLDER).glob("*/*.yaml"),
        *(root / words.FOLDER / f"{name}.yaml" for name in TRAINED_ON),
        *(root / _PATTERNS).glob("*.yaml"),
        root / "docs/meanings.md",
        *(root / path for path in _CODE),
    ]
    digest = hashlib.sha256()
    for path in sorted(paths):
        name = path.relative_to(root).as_posix()
        digest.update(f"{name}\n".encode() + path.read_bytes().replace(b"\r\n", b"\n"))
    for phrasing in also:
        digest.update(f"{phrasing}\n".encode())
    return digest.hexdigest()


def read_plain(root: Path) -> dict[str, Any]:
    """Return the signed list of plain danger; nothing is trained on it, so that a change is heard at once."""
    plain: dict[str, Any] = yaml.safe_load((root / _PLAIN).read_text(encoding="utf-8"))
    return plain


def _kinds(root: Path) -> dict[str, str]:
    meanings = read_meanings(root)
    kinds = dict.fromkeys(meanings.answers, "answer") | dict.fromkeys(meanings.commands, "command")
    return kinds | dict.fromkeys(meanings.levels, "safety")


def _pattern_names(root: Path) -> dict[str, str]:
    """Return what people call each breathing pattern, and its id."""
    files = {
        path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in sorted((root / _PATTERNS).glob("*.yaml"))
    }
    return {name: pattern for pattern, file in files.items() for name in file["names"]}
