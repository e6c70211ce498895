"""The understanding as the pack holds it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from aftercare.domain.nlu.lexicon import Lexicon
from aftercare.domain.nlu.meaning import SAFETY_LEVELS

from workbench.training import lexicon as words
from workbench.training.composites import composites
from workbench.training.digest import digest_of_features, digest_of_training
from workbench.training.inputs import Inputs


def build_understanding(
    inputs: Inputs, before: Iterable[Mapping[str, Any]] = (), *, cache: Path | None = None
) -> dict[str, Any]:
    """Return everything that `Understanding.from_pack` reads.

    If one that was built `before` was trained on the same, its training stands: the last bits of a training
    differ from one processor to the next, so an understanding is fresh when its inputs are.
    """
    digest = digest_of_training(inputs)
    same = (understanding for understanding in before if understanding.get("inputs") == digest)
    trained = next(same, None) or train_understanding(inputs, cache=cache)
    return {
        **trained,
        "inputs": digest,
        "kinds": dict(inputs.kinds),
        "patterns": dict(inputs.patterns),
        **inputs.tables,
    }


def train_understanding(
    inputs: Inputs, *, without: Sequence[str] = (), cache: Path | None = None
) -> dict[str, Any]:
    """Return what is trained on some inputs.

    `without` names parts of the lexicon to do without, to see what they are good for. In the folder `cache`
    the features of phrasings are kept for the next time.
    """
    # What trains is needed only here; whoever only reads the committed pack need not have it installed.
    from workbench.training.documents import Reader  # noqa: PLC0415
    from workbench.training.matrix import learn_vocabulary, matrix_of  # noqa: PLC0415
    from workbench.training.packing import pack_model  # noqa: PLC0415
    from workbench.training.train import Labelled, train  # noqa: PLC0415

    texts = [phrasing.text for phrasing in inputs.phrasings]
    lexicon = words.build_lexicon(inputs.words, texts) | {part: {} for part in without}
    kept = cache / f"features-{digest_of_features(lexicon)[:16]}.npz" if cache else None
    reader = Reader(Lexicon.from_built(lexicon), kept)
    documents = reader.read(texts)
    if kept is not None:
        reader.keep(kept)
    vocabulary = learn_vocabulary(documents)
    joined = composites(inputs.phrasings, SAFETY_LEVELS)
    beside = reader.read([text for text, _ in joined])
    trained = train(
        Labelled(
            matrix=matrix_of(documents, vocabulary), labels=[phrasing.label for phrasing in inputs.phrasings]
        ),
        Labelled(matrix=matrix_of(beside, vocabulary), labels=[label for _, label in joined]),
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
