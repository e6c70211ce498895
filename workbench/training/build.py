"""The understanding as the pack holds it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from aftercare.domain.nlu.features import Block, blocks_of
from aftercare.domain.nlu.lexicon import Lexicon
from aftercare.domain.nlu.meaning import SAFETY_LEVELS

from workbench.training import lexicon as words
from workbench.training.composites import composites
from workbench.training.inputs import Inputs

_HOUSE = Path(__file__).parents[2]
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
        for name in ("build", "composites", "lexicon", "matrix", "packing", "train")
    ),
)
"""The code that decides what is built; a change of it calls for a new training."""


def build_understanding(inputs: Inputs, before: Iterable[Mapping[str, Any]] = ()) -> dict[str, Any]:
    """Return everything that `Understanding.from_pack` reads.

    If one that was built `before` had the same inputs, it is returned: the last bits of a training differ
    from one processor to the next, so an understanding is fresh when its inputs are.
    """
    digest = digest_of(inputs)
    for understanding in before:
        if understanding.get("inputs") == digest:
            return {**understanding, **inputs.tables}
    return {"inputs": digest, **train_understanding(inputs)}


def train_understanding(inputs: Inputs, *, without: Sequence[str] = ()) -> dict[str, Any]:
    """Return what is built from some inputs.

    `without` names parts of the lexicon to do without, to see what they are good for.
    """
    # What trains is needed only here; whoever only reads the committed pack need not have it installed.
    from workbench.training.matrix import learn_vocabulary, matrix_of  # noqa: PLC0415
    from workbench.training.packing import pack_model  # noqa: PLC0415
    from workbench.training.train import Labelled, train  # noqa: PLC0415

    phrasings = inputs.phrasings
    lexicon = words.build_lexicon(inputs.words, [phrasing.text for phrasing in phrasings])
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
        "kinds": dict(inputs.kinds),
        "labels": trained.labels,
        "lexicon": lexicon,
        "model": pack_model(vocabulary, trained),
        "patterns": dict(inputs.patterns),
        **inputs.tables,
    }


def digest_of(inputs: Inputs) -> str:
    """Return a digest of all that decides what is built, the code itself among it."""
    said = [(phrasing.section, phrasing.label, phrasing.text) for phrasing in inputs.phrasings]
    known = json.dumps([said, inputs.words, inputs.kinds, inputs.patterns], sort_keys=True)
    digest = hashlib.sha256(known.encode())
    for path in _CODE:
        digest.update((_HOUSE / path).read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()
