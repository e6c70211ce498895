"""What decides whether a training is needed: what it reads, and what its code does."""

from __future__ import annotations

import ast
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from aftercare.domain.nlu import features
from aftercare.domain.nlu.meaning import SAFETY_LEVELS

from workbench.training.inputs import Inputs

_UNDERSTANDING = Path(features.__file__).parent
_TRAINING = Path(__file__).parent

TAKES_APART = tuple(
    _UNDERSTANDING / f"{name}.py"
    for name in ("features", "inflection", "lexicon", "normalise", "sign_features", "sounds")
)
"""The code that makes features of words."""
WEIGHS = (
    *(_UNDERSTANDING / f"{name}.py" for name in ("scorer", "dense_rows")),
    *(
        _TRAINING / f"{name}.py"
        for name in ("build", "composites", "documents", "lexicon", "matrix", "packing", "train")
    ),
)
"""The code that makes weights of features, and lays them out."""


def digest_of_training(inputs: Inputs) -> str:
    """Return a digest of all that a training hangs on.

    The kinds of meanings and the names of patterns are not among it: they are laid beside what was trained.
    """
    said = [(phrasing.section, phrasing.label, phrasing.text) for phrasing in inputs.phrasings]
    code = [digest_of_code(path) for path in (*TAKES_APART, *WEIGHS)]
    return digest_of([said, inputs.words, SAFETY_LEVELS, code])


def digest_of_features(lexicon: dict[str, Any]) -> str:
    """Return a digest of all that decides which features a text has."""
    return digest_of([lexicon, [digest_of_code(path) for path in TAKES_APART]])


def digest_of(value: Any) -> str:
    """Return a digest of anything that can be written as JSON."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


@cache
def digest_of_code(path: Path) -> str:
    """Return a digest of what a module does: no comment, docstring, layout or moved import changes it."""
    return digest_of(_shape_of(ast.parse(path.read_bytes())))


def _shape_of(node: object) -> object:
    """Return a syntax tree as lists, without what does nothing; the same in every version of Python."""
    if isinstance(node, list):
        return [_shape_of(each) for each in node if not _does_nothing(each)]
    if isinstance(node, ast.AST):
        fields = [
            (name, _shape_of(value)) for name, value in ast.iter_fields(node) if value not in (None, [])
        ]
        return [type(node).__name__, fields]
    return repr(node)


def _does_nothing(node: object) -> bool:
    if isinstance(node, ast.Import | ast.ImportFrom):
        return True
    value = node.value if isinstance(node, ast.Expr) else None
    return isinstance(value, ast.Constant) and isinstance(value.value, str)
